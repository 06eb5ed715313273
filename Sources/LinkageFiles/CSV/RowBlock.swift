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
  /// What the offsets are counted from.
  let base: Int
  private let ends: Span<UInt32>
  private let first: Int
  private let fieldCount: Int

  /// Takes offsets after `base` where fields end: at `first` that of the row before, and then those of
  /// the rows.
  @inline(__always)
  @_lifetime(copy ends)
  init(count: Int, fieldCount: Int, ends: Span<UInt32>, first: Int, base: Int, style: Style) {
    self.count = count
    self.fieldCount = fieldCount
    self.ends = ends
    self.first = first
    self.base = base
    self.style = style
  }

  /// Where a row begins.
  func record(_ row: Int) -> Int { fieldStart(0, of: row) }

  /// Where a field begins, its quote included.
  @inline(__always)
  func fieldStart(_ column: Int, of row: Int) -> Int {
    base &+ Int(ends[first &+ row &* fieldCount &+ column] &+ 1)
  }

  /// The text of a field, without the quotes around it and without the carriage return that may stand
  /// before the line feed.
  @inline(__always)
  func text(_ column: Int, of row: Int, _ bytes: Span<UInt8>) -> TextRange {
    let at = first &+ row &* fieldCount &+ column
    let start = ends[at] &+ 1
    var text = TextRange(start: start, length: ends[at &+ 1] &- start)
    if style.isTight { return text }
    if column == fieldCount &- 1, text.length > 0,
      bytes[base &+ Int(start &+ text.length) &- 1] == 0x0D
    {
      text.length &-= 1
    }
    // Quotes have been found to stand only around fields, two to each.
    if style.hasQuotes, text.length > 0, bytes[base &+ Int(start)] == UInt8(ascii: "\"") {
      text.start &+= 1
      text.length &-= 2
    }
    return text
  }

  /// Whether a text has no blanks around it, as far as ASCII goes.
  @inline(__always)
  private func isTrimmed(_ text: TextRange, _ bytes: Span<UInt8>) -> Bool {
    if style.isTight || text.length == 0 { return true }
    let start = base &+ Int(text.start)
    return bytes[start] > 0x20 && bytes[start &+ Int(text.length) &- 1] > 0x20
  }

  /// Reads where identifiers stand; returns how many rows have one, from the first.
  @inline(__always)
  func readIdentifiers(
    _ column: Int, rows: Int, _ bytes: Span<UInt8>, into texts: inout MutableSpan<TextRange>,
    from first: Int
  ) -> Int {
    for row in 0..<rows {
      let text = text(column, of: row, bytes)
      if text.length == 0 || !isTrimmed(text, bytes) { return row }
      texts[first &+ row] = text
    }
    return rows
  }

  /// Reads a column of words as their codes; returns how many rows have a word that is remembered, from
  /// the first.
  @inline(__always)
  func readWords(
    _ column: Int, rows: Int, _ words: borrowing WordCodes, _ bytes: Span<UInt8>,
    into codes: inout MutableSpan<UInt32>
  ) -> Int {
    let known = words.table
    for row in 0..<rows {
      let text = text(column, of: row, bytes)
      let start = base &+ Int(text.start)
      let code: UInt32
      if text.length <= IdentifierKey.longestInline {
        code = known.code(of: IdentifierKey(bytes, at: start, length: Int(text.length)))
      } else {
        code = words.code(of: bytes.extracting(start..<start &+ Int(text.length)))
      }
      if code == WordCodes.absent { return row }
      codes[row] = code
    }
    return rows
  }

  /// Reads a column of amounts; returns how many rows have one with one reading in range, or none,
  /// from the first.
  ///
  /// A blank is not-a-number. Where nobody wants the amounts, there are no rows to put them in, and they
  /// are checked all the same.
  @inline(__always)
  func readAmounts(
    _ column: Int, rows: Int, _ numbers: NumberReader, greatest: Double, _ bytes: Span<UInt8>,
    into amounts: ParallelBuffer<Double>, at first: Int
  ) -> Int {
    let isKept = amounts.count > 0
    for row in 0..<rows {
      let text = text(column, of: row, bytes)
      let start = base &+ Int(text.start)
      if !isKept {
        if text.length > 0, !numbers.isPlain(bytes, at: start, length: Int(text.length)),
          numbers.readPlain(bytes, at: start, length: Int(text.length), greatest: greatest).isNaN
        {
          return row
        }
        continue
      }
      var amount = Double.nan
      if text.length > 0 {
        amount = numbers.readPlain(
          bytes, at: start, length: Int(text.length), greatest: greatest)
        if amount.isNaN { return row }
      }
      amounts[first &+ row] = amount
    }
    return rows
  }

  /// Reads a column of whole numbers; returns how many rows have one in range, or none, from the first.
  @inline(__always)
  func readWholeNumbers(
    _ column: Int, rows: Int, _ numbers: NumberReader, greatest: Int, blank: Int,
    _ bytes: Span<UInt8>, into values: ParallelBuffer<Int>, at first: Int
  ) -> Int {
    for row in 0..<rows {
      let text = text(column, of: row, bytes)
      var value = blank
      if text.length > 0 {
        let number = numbers.readPlain(
          bytes, at: base &+ Int(text.start), length: Int(text.length), greatest: Double(greatest))
        guard number.rounded(.down) == number else { return row }
        value = Int(number)
      }
      values[first &+ row] = value
    }
    return rows
  }

  /// Reads a column of years; returns how many rows have one of four digits, or none, from the first.
  @inline(__always)
  func readYears(
    _ column: Int, rows: Int, _ numbers: NumberReader, _ bytes: Span<UInt8>,
    into years: ParallelBuffer<Int16>, at first: Int
  ) -> Int {
    for row in 0..<rows {
      let text = text(column, of: row, bytes)
      var year = LinkColumns.openYear
      if text.length > 0 {
        year = numbers.readPlainYear(bytes, at: base &+ Int(text.start), length: Int(text.length))
        if year == LinkColumns.openYear { return row }
      }
      years[first &+ row] = year
    }
    return rows
  }

  /// Looks at a column of texts that are to be kept; returns how many rows have one in Normalization Form C
  /// without blanks around it, or none, from the first.
  @inline(__always)
  func checkTexts(_ column: Int, rows: Int, _ bytes: Span<UInt8>) -> Int {
    for row in 0..<rows {
      let text = text(column, of: row, bytes)
      if !isTrimmed(text, bytes) { return row }
      let start = base &+ Int(text.start)
      if !style.isASCII,
        !FieldText.isPlainlyNormalized(bytes, start..<start &+ Int(text.length))
      {
        return row
      }
    }
    return rows
  }
}
