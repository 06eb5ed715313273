import LinkageGraph
import Testing

@testable import LinkageReports

@Suite("Tables")
struct TableTests {
  private static let columns = [
    TableColumn(LocalizedText("Product", "Sản phẩm"), name: "product", kind: .text),
    TableColumn(LocalizedText("District", "Địa bàn"), name: "district", kind: .text),
    TableColumn(LocalizedText("Organizations", "Số tổ chức"), name: "organizations", kind: .number),
    TableColumn(LocalizedText("Participating", "Tham gia"), name: "participating", kind: .share),
    TableColumn(LocalizedText("Mean hops", "Số khâu bình quân"), name: "mean", kind: .number),
  ]

  private let table = Table(
    LocalizedText("Chain participation", "Tham gia liên kết theo chuỗi giá trị"), columns: columns
  ) { rows in
    try rows.appendRow([
      .word("rice", LocalizedText("rice", "lúa gạo")), .text("Thốt Nốt"), .whole(1830),
      .share(52, of: 183), .decimal(1.25, decimals: 1),
    ])
    try rows.appendRow([
      .text("durian, \"Ri6\" | 榴槤"), .text("a\tb"), .whole(7), .share(1830, of: 1830), .missing,
    ])
    rows.appendRule()
    try rows.appendRow([
      .text("any"), .missing, .whole(0), .share(0, of: 0), .decimal(.nan, decimals: 1),
    ])
  }

  @Test("Columns are aligned by what is seen, not by bytes")
  func text() throws {
    #expect(
      try shown()
        == """
        Chain participation

        Product               District  Organizations  Participating  Mean hops
        ───────────────────────────────────────────────────────────────────────
        rice                  Thốt Nốt          1,830     52   28.4%        1.3
        durian, "Ri6" | 榴槤  a␉b                   7  1,830  100.0%          –
        ───────────────────────────────────────────────────────────────────────
        any                   –                     0      0       –          –

        """)
  }

  @Test("Numbers and words follow the language")
  func vietnamese() throws {
    let lines = try shown(.vietnamese).split(separator: "\n")
    #expect(lines[0] == "Tham gia liên kết theo chuỗi giá trị")
    #expect(lines[3].hasPrefix("lúa gạo "))
    #expect(lines[3].contains("1.830"))
    #expect(lines[3].contains("28,4%"))
  }

  @Test("What is too wide is narrowed, then goes on below", arguments: [72, 66, 50, 40, 30, 24])
  func fitting(width: Int) throws {
    let text = try shown(width: width)
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.columns(of: line) <= width, "\(line)")
    }
    for number in ["1,830", "28.4%", "1.3"] { #expect(text.contains(number)) }
    if width <= 30 { #expect(text.split(separator: "\n").count { $0.hasPrefix("rice") } > 1) }
  }

  @Test("A narrow terminal breaks headings before it breaks texts, and cuts nothing off")
  func headings() throws {
    #expect(try shown(width: 67).contains("durian, \"Ri6\" | 榴槤"))
    let narrow = try shown(width: 64).split(separator: "\n").map(String.init)
    #expect(narrow.contains { $0.hasPrefix("durian, \"Ri6\" |     a␉b") })
    #expect(narrow.contains("榴槤"))
    for width in 1...72 { #expect(try !shown(width: width).contains("…"), "\(width)") }
  }

  @Test("Ids stay whole on any terminal; names go over several lines, and within long words")
  func wholeIDs() throws {
    let table = Table(columns: [.id, .name, .members], keyColumns: 1) { rows in
      rows.append("HTX-LONG-0000001")
      rows.append("Hợp tác xã nông nghiệp Bình-Thủy-có-tên-rất-dài")
      rows.append(1_234_567)
      try rows.endRow()
      rows.append("B")
      rows.append("Một")
      rows.append(2)
      try rows.endRow()
    }
    #expect(
      try shown(.vietnamese, of: table, width: 56) == """
                                                           Thành
        Mã                Tên                               viên
        ────────────────────────────────────────────────────────
        HTX-LONG-0000001  Hợp tác xã nông nghiệp       1.234.567
                          Bình-Thủy-có-tên-rất-dài
        B                 Một                                  2

        """)
    for width in 1...60 {
      let text = try shown(.vietnamese, of: table, width: width)
      #expect(text.contains("HTX-LONG-0000001"), "\(width)")
      #expect(text.contains("1.234.567"), "\(width)")
    }
  }

  @Test("Color adds nothing but escapes")
  func color() throws {
    let colored = try shown(style: .colored)
    #expect(colored.contains("\u{1B}[2m"))
    var plain = ""
    var isEscape = false
    for character in colored {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { plain.append(character) }
      if character == "m" { isEscape = false }
    }
    #expect(try shown() == plain)
  }

  @Test("CSV is for machines: English names, unrounded numbers, quotes where they are due")
  func csv() throws {
    #expect(
      try csv(table) == """
        product,district,organizations,participating,participating_share,mean
        rice,Thốt Nốt,1830,52,0.28415300546448086,1.25
        "durian, ""Ri6"" | 榴槤",a\tb,7,1830,1.0,
        any,,0,0,,

        """)
  }

  @Test("Line breaks in a field are quoted, and an only field is never a blank line")
  func csvEdges() throws {
    let table = Table(
      columns: [TableColumn(LocalizedText("A", "A"), name: "a", kind: .text)]
    ) { rows in
      try rows.appendRow([.text("one\r\ntwo")])
      try rows.appendRow([.missing])
    }
    #expect(try csv(table) == "a\n\"one\r\ntwo\"\n\"\"\n")
  }

  @Test("Markdown escapes what would break a row")
  func markdown() throws {
    #expect(
      try written(Document(of: table), by: MarkdownWriter(language: .english)) == #"""
        ### Chain participation

        | Product               | District | Organizations |  Participating | Mean hops |
        | :-------------------- | :------- | ------------: | -------------: | --------: |
        | rice                  | Thốt Nốt |         1,830 |     52 (28.4%) |       1.3 |
        | durian, "Ri6" \| 榴槤 | a␉b      |             7 | 1,830 (100.0%) |         – |
        | any                   | –        |             0 |          0 (–) |         – |

        """#)
  }

  @Test("A table without rows still has its heading")
  func empty() throws {
    let table = Table(columns: Self.columns) { _ in }
    #expect(try shown(of: table).split(separator: "\n").count == 2)
    #expect(try csv(table).split(separator: "\n").count == 1)
    #expect(
      try written(Document(of: table), by: MarkdownWriter(language: .english))
        .split(separator: "\n").count == 2)
  }

  @Test("People are shown so many rows and told of the rest; programs get all")
  func limit() throws {
    let limit = RowLimit(2) { LocalizedText("\($0) more", "còn \($0)") }
    let table = Table(
      columns: [TableColumn(LocalizedText("A", "A"), name: "a", kind: .number)], limit: limit
    ) { rows in
      for number in 0..<5 {
        // A maker of rows need not look whether they are wanted.
        if number == 3, rows.isFull {
          rows.passOverRow()
        } else {
          try rows.appendRow([.whole(number)])
        }
      }
    }
    #expect(try shown(of: table) == "A\n─\n0\n1\n\n3 more\n")
    #expect(
      try written(Document(of: table), by: MarkdownWriter(language: .vietnamese))
        == "|   A |\n| --: |\n|   0 |\n|   1 |\n\ncòn 3\n")
    #expect(try csv(table) == "a\n0\n1\n2\n3\n4\n")
    #expect(try written(Document(of: table), by: JSONWriter()).contains("{\"a\": 4}"))
  }

  private func csv(_ table: Table) throws -> String {
    try written(Document(of: table), by: CSVWriter())
  }

  private func shown(
    _ language: Language = .english, of table: Table? = nil, width: Int? = nil,
    style: TextStyle = .plain
  ) throws -> String {
    try written(
      Document(of: table ?? self.table),
      by: TextWriter(language: language, width: width, style: style))
  }
}
