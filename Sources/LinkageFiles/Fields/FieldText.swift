import LinkageGraph

/// The text of a field, trimmed of blanks and in Normalization Form C.
enum FieldText {
  /// The text stands in the input as it is.
  case slice(Range<Int>)
  /// The text had to be rewritten: doubled quotes, blanks beyond ASCII, or another Unicode form.
  case rewritten([UInt8])

  /// Reads a field that is known to be ASCII or valid UTF-8.
  @inline(__always)
  init(_ field: Field, _ bytes: Span<UInt8>, isASCII: Bool) {
    var start = field.textStart
    var end = field.textEnd
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    if isASCII && !field.hasDoubledQuotes {
      self = .slice(start..<end)
    } else {
      self = Self.slow(field, start..<end, bytes)
    }
  }

  /// Reads a text without quotes, known to be ASCII or valid UTF-8, that begins and ends with no ASCII
  /// blank.
  init(_ range: Range<Int>, _ bytes: Span<UInt8>, isASCII: Bool) {
    self.init(
      Field(
        start: range.lowerBound, textStart: range.lowerBound, textEnd: range.upperBound), bytes,
      isASCII: isASCII)
  }

  @inline(never)
  private static func slow(
    _ field: Field, _ trimmed: Range<Int>, _ bytes: Span<UInt8>
  ) -> FieldText {
    if !field.hasDoubledQuotes, isPlainlyNormalized(bytes, trimmed) { return .slice(trimmed) }
    var text = String(decoding: bytes.array(trimmed), as: UTF8.self)
    if field.hasDoubledQuotes {
      text = text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
    }
    return .rewritten(Array(text.trimmedAndNormalized.utf8))
  }

  /// Whether bytes are in Normalization Form C and have no blank at their ends, as far as can be said
  /// without tables: ASCII, Latin below U+0300, and Latin Extended Additional (U+1E00–U+1EFF), where
  /// the Vietnamese letters are, are all composed.
  static func isPlainlyNormalized(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    // U+0085 and U+00A0 are blanks; both are C2 and one byte.
    if bytes[range.lowerBound] == 0xC2 { return false }
    if range.count >= 2, bytes[range.upperBound - 2] == 0xC2 { return false }
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte < 0x80 {
        position += 1
      } else if byte < 0xCC {
        position += 2
      } else if byte == 0xE1, position + 1 < range.upperBound,
        (0xB8...0xBB).contains(bytes[position + 1])
      {
        position += 3
      } else {
        return false
      }
    }
    return true
  }

  var isEmpty: Bool {
    switch self {
    case .slice(let range): range.isEmpty
    case .rewritten(let bytes): bytes.isEmpty
    }
  }

  /// Where the text stands, if it can be loaded as a key of an identifier in one go.
  @inline(__always)
  func keyedRange(_ bytes: Span<UInt8>) -> Range<Int>? {
    guard case .slice(let range) = self,
      range.lowerBound + IdentifierKey.longestInline <= bytes.count
    else { return nil }
    return range
  }

  func string(_ bytes: Span<UInt8>) -> String {
    switch self {
    case .slice(let range): String(decoding: bytes.array(range), as: UTF8.self)
    case .rewritten(let own): String(decoding: own, as: UTF8.self)
    }
  }

  /// The key of the text, the text taken as an identifier.
  @inline(__always)
  func key(_ bytes: Span<UInt8>) -> (key: IdentifierKey, isInline: Bool) {
    switch self {
    case .slice(let range):
      if range.count <= 8 {
        return (
          IdentifierKey(
            low: bytes.partialWord(at: range.lowerBound, length: range.count), high: 0), true
        )
      }
      if range.count <= IdentifierKey.longestInline {
        return (
          IdentifierKey(
            low: bytes.word(at: range.lowerBound),
            high: bytes.partialWord(at: range.lowerBound + 8, length: range.count - 8)), true
        )
      }
      return (IdentifierKey(bytes.extracting(range)), false)
    case .rewritten(let own):
      return (IdentifierKey(own.span), own.count <= IdentifierKey.longestInline)
    }
  }

  func append(to column: inout TextColumn, _ bytes: Span<UInt8>) {
    switch self {
    case .slice(let range):
      column.bytes.append(copying: bytes.extracting(range))
    case .rewritten(let own):
      column.bytes.append(contentsOf: own)
    }
    column.ends.append(UInt32(column.bytes.count))
  }
}

extension Span where Element == UInt8 {
  func array(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.append(copying: extracting(range))
    return result
  }
}
