import LinkageGraph
import Testing

@testable import LinkageCommand

@Suite("Tables")
struct TableTests {
  private var table: Table {
    var table = Table(
      LocalizedText("Chain participation", "Tham gia liên kết chuỗi giá trị"),
      columns: [
        TableColumn(LocalizedText("Product", "Sản phẩm"), name: "product", kind: .text),
        TableColumn(LocalizedText("District", "Địa bàn"), name: "district", kind: .text),
        TableColumn(
          LocalizedText("Organizations", "Số tổ chức"), name: "organizations", kind: .number),
        TableColumn(
          LocalizedText("Participating", "Tham gia"), name: "participating", kind: .share),
        TableColumn(LocalizedText("Mean hops", "Số khâu bình quân"), name: "mean", kind: .number),
      ])
    table.append([
      .word("rice", LocalizedText("rice", "lúa gạo")), .text("Thốt Nốt"), .whole(1830),
      .share(52, of: 183), .decimal(1.25, places: 1),
    ])
    table.append([
      .text("durian, \"Ri6\" | 榴槤"), .text("a\tb"), .whole(7), .share(1830, of: 1830), .missing,
    ])
    table.appendRule()
    table.append([.text("any"), .missing, .whole(0), .share(0, of: 0), .decimal(.nan, places: 1)])
    return table
  }

  @Test("Columns are aligned by what is seen, not by bytes")
  func text() {
    #expect(
      table.text(language: .english)
        == """
        Chain participation

        Product               District  Organizations   Participating  Mean hops
        ────────────────────────────────────────────────────────────────────────
        rice                  Thốt Nốt          1,830     52   28.4 %        1.3
        durian, "Ri6" | 榴槤  a␉b                   7  1,830  100.0 %          –
        ────────────────────────────────────────────────────────────────────────
        any                   –                     0      0        –          –

        """)
  }

  @Test("Numbers and words follow the language")
  func vietnamese() {
    let lines = table.text(language: .vietnamese).split(separator: "\n")
    #expect(lines[0] == "Tham gia liên kết chuỗi giá trị")
    #expect(lines[3].hasPrefix("lúa gạo "))
    #expect(lines[3].contains("1.830"))
    #expect(lines[3].contains("28,4 %"))
  }

  @Test("What is too wide is narrowed, then goes on below", arguments: [72, 66, 50, 40, 30, 24])
  func fitting(width: Int) {
    let text = table.text(language: .english, width: width)
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.columns(of: line) <= width, "\(line)")
    }
    for number in ["1,830", "28.4 %", "1.3"] { #expect(text.contains(number)) }
    if width <= 30 { #expect(text.split(separator: "\n").count { $0.hasPrefix("rice") } > 1) }
  }

  @Test("A narrow terminal breaks headings before it cuts text")
  func headings() {
    let text = table.text(language: .english, width: 68)
    #expect(text.contains("榴槤"))
    #expect(!text.contains("…"))
    #expect(table.text(language: .english, width: 60).contains("…"))
  }

  @Test("Color adds nothing but escapes")
  func color() {
    let colored = table.text(language: .english, style: .colored)
    #expect(colored.contains("\u{1B}[2m"))
    var plain = ""
    var isEscape = false
    for character in colored {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { plain.append(character) }
      if character == "m" { isEscape = false }
    }
    #expect(plain == table.text(language: .english))
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
    var table = Table(
      columns: [TableColumn(LocalizedText("A", "A"), name: "a", kind: .text)])
    table.append([.text("one\r\ntwo")])
    table.append([.missing])
    #expect(try csv(table) == "a\n\"one\r\ntwo\"\n\"\"\n")
  }

  @Test("Markdown escapes what would break a row")
  func markdown() {
    #expect(
      table.markdown(language: .english) == #"""
        ### Chain participation

        | Product               | District | Organizations |   Participating | Mean hops |
        | :-------------------- | :------- | ------------: | --------------: | --------: |
        | rice                  | Thốt Nốt |         1,830 |     52 (28.4 %) |       1.3 |
        | durian, "Ri6" \| 榴槤 | a␉b      |             7 | 1,830 (100.0 %) |         – |
        | any                   | –        |             0 |           0 (–) |         – |

        """#)
  }

  @Test("A table without rows still has its heading")
  func empty() throws {
    let table = Table(columns: self.table.columns)
    #expect(table.text(language: .english).split(separator: "\n").count == 2)
    #expect(try csv(table).split(separator: "\n").count == 1)
  }

  private func csv(_ table: Table) throws -> String {
    try written { try table.writeCSV(to: $0) }
  }
}
