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
}
