/// A word as it stands on a shell's command line, quotes and all, perhaps not finished.
struct ShellWord: Equatable {
  /// The word as a program would get it.
  var text: String
  /// The quote that is still open at its end, or `nil`.
  var openQuote: Character?

  /// Reads a word, quoted as POSIX shells and fish do.
  init(_ raw: String) {
    text = ""
    var rest = raw[...]
    while let character = rest.popFirst() {
      switch (openQuote, character) {
      case (nil, "'"), (nil, "\""): openQuote = character
      case (let quote?, _) where character == quote: openQuote = nil
      case (nil, "\\"): if let next = rest.popFirst() { text.append(next) }
      case ("\"", "\\"):
        if let next = rest.first, "\\\"$`".contains(next) {
          text.append(rest.removeFirst())
        } else {
          text.append(character)
        }
      default: text.append(character)
      }
    }
  }

  /// Returns a text as bash puts it in the place of an unfinished word, behind a quote that is open.
  static func forBash(_ text: String, openQuote: Character?) -> String {
    switch openQuote {
    case "'": return text.replacing("'", with: "'\\''")
    case "\"":
      var quoted = ""
      for character in text {
        switch character {
        case "\\", "\"", "$", "`": quoted += "\\\(character)"
        // Between double quotes history is expanded, and a backslash would stay.
        case "!": quoted += "\"'!'\""
        default: quoted.append(character)
        }
      }
      return quoted
    default:
      var quoted = ""
      for scalar in text.unicodeScalars {
        let isPlain =
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || !scalar.isASCII && !scalar.properties.isWhitespace
          || "-_./,:@+%=^".unicodeScalars.contains(scalar)
        if !isPlain { quoted += "\\" }
        quoted.unicodeScalars.append(scalar)
      }
      return quoted
    }
  }
}
