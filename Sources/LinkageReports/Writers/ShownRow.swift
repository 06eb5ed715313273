import LinkageGraph

/// A row as people read it: the text of each cell, how wide it is, and the percentage beside a count.
///
/// One is used for all rows of a table, so that they allocate nothing.
struct ShownRow {
  /// A text within the row's bytes.
  struct Text: BitwiseCopyable {
    let start: Int
    let end: Int
    /// In columns of a terminal.
    let width: Int

    static let none = Text(start: 0, end: 0, width: 0)
  }

  struct Cell: BitwiseCopyable {
    let text: Text
    let share: Text
  }

  let language: Language
  /// Whether the texts go into Markdown, where some characters mean something.
  let isMarkdown: Bool

  private(set) var cells: [Cell] = []
  private(set) var bytes: [UInt8] = []

  init(language: Language, isMarkdown: Bool = false) {
    self.language = language
    self.isMarkdown = isMarkdown
  }

  /// Takes a row of a block.
  mutating func set(_ row: Int, of block: RowBlock) {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    for index in row * block.width..<(row + 1) * block.width {
      cells.append(append(block.cells[index], of: block))
    }
  }

  /// Appends the text of a cell, and its percentage.
  private mutating func append(_ cell: RowBlock.Cell, of block: RowBlock) -> Cell {
    let start = bytes.count
    switch cell {
    case .text(let start, let end):
      return Cell(text: append(text: block.text(from: start, to: end)), share: .none)
    case .whole(let number): NumberText.append(number, in: language, to: &bytes)
    case .decimal(let value, let decimals):
      NumberText.append(value, decimals: Int(decimals), in: language, to: &bytes)
    case .share(let part, let whole):
      NumberText.append(part, in: language, to: &bytes)
      let text = lastNumber(from: start)
      NumberText.append(percent: part, of: whole, in: language, to: &bytes)
      return Cell(text: text, share: lastNumber(from: text.end))
    case .answer(let answer):
      return Cell(text: append(text: Self.word(answer, language).utf8.span), share: .none)
    case .counts, .texts, .missing: bytes.append(contentsOf: NumberText.missing.utf8)
    }
    return Cell(text: lastNumber(from: start), share: .none)
  }

  /// Returns how wide a cell and its percentage are, without writing a number whose width follows from
  /// its digits.
  mutating func widths(of cell: RowBlock.Cell, in block: RowBlock) -> (text: Int, share: Int) {
    switch cell {
    case .whole(let number): return (NumberText.width(of: number), 0)
    case .share(let part, let whole):
      let share =
        NumberText.width(ofPercent: part, of: whole)
        ?? NumberText.percent(part, of: whole, in: language).count
      return (NumberText.width(of: part), share)
    case .text, .decimal, .answer, .counts, .texts, .missing:
      bytes.removeAll(keepingCapacity: true)
      return (append(cell, of: block).text.width, 0)
    }
  }

  private static func word(_ answer: Bool, _ language: Language) -> String {
    Vocabulary.answers[answer ? 0 : 1](language)
  }

  /// The number that was appended last; none of its characters means anything to Markdown.
  private func lastNumber(from start: Int) -> Text {
    // What is not ASCII is the dash that stands where there is no number.
    let isDash = bytes[start] >= 0x80
    return Text(start: start, end: bytes.count, width: isDash ? 1 : bytes.count - start)
  }

  private mutating func append(text: Span<UInt8>) -> Text {
    let start = bytes.count
    guard let columns = DisplayWidth.plainColumns(of: text) else {
      let visible = DisplayWidth.visible(text.text)
      let shown = isMarkdown ? MarkdownText.escaped(visible) : visible
      bytes.append(contentsOf: shown.utf8)
      return Text(start: start, end: bytes.count, width: DisplayWidth.columns(of: shown))
    }
    if isMarkdown {
      let escapes = MarkdownText.append(text, to: &bytes)
      return Text(start: start, end: bytes.count, width: columns + escapes)
    }
    bytes.append(copying: text)
    return Text(start: start, end: bytes.count, width: columns)
  }

  /// The bytes of a text.
  @_lifetime(borrow self)
  func span(of text: Text) -> Span<UInt8> { bytes.span.extracting(text.start..<text.end) }
}

extension Span<UInt8> {
  /// The bytes, read as UTF-8.
  var text: String {
    guard let valid = try? UTF8Span(validating: self) else {
      return String(decoding: indices.map { self[$0] }, as: UTF8.self)
    }
    return String(copying: valid)
  }
}
