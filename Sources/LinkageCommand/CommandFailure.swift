import LinkageGraph

/// The end of a command that could not do its work: the exit status, what a person is told, and
/// what to try next.
struct CommandFailure: Error, Sendable {
  let status: ExitStatus
  let problem: LocalizedText
  let advice: LocalizedText?
  /// Whether the problem is a list, each item of which begins with its place in a file.
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
