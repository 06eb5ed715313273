import LinkageGraph

/// `linkage help`: explains the program or a command.
enum HelpCommand {
  static func run(_ session: CommandSession) throws {
    try show(
      session.arguments[.command].flatMap { CommandName(rawValue: $0) }, in: session.language,
      style: session.style, on: session.output)
  }

  static func show(
    _ command: CommandName?, in language: Language, style: TextStyle, on output: BufferedOutput
  ) throws {
    let page = HelpPage(language: language, style: style)
    try output.write(command.map { page.text(on: CommandTable[$0]) } ?? page.text())
  }
}
