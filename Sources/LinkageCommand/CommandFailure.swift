import LinkageFiles
import LinkageGraph

/// Why a command failed, as a person reads it: the exit status, the problem in whole sentences, and what
/// to try next.
struct CommandFailure: LinkageError {
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

extension CommandFailure {
  /// What the program says of an error, whatever it is, and the status it ends with; `nil` where it has
  /// nothing to say.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - languageWords: What a command line needs at its end to answer in the same language.
  init?(_ error: any Error, languageWords: String = "") {
    switch error {
    case let failure as CommandFailure: self = failure
    case OutputError.closedPipe: return nil
    case let error as UsageError:
      self.init(.wrongUsage, error, advice: error.advice(languageWords: languageWords))
    case let error as OutputError: self.init(error.status, error, advice: error.advice)
    case let error as any LinkageError: self.init(.badData, error, advice: error.advice)
    default: self.init(.badData, LocalizedText("\(error)", "\(error)"))
    }
  }

  /// Says an error in a sentence of its own.
  init(_ status: ExitStatus, _ error: some LinkageError, advice: LocalizedText?) {
    func sentence(_ text: String) -> String {
      let isEnded = text.last.map { ".?!".contains($0) } ?? true
      return text.prefix(1).uppercased() + text.dropFirst() + (isEnded ? "" : ".")
    }
    self.init(
      status, LocalizedText(sentence(error.problem.english), sentence(error.problem.vietnamese)),
      advice: advice)
  }
}
