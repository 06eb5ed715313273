/// The streams, the terminals and the environment of the program; tests supply their own.
struct ProgramSurroundings {
  let standardOutput: BufferedOutput
  let standardError: BufferedOutput
  let outputTerminal: Terminal
  /// Whether what goes to standard output may come to be seen on a terminal, if only through another
  /// program.
  let outputMayReachTerminal: Bool
  let errorTerminal: Terminal
  /// The value of an environment variable.
  let environment: (String) -> String?
  /// Where progress is shown, or `nil` where it is not shown.
  var progressSurface: (any ProgressSurface)?

  /// The standard streams and the environment of this process.
  static var process: ProgramSurroundings {
    let environment = { (name: String) in SystemCalls.environment(name) }
    return ProgramSurroundings(
      standardOutput: BufferedOutput(DescriptorSink(descriptor: 1, path: nil)),
      standardError: BufferedOutput(DescriptorSink(descriptor: 2, path: nil)),
      outputTerminal: terminal(1, environment),
      outputMayReachTerminal: SystemCalls.mayReachTerminal(1),
      errorTerminal: terminal(2, environment), environment: environment,
      progressSurface: StandardErrorSurface(environment: environment))
  }

  private static func terminal(
    _ descriptor: Int32, _ environment: (String) -> String?
  ) -> Terminal {
    Terminal(
      isInteractive: SystemCalls.isTerminal(descriptor),
      reportedWidth: SystemCalls.terminalWidth(descriptor), environment: environment)
  }
}
