import LinkageGraph

extension CommandName {
  /// Does the work of the command.
  func run(_ session: CommandSession) throws {
    switch self {
    case .completions: try CompletionsCommand.run(session)
    case .help: try HelpCommand.run(session)
    case .summary, .coverage, .reach, .trace, .critical, .check, .dot, .generate:
      throw CommandFailure(
        .wrongUsage,
        LocalizedText(
          "The command '\(rawValue)' is not in this version.",
          "Phiên bản này chưa có lệnh '\(rawValue)'."))
    }
  }
}
