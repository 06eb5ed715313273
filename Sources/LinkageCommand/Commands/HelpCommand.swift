import LinkageGraph
import LinkageReports

/// `linkage help`: explains the program or a command.
enum HelpCommand: Command {
  static let definition = CommandDefinition(
    .help,
    summary: LocalizedText("Explain a command.", "Giải thích một lệnh."),
    overview: LocalizedText(
      "Explains the program, or one command with its options and examples; writes the page for man.",
      "Giải thích chương trình, hoặc một lệnh cùng các tùy chọn và ví dụ; ghi trang cho lệnh man."),
    arguments: [CommandTable.command],
    options: [Options.manual, Options.output] + Options.everywhere,
    examples: [
      CommandExample(
        "linkage help coverage",
        LocalizedText("All about one command.", "Mọi điều về một lệnh.")),
      CommandExample(
        "linkage help --language vi",
        LocalizedText("The whole program, in Vietnamese.", "Cả chương trình, bằng tiếng Việt.")),
      CommandExample(
        "linkage help --man -o ~/.local/share/man/man1/linkage.1",
        LocalizedText(
          "Then \"man linkage\" shows all; the folder must be there.",
          "Sau đó xem bằng \"man linkage\"; phải có sẵn thư mục.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    if session.arguments[Options.manual] {
      guard session.arguments[.command] == nil else { throw UsageError.manualOfCommand }
      try session.output.write(ManualPage(language: session.language).text())
      return .done
    }
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
