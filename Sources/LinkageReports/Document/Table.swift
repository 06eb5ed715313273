public import LinkageGraph

/// Figures in rows and columns, independent of the format in which they are written.
///
/// The rows are not stored: a writer has them made, one after another, as often as it needs them.
///
/// ```swift
/// let name = TableColumn(LocalizedText("Name", "Tên"), name: "name", kind: .text)
/// let members = TableColumn(LocalizedText("Members", "Thành viên"), name: "members", kind: .number)
/// let table = Table(columns: [name, members]) { rows in
///   for organization in set.organizations {
///     rows.append(organization.displayName)
///     rows.append(orMissing: organization.members)
///     try rows.endRow()
///   }
/// }
/// ```
public struct Table: Sendable {
  /// The title that people read above the table.
  public let title: LocalizedText?
  /// The columns, from left to right.
  public let columns: [TableColumn]
  /// How many columns at the left say what a row is about; they are repeated where a table that is too
  /// wide continues below itself.
  public let keyColumns: Int
  /// How many rows people are shown; programs get all.
  public let limit: RowLimit?

  private let makeRows: @Sendable (inout RowSink) throws -> Void

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - title: The title that people read above the table.
  ///   - columns: The columns, from left to right.
  ///   - keyColumns: How many of them say what a row is about.
  ///   - limit: How many rows people are shown, or `nil` for all.
  ///   - rows: Makes the rows. It is called as often as a writer goes through them, and must make the
  ///     same each time.
  public init(
    _ title: LocalizedText? = nil, columns: [TableColumn], keyColumns: Int = 1,
    limit: RowLimit? = nil, rows: @escaping @Sendable (inout RowSink) throws -> Void
  ) {
    self.title = title
    self.columns = columns
    self.keyColumns = min(keyColumns, columns.count)
    self.limit = limit
    makeRows = rows
  }

  /// Makes the rows and passes them on, a block at a time.
  ///
  /// - Parameters:
  ///   - audience: Who the rows are for.
  ///   - limited: Whether people are shown only so many rows as the table's limit says.
  ///   - body: Is called for each block.
  /// - Returns: How many rows people are not shown.
  /// - Throws: What the body throws.
  /// - Complexity: That of the rows; memory for one block.
  @discardableResult
  func forEachBlock(
    for audience: Audience, limited: Bool = true, _ body: (RowBlock) throws -> Void
  ) throws -> Int {
    try withoutActuallyEscaping(body) { body in
      var sink = RowSink(
        for: audience, columns: columns.count,
        limit: audience == .programs || !limited ? nil : limit?.count, passingTo: body)
      try makeRows(&sink)
      try sink.finish()
      return sink.omitted
    }
  }
}

/// How many rows of a table people are shown, and what they read of the rest.
public struct RowLimit: Sendable {
  /// The most rows that are shown.
  public let count: Int
  /// Says how many more there are, and how to get them.
  public let note: @Sendable (Int) -> LocalizedText

  /// Creates a limit.
  public init(_ count: Int, note: @escaping @Sendable (Int) -> LocalizedText) {
    self.count = count
    self.note = note
  }
}

/// One column of a table.
public struct TableColumn: Sendable {
  /// The heading that people read.
  public let title: LocalizedText
  /// The name that programs read: English, `snake_case`.
  public let name: String
  /// What the cells hold.
  public let kind: TableColumnKind
  /// A terminal may make the column so narrow, its texts then going over several lines; `.max` for a
  /// column whose texts stay whole, as ids do.
  public let leastWidth: Int

  /// Creates a column.
  public init(
    _ title: LocalizedText, name: String, kind: TableColumnKind, leastWidth: Int = 12
  ) {
    self.title = title
    self.name = name
    self.kind = kind
    self.leastWidth = leastWidth
  }
}

/// What the cells of a column hold.
public enum TableColumnKind: Sendable {
  /// Text, aligned to the left.
  case text
  /// Numbers, aligned to the right.
  case number
  /// Counts beside their share of a whole, each aligned to the right. In CSV they are two columns,
  /// the second named `…_share`.
  case share
}

/// What stands in one row and column.
public enum TableCell: Sendable, Hashable {
  /// A text, the same for everybody.
  case text(String)
  /// A word of the vocabulary: programs read its English form, people their language.
  case word(String, LocalizedText)
  /// A whole number.
  case whole(Int)
  /// A number that people read with so many decimals, and programs unrounded.
  case decimal(Double, decimals: Int)
  /// A part of a whole: people read the part and its percentage, programs the part and its share
  /// of 1.
  case share(Int, of: Int)
  /// Yes or no.
  case answer(Bool)
  /// Nothing is known, or nothing applies.
  case missing
}

/// Who reads what is written.
public enum Audience: Sendable, Hashable {
  /// People, in their language.
  case people(Language)
  /// Programs: English words, unrounded numbers, every row.
  case programs
}
