import LinkageGraph

/// Whether all numbers of a column that have a mark are one to three digits, the mark and exactly three digits.
///
/// Such a column is most often one of whole numbers whose thousands are set apart by the mark that was taken for the
/// decimal one; those under a thousand have no mark, and decimals have the other.
struct DecimalsCensus: Sendable {
  /// The first such number, or `nil` before there is one.
  private(set) var first: FoundProblem?
  private(set) var count = 0
  /// Whether every number with a mark so far is such a one.
  private(set) var isOpen: Bool
  private let column: Int
  private let mark: UInt8

  /// - Parameters:
  ///   - column: The column, or -1 where the file does not have it.
  ///   - dialect: The dialect; where someone named the decimal mark there is no doubt.
  init(column: Int, dialect: CSVDialect) {
    self.column = column
    mark = dialect.decimalMark.rawValue
    isOpen = column >= 0 && dialect.namedDecimalMark == nil
  }

  /// Looks at the column in the first rows of a block, some of whose numbers have a mark.
  mutating func look(at block: borrowing RowBlock, rows: Int) {
    for row in 0..<rows where isOpen {
      let text = block.text(column, of: row)
      switch marks(of: block.span(text)) {
      case .none: continue
      case .thousands: break
      case .decimals:
        isOpen = false
        return
      }
      let start = block.base + Int(text.start)
      note(
        FoundProblem(
          sort: .threeDecimals, record: block.record(row),
          offset: block.fieldStart(column, of: row),
          text: start..<start + Int(text.length), column: column))
    }
  }

  /// Looks at the column in a row.
  mutating func look(at row: borrowing RowFields) {
    guard isOpen, let text = row.text(column) else { return }
    let bytes = Array(text.string(row.bytes).utf8)
    switch marks(of: bytes.span) {
    case .none: break
    case .thousands: note(row.problem(.threeDecimals, column))
    case .decimals: isOpen = false
    }
  }

  /// Says what the decimal mark of a number is.
  ///
  /// The other mark says nothing against thousands: beside 1,5 a 1.850 is most likely a thousand and more.
  private func marks(of text: Span<UInt8>) -> NumberReader.Marks {
    text.indices.contains { text[$0] == mark } ? NumberReader.marks(of: text) : .none
  }

  private mutating func note(_ problem: FoundProblem) {
    count += 1
    if first == nil || problem.offset < first?.offset ?? 0 { first = problem }
  }

  /// Adds a later piece.
  mutating func append(_ other: DecimalsCensus) {
    isOpen = isOpen && other.isOpen
    count += other.count
    first = first ?? other.first
  }

  /// Notices the column, if it has such numbers and no others with a mark.
  func report(to log: inout ProblemLog) {
    // Where numbers can be read two ways, that says it.
    if isOpen, let first, log.counts[.ambiguousNumber] == nil {
      log.notice(first, about: "\(column)", count: count)
    }
  }
}
