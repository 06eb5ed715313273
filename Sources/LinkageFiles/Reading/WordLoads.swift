import LinkageGraph

extension Span where Element == UInt8 {
  /// Eight bytes as a word, the first in the lowest bits.
  ///
  /// - Precondition: `offset + 8 <= count`; checked.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    // UInt8 has no padding, and every pattern of bits is a UInt64.
    unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Up to eight bytes as a word, zeros above.
  @inline(__always)
  func partialWord(at offset: Int, length: Int) -> UInt64 {
    if length == 0 { return 0 }
    if offset + 8 <= count { return word(at: offset) & (UInt64.max >> UInt64(64 - length * 8)) }
    var result: UInt64 = 0
    for index in 0..<length { result |= UInt64(self[offset + index]) << UInt64(index * 8) }
    return result
  }
}

extension Span where Element == UInt8 {
  /// The number of line feeds of a stretch.
  func lineFeeds(in range: Range<Int>) -> Int {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let ones: UInt64 = 0x0101_0101_0101_0101
    var count = 0
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      // Sums of up to 255 words fit the bytes of one.
      let stop = Swift.min(range.upperBound - 7, position + 8 * 255)
      var sums: UInt64 = 0
      while position < stop {
        let fromLineFeed = word(at: position) ^ (ones &* 0x0A)
        sums &+= ~((fromLineFeed & low &+ low) | fromLineFeed | low) >> 7
        position += 8
      }
      let pairs = (sums & 0x00FF_00FF_00FF_00FF) &+ (sums >> 8 & 0x00FF_00FF_00FF_00FF)
      count += Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    while position < range.upperBound {
      count += self[position] == UInt8(ascii: "\n") ? 1 : 0
      position += 1
    }
    return count
  }

  /// The offset of the last line feed of a stretch, or -1.
  func lastLineFeed(in range: Range<Int>) -> Int {
    var position = range.upperBound
    while position > range.lowerBound {
      position -= 1
      if self[position] == UInt8(ascii: "\n") { return position }
    }
    return -1
  }

  /// Bytes as the key of an identifier.
  ///
  /// - Precondition: `start + 16 <= count`; checked.
  @inline(__always)
  func key(at start: Int, length: Int) -> IdentifierKey {
    let low = word(at: start)
    let high = word(at: start + 8)
    if length > IdentifierKey.longestInline {
      return IdentifierKey(extracting(start..<start + length))
    }
    if length <= 8 {
      return IdentifierKey(low: low & (UInt64.max >> UInt64(64 - 8 * length)), high: 0)
    }
    return IdentifierKey(low: low, high: high & (UInt64.max >> UInt64(128 - 8 * length)))
  }
}

/// What a stretch of bytes contains, found before it is read record by record.
struct ByteCensus {
  var hasNUL = false
  var isASCII = true
  var hasQuote = false

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var union: UInt64 = 0
    // Bit 7 is set where a byte is zero; the subtraction may set one more above a byte that is, which
    // does not change whether there is any.
    var zeros: UInt64 = 0
    var quotes: UInt64 = 0
    let quote = ones &* 0x22
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      let word = bytes.word(at: position)
      union |= word
      zeros |= (word &- ones) & ~word
      quotes |= ((word ^ quote) &- ones) & ~(word ^ quote)
      position += 8
    }
    isASCII = union & (ones &* 0x80) == 0
    hasNUL = zeros & (ones &* 0x80) != 0
    hasQuote = quotes & (ones &* 0x80) != 0
    while position < range.upperBound {
      let byte = bytes[position]
      if byte >= 0x80 { isASCII = false }
      if byte == 0 { hasNUL = true }
      if byte == 0x22 { hasQuote = true }
      position += 1
    }
  }
}
