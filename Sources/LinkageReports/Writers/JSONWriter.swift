public import LinkageGraph

/// Writes the record of a document as JSON.
///
/// Members stand in the order of the record, each on a line of its own; so do the records of a list.
/// It is not Foundation's encoder, so that a result larger than memory can be written, and the bytes
/// are the same on every system.
public struct JSONWriter: DocumentWriter {
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
    output.append("{")
    var isFirst = true
    for (name, value) in document.record.members {
      output.append(isFirst ? "\n  " : ",\n  ")
      isFirst = false
      output.append(json: name)
      output.append(": ")
      try write(value, to: &sink, &output)
    }
    output.append(isFirst ? "}\n" : "\n}\n")
    try output.flush(to: &sink)
  }

  private func write<Sink: ByteSink & ~Copyable>(
    _ value: RecordValue, to sink: inout Sink, _ output: inout OutputBuffer
  ) throws {
    switch value {
    case .records(let records):
      var lines = ListLines()
      for record in records {
        lines.begin(&output)
        Self.append(record, to: &output)
        try output.flushIfFull(to: &sink)
      }
      lines.end(&output)
    case .rows(let table, let fields):
      var lines = ListLines()
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
  private static func append(_ value: RecordValue, to output: inout OutputBuffer) {
    switch value {
    case .text(let text): output.append(json: text)
    case .whole(let number): output.append(number)
    case .missing: output.append("null")
    case .texts(let texts):
      output.append("[")
      for (index, text) in texts.enumerated() {
        if index > 0 { output.append(", ") }
        output.append(json: text)
      }
      output.append("]")
    case .record(let record): append(record, to: &output)
    case .records, .rows: preconditionFailure("a list of records stands in the outermost record")
    }
  }

  private static func append(_ record: Record, to output: inout OutputBuffer) {
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

    mutating func begin(_ output: inout OutputBuffer) {
      output.append(isEmpty ? "[\n    " : ",\n    ")
      isEmpty = false
    }

    func end(_ output: inout OutputBuffer) { output.append(isEmpty ? "[]" : "\n  ]") }
  }
}

/// What is the same in the JSON of every row of a table: names, brackets and commas.
private struct RowTemplate {
  private struct Step {
    /// What stands before the value, as a range of the template's bytes.
    let before: Range<Int>
    let column: Int
    /// Whether an empty text stands where the cell is missing.
    let isText: Bool
  }

  private var steps: [Step] = []
  private var text = OutputBuffer()

  init(_ fields: [RowField]) { add(fields) }

  private mutating func add(_ fields: [RowField]) {
    text.append("{")
    for (index, field) in fields.enumerated() {
      if index > 0 { text.append(", ") }
      text.append(json: field.name)
      text.append(": ")
      switch field.content {
      case .cell(let column): add(column, isText: false)
      case .text(let column): add(column, isText: true)
      case .record(let fields): add(fields)
      }
    }
    text.append("}")
  }

  private mutating func add(_ column: Int, isText: Bool) {
    let start = steps.last?.before.upperBound ?? 0
    steps.append(Step(before: start..<text.count, column: column, isText: isText))
  }

  func append(_ row: Int, of block: RowBlock, to output: inout OutputBuffer) {
    let bytes = text.bytes.span
    for step in steps {
      output.append(bytes.extracting(step.before))
      let cell = block.cells[row * block.width + step.column]
      if case .missing = cell, step.isText {
        output.append("\"\"")
      } else {
        append(cell, of: block, to: &output)
      }
    }
    output.append(bytes.extracting((steps.last?.before.upperBound ?? 0)..<bytes.count))
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
    case .missing: output.append("null")
    }
  }
}
