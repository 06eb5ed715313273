import LinkageGraph

/// One row of the option table: all that parsing, help and completions know about an option.
struct OptionDefinition: Sendable {
  /// The long name, without its dashes.
  let name: String
  /// The letter of the short form, or `nil`.
  let short: Character?
  /// How help calls the value; `nil` marks a flag, which takes none.
  let valueName: LocalizedText?
  /// The words that help and completions offer for the value.
  let words: [OptionWord]
  /// Whether the value is a list of words between commas.
  let isList: Bool
  /// Whether it may be given more than once.
  let isRepeatable: Bool
  /// The default, as help shows it.
  let defaultText: LocalizedText?
  /// The variable of the environment that stands in where the option is not given, or `nil`.
  var variable: String?
  /// What a shell offers as the value where there are no choices.
  let completion: ValueCompletion
  let section: OptionSection
  let help: LocalizedText
  /// Returns what is wrong with a value, or `nil` for a valid one.
  let problem: @Sendable (String) -> ValueProblem?

  /// The words of the value as programs write them.
  var choices: [String] { words.map(\.word) }

  /// The option as it is typed: `--name`.
  var spelling: String { "--\(name)" }
  var takesValue: Bool { valueName != nil }

  /// Every spelling of the option: `-o`, `--output`.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + [spelling] }
}

/// A word that an option offers, and other forms in which people may write it.
struct OptionWord: Sendable, Hashable {
  let word: String
  /// The first is how the word is called in Vietnamese.
  var otherForms: [String] = []

  /// The word as a list for people shows it.
  func listed(_ language: Language) -> String {
    switch language {
    case .english: word
    case .vietnamese: otherForms.first.map { "\(word) (\($0))" } ?? word
    }
  }
}

extension OptionWord {
  init(_ word: VocabularyWord) { self.init(word: word.english, otherForms: word.vietnamese) }
}

extension [OptionWord] {
  /// The words one after another, as a sentence for people lists them.
  var listed: LocalizedText {
    LocalizedText(
      map { $0.listed(.english) }.joined(separator: ", "),
      map { $0.listed(.vietnamese) }.joined(separator: ", "))
  }

  /// Returns the word as programs write it where a text is one of its forms, else the text itself.
  func word(of text: String) -> String {
    let key = VocabularyMatcher.key(of: text)
    return first { [$0].forms.contains { VocabularyMatcher.key(of: $0) == key } }?.word ?? text
  }

  /// Every form of every word.
  var forms: [String] { flatMap { [$0.word] + $0.otherForms } }
}

/// What a shell offers as the value of an option or argument that has no list of choices.
enum ValueCompletion: Sendable, Hashable {
  case nothing, file, folder
  /// What the set on the command line has.
  case fromSet(SetValue)
}

/// A heading of help under which options stand together.
enum OptionSection: CaseIterable, Sendable {
  case input, filters, result, drawing, output, other

  var title: LocalizedText {
    switch self {
    case .input: LocalizedText("Input", "Dữ liệu vào")
    case .filters: LocalizedText("Filters", "Bộ lọc")
    case .result: LocalizedText("What is shown", "Nội dung hiển thị")
    case .drawing: LocalizedText("Drawing", "Sơ đồ")
    case .output: LocalizedText("Output", "Kết quả")
    case .other: LocalizedText("Other", "Khác")
    }
  }
}

/// Why a value of an option is refused.
enum ValueProblem: Sendable, Equatable {
  /// The word is not one of the choices.
  case notAChoice(String)
  /// The value does not have the form that the text describes.
  case malformed(LocalizedText)
}

/// A word that an option offers: one case of an enumeration.
protocol OptionChoice: CaseIterable, RawRepresentable<String>, Sendable {
  /// Other forms in which people write the word: the first is how it is called in Vietnamese.
  var otherForms: [String] { get }
}

extension OptionChoice {
  var otherForms: [String] { [] }

  var word: OptionWord { OptionWord(word: rawValue, otherForms: otherForms) }

  static var words: [OptionWord] { allCases.map(\.word) }

  /// Returns the case that a text names, matched as words of the data are.
  static func named(_ text: String) -> Self? {
    if let exact = Self(rawValue: text) { return exact }
    let key = VocabularyMatcher.key(of: text)
    return allCases.first { choice in
      [choice.word].forms.contains { VocabularyMatcher.key(of: $0) == key }
    }
  }
}
