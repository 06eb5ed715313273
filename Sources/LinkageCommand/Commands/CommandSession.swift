import LinkageGraph
import LinkageReports

/// What a command works with: what it was asked, and where its result goes.
struct CommandSession {
  let arguments: ParsedArguments
  let preferences: Preferences
  /// Where the result is shown.
  let terminal: Terminal
  let style: TextStyle
  let output: BufferedOutput
  let messages: Messages
  /// The line of progress, or `nil` where it is not shown.
  let progress: ProgressLine?

  var language: Language { preferences.language }

  /// Writes what the command answers, in the format that was asked for.
  func write(_ document: Document) throws {
    let format = DocumentFormat(arguments)
    // Programs that read the result do not read sentences; whoever runs them may.
    if !format.isPage { for notice in document.notices { messages.warn(notice) } }
    let writer = format.writer(
      DocumentFormat.Presentation(language: language, width: terminal.width, style: style))
    var sink = output
    try writer.write(document, to: &sink)
  }
}
