import LabeledGraph

/// One organization in its chains: its shortest routes to direct export, and who stands before and
/// behind it.
public struct ChainTrace: Sendable, Hashable {
  /// A shortest route to a direct exporter of one product.
  public struct Route: Sendable, Hashable {
    /// The product.
    public var product: ProductPosition
    /// The organizations on the way, both ends included; empty where no direct exporter can be
    /// reached.
    public var organizations: [OrganizationPosition]
    /// The number of links, 0 where the organization exports itself, `nil` where there is no route.
    public var hops: Int? { organizations.isEmpty ? nil : organizations.count - 1 }
  }

  /// The organization.
  public var organization: OrganizationPosition
  /// A route for every product that reaches the organization from a producer, in the set's order.
  public var routes: [Route]
  /// The other organizations from which one of those products comes, in the set's order.
  public var upstream: [OrganizationPosition]
  /// Members of the upstream organizations; unknown ones count 0.
  public var upstreamMembers: Int
  /// The other organizations that one of those products can go to, in the set's order.
  public var downstream: [OrganizationPosition]
}

extension ChainGraph {
  /// Traces one organization.
  ///
  /// - Parameter traced: The organization.
  /// - Returns: Its routes and its surroundings. Among equally short routes the choice is fixed by
  ///   the order of the links.
  /// - Precondition: `traced` is a position in the set.
  /// - Complexity: O(organizations + links) time per 16 products, and per product with a route.
  public func trace(_ traced: OrganizationPosition) -> ChainTrace {
    let organization = traced.offset
    let count = set.organizationColumns.count
    precondition(organization >= 0 && organization < count, "an organization of the set")
    let isProducer = OrganizationKind.allCases.map { producers.contains($0) }
    let kinds = set.organizationColumns.kinds
    var supply: [Int] = []
    var isUpstream = [Bool](repeating: false, count: count)
    var isDownstream = isUpstream
    for products in ProductBatch.ranges(of: set.productNames.count) {
      let lanes = ProductBatch.lanesOfLabels(products, in: self)
      var seeds = [UInt64](repeating: 0, count: count)
      seeds[organization] = lanes[everyProduct]
      let behind = LaneSweep(rows: backward, labelLanes: lanes, seeds: seeds).lanes
      let handled = ProductSpread(products, of: self, lanes: lanes).handled
      var reaching: UInt64 = 0
      for other in kinds.indices where isProducer[Int(kinds[other].rawValue)] {
        reaching |= behind[other] & handled[other]
      }
      if reaching == 0 { continue }
      seeds[organization] = reaching
      let ahead = LaneSweep(rows: forward, labelLanes: lanes, seeds: seeds).lanes
      for other in kinds.indices where other != organization {
        if behind[other] & reaching != 0 { isUpstream[other] = true }
        if ahead[other] != 0 { isDownstream[other] = true }
      }
      supply.append(
        contentsOf: products.enumerated().filter { reaching >> UInt64($0.offset) & 1 != 0 }
          .map(\.element))
    }
    let routes = supply.map { product in
      ChainTrace.Route(
        product: ProductPosition(product),
        organizations: (forward.shortestRoute(
          from: organization, label: product, wildcard: everyProduct,
          isGoal: { exportsDirectly($0, product: product) }) ?? []).map { OrganizationPosition($0) }
      )
    }
    let upstream = set.organizations.indices.filter { isUpstream[$0.offset] }
    let downstream = set.organizations.indices.filter { isDownstream[$0.offset] }
    return ChainTrace(
      organization: traced,
      routes: routes,
      upstream: upstream,
      upstreamMembers: upstream.reduce(0) { $0 + (set.members(of: $1) ?? 0) },
      downstream: downstream)
  }
}
