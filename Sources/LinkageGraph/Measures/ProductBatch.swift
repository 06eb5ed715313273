package import LabeledGraph

/// What flows where for up to 16 products: the one computation that most measures rest on.
///
/// Lane i of a word speaks of product `slice.products.lowerBound + i`.
package struct ProductBatch: Sendable {
  package let slice: ProductSlice
  /// For each vertex, lanes of the products that reach the organization from a producer.
  package let supply: SharedArray<UInt16>
  /// For each vertex, lanes of the products that some link of the organization carries.
  package let linked: SharedArray<UInt16>
  /// Chain stages that each organization reaches, and hops to direct export.
  package let stages: LaneSweep
  /// For each vertex, lanes of the products with which the organization reaches a processor, a buyer or a
  /// direct exporter over links under contract and memberships; empty where nobody asks.
  let contracted: SharedArray<UInt16>

  package static let exportShift = 0
  package static let domesticShift = 16
  package static let processingShift = 32
  static let completeShift = 48

  package init(_ slice: ProductSlice, producers: Set<OrganizationKind>) {
    self.slice = slice
    let spread: ProductSpread
    let overContracts: SharedArray<UInt16>
    if slice.organizations == nil {
      // The sweep shares its levels out to all cores; the spreads, which cannot, have a thread.
      ((spread, overContracts), stages) = Parallel.both(
        { (ProductSpread(slice, producers: producers), Self.contracted(of: slice)) },
        { Self.stages(of: slice) })
    } else {
      spread = ProductSpread(slice, producers: producers)
      stages = Self.stages(of: slice)
      overContracts = Self.contracted(of: slice)
    }
    supply = spread.supply
    linked = spread.linked
    if case .all = slice.underContract {
      let lanes = stages.lanes
      contracted = SharedArray(concurrently: slice.count) { vertex in
        let reached = lanes[vertex]
        return UInt16(
          truncatingIfNeeded: reached >> UInt64(Self.exportShift)
            | reached >> UInt64(Self.domesticShift) | reached >> UInt64(Self.processingShift))
      }
    } else {
      contracted = overContracts
    }
  }

  /// Where the ends of chains can be reached over links under contract and memberships alone.
  private static func contracted(of slice: ProductSlice) -> SharedArray<UInt16> {
    let every = slice.labelLanes[slice.everyProduct]
    let (acting, exported) = (slice.acting, slice.exported)
    let ends: OrganizationKinds = OrganizationKinds([.exporter, .buyer, .processor])
    @Sendable func seed(_ vertex: Int) -> UInt16 {
      acting[vertex].isDisjoint(with: ends) ? exported[vertex] : every
    }
    switch slice.underContract {
    case .notAsked, .all: return SharedArray()
    case .none: return SharedArray(concurrently: slice.count) { seed($0) }
    case .memberships(let memberships, let rows):
      let lanes = memberships.spread(
        over: slice.count, labelLanes: slice.labelLanes, seed: seed)
      if let lanes { return lanes }
      let seeds = SharedArray(concurrently: slice.count, seed)
      guard let rows = rows.value else { return seeds }
      return LabelSpread(
        rows: rows, labelLanes: slice.labelLanes, seeds: seeds, lanesInUse: slice.products.count
      ).lanes
    case .part(let rows, vertices: nil):
      return LabelSpread(
        rows: rows, labelLanes: slice.labelLanes,
        seeds: SharedArray(concurrently: slice.count) { seed($0) },
        lanesInUse: slice.products.count
      ).lanes
    case .part(let rows, let vertices?):
      let reached = LabelSpread(
        rows: rows, labelLanes: slice.labelLanes,
        seeds: SharedArray(count: vertices.count) { seed(Int(vertices[$0])) },
        lanesInUse: slice.products.count
      ).lanes
      let result = ParallelBuffer<UInt16>(count: slice.count)
      for vertex in 0..<slice.count { result[vertex] = seed(vertex) }
      for (position, vertex) in vertices.enumerated() { result[Int(vertex)] = reached[position] }
      return result.finished()
    }
  }

  var products: Range<Int> { slice.products }

  /// The products, as many at a time as one computation answers for.
  static func ranges(of productCount: Int) -> [Range<Int>] {
    stride(from: 0, to: productCount, by: LaneSweep.lanesPerStage).map {
      $0..<min($0 + LaneSweep.lanesPerStage, productCount)
    }
  }

  private static func stages(of slice: ProductSlice) -> LaneSweep {
    let every = UInt64(slice.labelLanes[slice.everyProduct])
    let (acting, exported) = (slice.acting, slice.exported)
    let (exporter, buyer) = (OrganizationKinds(.exporter), OrganizationKinds(.buyer))
    let processor = OrganizationKinds(.processor)
    let seeds = SharedArray(concurrently: slice.count) { vertex in
      let kinds = acting[vertex]
      var seed = UInt64(exported[vertex])
      if kinds.contains(exporter) { seed |= every << exportShift }
      if kinds.contains(buyer) { seed |= every << domesticShift }
      if kinds.contains(processor) { seed |= every << processingShift }
      return seed
    }
    return LaneSweep(
      against: slice.forward, reversed: { slice.backward },
      labelLanes: slice.labelLanes.map { UInt64($0) }, seeds: seeds,
      gates: SharedArray(concurrently: slice.count) { acting[$0].contains(processor) ? 1 : 0 },
      lanesInUse: slice.products.count)
  }

  package func hops(of vertex: Int, lane: Int) -> UInt32 {
    stages.distances[vertex * slice.products.count + lane]
  }
}

/// Where the products of a slice come from.
struct ProductSpread: Sendable {
  /// For each vertex, lanes of the products that reach the organization from a producer.
  let supply: SharedArray<UInt16>
  /// For each vertex, lanes of the products that some link of the organization carries.
  let linked: SharedArray<UInt16>

  init(_ slice: ProductSlice, producers: Set<OrganizationKind>) {
    let isProducer = OrganizationKind.allCases.map { producers.contains($0) }
    let (kinds, declared) = (slice.acting.kinds, slice.declared)
    let (declaresNothing, sellsNothing) = (slice.declaresNothing, slice.sellsNothing)
    let (named, outgoing) = slice.forward.lanesOfLabels(slice.labelLanes)
    let seeds = SharedArray(concurrently: slice.count) { vertex in
      guard isProducer[Int(kinds[vertex].rawValue)] else { return 0 as UInt16 }
      // A link for every product adds none to those that are declared.
      return declaresNothing[vertex] ? outgoing[vertex] : declared[vertex] | named[vertex]
    }
    let spread = LabelSpread(
      rows: slice.forward, labelLanes: slice.labelLanes, seeds: seeds,
      lanesInUse: slice.products.count)
    let (reached, arriving) = (spread.lanes, spread.arriving)
    // Producers that declare nothing and sell nothing handle what they buy, which has nowhere to spread
    // to from them.
    supply = SharedArray(concurrently: slice.count) { vertex in
      let handlesWhatItBuys =
        isProducer[Int(kinds[vertex].rawValue)] && declaresNothing[vertex]
        && sellsNothing[vertex]
      return reached[vertex] | (handlesWhatItBuys ? arriving[vertex] : 0)
    }
    linked = SharedArray(concurrently: slice.count) { outgoing[$0] | arriving[$0] }
  }
}
