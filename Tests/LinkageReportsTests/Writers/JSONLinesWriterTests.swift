import LinkageFiles
import LinkageGraph
import Testing

@testable import LinkageReports

@Suite("JSON Lines")
struct JSONLinesWriterTests {
  private let rows = RecordValue.rows(
    Table(columns: [.id, .members]) { rows in
      for number in 1...2 {
        rows.append("a\n\(number)")
        rows.append(number)
        try rows.endRow()
      }
    }, [RowField("id", .cell(0)), RowField("members", .cell(1))])

  private func lines(_ record: Record, _ leftOut: LeftOutData = LeftOutData()) throws -> String {
    try written(Document(of: record).noting([], leftOut: leftOut), by: JSONLinesWriter())
  }

  @Test("A list is an object a line, with nothing around it")
  func list() throws {
    #expect(
      try lines(Record([("count", .whole(2)), ("rows", rows)]))
        == "{\"id\": \"a\\n1\", \"members\": 1}\n{\"id\": \"a\\n2\", \"members\": 2}\n")
    #expect(try lines(Record([("rows", .records([]))])) == "")
    #expect(try lines(Record([("count", .whole(2))])) == "")
  }

  @Test("Of several lists each line says which it is of")
  func lists() throws {
    let others = RecordValue.records([Record([("line", .whole(3))]), Record()])
    #expect(
      try lines(Record([("errors", others), ("rows", rows)])) == """
        {"list": "errors", "line": 3}
        {"list": "errors"}
        {"list": "rows", "id": "a\\n1", "members": 1}
        {"list": "rows", "id": "a\\n2", "members": 2}

        """)
  }

  @Test("Rows that were left out are said in every line")
  func leftOut() throws {
    #expect(
      try lines(
        Record([("rows", .records([Record([("n", .whole(1))]), Record()]))]),
        LeftOutData(organizations: 2, links: 0)) == """
          {"n": 1, "skippedRows": {"organizations": 2, "links": 0}}
          {"skippedRows": {"organizations": 2, "links": 0}}

          """)
  }
}
