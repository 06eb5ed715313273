import LinkageFiles
import LinkageGraph
import LinkageReports

/// The program `linkage`, from its arguments to its exit status.
public enum LinkageProgram {
  /// The version of the program.
  public static let version = "0.1.0"

  /// Runs the program as a process: with the standard streams, the environment and the signals of
  /// this process.
  ///
  /// - Parameter arguments: The words after the name of the program.
  /// - Returns: The exit status: 0 done; 64 wrong usage; 65 bad data; 66 no such input; 73 and 74
  ///   output that could not be created or written.
  public static func run(arguments: [String]) -> Int32 {
    Interruption.prepare()
    return run(arguments: arguments, in: .process).rawValue
  }

  /// Runs the program within given surroundings.
  static func run(arguments: [String], in surroundings: ProgramSurroundings) -> ExitStatus {
    if let query = CompletionQuery(arguments, environment: surroundings.environment) {
      try? surroundings.standardOutput.write(query.answer())
      try? surroundings.standardOutput.flush()
      return .done
    }
    let preferences = Preferences(arguments, environment: surroundings.environment)
    let surface = preferences.isQuiet ? nil : surroundings.progressSurface
    let progress = surface.map { ProgressLine(on: $0, language: preferences.language) }
    let messages = Messages(
      to: surroundings.standardError, language: preferences.language,
      style: surroundings.errorTerminal.style(preferences.color), progress: progress,
      isQuiet: preferences.isQuiet)
    let timer = progress.map(ProgressTimer.init)
    defer { withExtendedLifetime(timer) { progress?.end() } }
    do {
      return try perform(arguments, preferences, messages, progress, in: surroundings)
    } catch {
      if case UsageError.missingCommand = error { showOverview(preferences, in: surroundings) }
      guard let failure = CommandFailure(error, languageWords: preferences.languageWords) else {
        return .done
      }
      messages.fail(failure)
      return failure.status
    }
  }

  private static func perform(
    _ arguments: [String], _ preferences: Preferences, _ messages: Messages,
    _ progress: ProgressLine?, in surroundings: ProgramSurroundings
  ) throws -> ExitStatus {
    let standardOutput = surroundings.standardOutput
    let style = surroundings.outputTerminal.style(preferences.color)
    switch try ArgumentParser.parse(arguments) {
    case .version:
      try standardOutput.write("\(CommandTable.program) \(version)\n")
      try standardOutput.flush()
      return .done
    case .help(let command):
      try HelpCommand.show(command, preferences, style: style, on: standardOutput)
      try standardOutput.flush()
      return .done
    case .run(var arguments):
      // Who asks for help may be looking for what a variable means.
      if arguments.command != .help {
        try arguments.addDefaults(from: surroundings.environment)
      }
      let path = Self.outputFile(of: arguments)
      try DocumentFormat.check(arguments)
      if let path { try SetSource(arguments).protect(from: path) }
      let destination =
        try path.map { path throws(OutputError) in try OutputDestination(path: path) }
        ?? OutputDestination(
          standardOutput: standardOutput,
          mayReachTerminal: surroundings.outputMayReachTerminal)
      let terminal = path == nil ? surroundings.outputTerminal : .none
      if let progress {
        destination.report(to: progress) { progress.advanceResult(bytes: $0) }
      }
      let status = try arguments.command.command.run(
        CommandSession(
          arguments: arguments, preferences: preferences, terminal: terminal,
          style: terminal.style(preferences.color), output: destination.output,
          messages: messages, progress: progress))
      try destination.output.flush()
      if path != nil { progress?.begin(.saving) }
      try destination.commit()
      return status
    }
  }

  /// The file that the result goes to, or `nil` for standard output.
  private static func outputFile(of arguments: ParsedArguments) -> String? {
    // What these make is a set, which they write themselves; their result is a report on it.
    if [.generate, .pack, .unpack].contains(arguments.command) { return nil }
    return arguments[Options.output].flatMap { $0 == "-" ? nil : $0 }
  }

  /// Shows what the program can do to somebody who did not say what to do.
  private static func showOverview(
    _ preferences: Preferences, in surroundings: ProgramSurroundings
  ) {
    try? HelpCommand.show(
      nil, preferences, style: surroundings.errorTerminal.style(preferences.color),
      on: surroundings.standardError)
    try? surroundings.standardError.write("\n")
  }
}
