import LabeledGraph

/// How many organizations of one group depend on a single other one for direct export of a product, or of
/// any, and how many have two routes.
///
/// Of one product, `exporting`, `exposed` and `twoRoutes` add up to `reached`. Of any product an
/// organization that exports one of its products itself counts as exposed, too, where it is for each of the others.
public struct ExposureRow: Sendable, Hashable {
  /// The product, or `nil` for "any product".
  public var product: ProductPosition?
  /// The texts of the group, one per grouping key; a blank is the empty text.
  public var group: [String]
  /// Selected organizations that the product reaches and that reach a direct exporter of it; for "any", those
  /// of which that holds for some product.
  public var reached = 0
  /// Of those: they export directly themselves; for "any", some product.
  public var exporting = 0
  /// Of those: one other organization, no market, cuts them off if it closes; for "any", with every product
  /// for which they are reached and which they do not export themselves, and there is such a product.
  public var exposed = 0
  /// Of those: they neither export nor are exposed, so that they have two routes which share no other organization; for
  /// "any", with some product.
  public var twoRoutes = 0
  /// Members of the organizations reached; unknown ones count 0, and those of unions are organizations.
  public var members = 0
  /// Members of the exposed organizations.
  public var membersExposed = 0

  /// Creates a row that counts nothing.
  public init(product: ProductPosition?, group: [String]) {
    self.product = product
    self.group = group
  }

  /// Adds the counts of other organizations.
  package mutating func add(_ other: ExposureRow) {
    reached += other.reached
    exporting += other.exporting
    exposed += other.exposed
    twoRoutes += other.twoRoutes
    members += other.members
    membersExposed += other.membersExposed
  }

  fileprivate mutating func count(_ ways: ExportWays, members: Int) {
    if ways.isEmpty { return }
    let isExporting = ways.contains(.itself)
    // With several products, one that two routes serve is enough not to depend on anybody.
    let isExposed = ways.contains(.one) && !ways.contains(.two)
    reached += 1
    exporting += isExporting ? 1 : 0
    exposed += isExposed ? 1 : 0
    twoRoutes += isExporting || isExposed ? 0 : 1
    self.members += members
    membersExposed += isExposed ? members : 0
  }
}

/// In which ways an organization reaches direct export: with one product in one way, with several in several.
private struct ExportWays: OptionSet {
  let rawValue: UInt8

  /// It exports directly itself.
  static let itself = ExportWays(rawValue: 1)
  /// Every route passes one other organization.
  static let one = ExportWays(rawValue: 2)
  /// There are two routes without an organization in common.
  static let two = ExportWays(rawValue: 4)
}

extension ChainGraph {
  /// Counts how many organizations depend on a single other one for their way to direct export, and how
  /// many have two routes.
  ///
  /// An organization that reaches a direct exporter and is none itself is exposed if some other organization,
  /// were it to close, left it without a route: it is a dependent of a critical organization. If it is not
  /// exposed, it has two routes to two direct exporters that share no organization but itself.
  ///
  /// - Parameters:
  ///   - selection: The organizations to count; the collective sector by default.
  ///   - keys: The properties to group by; none for one group.
  /// - Returns: Per group, in the order of the groups' texts: a row per product, in the set's order,
  ///   then one for any product. Without keys there is always one group.
  /// - Complexity: As ``criticalOrganizations(of:)``; some 20 bytes an organization for each core, and one
  ///   for each organization and product of 16 that are measured together.
  ///
  /// An organization hangs directly below the root of the dominator tree of the reversed graph, rooted in a virtual
  /// organization joined to every direct exporter, exactly if no other separates it from the root. Then, by Menger's
  /// theorem [1], two routes lead from it to the root that share nothing between, hence end at different exporters.
  /// No market can separate it: whoever sells to one exports directly.
  ///
  /// [1] K. Menger, "Zur allgemeinen Kurventheorie", Fundamenta Mathematicae 10 (1927), 96–115.
  public func exposure(
    of selection: OrganizationSelection = .collective, by keys: [GroupKey] = []
  ) -> [ExposureRow] {
    let selected = selection.flags(of: set)
    let tally = ExposureTally(
      people: set.organizationColumns.people,
      partition: GroupPartition(of: set, selected: selected, by: keys))
    let named = namedLanes(selection)
    let states = gatherSlices(
      named, start: { ExposureState(count: set.organizationColumns.count) }
    ) { state, range, slice in
      let batch = ProductBatch(slice, producers: producers)
      state.rows += tally.count(batch, named: named[range], into: state.ways)
    }
    var ofProducts = states.flatMap(\.rows)
    ofProducts.sort { ($0.first?.product?.offset ?? 0) < ($1.first?.product?.offset ?? 0) }
    let ofAny = tally.countAny(states.map(\.ways))
    return ofAny.indices.flatMap { group in ofProducts.map { $0[group] } + [ofAny[group]] }
  }
}

/// What a core has counted.
private struct ExposureState: Sendable {
  /// For each organization its ways over all products counted.
  let ways: ParallelBuffer<UInt8>
  /// For each product counted, a row per group.
  var rows: [[ExposureRow]] = []

  init(count: Int) { ways = ParallelBuffer(count: count) }
}

/// Counts organizations into rows.
private struct ExposureTally: Sendable {
  let people: PeopleCounts
  let partition: GroupPartition

  /// Counts the rows of the named products of a batch, by product and then by group.
  func count(
    _ batch: ProductBatch, named: UInt64, into ways: ParallelBuffer<UInt8>
  ) -> [[ExposureRow]] {
    let slice = batch.slice
    let lanes = slice.products.indices.map { $0 - slice.products.lowerBound }
      .filter { named >> UInt64($0) & 1 != 0 }
    let exposed = Parallel.map(lanes.count) { Self.exposed(batch, lane: lanes[$0]) }
    return lanes.indices.map { position in
      let lane = lanes[position]
      let isExposed = exposed[position]
      let product = ProductPosition(slice.products.lowerBound + lane)
      return inParts(product, of: slice.count) { vertices, rows in
        // Each part writes at its own vertices' organizations.
        for vertex in vertices where batch.supply[vertex] >> UInt16(lane) & 1 != 0 {
          let organization = slice.organization(of: vertex)
          let group = partition.groups[organization]
          let hops = batch.hops(of: vertex, lane: lane)
          if group == GroupPartition.notSelected || hops == ChainGraph.unreachedHops { continue }
          let way: ExportWays = hops == 0 ? .itself : isExposed[vertex] ? .one : .two
          rows[Int(group)].count(way, members: people[organization])
          ways[organization] |= way.rawValue
        }
      }
    }
  }

  /// For each vertex, whether another separates it from every direct exporter of a lane's product.
  private static func exposed(_ batch: ProductBatch, lane: Int) -> SharedArray<Bool> {
    let tree = Dependence.tree(batch, lane: lane)
    let isExposed = ParallelBuffer<Bool>(count: batch.slice.count)
    for number in tree.order.indices.dropFirst() where tree.immediateDominators[number] != 0 {
      isExposed[Int(tree.order[number])] = true
    }
    return isExposed.finished()
  }

  /// Counts the rows for any product, by group, from what each core has found.
  func countAny(_ found: [ParallelBuffer<UInt8>]) -> [ExposureRow] {
    inParts(nil, of: partition.groups.count) { organizations, rows in
      for organization in organizations {
        let group = partition.groups[organization]
        if group == GroupPartition.notSelected { continue }
        let ways = found.reduce(0) { $0 | $1[organization] }
        rows[Int(group)].count(ExportWays(rawValue: ways), members: people[organization])
      }
    }
  }

  /// Counts parts of the elements at the same time, where there are few groups, and adds their rows.
  private func inParts(
    _ product: ProductPosition?, of count: Int,
    _ body: @Sendable (Range<Int>, inout [ExposureRow]) -> Void
  ) -> [ExposureRow] {
    let empty = partition.texts.map { ExposureRow(product: product, group: $0) }
    let parts = max(1, min(2 * Parallel.coreCount, count / max(1 << 12, 16 * empty.count)))
    var counted = Parallel.map(parts) { part in
      var rows = empty
      body(count * part / parts..<count * (part + 1) / parts, &rows)
      return rows
    }
    while counted.count > 1, let other = counted.popLast() {
      for group in other.indices { counted[0][group].add(other[group]) }
    }
    return counted[0]
  }
}
