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
      name: name, short: short, valueName: nil, choices: [], isList: false, isRepeatable: false,
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
    _ name: String, short: Character? = nil, value: LocalizedText, choices: [String] = [],
    default defaultText: LocalizedText? = nil, completion: ValueCompletion = .nothing,
    section: OptionSection, help: LocalizedText, expectation: LocalizedText,
    read: @escaping @Sendable (String) -> Value?
  ) {
    self.read = read
    definition = OptionDefinition(
      name: name, short: short, valueName: value, choices: choices, isList: false,
      isRepeatable: false, defaultText: defaultText, completion: completion, section: section,
      help: help, problem: { read($0) == nil ? .malformed(expectation) : nil })
  }
}

extension SingleOption where Value: OptionChoice {
  /// Creates an option whose value is one of the cases of an enumeration.
  init(
    _ name: String, choosing: Value.Type, value: LocalizedText,
    default defaultText: LocalizedText? = nil, section: OptionSection, help: LocalizedText
  ) {
    read = { Value(rawValue: $0) }
    definition = OptionDefinition(
      name: name, short: nil, valueName: value, choices: Value.words, isList: false,
      isRepeatable: false, defaultText: defaultText, completion: .nothing, section: section,
      help: help, problem: { Value(rawValue: $0) == nil ? .notAChoice($0) : nil })
  }
}

extension SingleOption where Value == String {
  /// Creates an option whose value is any text that is not empty.
  init(
    text name: String, short: Character? = nil, value: LocalizedText, choices: [String] = [],
    default defaultText: LocalizedText? = nil, completion: ValueCompletion = .nothing,
    section: OptionSection, help: LocalizedText
  ) {
    self.init(
      name, short: short, value: value, choices: choices, default: defaultText,
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
    _ name: String, value: LocalizedText, suggestions: [String] = [], isList: Bool = false,
    default defaultText: LocalizedText? = nil, section: OptionSection, help: LocalizedText
  ) {
    read = { $0 }
    definition = OptionDefinition(
      name: name, short: nil, valueName: value, choices: suggestions, isList: isList,
      isRepeatable: true, defaultText: defaultText, completion: .nothing, section: section,
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
    let words = choices.map(\.rawValue)
    read = { words.contains($0) ? Value(rawValue: $0) : nil }
    definition = OptionDefinition(
      name: name, short: nil, valueName: value, choices: words, isList: true, isRepeatable: true,
      defaultText: nil, completion: .nothing, section: section, help: help,
      problem: { words.contains($0) ? nil : .notAChoice($0) })
  }
}
