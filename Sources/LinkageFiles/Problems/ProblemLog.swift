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
  /// What to do about it, where reading found that out.
  var remedy: Remedy?
  /// An offset whose line is a detail: the first use of an id.
  var firstUse: Int?

  /// Moves from the beginning of a row to the field of the problem's column, where the row has it.
  mutating func moveToField(of header: HeaderRow, _ bytes: Span<UInt8>) {
    if column < 0 { return }
    var scanner = RecordScanner(delimiter: header.dialect.delimiter)
    _ = scanner.scan(bytes, from: record)
    guard column < scanner.count else { return }
    let field = scanner.fields[column]
    offset = field.start
    text = field.textStart..<field.textEnd
  }
}

/// Something that deserves notice: where it stands first, and how often.
struct Notice {
  var problem: FoundProblem
  var count: Int
}

/// The problems of one piece of a file: the first ones of each sort whole, the rest counted.
struct ProblemLog {
  /// Problems may be found some rows late, so a few more than the limit are kept until they are put
  /// in order.
  private static let slack = 512

  /// What is noticed of one sort about one text; an empty text where the sort has one notice for the whole file.
  private struct NoticeKey: Hashable {
    var sort: DataProblem.Sort
    var text: String
  }

  /// How many texts a piece has notices about; what comes later is counted with the last.
  private static let mostNotices = 4096

  private let limitOfSort: Int
  private(set) var found: [FoundProblem] = []
  private(set) var counts: [DataProblem.Sort: Int] = [:]
  private var noticesByText: [NoticeKey: Notice] = [:]

  /// How many rows have been found bad, by the sort of their first problem.
  private(set) var badRows: [DataProblem.Sort: Int] = [:]
  /// How many fields were bad and are left blank.
  private(set) var blankedFields: [DataProblem.Sort: Int] = [:]
  /// The rows found bad last, so that a row counts once although its problems come at different times.
  private var recentBadRecords: [Int] = []
  private static let recentCount = 128

  /// - Parameter limit: How many problems of each sort are kept.
  init(limit: Int) {
    limitOfSort = limit
  }

  var isEmpty: Bool { counts.isEmpty }

  /// Notes a problem.
  ///
  /// - Parameters:
  ///   - problem: The problem.
  ///   - lines: How many physical lines the row has that is lost.
  @inline(never)
  mutating func note(_ problem: FoundProblem, lines: Int = 1) {
    let count = counts[problem.sort, default: 0]
    counts[problem.sort] = count + 1
    noteBadRow(problem, lines: lines)
    if limitOfSort > Int.max - Self.slack || count < limitOfSort + Self.slack {
      found.append(problem)
    }
  }

  /// Takes back the problems of a sort.
  mutating func withdraw(_ sort: DataProblem.Sort) {
    counts[sort] = nil
    badRows[sort] = nil
    found.removeAll { $0.sort == sort }
  }

  /// Notes that a row is lost, without a problem of its own to report.
  mutating func noteBadRow(_ problem: FoundProblem, lines: Int = 1) {
    if recentBadRecords.contains(problem.record) { return }
    badRows[problem.sort, default: 0] += lines
    if recentBadRecords.count == Self.recentCount { recentBadRecords.removeFirst() }
    recentBadRecords.append(problem.record)
  }

  /// Notes that a bad field is left blank.
  mutating func noteBlankedField(_ sort: DataProblem.Sort) {
    blankedFields[sort, default: 0] += 1
  }

  /// Notes that something deserves notice.
  ///
  /// - Parameters:
  ///   - problem: What it is, and where.
  ///   - text: What it is about, where each text has a notice of its own.
  ///   - count: How often it occurs.
  @inline(never)
  mutating func notice(_ problem: FoundProblem, about text: String = "", count: Int = 1) {
    var key = NoticeKey(sort: problem.sort, text: text)
    if noticesByText[key] == nil, noticesByText.count >= Self.mostNotices {
      key.text = ""
    }
    guard let known = noticesByText[key] else {
      noticesByText[key] = Notice(problem: problem, count: count)
      return
    }
    noticesByText[key]?.count = known.count + count
    if problem.offset < known.problem.offset { noticesByText[key]?.problem = problem }
  }

  /// What deserves notice, in the file's order.
  var notices: [Notice] {
    noticesByText.values.sorted {
      ($0.problem.offset, $0.problem.sort.rawValue) < ($1.problem.offset, $1.problem.sort.rawValue)
    }
  }

  /// Adds the problems of a later piece.
  mutating func append(_ other: ProblemLog) {
    for problem in other.found {
      let kept = keptOfSort[problem.sort, default: 0]
      if kept < limitOfSort {
        found.append(problem)
        keptOfSort[problem.sort] = kept + 1
      }
    }
    counts.merge(other.counts, uniquingKeysWith: +)
    badRows.merge(other.badRows, uniquingKeysWith: +)
    blankedFields.merge(other.blankedFields, uniquingKeysWith: +)
    for (key, notice) in other.noticesByText {
      self.notice(notice.problem, about: key.text, count: notice.count)
    }
  }

  /// How many problems of each sort were taken over from pieces.
  private var keptOfSort: [DataProblem.Sort: Int] = [:]

  /// The first problems in the file's order: of each sort at most as many as the limit, of all at most `most`.
  func firstProblems(most: Int) -> [FoundProblem] {
    var kept: [DataProblem.Sort: Int] = [:]
    var problems: [FoundProblem] = []
    for problem in found.sorted(by: {
      ($0.offset, $0.sort.rawValue) < ($1.offset, $1.sort.rawValue)
    }) {
      if problems.count == most { break }
      let ofSort = kept[problem.sort, default: 0]
      if ofSort == limitOfSort { continue }
      kept[problem.sort] = ofSort + 1
      problems.append(problem)
    }
    return problems
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
      let byte = bytes[position]
      // Editors and spreadsheets begin a line after a carriage return, too.
      if byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && position + 1 < bytes.count
          && bytes[position + 1] != UInt8(ascii: "\n")
      {
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
