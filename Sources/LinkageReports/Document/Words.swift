package import LinkageGraph

/// Counted things, in words: "1 organization", "1,500 organizations", "1.500 tổ chức".
package enum Words {
  package static func rows(_ count: Int) -> String { english(count, "row") }

  package static func organizations(_ count: Int) -> LocalizedText {
    text(count, "organization", "tổ chức")
  }

  package static func links(_ count: Int) -> LocalizedText { text(count, "link", "liên kết") }

  package static func members(_ count: Int) -> LocalizedText { text(count, "member", "thành viên") }

  /// The members of a union.
  package static func memberCooperatives(_ count: Int) -> LocalizedText {
    text(count, "member cooperative", "HTX thành viên")
  }

  package static func products(_ count: Int) -> LocalizedText { text(count, "product", "sản phẩm") }

  /// How long a route is.
  package static func hops(_ count: Int) -> LocalizedText { text(count, "link", "khâu") }

  package static func plural(_ count: Int, _ kind: OrganizationKind) -> LocalizedText {
    text(count, kind.vocabulary(.english), kind.vocabulary(.vietnamese))
  }

  package static func text(_ count: Int, _ english: String, _ vietnamese: String) -> LocalizedText {
    LocalizedText(
      Self.english(count, english), "\(NumberText.whole(count, in: .vietnamese)) \(vietnamese)")
  }

  private static func english(_ count: Int, _ noun: String) -> String {
    "\(NumberText.whole(count, in: .english)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Products in a row, each of which can be told from the next.
  package static func products(
    _ names: [String], _ conjunction: String, in language: Language
  ) -> String {
    series(names.map { Vocabulary.listedProduct($0, in: language) }, conjunction)
  }

  /// Words in a row: "rice, fruit and seafood".
  package static func series(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}
