import LabeledGraph
import LinkageGraph

/// What is odd about the ids, names and districts of organizations.
struct OddTexts {
  struct Finding {
    var sort: DataProblem.Sort
    var column: OrganizationColumn
    /// The first organization that has it.
    var row: Int
    var text: String
    var remedy: Remedy?
    var count: Int
  }

  /// How many names are looked at: a file that is in an old encoding is so throughout.
  private static let mostNames = 200

  /// How many districts are compared.
  private static let mostDistricts = 10_000

  /// Looks whether ids begin or end with a mark that most ids do not have, whether names or districts are in an old
  /// encoding, keep marks of a spreadsheet or are formulas, and whether a district is written in two ways, so that it would be two
  /// groups.
  ///
  /// - Parameters:
  ///   - columns: The organizations.
  ///   - looksAtAllTexts: Whether to look at ids and names, too, which takes a pass over all of them and bears on no figure.
  /// - Returns: Each sort once, with the first organization, but for districts, each of which has its own.
  /// - Complexity: O(organizations), on all cores.
  static func findings(_ columns: OrganizationColumns, looksAtAllTexts: Bool) -> [Finding] {
    var findings: [Finding] = []
    func found(
      _ sort: DataProblem.Sort, _ column: OrganizationColumn, row: Int, _ text: String,
      remedy: Remedy?, count: Int
    ) {
      if findings.contains(where: {
        $0.sort == sort && (sort != .formulaText || $0.column == column)
      }) {
        return
      }
      findings.append(
        Finding(sort: sort, column: column, row: row, text: text, remedy: remedy, count: count))
    }
    func look(at text: String, _ column: OrganizationColumn, row: Int) {
      if let inner = Self.withoutMarks(of: text) {
        found(.markedText, column, row: row, text, remedy: .write("\"\(inner)\""), count: 1)
      } else if let remedy = LegacyEncoding.reading(ofFreeText: text) {
        found(.legacyWords, column, row: row, text, remedy: remedy, count: 1)
      }
    }
    if looksAtAllTexts, let odd = Self.oddIdentifiers(columns.ids) {
      found(
        .oddIdentifier, .id, row: odd.first, columns.ids[odd.first], remedy: nil, count: odd.count)
    }
    if let sum = SumRows.finding(columns) { findings.append(sum) }
    let names = looksAtAllTexts ? columns.names : TextColumn()
    for (column, texts) in [(OrganizationColumn.name, names), (.taxCode, columns.taxCodes)] {
      guard let formulas = Self.formulas(texts) else { continue }
      found(
        .formulaText, column, row: formulas.first, texts[formulas.first], remedy: nil,
        count: formulas.count)
    }
    for row in 0..<min(names.count, Self.mostNames) { look(at: names[row], .name, row: row) }
    let districts = columns.districts
    guard !districts.codes.isEmpty, districts.values.count <= Self.mostDistricts else {
      return findings
    }
    var byKey: [String: [Int]] = [:]
    var odd: [Int] = []
    var formulas: [Int] = []
    var placeholders: [Int] = []
    for (code, text) in districts.values.enumerated() where !text.isEmpty {
      if FormulaText.isFormula(text) {
        formulas.append(code)
        continue
      }
      if PlaceholderText(text) != nil {
        placeholders.append(code)
        continue
      }
      byKey[DistrictName(text).key, default: []].append(code)
      if Self.withoutMarks(of: text) != nil || LegacyEncoding.reading(ofFreeText: text) != nil {
        odd.append(code)
      }
    }
    let similar = byKey.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    if similar.isEmpty, odd.isEmpty, formulas.isEmpty, placeholders.isEmpty { return findings }
    var counts = [Int](repeating: 0, count: districts.values.count)
    var firstRows = counts
    for (row, code) in districts.codes.enumerated() {
      if counts[Int(code)] == 0 { firstRows[Int(code)] = row }
      counts[Int(code)] += 1
    }
    if let code = formulas.first {
      found(
        .formulaText, .district, row: firstRows[code], districts.values[code], remedy: nil,
        count: formulas.reduce(0) { $0 + counts[$1] })
    }
    if let code = placeholders.first {
      found(
        .oddDistrict, .district, row: firstRows[code], districts.values[code], remedy: nil,
        count: placeholders.reduce(0) { $0 + counts[$1] })
    }
    for code in odd { look(at: districts.values[code], .district, row: firstRows[code]) }
    for codes in similar {
      let names = codes.map { DistrictName(districts.values[$0]) }
      // The most frequent is most likely the usual one; the first of those.
      guard let usual = codes.max(by: { (counts[$0], $1) < (counts[$1], $0) }) else { continue }
      for (code, name) in zip(codes, names) where code != usual {
        // A commune and a ward may share a name.
        if !name.mayBe(DistrictName(districts.values[usual])) { continue }
        findings.append(
          Finding(
            sort: .similarDistrict, column: .district, row: firstRows[code],
            text: districts.values[code], remedy: .word(districts.values[usual]),
            count: counts[code]))
      }
    }
    return findings
  }

  /// The first of the ids that begin with no letter or digit, end with quotes, or have a letter of another script or
  /// width that looks like a usual one, and how many there are; `nil` if
  /// there are none, or if most ids of the set are so.
  private static func oddIdentifiers(_ ids: TextColumn) -> (first: Int, count: Int)? {
    let pieces = Parallel.mapPieces(of: ids.count) { piece in
      let (bytes, ends) = (ids.byteSpan, ids.endSpan)
      var odd = (first: Int.max, count: 0)
      var start = piece.lowerBound == 0 ? 0 : Int(ends[piece.lowerBound - 1])
      var union: UInt8 = 0
      if let last = piece.last {
        for position in start..<Int(ends[last]) { union |= bytes[position] }
      }
      let isASCII = union < 0x80
      for row in piece {
        let end = Int(ends[row])
        if start < end, isOddIdentifier(bytes, start..<end, isASCII: isASCII) {
          odd.first = min(odd.first, row)
          odd.count += 1
        }
        start = end
      }
      return odd
    }
    let count = pieces.reduce(0) { $0 + $1.count }
    if count == 0 || count * 2 > ids.count { return nil }
    return (pieces.map(\.first).min() ?? 0, count)
  }

  /// The first of the texts that is a formula, and how many are; `nil` if none is.
  private static func formulas(_ texts: TextColumn) -> (first: Int, count: Int)? {
    guard texts.count > 0 else { return nil }
    let pieces = Parallel.mapPieces(of: texts.count) { piece in
      let (bytes, ends) = (texts.byteSpan, texts.endSpan)
      var formulas = (first: Int.max, count: 0)
      var start = piece.lowerBound == 0 ? 0 : Int(ends[piece.lowerBound - 1])
      for row in piece {
        let end = Int(ends[row])
        if start < end, isSign(bytes[start]),
          FormulaText.isFormula(String(decoding: bytes.array(start..<end), as: UTF8.self))
        {
          formulas.first = min(formulas.first, row)
          formulas.count += 1
        }
        start = end
      }
      return formulas
    }
    let count = pieces.reduce(0) { $0 + $1.count }
    return count == 0 ? nil : (pieces.map(\.first).min() ?? 0, count)
  }

  @inline(__always)
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40
  }

  @inline(__always)
  private static func isOddIdentifier(
    _ bytes: Span<UInt8>, _ range: Range<Int>, isASCII: Bool
  ) -> Bool {
    let (first, last) = (bytes[range.lowerBound], bytes[range.upperBound - 1])
    // As bytes, without a text each: most ids begin and end with a letter or a digit of ASCII.
    if isLetterOrDigit(first), isASCII || !range.contains(where: { bytes[$0] >= 0x80 }) {
      return last == 0x27 || last == 0x22
    }
    guard let text = try? UTF8Span(validating: bytes.extracting(range)) else { return false }
    var scalars = text.makeUnicodeScalarIterator()
    guard let begins = scalars.next() else { return false }
    var ends = begins
    var isForeign = LookalikeKey.looksLikeAnother(begins)
    while let scalar = scalars.next() {
      ends = scalar
      isForeign = isForeign || LookalikeKey.looksLikeAnother(scalar)
    }
    if isForeign { return true }
    let category = begins.properties.generalCategory
    return !(begins.properties.isAlphabetic || category == .decimalNumber)
      || "'\"”’»".unicodeScalars.contains(ends)
  }

  @inline(__always)
  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// A text without the apostrophe before it, or the quotes around it, that a spreadsheet or a word processor left;
  /// `nil` where it has none.
  static func withoutMarks(of text: String) -> String? {
    let pairs: [(Character, Character)] = [
      ("'", "'"), ("\"", "\""), ("“", "”"), ("‘", "’"), ("«", "»"),
    ]
    for (open, close) in pairs where text.count > 2 && text.first == open && text.last == close {
      return String(text.dropFirst().dropLast())
    }
    return text.first == "'" && text.count > 1 ? String(text.dropFirst()) : nil
  }
}
