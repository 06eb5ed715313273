import LinkageGraph

/// A problem as it is found: by offsets, before lines are counted.
struct FoundProblem {
  var sort: DataProblem.Sort
  /// Where the row begins.
  var record: Int
  /// Where the field begins.
  var offset: Int
  var text: Range<Int>
  /// The position of the field's column in the header, or -1.
  var column: Int
  var details: [String] = []
  /// An offset whose line is a detail: the first use of an id.
  var firstUse: Int?
}

/// The problems of one piece of a file: the first ones whole, the rest counted.
struct ProblemLog {
  /// Problems may be found some rows late, so a few more than the limit are kept until they are put
  /// in order.
  private static let slack = 512

  private let limit: Int
  private(set) var found: [FoundProblem] = []
  private(set) var counts: [DataProblem.Sort: Int] = [:]

  /// How many rows have been found bad, by the sort of their first problem.
  private(set) var badRows: [DataProblem.Sort: Int] = [:]
  /// The rows found bad last, so that a row counts once although its problems come at different times.
  private var recentBadRecords: [Int] = []
  private static let recentCount = 128

  init(limit: Int) {
    self.limit = limit
  }

  var isEmpty: Bool { counts.isEmpty }

  @inline(never)
  mutating func note(_ problem: FoundProblem) {
    counts[problem.sort, default: 0] += 1
    if !recentBadRecords.contains(problem.record) {
      badRows[problem.sort, default: 0] += 1
      if recentBadRecords.count == Self.recentCount { recentBadRecords.removeFirst() }
      recentBadRecords.append(problem.record)
    }
    if limit > Int.max - Self.slack || found.count < limit + Self.slack { found.append(problem) }
  }

  /// Adds the problems of a later piece.
  mutating func append(_ other: ProblemLog) {
    counts.merge(other.counts, uniquingKeysWith: +)
    badRows.merge(other.badRows, uniquingKeysWith: +)
    if found.count < limit { found.append(contentsOf: other.found) }
  }

  /// The first problems in the file's order, at most as many as the limit.
  func firstProblems() -> [FoundProblem] {
    Array(
      found.sorted { ($0.offset, $0.sort.rawValue) < ($1.offset, $1.sort.rawValue) }
        .prefix(limit))
  }
}

/// Turns offsets into lines and columns, in one pass over the file for ascending offsets.
struct LineCounter {
  private let bodyStart: Int
  private var line = 1
  private var column = 1
  private var position: Int

  /// - Parameter bodyStart: Where the text begins, after a byte-order mark.
  init(bodyStart: Int) {
    self.bodyStart = bodyStart
    position = bodyStart
  }

  /// Returns the physical line, and the column in Unicode scalars, of an offset.
  mutating func location(of offset: Int, _ bytes: Span<UInt8>) -> (line: Int, column: Int) {
    if offset < position { self = LineCounter(bodyStart: bodyStart) }
    while position < offset {
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if bytes[position] & 0xC0 != 0x80 {
        column += 1
      }
      position += 1
    }
    return (line, column)
  }
}
