import Foundation

extension Int {
  /// The number with commas between groups of three digits.
  var grouped: String {
    var text = ""
    let digits = String(magnitude)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return self < 0 ? "-" + text : text
  }
}

extension Double {
  func text(decimals: Int) -> String {
    String(format: "%.\(decimals)f", self)
  }

  /// A number of seconds with four significant digits and a fitting unit.
  var asTime: String {
    let (value, unit) =
      self >= 1 ? (self, "s") : self >= 1e-3 ? (self * 1e3, "ms") : (self * 1e6, "µs")
    let decimals = value >= 1000 ? 0 : value >= 100 ? 1 : value >= 10 ? 2 : 3
    return value.text(decimals: decimals) + " " + unit
  }
}

extension String {
  func padded(to width: Int, atStart: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - count))
    return atStart ? blanks + self : self + blanks
  }
}
