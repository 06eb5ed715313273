import Dispatch
import LabeledGraph
import Synchronization

/// An organization on which others depend for their way to direct export of a product.
public struct CriticalOrganization: Sendable, Hashable {
  /// The product.
  public var product: ProductPosition
  /// The organization.
  public var organization: OrganizationPosition
  /// How many selected organizations would lose their last route to a direct exporter.
  public var dependents: Int
  /// Members of the dependents; unknown ones count 0.
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
  /// An organization x that is no foreign market is critical for a product if some other selected
  /// organization, which the product reaches from a producer and which reaches a direct exporter of
  /// it, would have no route to one left without x. Direct exporters keep that status unless they
  /// close themselves.
  ///
  /// - Parameter selection: The organizations that count as dependents; the collective sector by
  ///   default.
  /// - Returns: One entry per product and critical organization: most dependents first, then most
  ///   members, then most tonnes, then in the set's order of products and organizations.
  /// - Complexity: O(organizations + links) time per product in practice; 44 bytes an organization.
  ///
  /// All candidates of a product are decided at once by the dominator tree of the reversed graph,
  /// rooted in a virtual organization joined to every direct exporter: x cuts o off exactly if x
  /// dominates o. See ``/LabeledGraph/DominatorTree`` for the method and its source.
  public func criticalOrganizations(
    of selection: OrganizationSelection = .collective
  ) -> [CriticalOrganization] {
    let selected = selection.flags(of: set)
    var result: [CriticalOrganization] = []
    let backward = self.backward
    for products in ProductBatch.ranges(of: set.productNames.count) {
      let lanes = ProductBatch.lanesOfLabels(products, in: self)
      let named = Self.lanes(of: products, selection: selection)
      if named == 0 { continue }
      let supply = ProductSpread(products, of: self, lanes: lanes).supply
      let chosen = products.enumerated().filter { named >> UInt64($0.offset) & 1 != 0 }
      let found = Mutex<[[CriticalOrganization]]>(Array(repeating: [], count: chosen.count))
      DispatchQueue.concurrentPerform(iterations: chosen.count) { position in
        let (lane, product) = chosen[position]
        let counts = supply.indices.map { selected[$0] && supply[$0] >> UInt64(lane) & 1 != 0 }
        let critical = critical(product, dependents: counts, backward)
        found.withLock { $0[position] = critical }
      }
      result += found.withLock { $0.flatMap(\.self) }
    }
    result.sort { left, right in
      if left.dependents != right.dependents { return left.dependents > right.dependents }
      if left.members != right.members { return left.members > right.members }
      if left.sumOfTonnes != right.sumOfTonnes { return left.sumOfTonnes > right.sumOfTonnes }
      return (left.product, left.organization) < (right.product, right.organization)
    }
    return result
  }

  private func critical(
    _ product: Int, dependents counts: [Bool], _ backward: CompressedRows
  ) -> [CriticalOrganization] {
    var result: [CriticalOrganization] = []
    let kinds = set.organizationColumns.kinds
    let roots = kinds.indices.filter { exportsDirectly($0, product: product) }
    let tree = DominatorTree(
      successors: backward, predecessors: forward, label: product, wildcard: everyProduct,
      roots: roots)
    let members = set.organizationColumns.members
    let tonnes = outgoingTonnes(of: product)
    // What hangs below each number; children come before their parents, themselves excluded.
    var below = [(count: Int, members: Int, tonnes: DecimalSum)](
      repeating: (0, 0, DecimalSum()), count: tree.order.count)
    for number in stride(from: tree.order.count - 1, to: 0, by: -1) {
      let organization = Int(tree.order[number])
      // A market has none: whoever sells to it exports directly, and hangs below the root.
      if below[number].count > 0 {
        result.append(
          CriticalOrganization(
            product: ProductPosition(product), organization: OrganizationPosition(organization),
            dependents: below[number].count, members: below[number].members,
            sumOfTonnes: below[number].tonnes))
      }
      let dominator = Int(tree.immediateDominators[number])
      below[dominator].count += below[number].count
      below[dominator].members += below[number].members
      below[dominator].tonnes.add(below[number].tonnes)
      if counts[organization] {
        below[dominator].count += 1
        below[dominator].members += members.isEmpty ? 0 : max(0, members[organization])
        if !tonnes.isEmpty { below[dominator].tonnes.add(tonnes[organization]) }
      }
    }
    return result
  }

  /// For each organization the tonnes of a product on its outgoing links in force; empty where the
  /// set states no volumes.
  private func outgoingTonnes(of product: Int) -> [DecimalSum] {
    let links = set.linkColumns
    if links.volumes.isEmpty { return [] }
    var tonnes = [DecimalSum](repeating: DecimalSum(), count: set.organizationColumns.count)
    for link in 0..<links.count {
      let label = links.products[link]
      guard label == UInt32(product) || label == LinkColumns.everyProduct else { continue }
      guard !links.volumes[link].isNaN, isInForce(link) else { continue }
      tonnes[Int(links.sources[link])].add(links.volumes[link])
    }
    return tonnes
  }
}
