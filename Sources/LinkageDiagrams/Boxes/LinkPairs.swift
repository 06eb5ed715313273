import LabeledGraph
import LinkageGraph

/// The drawn links, those between the same two boxes together.
///
/// Links are put into order by counting, once by product, once by target and once by source, so that
/// ten million take a second and no text is compared.
struct LinkPairs {
  private let links: LinkColumns
  private let boxOf: [UInt32]
  /// Positions of links: by source box, target box and product, then as in the set.
  private let order: [UInt32]

  init(_ scope: DiagramScope, plan: BoxPlan) {
    let links = scope.set.linkColumns
    let boxOf = plan.boxOf
    self.links = links
    self.boxOf = boxOf
    var order: [UInt32] = []
    for link in 0..<links.count where scope.draws(link) { order.append(UInt32(link)) }
    let everyProduct = UInt32(scope.set.products.count)
    order = Self.sorted(order, buckets: Int(everyProduct) + 1) { link in
      min(links.products[link], everyProduct)
    }
    order = Self.sorted(order, buckets: plan.boxes.count) { boxOf[Int(links.targets[$0])] }
    self.order = Self.sorted(order, buckets: plan.boxes.count) { boxOf[Int(links.sources[$0])] }
  }

  private static func sorted(
    _ order: [UInt32], buckets: Int, by bucket: (Int) -> UInt32
  ) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: buckets + 1)
    for link in order { starts[Int(bucket(Int(link))) + 1] += 1 }
    for index in 0..<buckets { starts[index + 1] += starts[index] }
    var sorted = [UInt32](repeating: 0, count: order.count)
    for link in order {
      let index = Int(bucket(Int(link)))
      sorted[Int(starts[index])] = link
      starts[index] += 1
    }
    return sorted
  }

  /// How many links are drawn.
  var linkCount: Int { order.count }

  /// Calls a closure with every pair of boxes that a link joins, in the order of the boxes.
  ///
  /// - Complexity: O(links).
  func forEach(_ body: (LinkPair) throws -> Void) rethrows {
    var start = 0
    while start < order.count {
      let first = Int(order[start])
      let (source, target) = (boxOf[Int(links.sources[first])], boxOf[Int(links.targets[first])])
      var end = start + 1
      while end < order.count, boxOf[Int(links.sources[Int(order[end])])] == source,
        boxOf[Int(links.targets[Int(order[end])])] == target
      {
        end += 1
      }
      try body(
        LinkPair(
          source: Int(source), target: Int(target), links: order[start..<end], columns: links))
      start = end
    }
  }
}

/// The links from one box to another.
struct LinkPair {
  let source: Int
  let target: Int
  /// The positions of the links, by product.
  let links: ArraySlice<UInt32>
  let columns: LinkColumns

  /// The product that all of them carry, or `nil` if they carry several; a link without a product
  /// carries several.
  var onlyProduct: Int? {
    guard let first = links.first, let last = links.last else { return nil }
    let product = columns.products[Int(first)]
    return product != LinkColumns.everyProduct && columns.products[Int(last)] == product
      ? Int(product) : nil
  }

  /// Tonnes a year of the links that state them, or `nil` where none does.
  var tonnes: Double? { Self.tonnes(of: links, in: columns) }

  /// Calls a closure with each product, `nil` for every product, how many links carry it, and their
  /// tonnes.
  func forEachProduct(_ body: (_ product: Int?, _ links: Int, _ tonnes: Double?) -> Void) {
    var start = links.startIndex
    while start < links.endIndex {
      let product = columns.products[Int(links[start])]
      var end = start + 1
      while end < links.endIndex, columns.products[Int(links[end])] == product { end += 1 }
      body(
        product == LinkColumns.everyProduct ? nil : Int(product), end - start,
        Self.tonnes(of: links[start..<end], in: columns))
      start = end
    }
  }

  private static func tonnes(of links: ArraySlice<UInt32>, in columns: LinkColumns) -> Double? {
    if columns.volumes.isEmpty { return nil }
    var sum: Double?
    for link in links where !columns.volumes[Int(link)].isNaN {
      sum = (sum ?? 0) + columns.volumes[Int(link)]
    }
    return sum
  }
}
