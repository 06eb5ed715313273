/// A command: what parsing, help and completions know about it, and what it does.
protocol Command {
  static var definition: CommandDefinition { get }

  /// Does the work of the command.
  ///
  /// - Returns: The exit status.
  static func run(_ session: CommandSession) throws -> ExitStatus
}

extension CommandName {
  /// What does the work.
  var command: any Command.Type {
    switch self {
    case .summary: SummaryCommand.self
    case .coverage: CoverageCommand.self
    case .reach: ReachCommand.self
    case .list: ListCommand.self
    case .trace: TraceCommand.self
    case .critical: CriticalCommand.self
    case .concentration: ConcentrationCommand.self
    case .targets: TargetsCommand.self
    case .suggest: SuggestCommand.self
    case .whatif: WhatIfCommand.self
    case .compare: CompareCommand.self
    case .check: CheckCommand.self
    case .dot: DotCommand.self
    case .pack: PackCommand.self
    case .unpack: UnpackCommand.self
    case .generate: GenerateCommand.self
    case .completions: CompletionsCommand.self
    case .help: HelpCommand.self
    }
  }
}
