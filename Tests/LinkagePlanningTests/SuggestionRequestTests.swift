import LinkageGraph
import LinkagePlanning
import Testing

@Suite("Requests for suggestions")
struct SuggestionRequestTests {
  @Test("a complete chain takes two steps, so no request asks for one")
  func completeChain() async {
    await #expect(processExitsWith: .failure) { _ = SuggestionRequest(.count(1), of: .complete) }
  }
}
