import LinkageGraph
import LinkageReports

/// The commands, in the order in which help lists them.
enum CommandName: String, CaseIterable, Sendable {
  case summary, coverage, reach, list, trace, critical, concentration, targets, suggest, whatif,
    compare, check, dot, pack, unpack, generate, completions, help
}

/// One row of the command table: all that parsing, help and completions know about a command.
struct CommandDefinition: Sendable {
  let name: CommandName
  /// One line, for the list of commands.
  let summary: LocalizedText
  /// What the command does and when to use it.
  let overview: LocalizedText
  let arguments: [ArgumentDefinition]
  let options: [OptionDefinition]
  /// Pairs of options of which only one may be given.
  let exclusions: [OptionPair]
  /// Pairs of options of which the first means nothing without the second.
  let prerequisites: [OptionPair]
  /// Groups of options of which at least one must be given.
  let alternatives: [[OptionDefinition]]
  let examples: [CommandExample]

  init(
    _ name: CommandName, summary: LocalizedText, overview: LocalizedText,
    arguments: [ArgumentDefinition], options: [any OptionKey], exclusions: [OptionPair] = [],
    prerequisites: [OptionPair] = [], alternatives: [[any OptionKey]] = [],
    examples: [CommandExample]
  ) {
    self.name = name
    self.summary = summary
    self.overview = overview
    self.arguments = arguments
    self.options = options.map(\.definition)
    self.exclusions = exclusions
    self.prerequisites = prerequisites
    self.alternatives = alternatives.map { $0.map(\.definition) }
    self.examples = examples
  }

  /// Whether the command reads a set, and so takes two files in place of the set.
  var readsSet: Bool {
    arguments.contains { $0.key == .set }
      && options.contains { $0.name == Options.organizationsFile.definition.name }
  }
}

/// Two options of which one depends on the other or excludes it.
struct OptionPair: Sendable {
  let first: String
  let second: String

  init(_ first: any OptionKey, _ second: any OptionKey) {
    self.first = first.definition.name
    self.second = second.definition.name
  }
}

/// A positional argument.
struct ArgumentDefinition: Sendable {
  let key: ArgumentKey
  /// Its name in help.
  let name: LocalizedText
  let isOptional: Bool
  /// The words it may be; empty where it may be any text.
  let choices: [String]
  let completion: ValueCompletion
  let help: LocalizedText
}

/// What a command reads an argument by.
enum ArgumentKey: Sendable {
  case set, laterSet, organization, shell, command
}
