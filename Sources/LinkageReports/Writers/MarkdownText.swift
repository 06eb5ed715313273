/// Text within Markdown.
enum MarkdownText {
  /// Returns a text in which no character means anything to Markdown, and none moves the cursor.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in DisplayWidth.visible(text) {
      if "\\|`*<".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// Appends a text of which every scalar is a character by itself, and returns how many backslashes
  /// had to be added.
  static func append(_ text: Span<UInt8>, to bytes: inout [UInt8]) -> Int {
    var added = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "`"), UInt8(ascii: "*"),
        UInt8(ascii: "<"):
        bytes.append(UInt8(ascii: "\\"))
        added += 1
      default: break
      }
      bytes.append(text[index])
    }
    return added
  }
}
