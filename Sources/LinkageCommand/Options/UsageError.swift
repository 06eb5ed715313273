import LinkageGraph

/// What can be wrong with a command line.
enum UsageError: Error, Sendable {
  case missingCommand
  case unknownCommand(String, nearest: String?)
  /// An option that the command, or the program where no command is given, does not have; `commands`
  /// are the commands that have it.
  case unknownOption(String, command: CommandName?, nearest: String?, commands: [CommandName])
  case missingValue(option: OptionDefinition, command: CommandName?)
  case unexpectedValue(option: String, value: String)
  case repeatedOption(String, command: CommandName?)
  case unknownChoice(option: String, value: String, words: [OptionWord], command: CommandName?)
  /// A variable of the environment whose value is none of an option's.
  case badVariable(String, value: String, words: [OptionWord])
  case invalidValue(
    option: String, value: String, expectation: LocalizedText, command: CommandName?)
  case missingArgument(ArgumentDefinition, command: CommandName)
  case unknownArgument(
    ArgumentDefinition, value: String, nearest: String?, command: CommandName)
  case unexpectedArgument(String, command: CommandName)
  case setGivenTwice(String, command: CommandName)
  case missingPartner(String, needs: String, command: CommandName)
  case missingOption(oneOf: [OptionDefinition], command: CommandName)
  case conflictingOptions(String, String, command: CommandName)
  /// The page for man is of the whole program.
  case manualOfCommand
  case standardInputTwice(String, String, command: CommandName)
}
