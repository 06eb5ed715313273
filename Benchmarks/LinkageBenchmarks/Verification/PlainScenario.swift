import LabeledGraph
import LinkageGraph
import LinkagePlanning

/// A scenario carried out link by link, and what differs, organization by organization.
enum PlainScenario {
  static func verify(
    _ comparison: ChainComparison, _ scenario: Scenario, of set: LinkageSet
  ) throws {
    let changed = Self.changed(set, scenario)
    try PlainSummary(of: set).expectEqual(to: comparison.before)
    // Who closes is an exporter, whom a summary of the collective sector does not count.
    try PlainSummary(of: changed).expectEqual(to: comparison.after)
    try expect(comparison.came.isEmpty && comparison.went.isEmpty, "an exporter came or went")
    var lost: [[Int]] = []
    var gained: [[Int]] = []
    let kinds = set.organizationColumns.kinds
    for product in set.productNames.indices {
      let (before, after) = (PlainChain(of: product, in: set), PlainChain(of: product, in: changed))
      for organization in kinds.indices where kinds[organization].isCollective {
        let (old, new) = (flags(before, organization), flags(after, organization))
        for flag in 0..<2 where old[flag] != new[flag] {
          if old[flag] {
            lost.append([organization, product, flag])
          } else {
            gained.append([organization, product, flag])
          }
        }
      }
    }
    for (name, found, plain) in [
      ("lost", comparison.lost, lost), ("gained", comparison.gained, gained),
    ] {
      let sorted = plain.sorted { $0.lexicographicallyPrecedes($1) }
      let listed = found.map {
        [$0.organization.offset, $0.product.offset, $0.flag == .export ? 1 : 0]
      }
      try expect(listed == sorted, "\(name): \(listed.count) flags, found plainly \(sorted.count)")
    }
  }

  /// Whether an organization participates, and whether it reaches direct export.
  private static func flags(_ chain: PlainChain, _ organization: Int) -> [Bool] {
    guard chain.isSupplied[organization] else { return [false, false] }
    let stages = chain.stages(of: organization)
    return [stages[0] || stages[1] || stages[2], stages[0]]
  }

  /// The set with the links that stay and the new ones; who closes stays in it without a link.
  private static func changed(_ set: LinkageSet, _ scenario: Scenario) -> LinkageSet {
    let links = set.linkColumns
    var columns = LinkColumnRows()
    func append(_ source: UInt32, _ target: UInt32, _ product: UInt32, _ link: Int?) {
      columns.sources.append(source)
      columns.targets.append(target)
      columns.products.append(product)
      columns.relations.append(
        link.map { links.relations.isEmpty ? .supply : links.relations[$0] } ?? .supply)
      columns.contracts.append(
        link.map { links.contracts.isEmpty ? .unknown : links.contracts[$0] } ?? .unknown)
    }
    for link in 0..<links.count {
      let (source, target) = (links.sources[link], links.targets[link])
      let product = links.products[link]
      let isGone =
        scenario.closed.contains(OrganizationPosition(source))
        || scenario.closed.contains(OrganizationPosition(target))
        || scenario.removals.contains { removal in
          removal.source.offset == Int(source) && removal.target.offset == Int(target)
            && (removal.product == nil
              || product != LinkColumns.everyProduct
                && removal.product == set.productNames[Int(product)])
        }
      if !isGone { append(source, target, product, link) }
    }
    for link in scenario.additions {
      guard let source = set.organization(withID: link.source),
        let target = set.organization(withID: link.target)
      else { continue }
      append(
        UInt32(source.offset), UInt32(target.offset),
        link.product.flatMap { set.productNames.firstIndex(of: $0) }.map { UInt32($0) }
          ?? LinkColumns.everyProduct, nil)
    }
    return LinkageSet(
      products: set.productNames, organizations: set.organizationColumns,
      links: columns.columns, index: set.index)
  }
}
