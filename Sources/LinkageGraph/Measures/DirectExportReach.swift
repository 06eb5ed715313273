/// How far the organizations of one group are from direct export of one product, or of any.
public struct ReachRow: Sendable, Hashable {
  /// The product, or `nil` for "any product".
  public var product: ProductPosition?
  /// The texts of the group, one per grouping key; a blank is the empty text.
  public var group: [String]
  /// Selected organizations that the product reaches; for "any", all selected organizations.
  public var organizations = 0
  /// Of those: how many reach a direct exporter over how many links; `hops[0]` export themselves.
  ///
  /// It ends with the greatest distance that occurs.
  public var hops: [Int] = []
  /// Members of the organizations; unknown ones count 0.
  public var members = 0
  /// Members of the organizations that reach a direct exporter.
  public var membersReached = 0

  /// Creates a row that counts nothing.
  public init(product: ProductPosition?, group: [String]) {
    self.product = product
    self.group = group
  }

  /// How many of the organizations reach a direct exporter.
  public var reached: Int { hops.reduce(0, +) }

  /// How many of the organizations do not.
  public var unreached: Int { organizations - reached }

  /// The mean number of links to direct export, or `nil` where none is reached.
  public var meanHops: Double? {
    guard reached > 0 else { return nil }
    let total = hops.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    return Double(total) / Double(reached)
  }

  /// The greatest number of links to direct export, or `nil` where none is reached.
  public var greatestHops: Int? { hops.lastIndex { $0 > 0 } }

  /// Adds the counts of other organizations.
  package mutating func add(_ other: ReachRow) {
    organizations += other.organizations
    members += other.members
    membersReached += other.membersReached
    while hops.count < other.hops.count { hops.append(0) }
    for (distance, count) in other.hops.enumerated() { hops[distance] += count }
  }

  mutating func count(hops distance: UInt32, members: Int) {
    organizations += 1
    self.members += members
    guard distance != ChainGraph.unreachedHops else { return }
    membersReached += members
    while hops.count <= Int(distance) { hops.append(0) }
    hops[Int(distance)] += 1
  }
}

/// How far one organization is from direct export of one product.
public struct OrganizationReach: Sendable, Hashable {
  /// The organization.
  public var organization: OrganizationPosition
  /// The product.
  public var product: ProductPosition
  /// The links of the shortest route, 0 where it exports itself, `nil` where there is no route.
  public var hops: Int?

  /// Creates an entry.
  public init(organization: OrganizationPosition, product: ProductPosition, hops: Int?) {
    self.organization = organization
    self.product = product
    self.hops = hops
  }
}

extension ChainGraph {
  static let unreachedHops = UInt32.max

  /// Counts how far organizations are from direct export, by product.
  ///
  /// The distance is the number of links on the shortest route, over links that carry the product,
  /// to a direct exporter of it; 0 for an organization that exports directly itself.
  ///
  /// - Parameters:
  ///   - selection: The organizations to count; the collective sector by default.
  ///   - keys: The properties to group by; none for one group.
  /// - Returns: Rows as ``coverage(of:by:)`` returns them. `reached` equals coverage's `export`.
  /// - Complexity: O(organizations + links) time per 16 products where products travel together;
  ///   4 bytes an organization and product of a batch of 16.
  public func reach(
    of selection: OrganizationSelection = .collective, by keys: [GroupKey] = []
  ) -> [ReachRow] {
    summary(of: selection, by: keys).reach
  }

  /// Lists, for every selected organization and every product that reaches it, the distance to
  /// direct export.
  ///
  /// - Parameters:
  ///   - selection: The organizations to list; the collective sector by default.
  ///   - body: Is called for each entry, by organization and product in the set's order.
  /// - Complexity: As ``reach(of:by:)``. Up to 16 products nothing is stored per entry; above that,
  ///   12 bytes an entry.
  public func forEachReach(
    of selection: OrganizationSelection = .collective,
    _ body: (OrganizationReach) throws -> Void
  ) rethrows {
    let ranges = ProductBatch.ranges(of: set.productNames.count)
    if ranges.count <= 1 { return try ranges.forEach { try forEachReach(of: selection, $0, body) } }
    // Batches come one after another, but the list goes by organization.
    var starts = [Int](repeating: 0, count: set.organizationColumns.count + 1)
    var entries: [(organization: UInt32, product: UInt32, hops: UInt32)] = []
    for products in ranges {
      forEachReach(of: selection, products) { entry in
        starts[entry.organization.offset + 1] += 1
        entries.append(
          (
            UInt32(entry.organization.offset), UInt32(entry.product.offset),
            entry.hops.map { UInt32($0) } ?? Self.unreachedHops
          ))
      }
    }
    for organization in starts.indices.dropLast() {
      starts[organization + 1] += starts[organization]
    }
    var order = [UInt32](repeating: 0, count: entries.count)
    for (position, entry) in entries.enumerated() {
      order[starts[Int(entry.organization)]] = UInt32(position)
      starts[Int(entry.organization)] += 1
    }
    for position in order {
      let entry = entries[Int(position)]
      try body(
        OrganizationReach(
          organization: OrganizationPosition(entry.organization),
          product: ProductPosition(entry.product),
          hops: entry.hops == Self.unreachedHops ? nil : Int(entry.hops)))
    }
  }

  private func forEachReach(
    of selection: OrganizationSelection, _ products: Range<Int>,
    _ body: (OrganizationReach) throws -> Void
  ) rethrows {
    let named = Self.lanes(of: products, selection: selection)
    if named == 0 { return }
    let batch = ProductBatch(products, of: self)
    let selected = selection.flags(of: set)
    for organization in selected.indices where selected[organization] {
      var lanes = batch.supply[organization] & named
      while lanes != 0 {
        let lane = lanes.trailingZeroBitCount
        lanes &= lanes &- 1
        let hops = batch.hops(of: organization, lane: lane)
        try body(
          OrganizationReach(
            organization: OrganizationPosition(organization),
            product: ProductPosition(products.lowerBound + lane),
            hops: hops == Self.unreachedHops ? nil : Int(hops)))
      }
    }
  }

  /// The lanes of a batch whose products are selected.
  static func lanes(of products: Range<Int>, selection: OrganizationSelection) -> UInt64 {
    products.enumerated().reduce(0) { lanes, item in
      selection.products?.contains(ProductPosition(item.element)) ?? true
        ? lanes | 1 << UInt64(item.offset) : lanes
    }
  }
}
