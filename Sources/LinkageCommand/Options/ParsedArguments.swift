/// What the command line asks for.
enum ParsedRequest: Sendable {
  case run(ParsedArguments)
  /// Help on a command, or on the program.
  case help(CommandName?)
  case version
}

/// A command with its options and arguments, all valid in form.
struct ParsedArguments: Sendable {
  let command: CommandName
  /// The values of every option that was given, by long name; a flag has none.
  private let values: [String: [String]]
  /// The values that the environment has for options that were not given, by long name.
  private var defaults: [String: String] = [:]
  private let arguments: [ArgumentKey: String]

  init(
    command: CommandName, values: [String: [String]], arguments: [ArgumentKey: String]
  ) {
    self.command = command
    self.values = values
    self.arguments = arguments
  }

  /// Whether a flag is given.
  subscript(flag: Flag) -> Bool { has(flag.definition) }

  /// The value of an option, or `nil` where neither the command line nor the environment has one.
  subscript<Value>(option: SingleOption<Value>) -> Value? {
    let name = option.definition.name
    return (values[name]?.first ?? defaults[name]).flatMap(option.read)
  }

  /// All values of an option, in the order given; those of a list, one by one.
  subscript<Value>(option: RepeatedOption<Value>) -> [Value] {
    texts(of: option.definition).compactMap(option.read)
  }

  /// The text of an argument, or `nil` where it is not given.
  subscript(argument: ArgumentKey) -> String? { arguments[argument] }

  /// Whether an option is given on the command line, with or without a value.
  func has(_ option: OptionDefinition) -> Bool { values[option.name] != nil }

  /// The values of an option as they were typed; none of one that was not given, and of a flag.
  func texts(of option: OptionDefinition) -> [String] { values[option.name] ?? [] }

  /// Takes from the environment what the command line leaves open.
  ///
  /// - Throws: ``UsageError/badVariable(_:value:words:)`` for a value that the option does not have.
  mutating func addDefaults(from environment: (String) -> String?) throws(UsageError) {
    for option in CommandTable[command].options where !has(option) {
      guard let variable = option.variable, let value = environment(variable), !value.isEmpty else {
        continue
      }
      if option.problem(value) != nil {
        throw .badVariable(variable, value: value, words: option.words)
      }
      defaults[option.name] = value
    }
  }
}
