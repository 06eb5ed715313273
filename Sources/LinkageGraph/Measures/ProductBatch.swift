import LabeledGraph

/// What flows where for up to 16 products: the one computation that most measures rest on.
///
/// Lane i of a word speaks of product `slice.products.lowerBound + i`.
struct ProductBatch: Sendable {
  let slice: ProductSlice
  /// For each vertex, lanes of the products that reach the organization from a producer.
  let supply: [UInt64]
  /// For each vertex, lanes of the products that some link of the organization carries.
  let linked: [UInt64]
  /// Chain stages that each organization reaches, and hops to direct export.
  let stages: LaneSweep

  static let exportShift = 0
  static let domesticShift = 16
  static let processingShift = 32
  static let completeShift = 48

  init(_ slice: ProductSlice, producers: Set<OrganizationKind>) {
    self.slice = slice
    let spread: ProductSpread
    if slice.organizations == nil {
      // The sweep shares its levels out to all cores; the spread, which cannot, has a thread.
      (spread, stages) = Parallel.both(
        { ProductSpread(slice, producers: producers) }, { Self.stages(of: slice) })
    } else {
      spread = ProductSpread(slice, producers: producers)
      stages = Self.stages(of: slice)
    }
    supply = spread.supply
    linked = spread.linked
  }

  /// Computes what flows where in the whole graph.
  init(_ products: Range<Int>, of graph: ChainGraph) {
    self.init(ProductSlice(products, whole: graph), producers: graph.producers)
  }

  var products: Range<Int> { slice.products }

  /// The products, as many at a time as one computation answers for.
  static func ranges(of productCount: Int) -> [Range<Int>] {
    stride(from: 0, to: productCount, by: LaneSweep.lanesPerStage).map {
      $0..<min($0 + LaneSweep.lanesPerStage, productCount)
    }
  }

  private static func stages(of slice: ProductSlice) -> LaneSweep {
    let every = slice.labelLanes[slice.everyProduct]
    let kinds = slice.kinds
    var seeds = slice.exported
    for vertex in kinds.indices {
      switch kinds[vertex] {
      case .exporter: seeds[vertex] |= every << exportShift
      case .buyer: seeds[vertex] |= every << domesticShift
      case .processor: seeds[vertex] |= every << processingShift
      case .group, .cooperative, .union, .market: break
      }
    }
    return LaneSweep(
      against: slice.forward, reversed: { slice.backward }, labelLanes: slice.labelLanes,
      seeds: seeds, gates: kinds.map { $0 == .processor ? 1 : 0 },
      lanesInUse: slice.products.count)
  }

  func hops(of vertex: Int, lane: Int) -> UInt32 {
    stages.distances[vertex * slice.products.count + lane]
  }
}

/// Where the products of a slice come from.
struct ProductSpread: Sendable {
  /// For each vertex, lanes of the products that reach the organization from a producer.
  let supply: [UInt64]
  /// For each vertex, lanes of the products that some link of the organization carries.
  let linked: [UInt64]

  init(_ slice: ProductSlice, producers: Set<OrganizationKind>) {
    let isProducer = OrganizationKind.allCases.map { producers.contains($0) }
    let kinds = slice.kinds
    let outgoing = slice.forward.lanesOfLabels(slice.labelLanes)
    var seeds = [UInt16](repeating: 0, count: kinds.count)
    // Those that declare nothing and sell nothing handle what they buy.
    var buying: [Int] = []
    for vertex in kinds.indices where isProducer[Int(kinds[vertex].rawValue)] {
      var handled = slice.declared[vertex]
      if slice.declaresNothing[vertex] {
        handled = outgoing[vertex]
        if slice.sellsNothing[vertex] { buying.append(vertex) }
      }
      seeds[vertex] = UInt16(truncatingIfNeeded: handled)
    }
    let spread = LabelSpread(
      rows: slice.forward, labelLanes: slice.labelLanes.map { UInt16(truncatingIfNeeded: $0) },
      seeds: seeds)
    var supply = spread.lanes.map { UInt64($0) }
    var linked = outgoing
    for vertex in linked.indices { linked[vertex] |= UInt64(spread.arriving[vertex]) }
    // What they buy has nowhere to spread to.
    for vertex in buying { supply[vertex] |= UInt64(spread.arriving[vertex]) }
    self.supply = supply
    self.linked = linked
  }
}
