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
  /// The columns whose field is an error cell of a spreadsheet: they count as blank, and have been noted.
  private var failedColumns = Set<Int>()
  /// Whether a problem in a field that may be blank leaves the field blank and the row sound.
  private let skipsBadFields: Bool

  /// Takes the fields of a row, at least one, which are valid UTF-8; `isASCII` says whether all are known
  /// to be ASCII.
  @_lifetime(copy fields, copy bytes)
  init(
    record: Int, fields: Span<Field>, isASCII: Bool, skipsBadFields: Bool = false,
    _ bytes: Span<UInt8>
  ) {
    self.record = record
    self.skipsBadFields = skipsBadFields
    self.fields = fields
    self.isASCII = isASCII
    self.bytes = bytes
  }

  /// Whether the row has a field of a column.
  @inline(__always)
  private func has(_ column: Int) -> Bool {
    column >= 0 && column < fields.count
      && (failedColumns.isEmpty || !failedColumns.contains(column))
  }

  /// The text of a column; `nil` where the file or the row does not have it or it is blank.
  func text(_ column: Int) -> FieldText? {
    guard has(column) else { return nil }
    let text = FieldText(fields[column], bytes, isASCII: isASCII)
    return text.isEmpty ? nil : text
  }

  /// The name in a column; `nil` where the file or the row does not have it or it is blank.
  func name(_ column: Int) -> FieldText? {
    guard has(column) else { return nil }
    let text = FieldText(fields[column], bytes, isASCII: isASCII, isName: true)
    return text.isEmpty ? nil : text
  }

  /// Notes the fields in which a spreadsheet wrote an error in place of a value.
  ///
  /// - Parameters:
  ///   - columns: The columns that are read, -1 for those that the file does not have.
  ///   - required: Those of them that may not be blank.
  ///   - log: What takes the problems.
  mutating func noteErrorCells(in columns: [Int], required: [Int], _ log: inout ProblemLog) {
    for column in columns where has(column) {
      guard mayBeErrorCell(fields[column]), let text = text(column),
        let cell = SpreadsheetErrorCell(text.string(bytes))
      else { continue }
      let sort: DataProblem.Sort = cell == .failedFormula ? .failedFormula : .hiddenValue
      if required.contains(column) {
        note(sort, column, &log)
      } else {
        noteBlankable(sort, column, &log)
      }
      failedColumns.insert(column)
    }
  }

  private func mayBeErrorCell(_ field: Field) -> Bool {
    var start = field.textStart
    while start < field.textEnd, bytes[start] <= 0x20 { start += 1 }
    guard start < field.textEnd else { return false }
    if SpreadsheetErrorCell.mayBegin(with: bytes[start]) { return true }
    // The other leads the wide sign, U+FF03.
    for offset in start..<field.textEnd
    where bytes[offset] == UInt8(ascii: "#") || bytes[offset] == 0xEF {
      return true
    }
    return false
  }

  /// Notes where a comma without quotes has split a number in two: 1,000 is then 1 in its column and 000 in the next.
  ///
  /// A field too many, though blank, gives other digits away, too: 1,200 and a comma at the end of the row.
  ///
  /// - Parameters:
  ///   - columns: The columns of numbers that stand right behind another.
  ///   - columnCount: How many fields the header has.
  ///   - log: What takes the problems.
  mutating func noteSplitNumbers(
    in columns: [Int], columnCount: Int, _ log: inout ProblemLog
  ) {
    for column in columns where has(column) && has(column - 1) {
      let (head, tail) = (fields[column - 1], fields[column])
      guard head.start == head.textStart, tail.start == tail.textStart,
        let first = spelling(column - 1), let second = spelling(column), second.count == 3,
        bytes[second.lowerBound] == UInt8(ascii: "0") || fields.count > columnCount,
        (1...3).contains(first.count),
        bytes[first.lowerBound] != UInt8(ascii: "0")
      else { continue }
      let digits = bytes.array(first) + bytes.array(second)
      guard digits.allSatisfy(\.isDigit) else { continue }
      var found = problem(.splitNumber, column - 1)
      found.text = first.lowerBound..<second.upperBound
      found.details = [bytes.array(first), bytes.array(second), digits]
        .map { String(decoding: $0, as: UTF8.self) }
      isSound = false
      log.note(found)
      failedColumns.formUnion([column - 1, column])
    }
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
    _ sort: DataProblem.Sort, _ column: Int, _ log: inout ProblemLog, details: [String] = [],
    remedy: Remedy? = nil
  ) {
    isSound = false
    // A field with an error cell has its report.
    if failedColumns.contains(column) { return }
    log.note(problem(sort, column, details: details, remedy: remedy))
  }

  /// Notes a problem in a column that may be blank: the row is then not sound, unless bad fields are left blank.
  mutating func noteBlankable(
    _ sort: DataProblem.Sort, _ column: Int, _ log: inout ProblemLog, details: [String] = [],
    remedy: Remedy? = nil
  ) {
    if skipsBadFields {
      log.noteBlankedField(sort)
    } else {
      note(sort, column, &log, details: details, remedy: remedy)
    }
  }

  /// Notes that something in a column deserves notice; the row stays sound.
  func notice(
    _ sort: DataProblem.Sort, _ column: Int, _ log: inout ProblemLog, about text: String = "",
    details: [String] = []
  ) {
    log.notice(problem(sort, column, details: details), about: text)
  }

  /// A problem in a column of the row.
  func problem(
    _ sort: DataProblem.Sort, _ column: Int, details: [String] = [], remedy: Remedy? = nil
  ) -> FoundProblem {
    // A row that ends early lacks the field: the problem is at its end.
    let last = fields[fields.count - 1]
    let field = column < fields.count ? fields[column] : nil
    return FoundProblem(
      sort: sort, record: record, offset: field?.start ?? last.textEnd,
      text: field.map { $0.textStart..<$0.textEnd } ?? last.textEnd..<last.textEnd,
      column: column, details: details, remedy: remedy)
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

  /// A number of 0 or more in a unit; not-a-number where blank or bad.
  mutating func amount(
    _ column: Int, _ numbers: NumberReader, in unit: NumberUnit, _ log: inout ProblemLog
  ) -> Double {
    guard let text = text(column) else { return .nan }
    let reading: NumberReading
    switch text {
    case .slice(let range): reading = numbers.read(bytes, range)
    case .rewritten(let own): reading = numbers.read(own.span, 0..<own.count)
    }
    if case .number(let value) = reading, value <= LinkageSet.greatestAmount {
      noticeExponent(column, &log)
      return value
    }
    noteUnreadable(reading, column, numbers, unit, &log)
    return .nan
  }

  @inline(never)
  private mutating func noteUnreadable(
    _ reading: NumberReading, _ column: Int, _ numbers: NumberReader, _ unit: NumberUnit,
    _ log: inout ProblemLog
  ) {
    switch reading {
    case .number: noteBlankable(.numberTooLarge, column, &log)
    case .negative: noteBlankable(.negativeNumber, column, &log)
    case .notANumber:
      let remedy = text(column).flatMap { numbers.remedy(for: $0.string(bytes), in: unit) }
      noteBlankable(.notANumber, column, &log, remedy: remedy)
    case .ambiguous(let one, let other):
      noteBlankable(.ambiguousNumber, column, &log, details: [one, other].map(Self.plain))
    }
  }

  /// Where a column is too narrow, a spreadsheet shows, and saves, 1E+05 for 123456.
  private mutating func noticeExponent(_ column: Int, _ log: inout ProblemLog) {
    guard let range = spelling(column),
      range.contains(where: { bytes[$0] | 0x20 == UInt8(ascii: "e") })
    else { return }
    notice(.exponent, column, &log)
  }

  /// A number without the decimals that a whole one would be printed with.
  static func plain(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A whole number of 0 or more, or `nil` where blank or bad.
  mutating func wholeNumber(
    _ column: Int, _ numbers: NumberReader, greatest: Int, _ log: inout ProblemLog
  ) -> Int? {
    guard let text = text(column) else { return nil }
    let reading = numbers.readWhole(Array(text.string(bytes).utf8))
    guard case .number(let value) = reading, value <= Double(greatest) else {
      noteUnreadable(reading, column, numbers, .persons, &log)
      return nil
    }
    if value.rounded(.down) == value {
      noticeExponent(column, &log)
      return Int(value)
    }
    noteBlankable(.notAWholeNumber, column, &log)
    return nil
  }

  /// A year, or `LinkColumns.openYear` where blank or bad.
  ///
  /// `isLast` says whether it is the last year of a link.
  mutating func year(_ column: Int, isLast: Bool, _ log: inout ProblemLog) -> Int16 {
    guard let text = text(column) else { return LinkColumns.openYear }
    switch YearReading(text.string(bytes), isLast: isLast) {
    case .year(let year):
      if !LinkageSet.likelyYears.contains(Int(year)) {
        notice(.unlikelyYear, column, &log, about: "\(column)")
      }
      return year
    case .date(let year):
      noteBlankable(.dateForYear, column, &log, remedy: year.map { .write("\($0)") })
    case .incomplete: noteBlankable(.yearWithoutCentury, column, &log)
    case .notAYear(let remedy): noteBlankable(.notAYear, column, &log, remedy: remedy)
    }
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
        noteBlankable(.unknownAnswer, column, &log)
        return .unknown
      }
      remember(column, as: UInt32(Answer(value).rawValue), in: &words)
      return Answer(value)
    }
  }
}
