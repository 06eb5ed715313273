// Method. Where a stretch of a file has no quotes, every delimiter ends a field and every line feed a
// record, so they can be found without following the rows: 64 bytes at a time become one word of bits,
// and the bits a list of offsets [1]. What follows the rows then has no bytes to search.
//
// [1] G. Langdale, D. Lemire, "Parsing gigabytes of JSON per second", The VLDB Journal 28 (2019),
//     941–960; here with eight words instead of a vector, since vectors of the standard library
//     compare well but give no word of bits.

/// The offsets of all delimiters and line feeds of a stretch without quotes.
struct FieldEnds {
  /// How many bytes are searched at a time: the offsets of so many stay in the nearest cache.
  static let blockSize = 1 << 14

  private let delimiters: UInt64
  private var buffer: [UInt32]
  /// How many offsets were found.
  private(set) var count = 0

  init(delimiter: CSVDialect.Delimiter) {
    delimiters = 0x0101_0101_0101_0101 &* UInt64(delimiter.rawValue)
    buffer = [UInt32](repeating: 0, count: Self.blockSize + 64)
  }

  /// The offsets, relative to the start of the stretch.
  var offsets: Span<UInt32> {
    @_lifetime(borrow self)
    get { buffer.span }
  }

  /// Finds the ends in a stretch of at most ``blockSize`` bytes.
  mutating func find(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let delimiters = self.delimiters
    var found = 0
    var output = buffer.mutableSpan
    var position = range.lowerBound
    var base: UInt32 = 0
    while position + 64 <= range.upperBound {
      var mask: UInt64 = 0
      for word in 0..<8 {
        mask |= Self.bits(bytes.word(at: position + 8 * word), delimiters) << UInt64(8 * word)
      }
      while mask != 0 {
        output[found] = base &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount)
        found += 1
        mask &= mask &- 1
      }
      position += 64
      base &+= 64
    }
    let delimiter = UInt8(truncatingIfNeeded: delimiters)
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == delimiter || byte == UInt8(ascii: "\n") {
        output[found] = UInt32(truncatingIfNeeded: position - range.lowerBound)
        found += 1
      }
      position += 1
    }
    count = found
  }

  /// One bit for each of eight bytes: whether it is a delimiter or a line feed.
  @inline(__always)
  private static func bits(_ word: UInt64, _ delimiters: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let fromDelimiter = word ^ delimiters
    let fromLineFeed = word ^ 0x0A0A_0A0A_0A0A_0A0A
    // Bit 7 stays clear only where a byte is zero.
    let others =
      ((fromDelimiter & low &+ low) | fromDelimiter) & ((fromLineFeed & low &+ low) | fromLineFeed)
    return ((~others & ~low) >> 7 &* 0x0102_0408_1020_4080) >> 56
  }
}
