import LinkageFiles
import LinkageGraph

extension UsageError: LinkageError {
  var problem: LocalizedText {
    switch self {
    case .missingCommand:
      LocalizedText("No command is given", "Chưa nêu lệnh")
    case .unknownCommand(let word, let nearest):
      LocalizedText("There is no command '\(word)'", "Không có lệnh '\(word)'")
        .adding(nearest: nearest)
    case .unknownOption(let name, nil, _, let commands) where !commands.isEmpty:
      LocalizedText(
        "The option '\(name)' goes after a command", "Tùy chọn '\(name)' phải đứng sau một lệnh")
    case .unknownOption(let name, nil, let nearest, _):
      LocalizedText("There is no option '\(name)'", "Không có tùy chọn '\(name)'")
        .adding(nearest: nearest)
    case .unknownOption(let name, let command?, let nearest, let commands):
      unknownOption(name, command: command, nearest: nearest, commands: commands)
    case .missingValue(let option, _):
      LocalizedText(
        "The option '\(option.spelling)' needs a value: \(option.spelling) \(valueName(option)(.english))",
        "Tùy chọn '\(option.spelling)' cần một giá trị: \(option.spelling) \(valueName(option)(.vietnamese))"
      )
    case .unexpectedValue(let option, let value):
      LocalizedText(
        "The option '\(option)' takes no value, but '\(value)' is given",
        "Tùy chọn '\(option)' không nhận giá trị, nhưng lại có '\(value)'")
    case .repeatedOption(let option, _):
      LocalizedText(
        "The option '\(option)' is given more than once",
        "Tùy chọn '\(option)' được nêu nhiều lần")
    case .unknownChoice(let option, let value, let words, _):
      unknownValue(value, of: LocalizedText("'\(option)'", "'\(option)'"), words)
    case .badVariable(let variable, let value, let words):
      unknownValue(
        value,
        of: LocalizedText(
          "the environment variable \(variable)", "biến môi trường \(variable)"), words)
    case .invalidValue(let option, let value, let expectation, _):
      LocalizedText(
        "The value of '\(option)' must be \(expectation.english); '\(value)' is not",
        "Giá trị của '\(option)' phải \(expectation.vietnamese); '\(value)' không đúng")
    case .missingArgument(let argument, _):
      LocalizedText(
        "The argument \(argument.name.english) is missing",
        "Thiếu tham số \(argument.name.vietnamese)")
    case .unknownArgument(let argument, let value, let nearest, _):
      LocalizedText(
        "'\(value)' is not a value of \(argument.name.english). Its values are: \(argument.choices.joined(separator: ", "))",
        "'\(value)' không phải là giá trị của \(argument.name.vietnamese). Các giá trị là: \(argument.choices.joined(separator: ", "))"
      ).adding(nearest: nearest)
    case .unexpectedArgument(let word, _):
      LocalizedText("There is one argument too many: '\(word)'", "Thừa tham số '\(word)'")
    case .setGivenTwice(let word, _):
      LocalizedText(
        "Give either the set '\(word)' or --organizations and --links, not both",
        "Chỉ nêu bộ dữ liệu '\(word)', hoặc --organizations và --links, không nêu cả hai")
    case .missingPartner(let option, let needed, _):
      LocalizedText(
        "The option '\(option)' needs '\(needed)' beside it",
        "Tùy chọn '\(option)' phải đi cùng '\(needed)'")
    case .missingOption(let group, _):
      LocalizedText(
        "An option is missing: \(Self.list(group, or: "or", in: .english))",
        "Thiếu tùy chọn: \(Self.list(group, or: "hoặc", in: .vietnamese))")
    case .conflictingOptions(let first, let second, _):
      LocalizedText(
        "The options '\(first)' and '\(second)' exclude each other",
        "Không dùng '\(first)' cùng với '\(second)'")
    case .manualOfCommand:
      LocalizedText(
        "The page for man is of the whole program, so '--man' goes without a command",
        "Trang cho lệnh man là của cả chương trình, nên dùng '--man' mà không nêu lệnh")
    case .standardInputTwice(let first, let second, _):
      LocalizedText(
        "Only one of '\(first)' and '\(second)' can be read from standard input",
        "Chỉ một trong hai tùy chọn '\(first)' và '\(second)' được đọc từ đầu vào chuẩn")
    }
  }

  private func unknownValue(
    _ value: String, of owner: LocalizedText, _ words: [OptionWord]
  ) -> LocalizedText {
    LocalizedText(
      "'\(value)' is not a value of \(owner.english). Its values are: \(words.listed.english)",
      "'\(value)' không phải là giá trị của \(owner.vietnamese). Các giá trị là: \(words.listed.vietnamese)"
    ).adding(nearest: Suggestion.nearest(to: value, among: words.forms))
  }

  private func unknownOption(
    _ name: String, command: CommandName, nearest: String?, commands: [CommandName]
  ) -> LocalizedText {
    var text = LocalizedText(
      "The command '\(command.rawValue)' has no option '\(name)'",
      "Lệnh '\(command.rawValue)' không có tùy chọn '\(name)'")
    if !commands.isEmpty {
      let owners = commands.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      text.english += commands.count == 1 ? "; \(owners) has" : "; these have: \(owners)"
      text.vietnamese += "; tùy chọn này có ở: \(owners)"
    }
    return text.adding(nearest: nearest)
  }

  var advice: LocalizedText? { advice(languageWords: "") }

  /// What to do.
  ///
  /// - Parameter languageWords: What a command line needs at its end to answer in the same language, with
  ///   a blank before it.
  /// - Returns: The advice, or `nil` where the problem says all.
  func advice(languageWords: String) -> LocalizedText? {
    func help(on command: CommandName?) -> LocalizedText {
      guard let command else {
        return advice("linkage help", to: LocalizedText("see the options", "xem các tùy chọn"))
      }
      return advice(
        "linkage help \(command.rawValue)",
        to: LocalizedText("see its options", "xem các tùy chọn của lệnh"))
    }
    func advice(_ line: String, to purpose: LocalizedText) -> LocalizedText {
      LocalizedText(
        "To \(purpose.english), run: \(line)\(languageWords)",
        "Để \(purpose.vietnamese), hãy chạy: \(line)\(languageWords)")
    }
    return switch self {
    // The whole help stands above it.
    case .missingCommand: nil
    case .unknownCommand(let word, nil)
    where word.contains("/") || word.contains(".") || FileStatus.exists(word):
      advice(
        "linkage summary \(ShellText.word(word))",
        to: LocalizedText("see the main figures of a set", "xem số liệu chính của một bộ dữ liệu"))
    case .unknownCommand:
      advice("linkage help", to: LocalizedText("see the commands", "xem các lệnh"))
    case .unknownOption(let name, let command?, nil, [])
    where CommandTable[command].arguments.contains { $0.key == .organization }:
      LocalizedText(
        "If it is an id, put '--' before it: linkage \(command.rawValue) … -- \(name)",
        "Nếu đó là mã tổ chức, đặt '--' trước nó: linkage \(command.rawValue) … -- \(name)")
    case .unknownOption(_, nil, _, let commands) where !commands.isEmpty:
      help(on: commands[0])
    case .unexpectedValue: help(on: nil)
    case .manualOfCommand: help(on: .help)
    case .badVariable(let variable, _, _):
      LocalizedText(
        "Set it to one of these, or do without it: unset \(variable)",
        "Hãy đặt một trong các giá trị đó, hoặc bỏ biến này: unset \(variable)")
    case .unknownOption(_, let command, _, _), .missingValue(_, let command),
      .repeatedOption(_, let command), .unknownChoice(_, _, _, let command),
      .invalidValue(_, _, _, let command):
      help(on: command)
    case .missingArgument(_, let command), .unknownArgument(_, _, _, let command),
      .unexpectedArgument(_, let command), .setGivenTwice(_, let command),
      .missingPartner(_, _, let command), .missingOption(_, let command),
      .conflictingOptions(_, _, let command), .standardInputTwice(_, _, let command):
      help(on: command)
    }
  }

  private func valueName(_ option: OptionDefinition) -> LocalizedText {
    option.valueName ?? LocalizedText("", "")
  }

  private static func list(
    _ options: [OptionDefinition], or: String, in language: Language
  ) -> String {
    options.map { option in
      "\(option.spelling) \(option.valueName.map { $0(language) } ?? "")"
    }.joined(separator: " \(or) ")
  }
}

extension LocalizedText {
  /// The text with a question after it, where a nearer word is known.
  fileprivate func adding(nearest: String?) -> LocalizedText {
    guard let nearest else { return self }
    return LocalizedText(
      "\(english). Did you mean '\(nearest)'?", "\(vietnamese). Ý bạn là '\(nearest)'?")
  }
}
