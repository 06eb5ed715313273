import LinkageGraph

/// A typed name for one row of the option table, with which a command reads the option's value.
protocol OptionKey: Sendable {
  var definition: OptionDefinition { get }
}

/// An option without a value.
struct Flag: OptionKey {
  let definition: OptionDefinition

  init(
    _ name: String, short: Character? = nil, section: OptionSection, help: LocalizedText
  ) {
    definition = OptionDefinition(
      name: name, short: short, valueName: nil, words: [], isList: false, isRepeatable: false,
      defaultText: nil, completion: .nothing, section: section, help: help, problem: { _ in nil })
  }
}

/// An option that is given at most once.
struct SingleOption<Value: Sendable>: OptionKey {
  let definition: OptionDefinition
  let read: @Sendable (String) -> Value?

  /// Creates an option whose value is text of a certain form.
  ///
  /// The expectation completes the sentence "the value must be …"; `read` returns `nil` for a text that
  /// does not meet it.
  init(
    _ name: String, short: Character? = nil, value: LocalizedText,
    default defaultText: LocalizedText? = nil, completion: ValueCompletion = .nothing,
    section: OptionSection, help: LocalizedText, expectation: LocalizedText,
    read: @escaping @Sendable (String) -> Value?
  ) {
    self.read = read
    definition = OptionDefinition(
      name: name, short: short, valueName: value, words: [], isList: false,
      isRepeatable: false, defaultText: defaultText, completion: completion, section: section,
      help: help, problem: { read($0) == nil ? .malformed(expectation) : nil })
  }
}

extension SingleOption where Value: OptionChoice {
  /// Creates an option whose value is one of the cases of an enumeration.
  init(
    _ name: String, choosing: Value.Type, value: LocalizedText,
    default defaultText: LocalizedText? = nil, variable: String? = nil, section: OptionSection,
    help: LocalizedText
  ) {
    read = { Value.named($0) }
    definition = OptionDefinition(
      name: name, short: nil, valueName: value, words: Value.words, isList: false,
      isRepeatable: false, defaultText: defaultText, variable: variable, completion: .nothing,
      section: section, help: help, problem: { Value.named($0) == nil ? .notAChoice($0) : nil })
  }
}

extension SingleOption where Value == String {
  /// Creates an option whose value is any text that is not empty.
  init(
    text name: String, short: Character? = nil, value: LocalizedText,
    default defaultText: LocalizedText? = nil, completion: ValueCompletion = .nothing,
    section: OptionSection, help: LocalizedText
  ) {
    self.init(
      name, short: short, value: value, default: defaultText,
      completion: completion, section: section, help: help,
      expectation: LocalizedText("something, not an empty text", "khác rỗng"),
      read: { $0.isEmpty ? nil : $0 })
  }
}

extension SingleOption where Value: FixedWidthInteger {
  /// Creates an option whose value is a whole number within bounds.
  init(
    number name: String, in range: ClosedRange<Value>, value: LocalizedText,
    default defaultText: LocalizedText? = nil, section: OptionSection, help: LocalizedText
  ) {
    self.init(
      name, value: value, default: defaultText, section: section, help: help,
      expectation: range.upperBound == Value.max
        ? LocalizedText(
          "a whole number, \(range.lowerBound) or more",
          "là số nguyên từ \(range.lowerBound) trở lên")
        : LocalizedText(
          "a whole number from \(range.lowerBound) to \(range.upperBound)",
          "là số nguyên từ \(range.lowerBound) đến \(range.upperBound)"),
      read: { text in Value(text).flatMap { range.contains($0) ? $0 : nil } })
  }
}

/// An option that may be given more than once; all its values count.
struct RepeatedOption<Value: Sendable>: OptionKey {
  let definition: OptionDefinition
  let read: @Sendable (String) -> Value?
}

extension RepeatedOption where Value == String {
  /// Creates an option for texts; the suggestions are offered, but any other text is valid, too.
  init(
    _ name: String, value: LocalizedText, suggestions: [VocabularyWord] = [],
    isList: Bool = false, default defaultText: LocalizedText? = nil,
    completion: ValueCompletion = .nothing, section: OptionSection, help: LocalizedText
  ) {
    read = { $0 }
    definition = OptionDefinition(
      name: name, short: nil, valueName: value, words: suggestions.map { OptionWord($0) },
      isList: isList, isRepeatable: true, defaultText: defaultText, completion: completion,
      section: section,
      help: help,
      problem: {
        $0.isEmpty
          ? .malformed(LocalizedText("something, not an empty text", "khác rỗng")) : nil
      })
  }
}

extension RepeatedOption where Value: OptionChoice {
  /// Creates an option for a list of cases of an enumeration.
  init(
    _ name: String, choosing: Value.Type, from choices: [Value] = Array(Value.allCases),
    value: LocalizedText, section: OptionSection, help: LocalizedText
  ) {
    let words = choices.map(\.word)
    let read = { @Sendable (text: String) in
      Value.named(text).flatMap { words.contains($0.word) ? $0 : nil }
    }
    self.read = read
    definition = OptionDefinition(
      name: name, short: nil, valueName: value, words: words, isList: true, isRepeatable: true,
      defaultText: nil, completion: .nothing, section: section, help: help,
      problem: { read($0) == nil ? .notAChoice($0) : nil })
  }
}
