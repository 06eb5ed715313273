import LinkageGraph
import Testing

@testable import LinkageReports

@Suite("Formats")
struct DocumentFormatTests {
  @Test("No two formats share a name or an ending")
  func unique() {
    let names = DocumentFormat.allCases.map(\.rawValue)
    let endings = DocumentFormat.allCases.flatMap(\.fileEndings)
    #expect(Set(names).count == names.count)
    #expect(Set(endings).count == endings.count)
    #expect(endings.allSatisfy { $0.hasPrefix(".") && $0 == $0.lowercased() })
    for name in names { #expect(DocumentFormat(rawValue: name)?.rawValue == name) }
    #expect(DocumentFormat(rawValue: "xlsx") == nil)
  }

  @Test(
    "The ending of a file names its format",
    arguments: [
      ("a.json", "json"), ("a.JSONL", "jsonl"), ("a.ndjson", "jsonl"), ("x/a.csv", "csv"),
      ("a.md", "markdown"), ("a.json.csv", "csv"), ("a", nil), ("json", nil), ("a.txt", nil),
    ])
  func endings(path: String, name: String?) {
    #expect(DocumentFormat(ofFile: path)?.rawValue == name)
  }

  @Test("A page has every part, from top to bottom", arguments: Language.allCases)
  func page(language: Language) throws {
    @Sendable func text(_ name: String) -> LocalizedText {
      LocalizedText("\(name) en", "\(name) vi")
    }
    let document = Document {
      [
        .title(text("title")), .paragraph(text("a paragraph")),
        .list(text("list"), [text("first"), text("second")]),
        .lines(text("lines"), [text("line\t|")]),
        .table(
          Table(text("table"), columns: [.organizations]) { try $0.appendRow([.whole(1)]) }),
        .commands(text("next"), [CommandExample("linkage x", text("purpose"))]),
      ]
    } table: {
      Table(columns: []) { _ in }
    } record: {
      Record()
    }
    let code = language.rawValue
    let heading = language == .english ? "Organizations" : "Số tổ chức"
    let rule = String(repeating: "─", count: heading.count)
    let blank = String(repeating: " ", count: heading.count - 1)
    #expect(
      try written(document, by: TextWriter(language: language)) == """
        title \(code)

        a paragraph \(code)

        list \(code)
          • first \(code)
          • second \(code)

        lines \(code)
          line␉| \(code)

        table \(code)

        \(heading)
        \(rule)
        \(blank)1

        next \(code)
          linkage x   purpose \(code)

        """)
    #expect(
      try written(document, by: MarkdownWriter(language: language)) == """
        ## title \(code)

        a paragraph \(code)

        ### list \(code)

        - first \(code)
        - second \(code)

        ### lines \(code)

        ```
        line␉| \(code)
        ```

        ### table \(code)

        | \(heading) |
        | \(String(repeating: "-", count: heading.count - 1)): |
        | \(blank)1 |

        """)
  }
}
