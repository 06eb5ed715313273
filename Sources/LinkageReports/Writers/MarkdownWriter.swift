public import LinkageGraph

/// Writes the page of a document in GitHub's Markdown, to be read both as source and as a page.
public struct MarkdownWriter: DocumentWriter {
  private let language: Language

  /// Creates a writer.
  ///
  /// - Parameter language: The language of people.
  public init(language: Language) { self.language = language }

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
    var isFirst = true
    for part in document.parts {
      if case .commands = part { continue }
      if !isFirst { output.append("\n") }
      isFirst = false
      switch part {
      case .title(let text): output.append("## \(escaped(text))\n")
      case .paragraph(let text): output.append("\(escaped(text))\n")
      case .list(let heading, let items):
        output.append("### \(escaped(heading))\n\n")
        for item in items { output.append("- \(escaped(item))\n") }
      case .lines(let heading, let lines):
        output.append("### \(escaped(heading))\n\n```\n")
        for line in lines { output.append("\(DisplayWidth.visible(line(language)))\n") }
        output.append("```\n")
      case .table(let table):
        try write(table, to: &sink, &output)
      case .commands: break
      }
    }
    try output.flush(to: &sink)
  }

  private func escaped(_ text: LocalizedText) -> String { MarkdownText.escaped(text(language)) }

  // MARK: Tables

  private func write<Sink: ByteSink & ~Copyable>(
    _ table: Table, to sink: inout Sink, _ output: inout OutputBuffer
  ) throws {
    let headings = table.columns.map { escaped($0.title) }
    var widths = headings.map { max(3, DisplayWidth.columns(of: $0)) }
    var rows = ShownRows(of: table, in: language)
    var row = ShownRow(language: language, isMarkdown: true)
    try rows.measure { block in
      for index in 0..<block.rowCount {
        for column in widths.indices {
          let cell = row.widths(of: block.cells[index * block.width + column], in: block)
          widths[column] = max(widths[column], Self.width(cell.text, share: cell.share))
        }
      }
    }
    if let title = table.title { output.append("### \(escaped(title))\n\n") }
    output.append("|")
    for (column, heading) in headings.enumerated() {
      let blank = String(
        repeating: " ", count: widths[column] - DisplayWidth.columns(of: heading))
      output.append(
        table.columns[column].kind == .text ? " \(heading)\(blank) |" : " \(blank)\(heading) |")
    }
    output.append("\n|")
    for (column, width) in widths.enumerated() {
      let rule = String(repeating: "-", count: width - 1)
      output.append(table.columns[column].kind == .text ? " :\(rule) |" : " \(rule): |")
    }
    output.append("\n")
    let isText = table.columns.map { $0.kind == .text }
    try rows.forEachBlock { block in
      for index in 0..<block.rowCount {
        row.set(index, of: block)
        Self.append(row, widths: widths, isText: isText, to: &output)
        try output.flushIfFull(to: &sink)
      }
    }
    if rows.omitted > 0, let limit = table.limit {
      output.append("\n\(escaped(limit.note(rows.omitted)))\n")
    }
  }

  /// How wide a cell is, with its percentage in brackets.
  private static func width(_ text: Int, share: Int) -> Int {
    text + (share == 0 ? 0 : share + 3)
  }

  private static func append(
    _ row: ShownRow, widths: [Int], isText: [Bool], to output: inout OutputBuffer
  ) {
    output.append(UInt8(ascii: "|"))
    for column in widths.indices {
      let cell = row.cells[column]
      let blanks = widths[column] - width(cell.text.width, share: cell.share.width)
      output.append(UInt8(ascii: " "))
      if !isText[column] { output.append(UInt8(ascii: " "), times: blanks) }
      output.append(row.span(of: cell.text))
      if cell.share.width > 0 {
        output.append(UInt8(ascii: " "))
        output.append(UInt8(ascii: "("))
        output.append(row.span(of: cell.share))
        output.append(UInt8(ascii: ")"))
      }
      if isText[column] { output.append(UInt8(ascii: " "), times: blanks) }
      output.append(UInt8(ascii: " "))
      output.append(UInt8(ascii: "|"))
    }
    output.append(UInt8(ascii: "\n"))
  }
}
