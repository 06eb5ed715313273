import LinkageGraph

/// Routes and surroundings of one organization, from plain searches.
enum PlainTrace {
  /// Holds a trace to the links: every route is one and no shorter one exists; upstream and
  /// downstream are what a search finds.
  static func verify(_ trace: ChainTrace, of set: LinkageSet) throws {
    let count = set.organizationColumns.count
    let start = (0..<count).map { $0 == trace.organization.offset }
    var (isUpstream, isDownstream) = (
      [Bool](repeating: false, count: count), [Bool](repeating: false, count: count)
    )
    var supplied: [Int] = []
    for product in set.productNames.indices {
      let chain = PlainChain(of: product, in: set)
      guard chain.isSupplied[trace.organization.offset] else { continue }
      supplied.append(product)
      let behind = chain.backward.distances(from: start)
      let ahead = chain.forward.distances(from: start)
      for other in 0..<count where other != trace.organization.offset {
        if behind[other] >= 0 { isUpstream[other] = true }
        if ahead[other] >= 0 { isDownstream[other] = true }
      }
      guard let route = trace.routes.first(where: { $0.product.offset == product }) else {
        continue
      }
      let name = set.productNames[product]
      try expect(
        route.hops == chain.hops(of: trace.organization.offset),
        "the route of \(name) is not shortest")
      guard let last = route.organizations.last else { continue }
      try expect(
        route.organizations[0] == trace.organization && chain.exportsDirectly[last.offset],
        "the route of \(name) does not lead from the organization to a direct exporter")
      for (near, far) in zip(route.organizations, route.organizations.dropFirst()) {
        try expect(
          chain.forward[near.offset].contains(UInt32(far.offset)), "the route of \(name) jumps")
      }
    }
    try expect(trace.routes.map(\.product.offset) == supplied, "routes of other products")
    try expect(
      trace.upstream.map(\.offset) == (0..<count).filter { isUpstream[$0] }, "others stand upstream"
    )
    try expect(
      trace.downstream.map(\.offset) == (0..<count).filter { isDownstream[$0] },
      "others stand downstream")
  }
}
