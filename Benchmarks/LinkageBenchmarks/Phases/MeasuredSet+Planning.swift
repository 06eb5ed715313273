import LinkageGraph
import LinkagePlanning

extension MeasuredSet {
  func measureSuggestedCount() throws -> MeasuredPhase {
    try measureSuggestions(SuggestionRequest(.count(100)), as: .suggestCount)
  }

  func measureSuggestedShare() throws -> MeasuredPhase {
    try measureSuggestions(
      SuggestionRequest(.share(ExactDecimal(9, decimals: 1))), as: .suggestShare)
  }

  private func measureSuggestions(
    _ request: SuggestionRequest, as phase: Phase
  ) throws -> MeasuredPhase {
    let graph = try graph()
    let (result, answer) = try stopwatch.measure(
      phase, digest: { Digest.of($0.links) }, { graph.suggestions(request) })
    return MeasuredPhase(result: result) { try PlainSuggestions.verify(answer, of: graph.set) }
  }
}
