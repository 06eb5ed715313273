import LinkageGraph

extension Table {
  /// Returns the table in GitHub's Markdown, to be read both as source and as a page.
  func markdown(language: Language) -> String {
    let headings = columns.map { MarkdownText.escaped($0.title(language)) }
    var body: [[String]] = []
    for case .cells(let cells) in rows {
      body.append(
        cells.map { cell in
          let share = cell.shownShare(in: language)
          return MarkdownText.escaped(cell.shown(in: language))
            + (share.isEmpty ? "" : " (\(share))")
        })
    }
    let widths = columns.indices.map { index in
      ([headings] + body).reduce(3) { max($0, DisplayWidth.columns(of: $1[index])) }
    }
    let rules = columns.indices.map { index in
      String(repeating: "-", count: widths[index] - 1)
    }
    var lines: [String] = []
    if let title { lines += ["### \(MarkdownText.escaped(title(language)))", ""] }
    lines.append(line(headings, widths: widths))
    lines.append(
      "|"
        + columns.indices.map {
          columns[$0].kind == .text ? " :\(rules[$0]) |" : " \(rules[$0]): |"
        }
        .joined())
    lines += body.map { line($0, widths: widths) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String], widths: [Int]) -> String {
    var line = "|"
    for (index, cell) in cells.enumerated() {
      let blank = String(repeating: " ", count: widths[index] - DisplayWidth.columns(of: cell))
      line += columns[index].kind == .text ? " \(cell)\(blank) |" : " \(blank)\(cell) |"
    }
    return line
  }
}
