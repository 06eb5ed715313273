import Foundation
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
    /// The products that it most likely stands for.
    var meant: [String] = []
    /// Whether the product is so near to another that hardly anything else was meant.
    var isCertain: Bool
  }

  private(set) var findings: [Finding] = []

  /// The most products of which each is compared with each.
  static let mostCompared = 2_000

  private let texts: [String]
  private let keys: [Key]
  /// The products by their texts.
  private let byText: [String: Int]
  /// The products and the words of the vocabulary by their texts in small letters, without marks and with plain blanks.
  private let byPlainText: [String: String]

  /// A text for comparison: in small letters, without marks and with plain blanks.
  private struct Key {
    let characters: [Character]
    /// A bit for each character that occurs, by its hash: an edit changes two of them at most.
    let occurring: UInt64

    init(_ text: String) {
      let plain = PlaceholderText.plain(text)
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
    byText = Dictionary(zip(texts, texts.indices)) { first, _ in first }
    var byPlainText = Dictionary(zip(keys.map { String($0.characters) }, texts)) { first, _ in first
    }
    for (form, key) in Self.forms {
      byPlainText[String(key.characters)] = Vocabulary.productName(of: form)
    }
    self.byPlainText = byPlainText
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
    func found(
      _ odd: OddProduct, _ detail: String = "", remedy: Remedy? = nil, meant: [String] = []
    ) -> Finding {
      Finding(
        product: product, sort: .oddProduct, details: [odd.rawValue, detail], remedy: remedy,
        meant: meant, isCertain: true)
    }
    if let inner = OddTexts.withoutMarks(of: text) {
      return found(.quoted, remedy: .word(inner), meant: [inner])
    }
    if FormulaText.isFormula(text) { return found(.formula) }
    if let placeholder = PlaceholderText(text) { return found(OddProduct(placeholder)) }
    if !text.contains(where: { $0.isLetter || $0.unicodeScalars.contains(where: Self.isPicture) }) {
      return found(.number)
    }
    if let remedy = LegacyEncoding.reading(text, isWord: { isKnown($0) })
      ?? LegacyEncoding.reading(ofFreeText: text, isWhole: true)
    {
      return found(.legacy, remedy: remedy)
    }
    if let several = severalProducts(product) { return several }
    if text.contains(where: \.isNewline) { return found(.lineBreak) }
    let parts = Self.parts(text)
    if text.contains(",") || text.contains("，"), parts.count > 1 { return found(.comma) }
    if text.contains("\u{FFFD}") || text.contains("?") {
      if let word = wordWithLostLetters(product) {
        return Finding(
          product: product, sort: .similarProduct, remedy: .word(word), isCertain: true)
      }
      return found(.lostLetter)
    }
    if text == "any" { return found(.reserved) }
    if Self.isOfAnotherColumn(text) { return found(.otherColumn) }
    if let first = text.first, "=+@".contains(first) { return found(.formula) }
    return nil
  }

  /// Whether a text is a word of another column, as in a row whose fields have moved.
  private static func isOfAnotherColumn(_ text: String) -> Bool {
    Vocabulary.kind(named: text) != nil || Vocabulary.relation(named: text) != nil
      || Vocabulary.rating(named: text) != nil || Vocabulary.isUnrated(text)
      || Vocabulary.answer(named: text) != nil
      || Vocabulary.organizationColumnMatcher.position(of: text) != nil
      || Vocabulary.linkColumnMatcher.position(of: text) != nil
  }

  /// Whether a text names a product of the vocabulary or of the set.
  private func isKnown(_ text: String) -> Bool {
    Vocabulary.product(named: text) != nil || byText[text.cleanedWord] != nil
  }

  private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmojiPresentation || scalar.properties.generalCategory == .otherSymbol
  }

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

  // MARK: Several products in one cell

  /// What a text says where it is cut into parts of which one at least is a product by itself.
  private func severalProducts(_ product: Int) -> Finding? {
    let parts = Self.parts(texts[product])
    guard parts.count > 1 else { return nil }
    let names = parts.map { name(ofPart: $0, in: product) }
    return names.contains { $0 != nil } ? several(product, parts, names) : nil
  }

  private func several(_ product: Int, _ parts: [String], _ names: [String?]) -> Finding? {
    if let one = names[0], Set(names) == [one] {
      // Two words for one product, as in "lúa/gạo".
      return Finding(
        product: product, sort: .similarProduct, remedy: .word(parts[0]), meant: [one],
        isCertain: true)
    }
    return Finding(
      product: product, sort: .oddProduct,
      details: [OddProduct.several.rawValue, parts.map { "\"\($0)\"" }.joined(separator: ", ")],
      meant: names.compactMap(\.self), isCertain: true)
  }

  /// The product that a part of a text names; `nil` where it is none of the vocabulary or of the rest of the set.
  private func name(ofPart part: String, in product: Int) -> String? {
    if let word = Vocabulary.product(named: part) { return word }
    guard let name = byPlainText[PlaceholderText.plain(part)], name != texts[product] else {
      return nil
    }
    return PlaceholderText(name) == nil ? name : nil
  }

  /// The words between which only blanks stand, where each is a product by itself.
  private func productsBetweenBlanks(_ product: Int) -> Finding? {
    let tokens = String(keys[product].characters).split(separator: " ")
    // The words as the text has them, where it is cut as its key is.
    let own = texts[product].split { $0.isWhitespace || "-_/".contains($0) }
    guard (2...12).contains(tokens.count), own.count == tokens.count else { return nil }
    let hasMarks = texts[product].utf8.contains { $0 >= 0x80 }
    var parts: [String] = []
    var names: [String?] = []
    var start = 0
    while start < tokens.count {
      // The longest word first: "lúa gạo" before "lúa".
      var length = tokens.count - start
      var name: String?
      while length > 0 {
        if length < tokens.count {
          // With its marks, where it has some: dưa hấu is neither dừa nor hàu.
          let part = own[start..<start + length].joined(separator: " ")
          name = self.name(ofPart: part, in: product)
          if let found = name, hasMarks, Vocabulary.product(named: part) == nil,
            VocabularyMatcher.key(of: found) != VocabularyMatcher.key(of: part)
          {
            name = nil
          }
          if name != nil { break }
        }
        length -= 1
      }
      guard let name else { return nil }
      parts.append(own[start..<start + length].joined(separator: " "))
      names.append(name)
      start += length
    }
    return Set(names).count > 1 ? several(product, parts, names) : nil
  }

  private static let conjunctions: Set<String> = [
    "và", "and", "with", "với", "cùng", "hoặc", "or", "hay", "va",
  ]

  /// A text cut where people put several products into one cell: at marks, at dashes between blanks and at words such as "và".
  static func parts(_ text: String) -> [String] {
    let characters = Array(text)
    var pieces = [""]
    for (position, character) in characters.enumerated() {
      let isDash =
        "-–—".contains(character) && (position == 0 || characters[position - 1].isWhitespace)
        && (position + 1 == characters.count || characters[position + 1].isWhitespace)
      if isDash || "+&/•·∙\\；;,，、|\t".contains(character) || character.isNewline {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces.flatMap { piece in
      piece.split(whereSeparator: \.isWhitespace).split {
        conjunctions.contains($0.lowercased().normalizedToNFC)
      }.map { $0.joined(separator: " ") }
    }.filter { !PlaceholderText.plain($0).isEmpty }
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
    if let bare = Self.withoutRemark(text) {
      if let word = Vocabulary.product(named: bare) { return found(word, isCertain: true) }
      if let other = byPlainText[PlaceholderText.plain(bare)], other != text {
        return found(other, isCertain: true)
      }
    }
    if let other = byKey[key.characters] { return found(other, isCertain: true) }
    if let several = productsBetweenBlanks(product) { return several }
    let hasNumber = key.characters.contains(where: \.isNumber)
    if hasNumber, let variety = variety(product) { return variety }
    for (form, formKey) in Self.forms where Self.areNear(key, formKey) {
      return found(form, isCertain: true)
    }
    if !hasNumber, let variety = variety(product) { return variety }
    guard texts.count <= Self.mostCompared, !hasNumber else { return nil }
    for other in 0..<product where Self.areNear(key, keys[other]) {
      if keys[other].characters.contains(where: \.isNumber) { continue }
      return found(other, isCertain: false)
    }
    return nil
  }

  private static let forms: [(String, Key)] = Vocabulary.products.flatMap { word in
    word.forms.map { ($0, Key($0)) }
  }

  /// A product without the remarks in brackets, as in "rice (fresh)"; `nil` where there is none.
  private static func withoutRemark(_ text: String) -> String? {
    var plain = ""
    var depth = 0
    for character in text {
      if "([（".contains(character) { depth += 1 }
      if depth <= 0 { plain.append(character) }
      if ")]）".contains(character) { depth -= 1 }
    }
    return plain == text || plain.cleanedWord.isEmpty ? nil : plain
  }

  // MARK: Varieties, years and qualities

  /// A known product with more words before or behind it.
  private func variety(_ product: Int) -> Finding? {
    let tokens = Self.tokens(texts[product])
    func found(_ word: String, _ name: String, isCertain: Bool) -> Finding {
      Finding(
        product: product, sort: .oddProduct, details: [OddProduct.variety.rawValue, word],
        remedy: .word(word), meant: [name], isCertain: isCertain)
    }
    for (form, formTokens) in Self.formTokens where formTokens.count < tokens.count {
      let isFirst = tokens.starts(with: formTokens)
      guard isFirst || tokens.suffix(formTokens.count).elementsEqual(formTokens) else { continue }
      let name = Vocabulary.productName(of: form)
      let isQuality = isFirst && Self.areQualities(tokens[formTokens.count...])
      return found(form, name, isCertain: isQuality && byText[name] != nil)
    }
    for length in stride(from: tokens.count - 1, to: 0, by: -1)
    where Self.areQualities(tokens[length...]) {
      let begin = tokens[..<length].joined(separator: " ")
      if let name = byPlainText[PlaceholderText.plain(begin)], name != texts[product],
        Self.tokens(name).elementsEqual(tokens[..<length])
      {
        return found(name, name, isCertain: true)
      }
    }
    return nil
  }

  /// The syllables of a text for matching, without marks where it has none of them.
  private static func tokens(_ text: String) -> [String] {
    let compatible = text.precomposedStringWithCompatibilityMapping
    return VocabularyMatcher.key(of: compatible).split(separator: " ").map(String.init)
  }

  /// The words of the vocabulary cut into syllables, the longest first, also as they are typed without marks.
  private static let formTokens: [(String, [String])] = {
    let forms = Vocabulary.products.flatMap(\.forms)
    let plain = forms.map { ($0, tokens(Suggestion.withoutMarks($0))) }
    let all = forms.map { ($0, tokens($0)) } + plain
    return all.sorted { $0.1.count > $1.1.count }
  }()

  /// Whether words behind a product say only which variety, year or quality of it.
  private static func areQualities(_ tokens: ArraySlice<String>) -> Bool {
    let words = tokens.joined(separator: " ")
    if tokens.contains(where: { $0.contains(where: \.isNumber) }) || words.hasPrefix("(") {
      return true
    }
    return qualities.contains(words)
      || qualities.contains { words.hasPrefix("\($0) ") || words.hasSuffix(" \($0)") }
  }

  private static let qualities = Set(
    """
    chất lượng cao;chất lượng;cao cấp;loại;vụ;năm;tươi;khô;sạch;an toàn;hữu cơ;đặc sản;thơm;sấy;đông lạnh;vietgap;globalgap;ocop;xuất khẩu;\
    organic;fresh;dried;frozen;clean;high quality;quality;premium;grade;export
    """.split(separator: ";").map { VocabularyMatcher.key(of: String($0)) })

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
