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

  /// The value of an option, or `nil` where it is not given.
  subscript<Value>(option: SingleOption<Value>) -> Value? {
    values[option.definition.name]?.first.flatMap(option.read)
  }

  /// All values of an option, in the order given; those of a list, one by one.
  subscript<Value>(option: RepeatedOption<Value>) -> [Value] {
    (values[option.definition.name] ?? []).compactMap(option.read)
  }

  /// The text of an argument, or `nil` where it is not given.
  subscript(argument: ArgumentKey) -> String? { arguments[argument] }

  /// Whether an option is given, with or without a value.
  func has(_ option: OptionDefinition) -> Bool { values[option.name] != nil }
}
