/// A small generator whose numbers follow from its seed alone, on every machine.
///
/// Guy L. Steele Jr., Doug Lea, Christine H. Flood, *Fast Splittable Pseudorandom Number
/// Generators*, OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator.
  package init(seed: UInt64) {
    state = seed
  }

  /// Returns the next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Returns a number below `bound`, which is at least 1.
  ///
  /// Written out, because the standard library does not promise the same numbers in its next
  /// version, and a seed must go on meaning the same set.
  package mutating func below(_ bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  /// Returns a number within a range.
  package mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Returns `true` so many times in a hundred.
  package mutating func percent(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// Returns one of some values, of which there is at least one.
  package mutating func pick<Value>(_ values: [Value]) -> Value {
    values[below(values.count)]
  }

  /// Returns the values in some order.
  package mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    var values = values
    for index in values.indices {
      values.swapAt(index, index + below(values.count - index))
    }
    return values
  }
}
