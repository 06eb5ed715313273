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

  /// Whether the text stands in the input as it is, and not within the last 16 bytes.
  func isLoadable(_ bytes: Span<UInt8>) -> Bool {
    guard case .slice(let range) = self else { return false }
    return range.lowerBound + IdentifierKey.longestInline <= bytes.count
  }

  func string(_ bytes: Span<UInt8>) -> String {
    switch self {
    case .slice(let range): String(decoding: bytes.array(range), as: UTF8.self)
    case .rewritten(let own): String(decoding: own, as: UTF8.self)
    }
  }
}
