/// A column of whole numbers of 0 or more, each in as many bits as the greatest needs.
///
/// Number i stands in bits `i * width ..< (i + 1) * width` of the words, the lowest bit of a word
/// first; one more word follows, so that two neighboring words can always be read. All bits that
/// belong to no number are 0.
@frozen
public struct BitPackedColumn: Sendable {
  /// The bits, 64 a word.
  public let words: SharedArray<UInt64>
  /// Bits a number.
  public let width: Int
  /// The number of numbers.
  public let count: Int

  /// The greatest width that a column may have.
  public static let greatestWidth = 56

  /// Takes words as they are.
  ///
  /// - Precondition: There are `wordCount(count:width:)` words, and the width is within 1 and
  ///   `greatestWidth`.
  public init(words: SharedArray<UInt64>, width: Int, count: Int) {
    precondition(1...Self.greatestWidth ~= width, "a width that a column may have")
    precondition(words.count == Self.wordCount(count: count, width: width), "words for the count")
    self.words = words
    self.width = width
    self.count = count
  }

  /// Returns how many words a column has.
  public static func wordCount(count: Int, width: Int) -> Int { (count * width + 63) / 64 + 1 }

  /// Returns how many bits numbers up to the greatest need; at least 1.
  public static func width(forGreatest greatest: UInt64) -> Int {
    max(1, 64 - greatest.leadingZeroBitCount)
  }

  /// The greatest number that the width has room for.
  public var greatestStorable: UInt64 { 1 << UInt64(width) &- 1 }

  /// Returns a number; checked.
  @inlinable
  public subscript(index: Int) -> UInt64 {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index in range")
      let bit = index &* width
      let shift = UInt64(truncatingIfNeeded: bit & 63)
      let low = words[bit >> 6] &>> shift
      // Shifted in two steps: `&<<` by 64 would shift by 0.
      let high = (words[bit >> 6 &+ 1] &<< 1) &<< (63 &- shift)
      return (low | high) & (1 << UInt64(truncatingIfNeeded: width) &- 1)
    }
  }

  /// Returns whether a number occurs in a range of positions.
  ///
  /// - Complexity: O(range); numbers of two bits are looked at 32 at a time.
  public func contains(_ number: UInt64, in range: Range<Int>) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range in range")
    if number > greatestStorable || range.isEmpty { return false }
    guard width == 2 else {
      var isFound = false
      for index in range { isFound = isFound || self[index] == number }
      return isFound
    }
    let lowBits: UInt64 = 0x5555_5555_5555_5555
    let pattern = number * lowBits
    let words = words.span
    for word in range.lowerBound >> 5...(range.upperBound - 1) >> 5 {
      // Both bits of the difference are 0 where the number is the one wanted.
      let difference = words[word] ^ pattern
      var found = ~(difference | difference >> 1) & lowBits
      if word == range.lowerBound >> 5 { found &= .max << UInt64(2 * (range.lowerBound & 31)) }
      if word == (range.upperBound - 1) >> 5 {
        found &= .max >> UInt64(62 - 2 * ((range.upperBound - 1) & 31))
      }
      if found != 0 { return true }
    }
    return false
  }

  /// Calls a closure with each position of a number, ascending.
  ///
  /// - Complexity: O(`count`); numbers of two bits are looked at 32 at a time.
  @inlinable
  public func forEachPosition(of number: UInt64, _ body: (Int) -> Void) {
    if number > greatestStorable { return }
    guard width == 2 else {
      for index in 0..<count where self[index] == number { body(index) }
      return
    }
    let lowBits: UInt64 = 0x5555_5555_5555_5555
    let pattern = number * lowBits
    for word in 0..<(count + 31) / 32 {
      // Both bits of the difference are 0 where the number is the one wanted.
      let difference = words[word] ^ pattern
      var found = ~(difference | difference >> 1) & lowBits
      while found != 0 {
        let index = word << 5 + found.trailingZeroBitCount >> 1
        // The bits behind the last number are those of a 0.
        if index >= count { return }
        body(index)
        found &= found &- 1
      }
    }
  }
}
