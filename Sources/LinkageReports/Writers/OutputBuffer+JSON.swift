import LinkageGraph

extension OutputBuffer {
  /// Appends texts with a NUL between them as JSON writes a list.
  mutating func append(jsonTexts texts: Span<UInt8>) {
    append("[")
    var start = 0
    for index in 0...texts.count where index == texts.count || texts[index] == 0 {
      if index > start {
        if start > 0 { append(", ") }
        append(json: texts.extracting(start..<index))
      }
      start = index + 1
    }
    append("]")
  }

  /// Appends a text as JSON writes it, between quotes.
  mutating func append(json text: String) { append(json: text.utf8.span) }

  /// Appends a text in UTF-8 as JSON writes it, between quotes.
  ///
  /// Control characters are escaped, and the separators of lines and paragraphs, which are not allowed
  /// within the strings of older JavaScript.
  mutating func append(json text: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    // Most texts have nothing to escape; E2 begins the line separators, among others.
    var isPlain = true
    for index in text.indices {
      let byte = text[index]
      isPlain =
        isPlain && byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        && byte != 0x7F && byte != 0xE2
    }
    if isPlain { append(text) } else { append(escaping: text) }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaping text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0x08: append("\\b")
      case 0x0C: append("\\f")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      case UInt8(ascii: "\t"): append("\\t")
      case 0..<0x20, 0x7F: append(escape: UInt16(byte))
      case 0xE2:
        if index + 1 < text.count, text[index] == 0x80, text[index + 1] & 0xFE == 0xA8 {
          append(escape: 0x2000 | UInt16(text[index + 1] & 0x3F))
          index += 2
        } else {
          append(byte)
        }
      default: append(byte)
      }
    }
  }

  private mutating func append(escape scalar: UInt16) {
    let digits = String(scalar, radix: 16)
    append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }
}
