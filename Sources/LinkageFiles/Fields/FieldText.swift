import LinkageGraph

/// The text of a field as it is meant: without blanks and characters of no width, in Normalization Form C, and out of
/// the formula `="…"` with which programs keep a spreadsheet from reading an id as a number.
enum FieldText {
  /// The text stands in the input as it is.
  case slice(Range<Int>)
  /// The text had to be rewritten: doubled quotes, blanks beyond ASCII, or another Unicode form.
  case rewritten([UInt8])

  /// Reads a field that is known to be ASCII or valid UTF-8.
  ///
  /// A name keeps the characters of no width within it, which some scripts need; any other text does not.
  @inline(__always)
  init(_ field: Field, _ bytes: Span<UInt8>, isASCII: Bool, isName: Bool = false) {
    var start = field.textStart
    var end = field.textEnd
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    if isASCII, !field.hasDoubledQuotes, start == end || bytes[start] != UInt8(ascii: "=") {
      self = .slice(start..<end)
    } else {
      self = Self.slow(field, start..<end, bytes, isName: isName)
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
    _ field: Field, _ trimmed: Range<Int>, _ bytes: Span<UInt8>, isName: Bool
  ) -> FieldText {
    let isFormula = !trimmed.isEmpty && bytes[trimmed.lowerBound] == UInt8(ascii: "=")
    if !field.hasDoubledQuotes, !isFormula, isPlainlyNormalized(bytes, trimmed) {
      return .slice(trimmed)
    }
    var text = String(decoding: bytes.array(trimmed), as: UTF8.self)
    if field.hasDoubledQuotes {
      text = text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
    }
    if text.utf8.count >= 3, text.hasPrefix("=\""), text.hasSuffix("\"") {
      text = String(text.dropFirst(2).dropLast())
    }
    return .rewritten(Array((isName ? text.trimmedAndNormalized : text.cleanedWord).utf8))
  }

  /// Whether bytes are a text as it is meant, as far as can be said without tables: ASCII, Latin from U+00C0 to
  /// U+02FF but for eth, and Latin Extended Additional (U+1E00–U+1EFF), where the Vietnamese letters are, are all
  /// composed, have a width and are no blanks.
  static func isPlainlyNormalized(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte < 0x80 {
        position += 1
      } else if byte < 0xCC {
        guard position + 1 < range.upperBound else { return false }
        let next = bytes[position + 1]
        // C2 leads the no-break space and the soft hyphen, C3 eth, C6 and C9 the African d.
        if byte == 0xC2 || byte == 0xC3 && next | 0x20 == 0xB0 || byte == 0xC6 && next == 0x89
          || byte == 0xC9 && next == 0x96
        {
          return false
        }
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

  func string(_ bytes: Span<UInt8>) -> String {
    switch self {
    case .slice(let range): String(decoding: bytes.array(range), as: UTF8.self)
    case .rewritten(let own): String(decoding: own, as: UTF8.self)
    }
  }
}
