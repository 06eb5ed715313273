import LinkageGraph

/// Finds what someone may have meant.
enum Suggestion {
  /// Returns the written form nearest to a text, if it is near.
  static func nearest(to text: String, among words: [VocabularyWord]) -> String? {
    let key = Array(VocabularyMatcher.key(of: text))
    var best: (distance: Int, form: String)?
    for form in words.flatMap(\.forms) {
      let distance = EditDistance.between(key, Array(VocabularyMatcher.key(of: form)))
      if distance <= max(1, key.count / 3), distance < best?.distance ?? .max {
        best = (distance, form)
      }
    }
    return best?.form
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
