import Testing

@testable import LinkageFiles

@Suite("Nearest words")
struct SuggestionTests {
  @Test(
    "Typing errors are counted",
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("abc", "abd", 1), ("abc", "acb", 1),
      ("abc", "ab", 1), ("abc", "xabc", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
  func distance(first: String, second: String, expected: Int) {
    #expect(EditDistance.between(Array(first), Array(second)) == expected)
    #expect(EditDistance.between(Array(second), Array(first)) == expected)
  }

  @Test(
    "A near word is found, a far one is not",
    arguments: [
      ("distric", "district"), ("ditsrict", "district"), ("DISTRICT", "district"),
      ("prod", nil), ("produ", "product"), ("product", "product"), ("producr", "product"),
      ("xyz", nil), ("", nil), ("ye", "year"), ("k", nil),
    ] as [(String, String?)])
  func nearest(typed: String, expected: String?) {
    let words = ["kind", "district", "product", "producers", "year"]
    #expect(Suggestion.nearest(to: typed, among: words) == expected)
  }
}
