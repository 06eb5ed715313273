import Foundation
import LinkageFiles

/// The word a person is likely to have meant.
enum NearMiss {
  /// Returns the word nearest to what was typed, or `nil` where none is near.
  ///
  /// A word is near if it is the same but for case and the marks of Vietnamese letters, which many
  /// keyboards make hard to type; if it is the only one that begins with what was typed; or if it
  /// differs by at most one typing error in three letters (a letter too many, missing, wrong, or two
  /// exchanged).
  ///
  /// - Complexity: O(n·m) for each word of m letters.
  static func nearest(to typed: String, among words: [String]) -> String? {
    let plain = withoutMarks(typed)
    let wanted = Array(plain)
    guard !wanted.isEmpty else { return nil }
    if let same = words.first(where: { withoutMarks($0) == plain }) { return same }
    if wanted.count >= 2 {
      let continued = words.filter { withoutMarks($0).hasPrefix(plain) }
      if continued.count == 1 { return continued.first }
    }
    var best: (word: String, distance: Int)?
    for word in words {
      let candidate = Array(withoutMarks(word))
      let distance = EditDistance.between(wanted, candidate)
      guard distance <= max(1, max(wanted.count, candidate.count) / 3) else { continue }
      guard distance < min(wanted.count, candidate.count) else { continue }
      if distance < best?.distance ?? Int.max { best = (word, distance) }
    }
    return best?.word
  }

  /// The text in small letters, each without its marks: "Phong Điền" becomes "phong dien".
  static func withoutMarks(_ text: String) -> String {
    let small = text.lowercased()
    if small.utf8.allSatisfy({ $0 < 0x80 }) { return small }
    var plain = String.UnicodeScalarView()
    for scalar in small.decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      plain.append(scalar == "đ" ? "d" : scalar)
    }
    return String(plain)
  }
}
