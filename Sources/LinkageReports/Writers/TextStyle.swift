/// Whether letters may be bold, dim or colored.
public enum TextStyle: Sendable {
  /// Plain letters.
  case plain
  /// Bold, dim and colored letters, by the escape sequences of terminals.
  case colored

  package func bold(_ text: String) -> String { wrap(text, "1") }
  package func dim(_ text: String) -> String { wrap(text, "2") }
  /// For what went wrong.
  package func alarming(_ text: String) -> String { wrap(text, "1;31") }
  /// For what deserves a look.
  package func warning(_ text: String) -> String { wrap(text, "1;33") }

  private func wrap(_ text: String, _ code: String) -> String {
    switch self {
    case .plain: text
    case .colored: text.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
  }
}
