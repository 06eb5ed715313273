import LinkageGraph

@testable import LinkageReports

/// Returns what a writer makes of a document.
func written(_ document: Document, by writer: some DocumentWriter) throws -> String {
  var sink = MemoryByteSink()
  try writer.write(document, to: &sink)
  return sink.text
}

extension Document {
  /// A document of one table, each row of which is a record, too.
  init(of table: Table) {
    let fields = table.columns.enumerated().map { RowField($0.element.name, .cell($0.offset)) }
    self.init {
      [.table(table)]
    } table: {
      table
    } record: {
      Record([("rows", .rows(table, fields))])
    }
  }

  /// A document of one record.
  init(of record: Record) {
    self.init {
      []
    } table: {
      Table(columns: []) { _ in }
    } record: {
      record
    }
  }
}
