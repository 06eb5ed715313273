import LinkageGraph

/// What the text of a year says.
enum YearReading: Equatable {
  case year(Int16)
  /// The text is a date, or a number that stands for one, and the year of it.
  case dateOf(Int)
  /// The year lacks its century.
  case withoutCentury
  case notAYear

  /// Reads a text that is not empty: four digits, which spreadsheets and databases may have given decimals.
  init(_ text: String) {
    let digits = Array(text.utf8)
    if digits.count == 4, digits.allSatisfy(\.isDigit), let year = Int(text),
      LinkageSet.years.contains(year)
    {
      self = .year(Int16(year))
      return
    }
    // 2024.0, 2024,00.
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    if parts.count == 2, parts[0].utf8.count == 4, !parts[1].isEmpty,
      parts[1].allSatisfy({ $0 == "0" }), case .year(let year) = YearReading(String(parts[0]))
    {
      self = .year(year)
      return
    }
    self = Self.other(text, digits)
  }

  private static func other(_ text: String, _ digits: [UInt8]) -> YearReading {
    if digits.allSatisfy(\.isDigit), let number = Int(text) {
      if digits.count <= 2 { return .withoutCentury }
      if digits.count == 8 {
        // 20240131, 31012024.
        for year in [number / 10_000, number % 10_000] where plausible.contains(year) {
          return .dateOf(year)
        }
      }
      if digits.count == 5, let year = spreadsheetDays(number) { return .dateOf(year) }
      return .notAYear
    }
    let body = digits.first == UInt8(ascii: "'") ? digits.dropFirst() : digits[...]
    if body.count == 2, body.allSatisfy(\.isDigit) { return .withoutCentury }
    let runs = text.split { !($0.isASCII && $0.isNumber) }.map(String.init)
    // 2.024 and 2,024 are the year with its thousands set apart.
    if runs.count == 2, runs[0].count == 1, runs[1].count == 3, text.count == 5,
      let year = Int(runs[0] + runs[1]), plausible.contains(year)
    {
      return .dateOf(year)
    }
    let years = runs.filter { $0.count == 4 }.compactMap { Int($0) }.filter(plausible.contains)
    if years.count == 1 { return .dateOf(years[0]) }
    return .notAYear
  }

  /// The years that dates of trade have.
  private static let plausible = 1900...2199

  /// The year of a date that Excel stores as days since the end of 1899, where it is from 1995 to 2050: other numbers
  /// are more likely something else [1].
  ///
  /// [1] H. Hinnant, "chrono-compatible low-level date algorithms", 2013, `civil_from_days`.
  private static func spreadsheetDays(_ number: Int) -> Int? {
    guard (34_700...55_153).contains(number) else { return nil }
    let days = number - 25_569 + 719_468
    let era = days / 146_097
    let day = days - era * 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    return year + era * 400 + (dayOfYear >= 306 ? 1 : 0)
  }
}
