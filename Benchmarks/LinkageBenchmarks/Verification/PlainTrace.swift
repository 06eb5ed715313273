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
      try verify(route, chain, name)
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

  /// Holds two routes to the links, and what stands on every route to what closing it does.
  private static func verify(
    _ route: ChainTrace.Route, _ chain: PlainChain, _ name: String
  ) throws {
    let start = route.organizations.first
    try expect(
      route.twoRoutes.count == 2 || (route.hops ?? 0) == 0 || !route.dependsOn.isEmpty,
      "neither two routes of \(name) nor what stands on all")
    for point in route.dependsOn {
      let reach = chain.backward.distances(from: chain.exportsDirectly, closed: point.offset)
      try expect(start.map { reach[$0.offset] < 0 } ?? false, "a route of \(name) leads around")
    }
    for way in route.twoRoutes {
      try expect(
        way.first == start && way.last.map { chain.exportsDirectly[$0.offset] } == true,
        "one of two routes of \(name) does not lead to a direct exporter")
      for (near, far) in zip(way, way.dropFirst()) {
        try expect(
          chain.forward[near.offset].contains(UInt32(far.offset)),
          "one of two routes of \(name) jumps")
      }
    }
    let passed = route.twoRoutes.flatMap { $0.dropFirst() }
    try expect(
      Set(passed).count == passed.count, "two routes of \(name) share an organization")
  }
}
