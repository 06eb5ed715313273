public import LinkageGraph

/// Writes the page of a document for a terminal.
public struct TextWriter: DocumentWriter {
  private let language: Language
  private let width: Int?
  private let style: TextStyle

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - language: The language of people.
  ///   - width: How many columns a line may have, or `nil` for any number.
  ///   - style: Whether letters may be bold or dim.
  public init(language: Language, width: Int? = nil, style: TextStyle = .plain) {
    self.language = language
    self.width = width
    self.style = style
  }

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
    for (index, part) in document.parts.enumerated() {
      if index > 0 { output.append("\n") }
      switch part {
      case .table(let table):
        try write(table, to: &sink, &output)
      default:
        for line in lines(of: part) { output.append("\(line)\n") }
      }
    }
    try output.flush(to: &sink)
  }

  /// Writes a table, and what a person must know of the rows that are not shown.
  private func write<Sink: ByteSink & ~Copyable>(
    _ table: Table, to sink: inout Sink, _ output: inout OutputBuffer
  ) throws {
    var shown = TerminalTable(table, language: language, width: width, style: style)
    try shown.write(to: &sink, &output)
    guard shown.omitted > 0, let limit = table.limit else { return }
    output.append("\n")
    for line in lines(of: .paragraph(limit.note(shown.omitted))) { output.append("\(line)\n") }
  }

  private func lines(of part: DocumentPart) -> [String] {
    let limit = width ?? .max
    switch part {
    case .title(let text): return wrapped(text).map { style.bold($0) }
    case .paragraph(let text): return wrapped(text)
    case .list(let heading, let items):
      return [style.bold(heading(language))] + items.flatMap { item($0(language), width: limit) }
    case .lines(let heading, let lines):
      return [style.bold(heading(language))]
        + lines.flatMap {
          TextWrapping.hangingLines(
            of: "  " + DisplayWidth.visible($0(language)), width: limit)
        }
    case .commands(let heading, let commands):
      return [style.bold(heading(language))] + lines(of: commands, width: limit)
    case .table: return []
    }
  }

  private func wrapped(_ text: LocalizedText) -> [String] {
    TextWrapping.lines(of: DisplayWidth.visible(text(language)), width: width ?? .max)
  }

  private func item(_ text: String, width: Int) -> [String] {
    TextWrapping.lines(of: DisplayWidth.visible(text), width: width == .max ? width : width - 4)
      .enumerated().map { ($0.offset == 0 ? "  • " : "    ") + $0.element }
  }

  /// How wide a command with its purpose beside it may be for an eye to take them together, in columns.
  private static let widestPair = 120

  /// Commands with their purposes beside them, or below where they do not fit.
  private func lines(of commands: [CommandExample], width: Int) -> [String] {
    let column = commands.map { DisplayWidth.columns(of: $0.line(language)) }.max() ?? 0
    let purposes = commands.map { DisplayWidth.columns(of: $0.purpose(language)) }.max() ?? 0
    guard 2 + column + 3 + purposes <= min(width, Self.widestPair) else {
      return commands.flatMap { command in
        ["  \(command.line(language))", "      \(style.dim(command.purpose(language)))"]
      }
    }
    return commands.map { command in
      let line = command.line(language)
      let blank = String(repeating: " ", count: column + 3 - DisplayWidth.columns(of: line))
      return "  \(line)\(blank)\(style.dim(command.purpose(language)))"
    }
  }
}
