package import LinkageGraph

/// Numbers as people write them: 1,234.5 and 28.4% in English, 1.234,5 and 28,4% in Vietnamese.
package enum NumberText {
  /// What stands where there is no number.
  package static let missing = "–"

  /// Returns a whole number with its digits in groups of three.
  package static func whole(_ value: Int, in language: Language) -> String {
    text { append(value, in: language, to: &$0) }
  }

  /// Returns a number with a fixed number of decimals, 0 to 15, rounded half away from zero.
  package static func decimal(_ value: Double, decimals: Int, in language: Language) -> String {
    text { append(value, decimals: decimals, in: language, to: &$0) }
  }

  /// Returns a part of a whole in percent, with one decimal.
  package static func percent(_ part: Int, of whole: Int, in language: Language) -> String {
    text { append(percent: part, of: whole, in: language, to: &$0) }
  }

  private static func text(_ append: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    append(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Bytes

  static func append(_ value: Int, in language: Language, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    appendGroups(of: value.magnitude, in: language, to: &bytes)
  }

  static func append(
    _ value: Double, decimals: Int, in language: Language, to bytes: inout [UInt8]
  ) {
    guard value.isFinite else { return bytes.append(contentsOf: missing.utf8) }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    // Above 2^53 a double has no decimals left to round.
    guard scaled < 9_007_199_254_740_992, let digits = UInt(exactly: scaled) else {
      return bytes.append(contentsOf: "\(value)".utf8)
    }
    if value < 0, digits != 0 { bytes.append(UInt8(ascii: "-")) }
    var divisor = UInt(scale)
    appendGroups(of: digits / divisor, in: language, to: &bytes)
    if decimals == 0 { return }
    bytes.append(language == .english ? UInt8(ascii: ".") : UInt8(ascii: ","))
    var rest = digits % divisor
    while divisor > 1 {
      divisor /= 10
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
    }
  }

  static func append(
    percent part: Int, of whole: Int, in language: Language, to bytes: inout [UInt8]
  ) {
    guard whole != 0 else { return bytes.append(contentsOf: missing.utf8) }
    append(Double(part) * 100 / Double(whole), decimals: 1, in: language, to: &bytes)
    bytes.append(UInt8(ascii: "%"))
  }

  // MARK: Widths

  /// Returns how many columns a whole number takes, without writing it.
  static func width(of value: Int) -> Int {
    var digits = 1
    var rest = value.magnitude
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    return digits + (digits - 1) / 3 + (value < 0 ? 1 : 0)
  }

  /// Returns how many columns a part of a whole takes in percent, without writing it; `nil` where it
  /// must be written to be known.
  static func width(ofPercent part: Int, of whole: Int) -> Int? {
    if whole == 0 { return 1 }
    guard part >= 0, whole > 0, part <= whole else { return nil }
    // Rounded as the text is, 99.95% has the width of 100.0%.
    let tenths = (Double(part) * 100 / Double(whole) * 10).rounded(.toNearestOrAwayFromZero)
    return tenths < 100 ? 4 : tenths < 1000 ? 5 : 6
  }

  private static func appendGroups(
    of number: UInt, in language: Language, to bytes: inout [UInt8]
  ) {
    if number < 1000 { return bytes.append(digitsOf: number) }
    appendGroups(of: number / 1000, in: language, to: &bytes)
    bytes.append(language == .english ? UInt8(ascii: ",") : UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 100 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}
