import LinkageGraph

extension Table {
  /// Returns the table for a terminal: aligned columns under a heading, no line wider than the
  /// terminal where that can be.
  ///
  /// What does not fit is narrowed in this order: headings go over several lines, then text is cut
  /// off with an ellipsis, then the columns go on below, after the key columns once more.
  func text(language: Language, width: Int? = nil, style: TextStyle = .plain) -> String {
    TextTable(self, language: language, limit: width ?? Int.max, style: style).text()
  }
}

/// A table on its way to a terminal.
private struct TextTable {
  private let table: Table
  private let language: Language
  private let style: TextStyle
  private let limit: Int
  private var columns: [Column]
  /// The cells as text, row by row; `nil` for a rule.
  private let rows: [[Shown]?]

  private static let gap = 2
  /// A key column on a very narrow terminal, down to this many.
  private static let leastKey = 4

  /// A cell as text, with its width; a share has two parts.
  private struct Shown {
    let text: String
    let width: Int
    let share: String
    let shareWidth: Int
  }

  private struct Column {
    let kind: TableColumnKind
    /// Text is cut off down to this many columns, no further.
    let leastWidth: Int
    /// The heading, in the lines it goes over.
    var heading: [String]
    /// How wide the cells alone want to be.
    let cells: Int
    /// How wide the percentages beside the counts are, and the gap before them.
    let shares: Int
    var width: Int

    var isText: Bool { kind == .text }

    mutating func setHeading(_ lines: [String]) {
      heading = lines
      width = max(cells, lines.map { DisplayWidth.columns(of: $0) }.max() ?? 0)
    }
  }

  init(_ table: Table, language: Language, limit: Int, style: TextStyle) {
    self.table = table
    self.language = language
    self.limit = limit
    self.style = style
    let rows: [[Shown]?] = table.rows.map { row in
      guard case .cells(let cells) = row else { return nil }
      return cells.map { cell in
        let text = cell.shown(in: language)
        let share = cell.shownShare(in: language)
        return Shown(
          text: text, width: DisplayWidth.columns(of: text), share: share,
          shareWidth: DisplayWidth.columns(of: share))
      }
    }
    self.rows = rows
    columns = table.columns.indices.map { index in
      let definition = table.columns[index]
      let counts = rows.reduce(0) { max($0, $1?[index].width ?? 0) }
      let widest = rows.reduce(0) { max($0, $1?[index].shareWidth ?? 0) }
      let shares = widest == 0 ? 0 : widest + Self.gap
      var column = Column(
        kind: definition.kind, leastWidth: definition.leastWidth, heading: [],
        cells: counts + shares, shares: shares, width: 0)
      column.setHeading([DisplayWidth.visible(definition.title(language))])
      return column
    }
  }

  func text() -> String {
    var fitted = self
    let blocks = fitted.fit()
    var lines: [String] = []
    if let title = table.title { lines += [style.bold(title(language)), ""] }
    for (index, block) in blocks.enumerated() {
      if index > 0 { lines.append("") }
      lines += fitted.lines(of: block)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: Fitting

  /// Narrows the columns and returns which of them stand side by side, block after block.
  private mutating func fit() -> [[Int]] {
    let all = Array(columns.indices)
    if total(all) > limit { wrapHeadings() }
    if total(all) > limit { shrinkText(all, to: limit) { $0.leastWidth } }
    if total(all) <= limit { return [all] }
    // A key column that is repeated must leave room for the widest of the others.
    let keys = Array(0..<table.keyColumns)
    let widest = columns[table.keyColumns...].map(\.width).max() ?? 0
    shrinkText(keys, to: limit - Self.gap - widest) { _ in Self.leastKey }
    return split()
  }

  private func total(_ chosen: [Int]) -> Int {
    chosen.reduce(0) { $0 + columns[$1].width } + Self.gap * max(0, chosen.count - 1)
  }

  private mutating func wrapHeadings() {
    for index in columns.indices {
      let words = columns[index].heading.joined(separator: " ")
      let longest = words.split(separator: " ").map { DisplayWidth.columns(of: $0) }.max() ?? 0
      columns[index].setHeading(
        TextWrapping.lines(of: words, width: max(columns[index].cells, longest)))
    }
  }

  /// Takes from the widest text column, again and again, until the columns fit or none can give.
  private mutating func shrinkText(
    _ chosen: [Int], to limit: Int, least: (Column) -> Int
  ) {
    var excess = total(chosen) - limit
    while excess > 0 {
      let texts = chosen.filter { columns[$0].isText && columns[$0].width > least(columns[$0]) }
        .sorted { columns[$0].width > columns[$1].width }
      guard let widest = texts.first else { return }
      let next = texts.first { columns[$0].width < columns[widest].width }
      let floor = max(next.map { columns[$0].width } ?? 0, least(columns[widest]))
      let taken = max(1, min(excess, columns[widest].width - floor))
      columns[widest].width -= taken
      excess -= taken
    }
  }

  private mutating func split() -> [[Int]] {
    let keys = Array(0..<table.keyColumns)
    var blocks: [[Int]] = []
    var block = keys
    for index in table.keyColumns..<columns.count {
      if block.count > keys.count, total(block + [index]) > limit {
        blocks.append(block)
        block = keys
      }
      block.append(index)
    }
    return blocks + [block]
  }

  // MARK: Drawing

  private func lines(of block: [Int]) -> [String] {
    let height = block.map { columns[$0].heading.count }.max() ?? 0
    let rule = style.dim(String(repeating: "─", count: total(block)))
    var lines: [String] = []
    for line in 0..<height {
      let cells = block.map { index -> String in
        let column = columns[index]
        let skipped = height - column.heading.count
        return pad(line < skipped ? "" : column.heading[line - skipped], in: column)
      }
      lines.append(style.bold(joined(cells)))
    }
    lines.append(rule)
    for row in rows {
      guard let row else {
        lines.append(rule)
        continue
      }
      lines.append(joined(block.map { cell(row[$0], in: columns[$0]) }))
    }
    return lines
  }

  private func joined(_ cells: [String]) -> String {
    var line = cells.joined(separator: String(repeating: " ", count: Self.gap))
    while line.last == " " { line.removeLast() }
    return line
  }

  private func cell(_ shown: Shown, in column: Column) -> String {
    guard column.shares > 0 else {
      return pad(shown.text, in: column)
    }
    let count = spaces(column.width - column.shares - shown.width) + shown.text
    return count + spaces(column.shares - shown.shareWidth) + style.dim(shown.share)
  }

  private func pad(_ text: String, in column: Column) -> String {
    let fitted = DisplayWidth.truncate(text, to: column.width)
    let blank = spaces(column.width - DisplayWidth.columns(of: fitted))
    return column.isText ? fitted + blank : blank + fitted
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
