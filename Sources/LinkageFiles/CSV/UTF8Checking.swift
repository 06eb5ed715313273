// Method. A byte must continue a character just where one of the three before it leads a character that is long
// enough [1]. That is asked of sixteen bytes at a time, each beside the bytes before it. The few leading bytes
// after which not every continuation will do (C0, C1, E0 and those from ED on) do not occur in Vietnamese: where
// one stands, the standard library decides.
//
// [1] J. Keiser, D. Lemire, "Validating UTF-8 in less than one instruction per byte", Software: Practice and
//     Experience 51 (2021), 950–964.

extension Span where Element == UInt8 {
  /// Returns whether bytes are UTF-8; without the standard library's pass where they are Latin or ASCII.
  ///
  /// - Parameter range: The bytes; not the first three of all.
  /// - Returns: Whether they are; a range that begins within a character is not.
  func isUTF8(in range: Range<Int>) -> Bool {
    let continuation = SIMD16<UInt8>(repeating: 0x80)
    let leadOfTwo = SIMD16<UInt8>(repeating: 0xC0)
    let leadOfThree = SIMD16<UInt8>(repeating: 0xE0)
    let leadOfFour = SIMD16<UInt8>(repeating: 0xF0)
    let firstRare = SIMD16<UInt8>(repeating: 0xED)
    var wrong = SIMD16<UInt8>(repeating: 0)
    var position = range.lowerBound
    while position + 16 <= range.upperBound {
      let bytes = vector(at: position)
      let before = vector(at: position &- 1)
      let twoBefore = vector(at: position &- 2)
      let threeBefore = vector(at: position &- 3)
      let continues = (bytes .>= continuation).ones & ~(bytes .>= leadOfTwo).ones
      let mustContinue =
        (before .>= leadOfTwo).ones | (twoBefore .>= leadOfThree).ones
        | (threeBefore .>= leadOfFour).ones
      let isRare =
        ((bytes & ~1) .== leadOfTwo).ones | (bytes .== leadOfThree).ones
        | (bytes .>= firstRare).ones
      wrong |= (continues ^ mustContinue) | isRare
      position &+= 16
    }
    // The rest, from the last character before it on, which may go on there.
    repeat {
      position -= 1
    } while position > range.lowerBound && self[position] & 0xC0 == 0x80
    position = max(position, range.lowerBound)
    return wrong == SIMD16<UInt8>(repeating: 0)
      && firstInvalidUTF8(in: position..<range.upperBound) == nil
      || firstInvalidUTF8(in: range) == nil
  }

  /// Returns the offset of the first byte that is not UTF-8, or `nil`.
  func firstInvalidUTF8(in range: Range<Int>) -> Int? {
    do {
      _ = try UTF8Span(validating: extracting(range))
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }
}
