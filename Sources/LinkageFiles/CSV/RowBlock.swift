import LabeledGraph
import LinkageGraph

// Method. Rows whose fields are written the usual way are taken column by column: a loop over one column of a
// block keeps what it needs in registers and asks nothing that is the same for every row. Each column says how
// many rows from the first it could take; the next columns take no more. The row after those is odd in some way,
// and goes to the reader that knows all rules.

/// Some regular rows one after another, by the offsets where their fields end.
///
/// From the start of every field 16 bytes can be loaded, and 8 up to its end.
struct RowBlock: ~Escapable {
  /// The most rows of a block: few, so that what is known about them stays in the nearest cache.
  static let mostRows = 64

  /// How the rows of a piece are written.
  struct Style {
    /// Whether all bytes are ASCII.
    var isASCII: Bool
    /// Whether no field has blanks around it, nor a carriage return at the end of the row.
    var isTight: Bool
    /// Whether some fields stand in quotes.
    var hasQuotes: Bool
  }

  /// The number of rows.
  let count: Int
  let style: Style
  /// What the starts of texts are counted from.
  let base: Int
  private let bytes: BlockBytes
  private let fieldCount: Int

  /// Takes the rows of a stretch whose fields end from offset number `first + 1` on.
  ///
  /// - Precondition: From the start of every field 16 bytes can be loaded; checked.
  @inline(__always)
  @_lifetime(copy bytes, copy ends)
  init(
    _ bytes: Span<UInt8>, count: Int, fieldCount: Int, ends: FieldEnds.Offsets, first: Int,
    base: Int, style: Style
  ) {
    self.count = count
    self.fieldCount = fieldCount
    self.base = base
    self.style = style
    self.bytes = BlockBytes(
      bytes, ends: ends, first: first, fieldCount: count * fieldCount, base: base)
  }

  /// Where a row begins.
  func record(_ row: Int) -> Int { fieldStart(0, of: row) }

  /// Where a field begins, its quote included.
  @inline(__always)
  func fieldStart(_ column: Int, of row: Int) -> Int {
    base &+ Int(bytes.field(row &* fieldCount &+ column).start)
  }

  /// The text of a field, without the quotes or the spaces and tabs around it and without the carriage
  /// return that may stand before the line feed.
  @inline(__always)
  func text(_ column: Int, of row: Int) -> TextRange {
    let (start, end) = bytes.field(row &* fieldCount &+ column)
    var text = TextRange(start: start, length: end &- start)
    if style.isTight { return text }
    if column == fieldCount &- 1, text.length > 0, bytes.byte(at: end &- 1) == 0x0D {
      text.length &-= 1
    }
    // Quotes have been found to stand only around fields, two to each.
    if style.hasQuotes, text.length > 0, bytes.byte(at: start) == UInt8(ascii: "\"") {
      text.start &+= 1
      text.length &-= 2
      return text
    }
    while text.length > 0, Self.isBlank(bytes.byte(at: text.start)) {
      text.start &+= 1
      text.length &-= 1
    }
    while text.length > 0, Self.isBlank(bytes.byte(at: text.start &+ text.length &- 1)) {
      text.length &-= 1
    }
    return text
  }

  /// The blanks that people put around fields; a row with others is left to the reader of single rows.
  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The bytes of a text.
  @_lifetime(copy self)
  func span(_ text: TextRange) -> Span<UInt8> { bytes.span(text) }

  /// The key of a text of up to 16 bytes.
  @inline(__always)
  private func key(_ text: TextRange) -> IdentifierKey {
    IdentifierKey(
      low: bytes.word(at: text.start), high: bytes.word(at: text.start &+ 8),
      length: Int(text.length))
  }

  /// Whether a text has no blanks around it, as far as ASCII goes.
  @inline(__always)
  private func isTrimmed(_ text: TextRange) -> Bool {
    if style.isTight || text.length == 0 { return true }
    return bytes.byte(at: text.start) > 0x20
      && bytes.byte(at: text.start &+ text.length &- 1) > 0x20
  }

  /// Whether a text may hold an error cell of a spreadsheet, or a formula; a text followed by such a one may be taken for
  /// one, too.
  @inline(__always)
  private func mayBeErrorCell(_ text: TextRange) -> Bool {
    guard text.length > 0 else { return false }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let word = bytes.word(at: text.start)
    let begin = UInt32(truncatingIfNeeded: word)
    // "Err:" and a number are LibreOffice's, "Loading..." and "Đang tải..." Google's.
    if begin == 0x3A72_7245 || begin == 0x6461_6F4C || begin == 0x6E61_90C4
      || UInt8(truncatingIfNeeded: word) == 0x3D
    {
      return true
    }
    var hashes: UInt64 = 0
    var offset: UInt32 = 0
    repeat {
      let others = bytes.word(at: text.start &+ offset) ^ (ones &* UInt64(UInt8(ascii: "#")))
      hashes |= (others &- ones) & ~others
      offset &+= 8
    } while offset < text.length
    return hashes & (ones &* 0x80) != 0
  }

  /// Reads where identifiers stand; returns how many rows have one, from the first.
  @inline(__always)
  func readIdentifiers(
    _ column: Int, rows: Int, into texts: inout MutableSpan<TextRange>, from first: Int
  ) -> Int {
    for row in 0..<rows {
      let text = text(column, of: row)
      if text.length == 0 || !isTrimmed(text) { return row }
      texts[first &+ row] = text
    }
    return rows
  }

  /// Reads a column of words as their codes; returns how many rows have a word that is remembered, from
  /// the first.
  @inline(__always)
  func readWords(
    _ column: Int, rows: Int, _ words: borrowing WordCodes, into codes: inout MutableSpan<UInt32>
  ) -> Int {
    let known = words.table
    for row in 0..<rows {
      let text = text(column, of: row)
      let code =
        text.length <= IdentifierKey.longestInline
        ? known.code(of: key(text)) : words.code(of: bytes.span(text))
      if code == WordCodes.absent { return row }
      codes[row] = code
    }
    return rows
  }

  /// Reads a column of amounts.
  ///
  /// A blank is not-a-number. Where nobody wants the amounts, there are no rows to put them in, and they
  /// are checked all the same.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - rows: How many rows are read, from the first.
  ///   - numbers: What reads them.
  ///   - greatest: The greatest amount.
  ///   - amounts: Takes them.
  ///   - first: Where the first goes.
  ///   - marks: Becomes other than 0 where a number has a mark, of decimals or of thousands.
  /// - Returns: How many rows have an amount with one reading in range, or none, from the first.
  @inline(__always)
  func readAmounts(
    _ column: Int, rows: Int, _ numbers: NumberReader, greatest: Double,
    into amounts: ParallelBuffer<Double>, at first: Int, marks: inout UInt64
  ) -> Int {
    let isKept = amounts.count > 0
    for row in 0..<rows {
      let text = text(column, of: row)
      if !isKept {
        if text.length == 0
          || numbers.isPlain(bytes.word(at: text.start), length: text.length, seen: &marks)
          || !amount(text, numbers, greatest: greatest, marks: &marks).isNaN
        {
          continue
        }
        return row
      }
      var amount = Double.nan
      if text.length > 0 {
        amount = self.amount(text, numbers, greatest: greatest, marks: &marks)
        if amount.isNaN { return row }
      }
      amounts[first &+ row] = amount
    }
    return rows
  }

  /// A number of 0 or more that has one reading and is in range; otherwise not-a-number.
  @inline(__always)
  private func amount(
    _ text: TextRange, _ numbers: NumberReader, greatest: Double, marks: inout UInt64
  ) -> Double {
    let short = numbers.readShort(
      bytes.word(at: text.start), length: text.length, marks: &marks)
    return short <= greatest ? short : numbers.readLong(bytes.span(text), greatest: greatest)
  }

  /// Looks at a column of numbers behind another; returns how many rows do not have what may be the end of a number
  /// there that an unquoted comma has split, such as 000, from the first.
  @inline(__always)
  func findWholeNumbers(_ column: Int, rows: Int) -> Int {
    for row in 0..<rows {
      let text = text(column, of: row)
      if text.length == 3, bytes.byte(at: text.start) == UInt8(ascii: "0"),
        bytes.byte(at: text.start &+ 1).isDigit
      {
        return row
      }
    }
    return rows
  }

  /// Reads a column of whole numbers; returns how many rows have one in range, or none, from the first.
  @inline(__always)
  func readWholeNumbers(
    _ column: Int, rows: Int, _ numbers: NumberReader, greatest: Int, blank: Int,
    into values: ParallelBuffer<Int>, at first: Int
  ) -> Int {
    for row in 0..<rows {
      let text = text(column, of: row)
      var value = blank
      if text.length > 0 {
        // A whole number with a mark in it may have two readings.
        let number = numbers.readShortWhole(bytes.word(at: text.start), length: text.length)
        guard number <= Double(greatest) else { return row }
        value = Int(number)
      }
      values[first &+ row] = value
    }
    return rows
  }

  /// Reads a column of years; returns how many rows have one of four digits, the first not 0, or none,
  /// from the first.
  @inline(__always)
  func readYears(
    _ column: Int, rows: Int, _ numbers: NumberReader, into years: ParallelBuffer<Int16>,
    at first: Int
  ) -> Int {
    for row in 0..<rows {
      let text = text(column, of: row)
      var year = LinkColumns.openYear
      if text.length > 0 {
        year = numbers.readPlainYear(bytes.word(at: text.start), length: text.length)
        if year == LinkColumns.openYear { return row }
      }
      years[first &+ row] = year
    }
    return rows
  }

  /// Looks at a column of texts that are to be kept; returns how many rows have one in Normalization Form C
  /// without blanks around it, or none, from the first.
  @inline(__always)
  func checkTexts(_ column: Int, rows: Int) -> Int {
    for row in 0..<rows {
      let text = text(column, of: row)
      if !isTrimmed(text) || mayBeErrorCell(text) { return row }
      if !style.isASCII {
        let own = bytes.span(text)
        if !FieldText.isPlainlyNormalized(own, own.indices) { return row }
      }
    }
    return rows
  }
}
