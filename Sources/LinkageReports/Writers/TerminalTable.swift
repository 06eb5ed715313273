import LinkageGraph

/// A table on its way to a terminal: aligned columns under a heading, no line wider than the
/// terminal where that can be.
///
/// What does not fit is narrowed in this order: headings go over several lines, then texts, then the
/// columns go on below, after the key columns once more. Nothing is cut off; ids stay on one line even
/// where that is too wide.
struct TerminalTable: ~Copyable {
  private let table: Table
  private let language: Language
  private let style: TextStyle
  private let limit: Int
  private var columns: [Column] = []
  private var rows: ShownRows

  private static let gap = 2
  /// A key column on a very narrow terminal, down to this many.
  private static let leastKey = 4
  private static let blank = UInt8(ascii: " ")

  private struct Column {
    let kind: TableColumnKind
    /// It is made no narrower than this.
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

  /// How many rows are not shown, known once the table is written.
  var omitted: Int { rows.omitted }

  init(_ table: Table, language: Language, width: Int?, style: TextStyle) {
    self.table = table
    self.language = language
    self.style = style
    limit = width ?? .max
    rows = ShownRows(of: table, in: language)
  }

  /// Writes the table.
  mutating func write<Sink: ByteSink & ~Copyable>(
    to sink: inout Sink, _ output: inout OutputBuffer
  ) throws {
    try measure()
    let blocks = fit()
    if let title = table.title { output.append("\(style.bold(title(language)))\n\n") }
    for (index, block) in blocks.enumerated() {
      if index > 0 { output.append("\n") }
      try write(block, to: &sink, &output)
    }
  }

  private mutating func measure() throws {
    var counts = [Int](repeating: 0, count: table.columns.count)
    var shares = counts
    var row = ShownRow(language: language)
    try rows.measure { block in
      for index in 0..<block.rowCount {
        for column in counts.indices {
          let widths = row.widths(of: block.cells[index * block.width + column], in: block)
          counts[column] = max(counts[column], widths.text)
          shares[column] = max(shares[column], widths.share)
        }
      }
    }
    columns = table.columns.indices.map { index in
      let definition = table.columns[index]
      let share = shares[index] == 0 ? 0 : shares[index] + Self.gap
      var column = Column(
        kind: definition.kind, leastWidth: definition.leastWidth, heading: [],
        cells: counts[index] + share, shares: share, width: 0)
      column.setHeading([DisplayWidth.visible(definition.title(language))])
      return column
    }
  }

  // MARK: Fitting

  /// Narrows the columns and returns which of them stand side by side, block after block.
  private mutating func fit() -> [[Int]] {
    let all = Array(columns.indices)
    if total(all) > limit { wrapHeadings() }
    if total(all) > limit { shrinkText(all, to: limit) { $0.leastWidth } }
    if total(all) <= limit {
      for index in columns.indices { wrapHeading(of: index, to: columns[index].width) }
      return [all]
    }
    // A key column that is repeated must leave room for the widest of the others.
    let keys = Array(0..<table.keyColumns)
    let widest = columns[table.keyColumns...].map(\.width).max() ?? 0
    shrinkText(keys, to: limit - Self.gap - widest) {
      $0.leastWidth == .max ? .max : Self.leastKey
    }
    for index in columns.indices { wrapHeading(of: index, to: columns[index].width) }
    return split()
  }

  private func total(_ chosen: [Int]) -> Int {
    chosen.reduce(0) { $0 + columns[$1].width } + Self.gap * max(0, chosen.count - 1)
  }

  /// Puts the heading of a column that texts left narrower than it over more lines.
  private mutating func wrapHeading(of index: Int, to width: Int) {
    let isTooWide = columns[index].heading.contains { DisplayWidth.columns(of: $0) > width }
    if isTooWide {
      columns[index].heading = TextWrapping.brokenLines(
        of: columns[index].heading.joined(separator: " "), width: width)
    }
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

  private func split() -> [[Int]] {
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

  /// Writes the columns that stand side by side, from their headings to the last row.
  private func write<Sink: ByteSink & ~Copyable>(
    _ chosen: [Int], to sink: inout Sink, _ output: inout OutputBuffer
  ) throws {
    let height = chosen.map { columns[$0].heading.count }.max() ?? 0
    for line in 0..<height {
      let cells = chosen.map { index -> String in
        let column = columns[index]
        let skipped = height - column.heading.count
        return padded(line < skipped ? "" : column.heading[line - skipped], in: column)
      }
      output.append("\(style.bold(joined(cells)))\n")
    }
    let rule = style.dim(String(repeating: "─", count: total(chosen))) + "\n"
    output.append(rule)
    var row = ShownRow(language: language)
    try rows.forEachBlock { block in
      var rules = block.rules[...]
      for index in 0..<block.rowCount {
        while rules.first == index {
          output.append(rule)
          rules.removeFirst()
        }
        row.set(index, of: block)
        append(row, chosen, to: &output)
        try output.flushIfFull(to: &sink)
      }
      for _ in rules { output.append(rule) }
    }
  }

  private func joined(_ cells: [String]) -> String {
    var line = cells.joined(separator: String(repeating: " ", count: Self.gap))
    while line.last == " " { line.removeLast() }
    return line
  }

  private func padded(_ text: String, in column: Column) -> String {
    let blank = String(
      repeating: " ", count: max(0, column.width - DisplayWidth.columns(of: text)))
    return column.isText ? text + blank : blank + text
  }

  private func append(_ row: ShownRow, _ chosen: [Int], to output: inout OutputBuffer) {
    if chosen.contains(where: { row.cells[$0].text.width > columns[$0].width }) {
      return appendLines(row, chosen, to: &output)
    }
    let start = output.count
    for (position, index) in chosen.enumerated() {
      if position > 0 { output.append(Self.blank, times: Self.gap) }
      append(row, row.cells[index], in: columns[index], to: &output)
    }
    output.removeBlanks(downTo: start)
    output.append(UInt8(ascii: "\n"))
  }

  /// Appends a row whose texts go over several lines.
  private func appendLines(_ row: ShownRow, _ chosen: [Int], to output: inout OutputBuffer) {
    let texts = chosen.map { index -> [String] in
      let text = row.cells[index].text
      guard text.width > columns[index].width else { return [] }
      return TextWrapping.brokenLines(of: row.span(of: text).text, width: columns[index].width)
    }
    for line in 0..<(texts.map(\.count).max() ?? 0) {
      let start = output.count
      for (position, index) in chosen.enumerated() {
        if position > 0 { output.append(Self.blank, times: Self.gap) }
        let column = columns[index]
        if line < texts[position].count {
          output.append(padded(texts[position][line], in: column))
        } else if line == 0 {
          append(row, row.cells[index], in: column, to: &output)
        } else {
          output.append(Self.blank, times: column.width)
        }
      }
      output.removeBlanks(downTo: start)
      output.append(UInt8(ascii: "\n"))
    }
  }

  private func append(
    _ row: ShownRow, _ cell: ShownRow.Cell, in column: Column, to output: inout OutputBuffer
  ) {
    let text = row.span(of: cell.text)
    if column.shares > 0 {
      output.append(Self.blank, times: column.width - column.shares - cell.text.width)
      output.append(text)
      output.append(Self.blank, times: column.shares - cell.share.width)
      if style == .plain {
        output.append(row.span(of: cell.share))
      } else {
        output.append(style.dim(row.span(of: cell.share).text))
      }
    } else {
      let blanks = column.width - cell.text.width
      if !column.isText { output.append(Self.blank, times: blanks) }
      output.append(text)
      if column.isText { output.append(Self.blank, times: blanks) }
    }
  }
}
