import LinkageGraph
import LinkageReports

/// The text that explains the program or a command, made from the tables.
///
/// No line is wider than 80 columns.
struct HelpPage {
  let language: Language
  let style: TextStyle
  /// What a command line needs at its end to answer in the same language, with a blank before it.
  var languageWords = ""

  private static let width = 80
  /// Where explanations begin, and how long a term may be to stand beside its own.
  private static let column = 30

  /// Help on the program.
  func text() -> String {
    blocks([
      overview(CommandTable.overview),
      usage([
        [
          LocalizedText("COMMAND", "LỆNH")(language),
          LocalizedText("[options]", "[tùy chọn]")(language),
        ]
      ]),
      block(
        LocalizedText("SUBCOMMANDS", "CÁC LỆNH"),
        CommandTable.commands.flatMap {
          entry($0.name.rawValue, $0.summary(language), column: 15)
        }),
      block(
        LocalizedText("OPTIONS", "TÙY CHỌN"),
        CommandTable.programOptions.flatMap { option($0, indent: 2) }),
      examples(CommandTable.examples),
      block(
        LocalizedText("ENVIRONMENT", "BIẾN MÔI TRƯỜNG"),
        EnvironmentVariable.all.flatMap {
          entry($0.name, $0.help(language), column: Self.column - 2)
        }),
      block(LocalizedText("EXIT STATUS", "MÃ THOÁT"), exitStatuses()),
      TextWrapping.lines(
        of: LocalizedText(
          "To read about a command, run: linkage help COMMAND\(languageWords)",
          "Để xem giải thích về một lệnh, hãy chạy: linkage help LỆNH\(languageWords)")(language),
        width: Self.width),
    ])
  }

  /// Help on one command.
  func text(on command: CommandDefinition) -> String {
    let arguments = command.arguments.flatMap {
      entry($0.name(language), explanation(of: $0), column: Self.column - 2)
    }
    return blocks([
      overview(command.overview),
      usage(usages(of: command)),
      arguments.isEmpty ? [] : block(LocalizedText("ARGUMENTS", "THAM SỐ"), arguments),
      block(LocalizedText("OPTIONS", "TÙY CHỌN"), options(of: command)),
      examples(command.examples),
    ])
  }

  // MARK: Blocks

  private func blocks(_ blocks: [[String]]) -> String {
    blocks.filter { !$0.isEmpty }.map { block in block.map { $0 + "\n" }.joined() }
      .joined(separator: "\n")
  }

  private func block(_ heading: LocalizedText, _ lines: [String]) -> [String] {
    [style.bold(heading(language) + ":")] + lines
  }

  private func overview(_ text: LocalizedText) -> [String] {
    headed(LocalizedText("OVERVIEW", "TỔNG QUAN"), text(language))
  }

  private func headed(_ heading: LocalizedText, _ text: String) -> [String] {
    let mark = heading(language) + ":"
    var lines = TextWrapping.lines(of: "\(mark) \(text)", width: Self.width)
    lines[0] = style.bold(mark) + lines[0].dropFirst(mark.count)
    return lines
  }

  private func usage(_ usages: [[String]]) -> [String] {
    let mark = LocalizedText("USAGE", "CÁCH DÙNG")(language) + ":"
    let indent = DisplayWidth.columns(of: mark) + 1
    var lines: [String] = []
    for parts in usages {
      var line = ""
      var margin = indent
      for part in [CommandTable.program] + parts {
        if margin + DisplayWidth.columns(of: line) + 1 + DisplayWidth.columns(of: part)
          > Self.width
        {
          lines.append(String(repeating: " ", count: margin) + line)
          margin = indent + CommandTable.program.count + 1
          line = part
        } else {
          line += (line.isEmpty ? "" : " ") + part
        }
      }
      lines.append(String(repeating: " ", count: margin) + line)
    }
    lines[0] = style.bold(mark) + lines[0].dropFirst(mark.count)
    return lines
  }

  private func examples(_ examples: [CommandExample]) -> [String] {
    block(
      LocalizedText("EXAMPLES", "VÍ DỤ"),
      examples.flatMap { ["  \($0.line(language))", "      \($0.purpose(language))"] })
  }

  private func exitStatuses() -> [String] {
    ExitStatus.allCases.map { status in
      let number = String(status.rawValue)
      return "  \(number.count < 2 ? " " : "")\(number)  \(status.meaning(language))"
    }
  }

  // MARK: Usage

  /// The ways to use a command, each in parts that are not to be torn apart.
  func usages(of command: CommandDefinition) -> [[String]] {
    let needed = command.alternatives.map { group in
      let choices = group.map { term($0, withPartnersIn: command) }
      return choices.count == 1 ? choices[0] : "(\(choices.joined(separator: " | ")))"
    }
    let arguments = command.arguments.map {
      $0.isOptional ? "[\($0.name(language))]" : $0.name(language)
    }
    let options = LocalizedText("[options]", "[tùy chọn]")(language)
    let usage = [command.name.rawValue] + arguments + needed + [options]
    guard command.readsSet else { return [usage] }
    let files = [Options.organizationsFile, Options.linksFile].map { term($0.definition) }
    let others = command.arguments.filter { $0.key != .set }.map { $0.name(language) }
    return [usage, [command.name.rawValue] + files + others + [options]]
  }

  /// The option with those it means nothing without.
  private func term(
    _ option: OptionDefinition, withPartnersIn command: CommandDefinition
  ) -> String {
    let partners = command.prerequisites.filter { $0.first == option.name }.compactMap { pair in
      command.options.first { $0.name == pair.second }
    }
    return ([option] + partners).map { term($0) }.joined(separator: " ")
  }

  private func term(_ option: OptionDefinition) -> String {
    option.spelling + (option.valueName.map { " \($0(language))" } ?? "")
  }

  // MARK: Entries

  private func options(of command: CommandDefinition) -> [String] {
    var lines: [String] = []
    for section in OptionSection.allCases {
      let options = command.options.filter { $0.section == section }
      if options.isEmpty { continue }
      lines.append("  \(section.title(language)):")
      lines += options.flatMap { option($0, indent: 4) }
    }
    return lines
  }

  private func option(_ option: OptionDefinition, indent: Int) -> [String] {
    let short = option.short.map { "-\($0), " } ?? ""
    return entry(
      short + term(option), explanation(of: option), indent: indent,
      column: Self.column + indent - 4)
  }

  /// A term with its explanation beside it, or below where the term is too long.
  private func entry(
    _ term: String, _ explanation: String, indent: Int = 2, column: Int
  ) -> [String] {
    let lines = TextWrapping.lines(of: explanation, width: Self.width - column)
    let margin = String(repeating: " ", count: column)
    let head = String(repeating: " ", count: indent) + term
    let room = column - DisplayWidth.columns(of: head)
    guard room >= 2, let first = lines.first else {
      return [head] + lines.map { margin + $0 }
    }
    return [head + String(repeating: " ", count: room) + first]
      + lines.dropFirst().map { margin + $0 }
  }

  func explanation(of option: OptionDefinition) -> String {
    var notes: [String] = []
    if !option.words.isEmpty { notes.append(values(option.words.listed(language))) }
    if let text = option.defaultText {
      notes.append(LocalizedText("default: ", "mặc định: ")(language) + text(language))
    }
    if let variable = option.variable {
      notes.append(LocalizedText("environment: ", "biến môi trường: ")(language) + variable)
    }
    if option.isRepeatable, !option.isList {
      notes.append(LocalizedText("may be repeated", "dùng được nhiều lần")(language))
    }
    return Self.explanation(option.help(language), notes)
  }

  func explanation(of argument: ArgumentDefinition) -> String {
    Self.explanation(
      argument.help(language),
      argument.choices.isEmpty ? [] : [values(argument.choices.joined(separator: ", "))])
  }

  private static func explanation(_ text: String, _ notes: [String]) -> String {
    guard !notes.isEmpty else { return text }
    return
      "\(text.last == "." ? String(text.dropLast()) : text) (\(notes.joined(separator: "; ")))."
  }

  private func values(_ list: String) -> String {
    LocalizedText("values: ", "giá trị: ")(language) + list
  }
}
