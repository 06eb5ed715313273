import LinkageGraph

/// A result in rows and columns, before it is known how it will be written.
struct Table: Sendable {
  /// What stands above the table where people read it.
  var title: LocalizedText?
  let columns: [TableColumn]
  /// How many columns at the left say what a row is about; they are repeated where a table is
  /// too wide and goes on below itself.
  let keyColumns: Int
  private(set) var rows: [TableRow] = []

  init(_ title: LocalizedText? = nil, columns: [TableColumn], keyColumns: Int = 1) {
    self.title = title
    self.columns = columns
    self.keyColumns = min(keyColumns, columns.count)
  }

  /// Adds a row with a cell for every column.
  mutating func append(_ cells: [TableCell]) {
    precondition(cells.count == columns.count, "a row needs a cell for every column")
    rows.append(.cells(cells))
  }

  /// Adds a thin rule, which sets apart what follows; machines do not see it.
  mutating func appendRule() { rows.append(.rule) }
}

/// One column of a table.
struct TableColumn: Sendable {
  /// The heading that people read.
  let title: LocalizedText
  /// The name that machines read: English, `snake_case`.
  let name: String
  let kind: TableColumnKind
  /// A terminal may cut text off down to this many columns.
  let leastWidth: Int

  init(_ title: LocalizedText, name: String, kind: TableColumnKind, leastWidth: Int = 12) {
    self.title = title
    self.name = name
    self.kind = kind
    self.leastWidth = leastWidth
  }
}

/// What the cells of a column hold.
enum TableColumnKind: Sendable {
  /// Text, aligned to the left.
  case text
  /// Numbers, aligned to the right.
  case number
  /// Counts beside their share of a whole, each aligned to the right. In CSV they are two columns,
  /// the second named `…_share`.
  case share
}

/// One line of a table.
enum TableRow: Sendable {
  case cells([TableCell])
  case rule
}

/// What stands in one row and column.
enum TableCell: Sendable, Hashable {
  case text(String)
  /// A word of the vocabulary: machines read its English form, people their language.
  case word(String, LocalizedText)
  case whole(Int)
  /// A number that people read with so many decimals, and machines unrounded.
  case decimal(Double, places: Int)
  /// A part of a whole: people read the part and its percentage, machines the part and its share
  /// of 1.
  case share(Int, of: Int)
  /// Nothing is known, or nothing applies.
  case missing
}

extension TableCell {
  /// The cell as a person reads it; of a share, the count.
  func shown(in language: Language) -> String {
    switch self {
    case .text(let text): DisplayWidth.visible(text)
    case .word(_, let text): DisplayWidth.visible(text(language))
    case .whole(let value), .share(let value, of: _): NumberText.whole(value, in: language)
    case .decimal(let value, let places):
      NumberText.decimal(value, places: places, in: language)
    case .missing: NumberText.missing
    }
  }

  /// The percentage that stands beside the count of a share; empty for any other cell.
  func shownShare(in language: Language) -> String {
    guard case .share(let part, of: let whole) = self else { return "" }
    return NumberText.percent(part, of: whole, in: language)
  }
}
