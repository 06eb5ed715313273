/// The products of one field, with `|` or `;` between them.
enum ProductList {
  /// The texts between the marks.
  static func parts(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var parts: [String] = []
    var start = 0
    for mark in marks(bytes) {
      parts.append(String(decoding: bytes[start..<mark], as: UTF8.self))
      start = mark + 1
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  /// Whether a text has marks between products.
  static func isSeveral(_ text: String) -> Bool { !marks(Array(text.utf8)).isEmpty }

  /// The offsets of the marks; the semicolon that ends an entity of HTML is none.
  private static func marks(_ bytes: [UInt8]) -> [Int] {
    let isMark = { (byte: UInt8) in byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") }
    guard bytes.contains(where: isMark) else { return [] }
    let entities = ASCIICodes.entityRanges(bytes)
    return bytes.indices.filter { offset in
      isMark(bytes[offset]) && !entities.contains { $0.upperBound == offset }
    }
  }
}
