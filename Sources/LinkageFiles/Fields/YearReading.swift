import LinkageGraph

/// What the text of a year says.
enum YearReading: Equatable {
  case year(Int16)
  /// The text is a date, or a number that stands for one; its year, where that is certain.
  case date(Int?)
  /// The year lacks digits: 24, 024, 0024.
  case incomplete
  case notAYear(Remedy?)

  /// Reads a text that is not empty: four digits, which spreadsheets and databases may have given decimals.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isLast: Whether it is the last year, in whose place people say that there is none.
  init(_ text: String, isLast: Bool) {
    let digits = Array(text.utf8)
    if let year = Self.plain(digits) {
      self = .year(year)
      return
    }
    // 2024.0, 2024,00.
    let parts = digits.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    if parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy({ $0 == UInt8(ascii: "0") }),
      let year = Self.plain(Array(parts[0]))
    {
      self = .year(year)
      return
    }
    self = Self.other(text, digits, isLast: isLast)
  }

  private static func plain(_ digits: [UInt8]) -> Int16? {
    guard digits.count == 4, digits.allSatisfy(\.isDigit), digits[0] != UInt8(ascii: "0") else {
      return nil
    }
    return Int16(String(decoding: digits, as: UTF8.self))
  }

  private static func other(_ text: String, _ digits: [UInt8], isLast: Bool) -> YearReading {
    if digits.allSatisfy(\.isDigit), let number = Int(text) {
      if number == 0 { return .notAYear(nil) }
      if digits.count <= 4 { return .incomplete }
      if digits.count == 8 {
        // 20240131, 31012024.
        for year in [number / 10_000, number % 10_000] where plausible.contains(year) {
          return .date(year)
        }
      }
      if digits.count == 5, let year = spreadsheetDays(number) { return .date(year) }
      return .notAYear(nil)
    }
    let words = words(of: text)
    let runs = words.filter { $0.utf8.first?.isDigit == true }
    if runs.isEmpty {
      let isOpen = isLast && openEnds.contains(words.joined(separator: " "))
      return .notAYear(isOpen ? .leaveBlank : nil)
    }

    // 2.024 and 2,024 are the year with its thousands set apart; 45292.0 and 45292,5 are days of a spreadsheet.
    if runs.count == 2, words.count == 2,
      digits[runs[0].utf8.count] == UInt8(ascii: ".")
        || digits[runs[0].utf8.count] == UInt8(ascii: ","), digits[0].isDigit
    {
      if runs[0].count == 1, runs[1].count == 3, let year = Int(runs[0] + runs[1]),
        plausible.contains(year)
      {
        return .notAYear(.write("\(year)"))
      }
      if runs[0].count == 5, let year = Int(runs[0]).flatMap(spreadsheetDays) { return .date(year) }
    }
    let years = runs.filter { $0.count == 4 }.compactMap { Int($0) }.filter(plausible.contains)
    let hasMonth = words.contains { word in months.contains { word.hasPrefix($0) } }
    if let first = years.first {
      if years.count == 2 { return .notAYear(.years(first: first, last: years[1])) }
      if years.count > 2 { return .notAYear(nil) }
      // 2023-24 is two years, 2023-12 a month.
      if runs.count == 2, runs[0].count == 4, runs[1].count == 2, let second = Int(runs[1]),
        second > 12, second == (first + 1) % 100
      {
        return .notAYear(.years(first: first, last: first + 1))
      }
      // The day 0 of a spreadsheet is in 1900.
      if runs.count > 1 || hasMonth { return .date(first == 1900 ? nil : first) }
      if words.contains(where: openWords.contains) {
        return .notAYear(.years(first: first, last: nil))
      }
      // Before, after and other signs of order say another year.
      let isAnother =
        text.contains { "<>≤≥".contains($0) } || words.contains(where: orders.contains)
      return .notAYear(isAnother ? nil : .write("\(first)"))
    }
    return short(text, words: words, runs: runs, hasMonth: hasMonth)
  }

  /// Reads a text with digits, none of which are a year of four: '24, 1/1/24, Jan-24.
  private static func short(
    _ text: String, words: [String], runs: [String], hasMonth: Bool
  ) -> YearReading {
    if runs.count == 1, words.count == 1, runs[0].count <= 3, text.unicodeScalars.count <= 4 {
      return .incomplete
    }
    guard runs.allSatisfy({ $0.count <= 2 }), let last = runs.last else { return .notAYear(nil) }
    let isMonthWord = ["t", "th", "thg", "thang"].contains(words[0])
    if hasMonth {
      // Jan-24 is a month of a year; 24-Jan is a day.
      let isYearLast = words.last == last && (runs.count == 2 || words.first != runs[0])
      let isJoined = text.contains { "-/.'’".contains($0) }
      return .date(isYearLast && isJoined ? century(last) : nil)
    }
    if isMonthWord { return .date(runs.count == 2 ? century(last) : nil) }
    if runs.count == 2, words.count == 2, text.contains(where: { "-/".contains($0) }) {
      return .date(nil)
    }
    guard runs.count == 3, words.count == 3, let day = Int(runs[0]), let month = Int(runs[1]) else {
      return .notAYear(nil)
    }
    guard (1...31).contains(day), (1...31).contains(month) else { return .date(nil) }
    // With dashes, the year may come first.
    let isYearLast = text.contains("/") || runs[0].count == 1 || (Int(last) ?? 0) > 31
    return .date(isYearLast ? century(last) : nil)
  }

  /// The year of two digits at the end of a date, as Excel reads it, but for those that it may have read otherwise.
  private static func century(_ digits: String) -> Int? {
    guard digits.count == 2, let number = Int(digits) else { return nil }
    switch number {
    case 0..<30: return 2000 + number
    case 70...99: return 1900 + number
    default: return nil
    }
  }

  /// The runs of digits and of letters, without marks.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var last: Bool?
    for character in Suggestion.withoutMarks(text) {
      let isDigit = character.isASCII && character.isNumber
      guard isDigit || character.isLetter else {
        last = nil
        continue
      }
      if last == isDigit {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
      last = isDigit
    }
    return words
  }

  /// What people write where there is no last year.
  private static let openEnds: Set<String> = [
    "nay", "den nay", "hien nay", "hien tai", "den hien tai", "den nay con", "vo thoi han",
    "khong thoi han",
    "khong co thoi han", "khong xac dinh thoi han", "khong xac dinh", "chua xac dinh", "lau dai",
    "dai han",
    "present", "to present", "now", "ongoing", "current", "today", "to date", "open", "open ended",
    "indefinite",
    "indefinitely", "unlimited", "permanent", "no end",
  ]

  /// What follows the first of two years where there is no last one.
  private static let openWords: Set<String> = ["nay", "present", "now"]

  private static let orders: Set<String> = [
    "truoc", "sau", "before", "after", "until", "den", "toi",
  ]

  static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

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
