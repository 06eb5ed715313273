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

  /// Sixteen bytes as a vector.
  ///
  /// - Precondition: `offset + 16 <= count`; checked.
  @inline(__always)
  func vector(at offset: Int) -> SIMD16<UInt8> {
    // UInt8 has no padding, and every pattern of bits is a vector of them.
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
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
