import LabeledGraph

/// What flows where for up to 16 products: the one computation that most measures rest on.
///
/// Lane i of a word speaks of product `products.lowerBound + i`.
struct ProductBatch: Sendable {
  let products: Range<Int>
  /// For each organization, lanes of the products that reach it from a producer.
  let supply: [UInt64]
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
    supply = Self.supply(products, of: graph, lanes: oneStage)
    let allStages = oneStage.map { $0 | $0 << 16 | $0 << 32 | $0 << 48 }
    let every = oneStage[graph.everyProduct]
    let kinds = graph.set.organizationColumns.kinds
    var seeds = graph.exports.lanesOfLabels(oneStage)
    for organization in kinds.indices {
      switch kinds[organization] {
      case .exporter: seeds[organization] |= every << Self.exportShift
      case .buyer: seeds[organization] |= every << Self.domesticShift
      case .processor: seeds[organization] |= every << Self.processingShift
      case .group, .cooperative, .union, .market: break
      }
    }
    stages = LaneSweep(
      rows: graph.backward, labelLanes: allStages, seeds: seeds,
      gates: kinds.map { $0 == .processor ? 1 : 0 }, watchedLanes: products.count)
  }

  /// Returns, for each organization, the products that reach it from a producer.
  static func supply(
    _ products: Range<Int>, of graph: ChainGraph, lanes: [UInt64]
  ) -> [UInt64] {
    let isProducer = OrganizationKind.allCases.map { graph.producers.contains($0) }
    let kinds = graph.set.organizationColumns.kinds
    var seeds = handled(of: graph, lanes: lanes)
    for organization in kinds.indices where !isProducer[Int(kinds[organization].rawValue)] {
      seeds[organization] = 0
    }
    return LaneSweep(rows: graph.forward, labelLanes: lanes, seeds: seeds).lanes
  }

  /// Returns, for each organization, the products it handles: those it declares; else those on its
  /// outgoing links; else those on its incoming links.
  static func handled(of graph: ChainGraph, lanes: [UInt64]) -> [UInt64] {
    var handled = graph.declared.lanesOfLabels(lanes)
    let outgoing = graph.forward.lanesOfLabels(lanes)
    let incoming = graph.backward.lanesOfLabels(lanes)
    for organization in handled.indices where graph.declared[organization].isEmpty {
      handled[organization] =
        graph.forward.degree(of: organization) > 0
        ? outgoing[organization] : incoming[organization]
    }
    return handled
  }

  /// Returns, for each organization, lanes of the products that some link of it carries.
  func linked(of graph: ChainGraph) -> [UInt64] {
    var lanes = graph.forward.lanesOfLabels(labelLanes)
    let incoming = graph.backward.lanesOfLabels(labelLanes)
    for organization in lanes.indices { lanes[organization] |= incoming[organization] }
    return lanes
  }

  func hops(of organization: Int, lane: Int) -> UInt32 {
    stages.distances[organization * products.count + lane]
  }
}
