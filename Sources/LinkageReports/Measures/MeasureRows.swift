import LinkageGraph

/// A row that counts the organizations of one group and product.
protocol MeasureRow: Sendable {
  /// The product, or `nil` for any.
  var product: ProductPosition? { get }
  /// The texts of the group, one for each grouping key; none in a row for all groups together.
  var group: [String] { get }
  var organizations: Int { get }
}

/// A row whose counts can be added to those of other groups: each organization stands in one group.
protocol AddableRow: MeasureRow {
  init(product: ProductPosition?, group: [String])

  /// Adds the counts of other organizations.
  mutating func add(_ other: Self)
}

extension CoverageRow: AddableRow {}
extension ReachRow: AddableRow {}

/// Rows of a measure on their way to a document: what all of them have in common.
struct MeasureRows<Row: MeasureRow>: Sendable {
  let rows: [Row]
  let keys: [GroupKey]
  /// Whether people are shown who participates under contract.
  let showsContracts: Bool
  private let products: [TableCell]
  private let isOneProduct: Bool
  /// Whether there are only rows for any product, and the last one is for all groups.
  private let isTotals: Bool

  init(_ rows: [Row], of subject: MeasureSubject) {
    self.init(rows, shown: rows, isTotals: false, of: subject)
  }

  private init(_ all: [Row], shown rows: [Row], isTotals: Bool, of subject: MeasureSubject) {
    keys = subject.keys
    showsContracts = subject.showsContracts
    self.isTotals = isTotals
    products = subject.set.products.map { .product($0) }
    let first = all.first { $0.product != nil }?.product
    isOneProduct = first != nil && all.allSatisfy { $0.product == nil || $0.product == first }
    self.rows = rows
  }

  /// The columns that say what a row is about: its group, then its product.
  var keyColumns: [TableColumn] { keys.map { .group($0) } + [.product] }

  /// The columns that say so to people, for whom rows that are all for any product need not say it.
  var shownKeyColumns: [TableColumn] {
    isTotals && !keys.isEmpty ? keys.map { .group($0) } : keyColumns
  }

  /// The members of a record that say what a row is about.
  var keyFields: [RowField] {
    [
      RowField("product", .cell(keys.count)),
      RowField(
        "group",
        .present(keys.enumerated().map { RowField($0.element.rawValue, .cell($0.offset)) })),
    ]
  }

  func appendKeys(of row: Row, to sink: inout RowSink) {
    appendGroup(of: row, to: &sink)
    appendProduct(of: row, to: &sink)
  }

  private func appendProduct(of row: Row, to sink: inout RowSink) {
    sink.append(row.product.map { products[$0.offset] } ?? .anyProduct)
  }

  private func appendGroup(of row: Row, to sink: inout RowSink) {
    if row.group.count < keys.count {
      sink.append(.allGroups)
      for _ in keys.dropFirst() { sink.append(.furtherKeyOfAllGroups) }
    }
    for (key, text) in zip(keys, row.group) {
      if key == .district, !text.isEmpty {
        sink.append(text)
      } else {
        sink.append(.group(text, by: key))
      }
    }
  }

  /// Makes every row, for programs; groups stand in the order that their reader expects.
  func makeRows(
    _ sink: inout RowSink, cells: (Row, inout RowSink) -> Void
  ) throws {
    for row in ordered(for: sink.audience) {
      appendKeys(of: row, to: &sink)
      cells(row, &sink)
      try sink.endRow()
    }
  }

  /// Makes every row for a record, where the group of all groups has no members.
  func makeRecordRows(
    _ sink: inout RowSink, cells: (Row, inout RowSink) -> Void
  ) throws {
    for row in rows {
      if row.group.count < keys.count {
        for _ in keys { sink.appendMissing() }
        appendProduct(of: row, to: &sink)
      } else {
        appendKeys(of: row, to: &sink)
      }
      cells(row, &sink)
      try sink.endRow()
    }
  }

  /// Makes the rows that mean something to people: none of a group that the product does not reach,
  /// and none for any product where there is but one.
  ///
  /// Rules set groups apart from one another, and what stands for any product from the products where
  /// there is just one group.
  func makeShownRows(
    _ sink: inout RowSink, cells: (Row, inout RowSink) -> Void
  ) throws {
    var last: [String]?
    for row in ordered(for: sink.audience) {
      if !isTotals, !keys.isEmpty && row.organizations == 0 || isOneProduct && row.product == nil {
        continue
      }
      let isApart =
        isTotals
        ? row.group.count < keys.count : last != row.group || keys.isEmpty && row.product == nil
      if last != nil, isApart { sink.appendRule() }
      last = row.group
      if isTotals, !keys.isEmpty {
        appendGroup(of: row, to: &sink)
      } else {
        appendKeys(of: row, to: &sink)
      }
      cells(row, &sink)
      try sink.endRow()
    }
  }

  /// The rows, their groups by code points for programs, and in the order of the alphabet for people; what
  /// stands for all groups comes last.
  func ordered(for audience: Audience) -> [Row] {
    guard case .people(let language) = audience, !keys.isEmpty else { return rows }
    let groups = rows.indices.filter { $0 == 0 || rows[$0].group != rows[$0 - 1].group }
    let ranges = groups.enumerated().map { index, start in
      start..<(index + 1 < groups.count ? groups[index + 1] : rows.count)
    }
    let order = AlphabeticalOrder(language)
    let sortable = ranges.map { range in
      (
        range: range, isAll: rows[range.lowerBound].group.count < keys.count,
        keys: zip(keys, rows[range.lowerBound].group).map { key, text in
          order.key(of: text.isEmpty ? "" : TableCell.group(text, by: key).text(for: audience))
        }
      )
    }
    let sorted = sortable.sorted { left, right in
      if left.isAll != right.isAll { return right.isAll }
      return left.keys.lexicographicallyPrecedes(right.keys)
    }
    return sorted.flatMap { rows[$0.range] }
  }
}

extension MeasureRows where Row: AddableRow {
  /// Takes the rows, or where only totals are asked for, those for any product and one for all groups
  /// together where there are groups.
  init(_ rows: [Row], of subject: MeasureSubject, totals: Bool) {
    guard totals else {
      self.init(rows, of: subject)
      return
    }
    var shown = rows.filter { $0.product == nil }
    if !subject.keys.isEmpty {
      shown.append(
        shown.reduce(into: Row(product: nil, group: [])) { all, row in all.add(row) })
    }
    self.init(rows, shown: shown, isTotals: true, of: subject)
  }
}

extension TableCell {
  /// What stands for all groups together.
  static let allGroups = TableCell.word("all", LocalizedText("Together", "Tổng cộng"))

  /// What stands for all groups together under every key but the first.
  fileprivate static let furtherKeyOfAllGroups = TableCell.word("all", LocalizedText("", ""))
}
