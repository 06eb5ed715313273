public import LinkageGraph

/// Writes the table of a document as Excel opens it by a double click where the decimal mark is a comma,
/// as it is in Vietnam.
///
/// The file begins with a byte-order mark, fields are separated by semicolons, lines end in CR LF, numbers
/// are unrounded, with a decimal comma and no other mark, and headers and words are in the language asked
/// for. What a reader must know of the figures stands below the table, after an empty line.
///
/// A text that a spreadsheet would take for a formula is defused by an apostrophe before it: one that
/// begins with `=`, `+`, `-`, `@`, a tab, a line break, or the wide form of one of these signs. A plain
/// negative number, such as `-5` or `-1,5`, stays as it is.
public struct ExcelCSVWriter: DocumentWriter {
  private let language: Language
  /// No and yes, as they are written.
  private let answers: [[UInt8]]

  /// Creates a writer.
  ///
  /// - Parameter language: The language of headers and words.
  public init(language: Language) {
    self.language = language
    answers = [1, 0].map { Array(Vocabulary.answers[$0](language).utf8) }
  }

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
    let table = document.table
    var output = OutputBuffer()
    output.append("\u{FEFF}")
    var isFirst = true
    for column in table.columns {
      Self.separate(&isFirst, &output)
      append(column.title(language), to: &output)
      if column.kind == .share {
        Self.separate(&isFirst, &output)
        append("\(column.title(language)) (\(Self.share(language)))", to: &output)
      }
    }
    output.append("\r\n")
    let isShare = table.columns.map { $0.kind == .share }
    try table.forEachBlock(for: .people(language), limited: false) { block in
      for row in 0..<block.rowCount {
        var isFirst = true
        for column in isShare.indices {
          let cell = block.cells[row * block.width + column]
          Self.separate(&isFirst, &output)
          append(cell, of: block, to: &output)
          guard isShare[column] else { continue }
          Self.separate(&isFirst, &output)
          if case .share(let part, let whole) = cell, whole != 0 {
            Self.append(Double(part) / Double(whole), to: &output)
          }
        }
        output.append("\r\n")
        try output.flushIfFull(to: &sink)
      }
    }
    let remarks = document.remarks
    if !remarks.isEmpty { output.append("\r\n") }
    for remark in remarks {
      append(remark(language), to: &output)
      output.append("\r\n")
    }
    try output.flush(to: &sink)
  }

  private static let share = LocalizedText("share", "tỷ lệ")

  private static func separate(_ isFirst: inout Bool, _ output: inout OutputBuffer) {
    if !isFirst { output.append(UInt8(ascii: ";")) }
    isFirst = false
  }

  private func append(
    _ cell: RowBlock.Cell, of block: RowBlock, to output: inout OutputBuffer
  ) {
    switch cell {
    case .text(let start, let end): Self.append(block.text(from: start, to: end), to: &output)
    case .whole(let number), .share(let number, _): output.append(number)
    case .decimal(let number, _): Self.append(number, to: &output)
    case .answer(let answer):
      let word = answers[answer ? 1 : 0]
      output.append(word.span)
    case .counts, .texts, .missing: break
    }
  }

  /// Appends a number with a decimal comma.
  private static func append(_ number: Double, to output: inout OutputBuffer) {
    guard number.isFinite else { return }
    for byte in number.description.utf8 {
      output.append(byte == UInt8(ascii: ".") ? UInt8(ascii: ",") : byte)
    }
  }

  private func append(_ text: String, to output: inout OutputBuffer) {
    Self.append(text.utf8.span, to: &output)
  }

  /// Appends a text, defused and quoted where it must be.
  private static func append(_ text: Span<UInt8>, to output: inout OutputBuffer) {
    let isDefused = looksLikeFormula(text)
    var needsQuotes = false
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: ";"), UInt8(ascii: "\""), 0x0A, 0x0D, 0x09: needsQuotes = true
      default: break
      }
    }
    if needsQuotes { output.append(UInt8(ascii: "\"")) }
    if isDefused { output.append(UInt8(ascii: "'")) }
    if needsQuotes {
      for index in text.indices {
        if text[index] == UInt8(ascii: "\"") { output.append(UInt8(ascii: "\"")) }
        output.append(text[index])
      }
      output.append(UInt8(ascii: "\""))
    } else {
      output.append(text)
    }
  }

  /// Whether a spreadsheet would compute a text instead of showing it.
  private static func looksLikeFormula(_ text: Span<UInt8>) -> Bool {
    if text.isEmpty { return false }
    switch text[0] {
    case UInt8(ascii: "-"): return !isNumber(text.extracting(1...))
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: return true
    case 0xEF where text.count >= 3 && text[1] == 0xBC:
      // The wide forms of + - = @, which some programs read as the narrow ones.
      return [0x8B, 0x8D, 0x9D, 0xA0].contains(text[2])
    default: return false
    }
  }

  /// Whether a text is digits, with at most one decimal mark among them.
  private static func isNumber(_ text: Span<UInt8>) -> Bool {
    var marks = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: ","), UInt8(ascii: "."):
        if index == 0 || index == text.count - 1 { return false }
        marks += 1
      default: return false
      }
    }
    return !text.isEmpty && marks <= 1
  }
}
