// Method. Where a stretch of a file has no quotes, every delimiter ends a field and every line feed a
// record, so they can be found without following the rows: 64 bytes at a time become one word of bits,
// and the bits a list of offsets [1]. What follows the rows then has no bytes to search.
//
// [1] G. Langdale, D. Lemire, "Parsing gigabytes of JSON per second", The VLDB Journal 28 (2019),
//     941–960. Vectors of the standard library give no word of bits, so each byte that is an end is
//     made a bit of its own, and a multiplication adds up the eight of a word.

/// The offsets of all delimiters and line feeds of a stretch without quotes.
struct FieldEnds {
  /// How many bytes are searched at a time: the offsets of so many stay in the nearest cache.
  static let blockSize = 1 << 14

  private let delimiter: UInt8
  /// The offsets found, after one that stands for the end of the row before the stretch.
  private var buffer: [UInt32]
  /// How many offsets were found.
  private(set) var count = 0

  init(delimiter: CSVDialect.Delimiter) {
    self.delimiter = delimiter.rawValue
    buffer = [UInt32](repeating: 0, count: Self.blockSize + 64)
    buffer[0] = PlainRow.justBefore
  }

  /// The offsets, relative to the start of the stretch, from the second on; the first stands for the
  /// end of the row before the stretch.
  var offsets: Span<UInt32> {
    @_lifetime(borrow self)
    get { buffer.span }
  }

  /// Finds the ends in a stretch of at most ``blockSize`` bytes.
  mutating func find(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let delimiterByte = delimiter
    let delimiter = SIMD16<UInt8>(repeating: delimiterByte)
    var found = 1
    var output = buffer.mutableSpan
    var position = range.lowerBound
    var base: UInt32 = 0
    while position + 64 <= range.upperBound {
      var mask = Self.bits(bytes.vector(at: position), delimiter)
      mask |= Self.bits(bytes.vector(at: position + 16), delimiter) << 16
      mask |= Self.bits(bytes.vector(at: position + 32), delimiter) << 32
      mask |= Self.bits(bytes.vector(at: position + 48), delimiter) << 48
      while mask != 0 {
        output[found] = base &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount)
        found &+= 1
        mask &= mask &- 1
      }
      position += 64
      base &+= 64
    }
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == delimiterByte || byte == UInt8(ascii: "\n") {
        output[found] = UInt32(truncatingIfNeeded: position - range.lowerBound)
        found += 1
      }
      position += 1
    }
    count = found - 1
  }

  /// One bit for each of sixteen bytes: whether it is a delimiter or a line feed.
  @inline(__always)
  private static func bits(_ vector: SIMD16<UInt8>, _ delimiter: SIMD16<UInt8>) -> UInt64 {
    let lineFeed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
    let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let isEnd = (vector .== delimiter) .| (vector .== lineFeed)
    let ends = SIMD16<UInt8>(repeating: 0).replacing(with: weights, where: isEnd)
    // Sixteen bytes have the size of two words, and every pattern of bits is both.
    let words = unsafe unsafeBitCast(ends, to: SIMD2<UInt64>.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    return ((words[0].littleEndian &* ones) >> 56) | ((words[1].littleEndian &* ones) >> 56) << 8
  }
}
