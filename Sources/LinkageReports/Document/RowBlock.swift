import LinkageGraph

/// Some rows of a table on their way from what makes them to what writes them.
///
/// A cell is a few numbers, and texts stand one after another in one run of bytes, so that rows by
/// the million allocate nothing.
struct RowBlock: Sendable {
  /// A cell; text is a range of the block's bytes.
  enum Cell: BitwiseCopyable, Sendable {
    case text(start: UInt32, end: UInt32)
    case whole(Int)
    case decimal(Double, decimals: UInt8)
    case share(Int, of: Int)
    case answer(Bool)
    /// A range of the block's counts.
    case counts(start: UInt32, end: UInt32)
    /// A range of the block's bytes: texts with a NUL between them, which no text holds.
    case texts(start: UInt32, end: UInt32)
    case missing
  }

  /// Row after row.
  private(set) var cells: [Cell] = []
  private(set) var bytes: [UInt8] = []
  private(set) var counts: [Int] = []
  /// The rows before which a rule stands; the number of rows for one at the end.
  private(set) var rules: [Int] = []
  /// How many cells a row has.
  let width: Int

  /// A block is passed on when it has this many cells, or this many bytes of text.
  private static let mostCells = 4096
  private static let mostBytes = 64 * 1024

  init(width: Int) { self.width = width }

  var rowCount: Int { width == 0 ? 0 : cells.count / width }
  var isEmpty: Bool { cells.isEmpty && rules.isEmpty }
  var isFull: Bool { cells.count >= Self.mostCells || bytes.count >= Self.mostBytes }

  /// The memory that the block takes, in bytes.
  var size: Int {
    cells.capacity * MemoryLayout<Cell>.stride + bytes.capacity
      + (counts.capacity + rules.capacity) * MemoryLayout<Int>.stride
  }

  /// The bytes of a text.
  @_lifetime(borrow self)
  func text(from start: UInt32, to end: UInt32) -> Span<UInt8> {
    bytes.span.extracting(Int(start)..<Int(end))
  }

  // MARK: Adding

  mutating func append(_ cell: Cell) { cells.append(cell) }

  mutating func append(text: String) {
    let start = UInt32(truncatingIfNeeded: bytes.count)
    bytes.append(contentsOf: text.utf8)
    cells.append(.text(start: start, end: UInt32(truncatingIfNeeded: bytes.count)))
  }

  mutating func append(text: Span<UInt8>) {
    let start = UInt32(truncatingIfNeeded: bytes.count)
    bytes.append(copying: text)
    cells.append(.text(start: start, end: UInt32(truncatingIfNeeded: bytes.count)))
  }

  mutating func append(texts: Span<UInt8>) {
    let start = UInt32(truncatingIfNeeded: bytes.count)
    bytes.append(copying: texts)
    cells.append(.texts(start: start, end: UInt32(truncatingIfNeeded: bytes.count)))
  }

  mutating func append(counts: [Int]) {
    let start = UInt32(truncatingIfNeeded: self.counts.count)
    self.counts.append(contentsOf: counts)
    cells.append(.counts(start: start, end: UInt32(truncatingIfNeeded: self.counts.count)))
  }

  mutating func appendRule() { rules.append(rowCount) }

  mutating func removeLastRow() { cells.removeLast(width) }

  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    rules.removeAll(keepingCapacity: true)
  }
}
