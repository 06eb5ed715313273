import Foundation
import LinkageGraph

extension Suggestion {
  /// Returns the word nearest to what was typed, or `nil` where none is near.
  ///
  /// A word is near if it is the same but for case and the marks of Vietnamese letters, which many
  /// keyboards make hard to type; if it is the only one that begins with what was typed; or if it
  /// differs by at most one typing error in three letters (a letter too many, missing, wrong, or two
  /// exchanged).
  ///
  /// - Complexity: O(n·m) for each word of m letters.
  package static func nearest(to typed: String, among words: [String]) -> String? {
    let plain = withoutMarks(typed)
    let wanted = Array(plain)
    guard !wanted.isEmpty else { return nil }
    if let same = words.first(where: { withoutMarks($0) == plain }) { return same }
    // In so short a word another letter is another word.
    if wanted.count < 4, !typed.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    if wanted.count >= 2 {
      let continued = words.filter { withoutMarks($0).hasPrefix(plain) }
      if continued.count == 1 { return continued.first }
    }
    return nearest(to: wanted, among: words, key: { Array(withoutMarks($0)) }) { word in
      min(max(1, max(wanted.count, word.count) / 3), min(wanted.count, word.count) - 1)
    }.map { words[$0] }
  }

  /// The text in small letters, each without its marks: "Phong Điền" becomes "phong dien".
  package static func withoutMarks(_ text: String) -> String {
    let small = text.lowercased()
    if small.utf8.allSatisfy({ $0 < 0x80 }) { return small }
    var plain = String.UnicodeScalarView()
    for scalar in small.decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark && !scalar.isWidthless {
      plain.append(scalar.asVietnamese == "đ" ? "d" : scalar)
    }
    return String(plain)
  }
}
