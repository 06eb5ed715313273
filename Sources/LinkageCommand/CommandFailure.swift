import LinkageGraph

/// The end of a command that could not do its work: the exit status, what a person is told, and
/// what to try next.
struct CommandFailure: Error, Sendable {
  let status: ExitStatus
  let problem: LocalizedText
  let advice: LocalizedText?

  init(_ status: ExitStatus, _ problem: LocalizedText, advice: LocalizedText? = nil) {
    self.status = status
    self.problem = problem
    self.advice = advice
  }
}
