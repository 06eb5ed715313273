import LinkageGraph

/// Tonnes as a whole number of thousandths, which are added exactly and in any order.
struct DrawnAmount: BitwiseCopyable, Sendable {
  /// The thousandths and ``isStated``; 0 for a blank.
  let bits: UInt64

  /// Marks an amount, and a sum of some, that a link states.
  static let isStated: UInt64 = 1 << 63

  /// Decimals of a thousandth.
  static let decimals = 3
  static let powersOfTen: [UInt64] = [1, 10, 100, 1000]

  /// No amount.
  static let blank = DrawnAmount(bits: 0)
  /// An amount that is not a whole number of thousandths, or too large to be added to all others.
  static let inexact = DrawnAmount(bits: .max)

  private init(bits: UInt64) { self.bits = bits }

  /// A sum, to be added to others.
  init(sum: UInt64) { bits = sum }

  /// An amount as a set has it, not-a-number for a blank.
  @inline(__always)
  init(_ tonnes: Double, greatest: UInt64) {
    let whole = (tonnes * 1000).rounded()
    if whole / 1000 == tonnes, whole <= Double(greatest) {
      bits = UInt64(whole) | Self.isStated
    } else {
      bits = tonnes.isNaN ? 0 : .max
    }
  }

  /// An amount as a packed column of decimals has it.
  @inline(__always)
  init(code: UInt64, times power: UInt64, greatest: UInt64) {
    if code == 0 {
      bits = 0
    } else {
      let whole = (code &- 1) &* power
      bits = whole <= greatest ? whole | Self.isStated : .max
    }
  }

  /// Returns a sum of thousandths and an amount, which must not be ``inexact``.
  @inline(__always)
  static func add(_ amount: DrawnAmount, to sum: UInt64) -> UInt64 {
    (sum & ~isStated) &+ (amount.bits & ~isStated) | (sum | amount.bits) & isStated
  }

  /// The tonnes of a sum as an exact sum; a blank counts 0.
  static func sum(_ sum: UInt64) -> DecimalSum { DecimalSum(thousandths: sum & ~isStated) }

  /// The tonnes of a sum, or `nil` where no link states any.
  static func tonnes(_ sum: UInt64) -> Double? {
    sum & isStated == 0 ? nil : Double(sum & ~isStated) / 1000
  }

  /// Whether a sum of thousandths divides without a second rounding.
  static func isExact(_ sum: UInt64) -> Bool { sum & ~isStated <= 1 << 53 }
}
