/// Breaks running text into lines of a terminal.
package enum TextWrapping {
  /// Returns the lines of a text, broken between words by display width.
  ///
  /// A word that is wider than a line has a line of its own. Line breaks of the text are kept.
  ///
  /// - Complexity: O(n).
  package static func lines(of text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      var used = 0
      for word in paragraph.split(separator: " ") {
        let columns = DisplayWidth.columns(of: word)
        if !line.isEmpty, used + 1 + columns > width {
          lines.append(line)
          line = ""
          used = 0
        }
        if !line.isEmpty {
          line += " "
          used += 1
        }
        line += word
        used += columns
      }
      return lines + [line]
    }
  }
}
