import LinkageGraph

/// Finds what someone may have meant.
package enum Suggestion {
  /// Returns the form nearest to a text, if it is near; of an abbreviation the form that is written in full.
  ///
  /// A form is near that is the same but for case and the marks of letters, or that differs by one letter in five, by two at
  /// most: with more, words that say the opposite are near, too.
  static func nearest(to text: String, among words: [VocabularyWord]) -> String? {
    let key = Array(withoutMarks(VocabularyMatcher.key(of: text)))
    guard key.count(where: { $0.isLetter || $0.isNumber }) > 1 else { return nil }
    let forms = words.flatMap { word in word.forms.map { (word, $0) } }
    return nearest(
      to: key, among: forms,
      key: { form in
        let characters = Array(withoutMarks(VocabularyMatcher.key(of: form.1)))
        return characters.count > 1 ? characters : nil
      },
      limit: { _ in min(2, max(1, key.count / 5)) }
    ).map { written(forms[$0].1, of: forms[$0].0) }
  }

  /// A form as people should write it: itself, or the first one in Vietnamese in place of an abbreviation.
  static func written(_ form: String, of word: VocabularyWord) -> String {
    let isAbbreviation =
      form.contains { $0.isUppercase } || form.hasPrefix("cty ") || form.count < 3
    return isAbbreviation ? word.vietnamese.first ?? form : form
  }

  /// Returns what may put a word right that the vocabulary does not have: the same word out of an old encoding, the
  /// kinds that it names, or the written form nearest to it.
  static func remedy(for problem: DataProblem, among words: [VocabularyWord]) -> Remedy? {
    let matcher = VocabularyMatcher(words)
    let encoded = LegacyEncoding.reading(problem.text) { matcher.position(of: $0) != nil }
    if let encoded { return encoded }
    switch problem.sort {
    case .unknownKind:
      let kinds = kinds(namedIn: problem.text)
      if kinds.count > 1 { return .severalKinds(kinds.map(\.word)) }
      let near = nearest(to: problem.text, among: words) ?? kinds.first?.form
      return near.flatMap { isMeant($0, by: problem.text) ? .word($0) : nil }
    case .unknownRole:
      let parts = ProductList.parts(problem.text)
      guard parts.count > 1 else { break }
      let unknown = parts.first { matcher.position(of: $0) == nil && !$0.cleanedWord.isEmpty }
      return unknown.flatMap { nearest(to: $0, among: words) }.map { .word($0) }
    default: break
    }
    if let near = nearest(to: problem.text, among: words) { return .word(near) }
    guard problem.sort == .unknownRole else { return nil }
    let kinds = kinds(namedIn: problem.text)
    if kinds.count > 1 { return .write("\"\(kinds.map(\.word).joined(separator: "|"))\"") }
    return kinds.first?.form.map { .word($0) }
  }

  /// Whether a kind may be what a text means: not where the text has a word that makes it another, as in "HTX đã giải
  /// thể", or names a market of its own.
  private static func isMeant(_ form: String, by text: String) -> Bool {
    let (typed, form) = (withoutMarks(text), withoutMarks(form))
    if typed == form { return true }
    if typed.hasPrefix("thi truong ") || typed.hasSuffix(" market") { return false }
    // A company from abroad is no market.
    if nouns.contains(where: { typed.contains($0) }), !nouns.contains(where: { form.contains($0) })
    {
      return false
    }
    return !changes.contains { typed.contains($0) && !form.contains($0) }
      && !changes.contains { form.contains($0) && !typed.contains($0) && typed.contains(" ") }
  }

  private static let nouns = [
    "cong ty", "cty", "doanh nghiep", "nha may", "company", "factory", "mill",
  ]

  /// Words that make an organization another one.
  private static let changes = [
    "nuoc ngoai", "foreign", "overseas", "trong nuoc", "noi dia", "domestic", "giai the", "ngung",
    "tam dung", "dong cua", "dissolved", "closed", "inactive", "lien minh", "tin dung", "credit",
  ]

  /// A kind that a text names among other words.
  private struct NamedKind {
    /// The English word.
    var word: String
    /// The form to write, where the text has a whole form.
    var form: String?
  }

  /// What an organization does, as it stands in the names of kinds.
  private static let activities: [(word: String, kind: String)] = [
    ("chế biến", "processor"), ("xay xát", "processor"), ("processing", "processor"),
    ("xuất khẩu", "exporter"), ("export", "exporter"), ("exporting", "exporter"),
    ("thu mua", "buyer"), ("phân phối", "buyer"), ("bán lẻ", "buyer"), ("trading", "buyer"),
  ]

  /// The kinds that a text names, each once: the longest forms first, so that "liên hiệp hợp tác xã" is a union alone.
  private static func kinds(namedIn text: String) -> [NamedKind] {
    func tokens(_ text: String) -> [Substring] {
      withoutMarks(VocabularyMatcher.key(of: text)).split(whereSeparator: { " ,;|&+".contains($0) })
    }
    var named: [(tokens: [Substring], kind: NamedKind)] = []
    for word in Vocabulary.kinds {
      for form in word.forms {
        named.append((tokens(form), NamedKind(word: word.english, form: written(form, of: word))))
      }
    }
    for activity in activities {
      let word = Vocabulary.kinds.first { $0.english == activity.kind }
      named.append(
        (tokens(activity.word), NamedKind(word: activity.kind, form: word?.vietnamese.first)))
    }
    named.sort { $0.tokens.count > $1.tokens.count }
    var rest = tokens(text)[...]
    var kinds: [NamedKind] = []
    while !rest.isEmpty {
      guard let found = named.first(where: { rest.starts(with: $0.tokens) }) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(found.tokens.count)
      if !kinds.contains(where: { $0.word == found.kind.word }) { kinds.append(found.kind) }
    }
    return kinds
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
