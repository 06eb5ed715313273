import Foundation
package import LinkageGraph

/// The order of texts in a language's own alphabet, for people.
///
/// In Vietnamese a, ă and â are letters of their own, as are d and đ, e and ê, and so on; words that
/// differ only in their tones go by these: none, huyền, hỏi, ngã, sắc, nặng (the order of Vietnamese
/// dictionaries). In English letters with marks go with the plain ones. Capital letters count only
/// where all else is the same, and so do code points.
package struct AlphabeticalOrder: Sendable {
  /// What a text is compared by.
  package struct Key: Comparable {
    fileprivate let letters: [UInt32]
    fileprivate let marks: [UInt32]
    fileprivate let text: String

    package static func < (left: Key, right: Key) -> Bool {
      if left.letters != right.letters {
        return left.letters.lexicographicallyPrecedes(right.letters)
      }
      if left.marks != right.marks { return left.marks.lexicographicallyPrecedes(right.marks) }
      return left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
    }
  }

  private let isVietnamese: Bool

  package init(_ language: Language) { isVietnamese = language == .vietnamese }

  /// Returns what a text is compared by.
  ///
  /// - Complexity: O(length of the text).
  package func key(of text: String) -> Key {
    var letters: [UInt32] = []
    var marks: [UInt32] = []
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark, !letters.isEmpty {
        if isVietnamese, let shape = Self.shapes[scalar] {
          letters[letters.count - 1] += shape
        } else {
          marks[marks.count - 1] = marks[marks.count - 1] &* 16 &+ (Self.tones[scalar] ?? 15)
        }
      } else {
        // Each letter has room after it for those that are made of it.
        letters.append(
          scalar == "đ" ? Self.d.value << 2 | (isVietnamese ? 1 : 0) : scalar.value << 2)
        marks.append(0)
      }
    }
    return Key(letters: letters, marks: marks, text: text)
  }

  private static let d: Unicode.Scalar = "d"

  /// The marks that make another letter of one: breve, circumflex, horn.
  ///
  /// No letter has a breve and a horn, and â comes after ă, ơ after ô.
  private static let shapes: [Unicode.Scalar: UInt32] = [
    "\u{306}": 1, "\u{302}": 2, "\u{31B}": 3,
  ]

  /// Huyền, hỏi, ngã, sắc, nặng.
  private static let tones: [Unicode.Scalar: UInt32] = [
    "\u{300}": 1, "\u{309}": 2, "\u{303}": 3, "\u{301}": 4, "\u{323}": 5,
  ]
}
