package import LinkageGraph

// Method. What people mistype is most often one character. The texts one edit away from what was typed are
// few, whatever the size of the set, and each is looked up. Only who asks once, as a command does, can
// afford to compare all ids with the text where none of these is an id.

extension Suggestion {
  /// Finds the id that someone may have meant by one that a set does not have.
  ///
  /// An id one edit away is preferred: first the text all in capital or all in small letters, then with two
  /// neighboring characters swapped, with one left out, with one exchanged, with one added. A character that
  /// is exchanged or added is a letter or a digit of ASCII, a hyphen, an underscore or a space.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - ids: The ids of the set.
  ///   - index: Their index.
  ///   - comparesAll: Whether to compare all ids where none is one edit away, and to return the nearest, in
  ///     any case of letters, that differs by at most one edit in four characters; the first of several.
  /// An id with another number in it is never proposed: it is that of another organization.
  ///
  /// - Returns: The id, or `nil` where none is near.
  /// - Complexity: O(length of the text) look-ups; with `comparesAll` also O(ids) comparisons.
  package static func nearestID(
    to text: String, ids: TextColumn, index: IdentifierIndex, comparesAll: Bool
  ) -> String? {
    idOneEditAway(from: text.normalizedToNFC, ids: ids, index: index)
      ?? (comparesAll ? idByComparison(with: text, ids: ids) : nil)
  }

  /// Texts of more characters than this have too many texts one edit away.
  private static let longestEdited = 64

  /// Texts of fewer characters than this are near to any other.
  private static let shortestEdited = 3

  /// Whether two ids have different numbers in them, and so are most likely those of two organizations.
  static func haveOtherDigits(_ one: String, _ other: String) -> Bool {
    func numbers(_ text: String) -> [Substring.UTF8View] {
      text.utf8.split { !$0.isDigit }.map { Substring($0).drop { $0 == "0" }.utf8 }
    }
    return !numbers(one).elementsEqual(numbers(other)) { $0.elementsEqual($1) }
  }

  private static let alphabet = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_ ".unicodeScalars)

  private static func idOneEditAway(
    from text: String, ids: TextColumn, index: IdentifierIndex
  ) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count <= longestEdited else { return nil }
    func known(_ candidate: [Unicode.Scalar]) -> String? {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: candidate)
      let id = String(view)
      if haveOtherDigits(id, text) { return nil }
      return index.find(Array(id.utf8).span, in: ids) == IdentifierIndex.absent ? nil : id
    }
    for other in [text.uppercased(), text.lowercased()] {
      if let id = known(Array(other.unicodeScalars)) { return id }
    }
    if scalars.count < shortestEdited { return nil }
    for position in scalars.indices.dropFirst() {
      var swapped = scalars
      swapped.swapAt(position - 1, position)
      if let id = known(swapped) { return id }
    }
    for position in scalars.indices {
      var shorter = scalars
      shorter.remove(at: position)
      if !shorter.isEmpty, let id = known(shorter) { return id }
    }
    for position in scalars.indices {
      var exchanged = scalars
      for scalar in alphabet {
        exchanged[position] = scalar
        if let id = known(exchanged) { return id }
      }
    }
    for position in 0...scalars.count {
      for scalar in alphabet {
        var longer = scalars
        longer.insert(scalar, at: position)
        if let id = known(longer) { return id }
      }
    }
    return nil
  }

  private static func idByComparison(with text: String, ids: TextColumn) -> String? {
    let wanted = Array(text.lowercased())
    if wanted.count < shortestEdited { return nil }
    return nearest(to: wanted, among: 0..<ids.count) { position in
      // The lengths say of most ids that they are too far.
      guard abs(ids.range(of: position).count - text.utf8.count) <= 2 else { return nil }
      let id = ids[position]
      return haveOtherDigits(id, text) ? nil : Array(id.lowercased())
    } limit: { _ in
      max(1, wanted.count / 4)
    }.map { ids[$0] }
  }
}
