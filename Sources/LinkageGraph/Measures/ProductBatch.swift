import Dispatch
import LabeledGraph
import Synchronization

/// What flows where for up to 16 products: the one computation that most measures rest on.
///
/// Lane i of a word speaks of product `products.lowerBound + i`.
struct ProductBatch: Sendable {
  let products: Range<Int>
  /// For each organization, lanes of the products that reach it from a producer.
  let supply: [UInt64]
  /// For each organization, lanes of the products that some link of it carries.
  let linked: [UInt64]
  /// Chain stages that each organization reaches, and hops to direct export.
  let stages: LaneSweep
  /// For each label, the lanes it lets through in each stage.
  let labelLanes: [UInt64]

  static let exportShift = 0
  static let domesticShift = 16
  static let processingShift = 32
  static let completeShift = 48

  /// The lanes of one stage.
  static let stageMask: UInt64 = 0xFFFF

  static func ranges(of productCount: Int) -> [Range<Int>] {
    stride(from: 0, to: productCount, by: LaneSweep.lanesPerStage).map {
      $0..<min($0 + LaneSweep.lanesPerStage, productCount)
    }
  }

  /// For each label, the lanes of one stage: its own product's, or all for "every product".
  static func lanesOfLabels(_ products: Range<Int>, in graph: ChainGraph) -> [UInt64] {
    var lanes = [UInt64](repeating: 0, count: graph.everyProduct + 1)
    for (lane, product) in products.enumerated() { lanes[product] = 1 << UInt64(lane) }
    lanes[graph.everyProduct] = 1 << UInt64(products.count) &- 1
    return lanes
  }

  init(_ products: Range<Int>, of graph: ChainGraph) {
    self.products = products
    let oneStage = Self.lanesOfLabels(products, in: graph)
    labelLanes = oneStage
    let spread = Mutex<ProductSpread?>(nil)
    let sweep = Mutex<LaneSweep?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      if half == 0 {
        let found = ProductSpread(products, of: graph, lanes: oneStage)
        spread.withLock { $0 = found }
      } else {
        let found = Self.stages(products, of: graph, lanes: oneStage)
        sweep.withLock { $0 = found }
      }
    }
    guard let spread = spread.withLock(\.self), let sweep = sweep.withLock(\.self) else {
      preconditionFailure("both halves are done before the loop ends")
    }
    supply = spread.supply
    linked = spread.linked
    stages = sweep
  }

  private static func stages(
    _ products: Range<Int>, of graph: ChainGraph, lanes: [UInt64]
  ) -> LaneSweep {
    let every = lanes[graph.everyProduct]
    let kinds = graph.set.organizationColumns.kinds
    var seeds = graph.exports.lanesOfLabels(lanes)
    for organization in kinds.indices {
      switch kinds[organization] {
      case .exporter: seeds[organization] |= every << exportShift
      case .buyer: seeds[organization] |= every << domesticShift
      case .processor: seeds[organization] |= every << processingShift
      case .group, .cooperative, .union, .market: break
      }
    }
    return LaneSweep(
      against: graph.forward, reversed: { graph.backward }, labelLanes: lanes, seeds: seeds,
      gates: kinds.map { $0 == .processor ? 1 : 0 }, lanesInUse: products.count)
  }

  func hops(of organization: Int, lane: Int) -> UInt32 {
    stages.distances[organization * products.count + lane]
  }
}

/// Where the products of a batch come from and go.
struct ProductSpread: Sendable {
  /// For each organization, lanes of the products that it handles: those it declares; else those on
  /// its outgoing links; else those on its incoming links.
  let handled: [UInt64]
  /// For each organization, lanes of the products that reach it from a producer.
  let supply: [UInt64]
  /// For each organization, lanes of the products that some link of it carries.
  let linked: [UInt64]

  init(_ products: Range<Int>, of graph: ChainGraph, lanes: [UInt64]) {
    let isProducer = OrganizationKind.allCases.map { graph.producers.contains($0) }
    let kinds = graph.set.organizationColumns.kinds
    let outgoing = graph.forward.lanesOfLabels(lanes)
    var handled = graph.declared.lanesOfLabels(lanes)
    var seeds = [UInt16](repeating: 0, count: kinds.count)
    // Those that declare nothing and sell nothing handle what they buy.
    var buying: [Int] = []
    for organization in kinds.indices {
      if graph.declared.isEmpty(organization) {
        handled[organization] = outgoing[organization]
        if graph.forward.degree(of: organization) == 0 { buying.append(organization) }
      }
      if isProducer[Int(kinds[organization].rawValue)] {
        seeds[organization] = UInt16(truncatingIfNeeded: handled[organization])
      }
    }
    let spread = LabelSpread(
      rows: graph.forward, labelLanes: lanes.map { UInt16(truncatingIfNeeded: $0) }, seeds: seeds)
    var supply = spread.lanes.map { UInt64($0) }
    var linked = outgoing
    for organization in linked.indices {
      linked[organization] |= UInt64(spread.arriving[organization])
    }
    // What they buy has nowhere to spread to.
    for organization in buying {
      handled[organization] = UInt64(spread.arriving[organization])
      if isProducer[Int(kinds[organization].rawValue)] {
        supply[organization] |= handled[organization]
      }
    }
    self.handled = handled
    self.supply = supply
    self.linked = linked
  }
}
