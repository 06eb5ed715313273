import LinkageGraph

/// The fields of one row by all rules: what each says, and what is wrong with it, located.
///
/// Every column that both kinds of file have in common is read here, once. The fields may
/// come from anywhere: any bytes with the fields' ranges among them.
struct RowFields: ~Escapable {
  /// Where the row begins.
  let record: Int
  let isASCII: Bool
  /// The bytes that the fields stand among.
  let bytes: Span<UInt8>
  private let fields: Span<Field>
  private(set) var isSound = true

  /// Takes the fields of a row, at least one, which are valid UTF-8; `isASCII` says whether all are known
  /// to be ASCII.
  @_lifetime(copy fields, copy bytes)
  init(record: Int, fields: Span<Field>, isASCII: Bool, _ bytes: Span<UInt8>) {
    self.record = record
    self.fields = fields
    self.isASCII = isASCII
    self.bytes = bytes
  }

  /// Whether the row has a field of a column.
  @inline(__always)
  private func has(_ column: Int) -> Bool { column >= 0 && column < fields.count }

  /// The text of a column; `nil` where the file or the row does not have it or it is blank.
  func text(_ column: Int) -> FieldText? {
    guard has(column) else { return nil }
    let text = FieldText(fields[column], bytes, isASCII: isASCII)
    return text.isEmpty ? nil : text
  }

  /// Where the text of a column stands, trimmed of ASCII blanks; `nil` where doubled quotes are in it.
  func spelling(_ column: Int) -> Range<Int>? {
    let field = fields[column]
    if field.hasDoubledQuotes { return nil }
    var start = field.textStart
    var end = field.textEnd
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Notes a problem in a column of the row, which is then not sound.
  mutating func note(
    _ sort: DataProblem.Sort, _ column: Int, _ log: inout ProblemLog, details: [String] = []
  ) {
    isSound = false
    log.note(problem(sort, column, details: details))
  }

  /// A problem in a column of the row.
  func problem(_ sort: DataProblem.Sort, _ column: Int, details: [String] = []) -> FoundProblem {
    // A row that ends early lacks the field: the problem is at its end.
    let last = fields[fields.count - 1]
    let field = column < fields.count ? fields[column] : nil
    return FoundProblem(
      sort: sort, record: record, offset: field?.start ?? last.textEnd,
      text: field.map { $0.textStart..<$0.textEnd } ?? last.textEnd..<last.textEnd,
      column: column, details: details)
  }

  /// The offset of the first byte of a column's field.
  func start(of column: Int) -> Int { fields[column].start }

  /// What a field of a column of words says.
  enum Word {
    case blank
    /// A word that was met before, by its code.
    case known(UInt32)
    case new(String)
  }

  /// The word of a column.
  func word(_ column: Int, in words: borrowing WordCodes) -> Word {
    guard has(column) else { return .blank }
    if let spelling = spelling(column) {
      if spelling.isEmpty { return .blank }
      let code = words.code(of: bytes.extracting(spelling))
      if code != WordCodes.absent { return .known(code) }
    }
    return text(column).map { .new($0.string(bytes)) } ?? .blank
  }

  /// Remembers what the word of a column stands for, so that it is known wherever it is spelled so.
  func remember(_ column: Int, as code: UInt32, in words: inout WordCodes) {
    guard let spelling = spelling(column) else { return }
    let word = bytes.extracting(spelling)
    if words.code(of: word) == WordCodes.absent { words.remember(word, code: code) }
  }

  /// A number of 0 or more; not-a-number where blank or bad.
  mutating func amount(
    _ column: Int, _ numbers: NumberReader, greatest: Double, _ log: inout ProblemLog
  ) -> Double {
    guard let text = text(column) else { return .nan }
    let reading: NumberReading
    switch text {
    case .slice(let range): reading = numbers.read(bytes, range)
    case .rewritten(let own): reading = numbers.read(own.span, 0..<own.count)
    }
    if case .number(let value) = reading, value <= greatest { return value }
    noteUnreadable(reading, column, &log)
    return .nan
  }

  @inline(never)
  private mutating func noteUnreadable(
    _ reading: NumberReading, _ column: Int,
    _ log: inout ProblemLog
  ) {
    switch reading {
    case .number: note(.numberTooLarge, column, &log)
    case .negative: note(.negativeNumber, column, &log)
    case .notANumber: note(.notANumber, column, &log)
    case .ambiguous(let one, let other):
      note(.ambiguousNumber, column, &log, details: [one, other].map(Self.plain))
    }
  }

  /// A number without the decimals that a whole one would be printed with.
  private static func plain(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A whole number of 0 or more, or `nil` where blank or bad.
  mutating func wholeNumber(
    _ column: Int, _ numbers: NumberReader, greatest: Int, _ log: inout ProblemLog
  ) -> Int? {
    let value = amount(column, numbers, greatest: Double(greatest), &log)
    if value.isNaN { return nil }
    if value.rounded(.down) == value { return Int(value) }
    note(.notAWholeNumber, column, &log)
    return nil
  }

  /// A year, or `LinkColumns.openYear` where blank or bad.
  mutating func year(
    _ column: Int, _ numbers: NumberReader, _ log: inout ProblemLog
  ) -> Int16 {
    guard let text = text(column) else { return LinkColumns.openYear }
    if let year = Int(text.string(bytes)), LinkageSet.years.contains(year) { return Int16(year) }
    let value: Double
    switch text {
    case .slice(let range): value = numbers.read(bytes, range).single
    case .rewritten(let own): value = numbers.read(own.span, 0..<own.count).single
    }
    if value.rounded(.down) == value, LinkageSet.years.contains(Int(value)) {
      return Int16(value)
    }
    note(.notAYear, column, &log)
    return LinkColumns.openYear
  }

  /// An answer to a yes/no question.
  mutating func answer(
    _ column: Int, _ words: inout WordCodes, _ log: inout ProblemLog
  ) -> Answer {
    switch word(column, in: words) {
    case .blank: return .unknown
    case .known(let code): return Answer(code: code)
    case .new(let text):
      guard let value = Vocabulary.answer(named: text) else {
        note(.unknownAnswer, column, &log)
        return .unknown
      }
      remember(column, as: UInt32(Answer(value).rawValue), in: &words)
      return Answer(value)
    }
  }
}

extension NumberReading {
  /// The value where there is just one within reach of a year, else not-a-number.
  fileprivate var single: Double {
    if case .number(let value) = self, value < 1e9 { value } else { .nan }
  }
}
