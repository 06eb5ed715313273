import LabeledGraph

/// What flows where for up to 16 products: the one computation that most measures rest on.
///
/// Lane i of a word speaks of product `slice.products.lowerBound + i`.
struct ProductBatch: Sendable {
  let slice: ProductSlice
  /// For each vertex, lanes of the products that reach the organization from a producer.
  let supply: SharedArray<UInt16>
  /// For each vertex, lanes of the products that some link of the organization carries.
  let linked: SharedArray<UInt16>
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

  var products: Range<Int> { slice.products }

  /// The products, as many at a time as one computation answers for.
  static func ranges(of productCount: Int) -> [Range<Int>] {
    stride(from: 0, to: productCount, by: LaneSweep.lanesPerStage).map {
      $0..<min($0 + LaneSweep.lanesPerStage, productCount)
    }
  }

  private static func stages(of slice: ProductSlice) -> LaneSweep {
    let every = UInt64(slice.labelLanes[slice.everyProduct])
    let (kinds, exported) = (slice.kinds, slice.exported)
    let seeds = SharedArray(concurrently: slice.count) { vertex in
      let seed = UInt64(exported[vertex])
      return switch kinds[vertex] {
      case .exporter: seed | every << exportShift
      case .buyer: seed | every << domesticShift
      case .processor: seed | every << processingShift
      case .group, .cooperative, .union, .market: seed
      }
    }
    return LaneSweep(
      against: slice.forward, reversed: { slice.backward },
      labelLanes: slice.labelLanes.map { UInt64($0) }, seeds: seeds,
      gates: SharedArray(concurrently: slice.count) { kinds[$0] == .processor ? 1 : 0 },
      lanesInUse: slice.products.count)
  }

  func hops(of vertex: Int, lane: Int) -> UInt32 {
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
    let (kinds, declared) = (slice.kinds, slice.declared)
    let (declaresNothing, sellsNothing) = (slice.declaresNothing, slice.sellsNothing)
    let outgoing = slice.forward.lanesOfLabels(slice.labelLanes)
    let seeds = SharedArray(concurrently: slice.count) { vertex in
      guard isProducer[Int(kinds[vertex].rawValue)] else { return 0 as UInt16 }
      return declaresNothing[vertex] ? outgoing[vertex] : declared[vertex]
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
