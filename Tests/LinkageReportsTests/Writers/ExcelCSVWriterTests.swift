import LinkageFiles
import LinkageGraph
import Testing

@testable import LinkageReports

@Suite("CSV for Excel")
struct ExcelCSVWriterTests {
  private func cell(_ text: String) throws -> String {
    let table = Table(columns: [.name, .members]) { rows in
      rows.append(text)
      rows.append(1)
      try rows.endRow()
    }
    let written = try written(Document(of: table), by: ExcelCSVWriter(language: .english))
    let rows = written.dropFirst("\u{FEFF}Name;Members\r\n".unicodeScalars.count - 1)
    return String(rows.dropLast(";1\r\n".count))
  }

  @Test("Mark, separator, decimal comma, line ends and words are those of Excel in Vietnam")
  func layout() throws {
    let columns = [
      TableColumn.product,
      TableColumn(LocalizedText("Participating", "Tham gia"), name: "p", kind: .share),
      TableColumn(LocalizedText("Mean", "Bình quân"), name: "m", kind: .number),
      TableColumn(LocalizedText("Exports", "Xuất khẩu"), name: "e", kind: .text),
    ]
    let limit = RowLimit(1) { _ in LocalizedText("", "") }
    let table = Table(columns: columns, limit: limit) { rows in
      try rows.appendRow([
        .product("rice"), .share(1, of: 8), .decimal(-1234.5, decimals: 1), .answer(true),
      ])
      rows.appendRule()
      try rows.appendRow([.anyProduct, .share(0, of: 0), .missing, .answer(false)])
    }
    #expect(
      try written(Document(of: table), by: ExcelCSVWriter(language: .vietnamese))
        == "\u{FEFF}Sản phẩm;Tham gia;Tham gia (tỷ lệ);Bình quân;Xuất khẩu\r\n"
        + "Lúa gạo;1;0,125;-1234,5;có\r\nTính chung;0;;;không\r\n")
    #expect(
      try written(Document(of: table), by: ExcelCSVWriter(language: .english))
        == "\u{FEFF}Product;Participating;Participating (share);Mean;Exports\r\n"
        + "Rice;1;0,125;-1234,5;yes\r\nAny product;0;;;no\r\n")
  }

  @Test(
    "What a spreadsheet would compute is defused; numbers are not",
    arguments: [
      ("=1+1", "'=1+1"), ("+84 909", "'+84 909"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("-", "'-"),
      ("-1,", "'-1,"), ("-,5", "'-,5"), ("-1,5,2", "'-1,5,2"), ("-1e5", "'-1e5"), ("＝1", "'＝1"),
      ("＋1", "'＋1"), ("－1", "'－1"), ("＠a", "'＠a"), ("=\"a\";b", "\"'=\"\"a\"\";b\""),
      ("-5", "-5"), ("-1,5", "-1,5"), ("-1.5", "-1.5"), ("0001", "0001"), ("a=b", "a=b"),
      ("'=1", "'=1"), ("ｗide", "ｗide"), ("a;b", "\"a;b\""), ("a\"b", "\"a\"\"b\""), ("a,b", "a,b"),
      ("", ""),
    ])
  func defusing(text: String, expected: String) throws {
    #expect(try cell(text) == expected)
  }

  @Test("What a reader must know stands below the table")
  func remarks() throws {
    let table = Table(columns: [.members]) { try $0.appendRow([.whole(1)]) }
    let document = Document(of: table).noting(
      [LocalizedText("Nobody is counted.", "Không tính tổ chức nào.")],
      leftOut: LeftOutData(organizations: 1, links: 1200))
    #expect(
      try written(document, by: ExcelCSVWriter(language: .vietnamese))
        == "\u{FEFF}Thành viên\r\n1\r\n\r\nĐã bỏ qua do có lỗi nên không có trong số liệu: "
        + "1 dòng tổ chức và 1.200 dòng liên kết.\r\nKhông tính tổ chức nào.\r\n")
  }
}
