/// Whether letters may be bold, dim or colored.
enum TextStyle: Sendable {
  case plain, colored

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  /// For what went wrong.
  func alarming(_ text: String) -> String { wrap(text, "1;31") }
  /// For what deserves a look.
  func warning(_ text: String) -> String { wrap(text, "1;33") }

  private func wrap(_ text: String, _ code: String) -> String {
    switch self {
    case .plain: text
    case .colored: text.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
  }
}
