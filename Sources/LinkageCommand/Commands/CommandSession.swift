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
  /// Where a person sees how far the command has come, if anybody looks.
  let progress: ProgressLine?

  /// Writes a result in the format that was asked for: as a page for people, as one table of
  /// comma-separated values, or by what writes it as JSON.
  func write(
    _ page: @autoclosure () -> Page, csv table: @autoclosure () -> Table,
    json: (inout JSONWriter) throws -> Void
  ) throws {
    switch arguments[Options.format] ?? .table {
    case .json: try JSONWriter.write(to: output, json)
    case .csv: try table().writeCSV(to: output)
    case .table:
      try output.write(page().text(language: language, width: terminal.width, style: style))
    case .markdown: try output.write(page().markdown(language: language))
    }
  }
}
