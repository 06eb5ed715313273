import LinkageGraph

/// How Vietnamese tax codes are written.
enum TaxCode {
  /// How many digits one has: ten, three more for a branch, or twelve where a person's own number is used.
  static let lengths: Set<Int> = [10, 12, 13]

  /// The digits of a code, which dashes, dots and blanks may part; `nil` where anything else stands in it.
  static func digits(of code: String) -> String? {
    var digits = ""
    for scalar in code.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "-", "\u{2010}", "\u{2011}", "\u{2013}", " ": continue
      default: return nil
      }
    }
    return digits.isEmpty ? nil : digits
  }

  /// What codes have in common of which one has lost its first zero: persons' numbers, of twelve digits, begin with one.
  static func key(_ digits: String) -> String {
    digits.count == 9 || digits.count == 12 && !digits.hasPrefix("0") ? "0" + digits : digits
  }
}
