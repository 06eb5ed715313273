import LinkageGraph

/// What a command works with: what it was asked, and where its result goes.
struct CommandSession {
  let arguments: ParsedArguments
  let language: Language
  /// Where the result is shown.
  let terminal: Terminal
  let style: TextStyle
  let output: BufferedOutput
  let messages: Messages

  /// Writes a result in the format that was asked for: as tables, one after another, or by what
  /// writes it as JSON.
  func write(
    _ tables: [Table], json: (inout JSONWriter) throws -> Void
  ) throws {
    switch arguments[Options.format] ?? .table {
    case .json: try JSONWriter.write(to: output, json)
    case .table:
      try write(tables) { $0.text(language: language, width: terminal.width, style: style) }
    case .csv: try write(tables) { $0.csv() }
    case .markdown: try write(tables) { $0.markdown(language: language) }
    }
  }

  private func write(_ tables: [Table], _ text: (Table) -> String) throws {
    for (index, table) in tables.enumerated() {
      if index > 0 { try output.write("\n") }
      try output.write(text(table))
    }
  }
}
