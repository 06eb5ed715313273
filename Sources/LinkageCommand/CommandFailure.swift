import LinkageGraph

/// Why a command failed: the exit status, the problem, and what to try next.
struct CommandFailure: Error, Sendable {
  let status: ExitStatus
  let problem: LocalizedText
  let advice: LocalizedText?
  /// Whether the problem is a list, each item of which begins with its location in a file.
  let isList: Bool

  init(
    _ status: ExitStatus, _ problem: LocalizedText, advice: LocalizedText? = nil,
    isList: Bool = false
  ) {
    self.status = status
    self.problem = problem
    self.advice = advice
    self.isList = isList
  }
}
