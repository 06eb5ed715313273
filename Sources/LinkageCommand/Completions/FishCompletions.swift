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
      for (index, argument) in command.arguments.enumerated() {
        guard let action = action(of: argument) else { continue }
        lines.append(
          "complete -c \(CommandTable.program) "
            + "-n '__linkage_wants_argument \(command.name.rawValue) \(index)' \(action)")
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
        set -l over 0
        for word in (commandline -opc)[2..-1]
            if test $skip = 1
                set skip 0
            else if test $over = 1
                echo $word
            else if test "$word" = --
                set over 1
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

    # Whether an argument of a command comes next, the first being 0; two files stand in place of a set.
    function __linkage_wants_argument
        set -l words (__linkage_words)
        set -l place (math (count $words) - 1)
        __fish_contains_opt organizations; and set place (math $place + 1)
        test "$words[1]" = $argv[1]; and test $place = $argv[2]
    end

    # What the set on the command line has; the program reads it.
    function __linkage_from_set
        set -l words (commandline -opc)
        set -l program $words[1]
        command -q $program; or set program \(CommandTable.program)
        set -l current (string replace -r -- '^--[a-z-]+=' '' (commandline -ct))
        set -l answer ($program \(CompletionQuery.word) fish $argv[1] "$current" $words[2..-1] 2>/dev/null)
        string join -- \\n $answer[2..-1]
    end

    """
  }

  private static var valueOptions: String {
    var seen: Set<String> = []
    return CommandTable.commands.flatMap(\.options).filter(\.takesValue).flatMap(\.spellings)
      .filter { seen.insert($0).inserted }.joined(separator: " ")
  }

  private static func action(of argument: ArgumentDefinition) -> String? {
    if case .fromSet(let value) = argument.completion {
      return "-a \(quoted("(__linkage_from_set \(value.rawValue))"))"
    }
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
      if case .fromSet(let value) = option.completion {
        line += " -x -k -a \(quoted("(__linkage_from_set \(value.rawValue))"))"
      } else if option.isList {
        line += " -x -a \(quoted("(__fish_complete_list , 'string split \" \" \"\(words)\"')"))"
      } else if !option.choices.isEmpty {
        line += " -x -a \(quoted(words))"
      } else {
        switch option.completion {
        case .nothing, .fromSet: line += " -x"
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
