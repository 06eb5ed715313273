import LinkageGraph

/// Numbers as people write them: 1,234.5 and 28.4 % in English, 1.234,5 and 28,4 % in Vietnamese.
enum NumberText {
  /// What stands where there is no number.
  static let missing = "–"

  /// Returns a whole number with its digits in groups of three.
  static func whole(_ value: Int, in language: Language) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude), in: language)
  }

  /// Returns a number with a fixed number of decimals, 0 to 15, rounded half away from zero.
  static func decimal(_ value: Double, places: Int, in language: Language) -> String {
    guard value.isFinite else { return missing }
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    // Above 2^53 a double has no decimals left to round.
    guard scaled < 9_007_199_254_740_992, let digits = Int(exactly: scaled) else {
      return "\(value)"
    }
    let divisor = Int(scale)
    var text = grouped(String(digits / divisor), in: language)
    if places > 0 {
      let decimals = String(digits % divisor)
      text += mark(language)
      text += String(repeating: "0", count: places - decimals.count) + decimals
    }
    return value < 0 && digits != 0 ? "-" + text : text
  }

  /// Returns a part of a whole in percent, with one decimal.
  static func percent(_ part: Int, of whole: Int, in language: Language) -> String {
    guard whole != 0 else { return missing }
    return decimal(Double(part) * 100 / Double(whole), places: 1, in: language) + " %"
  }

  private static func grouped(_ digits: String, in language: Language) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 {
        text += language == .english ? "," : "."
      }
      text.append(digit)
    }
    return text
  }

  private static func mark(_ language: Language) -> String { language == .english ? "." : "," }
}
