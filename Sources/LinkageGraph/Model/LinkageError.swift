/// An error that says in both languages what is wrong and what to do about it.
///
/// Every error that the package throws is one, so that a program shows any of them in the same way:
///
/// ```swift
/// do {
///   let set = try LinkageSet(organizations: organizations, links: links)
/// } catch let error as any LinkageError {
///   print(error.problem(.vietnamese))
///   if let advice = error.advice { print(advice(.vietnamese)) }
/// }
/// ```
public protocol LinkageError: Error, CustomStringConvertible {
  /// What is wrong: one sentence without a full stop, which names the thing that is wrong.
  var problem: LocalizedText { get }

  /// What to do about it: a sentence, or `nil` where the problem says it.
  var advice: LocalizedText? { get }
}

extension LinkageError {
  /// `nil`, unless an error has advice to give.
  public var advice: LocalizedText? { nil }

  /// The problem and the advice in English, as `print` shows the error.
  public var description: String {
    guard let advice else { return problem(.english) }
    return "\(problem(.english)). \(advice(.english))"
  }
}
