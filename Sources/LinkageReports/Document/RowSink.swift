import LinkageGraph

/// Where the rows of a table go as they are made, cell by cell.
///
/// Rows are gathered in blocks and passed on; none is kept.
public struct RowSink: ~Copyable {
  /// Who the rows are for.
  public let audience: Audience
  /// How many rows were made that nobody is shown.
  public private(set) var omitted = 0

  private var block: RowBlock
  private var cellsInRow = 0
  private var room: Int
  private let pass: (RowBlock) throws -> Void

  init(
    for audience: Audience, columns: Int, limit: Int?,
    passingTo pass: @escaping (RowBlock) throws -> Void
  ) {
    self.audience = audience
    block = RowBlock(width: columns)
    room = limit ?? .max
    self.pass = pass
  }

  /// Whether no more rows are shown; ``passOverRow()`` then counts a row without its cells.
  public var isFull: Bool { room == 0 }

  /// Counts a row without its cells.
  ///
  /// - Precondition: The sink is full.
  public mutating func passOverRow() {
    precondition(isFull, "a row that is shown has cells")
    omitted += 1
  }

  /// Adds a cell to the row.
  public mutating func append(_ cell: TableCell) {
    switch cell {
    case .text, .word: append(cell.text(for: audience))
    case .whole(let number): append(number)
    case .decimal(let number, let decimals): append(number, decimals: decimals)
    case .share(let part, let whole): append(part, of: whole)
    case .answer(let answer): append(answer)
    case .missing: appendMissing()
    }
  }

  /// Adds a cell of text.
  public mutating func append(_ text: String) {
    cellsInRow += 1
    block.append(text: text)
  }

  /// Adds a cell of text, in UTF-8.
  mutating func append(_ text: Span<UInt8>) {
    cellsInRow += 1
    block.append(text: text)
  }

  /// Adds a cell with a whole number.
  public mutating func append(_ number: Int) { add(.whole(number)) }

  /// Adds a cell with a whole number, or an empty one.
  public mutating func append(orMissing number: Int?) {
    if let number { append(number) } else { appendMissing() }
  }

  /// Adds a cell with a number that people read with so many decimals, 0 to 15.
  public mutating func append(_ number: Double, decimals: Int) {
    add(.decimal(number, decimals: UInt8(decimals)))
  }

  /// Adds a cell with a part of a whole.
  public mutating func append(_ part: Int, of whole: Int) { add(.share(part, of: whole)) }

  /// Adds a cell that says yes or no.
  public mutating func append(_ answer: Bool) { add(.answer(answer)) }

  /// Adds a cell for programs that read records: texts, none of them empty, with a NUL between them.
  mutating func append(texts: Span<UInt8>) {
    cellsInRow += 1
    block.append(texts: texts)
  }

  /// Adds a cell for programs that read records: how many there are of 0, of 1, of 2 and so on.
  public mutating func append(counts: [Int]) {
    cellsInRow += 1
    block.append(counts: counts)
  }

  /// Adds a cell where nothing is known, or nothing applies.
  public mutating func appendMissing() { add(.missing) }

  private mutating func add(_ cell: RowBlock.Cell) {
    cellsInRow += 1
    block.append(cell)
  }

  /// Ends the row.
  ///
  /// - Throws: What whoever writes the rows throws.
  /// - Precondition: The row has a cell for every column.
  public mutating func endRow() throws {
    precondition(cellsInRow == block.width, "a row needs a cell for every column")
    cellsInRow = 0
    if isFull {
      block.removeLastRow()
      omitted += 1
      return
    }
    room -= 1
    if block.isFull { try flush() }
  }

  /// Adds a thin rule for people, which sets apart what follows.
  public mutating func appendRule() {
    if audience != .programs, !isFull { block.appendRule() }
  }

  /// Adds a row, cell by cell.
  ///
  /// - Throws: What whoever writes the rows throws.
  /// - Precondition: There is a cell for every column.
  public mutating func appendRow(_ cells: [TableCell]) throws {
    if isFull { return passOverRow() }
    for cell in cells { append(cell) }
    try endRow()
  }

  mutating func finish() throws {
    precondition(cellsInRow == 0, "the last row is ended")
    if !block.isEmpty { try flush() }
  }

  private mutating func flush() throws {
    try pass(block)
    block.removeAll()
  }
}

extension TableCell {
  /// The text of a cell of text, as an audience reads it.
  func text(for audience: Audience) -> String {
    switch self {
    case .text(let text): text
    case .word(let word, let shown):
      switch audience {
      case .programs: word
      case .people(let language): shown(language)
      }
    case .whole, .decimal, .share, .answer, .missing: ""
    }
  }
}
