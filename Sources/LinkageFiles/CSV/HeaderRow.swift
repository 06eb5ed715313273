import LinkageGraph

/// What the first lines of a CSV file say: the dialect and the columns.
struct HeaderRow {
  /// For each word of the vocabulary the position of its column, or -1.
  var columns: [Int]
  /// The headers as the file has them, trimmed.
  var names: [String] = []
  var dialect: CSVDialect
  /// Where the text begins, after a byte-order mark.
  var textStart = 0
  /// Where the header itself begins.
  private var headerStart = 0
  /// Where the first row of data begins.
  var bodyStart = 0
  /// The columns of numbers and years right behind one of numbers, where an unquoted comma would split a number such as
  /// 1,000 in two.
  private(set) var splitColumns: [Int] = []
  /// The columns that must be there, where they are.
  private(set) var requiredColumns: [Int] = []
  /// The header of the first of them, as its bytes stand in the file.
  private(set) var firstRequiredName: [UInt8] = []
  /// The columns without a header.
  private(set) var unnamedColumns: [Int] = []
  var problems: [FoundProblem] = []
  var warnings: [FoundProblem] = []

  /// Whether rows can be read: all required columns are there, each once.
  var isUsable: Bool { problems.isEmpty }

  /// Reads the header of a file.
  ///
  /// `words` are the vocabulary's columns, `required` the positions of those that must be there;
  /// the delimiter and the decimal mark are those that someone named, if any.
  init(
    _ bytes: Span<UInt8>, words: [VocabularyWord], matcher: VocabularyMatcher, required: [Int],
    delimiter named: CSVDialect.Delimiter?, decimalMark: CSVDialect.DecimalMark?
  ) {
    columns = Array(repeating: -1, count: words.count)
    dialect = CSVDialect(delimiter: named ?? .comma, namedDecimalMark: decimalMark)
    if let format = OtherFormat(bytes) {
      problems.append(
        FoundProblem(
          sort: .otherFormat, record: 0, offset: 0, text: 0..<0, column: -1,
          details: [format.name.english, format.name.vietnamese, format.advice.rawValue]))
      return
    }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { textStart = 3 }
    var start = textStart
    var delimiter = named
    if let (separator, next) = Self.separatorLine(bytes, from: start) {
      delimiter = named ?? separator
      start = next
    }
    start = Self.afterBlankLines(bytes, from: start)
    headerStart = start
    let end = Self.lineEnd(bytes, from: start)
    if let problem = Self.unreadable(bytes, start..<end) {
      problems.append(problem)
      return
    }
    if let offset = Self.loneCarriageReturn(bytes, start..<end) {
      problems.append(
        FoundProblem(
          sort: .loneCarriageReturn, record: start, offset: offset, text: 0..<0, column: -1))
      return
    }
    // The delimiter under which most headers are known; among equals, the one that cuts most.
    var best: (known: Int, fields: Int)?
    for candidate in CSVDialect.Delimiter.allCases where delimiter ?? candidate == candidate {
      var scanner = RecordScanner(delimiter: candidate)
      let next = scanner.scan(bytes, from: start)
      let fields = Array(scanner.fields[..<scanner.count])
      let isASCII = ByteCensus(bytes, start..<next).isASCII
      if let problem = Self.unreadable(bytes, start..<next) {
        problems.append(problem)
        return
      }
      let headers = fields.map { FieldText($0, bytes, isASCII: isASCII).string(bytes) }
      let positions = headers.map { $0.isEmpty ? nil : matcher.position(ofHeader: $0) }
      let score = (Set(positions.compactMap(\.self)).count, fields.count)
      if let best, score <= best { continue }
      best = score
      dialect.delimiter = candidate
      bodyStart = next
      names = headers
      assign(positions, fields, record: start, fault: scanner)
      noteRequired(required, fields, bytes)
      noteUnits(positions, fields, record: start, words: words)
    }
    let missing = required.filter { columns[$0] < 0 }
    let hints = addHints(words, matcher)
    if missing.isEmpty {
      if dialect.delimiter == .comma { splitColumns = columnsBehindNumbers(words) }
      noteOtherDelimiterOfRows(bytes, record: start, required: required)
      return
    }
    if problems.isEmpty,
      let cause = causeOfMissingColumns(
        bytes, from: start, to: end, matcher: matcher, required: required)
    {
      // Unknown columns follow from it.
      warnings.removeAll { $0.sort == .unknownColumn }
      problems.append(cause)
      return
    }
    for position in missing {
      var details = [words[position].english, words[position].vietnamese.first ?? ""]
      if let hint = hints.first(where: { $0.hint.position == position }) {
        // The column is there under another name: that is said once.
        details += [names[hint.column], hint.hint.header]
        warnings.removeAll { $0.sort == .unknownColumn && $0.column == hint.column }
      }
      problems.append(
        FoundProblem(
          sort: .missingColumn, record: start, offset: start, text: 0..<0, column: -1,
          details: details))
    }
  }

  /// Leaves out a column that is not read, by the position of its word, and warns of it where the file has it.
  mutating func setAside(_ position: Int, _ bytes: Span<UInt8>) {
    let column = columns[position]
    if column < 0 { return }
    columns[position] = -1
    var warning = FoundProblem(
      sort: .unusedColumn, record: headerStart, offset: headerStart, text: 0..<0, column: column)
    warning.moveToField(of: self, bytes)
    warnings.append(warning)
  }

  private func columnsBehindNumbers(_ words: [VocabularyWord]) -> [Int] {
    func positions(_ isWanted: (String) -> Bool) -> [Int] {
      zip(words, columns).filter { isWanted($0.english) && $1 >= 0 }.map { $1 }
    }
    let numbers = positions { NumberUnit(column: $0) != nil }
    return positions { NumberUnit(column: $0) != nil || $0 == "since" || $0 == "until" }
      .filter { numbers.contains($0 - 1) }
  }

  private mutating func noteRequired(
    _ required: [Int], _ fields: [Field], _ bytes: Span<UInt8>
  ) {
    requiredColumns = required.map { columns[$0] }.filter { $0 >= 0 }
    guard let first = requiredColumns.first else { return }
    let text = bytes.array(fields[first].textStart..<fields[first].textEnd)
    let trimmed = text.drop(while: \.isBlank)
    firstRequiredName = Array(
      trimmed.prefix((trimmed.lastIndex { !$0.isBlank } ?? -1) + 1 - trimmed.startIndex))
  }

  /// Gives unknown columns a hint to the known ones that they may be; returns the hints with their columns.
  private mutating func addHints(
    _ words: [VocabularyWord], _ matcher: VocabularyMatcher
  ) -> [(column: Int, hint: ColumnHint)] {
    var hints: [(column: Int, hint: ColumnHint)] = []
    for index in warnings.indices where warnings[index].sort == .unknownColumn {
      let name = names[warnings[index].column]
      if let reading = LegacyEncoding.reading(
        name, isWord: { matcher.position(ofHeader: $0) != nil })
      {
        warnings[index].remedy = reading
      } else if let hint = ColumnHint(name, among: words, isFree: { columns[$0] < 0 }) {
        warnings[index].remedy = .word(hint.header)
        hints.append((warnings[index].column, hint))
      }
    }
    return hints
  }

  /// Notes units in the brackets of headers that are not the column's.
  private mutating func noteUnits(
    _ positions: [Int?], _ fields: [Field], record: Int, words: [VocabularyWord]
  ) {
    for (column, position) in positions.enumerated() {
      guard let position, columns[position] == column,
        let unit = NumberUnit(column: words[position].english),
        let text = HeaderUnit.bracketed(names[column])
      else { continue }
      let field = fields[column]
      var problem = FoundProblem(
        sort: .wrongUnit, record: record, offset: field.start,
        text: field.textStart..<field.textEnd,
        column: column, details: [UnitReading.shown(text), words[position].english])
      switch UnitReading(text, of: unit) {
      case .none, .own: break
      case .multiple: problems.append(problem)
      case .other:
        problem.sort = .otherUnit
        warnings.append(problem)
      }
    }
  }

  private mutating func assign(
    _ positions: [Int?], _ fields: [Field], record: Int, fault scanner: RecordScanner
  ) {
    columns = Array(repeating: -1, count: columns.count)
    problems = []
    warnings = []
    unnamedColumns = []
    var firstColumns: [String: Int] = [:]
    for (column, position) in positions.enumerated() {
      let first = firstColumns[names[column]]
      if first == nil { firstColumns[names[column]] = column }
      let field = fields[column]
      var problem = FoundProblem(
        sort: .unknownColumn, record: record, offset: field.start,
        text: field.textStart..<field.textEnd, column: column)
      if scanner.fault != .none, scanner.faultyField == column {
        problem.sort = scanner.fault == .unclosedQuote ? .unclosedQuote : .textAfterQuote
        problems.append(problem)
      } else if let position, columns[position] >= 0 {
        problem.sort = .repeatedColumn
        problem.details = [names[columns[position]]]
        problems.append(problem)
      } else if let position {
        columns[position] = column
      } else if let first, !names[column].isEmpty {
        problem.sort = .repeatedColumn
        problem.details = [names[first]]
        problems.append(problem)
      } else if !names[column].isEmpty {
        warnings.append(problem)
      } else {
        unnamedColumns.append(column)
      }
    }
  }

  /// Excel's `sep=;` line, with or without quotes around it.
  private static func separatorLine(
    _ bytes: Span<UInt8>, from start: Int
  ) -> (CSVDialect.Delimiter?, next: Int)? {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), end - start < 16 { end += 1 }
    var line = String(decoding: bytes.array(start..<end), as: UTF8.self).lowercased()
    line.removeAll { $0 == "\"" || $0 == "\r" || $0 == " " || $0 == "\r\n" }
    guard line.hasPrefix("sep="), let mark = line.dropFirst(4).utf8.first else { return nil }
    return (CSVDialect.Delimiter(rawValue: mark), min(end + 1, bytes.count))
  }

  static func lineEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  private static func afterBlankLines(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var lineStart = start
    var position = start
    while position < bytes.count,
      bytes[position] == 0x20 || bytes[position] == 0x0D
        || bytes[position] == 0x0A
    {
      if bytes[position] == 0x0A { lineStart = position + 1 }
      position += 1
    }
    return position == bytes.count ? position : lineStart
  }

  /// A carriage return within the header line, outside quotes, that no line feed follows.
  private static func loneCarriageReturn(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var isQuoted = false
    for offset in range {
      if bytes[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, bytes[offset] == UInt8(ascii: "\r"), offset + 1 < range.upperBound,
        bytes[offset + 1] != UInt8(ascii: "\r")
      {
        return offset
      }
    }
    return nil
  }

  private static func unreadable(_ bytes: Span<UInt8>, _ range: Range<Int>) -> FoundProblem? {
    for offset in range where bytes[offset] == 0 {
      return FoundProblem(
        sort: .nulByte, record: range.lowerBound, offset: offset, text: 0..<0, column: -1)
    }
    guard let offset = bytes.firstInvalidUTF8(in: range) else { return nil }
    return FoundProblem(
      sort: .notUTF8, record: range.lowerBound, offset: offset, text: 0..<0, column: -1)
  }
}
