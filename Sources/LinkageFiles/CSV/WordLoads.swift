import LinkageGraph

extension Span where Element == UInt8 {
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

  /// The offset of the last line feed of a stretch, or -1.
  func lastLineFeed(in range: Range<Int>) -> Int {
    var position = range.upperBound
    while position > range.lowerBound {
      position -= 1
      if self[position] == UInt8(ascii: "\n") { return position }
    }
    return -1
  }

  func array(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.append(copying: extracting(range))
    return result
  }
}

extension MutableSpan where Element == UInt8 {
  /// Stores sixteen bytes.
  ///
  /// - Precondition: `offset + 16 <= count`; checked.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func store(_ vector: SIMD16<UInt8>, at offset: Int) {
    var output = unsafe mutableBytes
    // Any vector is sixteen bytes, which are as many elements.
    output.storeBytes(of: vector, toByteOffset: offset, as: SIMD16<UInt8>.self)
  }
}

extension SIMDMask where Storage == SIMD16<Int8> {
  /// The mask as bytes: all ones where it holds, zeros where not.
  @inline(__always)
  var ones: SIMD16<UInt8> {
    // A mask is stored as integers that are -1 or 0.
    unsafe unsafeBitCast(self, to: SIMD16<UInt8>.self)
  }
}
