import Foundation

/// Finds the word that a text stands for.
///
/// Matching ignores case, Unicode form, where a syllable carries its tone mark, runs of blanks, and
/// `_`, `-`, `/` against a blank.
public struct VocabularyMatcher: Sendable {
  private let positions: [String: Int]

  /// Creates a matcher for words; where two words share a form, the first has it.
  public init(_ words: [VocabularyWord]) {
    var positions: [String: Int] = [:]
    for (position, word) in words.enumerated() {
      for form in word.forms {
        let key = Self.key(of: form)
        if positions[key] == nil { positions[key] = position }
      }
    }
    self.positions = positions
  }

  /// Returns the position of the word that a text stands for, or `nil`.
  ///
  /// - Complexity: O(length of the text).
  public func position(of text: String) -> Int? {
    positions[Self.key(of: text)]
  }

  /// Returns the position of the word that a column header stands for, or `nil`.
  ///
  /// A part in brackets, such as a unit, is ignored, and so is a year at the end: "Sản lượng năm 2024 (tấn)".
  public func position(ofHeader text: String) -> Int? {
    if let exact = position(of: text) { return exact }
    var plain = ""
    var depth = 0
    for character in text {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      default: if depth <= 0 { plain.append(character) }
      }
    }
    if let found = position(of: plain) { return found }
    var words = plain.split(whereSeparator: \.isWhitespace)
    guard let year = words.popLast(), year.count == 4, let number = Int(year),
      (1900...2100).contains(number)
    else { return nil }
    // "Từ năm 2024" is neither the first year nor, without the word, the seller.
    if words.count > 1, Self.key(of: String(words[words.count - 1])) == Self.key(of: "năm") {
      words.removeLast()
      if words.count == 1 { return nil }
    }
    return position(of: words.joined(separator: " "))
  }

  /// Words that differ only in what matching ignores have one key.
  package static func key(of text: String) -> String {
    var key = ""
    // A tone mark may sit on either vowel of "oa", "oe", "uy"; collected at the syllable's end, it no
    // longer says which.
    var tones: [Unicode.Scalar] = []
    var endsWithBlank = true
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "_" || scalar == "-" || scalar == "/"
    }
    for original in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      let scalar = original.asVietnamese
      if scalar.isWidthless { continue }
      if Self.toneMarks.contains(scalar) {
        tones.append(scalar)
      } else if isBlank(scalar) {
        key.unicodeScalars.append(contentsOf: tones)
        tones.removeAll()
        if !endsWithBlank { key.unicodeScalars.append(" ") }
        endsWithBlank = true
      } else {
        key.unicodeScalars.append(scalar)
        endsWithBlank = false
      }
    }
    if endsWithBlank, !key.isEmpty { key.unicodeScalars.removeLast() }
    key.unicodeScalars.append(contentsOf: tones)
    return key
  }

  /// Grave, acute, tilde, hook above, dot below.
  private static let toneMarks: Set<Unicode.Scalar> = [
    "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}",
  ]
}

extension Vocabulary {
  package static let kindMatcher = VocabularyMatcher(kinds)
  package static let relationMatcher = VocabularyMatcher(relations)
  package static let ratingMatcher = VocabularyMatcher(ratings)
  package static let flagMatcher = VocabularyMatcher(flags)
  package static let unratedMatcher = VocabularyMatcher(unrated)
  package static let productMatcher = VocabularyMatcher(products)
  package static let answerMatcher = VocabularyMatcher(answers)
  package static let organizationColumnMatcher = VocabularyMatcher(organizationColumns)
  package static let linkColumnMatcher = VocabularyMatcher(linkColumns)

  /// Returns the kind that a text names in English or Vietnamese, or `nil`.
  public static func kind(named text: String) -> OrganizationKind? {
    kindMatcher.position(of: text).flatMap { OrganizationKind(rawValue: UInt8($0)) }
  }

  /// Returns the relation that a text names in English or Vietnamese, or `nil`.
  public static func relation(named text: String) -> LinkRelation? {
    relationMatcher.position(of: text).flatMap { LinkRelation(rawValue: UInt8($0)) }
  }

  /// Returns the rating that a text names in English or Vietnamese, or `nil`.
  public static func rating(named text: String) -> OrganizationRating? {
    ratingMatcher.position(of: text).flatMap { OrganizationRating(rawValue: UInt8($0)) }
  }

  /// Returns the flag of coverage that a text names in English or Vietnamese, or `nil`.
  public static func flag(named text: String) -> ChainFlag? {
    flagMatcher.position(of: text).flatMap { ChainFlag(rawValue: UInt8($0)) }
  }

  /// Whether a text says in words that an organization is not rated.
  package static func isUnrated(_ text: String) -> Bool {
    unratedMatcher.position(of: text) != nil
  }

  /// Returns what a set calls a product: the English word where the vocabulary has one, else the
  /// text itself, trimmed and in Normalization Form C.
  public static func productName(of text: String) -> String {
    product(named: text) ?? text.cleanedWord
  }

  /// Returns the English word of the product that a text names in English or Vietnamese, or `nil`.
  package static func product(named text: String) -> String? {
    productMatcher.position(of: text).map { products[$0].english }
  }

  /// Returns the answer that a text gives to a yes/no question, or `nil`.
  package static func answer(named text: String) -> Bool? {
    answerMatcher.position(of: text).map { $0 == 0 }
  }
}
