import LinkageGraph

/// Completions for fish, version 3.0 and later.
enum FishCompletions {
  static func script(in language: Language) -> String {
    var lines = [
      "# Completions of linkage for fish.",
      "",
      "function __linkage_set_is_wanted",
      "    not __fish_contains_opt organizations links; and not __linkage_has_argument",
      "end",
      "",
      "# Whether the command already has its first argument.",
      "function __linkage_has_argument",
      "    set -l place 0",
      "    set -l skip 0",
      "    for word in (commandline -opc)[2..-1]",
      "        if test $skip = 1",
      "            set skip 0",
      "        else if contains -- $word \(valueOptions)",
      "            set skip 1",
      "        else if not string match -q -- '-?*' $word",
      "            set place (math $place + 1)",
      "        end",
      "    end",
      "    test $place -gt 1",
      "end",
      "",
      "complete -c \(CommandTable.program) -f",
    ]
    for option in CommandTable.programOptions {
      lines.append(line("__fish_use_subcommand", option, language))
    }
    for command in CommandTable.commands {
      lines.append("")
      lines.append(
        "complete -c \(CommandTable.program) -n __fish_use_subcommand -a \(command.name.rawValue) "
          + "-d \(quoted(command.summary(language)))")
      let condition = "__fish_seen_subcommand_from \(command.name.rawValue)"
      for argument in command.arguments {
        guard let action = action(of: argument, condition: condition) else { continue }
        lines.append("complete -c \(CommandTable.program) \(action)")
      }
      for option in command.options { lines.append(line(condition, option, language)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static var valueOptions: String {
    var seen: Set<String> = []
    return CommandTable.commands.flatMap(\.options).filter(\.takesValue).flatMap(\.spellings)
      .filter { seen.insert($0).inserted }.joined(separator: " ")
  }

  private static func action(of argument: ArgumentDefinition, condition: String) -> String? {
    if argument.key == .set {
      return "-n '\(condition); and __linkage_set_is_wanted' -F"
    }
    guard !argument.choices.isEmpty else { return nil }
    return "-n '\(condition); and not __linkage_has_argument' -a "
      + quoted(argument.choices.joined(separator: " "))
  }

  private static func line(
    _ condition: String, _ option: OptionDefinition, _ language: Language
  ) -> String {
    var line = "complete -c \(CommandTable.program) -n \(quoted(condition)) -l \(option.name)"
    if let short = option.short { line += " -s \(short)" }
    if option.takesValue {
      let words = option.choices.joined(separator: " ")
      if option.isList {
        line += " -x -a \(quoted("(__fish_complete_list , 'string split \" \" \"\(words)\"')"))"
      } else if !option.choices.isEmpty {
        line += " -x -a \(quoted(words))"
      } else {
        switch option.completion {
        case .nothing: line += " -x"
        case .file: line += " -r -F"
        case .folder: line += " -x -a '(__fish_complete_directories)'"
        }
      }
    }
    return line + " -d \(quoted(option.help(language)))"
  }

  private static func quoted(_ text: String) -> String {
    var result = "'"
    for character in text {
      if character == "'" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "'"
  }
}
