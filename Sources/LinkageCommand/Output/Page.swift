import LinkageGraph

/// A result for people: titles, sentences and tables, one after another.
struct Page: Sendable {
  enum Part: Sendable {
    /// What the page is about.
    case title(LocalizedText)
    /// Running text.
    case paragraph(LocalizedText)
    /// Sentences, each on its own.
    case list(LocalizedText, [LocalizedText])
    /// Lines that are to stay as they are, under a heading.
    case lines(LocalizedText, [LocalizedText])
    case table(Table)
    /// Commands worth trying; left out of a page for a report.
    case commands(LocalizedText, [CommandExample])
  }

  var parts: [Part]

  init(_ parts: [Part] = []) { self.parts = parts }

  mutating func append(_ part: Part) { parts.append(part) }
}

extension Page {
  /// Returns the page for a terminal.
  func text(language: Language, width: Int?, style: TextStyle) -> String {
    let limit = width ?? Int.max
    let blocks = parts.map { part -> String in
      switch part {
      case .title(let text):
        return Self.lines(
          TextWrapping.lines(of: DisplayWidth.visible(text(language)), width: limit)
            .map { style.bold($0) })
      case .paragraph(let text):
        return Self.lines(
          TextWrapping.lines(of: DisplayWidth.visible(text(language)), width: limit))
      case .list(let heading, let items):
        return Self.lines(
          [style.bold(heading(language))]
            + items.flatMap { Self.item($0(language), width: limit) })
      case .lines(let heading, let lines):
        return Self.lines(
          [style.bold(heading(language))]
            + lines.map {
              DisplayWidth.truncate("  " + DisplayWidth.visible($0(language)), to: limit)
            })
      case .table(let table):
        return table.text(language: language, width: width, style: style)
      case .commands(let heading, let commands):
        return Self.lines(
          [style.bold(heading(language))]
            + Self.commands(commands, language: language, width: limit, style: style))
      }
    }
    return blocks.joined(separator: "\n")
  }

  /// Returns the page in GitHub's Markdown.
  func markdown(language: Language) -> String {
    let blocks = parts.compactMap { part -> String? in
      switch part {
      case .title(let text): return "## \(MarkdownText.escaped(text(language)))\n"
      case .paragraph(let text): return MarkdownText.escaped(text(language)) + "\n"
      case .list(let heading, let items):
        return "### \(MarkdownText.escaped(heading(language)))\n\n"
          + Self.lines(items.map { "- \(MarkdownText.escaped($0(language)))" })
      case .lines(let heading, let lines):
        return "### \(MarkdownText.escaped(heading(language)))\n\n```\n"
          + Self.lines(lines.map { DisplayWidth.visible($0(language)) }) + "```\n"
      case .table(let table): return table.markdown(language: language)
      case .commands: return nil
      }
    }
    return blocks.joined(separator: "\n")
  }

  private static func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  private static func item(_ text: String, width: Int) -> [String] {
    TextWrapping.lines(of: DisplayWidth.visible(text), width: width == .max ? width : width - 4)
      .enumerated().map { ($0.offset == 0 ? "  • " : "    ") + $0.element }
  }

  /// Commands with their purposes beside them, or below where there is no room.
  private static func commands(
    _ commands: [CommandExample], language: Language, width: Int, style: TextStyle
  ) -> [String] {
    let column = commands.map { DisplayWidth.columns(of: $0.line(language)) }.max() ?? 0
    let purposes = commands.map { DisplayWidth.columns(of: $0.purpose(language)) }.max() ?? 0
    guard 2 + column + 3 + purposes <= width else {
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
