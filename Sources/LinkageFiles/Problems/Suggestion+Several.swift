extension Suggestion {
  /// Returns the words nearest to what was typed, in their order; none where none is near.
  ///
  /// These are the words that are the same but for case and the marks of Vietnamese letters; else those that
  /// begin with what was typed, or one of whose parts between blanks does; else those that differ by the
  /// fewest typing errors, one in three letters at most.
  ///
  /// - Parameters:
  ///   - typed: What was typed.
  ///   - words: The words.
  ///   - most: How many words are few enough to help; of words that are the same, the first so many.
  /// - Returns: The words, at most so many.
  /// - Complexity: O(n·m) for each word of m letters.
  package static func severalNearest(
    to typed: String, among words: [String], most: Int = 5
  ) -> [String] {
    let plain = withoutMarks(typed)
    let wanted = Array(plain)
    guard !wanted.isEmpty else { return [] }
    let same = words.filter { withoutMarks($0) == plain }
    if !same.isEmpty { return Array(same.prefix(most)) }
    if wanted.count >= 2 {
      let begun = words.filter { word in
        let word = withoutMarks(word)
        return word.hasPrefix(plain) || word.contains(" \(plain)")
      }
      if (1...most).contains(begun.count) { return begun }
    }
    var least = Int.max
    var nearest: [String] = []
    for word in words {
      let other = Array(withoutMarks(word))
      let limit = min(
        max(1, max(wanted.count, other.count) / 3), min(wanted.count, other.count) - 1)
      guard abs(wanted.count - other.count) <= limit else { continue }
      let distance = EditDistance.between(wanted, other)
      if distance > limit || distance > least { continue }
      if distance < least { nearest = [] }
      least = distance
      nearest.append(word)
    }
    return nearest.count <= most ? nearest : []
  }
}
