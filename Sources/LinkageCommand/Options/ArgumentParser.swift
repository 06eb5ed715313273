import LinkageFiles

/// Turns the words of a command line into a request, by the option and command tables.
///
/// `--name value`, `--name=value` and `-n value` give a value; `--` ends the options; a lone `-`
/// is an argument or a value. A value may begin with a dash, as ids do, unless it is the
/// spelling of an option.
struct ArgumentParser {
  private var words: ArraySlice<String>
  private var command: CommandDefinition?
  private var values: [String: [String]] = [:]
  private var plain: [String] = []

  /// Parses the words after the name of the program.
  ///
  /// A request for help wins over whatever else may be wrong.
  static func parse(_ arguments: [String]) throws(UsageError) -> ParsedRequest {
    var parser = ArgumentParser(words: arguments[...])
    do throws(UsageError) {
      return try parser.parse()
    } catch {
      let help = Options.help.definition.spellings
      if arguments.prefix(while: { $0 != "--" }).contains(where: help.contains) {
        return .help(parser.command?.name)
      }
      throw error
    }
  }

  private init(words: ArraySlice<String>) { self.words = words }

  private mutating func parse() throws(UsageError) -> ParsedRequest {
    var areOptionsOver = false
    while let word = words.popFirst() {
      if areOptionsOver || word == "-" || !word.hasPrefix("-") {
        try takePlain(word)
      } else if word == "--" {
        areOptionsOver = true
      } else {
        try takeOption(word)
      }
    }
    if values[Options.help.definition.name] != nil { return .help(command?.name) }
    if values[Options.version.definition.name] != nil { return .version }
    guard let command else { throw .missingCommand }
    try checkTogether(command)
    return .run(
      ParsedArguments(
        command: command.name, values: values, arguments: try placeArguments(of: command)))
  }

  // MARK: Single words

  private mutating func takePlain(_ word: String) throws(UsageError) {
    guard command == nil else {
      plain.append(word)
      return
    }
    guard let name = CommandName(rawValue: word) else {
      throw .unknownCommand(
        word, nearest: Suggestion.nearest(to: word, among: CommandName.allCases.map(\.rawValue)))
    }
    command = CommandTable[name]
  }

  private mutating func takeOption(_ word: String) throws(UsageError) {
    var name = word
    var attached: String?
    if let equals = word.firstIndex(of: "=") {
      name = String(word[..<equals])
      attached = String(word[word.index(after: equals)...])
    }
    let known = command?.options ?? CommandTable.programOptions
    // The version is that of every command, though help names it once.
    let version = Options.version.definition
    guard let option = (known + [version]).first(where: { $0.spellings.contains(name) }) else {
      throw unknownOption(name, among: known)
    }
    guard option.takesValue else {
      if let attached { throw .unexpectedValue(option: option.spelling, value: attached) }
      values[option.name] = []
      return
    }
    let value: String
    if let attached { value = attached } else { value = try nextValue(of: option, among: known) }
    if values[option.name] != nil, !option.isRepeatable {
      throw .repeatedOption(option.spelling, command: command?.name)
    }
    let items =
      option.isList
      ? value.split(separator: ",", omittingEmptySubsequences: false).map(String.init) : [value]
    for item in items {
      switch option.problem(item) {
      case nil: values[option.name, default: []].append(item)
      case .notAChoice(let word):
        throw .unknownChoice(
          option: option.spelling, value: word, words: option.words, command: command?.name)
      case .malformed(let expectation):
        throw .invalidValue(
          option: option.spelling, value: item, expectation: expectation, command: command?.name)
      }
    }
  }

  private mutating func nextValue(
    of option: OptionDefinition, among known: [OptionDefinition]
  ) throws(UsageError) -> String {
    guard let value = words.first, value != "--",
      !known.contains(where: { $0.spellings.contains(value) })
    else { throw .missingValue(option: option, command: command?.name) }
    words.removeFirst()
    return value
  }

  private func unknownOption(_ name: String, among known: [OptionDefinition]) -> UsageError {
    let bare = name.drop { $0 == "-" }
    let nearest = Suggestion.nearest(to: String(bare), among: known.map(\.name)).map { "--\($0)" }
    let exact = CommandTable.commands(withOption: String(bare))
    return .unknownOption(
      name, command: command?.name, nearest: exact.isEmpty ? nearest : nil, commands: exact)
  }

  // MARK: All words together

  private func checkTogether(_ command: CommandDefinition) throws(UsageError) {
    for pair in command.exclusions where has(pair.first) && has(pair.second) {
      throw .conflictingOptions("--\(pair.first)", "--\(pair.second)", command: command.name)
    }
    var prerequisites = command.prerequisites
    if command.readsSet {
      prerequisites.append(OptionPair(Options.organizationsFile, Options.linksFile))
      prerequisites.append(OptionPair(Options.linksFile, Options.organizationsFile))
    }
    for pair in prerequisites where has(pair.first) && !has(pair.second) {
      throw .missingPartner("--\(pair.first)", needs: "--\(pair.second)", command: command.name)
    }
    for group in command.alternatives where !group.contains(where: { has($0.name) }) {
      throw .missingOption(oneOf: group, command: command.name)
    }
    let files = command.options.filter {
      $0.section == .input && $0.completion == .file && values[$0.name] == ["-"]
    }
    if files.count > 1 {
      throw .standardInputTwice(files[0].spelling, files[1].spelling, command: command.name)
    }
  }

  private func has(_ name: String) -> Bool { values[name] != nil }

  private func placeArguments(
    of command: CommandDefinition
  ) throws(UsageError) -> [ArgumentKey: String] {
    let hasFiles = command.readsSet && has(Options.organizationsFile.definition.name)
    let wanted = command.arguments.filter { !hasFiles || $0.key != .set }
    var words: [ArgumentKey: String] = [:]
    for (definition, word) in zip(wanted, plain) {
      if !definition.choices.isEmpty, !definition.choices.contains(word) {
        throw .unknownArgument(
          definition, value: word, nearest: Suggestion.nearest(to: word, among: definition.choices),
          command: command.name)
      }
      words[definition.key] = word
    }
    if plain.count > wanted.count {
      throw hasFiles && plain.count == command.arguments.count
        ? .setGivenTwice(plain[0], command: command.name)
        : .unexpectedArgument(plain[wanted.count], command: command.name)
    }
    if let missing = wanted.dropFirst(plain.count).first(where: { !$0.isOptional }) {
      throw .missingArgument(missing, command: command.name)
    }
    return words
  }
}
