import LabeledGraph

/// One organization in its chains: its shortest routes to direct export, and who stands before and
/// behind it.
public struct ChainTrace: Sendable, Hashable {
  /// A shortest route to a direct exporter of one product, and whether another one stands beside it.
  public struct Route: Sendable, Hashable {
    /// The product.
    public var product: ProductPosition
    /// The organizations on the way, both ends included; empty where no direct exporter can be
    /// reached.
    public var organizations: [OrganizationPosition]
    /// The other organizations that every route passes, in the order of the way.
    ///
    /// If one of them closes, no route is left. None where the organization exports itself, has no route, or
    /// has two.
    public var dependsOn: [OrganizationPosition]
    /// Two routes to two direct exporters that share no other organization, together as short as can be, the
    /// shorter first; none where the organization exports itself or depends on another.
    ///
    /// The shortest route need not be one of them.
    public var twoRoutes: [[OrganizationPosition]]
    /// The number of links, 0 where the organization exports itself, `nil` where there is no route.
    public var hops: Int? { organizations.isEmpty ? nil : organizations.count - 1 }
  }

  /// The organization.
  public var organization: OrganizationPosition
  /// A route for every product that reaches the organization from a producer, in the set's order.
  public var routes: [Route]
  /// The other organizations from which one of those products comes, in the set's order.
  public var upstream: [OrganizationPosition]
  /// Members of the upstream organizations; unknown ones count 0, and those of unions are organizations.
  public var upstreamMembers: Int
  /// The other organizations that one of those products can go to, in the set's order.
  public var downstream: [OrganizationPosition]
}

extension ChainGraph {
  /// Traces one organization.
  ///
  /// - Parameter traced: The organization.
  /// - Returns: Its routes and its surroundings. Among equally short routes, links that name the
  ///   product come before those for every product, and then the order of the links decides.
  /// - Precondition: `traced` is a position in the set.
  /// - Complexity: O(organizations + links) time for up to 16 products, and per product with a route; of
  ///   more, per 16 products of the organization, O(the links that these can pass).
  public func trace(_ traced: OrganizationPosition) -> ChainTrace {
    let organization = traced.offset
    let count = set.organizationColumns.count
    precondition(organization >= 0 && organization < count, "an organization of the set")
    let touching = lanesTouching(organization)
    let found = gatherSlices(touching, start: { [TracedProducts]() }) { found, _, slice in
      found.append(TracedProducts(slice, organization, producers: producers))
    }.flatMap(\.self).sorted { $0.products.lowerBound < $1.products.lowerBound }
    var isUpstream = [Bool](repeating: false, count: count)
    var isDownstream = isUpstream
    for traced in found {
      for other in traced.upstream { isUpstream[Int(other)] = true }
      for other in traced.downstream { isDownstream[Int(other)] = true }
    }
    let routes = found.flatMap { traced in
      traced.supply.map { product in
        let found = forward.disjointRoutes(
          from: organization, label: product, wildcard: everyProduct,
          isGoal: { exportsDirectly($0, product: product) })
        func positions(_ vertices: [Int]?) -> [OrganizationPosition] {
          (vertices ?? []).map { OrganizationPosition($0) }
        }
        return ChainTrace.Route(
          product: ProductPosition(product), organizations: positions(found?.shortest),
          dependsOn: positions(found?.bottlenecks),
          twoRoutes: (found?.pair ?? []).map { positions($0) })
      }
    }
    let upstream = set.organizations.indices.filter { isUpstream[$0.offset] }
    let downstream = set.organizations.indices.filter { isDownstream[$0.offset] }
    let people = set.organizationColumns.people
    return ChainTrace(
      organization: traced,
      routes: routes,
      upstream: upstream,
      upstreamMembers: upstream.reduce(0) { $0 + people[$1.offset] },
      downstream: downstream)
  }

  /// For each of the ranges of products, the lanes of those that an organization declares or that a
  /// link of it carries: no other reaches it.
  private func lanesTouching(_ organization: Int) -> [UInt64] {
    let ranges = productRanges
    // With one range everything is gone through anyway.
    if ranges.count <= 1 { return ranges.map { _ in .max } }
    var lanes = [UInt64](repeating: 0, count: ranges.count)
    for label in declared[organization] + forward.labels(of: organization)
      + backward.labels(of: organization)
    {
      if Int(label) == everyProduct { return ranges.map { _ in .max } }
      lanes[Int(label) / LaneSweep.lanesPerStage] |= 1
    }
    return lanes
  }
}

/// Whom the products of a slice reach from one organization, and from whom they reach it.
private struct TracedProducts: Sendable {
  let products: Range<Int>
  /// The products that reach the organization from a producer.
  private(set) var supply: [Int] = []
  private(set) var upstream: [UInt32] = []
  private(set) var downstream: [UInt32] = []

  init(_ slice: ProductSlice, _ organization: Int, producers: Set<OrganizationKind>) {
    products = slice.products
    guard let start = slice.vertex(of: organization) else { return }
    let isProducer = OrganizationKind.allCases.map { producers.contains($0) }
    let kinds = slice.acting.kinds
    let lanes = slice.labelLanes.map { UInt64($0) }
    var seeds = [UInt64](repeating: 0, count: slice.count)
    seeds[start] = lanes[slice.everyProduct]
    let behind = LaneSweep(
      rows: slice.backward, labelLanes: lanes, seeds: SharedArray(seeds)
    ).lanes
    var reaching: UInt64 = 0
    for other in kinds.indices where behind[other] != 0 && isProducer[Int(kinds[other].rawValue)] {
      reaching |= behind[other] & UInt64(slice.handled(by: other))
    }
    if reaching == 0 { return }
    seeds[start] = reaching
    let ahead = LaneSweep(
      rows: slice.forward, labelLanes: lanes, seeds: SharedArray(seeds)
    ).lanes
    for other in kinds.indices where other != start {
      let position = UInt32(truncatingIfNeeded: slice.organization(of: other))
      if behind[other] & reaching != 0 { upstream.append(position) }
      if ahead[other] != 0 { downstream.append(position) }
    }
    supply = products.filter { reaching >> UInt64($0 - products.lowerBound) & 1 != 0 }
  }
}
