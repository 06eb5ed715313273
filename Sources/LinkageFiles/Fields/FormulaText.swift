/// The text of a formula that a spreadsheet has not computed.
enum FormulaText {
  /// Whether a text is a formula rather than a value: it begins with `=`, or with another sign before a cell or a function.
  static func isFormula(_ text: String) -> Bool {
    guard let sign = text.utf8.first, text.utf8.count > 1 else { return false }
    if sign == UInt8(ascii: "=") { return true }
    guard [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")].contains(sign) else {
      return false
    }
    let rest = text.utf8.dropFirst().drop { $0 == UInt8(ascii: "$") }
    let letters = rest.prefix { $0 &- 0x41 < 26 || $0 == UInt8(ascii: ".") }
    let behind = rest[letters.endIndex...].drop { $0 == UInt8(ascii: "$") }
    guard !letters.isEmpty, let next = behind.first else { return false }
    let isCell = letters.count <= 3 && behind.allSatisfy { $0 &- 0x30 < 10 }
    return next == UInt8(ascii: "(") || isCell
  }
}
