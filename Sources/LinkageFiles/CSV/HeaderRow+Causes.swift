import LinkageGraph

// A file whose required columns are not found is most often a table all the same, but not as this reader wants it:
// the causes are tried one after another, so that the message names what to change.

extension HeaderRow {
  /// Why required columns are not found in the line that should be the header; `nil` where they are just not there.
  func causeOfMissingColumns(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, matcher: VocabularyMatcher, required: [Int]
  ) -> FoundProblem? {
    var problem = FoundProblem(
      sort: .emptyFile, record: start, offset: start, text: 0..<0, column: -1)
    if start >= bytes.count { return problem }
    guard end - start <= Self.longestHeader else { return nil }
    let line = String(decoding: bytes.array(start..<end), as: UTF8.self).cleanedWord

    if let separator = Self.otherSeparator(of: line, matcher, required) {
      problem.sort = .otherSeparator
      problem.details = [separator]
      return problem
    }
    for delimiter in CSVDialect.Delimiter.allCases where names.count == 1 {
      let positions = Self.cut(names[0], delimiter).map { matcher.position(ofHeader: $0) }
      guard Self.hasAll(required, positions) else { continue }
      if bytes[start] == UInt8(ascii: "\"") {
        problem.sort = .quotedRow
      } else {
        problem.sort = .otherSeparator
        problem.details = [delimiter, dialect.delimiter].map { String(UnicodeScalar($0.rawValue)) }
      }
      return problem
    }
    if let below = headerBelow(bytes, from: end, matcher, required) {
      problem.sort = .titleAboveHeader
      problem.firstUse = below
      return problem
    }
    for encoding in LegacyEncoding.allCases {
      let decoded = encoding.decoded(line)
      // A semicolon may be part of what a letter is encoded in.
      let decodedFirst = CSVDialect.Delimiter.allCases.map { delimiter in
        decoded.map { Self.cut($0, delimiter).map { matcher.position(ofHeader: $0) } } ?? []
      }
      let cutFirst = names.map { name in
        matcher.position(ofHeader: name)
          ?? encoding.decoded(name).flatMap { matcher.position(ofHeader: $0) }
      }
      if ([cutFirst] + decodedFirst).contains(where: { Self.hasAll(required, $0) }) {
        problem.sort = .legacyText
        problem.remedy = .legacyText(encoding, decoded ?? line)
        return problem
      }
    }
    return nil
  }

  /// The bytes of the longest line that may be a header.
  private static var longestHeader: Int { 1 << 13 }

  private static func hasAll(_ required: [Int], _ positions: [Int?]) -> Bool {
    required.allSatisfy { positions.contains($0) }
  }

  private static func cut(_ line: String, _ delimiter: CSVDialect.Delimiter) -> [String] {
    line.split(
      separator: Character(Unicode.Scalar(delimiter.rawValue)), omittingEmptySubsequences: false
    )
    .map { String($0).cleanedWord }
  }

  /// What stands between the columns of a line, where it is not what stands between those of CSV.
  private static func otherSeparator(
    of line: String, _ matcher: VocabularyMatcher, _ required: [Int]
  ) -> String? {
    for separator in ["|", ":", "^", "~", "，", "；", "¦", "  "] {
      var parts = [""]
      for character in line {
        if separator == "  " ? character == " " : String(character) == separator {
          parts.append("")
        } else {
          parts[parts.count - 1].append(character)
        }
      }
      let positions = parts.map { matcher.position(ofHeader: $0.cleanedWord) }
      if parts.count > 1, hasAll(required, positions) { return separator == "  " ? " " : separator }
    }
    return nil
  }

  /// How many lines a title may have.
  private static var mostTitleLines: Int { 30 }

  /// Where the header begins, if one of the next lines is one.
  private func headerBelow(
    _ bytes: Span<UInt8>, from end: Int, _ matcher: VocabularyMatcher, _ required: [Int]
  ) -> Int? {
    var start = end + 1
    for _ in 0..<Self.mostTitleLines where start < bytes.count {
      let end = Self.lineEnd(bytes, from: start)
      defer { start = end + 1 }
      if end - start > Self.longestHeader { continue }
      for delimiter in CSVDialect.Delimiter.allCases {
        var scanner = RecordScanner(delimiter: delimiter)
        let next = scanner.scan(bytes, from: start)
        guard bytes.firstInvalidUTF8(in: start..<next) == nil else { continue }
        let positions = scanner.fields[..<scanner.count].map {
          matcher.position(ofHeader: FieldText($0, bytes, isASCII: false).string(bytes))
        }
        if Self.hasAll(required, positions) { return start }
      }
    }
    return nil
  }

  /// How many rows are compared with the header.
  private static var comparedRows: Int { 8 }

  /// Notes that the rows are separated otherwise than the header, where all of the first ones are: cut as the header is,
  /// none of them reaches the last required column.
  mutating func noteOtherDelimiterOfRows(_ bytes: Span<UInt8>, record: Int, required: [Int]) {
    guard problems.isEmpty, let last = required.map({ columns[$0] }).max() else { return }
    var others = Self.delimiters.filter { $0 != dialect.delimiter.rawValue }
    var position = bodyStart
    var rows = 0
    while position < bytes.count, rows < Self.comparedRows {
      var scanner = RecordScanner(delimiter: dialect.delimiter)
      let next = scanner.scan(bytes, from: position)
      defer { position = next }
      let line = bytes.array(position..<next)
      if line.allSatisfy(\.isBlank) { continue }
      rows += 1
      let count = scanner.count
      if count > last { return }
      others = others.filter { delimiter in
        let cut = Self.cut(bytes, position..<next, at: delimiter).count
        return cut > count && cut >= min(2, names.count) && cut <= names.count
          && cut * 2 > names.count
      }
      if others.isEmpty { return }
    }
    guard rows > 0, let other = others.first else { return }
    problems.append(
      FoundProblem(
        sort: .otherDelimiterOfRows, record: record, offset: record, text: 0..<0, column: -1,
        details: [dialect.delimiter.rawValue, other].map { String(UnicodeScalar($0)) }))
  }
}
