import LinkageGraph

/// Rows of coverage or reach on their way to a table or to JSON: what all of them have in common.
struct MeasureRows<Row> {
  let rows: [Row]
  let keys: [GroupKey]
  let set: LinkageSet
}

extension MeasureRows {
  /// The columns that say what a row is about: its group, then its product.
  var keyColumns: [TableColumn] { keys.map { .group($0) } + [.product] }

  func keyCells(product: Int?, group: [String]) -> [TableCell] {
    zip(group, keys).map { .group($0, by: $1) } + [.product(product, of: set)]
  }

  /// Fills a table with a row each, groups set apart from one another, and what stands for any
  /// product from the products where there is just one group.
  func fill(
    _ table: inout Table, about: (Row) -> (product: Int?, group: [String]),
    cells: (Row) -> [TableCell]
  ) {
    var last: [String]?
    for row in rows {
      let (product, group) = about(row)
      if let last, last != group || (keys.isEmpty && product == nil) { table.appendRule() }
      last = group
      table.append(keyCells(product: product, group: group) + cells(row))
    }
  }

  /// Writes the members of a JSON object that say what a row is about.
  func writeKeys(product: Int?, group: [String], to json: inout JSONWriter) throws {
    try json.member("product", product.map { set.products[$0] } ?? "any")
    try json.member("group", object: .inline) { json in
      for (key, text) in zip(keys, group) { try json.member(key.rawValue, text) }
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
