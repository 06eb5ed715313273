import LabeledGraph

/// An organization on which others depend for their way to direct export of a product.
public struct CriticalOrganization: Sendable, Hashable {
  /// The product.
  public var product: ProductPosition
  /// The organization.
  public var organization: OrganizationPosition
  /// How many selected organizations would lose their last route to a direct exporter.
  public var dependents: Int
  /// Members of the dependents; unknown ones count 0, and those of unions are organizations.
  public var members: Int
  /// Tonnes a year of the product on the dependents' outgoing links; blanks count 0, and a link that
  /// carries every product counts whole.
  public var tonnes: Double { sumOfTonnes.value }
  /// The exact sum, which does not depend on the order of the links.
  public var sumOfTonnes: DecimalSum
}

extension ChainGraph {
  /// Finds the organizations whose closing would cut others off from direct export.
  ///
  /// An organization x that is not a foreign market is critical for a product if some other selected
  /// organization, which the product reaches from a producer and which reaches a direct exporter of
  /// it, would have no route to one left without x. Direct exporters keep that status unless they
  /// close themselves.
  ///
  /// - Parameter selection: The organizations that count as dependents; the collective sector by
  ///   default.
  /// - Returns: One entry per product and critical organization: most dependents first, then most
  ///   members, then most tonnes, then in the set's order of products and organizations.
  /// - Complexity: As ``summary(of:by:)``, and per product O(its links) in practice; some 20 bytes an
  ///   organization for each core, and 9 for each that depends on another or has dependents.
  ///
  /// All candidates of a product are decided at once by the dominator tree of the reversed graph,
  /// rooted in a virtual organization joined to every direct exporter: x cuts o off exactly if x
  /// dominates o. See ``/LabeledGraph/DominatorTree`` for the method and its source.
  public func criticalOrganizations(
    of selection: OrganizationSelection = .collective
  ) -> [CriticalOrganization] {
    let selected = selection.flags(of: set)
    let named = namedLanes(selection)
    let dependences = gatherSlices(named, start: { [Dependence]() }) { found, range, slice in
      let batch = ProductBatch(slice, producers: producers)
      let lanes = slice.products.indices.map { $0 - slice.products.lowerBound }
        .filter { named[range] >> UInt64($0) & 1 != 0 }
      found += Parallel.map(lanes.count) { Dependence(batch, lane: lanes[$0], selected) }
    }.flatMap(\.self).filter { !$0.organizations.isEmpty }
    let tonnes = OutgoingTonnes(of: dependences, in: self)
    var result = Parallel.map(dependences.count) {
      dependences[$0].critical(tonnes, set.organizationColumns.people)
    }.flatMap(\.self)
    result.sort { left, right in
      if left.dependents != right.dependents { return left.dependents > right.dependents }
      if left.members != right.members { return left.members > right.members }
      if left.sumOfTonnes != right.sumOfTonnes { return left.sumOfTonnes > right.sumOfTonnes }
      return (left.product, left.organization) < (right.product, right.organization)
    }
    return result
  }
}

/// Who depends on whom for direct export of one product: the dominator tree without what hangs directly
/// below its root and has nothing below it.
struct Dependence: Sendable {
  let product: Int
  /// How the dominator tree was found.
  let method: DominatorTree.Method
  /// The organizations; each comes after the one that it depends on.
  private(set) var organizations: [UInt32] = []
  /// For each its immediate dominator, by its position here, or ``none``.
  private(set) var dominators: [UInt32] = []
  /// For each whether it counts as a dependent.
  private(set) var counts: [Bool] = []

  private static let none = UInt32.max

  init(_ batch: ProductBatch, lane: Int, _ selected: SharedArray<Bool>) {
    let slice = batch.slice
    product = slice.products.lowerBound + lane
    let tree = Self.tree(batch, lane: lane)
    method = tree.method
    // Most hang directly below the root, and nothing below them.
    var isKept = tree.immediateDominators.map { $0 != 0 }
    for number in tree.order.indices.dropFirst() where tree.immediateDominators[number] != 0 {
      isKept[Int(tree.immediateDominators[number])] = true
    }
    var positions = [UInt32](repeating: Self.none, count: tree.order.count)
    for number in tree.order.indices.dropFirst() where isKept[number] {
      positions[number] = UInt32(organizations.count)
      let vertex = Int(tree.order[number])
      let organization = slice.organization(of: vertex)
      let dominator = Int(tree.immediateDominators[number])
      organizations.append(UInt32(organization))
      dominators.append(dominator == 0 ? Self.none : positions[dominator])
      counts.append(selected[organization] && batch.supply[vertex] >> UInt16(lane) & 1 != 0)
    }
  }

  /// The dominator tree of the reversed links that carry a lane's product, seen from its direct exporters.
  static func tree(_ batch: ProductBatch, lane: Int) -> DominatorTree {
    let slice = batch.slice
    let label = slice.label(ofLane: lane)
    let width = slice.products.count
    let distances = batch.stages.distances
    if let tree = DominatorTree(
      towardsRoots: slice.forward, label: label, wildcard: slice.everyProduct,
      distances: distances.span, stride: width, offset: lane)
    {
      return tree
    }
    return DominatorTree(
      successors: slice.backward, predecessors: slice.forward, label: label,
      wildcard: slice.everyProduct,
      roots: (0..<slice.count).filter { distances[$0 * width + lane] == 0 })
  }

  /// The organizations that have dependents.
  ///
  /// A market has none: whoever sells to it exports directly, and hangs below the root.
  func critical(
    _ tonnes: OutgoingTonnes, _ people: PeopleCounts
  ) -> [CriticalOrganization] {
    var below = organizations.map {
      CriticalOrganization(
        product: ProductPosition(product), organization: OrganizationPosition($0), dependents: 0,
        members: 0, sumOfTonnes: DecimalSum())
    }
    for position in organizations.indices.reversed() where dominators[position] != Self.none {
      let dominator = Int(dominators[position])
      below[dominator].dependents += below[position].dependents
      below[dominator].members += below[position].members
      below[dominator].sumOfTonnes.add(below[position].sumOfTonnes)
      guard counts[position] else { continue }
      let organization = Int(organizations[position])
      below[dominator].dependents += 1
      below[dominator].members += people[organization]
      tonnes.add(of: organization, product, to: &below[dominator].sumOfTonnes)
    }
    return below.filter { $0.dependents > 0 }
  }

  /// The organizations that have dependents, and how many each has.
  var dependentCounts: [(organization: UInt32, count: UInt32)] {
    var below = [UInt32](repeating: 0, count: organizations.count)
    for position in organizations.indices.reversed() where dominators[position] != Self.none {
      below[Int(dominators[position])] += below[position] + (counts[position] ? 1 : 0)
    }
    return organizations.indices.filter { below[$0] > 0 }.map { (organizations[$0], below[$0]) }
  }

  /// The organizations that depend on another, each with the first on its way.
  var exposed: [ExposedOrganization] {
    organizations.indices.filter { counts[$0] && dominators[$0] != Self.none }.map {
      ExposedOrganization(
        organization: OrganizationPosition(organizations[$0]), product: ProductPosition(product),
        dependsOn: OrganizationPosition(organizations[Int(dominators[$0])]))
    }
  }

  /// The organizations whose tonnes count.
  var dependents: [UInt32] {
    organizations.indices.filter { counts[$0] && dominators[$0] != Self.none }
      .map { organizations[$0] }
  }
}
