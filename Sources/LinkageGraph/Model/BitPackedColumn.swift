package import LabeledGraph

/// A column of whole numbers of 0 or more, each in as many bits as the greatest needs.
///
/// Number i stands in bits `i * width ..< (i + 1) * width` of the words, the lowest bit of a word
/// first; one more word follows, so that two neighboring words can always be read. All bits that
/// belong to no number are 0.
package struct BitPackedColumn: Sendable {
  package let words: SharedArray<UInt64>
  package let width: Int
  package let count: Int

  /// The greatest width that a column may have.
  package static let greatestWidth = 56

  /// Takes words as they are.
  ///
  /// - Precondition: There are `wordCount(count:width:)` words, and the width is within 1 and
  ///   `greatestWidth`.
  package init(words: SharedArray<UInt64>, width: Int, count: Int) {
    precondition(1...Self.greatestWidth ~= width, "a width that a column may have")
    precondition(words.count == Self.wordCount(count: count, width: width), "words for the count")
    self.words = words
    self.width = width
    self.count = count
  }

  /// How many words a column has.
  package static func wordCount(count: Int, width: Int) -> Int { (count * width + 63) / 64 + 1 }

  /// How many bits numbers up to the greatest need; at least 1.
  package static func width(forGreatest greatest: UInt64) -> Int {
    max(1, 64 - greatest.leadingZeroBitCount)
  }

  /// The greatest number that the width has room for.
  package var greatestStorable: UInt64 { 1 << UInt64(width) &- 1 }

  package subscript(index: Int) -> UInt64 { reader[index] }

  /// Reads numbers of the column in a loop.
  package var reader: Reader {
    @_lifetime(borrow self)
    get { Reader(words: words.span, width: width, count: count) }
  }

  /// What a loop over the column needs at hand.
  package struct Reader: ~Escapable {
    @usableFromInline let words: Span<UInt64>
    @usableFromInline let width: Int
    @usableFromInline let mask: UInt64
    @usableFromInline let count: Int

    @_lifetime(copy words)
    init(words: Span<UInt64>, width: Int, count: Int) {
      self.words = words
      self.width = width
      self.count = count
      mask = 1 << UInt64(width) &- 1
    }

    /// Returns a number; checked.
    @inlinable
    package subscript(index: Int) -> UInt64 {
      @inline(__always) get {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index in range")
        let bit = index &* width
        let shift = UInt64(truncatingIfNeeded: bit & 63)
        let low = words[bit >> 6] &>> shift
        // Shifted in two steps, since by all 64 bits at once is no shift at all.
        let high = (words[bit >> 6 &+ 1] &<< 1) &<< (63 &- shift)
        return (low | high) & mask
      }
    }
  }
}
