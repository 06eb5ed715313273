/// What a stretch of bytes contains, found before it is read row by row.
///
/// One pass, sixteen bytes at a time, at the speed of memory.
struct ByteCensus {
  private(set) var hasNUL = false
  private(set) var isASCII = true
  private(set) var hasQuote = false
  /// Whether no byte is a blank or a control character but the line feeds, so that no field has blanks
  /// around it.
  private(set) var isTight = true
  private(set) var lineFeeds = 0
  /// Whether a carriage return stands before anything but the end of a line.
  private(set) var hasLoneCarriageReturn = false

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let none = SIMD16<UInt8>(repeating: 0)
    let space = SIMD16<UInt8>(repeating: 0x20)
    let quote = SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
    let lineFeed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
    var union = none
    var quotes = none
    var blanks = none
    var zeros = none
    let carriageReturn = SIMD16<UInt8>(repeating: 0x0D)
    var returns = none
    var position = range.lowerBound
    while position + 16 <= range.upperBound {
      // Counts of up to 255 vectors fit the bytes of one.
      let stop = min(range.upperBound - 15, position + 16 * 255)
      var counts = none
      while position < stop {
        let vector = bytes.vector(at: position)
        let isLineFeed = (vector .== lineFeed).ones
        union |= vector
        zeros |= (vector .== none).ones
        quotes |= (vector .== quote).ones
        blanks |= (vector .<= space).ones & ~isLineFeed
        returns |= (vector .== carriageReturn).ones
        counts &-= isLineFeed
        position += 16
      }
      let pairs =
        SIMD8<UInt16>(truncatingIfNeeded: counts.evenHalf)
        &+ SIMD8<UInt16>(truncatingIfNeeded: counts.oddHalf)
      lineFeeds += Int(pairs.wrappedSum())
    }
    isASCII = union.max() < 0x80
    hasNUL = zeros != none
    hasQuote = quotes != none
    isTight = blanks == none
    while position < range.upperBound {
      let byte = bytes[position]
      if byte >= 0x80 { isASCII = false }
      if byte == 0 { hasNUL = true }
      if byte == UInt8(ascii: "\"") { hasQuote = true }
      if byte == UInt8(ascii: "\n") { lineFeeds += 1 } else if byte <= 0x20 { isTight = false }
      if byte == 0x0D { returns[0] = 1 }
      position += 1
    }
    if returns != none { hasLoneCarriageReturn = Self.hasLoneCarriageReturn(bytes, range) }
  }

  private static func hasLoneCarriageReturn(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let carriageReturn = SIMD16<UInt8>(repeating: 0x0D)
    let lineFeed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
    var position = range.lowerBound
    while position + 17 <= range.upperBound {
      let isLone =
        (bytes.vector(at: position) .== carriageReturn).ones
        & ~(bytes.vector(at: position + 1) .== lineFeed).ones
      if isLone != SIMD16<UInt8>(repeating: 0) {
        for offset in position..<position + 16 where bytes.isLoneCarriageReturn(at: offset) {
          return true
        }
      }
      position += 16
    }
    while position < range.upperBound {
      if bytes.isLoneCarriageReturn(at: position) { return true }
      position += 1
    }
    return false
  }
}

extension Span where Element == UInt8 {
  /// Whether a carriage return stands at an offset and a text goes on behind it: neither a line feed nor the end of the
  /// file follows, however many carriage returns come between.
  func isLoneCarriageReturn(at offset: Int) -> Bool {
    guard self[offset] == 0x0D else { return false }
    var next = offset + 1
    while next < count, self[next] == 0x0D { next += 1 }
    return next < count && self[next] != UInt8(ascii: "\n")
  }
}
