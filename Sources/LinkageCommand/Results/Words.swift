import LinkageGraph

/// Counted things, in words: "1 organization", "1,500 organizations", "1.500 tổ chức".
enum Words {
  static func rows(_ count: Int) -> String { english(count, "row") }

  static func organizations(_ count: Int) -> LocalizedText {
    text(count, "organization", "tổ chức")
  }

  static func links(_ count: Int) -> LocalizedText { text(count, "link", "liên kết") }

  static func members(_ count: Int) -> LocalizedText { text(count, "member", "thành viên") }

  static func products(_ count: Int) -> LocalizedText { text(count, "product", "sản phẩm") }

  /// How long a route is.
  static func hops(_ count: Int) -> LocalizedText { text(count, "link", "khâu") }

  static func plural(_ count: Int, _ kind: OrganizationKind) -> LocalizedText {
    text(count, kind.vocabulary(.english), kind.vocabulary(.vietnamese))
  }

  static func text(_ count: Int, _ english: String, _ vietnamese: String) -> LocalizedText {
    LocalizedText(
      Self.english(count, english), "\(NumberText.whole(count, in: .vietnamese)) \(vietnamese)")
  }

  private static func english(_ count: Int, _ noun: String) -> String {
    "\(NumberText.whole(count, in: .english)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Words in a row: "rice, fruit and seafood".
  static func series(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}
