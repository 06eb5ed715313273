/// A decimal number of 0 or more, kept exactly: of shares and targets, where 55% of 20 is 11.
public struct ExactDecimal: Sendable, Hashable, Comparable {
  /// The digits as a whole number, without zeros at the end of the decimals.
  public let units: Int
  /// How many of the digits are decimals, 0 to ``mostDecimals``.
  public let decimals: Int

  /// The most decimals that a number keeps.
  public static let mostDecimals = 9

  private static let powers = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]
  private var scale: Int { Self.powers[decimals] }

  /// Creates a number.
  ///
  /// - Parameters:
  ///   - units: The digits as a whole number, 0 or more.
  ///   - decimals: How many of them are decimals, 0 to ``mostDecimals``.
  public init(_ units: Int, decimals: Int = 0) {
    precondition(units >= 0 && (0...Self.mostDecimals).contains(decimals), "an exact decimal")
    var (units, decimals) = (units, decimals)
    while decimals > 0, units % 10 == 0 {
      units /= 10
      decimals -= 1
    }
    self.units = units
    self.decimals = decimals
  }

  /// Reads digits with at most one point among them, such as `0.55`; `nil` where a text is nothing of the kind,
  /// or has more digits than a number keeps.
  public init?(_ text: String) {
    var (units, decimals, hasPoint, hasDigit) = (0, 0, false, false)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let (tenfold, overflows) = units.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tenfold.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      if overflows || overflowsToo { return nil }
      units = sum
      hasDigit = true
      if hasPoint { decimals += 1 }
    }
    guard hasDigit, decimals <= Self.mostDecimals else { return nil }
    self.init(units, decimals: decimals)
  }

  /// The number divided by a hundred, as a per cent sign does; `nil` where it has too many decimals.
  public var hundredth: ExactDecimal? {
    decimals + 2 <= Self.mostDecimals
      ? ExactDecimal(units, decimals: decimals + 2)
      : nil
  }

  /// The nearest double.
  public var value: Double { Double(units) / Double(scale) }

  /// Returns whether one number is less than another.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let (leftProduct, rightProduct) = (
      left.units.multipliedFullWidth(by: right.scale),
      right.units.multipliedFullWidth(by: left.scale)
    )
    return (leftProduct.high, leftProduct.low) < (rightProduct.high, rightProduct.low)
  }

  /// Compares a part of a whole with this share of it: below 0 where the part is less, 0 where it is just as
  /// much, above 0 where it is more.
  ///
  /// - Precondition: `part` and `whole` are 0 or more.
  public func comparison(of part: Int, in whole: Int) -> Int {
    let (have, want) = (
      part.multipliedFullWidth(by: scale), whole.multipliedFullWidth(by: units)
    )
    if (have.high, have.low) == (want.high, want.low) { return 0 }
    return (have.high, have.low) < (want.high, want.low) ? -1 : 1
  }

  /// The least number that is at least this share of a whole.
  ///
  /// - Precondition: `whole` is 0 or more, and so is the result an `Int`.
  public func leastPart(of whole: Int) -> Int {
    let product = whole.multipliedFullWidth(by: units)
    let (quotient, remainder) = scale.dividingFullWidth(product)
    return remainder == 0 ? quotient : quotient + 1
  }
}
