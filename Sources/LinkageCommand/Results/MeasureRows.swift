import LinkageGraph

/// A row that counts the organizations of one group and product.
protocol MeasureRow {
  /// The product, or `nil` for any.
  var product: ProductPosition? { get }
  var group: [String] { get }
  var organizations: Int { get }
}

extension CoverageRow: MeasureRow {}
extension ReachRow: MeasureRow {}

/// Rows of coverage or reach on their way to a table or to JSON: what all of them have in common.
struct MeasureRows<Row: MeasureRow> {
  private(set) var rows: [Row]
  let keys: [GroupKey]
  let set: LinkageSet
}

extension MeasureRows {
  /// The columns that say what a row is about: its group, then its product.
  var keyColumns: [TableColumn] { keys.map { .group($0) } + [.product] }

  func keyCells(_ row: Row) -> [TableCell] {
    zip(row.group, keys).map { .group($0, by: $1) } + [.product(row.product, of: set)]
  }

  /// The rows that tell a person something: none of a group that the product does not reach, and
  /// none for any product where there is but one.
  var telling: MeasureRows {
    let isOneProduct = Set(rows.compactMap(\.product)).count == 1
    var telling = self
    telling.rows.removeAll {
      (!keys.isEmpty && $0.organizations == 0) || (isOneProduct && $0.product == nil)
    }
    return telling
  }

  /// Fills a table with a row each, groups set apart from one another, and what stands for any
  /// product from the products where there is just one group.
  func fill(_ table: inout Table, cells: (Row) -> [TableCell]) {
    var last: [String]?
    for row in rows {
      if let last, last != row.group || (keys.isEmpty && row.product == nil) {
        table.appendRule()
      }
      last = row.group
      table.append(keyCells(row) + cells(row))
    }
  }

  /// Writes the members of a JSON object that say what a row is about.
  func writeKeys(_ row: Row, to json: inout JSONWriter) throws {
    try json.member("product", row.product.map { set.products[$0] } ?? "any")
    try json.member("group", object: .inline) { json in
      for (key, text) in zip(keys, row.group) { try json.member(key.rawValue, text) }
    }
  }

  /// Writes the rows as an array under a key.
  func write(
    _ key: String, to json: inout JSONWriter, row: (Row, inout JSONWriter) throws -> Void
  ) throws {
    try json.member(key, array: .lines) { json in
      for item in rows { try json.object(.inline) { json in try row(item, &json) } }
    }
  }
}
