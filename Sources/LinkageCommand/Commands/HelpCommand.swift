import LinkageGraph
import LinkageReports

/// `linkage help`: explains the program or a command.
enum HelpCommand: Command {
  static let definition = CommandDefinition(
    .help,
    summary: LocalizedText("Explain a command.", "Giải thích một lệnh."),
    overview: LocalizedText(
      "Explains the program, or one command with its options and examples.",
      "Giải thích chương trình, hoặc một lệnh cùng các tùy chọn và ví dụ."),
    arguments: [CommandTable.command],
    options: Options.everywhere,
    examples: [
      CommandExample(
        "linkage help coverage",
        LocalizedText("All about one command.", "Mọi điều về một lệnh.")),
      CommandExample(
        "linkage help --language vi",
        LocalizedText("The whole program, in Vietnamese.", "Cả chương trình, bằng tiếng Việt.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    try show(
      session.arguments[.command].flatMap { CommandName(rawValue: $0) }, session.preferences,
      style: session.style, on: session.output)
    return .done
  }

  static func show(
    _ command: CommandName?, _ preferences: Preferences, style: TextStyle, on output: BufferedOutput
  ) throws {
    let page = HelpPage(
      language: preferences.language, style: style, languageWords: preferences.languageWords)
    try output.write(command.map { page.text(on: CommandTable[$0]) } ?? page.text())
  }
}
