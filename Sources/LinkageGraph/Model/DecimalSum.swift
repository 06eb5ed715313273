// Method. A sum of doubles depends on their order, and 0.1 + 0.2 + 10.2 is 10.5 in one order and
// 10.499999999999998 in another. The amounts of a set were decimals before they were doubles, so they
// are added as decimals: each as the shortest decimal that reads back as it, in whole units of 10⁻¹⁵.
// Sums of whole numbers are exact and do not depend on an order.

/// An exact sum of amounts, which does not depend on the order in which they are added.
///
/// ```swift
/// var sum = DecimalSum()
/// for amount in [0.1, 0.2, 10.2] { sum.add(amount) }
/// print(sum.value)  // 10.5
/// ```
public struct DecimalSum: Sendable, Hashable, Comparable {
  private var units: Int128 = 0

  /// Units in 1: what stands behind the 15th decimal of an amount is rounded off.
  private static let unitsInOne: Int128 = 1_000_000_000_000_000

  /// Creates an empty sum.
  public init() {}

  /// Creates the sum of one amount.
  ///
  /// - Precondition: As for ``add(_:)-(Double)``.
  public init(_ amount: Double) {
    units = Self.units(of: amount)
  }

  /// Creates the sum of so many thousandths.
  package init(thousandths: UInt64) {
    units = Int128(thousandths) * (Self.unitsInOne / 1000)
  }

  /// Adds an amount as the shortest decimal that reads back as it, to 15 decimals.
  ///
  /// - Precondition: The amount is 0 to 10¹⁵, which is what a set may hold, and the sum stays below
  ///   10²³.
  /// - Complexity: O(1); some nanoseconds for an amount below a million with up to 9 decimals.
  public mutating func add(_ amount: Double) {
    units += Self.units(of: amount)
  }

  /// Adds another sum.
  public mutating func add(_ other: DecimalSum) {
    units += other.units
  }

  /// The sum less another; it may be below 0.
  package func subtracting(_ other: DecimalSum) -> DecimalSum {
    var difference = self
    difference.units -= other.units
    return difference
  }

  /// The double nearest to the sum; its description is the shortest decimal that reads back as it.
  public var value: Double {
    if units < 0 { return -DecimalSum().subtracting(self).value }
    let (billionths, rest) = units.quotientAndRemainder(dividingBy: Self.unitsInBillionth)
    // Two doubles that are exact, and one division: it rounds correctly.
    if rest == 0, billionths < Self.exactIntegers {
      return Double(Int64(billionths)) / Self.billion
    }
    let (whole, fraction) = units.quotientAndRemainder(dividingBy: Self.unitsInOne)
    let decimals = String(fraction + Self.unitsInOne).dropFirst()
    // Reading a decimal rounds correctly, too.
    return Double("\(whole).\(decimals)") ?? .nan
  }

  /// Compares the exact sums.
  public static func < (left: DecimalSum, right: DecimalSum) -> Bool { left.units < right.units }

  private static let billion = 1e9
  private static let unitsInBillionth: Int128 = 1_000_000
  /// Doubles hold every whole number below this.
  private static let exactIntegers: Int128 = 1 << 53
  /// Below so many billionths no two of them share a double, so that one that reads back as the
  /// amount is its shortest decimal.
  private static let distinctBillionths = 1e15

  private static func units(of amount: Double) -> Int128 {
    precondition(amount >= 0 && amount <= LinkageSet.greatestAmount, "an amount of a set")
    let billionths = (amount * billion).rounded()
    if billionths < distinctBillionths, billionths / billion == amount {
      return Int128(Int64(billionths)) * unitsInBillionth
    }
    return units(ofDecimal: amount.description)
  }

  /// Reads a decimal as Swift writes it: digits with a point, and an exponent where it is small.
  private static func units(ofDecimal text: String) -> Int128 {
    var digits: Int128 = 0
    var exponent = 15
    var hasPoint = false
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "e") {
        exponent += Int(String(rest) ?? "") ?? 0
        break
      }
      if byte == UInt8(ascii: ".") {
        hasPoint = true
      } else {
        digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
        if hasPoint { exponent -= 1 }
      }
    }
    while exponent > 0 {
      digits *= 10
      exponent -= 1
    }
    // One digit beyond the last unit decides how to round.
    while exponent < -1, digits > 0 {
      digits /= 10
      exponent += 1
    }
    return exponent == -1 ? (digits + 5) / 10 : exponent == 0 ? digits : 0
  }
}
