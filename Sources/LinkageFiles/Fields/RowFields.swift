import LinkageGraph

/// The fields of one row, with what most columns need: text, codes and numbers, and problems noted at
/// the right place.
struct RowFields {
  let record: Int
  let isASCII: Bool
  private(set) var isSound = true

  @inline(__always)
  init(record: Int, isASCII: Bool) {
    self.record = record
    self.isASCII = isASCII
  }

  /// The text of a column; `nil` where the file or the row does not have it or it is blank.
  @inline(__always)
  func text(
    _ column: Int, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> FieldText? {
    guard column >= 0, column < scanner.count else { return nil }
    let text = FieldText(scanner.fields[column], bytes, isASCII: isASCII)
    return text.isEmpty ? nil : text
  }

  /// Where the text of a column stands, trimmed of ASCII blanks; `nil` where doubled quotes are in it.
  func spelling(
    _ column: Int, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> Range<Int>? {
    let field = scanner.fields[column]
    if field.hasDoubledQuotes { return nil }
    var start = field.textStart
    var end = field.textEnd
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Notes a problem in a column of the row, which is then not sound.
  @inline(never)
  mutating func note(
    _ sort: DataProblem.Sort, _ column: Int, _ scanner: borrowing RecordScanner,
    _ log: inout ProblemLog, details: [String] = []
  ) {
    isSound = false
    log.note(problem(sort, column, scanner, details: details))
  }

  func problem(
    _ sort: DataProblem.Sort, _ column: Int, _ scanner: borrowing RecordScanner,
    details: [String] = []
  ) -> FoundProblem {
    // A row that ends early lacks the field: the problem is at its end.
    let last = scanner.fields[scanner.count - 1]
    let field = column < scanner.count ? scanner.fields[column] : nil
    return FoundProblem(
      sort: sort, record: record, offset: field?.start ?? last.textEnd,
      text: field.map { $0.textStart..<$0.textEnd } ?? last.textEnd..<last.textEnd,
      column: column, details: details)
  }

  /// A number of 0 or more; not-a-number where blank or bad.
  @inline(__always)
  mutating func amount(
    _ column: Int, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>,
    _ numbers: NumberReader, greatest: Double, _ log: inout ProblemLog
  ) -> Double {
    guard let text = text(column, scanner, bytes) else { return .nan }
    let reading: NumberReading
    switch text {
    case .slice(let range): reading = numbers.read(bytes, range)
    case .rewritten(let own): reading = numbers.read(own.span, 0..<own.count)
    }
    if case .number(let value) = reading, value <= greatest { return value }
    noteUnreadable(reading, column, scanner, &log)
    return .nan
  }

  @inline(never)
  private mutating func noteUnreadable(
    _ reading: NumberReading, _ column: Int, _ scanner: borrowing RecordScanner,
    _ log: inout ProblemLog
  ) {
    switch reading {
    case .number: note(.numberTooLarge, column, scanner, &log)
    case .negative: note(.negativeNumber, column, scanner, &log)
    case .notANumber: note(.notANumber, column, scanner, &log)
    case .ambiguous(let one, let other):
      note(.ambiguousNumber, column, scanner, &log, details: [one, other].map(Self.plain))
    }
  }

  /// A number without the decimals that a whole one would be printed with.
  private static func plain(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A whole number of 0 or more, or `nil` where blank or bad.
  mutating func wholeNumber(
    _ column: Int, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>,
    _ numbers: NumberReader, greatest: Int, _ log: inout ProblemLog
  ) -> Int? {
    let value = amount(column, scanner, bytes, numbers, greatest: Double(greatest), &log)
    if value.isNaN { return nil }
    if value.rounded(.down) == value { return Int(value) }
    note(.notAWholeNumber, column, scanner, &log)
    return nil
  }

  /// A year, or `LinkColumns.openYear` where blank or bad.
  mutating func year(
    _ column: Int, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>,
    _ numbers: NumberReader, _ log: inout ProblemLog
  ) -> Int16 {
    guard let text = text(column, scanner, bytes) else { return LinkColumns.openYear }
    if let year = Int(text.string(bytes)), LinkageSet.years.contains(year) { return Int16(year) }
    let value: Double
    switch text {
    case .slice(let range): value = numbers.read(bytes, range).single
    case .rewritten(let own): value = numbers.read(own.span, 0..<own.count).single
    }
    if value.rounded(.down) == value, LinkageSet.years.contains(Int(value)) {
      return Int16(value)
    }
    note(.notAYear, column, scanner, &log)
    return LinkColumns.openYear
  }

  /// An answer to a yes/no question.
  mutating func answer(
    _ column: Int, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>,
    _ cache: inout FieldCache, _ log: inout ProblemLog
  ) -> Answer {
    guard let text = text(column, scanner, bytes) else { return .unknown }
    let code = cache.code(of: text, bytes) { UInt32(Answer(Vocabulary.answer(named: $0)).rawValue) }
    if let answer = Answer(rawValue: UInt8(code)), answer != .unknown { return answer }
    note(.unknownAnswer, column, scanner, &log)
    return .unknown
  }
}

extension NumberReading {
  /// The value where there is just one within reach of a year, else not-a-number.
  fileprivate var single: Double {
    if case .number(let value) = self, value < 1e9 { value } else { .nan }
  }
}
