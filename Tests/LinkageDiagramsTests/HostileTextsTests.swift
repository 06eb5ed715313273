import Foundation
import LinkageDiagrams
import LinkageGraph
import Testing

@Suite("Texts that break careless drawings")
struct HostileTextsTests {
  /// Texts, and how they are to be seen.
  static let texts: [(given: String, seen: String)] = [
    ("HTX \"Sạch\"", "HTX \"Sạch\""), ("\"", "\""), ("\\", "\\"), ("ends in \\", "ends in \\"),
    ("\\N", "\\N"), ("\\G \\L \\n \\l \\r", "\\G \\L \\n \\l \\r"), ("\\\"", "\\\""),
    ("<b>&amp;</b>", "<b>&amp;</b>"), ("&", "&"), ("&lt;", "&lt;"), ("&#65;", "&#65;"),
    ("<<B>x</B>>", "<<B>x</B>>"), ("]]>", "]]>"), ("-->", "-->"), ("{x} | <p>", "{x} | <p>"),
    ("Hai dòng\ncủa một tên", "Hai dòng của một tên"), ("a\r\n\tb", "a b"),
    ("node", "node"), ("digraph", "digraph"), ("strict", "strict"), ("3a", "3a"), ("a:b", "a:b"),
    ("HTX-1", "HTX-1"), ("-106", "-106"), ("//", "//"), ("/* x", "/* x"), ("#1", "#1"), (";", ";"),
    ("bell \u{7} and \u{1B}[31m", "bell and [31m"), ("next\u{85}line", "next line"),
    ("para\u{2029}graph", "para graph"), ("mark\u{FEFF}ed", "marked"), ("no\u{FFFF}pe", "nope"),
    ("تعاونية الأرز", "تعاونية الأرز"), ("turn\u{202E}ed \u{2066}x", "turned x"),
    ("水稻合作社水稻合作社水稻合作社", "水稻合作社水稻合作社水稻合作社"), ("👩‍🌾 gạo 🌾", "👩‍🌾 gạo 🌾"),
    ("e\u{301}t\u{323}", "ét\u{323}"), ("a\u{300}\u{301}\u{302}", "a\u{300}\u{301}\u{302}"),
  ]

  private func set(_ texts: [String]) throws -> LinkageSet {
    try LinkageSet(
      organizations: texts.enumerated().map { index, text in
        Organization(
          id: "\(text) \(index)", name: text, kind: .cooperative, district: text,
          products: [text], members: 5)
      },
      links: texts.indices.map { index in
        Link(
          source: "\(texts[index]) \(index)",
          target: "\(texts[(index + 1) % texts.count]) \((index + 1) % texts.count)",
          product: texts[index])
      })
  }

  /// The lines of a name put together: those before the line that counts members.
  ///
  /// Lines of a word that was cut have no blank between them.
  private func name(_ node: LaidOutDiagram.Node, of seen: String) -> String {
    let lines = node.lines.prefix { !$0.hasSuffix(" members") }
    return lines.joined(separator: seen.contains(" ") ? " " : "")
  }

  @Test("Names come back from dot as they went in")
  func names() throws {
    let set = try set(Self.texts.map(\.given))
    let diagram = try LaidOutDiagram(drawing(set, .init(detail: .everyOrganization)))
    #expect(diagram.boxes.count == Self.texts.count)
    for (index, text) in Self.texts.enumerated() {
      let node = try #require(diagram.boxes["o\(index + 1)"])
      #expect(name(node, of: text.seen) == text.seen)
    }
    #expect(diagram.edges.count == Self.texts.count)
  }

  @Test("A title comes back from dot as it went in", arguments: texts.map(\.given))
  func titles(given: String) throws {
    let seen = try #require(Self.texts.first { $0.given == given }).seen
    let diagram = try LaidOutDiagram(drawing(.dozen(), .init(title: given)))
    #expect(diagram.title.first == seen)
  }

  @Test("Places, products and tooltips come back from dot as they went in")
  func elsewhere() throws {
    let set = try set(Self.texts.map(\.given))
    let everyone = try LaidOutDiagram(drawing(set, .init(detail: .everyOrganization)))
    for (index, text) in Self.texts.enumerated() {
      let node = try #require(everyone.boxes["o\(index + 1)"])
      // A tooltip is given back as the file has it: with its escapes.
      let parts = node.tooltip.replacingEscapes.components(separatedBy: " · ")
      #expect(parts[1] == text.seen)
      #expect(parts[3] == text.seen)
    }
    let grouped = try LaidOutDiagram(drawing(set, .init(detail: .grouped([.district]))))
    #expect(grouped.boxes.count == Self.texts.count)
  }
}

extension String {
  /// The text that a tooltip's escapes stand for.
  fileprivate var replacingEscapes: String {
    replacingOccurrences(of: "\\\\", with: "\\").replacingOccurrences(of: "&amp;", with: "&")
  }
}
