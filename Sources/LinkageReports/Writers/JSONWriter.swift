public import LinkageGraph

/// Writes the record of a document as JSON.
///
/// Members stand in the order of the record, each on a line of its own; so do the records of a list.
/// It is not Foundation's encoder, so that a result larger than memory can be written, and the bytes
/// are the same on every system. The first member is always ``format``, the version of the keys, and
/// `skippedRows` follows where rows were left out.
public struct JSONWriter: DocumentWriter {
  /// The version of the keys that records have; it changes when a key goes or means something else.
  public static let format = 1

  /// Creates a writer.
  public init() {}

  /// Writes a document.
  ///
  /// - Parameters:
  ///   - document: What to write.
  ///   - sink: Where the bytes go, in pieces of about 64 KiB.
  /// - Throws: What the sink throws; what it took before stays.
  /// - Complexity: O(bytes written) time.
  public func write<Sink: ByteSink & ~Copyable>(
    _ document: Document, to sink: inout Sink
  ) throws {
    var output = OutputBuffer()
    output.append("{\n  \"format\": ")
    output.append(Self.format)
    for (name, value) in document.leftOut.members + document.record.members {
      output.append(",\n  ")
      output.append(json: name)
      output.append(": ")
      try write(value, to: &sink, &output)
    }
    output.append("\n}\n")
    try output.flush(to: &sink)
  }

  private func write<Sink: ByteSink & ~Copyable>(
    _ value: RecordValue, to sink: inout Sink, _ output: inout OutputBuffer, depth: Int = 1
  ) throws {
    switch value {
    case .record(let record) where record.members.contains { $0.value.isList }:
      var lines = ListLines(depth: depth, brackets: ("{", "}"))
      for (name, value) in record.members {
        lines.begin(&output)
        output.append(json: name)
        output.append(": ")
        try write(value, to: &sink, &output, depth: depth + 1)
      }
      lines.end(&output)
    case .records(let records):
      var lines = ListLines(depth: depth)
      for record in records {
        lines.begin(&output)
        Self.append(record, to: &output)
        try output.flushIfFull(to: &sink)
      }
      lines.end(&output)
    case .rows(let table, let fields):
      var lines = ListLines(depth: depth)
      let template = RowTemplate(fields)
      try table.forEachBlock(for: .programs) { block in
        for row in 0..<block.rowCount {
          lines.begin(&output)
          template.append(row, of: block, to: &output)
          try output.flushIfFull(to: &sink)
        }
      }
      lines.end(&output)
    default: Self.append(value, to: &output)
    }
  }

  /// Appends a value on one line.
  static func append(_ value: RecordValue, to output: inout OutputBuffer) {
    switch value {
    case .text(let text): output.append(json: text)
    case .whole(let number): output.append(number)
    case .number(let number):
      if number.isFinite { output.append(number) } else { output.append("null") }
    case .answer(let answer): output.append(answer ? "true" : "false")
    case .missing: output.append("null")
    case .texts(let texts):
      append(texts, to: &output) { $1.append(json: $0) }
    case .lists(let lists):
      append(lists, to: &output) { append(.texts($0), to: &$1) }
    case .record(let record): append(record, to: &output)
    case .records, .rows: preconditionFailure("a list of records stands near the outermost record")
    }
  }

  private static func append<Element>(
    _ elements: [Element], to output: inout OutputBuffer,
    _ append: (Element, inout OutputBuffer) -> Void
  ) {
    output.append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(", ") }
      append(element, &output)
    }
    output.append("]")
  }

  static func append(_ record: Record, to output: inout OutputBuffer) {
    output.append("{")
    for (index, member) in record.members.enumerated() {
      if index > 0 { output.append(", ") }
      output.append(json: member.name)
      output.append(": ")
      append(member.value, to: &output)
    }
    output.append("}")
  }

  /// The brackets and line breaks around the records of a list.
  private struct ListLines {
    private var isEmpty = true
    private let blanks: String
    private let brackets: (open: String, close: String)

    init(depth: Int, brackets: (String, String) = ("[", "]")) {
      blanks = String(repeating: "  ", count: depth)
      self.brackets = brackets
    }

    mutating func begin(_ output: inout OutputBuffer) {
      output.append(isEmpty ? "\(brackets.open)\n  \(blanks)" : ",\n  \(blanks)")
      isEmpty = false
    }

    func end(_ output: inout OutputBuffer) {
      output.append(isEmpty ? brackets.open : "\n\(blanks)")
      output.append(brackets.close)
    }
  }
}

/// What is the same in the JSON of every row of a table: names, brackets and commas.
struct RowTemplate {
  private struct Step {
    /// What stands before the value, as a range of the template's bytes.
    let before: Range<Int>
    let column: Int
    /// Whether an empty text stands where the cell is missing.
    let isText: Bool
    /// What stands between that and the value, as a range of the template's bytes.
    ///
    /// The step is left out where the cell is missing; `nil` where the value always stands.
    var name: Range<Int>?
    /// Whether it is the first of the steps that may be left out together.
    var isFirst = false

    var end: Int { name?.upperBound ?? before.upperBound }
  }

  private var steps: [Step] = []
  private var text = OutputBuffer()

  /// Makes a template of fields, between members that are the same in every row.
  init(
    _ fields: [RowField], after first: [(name: String, value: RecordValue)] = [],
    before last: [(name: String, value: RecordValue)] = []
  ) {
    add(fields, after: first, before: last)
  }

  private mutating func add(
    _ fields: [RowField], after first: [(name: String, value: RecordValue)] = [],
    before last: [(name: String, value: RecordValue)] = []
  ) {
    text.append("{")
    var isFirst = true
    func separator() -> String {
      defer { isFirst = false }
      return isFirst ? "" : ", "
    }
    for member in first {
      text.append(separator())
      text.append(json: member.name)
      text.append(": ")
      JSONWriter.append(member.value, to: &text)
    }
    for field in fields {
      text.append(separator())
      text.append(json: field.name)
      text.append(": ")
      switch field.content {
      case .cell(let column): add(column, isText: false)
      case .text(let column): add(column, isText: true)
      case .record(let fields): add(fields)
      case .present(let fields): addPresent(fields)
      }
    }
    for member in last {
      text.append(separator())
      text.append(json: member.name)
      text.append(": ")
      JSONWriter.append(member.value, to: &text)
    }
    text.append("}")
  }

  private mutating func addPresent(_ fields: [RowField]) {
    text.append("{")
    for (index, field) in fields.enumerated() {
      guard case .cell(let column) = field.content else {
        preconditionFailure("a member that may be missing is a cell")
      }
      let before = (steps.last?.end ?? 0)..<text.count
      text.append(json: field.name)
      text.append(": ")
      steps.append(
        Step(
          before: before, column: column, isText: false, name: before.upperBound..<text.count,
          isFirst: index == 0))
    }
    text.append("}")
  }

  private mutating func add(_ column: Int, isText: Bool) {
    let start = steps.last?.end ?? 0
    steps.append(Step(before: start..<text.count, column: column, isText: isText))
  }

  func append(_ row: Int, of block: RowBlock, to output: inout OutputBuffer) {
    let bytes = text.bytes.span
    var isFollowing = false
    for step in steps {
      output.append(bytes.extracting(step.before))
      let cell = block.cells[row * block.width + step.column]
      if let name = step.name {
        if step.isFirst { isFollowing = false }
        if case .missing = cell { continue }
        if isFollowing { output.append(", ") }
        isFollowing = true
        output.append(bytes.extracting(name))
      }
      if case .missing = cell, step.isText {
        output.append("\"\"")
      } else {
        append(cell, of: block, to: &output)
      }
    }
    output.append(bytes.extracting((steps.last?.end ?? 0)..<bytes.count))
  }

  private func append(_ cell: RowBlock.Cell, of block: RowBlock, to output: inout OutputBuffer) {
    switch cell {
    case .text(let start, let end):
      output.append(json: block.text(from: start, to: end))
    case .whole(let number), .share(let number, _): output.append(number)
    case .decimal(let number, _):
      if number.isFinite { output.append(number) } else { output.append("null") }
    case .counts(let start, let end):
      output.append("{")
      var isFirst = true
      for (number, count) in block.counts[Int(start)..<Int(end)].enumerated() where count > 0 {
        output.append(isFirst ? "\"" : ", \"")
        isFirst = false
        output.append(number)
        output.append("\": ")
        output.append(count)
      }
      output.append("}")
    case .answer(let answer): output.append(answer ? "true" : "false")
    case .texts(let start, let end):
      output.append(jsonTexts: block.text(from: start, to: end))
    case .missing: output.append("null")
    }
  }
}
