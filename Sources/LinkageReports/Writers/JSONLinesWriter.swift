public import LinkageGraph

/// Writes the lists of a document's record as JSON Lines: an object a line, nothing around them.
///
/// Each line is what stands in the list in JSON. Where a record has several lists, as that of a check
/// has errors and warnings, each line begins with a member `list` that names its own. Where rows were
/// left out of the data, each line ends with `skippedRows`. Members that are no lists are left out.
public struct JSONLinesWriter: DocumentWriter {
  /// Creates a writer.
  public init() {}

  /// Writes a document.
  ///
  /// - Parameters:
  ///   - document: What to write.
  ///   - sink: Where the bytes go, in pieces of about 64 KiB.
  /// - Throws: What the sink throws; what it took before stays.
  /// - Complexity: O(bytes written) time.
  public func write<Sink: ByteSink & ~Copyable>(
    _ document: Document, to sink: inout Sink
  ) throws {
    var output = OutputBuffer()
    let lists = document.record.members.filter { $0.value.isList }
    let last = document.leftOut.members
    for (name, value) in lists {
      let first: [(name: String, value: RecordValue)] =
        lists.count > 1 ? [("list", .text(name))] : []
      switch value {
      case .records(let records):
        for record in records {
          JSONWriter.append(Record(first + record.members + last), to: &output)
          output.append("\n")
          try output.flushIfFull(to: &sink)
        }
      case .rows(let table, let fields):
        let template = RowTemplate(fields, after: first, before: last)
        try table.forEachBlock(for: .programs) { block in
          for row in 0..<block.rowCount {
            template.append(row, of: block, to: &output)
            output.append("\n")
            try output.flushIfFull(to: &sink)
          }
        }
      default: break
      }
    }
    try output.flush(to: &sink)
  }
}
