import LinkageGraph

/// Whether all numbers of a column are digits, a mark and exactly three digits.
///
/// Such a column is most often one of whole numbers whose thousands are set apart by the mark that was taken for the
/// decimal one.
struct DecimalsCensus: Sendable {
  /// The first number, or `nil` before there is one.
  private(set) var first: FoundProblem?
  private(set) var count = 0
  /// Whether every number so far is such a one.
  private(set) var isOpen: Bool
  private let column: Int

  /// - Parameters:
  ///   - column: The column, or -1 where the file does not have it.
  ///   - dialect: The dialect; where someone named the decimal mark there is no doubt.
  init(column: Int, dialect: CSVDialect) {
    self.column = column
    isOpen = column >= 0 && dialect.namedDecimalMark == nil
  }

  /// Looks at the column in the first rows of a block.
  mutating func look(at block: borrowing RowBlock, rows: Int) {
    for row in 0..<rows where isOpen {
      let text = block.text(column, of: row)
      if text.length == 0 { continue }
      guard NumberReader.hasThreeDecimals(block.span(text)) else {
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
    guard NumberReader.hasThreeDecimals(bytes.span) else {
      isOpen = false
      return
    }
    note(row.problem(.threeDecimals, column))
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

  /// Notices the column, if all its numbers are such ones.
  func report(to log: inout ProblemLog) {
    // Where numbers can be read two ways, that says it.
    if isOpen, let first, log.counts[.ambiguousNumber] == nil {
      log.notice(first, about: "\(column)", count: count)
    }
  }
}
