import LinkageGraph

extension NumberReader {
  /// Finds what would make a number of a text that is none.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - unit: The unit of the column.
  /// - Returns: The remedy, or `nil` where none is known.
  func remedy(for text: String, in unit: NumberUnit) -> Remedy? {
    let bytes = Array(text.utf8)
    let decimalMarks: [CSVDialect.DecimalMark] = [.point, .comma]
    for named in decimalMarks where named.rawValue != mark || isNamed {
      let reader = NumberReader(CSVDialect(delimiter: .tab, namedDecimalMark: named))
      guard case .number = reader.read(bytes.span, bytes.indices) else { continue }
      // Where somebody has named the mark, the other one would change all other numbers.
      if isNamed { return .write(Self.exchangingMarks(text)) }
      return .decimalMark(named)
    }
    if let joined = Self.joinedGroups(text), value(of: joined) != nil { return .write(joined) }
    if Self.holdsSeveralNumbers(text) { return .severalNumbers }
    return remedy(forNumberWithUnit: text, in: unit)
  }

  private static func exchangingMarks(_ text: String) -> String {
    String(text.map { $0 == "." ? "," : $0 == "," ? "." : $0 })
  }

  private func value(of text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, case .number(let value) = read(bytes.span, bytes.indices) else {
      return nil
    }
    return value
  }

  /// What people and spreadsheets set thousands apart by, besides points and commas: blanks, no-break and narrow ones,
  /// apostrophes.
  private static let groupMarks: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "'", "’", "ʼ", "´", "`", "_",
  ]

  /// The digits of a number whose thousands are set apart, always by the same mark; `nil` where the groups are not of
  /// three digits, so that they may be several numbers.
  private static func joinedGroups(_ text: String) -> String? {
    guard let mark = text.unicodeScalars.first(where: groupMarks.contains) else { return nil }
    let groups = text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
      .map { Array(String($0).utf8) }
    guard let first = groups.first, let last = groups.last, groups.count > 1,
      (1...3).contains(first.count), first[0] != UInt8(ascii: "0"), first.allSatisfy(\.isDigit),
      groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isDigit) })
    else { return nil }
    let isDecimal = last.count > 4 && (last[3] == UInt8(ascii: ".") || last[3] == UInt8(ascii: ","))
    guard last.count == 3 || isDecimal, last.prefix(3).allSatisfy(\.isDigit),
      last.dropFirst(4).allSatisfy(\.isDigit)
    else { return nil }
    return String(decoding: groups.joined(), as: UTF8.self)
  }

  private static func holdsSeveralNumbers(_ text: String) -> Bool {
    let parts = text.split { $0.isWhitespace || ";|+&/–-".contains($0) }
    return parts.count > 1 && text.first.map { "+–-".contains($0) } == false
      && parts.allSatisfy { part in
        part.utf8.contains(where: \.isDigit)
          && part.utf8.allSatisfy {
            $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
          }
      }
  }

  private func remedy(forNumberWithUnit text: String, in unit: NumberUnit) -> Remedy? {
    let scalars = text.unicodeScalars
    let lead = scalars.prefix {
      "0123456789.,".unicodeScalars.contains($0) || Self.groupMarks.contains($0)
    }
    let word = String(scalars[lead.endIndex...])
    guard let first = word.first, first.isLetter || first.isCurrencySymbol,
      lead.contains(where: { $0.properties.numericType != nil }),
      !word.utf8.contains(where: \.isDigit), !Self.beginsWithMonth(word)
    else { return nil }
    let number = String(lead).trimmedAndNormalized
    let digits = Self.joinedGroups(number) ?? number
    guard let value = value(of: digits) else { return .convert(unit) }
    switch UnitReading(word, of: unit) {
    case .none: return nil
    case .own: return .writeNumberAlone
    case .multiple(let size?):
      // 5.000 kg may be five kilograms or five thousand.
      let bytes = Array(digits.utf8)
      guard isNamed || Self.marks(of: bytes.span) != .thousands,
        let converted = written(value * size, in: unit)
      else { return .convert(unit) }
      return .writeConverted(converted, unit)
    case .multiple(nil), .other: return .convert(unit)
    }
  }

  /// A number as the column's file may hold it; `nil` where that takes more than nine decimals.
  private func written(_ value: Double, in unit: NumberUnit) -> String? {
    let rounded = (value * 1e9).rounded() / 1e9
    guard abs(rounded - value) <= 1e-12 * max(1, value), value == 0 || rounded > 0 else {
      return nil
    }
    if unit == .persons, rounded.rounded() != rounded { return nil }
    var text = rounded.description
    if text.contains("e") { return nil }
    if text.hasSuffix(".0") { text.removeLast(2) }
    return mark == UInt8(ascii: ",") ? text.replacing(".", with: ",") : text
  }

  /// A spreadsheet makes a date of "1-1", and shows 1-Jan.
  private static func beginsWithMonth(_ word: String) -> Bool {
    let key = VocabularyMatcher.key(of: word)
    return YearReading.months.contains { key.hasPrefix($0) } || key.hasPrefix("thg")
  }
}
