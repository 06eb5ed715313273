/// Texts as a shell takes them.
enum ShellText {
  /// Returns a text as one word of a command line, for any shell that knows POSIX quotes.
  ///
  /// A control character needs `$'…'`, which bash and zsh know.
  static func word(_ text: String) -> String {
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return escaped(text)
    }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_./,:@+%".unicodeScalars.contains($0)
    }
    if isPlain, !text.isEmpty { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// Returns a path as a word that is never taken for an option.
  static func path(_ path: String) -> String {
    word(path.hasPrefix("-") && path != "-" ? "./\(path)" : path)
  }

  /// Returns an option with a value, as one or two words, none of which is taken for another option.
  static func option(_ spelling: String, _ value: String) -> String {
    value.hasPrefix("-") && value != "-"
      ? "\(spelling)=\(word(value))" : "\(spelling) \(word(value))"
  }

  private static func escaped(_ text: String) -> String {
    var result = "$'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "'", "\\": result += "\\\(scalar)"
      case _ where scalar.properties.generalCategory == .control:
        for byte in String(scalar).utf8 {
          result += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}
