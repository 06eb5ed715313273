extension Span where Element == UInt8 {
  /// Eight bytes as a word, the first in the lowest bits.
  ///
  /// - Precondition: `offset + 8 <= count`; checked.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    // UInt8 has no padding, and every pattern of bits is a UInt64.
    unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// 32 bytes as a vector.
  ///
  /// - Precondition: `offset + 32 <= count`; checked.
  @inline(__always)
  func vector(at offset: Int) -> SIMD32<UInt8> {
    unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD32<UInt8>.self)
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
  var hasQuote = false
  var hasNUL = false
  var isASCII = true

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var union = SIMD32<UInt8>(repeating: 0)
    var least = SIMD32<UInt8>(repeating: 255)
    var leastFromQuote = SIMD32<UInt8>(repeating: 255)
    let quote = SIMD32<UInt8>(repeating: UInt8(ascii: "\""))
    var position = range.lowerBound
    while position + 32 <= range.upperBound {
      let vector = bytes.vector(at: position)
      union |= vector
      least.replace(with: vector, where: vector .< least)
      let fromQuote = vector ^ quote
      leastFromQuote.replace(with: fromQuote, where: fromQuote .< leastFromQuote)
      position += 32
    }
    isASCII = union.max() < 0x80
    hasNUL = least.min() == 0
    hasQuote = leastFromQuote.min() == 0
    while position < range.upperBound {
      let byte = bytes[position]
      if byte >= 0x80 { isASCII = false }
      if byte == 0 { hasNUL = true }
      if byte == UInt8(ascii: "\"") { hasQuote = true }
      position += 1
    }
  }
}
