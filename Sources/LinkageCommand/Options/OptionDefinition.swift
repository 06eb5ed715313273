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
  let choices: [String]
  /// Whether the value is a list of words between commas.
  let isList: Bool
  /// Whether it may be given more than once.
  let isRepeatable: Bool
  /// The default, as help shows it.
  let defaultText: LocalizedText?
  /// What a shell offers as the value where there are no choices.
  let completion: ValueCompletion
  let section: OptionSection
  let help: LocalizedText
  /// Returns what is wrong with a value, or `nil` for a valid one.
  let problem: @Sendable (String) -> ValueProblem?

  /// The option as it is typed: `--name`.
  var spelling: String { "--\(name)" }
  var takesValue: Bool { valueName != nil }

  /// Every spelling of the option: `-o`, `--output`.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + [spelling] }
}

/// What a shell offers as the value of an option or argument that has no list of choices.
enum ValueCompletion: Sendable {
  case nothing, file, folder
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
protocol OptionChoice: CaseIterable, RawRepresentable<String>, Sendable {}

extension OptionChoice {
  static var words: [String] { allCases.map(\.rawValue) }
}
