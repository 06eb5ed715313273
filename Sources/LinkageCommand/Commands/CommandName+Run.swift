extension CommandName {
  /// Does the work of the command.
  ///
  /// - Returns: What the program tells whoever started it, where nothing had to be thrown.
  func run(_ session: CommandSession) throws -> ExitStatus {
    switch self {
    case .summary: try SummaryCommand.run(session)
    case .coverage: try CoverageCommand.run(session)
    case .reach: try ReachCommand.run(session)
    case .trace: try TraceCommand.run(session)
    case .critical: try CriticalCommand.run(session)
    case .check: return try CheckCommand.run(session)
    case .dot: try DotCommand.run(session)
    case .pack: try PackCommand.run(session)
    case .unpack: try UnpackCommand.run(session)
    case .generate: try GenerateCommand.run(session)
    case .completions: try CompletionsCommand.run(session)
    case .help: try HelpCommand.run(session)
    }
    return .done
  }
}
