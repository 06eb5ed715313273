import LinkageGraph

/// A row that is none of the data.
enum StrayRow: String {
  /// The header once more.
  case header
  /// The numbers or letters of the columns, as forms have them below the header.
  case numbers
  /// The units of the columns.
  case units

  /// Recognizes a row by its fields.
  ///
  /// - Parameters:
  ///   - texts: The fields.
  ///   - names: The headers.
  ///   - isFirst: Whether it is the first row below the header, where alone numbers and units stand.
  init?(_ texts: [String], names: [String], isFirst: Bool) {
    let filled = texts.enumerated().filter { !$0.element.isEmpty }
    let isHeader = filled.allSatisfy { column, text in
      column < names.count
        && VocabularyMatcher.key(of: text) == VocabularyMatcher.key(of: names[column])
    }
    if isHeader, !filled.isEmpty {
      self = .header
    } else if isFirst, Self.areNumbers(filled.map(\.element)) {
      self = .numbers
    } else if isFirst, Self.areUnits(filled.map(\.element)) {
      self = .units
    } else {
      return nil
    }
  }

  private static func withoutBrackets(_ text: String) -> String {
    text.filter { !"()[].<>".contains($0) }.cleanedWord
  }

  /// Whether texts are `1`, `2`, `3`, in brackets or not, or `A`, `B`, `C`, or these and then those.
  private static func areNumbers(_ texts: [String]) -> Bool {
    guard texts.count > 1 else { return false }
    var next: (letter: UInt8, number: Int?) = (UInt8(ascii: "a"), nil)
    for text in texts {
      let plain = withoutBrackets(text).lowercased()
      if let number = Int(plain) {
        guard number == next.number ?? min(number, 1), number >= 0 else { return false }
        next.number = number + 1
      } else {
        guard plain.utf8.elementsEqual([next.letter]), next.number == nil else { return false }
        next.letter += 1
      }
    }
    return true
  }

  private static func areUnits(_ texts: [String]) -> Bool {
    var hasUnit = false
    for text in texts {
      let plain = withoutBrackets(text)
      if HeaderUnit.isUnit(plain) {
        hasUnit = true
      } else if PlaceholderText.plain(plain).isEmpty
        || others.contains(VocabularyMatcher.key(of: plain))
      {
        continue
      } else {
        return false
      }
    }
    return hasUnit
  }

  /// What stands in a row of units where a column has none.
  private static let others = Set(
    [
      "đvt", "đơn vị", "đơn vị tính", "unit", "units", "text", "string", "number", "integer",
      "date",
      "year", "chữ", "số", "năm", "có/không", "yes/no",
    ].map(VocabularyMatcher.key))
}
