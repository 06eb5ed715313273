/// Completions for bash, version 3.2 and later, without any other package.
enum BashCompletions {
  static func script() -> String {
    """
    # Completions of linkage for bash.

    _linkage_words() {
      local word
      while IFS= read -r word; do
        COMPREPLY+=("$word")
      done < <(compgen -W "$1" -- "$2")
    }

    # The last word of a list between commas.
    _linkage_list() {
      local before=""
      case $2 in *,*) before="${2%,*}," ;; esac
      local word
      while IFS= read -r word; do
        COMPREPLY+=("$before$word")
      done < <(compgen -W "$1" -- "${2##*,}")
      compopt -o nospace 2>/dev/null
    }

    _linkage_paths() {
      local word
      while IFS= read -r word; do
        COMPREPLY+=("$word")
      done < <(compgen "$1" -- "$2")
      compopt -o filenames 2>/dev/null
    }

    # What the set on the command line has; the program reads it, and quotes what it finds.
    _linkage_from_set() {
      local program="${words[0]}" line head=""
      type "$program" >/dev/null 2>&1 || program=\(CommandTable.program)
      while IFS= read -r line; do
        if [[ -z $head ]]; then
          head="$line"
        else
          COMPREPLY+=("$line")
        fi
      done < <("$program" \(CompletionQuery.word) bash "$1" "$2" "${words[@]:1:count-1}" 2>/dev/null)
      if [[ $head == more* ]]; then
        compopt -o nospace 2>/dev/null
      fi
    }

    # The words up to the cursor as they are typed: bash splits them at "=" and ":", too.
    _linkage_join() {
      local line="$COMP_LINE" index word rest
      words=()
      for ((index = 0; index <= COMP_CWORD; index++)); do
        word="${COMP_WORDS[index]}"
        rest="${line#"${line%%[![:space:]]*}"}"
        if [[ $index -gt 0 && $rest == "$line" && -n $word ]]; then
          words[${#words[@]}-1]="${words[${#words[@]}-1]}$word"
        else
          words+=("$word")
        fi
        line="${rest#"$word"}"
      done
    }

    _linkage_complete() {
      local current="${words[count]}" previous="" command="" word skip="" over=""
      local place=0 files="" index values

      # What stands before the word: which command, how many arguments, an option in want of a value.
      values="\(valueOptions(CommandTable.programOptions))"
      for ((index = 1; index < count; index++)); do
        word="${words[index]}"
        if [[ -n $skip ]]; then
          skip=""
          previous=""
          continue
        fi
        previous=""
        if [[ -n $over || $word == "-" || $word != -* ]]; then
          if [[ -n $command ]]; then
            place=$((place + 1))
          else
            command="$word"
            case $command in
    \(valueOptionCases)
              *) return ;;
            esac
          fi
        elif [[ $word == "--" ]]; then
          over=yes
        else
          [[ $word == --organizations || $word == --organizations=* ]] && files=yes
          if [[ $values == *" $word "* ]]; then
            previous="$word"
            skip=value
          fi
        fi
      done
      # A value may stand behind an equals sign.
      if [[ -z $previous && -z $over && $current == --*=* ]]; then
        previous="${current%%=*}"
        current="${current#*=}"
      fi

      case "$command $previous" in
    \(valueCases)
        *" -"*) return ;;
      esac

      if [[ -z $over && $current == -* ]]; then
        case $command in
    \(optionCases)
        esac
        return
      fi

      if [[ -z $command ]]; then
        _linkage_words "\(names(CommandName.allCases.map(\.rawValue)))" "$current"
        return
      fi
      # Two files stand in place of a set.
      [[ -n $files ]] && place=$((place + 1))
      case "$command $place" in
    \(argumentCases)
      esac
    }

    _linkage() {
      local words count part index
      COMPREPLY=()
      _linkage_join
      count=$((${#words[@]} - 1))
      _linkage_complete
      # bash replaces only what stands behind the last mark at which it splits.
      part="${words[count]%"${COMP_WORDS[COMP_CWORD]}"}"
      case ${COMP_WORDS[COMP_CWORD]} in "=" | ":") part="${words[count]}" ;; esac
      if [[ $part == --*=* && $part != *: ]]; then
        part="${part#*=}"
      fi
      if [[ -n $part ]]; then
        for ((index = 0; index < ${#COMPREPLY[@]}; index++)); do
          COMPREPLY[index]="${COMPREPLY[index]#"$part"}"
        done
      fi
    }

    complete -F _linkage \(CommandTable.program)

    """
  }

  private static func names(_ words: [String]) -> String { words.joined(separator: " ") }

  /// The spellings of the options that take a value, each between blanks.
  private static func valueOptions(_ options: [OptionDefinition]) -> String {
    " \(names(options.filter(\.takesValue).flatMap(\.spellings))) "
  }

  private static var valueOptionCases: String {
    CommandTable.commands.map {
      "          \($0.name.rawValue)) values=\"\(valueOptions($0.options))\" ;;"
    }.joined(separator: "\n")
  }

  private static var valueCases: String {
    var lines = valueCases(of: CommandTable.programOptions, command: "")
    for command in CommandTable.commands {
      lines += valueCases(of: command.options, command: command.name.rawValue)
    }
    return lines.joined(separator: "\n")
  }

  private static func valueCases(
    of options: [OptionDefinition], command: String
  ) -> [String] {
    options.filter(\.takesValue).compactMap { option in
      let patterns = option.spellings.map { "\"\(command) \($0)\"" }.joined(separator: " | ")
      return action(of: option.choices, isList: option.isList, completion: option.completion).map {
        "    \(patterns)) \($0); return ;;"
      }
    }
  }

  private static var optionCases: String {
    let program =
      "      \"\") _linkage_words \"\(longNames(CommandTable.programOptions))\" \"$current\" ;;"
    let commands = CommandTable.commands.map {
      "      \($0.name.rawValue)) _linkage_words \"\(longNames($0.options))\" \"$current\" ;;"
    }
    return ([program] + commands).joined(separator: "\n")
  }

  private static func longNames(_ options: [OptionDefinition]) -> String {
    names(options.map(\.spelling))
  }

  private static var argumentCases: String {
    CommandTable.commands.flatMap { command in
      command.arguments.enumerated().compactMap { index, argument in
        action(of: argument.choices, isList: false, completion: argument.completion).map {
          "    \"\(command.name.rawValue) \(index)\") \($0) ;;"
        }
      }
    }.joined(separator: "\n")
  }

  private static func action(
    of choices: [String], isList: Bool, completion: ValueCompletion
  ) -> String? {
    if case .fromSet(let value) = completion {
      return "_linkage_from_set \(value.rawValue) \"$current\""
    }
    if !choices.isEmpty {
      return "\(isList ? "_linkage_list" : "_linkage_words") \"\(names(choices))\" \"$current\""
    }
    switch completion {
    case .nothing, .fromSet: return nil
    case .file: return "_linkage_paths -f \"$current\""
    case .folder: return "_linkage_paths -d \"$current\""
    }
  }
}
