import LinkageGraph

/// Completions for fish, version 3.0 and later.
enum FishCompletions {
  static func script(in language: Language) -> String {
    var lines = [functions, "complete -c \(CommandTable.program) -f"]
    for option in CommandTable.programOptions {
      lines.append(line("__linkage_has_no_command", option, language))
    }
    for command in CommandTable.commands {
      lines.append("")
      lines.append(
        "complete -c \(CommandTable.program) -n __linkage_has_no_command "
          + "-a \(command.name.rawValue) -d \(quoted(command.summary(language)))")
      if let argument = command.arguments.first, let action = action(of: argument) {
        lines.append(
          "complete -c \(CommandTable.program) "
            + "-n '__linkage_wants_argument \(command.name.rawValue)' \(action)")
      }
      for option in command.options {
        lines.append(line("__linkage_has_command \(command.name.rawValue)", option, language))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static var functions: String {
    """
    # Completions of linkage for fish.

    # The words before the cursor that are neither options nor their values.
    function __linkage_words
        set -l skip 0
        for word in (commandline -opc)[2..-1]
            if test $skip = 1
                set skip 0
            else if contains -- $word \(valueOptions)
                set skip 1
            else if not string match -q -- '-?*' $word
                echo $word
            end
        end
    end

    function __linkage_has_no_command
        test (count (__linkage_words)) = 0
    end

    function __linkage_has_command
        set -l words (__linkage_words)
        test "$words[1]" = $argv[1]
    end

    # Whether the first argument of a command comes next; two files stand in place of a set.
    function __linkage_wants_argument
        set -l words (__linkage_words)
        test "$words[1]" = $argv[1]; and test (count $words) = 1
        and not __fish_contains_opt organizations
    end

    """
  }

  private static var valueOptions: String {
    var seen: Set<String> = []
    return CommandTable.commands.flatMap(\.options).filter(\.takesValue).flatMap(\.spellings)
      .filter { seen.insert($0).inserted }.joined(separator: " ")
  }

  private static func action(of argument: ArgumentDefinition) -> String? {
    guard argument.choices.isEmpty else {
      return "-a \(quoted(argument.choices.joined(separator: " ")))"
    }
    return argument.completion == .nothing ? nil : "-F"
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
