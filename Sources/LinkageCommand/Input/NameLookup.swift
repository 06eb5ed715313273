import LinkageGraph

/// Which of a set's names a text on the command line means.
///
/// Names are matched as words of the vocabulary are: case, Unicode form, tone-mark placement, runs of
/// blanks, and `_`, `-`, `/` against a blank make no difference. Where a set has several names that differ
/// only so, the one that is the text is meant; which of them another text means, nobody can know.
enum NameLookup: Equatable {
  /// The name at this position is meant; those at the others differ from it only in what matching ignores.
  case found(Int, others: [Int])
  /// Each of the names at these positions may be meant.
  case ambiguous([Int])
  case unknown

  /// Looks a text up.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - names: The names, each once.
  ///   - exact: The position of the name that is meant in any case, or `nil` to compare texts.
  /// - Complexity: O(length of all names).
  init(_ text: String, among names: [String], exact: Int? = nil) {
    let wanted = text.cleanedWord
    let exact = exact ?? names.firstIndex(of: wanted)
    let key = VocabularyMatcher.key(of: exact.map { names[$0] } ?? wanted)
    let near = names.indices.filter { VocabularyMatcher.key(of: names[$0]) == key }
    if let exact {
      self = .found(exact, others: near.filter { $0 != exact })
    } else if near.isEmpty || key.isEmpty {
      self = .unknown
    } else if near.count == 1 {
      self = .found(near[0], others: [])
    } else {
      self = .ambiguous(near)
    }
  }
}
