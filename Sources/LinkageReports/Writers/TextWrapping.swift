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

  /// Returns the lines of a text, broken between words, and within those that are wider than a line.
  ///
  /// - Complexity: O(n).
  static func brokenLines(of text: String, width: Int) -> [String] {
    lines(of: text, width: width).flatMap { line in
      guard DisplayWidth.columns(of: line) > width else { return [line] }
      var pieces: [String] = []
      var piece = ""
      var used = 0
      for character in line {
        let columns = DisplayWidth.columns(of: character)
        if !piece.isEmpty, used + columns > width {
          pieces.append(piece)
          piece = ""
          used = 0
        }
        piece.append(character)
        used += columns
      }
      return pieces + [piece]
    }
  }

  /// Returns the lines of a text that is indented as it is, broken at blanks; what follows the first is
  /// indented further.
  ///
  /// Blanks within a line stay, so that what is aligned stays so.
  ///
  /// - Complexity: O(n).
  static func hangingLines(of text: String, width: Int) -> [String] {
    guard DisplayWidth.columns(of: text) > width else { return [text] }
    let indent = text.prefix { $0 == " " }.count + 4
    var lines: [String] = []
    var line = ""
    var used = 0
    var rest = text[...]
    while !rest.isEmpty {
      let blanks = rest.prefix { $0 == " " }
      let word = rest.dropFirst(blanks.count).prefix { $0 != " " }
      rest = rest.dropFirst(blanks.count + word.count)
      let columns = blanks.count + DisplayWidth.columns(of: word)
      if used + columns > width, line.contains(where: { $0 != " " }) {
        lines.append(line)
        line = String(repeating: " ", count: min(indent, width / 2)) + word
        used = DisplayWidth.columns(of: line)
      } else {
        line += blanks + word
        used += columns
      }
    }
    return lines + [line]
  }
}
