import LabeledGraph
import LinkageGraph

/// The drawn links, those between the same two boxes together.
///
/// Links are put into order by counting, once by product, once by target and once by source, so that
/// ten million take a second and no text is compared. What is drawn of them is then laid out in this
/// order, so that whoever goes through the pairs reads memory from one end to the other.
struct LinkPairs {
  /// The products of the links: by source box, target box and product, then as in the set.
  private let products: SharedArray<UInt32>
  /// Their tonnes in the same order; empty where the set has none.
  private let volumes: SharedArray<Double>
  private var sources: [UInt32] = []
  private var targets: [UInt32] = []
  /// Where the links of each pair begin, and the number of links at the end.
  private var starts: [UInt32] = []

  init(_ scope: DiagramScope, plan: BoxPlan) {
    let links = scope.set.linkColumns
    let boxOf = plan.boxOf
    var order: [UInt32] = []
    order.reserveCapacity(links.count)
    for link in 0..<links.count where scope.draws(link) { order.append(UInt32(link)) }
    let everyProduct = UInt32(scope.set.products.count)
    order = Self.sorted(order, buckets: Int(everyProduct) + 1) { link in
      min(links.products[link], everyProduct)
    }
    order = Self.sorted(order, buckets: plan.boxes.count) { boxOf[Int(links.targets[$0])] }
    order = Self.sorted(order, buckets: plan.boxes.count) { boxOf[Int(links.sources[$0])] }
    products = Self.column(links.products, in: order)
    volumes = links.volumes.isEmpty ? SharedArray() : Self.column(links.volumes, in: order)
    // Room that is not used takes no memory.
    sources.reserveCapacity(order.count)
    targets.reserveCapacity(order.count)
    starts.reserveCapacity(order.count + 1)
    for (place, link) in order.enumerated() {
      let source = boxOf[Int(links.sources[Int(link)])]
      let target = boxOf[Int(links.targets[Int(link)])]
      if source != sources.last || target != targets.last {
        sources.append(source)
        targets.append(target)
        starts.append(UInt32(place))
      }
    }
    starts.append(UInt32(order.count))
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

  private static func column<Element>(
    _ column: SharedArray<Element>, in order: [UInt32]
  ) -> SharedArray<Element> {
    let moved = ParallelBuffer<Element>(count: order.count)
    for (place, link) in order.enumerated() { moved[place] = column[Int(link)] }
    return moved.finished()
  }

  /// How many links are drawn.
  var linkCount: Int { products.count }

  /// How many pairs of boxes a link joins.
  var count: Int { sources.count }

  /// Returns a pair of boxes that a link joins; pairs are in the order of the boxes.
  subscript(number: Int) -> LinkPair {
    LinkPair(
      source: Int(sources[number]), target: Int(targets[number]),
      links: Int(starts[number])..<Int(starts[number + 1]))
  }

  /// Returns the product that all links of a pair carry, or `nil` if they carry several; a link
  /// without a product carries several.
  func onlyProduct(of pair: LinkPair) -> Int? {
    let product = products[pair.links.lowerBound]
    return product != LinkColumns.everyProduct && products[pair.links.upperBound - 1] == product
      ? Int(product) : nil
  }

  /// Returns the tonnes a year of the links that state them, or `nil` where none does.
  func tonnes(of links: Range<Int>) -> Double? {
    if volumes.isEmpty { return nil }
    var sum: Double?
    for link in links where !volumes[link].isNaN { sum = (sum ?? 0) + volumes[link] }
    return sum
  }

  /// Calls a closure with each product, `nil` for every product, and the tonnes of the links that
  /// carry it.
  func forEachProduct(of pair: LinkPair, _ body: (_ product: Int?, _ tonnes: Double?) -> Void) {
    var start = pair.links.lowerBound
    while start < pair.links.upperBound {
      let product = products[start]
      var end = start + 1
      while end < pair.links.upperBound, products[end] == product { end += 1 }
      body(
        product == LinkColumns.everyProduct ? nil : Int(product), tonnes(of: start..<end))
      start = end
    }
  }
}

/// The links from one box to another.
struct LinkPair {
  let source: Int
  let target: Int
  /// The places of the links among all that are drawn, by product.
  let links: Range<Int>
}
