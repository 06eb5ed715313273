import LabeledGraph
import LinkageGraph

/// Which purchases count, and in which row: a number for each product and group.
struct ConcentrationLayout: Sendable {
  /// The products that have rows, ascending.
  let products: [Int]
  /// For each product of the set, its number among those with rows, or ``none``; the last for a link without
  /// a product.
  let numbers: [UInt32]
  /// For each organization the group that it supplies in, or that it is not selected.
  let groups: SharedArray<UInt32>
  /// For each organization whether it buys: whether its kind is not collective.
  let buys: SharedArray<Bool>
  private let groupCount: Int

  static let none = UInt32.max
  /// The number of a link without a product, which carries each of them.
  static let everyProduct = UInt32.max - 1

  init(of graph: ChainGraph, _ selection: OrganizationSelection, _ partition: GroupPartition) {
    let set = graph.set
    let products = set.productNames.indices.filter {
      selection.products?.contains(ProductPosition($0)) ?? true
    }
    var numbers = [UInt32](repeating: Self.none, count: set.productNames.count)
    for (number, product) in products.enumerated() {
      numbers[product] = UInt32(truncatingIfNeeded: number)
    }
    self.products = products
    self.numbers = numbers + [Self.everyProduct]
    groups = partition.groups
    groupCount = partition.texts.count
    let kinds = set.organizationColumns.kinds
    buys = SharedArray(concurrently: kinds.count) { !kinds[$0].isCollective }
  }

  /// The number of rows.
  var rowCount: Int { (products.count + 1) * groupCount }

  /// The number of the rows for any product.
  var anyProduct: Int { products.count }

  /// The row of a product, by its number, and a group.
  @inline(__always)
  func row(_ number: Int, _ group: Int) -> Int { number * groupCount + group }
}
