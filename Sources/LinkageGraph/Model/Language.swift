/// A language in which the project speaks to people.
public enum Language: String, CaseIterable, Sendable {
  /// English; the words of JSON and CSV results are always English.
  case english = "en"
  /// Vietnamese.
  case vietnamese = "vi"
}

/// A text that a person reads, in every language of the project.
public struct LocalizedText: Sendable, Hashable {
  /// The text in English.
  public var english: String
  /// The text in Vietnamese.
  public var vietnamese: String

  /// Creates a text from its two forms.
  public init(_ english: String, _ vietnamese: String) {
    self.english = english
    self.vietnamese = vietnamese
  }

  /// Returns the text in one language.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .english: english
    case .vietnamese: vietnamese
    }
  }
}
