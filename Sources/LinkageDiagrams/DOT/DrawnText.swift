/// A text of the user's, made fit to be drawn.
///
/// Line breaks, tabs and other control characters become blanks, for SVG may not hold them, and
/// blanks in a row become one; invisible characters that would turn the direction of whatever
/// follows are dropped.
struct DrawnText {
  private(set) var bytes: [UInt8] = []

  init() {}

  init(_ text: String) { set(Array(text.utf8)[...]) }

  /// Whether nothing of the text can be seen.
  var isBlank: Bool { bytes.allSatisfy { $0 == Self.blank } }

  static let blank = UInt8(ascii: " ")

  /// Takes another text in place of the present one.
  ///
  /// - Complexity: O(bytes); no memory once the longest text has been seen.
  mutating func set(_ text: ArraySlice<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    if Self.isPlain(text) {
      bytes.append(contentsOf: text)
      return
    }
    var position = text.startIndex
    while position < text.endIndex {
      let byte = text[position]
      if byte > Self.blank && byte < 0x7F {
        bytes.append(byte)
        position += 1
        continue
      }
      let length = Self.length(ofScalarFrom: byte)
      let scalar = text[position..<min(position + length, text.endIndex)]
      position = scalar.endIndex
      switch Self.fate(of: scalar) {
      case .kept: bytes.append(contentsOf: scalar)
      case .blank: if bytes.last != Self.blank { bytes.append(Self.blank) }
      case .dropped: break
      }
    }
  }

  /// Whether a text can be drawn as it is, decided without looking at whole scalars: those that
  /// cannot begin with one of three bytes.
  private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in text {
      if byte < blank || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
        return false
      }
      if byte == blank, last == blank { return false }
      last = byte
    }
    return true
  }

  static func length(ofScalarFrom byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  private enum Fate { case kept, blank, dropped }

  private static func fate(of scalar: ArraySlice<UInt8>) -> Fate {
    let value = scalar.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    switch value {
    case ...0x20, 0x7F: return .blank
    // U+0080…U+009F, and the separators of lines and paragraphs.
    case 0xC280...0xC29F, 0xE280A8, 0xE280A9: return .blank
    // Marks, embeddings, overrides and isolates of direction; the byte-order mark; numbers that
    // stand for no character.
    case 0xE2808E, 0xE2808F, 0xE280AA...0xE280AE, 0xE281A6...0xE281A9, 0xEFBBBF, 0xEFBFBE,
      0xEFBFBF:
      return .dropped
    default: return .kept
    }
  }
}
