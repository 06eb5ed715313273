import Foundation
import LinkageGraph
import Testing

@testable import LinkageReports

@Suite("JSON")
struct JSONWriterTests {
  private func written(_ record: Record) throws -> String {
    try LinkageReportsTests.written(Document(of: record), by: JSONWriter())
  }

  /// One row of a table as it stands in a list of records.
  private func row(
    _ content: [RowField.Content], _ cells: @escaping @Sendable (inout RowSink) throws -> Void
  ) throws -> String {
    let columns = content.indices.map {
      TableColumn(LocalizedText("", ""), name: "c\($0)", kind: .number)
    }
    let fields = content.enumerated().map { RowField("c\($0.offset)", $0.element) }
    let table = Table(columns: columns) { rows in
      try cells(&rows)
      try rows.endRow()
    }
    let text = try written(Record([("rows", .rows(table, fields))]))
    return text.split(separator: "\n")[3].trimmingCharacters(in: .whitespaces)
  }

  @Test("Members stand in the order of the record, those of lists on one line")
  func layout() throws {
    let table = Table(columns: [.product, .organizations, .members]) { rows in
      for number in 1...2 {
        rows.append("p\(number)")
        rows.append(number, of: 8)
        rows.append(counts: [0, 4, 0, number])
        try rows.endRow()
      }
    }
    let text = try written(
      Record([
        ("z", .whole(1)), ("a", .whole(orMissing: nil)), ("route", .texts(["x", "y"])),
        ("routes", .lists([["x", "\""], []])), ("noRoutes", .lists([])),
        (
          "rows",
          .rows(
            table,
            [
              RowField("share", .cell(1)),
              RowField("group", .record([RowField("k", .cell(0)), RowField("none", .record([]))])),
              RowField("hops", .cell(2)),
            ])
        ),
        ("inner", .record(Record([("n", .whole(-5)), ("t", .text("\""))]))),
        ("kinds", .records([Record([("k", .text("a"))]), Record()])), ("none", .texts([])),
        ("empty", .records([])), ("noRows", .rows(Table(columns: []) { _ in }, [])),
      ]))
    #expect(
      text == """
        {
          "format": 1,
          "z": 1,
          "a": null,
          "route": ["x", "y"],
          "routes": [["x", "\\""], []],
          "noRoutes": [],
          "rows": [
            {"share": 1, "group": {"k": "p1", "none": {}}, "hops": {"1": 4, "3": 1}},
            {"share": 2, "group": {"k": "p2", "none": {}}, "hops": {"1": 4, "3": 2}}
          ],
          "inner": {"n": -5, "t": "\\""},
          "kinds": [
            {"k": "a"},
            {}
          ],
          "none": [],
          "empty": [],
          "noRows": []
        }

        """)
    #expect(try written(Record()) == "{\n  \"format\": 1\n}\n")
  }

  @Test("Strings are escaped")
  func strings() throws {
    let odd = "\"\\/\u{08}\u{0C}\n\r\t\u{00}\u{1F}\u{7F}\u{2028}\u{2029}\u{2027}\u{202A}đ🍚"
    let escaped = #""\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\u2029"# + "\u{2027}\u{202A}đ🍚\""
    #expect(
      try written(Record([(odd, .text(odd))]))
        == "{\n  \"format\": 1,\n  \(escaped): \(escaped)\n}\n")
    #expect(try row([.cell(0)]) { $0.append(odd) } == "{\"c0\": \(escaped)}")
  }

  @Test(
    "Numbers read back as the same number",
    arguments: [
      0, 5, -0.0, 0.1, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e21, 1e-7,
      123_456_789.125,
    ])
  func numbers(number: Double) throws {
    let text = try row([.cell(0)]) { $0.append(number, decimals: 1) }
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Double]
    #expect(value == ["c0": number])
  }

  @Test("Whole numbers are written whole", arguments: [0, 7, 10, -1, 99, .max, .min])
  func whole(number: Int) throws {
    #expect(try row([.cell(0)]) { $0.append(number) } == "{\"c0\": \(number)}")
  }

  @Test("What is not a number is null", arguments: [Double.nan, .infinity, -.infinity])
  func notNumbers(number: Double) throws {
    #expect(try row([.cell(0)]) { $0.append(number, decimals: 0) } == "{\"c0\": null}")
  }

  @Test("A text that is missing is null, or empty where a text must stand")
  func missing() throws {
    #expect(
      try row([.cell(0), .text(0)]) {
        $0.appendMissing()
        $0.appendMissing()
      } == "{\"c0\": null, \"c1\": \"\"}")
  }

  @Test("A result larger than any buffer comes out whole")
  func large() throws {
    let count = 20_000
    let table = Table(
      columns: [TableColumn(LocalizedText("N", "N"), name: "n", kind: .number)]
    ) { rows in
      for number in 0..<count { try rows.appendRow([.whole(number)]) }
    }
    let text = try LinkageReportsTests.written(Document(of: table), by: JSONWriter())
    let record =
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let numbers = (record?["rows"] as? [[String: Int]])?.map { $0["n"] }
    #expect(numbers == Array(0..<count))
  }
}
