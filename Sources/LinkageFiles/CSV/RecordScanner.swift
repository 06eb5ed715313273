// Method. A record is cut into fields in one pass, eight bytes at a time: a word is compared with
// the delimiter and the line feed at once, and the lowest byte that equals either is found by the
// borrow of a subtraction [1]. Quotes matter only where a field begins with one (RFC 4180).
//
// [1] H. S. Warren, Hacker's Delight, 2nd edition, 2012, section 6–1.

import LinkageGraph

/// Where one field of a record lies.
struct Field {
  /// The offset of the field's first byte, its quote included.
  var start: Int
  /// The offset of the text's first byte, inside the quotes.
  var textStart: Int
  /// One past the text's last byte.
  var textEnd: Int
  /// Whether the text holds doubled quotes.
  var hasDoubledQuotes = false
}

/// Cuts records into fields.
struct RecordScanner {
  enum Fault {
    case none
    /// A quote opens and never closes; the record runs to the end of the input.
    case unclosedQuote
    /// Text follows a closing quote.
    case textAfterQuote
  }

  private let delimiter: UInt8
  private let delimiters: UInt64

  /// The fields of the last record; only the first ``count`` are its own.
  private(set) var fields: [Field]
  private(set) var count = 0
  private(set) var fault = Fault.none
  /// The field in which the fault is.
  private(set) var faultyField = 0
  /// Offsets beyond which an open quote is given up; the scan then reports an unclosed quote.
  var quoteLimit = Int.max

  init(delimiter: CSVDialect.Delimiter) {
    self.delimiter = delimiter.rawValue
    delimiters = 0x0101_0101_0101_0101 &* UInt64(delimiter.rawValue)
    fields = Array(repeating: Field(start: 0, textStart: 0, textEnd: 0), count: 32)
  }

  /// Scans the record that begins at an offset.
  ///
  /// - Returns: The offset where the next record begins.
  @inline(__always)
  mutating func scan(_ bytes: Span<UInt8>, from start: Int) -> Int {
    count = 0
    fault = .none
    var position = start
    while true {
      let fieldStart = position
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        position = scanQuoted(bytes, from: position)
      } else {
        position = endOfField(bytes, from: position)
        append(Field(start: fieldStart, textStart: fieldStart, textEnd: position))
      }
      if position == bytes.count { return position }
      if bytes[position] == UInt8(ascii: "\n") { return position + 1 }
      position += 1
    }
  }

  @inline(__always)
  private mutating func append(_ field: Field) {
    if count == fields.count { fields.append(field) } else { fields[count] = field }
    count += 1
  }

  @inline(__always)
  private func endOfField(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let lineFeeds = ones &* 0x0A
    var position = start
    while position + 8 <= bytes.count {
      let word = bytes.word(at: position)
      let fromDelimiter = word ^ delimiters
      let fromLineFeed = word ^ lineFeeds
      let hits =
        ((fromDelimiter &- ones) & ~fromDelimiter | (fromLineFeed &- ones) & ~fromLineFeed)
        & (ones &* 0x80)
      if hits != 0 { return position + hits.trailingZeroBitCount >> 3 }
      position += 8
    }
    while position < bytes.count, bytes[position] != delimiter,
      bytes[position] != UInt8(ascii: "\n")
    {
      position += 1
    }
    return position
  }

  /// Scans a quoted field; returns the offset of what ends it.
  @inline(never)
  private mutating func scanQuoted(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var field = Field(start: start, textStart: start + 1, textEnd: start + 1)
    var position = start + 1
    let end = min(bytes.count, quoteLimit)
    while true {
      while position < end, bytes[position] != UInt8(ascii: "\"") { position += 1 }
      if position >= end {
        field.textEnd = position
        note(.unclosedQuote)
        append(field)
        return bytes.count
      }
      if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
        field.hasDoubledQuotes = true
        position += 2
        continue
      }
      break
    }
    field.textEnd = position
    position += 1
    let rest = position
    position = endOfField(bytes, from: position)
    for offset in rest..<position where !bytes[offset].isBlank {
      if !Self.isBlankText(bytes, offset..<position) { note(.textAfterQuote) }
      break
    }
    append(field)
    return position
  }

  /// Whether what follows a quote are no-break spaces and characters of no width.
  @inline(never)
  private static func isBlankText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard bytes[range.lowerBound] >= 0x80, bytes.firstInvalidUTF8(in: range) == nil else {
      return false
    }
    return String(decoding: bytes.array(range), as: UTF8.self).unicodeScalars
      .allSatisfy(\.isBlankOrWidthless)
  }

  private mutating func note(_ newFault: Fault) {
    if fault == .none {
      fault = newFault
      faultyField = count
    }
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII blank: tab, line break, form feed or space.
  @inline(__always)
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
