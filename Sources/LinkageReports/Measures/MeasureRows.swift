import LinkageGraph

/// A row that counts the organizations of one group and product.
protocol MeasureRow: Sendable {
  /// The product, or `nil` for any.
  var product: ProductPosition? { get }
  var group: [String] { get }
  var organizations: Int { get }
}

extension CoverageRow: MeasureRow {}
extension ReachRow: MeasureRow {}

/// Rows of coverage or reach on their way to a document: what all of them have in common.
struct MeasureRows<Row: MeasureRow>: Sendable {
  let rows: [Row]
  let keys: [GroupKey]
  /// Whether people are shown who participates under contract.
  let showsContracts: Bool
  private let products: [TableCell]
  private let isOneProduct: Bool

  init(_ rows: [Row], of subject: MeasureSubject) {
    self.rows = rows
    keys = subject.keys
    showsContracts = subject.showsContracts
    products = subject.set.products.map { .product($0) }
    let first = rows.first { $0.product != nil }?.product
    isOneProduct = first != nil && rows.allSatisfy { $0.product == nil || $0.product == first }
  }

  /// The columns that say what a row is about: its group, then its product.
  var keyColumns: [TableColumn] { keys.map { .group($0) } + [.product] }

  /// The members of a record that say what a row is about.
  var keyFields: [RowField] {
    [
      RowField("product", .cell(keys.count)),
      RowField(
        "group",
        .record(keys.enumerated().map { RowField($0.element.rawValue, .cell($0.offset)) })),
    ]
  }

  func appendKeys(of row: Row, to sink: inout RowSink) {
    for (key, text) in zip(keys, row.group) {
      if key == .district, !text.isEmpty {
        sink.append(text)
      } else {
        sink.append(.group(text, by: key))
      }
    }
    sink.append(row.product.map { products[$0.offset] } ?? .anyProduct)
  }

  /// Makes every row, for programs.
  func makeRows(
    _ sink: inout RowSink, cells: (Row, inout RowSink) -> Void
  ) throws {
    for row in rows {
      appendKeys(of: row, to: &sink)
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
    for row in rows {
      if !keys.isEmpty && row.organizations == 0 || isOneProduct && row.product == nil { continue }
      if let last, last != row.group || (keys.isEmpty && row.product == nil) {
        sink.appendRule()
      }
      last = row.group
      appendKeys(of: row, to: &sink)
      cells(row, &sink)
      try sink.endRow()
    }
  }
}
