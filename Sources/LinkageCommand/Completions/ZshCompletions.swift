import LinkageGraph

/// Completions for zsh, as a file named `_linkage` in `fpath` or to be sourced.
enum ZshCompletions {
  static func script(in language: Language) -> String {
    """
    #compdef \(CommandTable.program)
    # Completions of linkage for zsh.

    _linkage_commands() {
      local -a commands
      commands=(
    \(CommandTable.commands.map { "    \(commandEntry($0, language))" }.joined(separator: "\n"))
      )
      _describe -t commands command commands
    }

    # What the set on the command line has; the program reads it.
    _linkage_from_set() {
      local line head
      local -a answer values shown space loose
      answer=(${(f)"$(${linkage_program} \(CompletionQuery.word) zsh $1 "$QIPREFIX$PREFIX" \
        "${linkage_words[@]}" 2>/dev/null)"})
      (( $#answer > 1 )) || return 1
      head=$answer[1]
      [[ $head == more* ]] && space=(-S '')
      [[ $head == *loose ]] && loose=(-U)
      for line in ${answer[2,-1]}; do
        values+=("${line%%$'\t'*}")
        shown+=("${line//$'\t'/  }")
      done
      if [[ "$answer[2,-1]" == *$'\t'* ]]; then
        compadd "$space[@]" "$loose[@]" -l -d shown -a values
      else
        compadd "$space[@]" "$loose[@]" -a values
      fi
    }

    _linkage() {
      local context state state_descr line
      local linkage_program=${(Q)words[1]}
      whence $linkage_program >/dev/null || linkage_program=\(CommandTable.program)
      typeset -A opt_args
      _arguments -C \\
    \(specifications(CommandTable.programOptions, language).map { "    \($0) \\" }.joined(separator: "\n"))
        '1: :_linkage_commands' \\
        '*:: :->arguments'
      [[ $state == arguments ]] || return
      # _arguments would count "--" among the arguments.
      local -a linkage_words=("${(@)words[1,CURRENT-1]}")
      local -i over=${words[(i)--]}
      if (( over < CURRENT )); then
        words[over]=()
        (( CURRENT-- ))
      fi
      # Two files stand in place of a set.
      if [[ " \(readers) " == *" $line[1] "* ]] && (( ${words[(I)--organizations*]} )); then
        words=("$words[1]" set "${(@)words[2,-1]}")
        (( CURRENT++ ))
      fi
      case $line[1] in
    \(CommandTable.commands.map { commandCase($0, language) }.joined(separator: "\n"))
      esac
    }

    if [[ $funcstack[1] == _linkage ]]; then
      _linkage "$@"
    else
      compdef _linkage \(CommandTable.program)
    fi

    """
  }

  /// The commands that read a set.
  private static var readers: String {
    CommandTable.commands.filter(\.readsSet).map(\.name.rawValue).joined(separator: " ")
  }

  private static func commandEntry(_ command: CommandDefinition, _ language: Language) -> String {
    quoted("\(command.name.rawValue):\(command.summary(language))")
  }

  private static func commandCase(_ command: CommandDefinition, _ language: Language) -> String {
    let arguments = command.arguments.enumerated().map { index, argument in
      let message = escaped(argument.name(language))
      return quoted(
        "\(index + 1):\(message):\(action(of: argument.choices, completion: argument.completion))")
    }
    let lines = (specifications(command.options, language) + arguments).map { "        \($0)" }
    return """
          \(command.name.rawValue))
            _arguments -s -S \\
      \(lines.joined(separator: " \\\n")) ;;
      """
  }

  private static func specifications(
    _ options: [OptionDefinition], _ language: Language
  ) -> [String] {
    options.flatMap { option in
      option.spellings.map { specification(option, spelling: $0, language) }
    }
  }

  private static func specification(
    _ option: OptionDefinition, spelling: String, _ language: Language
  ) -> String {
    let others = option.isRepeatable ? "*" : "(\(option.spellings.joined(separator: " ")))"
    let help = "[\(escaped(option.help(language)))]"
    guard let valueName = option.valueName else { return quoted(others + spelling + help) }
    // A long option also takes its value after an equals sign.
    let join = spelling.hasPrefix("--") ? "=" : ""
    let action =
      option.isList && option.completion == .nothing
      ? "_values -s , \(option.name) \(option.choices.joined(separator: " "))"
      : self.action(of: option.choices, completion: option.completion)
    return quoted("\(others)\(spelling)\(join)\(help):\(escaped(valueName(language))):\(action)")
  }

  private static func action(of choices: [String], completion: ValueCompletion) -> String {
    if case .fromSet(let value) = completion { return " _linkage_from_set \(value.rawValue)" }
    if !choices.isEmpty { return "(\(choices.joined(separator: " ")))" }
    switch completion {
    case .nothing, .fromSet: return " "
    case .file: return "_files"
    case .folder: return "_files -/"
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\[]:".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}
