import LinkageGraph

/// Finds what someone may have meant.
package enum Suggestion {
  /// Returns the written form nearest to a text, if it is near.
  static func nearest(to text: String, among words: [VocabularyWord]) -> String? {
    let key = Array(VocabularyMatcher.key(of: text))
    let forms = words.flatMap(\.forms)
    return nearest(to: key, among: forms, key: { Array(VocabularyMatcher.key(of: $0)) }) { _ in
      max(1, key.count / 3)
    }.map { forms[$0] }
  }

  /// Returns what may put a word right that the vocabulary does not have: the same word out of an old encoding, or the
  /// written form nearest to it.
  static func remedy(for problem: DataProblem, among words: [VocabularyWord]) -> Remedy? {
    let matcher = VocabularyMatcher(words)
    return LegacyEncoding.reading(problem.text) { matcher.position(of: $0) != nil }
      ?? nearest(to: problem.text, among: words).map { .word($0) }
  }

  /// Returns the position of the candidate with the least edit distance, the first among equals, or
  /// `nil` where none is within its limit.
  static func nearest<Candidates: Collection>(
    to wanted: [Character], among candidates: Candidates, key: (Candidates.Element) -> [Character]?,
    limit: ([Character]) -> Int
  ) -> Candidates.Index? {
    var best: (index: Candidates.Index, distance: Int)?
    for index in candidates.indices {
      guard let key = key(candidates[index]) else { continue }
      let distance = EditDistance.between(wanted, key)
      guard distance <= limit(key), distance < best?.distance ?? .max else { continue }
      best = (index, distance)
      if distance == 0 { break }
    }
    return best?.index
  }
}
