import LinkageGraph

/// What is odd about the products of a set.
///
/// A product that is written in two ways is two products, and a chain for one of them ends where the other begins. So
/// every product is compared with the words of the vocabulary and with the others.
struct ProductFindings {
  struct Finding {
    var product: Int
    var sort: DataProblem.Sort
    var details: [String] = []
    var remedy: Remedy?
    /// The product that it is nearly, where it is one of the set.
    var other: Int?
    /// Whether the product is so near to another that hardly anything else was meant.
    var isCertain: Bool
  }

  private(set) var findings: [Finding] = []

  /// The most products of which each is compared with each.
  static let mostCompared = 2_000

  private let texts: [String]
  /// In small letters, without marks and with plain blanks.
  private let keys: [Key]

  /// A text for comparison.
  private struct Key {
    let characters: [Character]
    /// A bit for each character that occurs, by its hash: an edit changes two of them at most.
    let occurring: UInt64

    init(_ text: String) {
      let letters = Suggestion.withoutMarks(VocabularyMatcher.key(of: text)).unicodeScalars.filter {
        $0 == " " || $0.properties.isAlphabetic || $0.properties.numericType != nil
          || $0.value > 0x2000
      }
      let plain = String(String.UnicodeScalarView(letters)).trimmedAndNormalized
      characters = Array(plain)
      occurring = plain.unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }
  }

  /// Looks at products.
  ///
  /// - Complexity: O(p²) comparisons of texts for p products up to ``mostCompared``, O(p) beyond.
  init(_ texts: [String]) {
    self.texts = texts
    keys = texts.map { Key($0) }
    var byKey: [[Character]: Int] = [:]
    for product in texts.indices {
      if let finding = oddity(of: product) ?? similarity(of: product, byKey) {
        findings.append(finding)
      }
      if byKey[keys[product].characters] == nil { byKey[keys[product].characters] = product }
    }
  }

  /// The findings with the rarer of two products that are nearly the same as the odd one.
  ///
  /// - Parameter uses: How many rows name each product.
  /// - Returns: The findings, in their order.
  func findings(uses: [Int]) -> [Finding] {
    findings.map { finding in
      guard let other = finding.other, uses[other] < uses[finding.product] else { return finding }
      var swapped = finding
      swapped.product = other
      swapped.other = finding.product
      swapped.remedy = .word(texts[finding.product])
      return swapped
    }
  }

  // MARK: Texts that are no product

  private func oddity(of product: Int) -> Finding? {
    let text = texts[product]
    func found(_ odd: OddProduct, remedy: Remedy? = nil) -> Finding {
      Finding(
        product: product, sort: .oddProduct, details: [odd.rawValue], remedy: remedy,
        isCertain: true)
    }
    if Self.placeholders.contains(String(keys[product].characters))
      || !text.contains(where: {
        $0.isLetter || $0.isNumber || $0.unicodeScalars.contains(where: { $0.properties.isEmoji })
      })
    {
      return found(.placeholder)
    }
    if text.contains(where: \.isNewline) { return found(.lineBreak) }
    if text.contains(",") || text.contains("，") { return found(.comma) }
    if let remedy = LegacyEncoding.reading(ofFreeText: text) {
      return found(.legacy, remedy: remedy)
    }
    if text.contains("\u{FFFD}") || text.contains("?") {
      if let word = wordWithLostLetters(product) {
        return Finding(
          product: product, sort: .similarProduct, remedy: .word(word), isCertain: true)
      }
      return found(.lostLetter)
    }
    if text == "any" { return found(.reserved) }
    if let first = text.first, "=+@'".contains(first) { return found(.formula) }
    if text.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E || $0 == 0x2C }) { return found(.number) }
    return nil
  }

  /// What people and programs write for nothing, in small letters without marks and points.
  private static let placeholders: Set<String> = [
    "null", "na", "n a", "nan", "none", "nil", "nothing", "blank", "empty", "unknown", "tbd",
    "khong", "khong co",
    "khong ro", "chua ro", "chua co", "chua biet", "trong", "bo trong", "khac", "other", "others",
    "ko", "xxx", "undefined",
  ]

  /// The word or the other product that a text with `?` or replacement characters in it was.
  private func wordWithLostLetters(_ product: Int) -> String? {
    let lost = Array(texts[product].lowercased())
    func fits(_ text: String) -> Bool {
      let whole = Array(text.lowercased())
      guard whole.count == lost.count else { return false }
      return zip(lost, whole).allSatisfy { $0 == "?" || $0 == "\u{FFFD}" || $0 == $1 }
    }
    for word in Vocabulary.products {
      if let form = word.forms.first(where: fits) { return form }
    }
    return texts.first { !$0.contains("?") && !$0.contains("\u{FFFD}") && fits($0) }
  }

  // MARK: Texts that are nearly another

  private func similarity(of product: Int, _ byKey: [[Character]: Int]) -> Finding? {
    let text = texts[product]
    if Vocabulary.products.contains(where: { $0.english == text }) { return nil }
    let key = keys[product]
    func found(_ word: String, isCertain: Bool) -> Finding {
      Finding(product: product, sort: .similarProduct, remedy: .word(word), isCertain: isCertain)
    }
    for (form, formKey) in Self.forms where formKey.characters == key.characters {
      return found(form, isCertain: true)
    }
    func found(_ other: Int, isCertain: Bool) -> Finding {
      var finding = found(texts[other], isCertain: isCertain)
      finding.other = other
      return finding
    }
    if let bare = Self.withoutRemark(text), let word = Vocabulary.product(named: bare) {
      return found(word, isCertain: true)
    }
    if let other = byKey[key.characters] { return found(other, isCertain: true) }
    for (form, formKey) in Self.forms where Self.areNear(key, formKey) {
      return found(form, isCertain: true)
    }
    guard texts.count <= Self.mostCompared, !key.characters.contains(where: \.isNumber) else {
      return nil
    }
    for other in 0..<product where Self.areNear(key, keys[other]) {
      if keys[other].characters.contains(where: \.isNumber) { continue }
      return found(other, isCertain: false)
    }
    return nil
  }

  private static let forms: [(String, Key)] = Vocabulary.products.flatMap { word in
    word.forms.map { ($0, Key($0)) }
  }

  /// A product without the remark in brackets behind it, as in "rice (fresh)"; `nil` where there is none.
  private static func withoutRemark(_ text: String) -> String? {
    guard let open = text.firstIndex(where: { $0 == "(" || $0 == "[" }) else { return nil }
    return String(text[..<open])
  }

  /// Whether two texts are within two letters of each other; short ones within one, or none.
  private static func areNear(_ one: Key, _ other: Key) -> Bool {
    let longest = max(one.characters.count, other.characters.count)
    let limit = longest <= 3 ? 0 : longest <= 5 ? 1 : 2
    guard limit > 0, abs(one.characters.count - other.characters.count) <= limit,
      (one.occurring ^ other.occurring).nonzeroBitCount <= 2 * limit
    else { return false }
    return EditDistance.between(one.characters, other.characters) <= limit
  }
}
