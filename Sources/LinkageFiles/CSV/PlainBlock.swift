import LinkageGraph

// Method. Rows that are as nearly all rows are can be taken column by column: a loop over one column
// of a block keeps what it needs in registers and asks nothing that is the same for every row. What
// would be an exit for one row is noted for the block, which then is taken row by row.

/// Some rows one after another, without quotes and each with as many fields as the header, by the
/// offsets where their fields end.
struct PlainBlock: ~Escapable {
  /// The most rows of a block: few, so that a row of another kind sends few the slow way, and so that
  /// what is known about them stays in the nearest cache.
  static let mostRows = 64

  /// The number of rows.
  let count: Int
  let isASCII: Bool
  private let ends: Span<UInt32>
  private let first: Int
  private let base: Int
  private let fieldCount: Int

  /// Takes offsets after `base` where fields end: at `first` that of the row before, and then those of
  /// the rows.
  @inline(__always)
  @_lifetime(copy ends)
  init(
    count: Int, fieldCount: Int, ends: Span<UInt32>, first: Int, base: Int, isASCII: Bool
  ) {
    self.count = count
    self.fieldCount = fieldCount
    self.ends = ends
    self.first = first
    self.base = base
    self.isASCII = isASCII
  }

  /// Whether every row has as many fields as the header, and 16 bytes can be loaded from each field.
  func isRegular(_ bytes: Span<UInt8>) -> Bool {
    let last = ends[first + count * fieldCount]
    if base + Int(last) + IdentifierKey.longestInline > bytes.count { return false }
    // Nothing branches on what is found, since all of it is looked at.
    var strays = 0
    var at = first + 1
    for _ in 0..<count {
      for _ in 1..<fieldCount {
        strays |= bytes[base &+ Int(ends[at])] == UInt8(ascii: "\n") ? 1 : 0
        at &+= 1
      }
      strays |= bytes[base &+ Int(ends[at])] == UInt8(ascii: "\n") ? 0 : 1
      at &+= 1
    }
    return strays == 0
  }

  /// Where a row begins.
  func record(_ row: Int) -> Int { field(0, of: row).start }

  /// A field, without the carriage return that may stand before the line feed; blanks around it are
  /// not looked for.
  @inline(__always)
  func field(_ column: Int, of row: Int) -> PlainField {
    let at = first &+ row &* fieldCount &+ column
    let start = base &+ Int(ends[at] &+ 1)
    return PlainField(start: start, length: base &+ Int(ends[at &+ 1]) &- start)
  }

  /// A field as a key of up to 16 bytes, and whether it is one: no longer, and no blanks around it.
  @inline(__always)
  func key(_ column: Int, of row: Int, _ bytes: Span<UInt8>) -> (key: IdentifierKey, isPlain: Bool)
  {
    let field = text(column, of: row, bytes)
    let isPlain =
      field.length == 0
      || (field.length <= IdentifierKey.longestInline && bytes[field.start] > 0x20
        && bytes[field.start &+ field.length &- 1] > 0x20)
    return (
      IdentifierKey(
        low: bytes.word(at: field.start) & Self.mask(field.length),
        high: bytes.word(at: field.start &+ 8) & Self.mask(max(0, field.length &- 8))), isPlain
    )
  }

  /// A field without the carriage return before the line feed.
  @inline(__always)
  func text(_ column: Int, of row: Int, _ bytes: Span<UInt8>) -> PlainField {
    var field = field(column, of: row)
    if column == fieldCount - 1, bytes[field.start &+ field.length &- 1] == 0x0D {
      field.length &-= 1
    }
    return field
  }

  /// The low bytes of a word, all eight from eight on.
  @inline(__always)
  private static func mask(_ length: Int) -> UInt64 {
    length >= 8 ? .max : ~(.max &<< UInt64(truncatingIfNeeded: 8 &* length))
  }
}
