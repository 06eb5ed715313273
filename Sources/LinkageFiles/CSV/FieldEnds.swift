// Method. Every delimiter ends a field and every line feed a record, but for those within quotes, so they can
// be found without following the rows: 64 bytes at a time become one word of bits, and the bits a list of
// offsets [1]. Where there are quotes, a bit for each byte between an odd quote and the next comes of adding up
// the quotes' bits without carries. What follows the rows then has no bytes to search.
//
// A quote in the middle of a field would put that out of step; so the quotes of a stretch are counted, and
// unless each belongs to a field that it opens or closes, the rows are scanned one by one.
//
// [1] G. Langdale, D. Lemire, "Parsing gigabytes of JSON per second", The VLDB Journal 28 (2019),
//     941–960. Vectors of the standard library give no word of bits, so each byte that is an end is
//     made a bit of its own, and a multiplication adds up the eight of a word.

/// The offsets of all delimiters and line feeds of a stretch of records.
struct FieldEnds {
  /// How many bytes are searched at a time: the offsets of so many stay in the nearest cache, and the
  /// line feeds of 255 times 64 fit the bytes of a vector.
  static let stretchSize = 255 * 64

  /// The offset of the byte just before the first.
  private static let justBefore = UInt32.max

  private let delimiter: UInt8
  private let fieldCount: Int
  /// The offsets found, after one that stands for the end of the row before the stretch.
  private var buffer: [UInt32]
  /// How many offsets were found up to the last line feed.
  private(set) var count = 0
  /// Whether every record has as many fields as the header.
  private(set) var isRegular = false
  /// Whether quotes stand only around fields.
  private(set) var quotesAreInOrder = true
  /// Whether a line feed stands within quotes.
  private(set) var hasQuotedLineFeeds = false

  /// - Parameters:
  ///   - delimiter: What stands between fields.
  ///   - fieldCount: The fields of a regular record.
  init(delimiter: CSVDialect.Delimiter, fieldCount: Int) {
    self.delimiter = delimiter.rawValue
    self.fieldCount = fieldCount
    buffer = [UInt32](repeating: 0, count: Self.stretchSize + 65)
    buffer[0] = Self.justBefore
  }

  /// The offsets found, relative to the start of the stretch, from the second on; the first stands for the
  /// end of the row before the stretch.
  struct Offsets: ~Escapable {
    /// Ascending but for the first.
    let span: Span<UInt32>

    @_lifetime(borrow finder)
    fileprivate init(_ finder: borrowing FieldEnds) {
      span = finder.buffer.span.extracting(first: finder.count + 1)
    }

    subscript(_ number: Int) -> UInt32 { span[number] }
  }

  var offsets: Offsets {
    @_lifetime(borrow self)
    borrowing get { Offsets(self) }
  }

  /// Finds the ends in a stretch of at most ``stretchSize`` bytes that begins with a record, as far as it
  /// has whole records.
  mutating func find(_ bytes: Span<UInt8>, _ range: Range<Int>, hasQuotes: Bool) {
    let delimiterByte = delimiter
    let delimiter = SIMD16<UInt8>(repeating: delimiterByte)
    let lineFeed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
    // Of each quarter of the 64 bytes, so that no count outgrows its byte.
    var lines = InlineArray<4, SIMD16<UInt8>>(repeating: SIMD16(repeating: 0))
    var found = 1
    var output = buffer.mutableSpan
    var position = range.lowerBound
    var base: UInt32 = 0
    var inside: UInt64 = 0
    while position + 64 <= range.upperBound {
      var mask: UInt64 = 0
      for quarter in 0..<4 {
        let vector = bytes.vector(at: position &+ 16 &* quarter)
        let isLine = (vector .== lineFeed).ones
        lines[quarter] &-= isLine
        mask |= Self.bits((vector .== delimiter).ones | isLine) &<< UInt64(16 &* quarter)
      }
      if hasQuotes { mask &= ~Self.quoted(bytes, at: position, &inside) }
      while mask != 0 {
        output[found] = base &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount)
        found &+= 1
        mask &= mask &- 1
      }
      position &+= 64
      base &+= 64
    }
    var lineCount = 0
    for quarter in 0..<4 {
      for lane in 0..<16 { lineCount += Int(lines[quarter][lane]) }
    }
    while position < range.upperBound {
      let byte = bytes[position]
      if hasQuotes, byte == UInt8(ascii: "\"") { inside = ~inside }
      if inside == 0, byte == delimiterByte || byte == UInt8(ascii: "\n") {
        output[found] = UInt32(truncatingIfNeeded: position - range.lowerBound)
        found += 1
      }
      lineCount += byte == UInt8(ascii: "\n") ? 1 : 0
      position += 1
    }
    let lineFeedCount = lineCount
    // What comes after the last record is searched again with what follows it.
    while found > 1, bytes[range.lowerBound + Int(output[found - 1])] != UInt8(ascii: "\n") {
      found -= 1
    }
    count = found - 1
    quotesAreInOrder = !hasQuotes || quotesStandAroundFields(bytes, range.lowerBound)
    if hasQuotes {
      lineCount = countLines(bytes, range.lowerBound)
      hasQuotedLineFeeds = lineFeedCount != lineCount
    }
    isRegular =
      !hasQuotedLineFeeds && recordsAreRegular(bytes, range.lowerBound, lineCount: lineCount)
  }

  /// One bit for each of sixteen bytes.
  @inline(__always)
  private static func bits(_ isEnd: SIMD16<UInt8>) -> UInt64 {
    let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    // Sixteen bytes have the size of two words, and every pattern of bits is both.
    let words = unsafe unsafeBitCast(isEnd & weights, to: SIMD2<UInt64>.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    return ((words[0].littleEndian &* ones) >> 56) | ((words[1].littleEndian &* ones) >> 56) << 8
  }

  /// One bit for each of 64 bytes: whether it stands after an odd number of quotes.
  @inline(__always)
  private static func quoted(_ bytes: Span<UInt8>, at position: Int, _ inside: inout UInt64)
    -> UInt64
  {
    let quote = SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
    var mask: UInt64 = 0
    for quarter in 0..<4 {
      mask |=
        bits((bytes.vector(at: position &+ 16 &* quarter) .== quote).ones)
        &<< UInt64(16 &* quarter)
    }
    for shift: UInt64 in [1, 2, 4, 8, 16, 32] { mask ^= mask &<< shift }
    mask ^= inside
    inside = UInt64(bitPattern: Int64(bitPattern: mask) >> 63)
    return mask
  }

  /// Whether a line feed ends every so many fields and none of the others.
  private func recordsAreRegular(_ bytes: Span<UInt8>, _ base: Int, lineCount: Int) -> Bool {
    guard count % fieldCount == 0 else { return false }
    let ends = buffer.span
    var strays = 0
    var at = fieldCount
    while at <= count {
      strays |= bytes[base &+ Int(ends[at])] == UInt8(ascii: "\n") ? 0 : 1
      at &+= fieldCount
    }
    return strays == 0 && lineCount == count / fieldCount
  }

  /// How many of the ends are line feeds.
  private func countLines(_ bytes: Span<UInt8>, _ base: Int) -> Int {
    var lines = 0
    for end in 1..<count + 1 {
      lines += bytes[base &+ Int(buffer[end])] == UInt8(ascii: "\n") ? 1 : 0
    }
    return lines
  }

  /// How many regular records follow one another from an offset on, at most `most`.
  func regularRecords(from first: Int, most: Int, _ bytes: Span<UInt8>, _ base: Int) -> Int {
    let ends = buffer.span
    let limit = min(most, (count - first) / fieldCount)
    for record in 0..<limit {
      let start = first + record * fieldCount
      for end in start + 1...start + fieldCount {
        let isLast = end == start + fieldCount
        if (bytes[base + Int(ends[end])] == UInt8(ascii: "\n")) != isLast { return record }
      }
      // A row with a line feed within quotes may have swallowed others: it goes to the reader of single rows.
      if hasQuotedLineFeeds {
        let first = base + Int(ends[start] &+ 1)
        for offset in first..<base + Int(ends[start + fieldCount])
        where bytes[offset] == UInt8(ascii: "\n") {
          return record
        }
      }
    }
    return limit
  }

  /// Whether every quote of the records is the first or the last byte of a field.
  private func quotesStandAroundFields(_ bytes: Span<UInt8>, _ base: Int) -> Bool {
    let ends = buffer.span
    let quote = UInt8(ascii: "\"")
    var expected = 0
    for end in 1..<count + 1 {
      let start = base &+ Int(ends[end &- 1] &+ 1)
      var stop = base &+ Int(ends[end])
      guard bytes[start] == quote else { continue }
      if bytes[stop] == UInt8(ascii: "\n"), bytes[stop - 1] == 0x0D { stop -= 1 }
      guard stop - start >= 2, bytes[stop - 1] == quote else { return false }
      expected += 2
    }
    guard count > 0 else { return true }
    var quotes = 0
    var position = base
    let end = base + Int(ends[count])
    let vectorOfQuotes = SIMD16<UInt8>(repeating: quote)
    while position + 16 <= end {
      let stop = min(end - 15, position + 16 * 255)
      var counts = SIMD16<UInt8>(repeating: 0)
      while position < stop {
        counts &-= (bytes.vector(at: position) .== vectorOfQuotes).ones
        position += 16
      }
      for lane in 0..<16 { quotes += Int(counts[lane]) }
    }
    while position < end {
      quotes += bytes[position] == quote ? 1 : 0
      position += 1
    }
    return quotes == expected
  }
}
