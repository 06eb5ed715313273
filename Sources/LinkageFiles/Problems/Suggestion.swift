package import LinkageGraph

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

  /// Returns the id of a set nearest to one that it does not have, or `nil` where none is near.
  ///
  /// - Complexity: O(organizations) comparisons of ids of like length.
  package static func nearestID(to text: String, in set: LinkageSet) -> String? {
    let wanted = Array(text.lowercased())
    let ids = set.organizationColumns.ids
    return nearest(to: wanted, among: 0..<ids.count) { position in
      abs(ids.range(of: position).count - text.utf8.count) <= 2
        ? Array(ids[position].lowercased()) : nil
    } limit: { _ in
      max(1, wanted.count / 4)
    }.map { ids[$0] }
  }

  /// Returns an id of the set that differs from a text by one character left out, added, exchanged
  /// or swapped with its neighbor, or in case.
  ///
  /// Candidates are made from the text and looked up, so that the cost does not grow with the set.
  static func nearestID(to text: String, ids: TextColumn, index: IdentifierIndex) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count <= 64 else { return nil }
    func known(_ candidate: [Unicode.Scalar]) -> String? {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: candidate)
      let id = String(view)
      return index.find(Array(id.utf8).span, in: ids) == IdentifierIndex.absent ? nil : id
    }
    for other in [text.uppercased(), text.lowercased()] {
      if let id = known(Array(other.unicodeScalars)) { return id }
    }
    for position in scalars.indices.dropFirst() {
      var swapped = scalars
      swapped.swapAt(position - 1, position)
      if let id = known(swapped) { return id }
    }
    let alphabet = Array(
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_ ".unicodeScalars)
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
}
