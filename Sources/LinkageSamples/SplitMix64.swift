/// A small seeded generator: the same seed gives the same numbers on every platform, for good.
///
/// The state is a counter; every number is a bijective mix of it. The draws below use nothing but
/// 64-bit integer arithmetic, and not the standard library's `random(in:using:)`, whose algorithm
/// may change from one version to the next.
///
/// [1] G. L. Steele, D. Lea, C. H. Flood, *Fast Splittable Pseudorandom Number Generators*,
/// OOPSLA, 2014.
struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(seed: UInt64) {
    state = seed
  }

  /// A generator of its own for one purpose, so that more draws here change nothing there.
  init(seed: UInt64, stream: UInt64) {
    state = Self.mix(seed &+ stream &* Self.increment)
  }

  mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mix(state)
  }

  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SplitMix64 {
  /// A number from 0 to `bound - 1`; the bias is below `bound` in 2³².
  mutating func draw(below bound: Int) -> Int {
    Self.scale(next() >> 32, to: bound)
  }

  mutating func draw(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + draw(below: range.upperBound - range.lowerBound + 1)
  }

  /// True in `percent` of a hundred draws.
  mutating func chance(_ percent: Int) -> Bool {
    draw(below: 100) < percent
  }

  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[draw(below: elements.count)]
  }

  /// A position among `weights`, each as likely as its weight says; the weights may not all be 0.
  mutating func position(weights: [Int]) -> Int {
    var rest = draw(below: weights.reduce(0, +))
    for (position, weight) in weights.enumerated() {
      if rest < weight { return position }
      rest -= weight
    }
    return weights.count - 1
  }

  /// A number from 0 to `bound - 1`, the low ones far more often: the `power`-th power of a uniform
  /// fraction, which gives the few hubs and the long tail of trading networks.
  mutating func drawSkewed(below bound: Int, power: Int) -> Int {
    let fraction = next() >> 32
    var skewed = fraction
    for _ in 1..<power { skewed = (skewed &* fraction) >> 32 }
    return Self.scale(skewed, to: bound)
  }

  /// The elements in random order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var shuffled = elements
    for last in stride(from: shuffled.count - 1, to: 0, by: -1) {
      shuffled.swapAt(last, draw(below: last + 1))
    }
    return shuffled
  }

  /// A fraction in units of 2⁻³² times `bound`, rounded down.
  private static func scale(_ fraction: UInt64, to bound: Int) -> Int {
    Int(truncatingIfNeeded: (fraction &* UInt64(truncatingIfNeeded: bound)) >> 32)
  }
}
