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

/// What a stretch of bytes contains, found before it is read record by record.
struct ByteCensus {
  var hasNUL = false
  var isASCII = true

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var union: UInt64 = 0
    // Bit 7 is set where a byte is zero; the subtraction may set one more above a byte that is, which
    // does not change whether there is any.
    var zeros: UInt64 = 0
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      let word = bytes.word(at: position)
      union |= word
      zeros |= (word &- ones) & ~word
      position += 8
    }
    isASCII = union & (ones &* 0x80) == 0
    hasNUL = zeros & (ones &* 0x80) != 0
    while position < range.upperBound {
      let byte = bytes[position]
      if byte >= 0x80 { isASCII = false }
      if byte == 0 { hasNUL = true }
      position += 1
    }
  }
}
