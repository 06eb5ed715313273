import LinkageGraph

// Method. Every bound on a count is a fraction of whole numbers: n organizations of which a share u / s is wanted are at
// least n · u / s. Fractions are compared by cross products in 128 bits, so that nothing is rounded: 55% of 20 is 11.
// With counts below 2^57, shares of at most nine decimals and 95%, the products stay below 2^127.

/// What a comparison asks of a count.
struct TargetBounds {
  /// The least count with which the comparison holds.
  private(set) var least = 0
  /// The greatest, or `nil` for any.
  private(set) var greatest: Int?

  /// - Parameters:
  ///   - row: The target.
  ///   - whole: What shares are of; not asked of a plain target.
  init(_ row: TargetPlan.Row, of whole: Int) {
    let target = Fraction(row.target ?? .count(0), of: whole)
    switch row.comparison {
    case .atLeast: least = target.roundedUp
    case .moreThan: least = target.roundedDown + 1
    case .atMost: greatest = target.roundedDown
    case .about: least = target.scaled(by: 95, over: 100).roundedUp
    case .between:
      least = target.roundedUp
      greatest = Fraction(row.upper ?? .count(0), of: whole).roundedDown
    case .all: (least, greatest) = (whole, nil)
    case .follow, .fact: break
    }
  }

  func contains(_ count: Int) -> Bool { count >= least && count <= greatest ?? .max }

  /// How many further ones it takes; `nil` where no number helps.
  func gap(from count: Int) -> Int? {
    let wanted = max(count, least)
    return contains(wanted) ? wanted - count : nil
  }

  /// How many there are too many, or `nil`.
  func excess(of count: Int) -> Int? {
    guard let greatest, count > greatest else { return nil }
    return count - greatest
  }
}

/// A part of a whole, exactly.
private struct Fraction {
  let numerator: Int128
  let denominator: Int128

  init(numerator: Int128, denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init(_ amount: TargetPlan.Amount, of whole: Int) {
    switch amount {
    case .count(let count): self.init(numerator: Int128(count), denominator: 1)
    case .share(let share):
      self.init(
        numerator: Int128(whole) * Int128(share.units), denominator: share.scale)
    }
  }

  func scaled(by factor: Int128, over divisor: Int128) -> Fraction {
    Fraction(numerator: numerator * factor, denominator: denominator * divisor)
  }

  var roundedDown: Int { Int(clamping: numerator / denominator) }
  var roundedUp: Int {
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int(clamping: rest == 0 ? quotient : quotient + 1)
  }
}

extension ExactDecimal {
  /// What the units are divided by.
  fileprivate var scale: Int128 { (0..<decimals).reduce(1) { power, _ in power * 10 } }
}

/// The straight line from an earlier fact to a target.
struct TargetCourse {
  /// The base, the target and the value between them, all times the years between them and a common scale.
  private let scaledValue: Int128
  private let scale: Int128

  /// Draws the line from a base to a target of a later year; before it begins and after it ends, its ends count.
  init(
    from base: ExactDecimal, in baseYear: Int, to target: ExactDecimal, in targetYear: Int,
    at year: Int
  ) {
    func units(_ number: ExactDecimal) -> Int128 {
      Int128(number.units) * (Self.commonScale / number.scale)
    }
    let length = Int128(targetYear - baseYear)
    let passed = Int128(min(max(year, baseYear), targetYear) - baseYear)
    scaledValue = units(base) * (length - passed) + units(target) * passed
    scale = Self.commonScale * length
  }

  private static let commonScale = ExactDecimal(1, decimals: ExactDecimal.mostDecimals).scale

  var value: Double { Double(scaledValue) / Double(scale) }

  /// Compares a part of a whole with the value: below 0 where it is less, above 0 where it is more.
  func comparison(of part: Int, in whole: Int) -> Int {
    let have = Int128(part) * scale
    let want = Int128(whole) * scaledValue
    return have < want ? -1 : have == want ? 0 : 1
  }
}
