import LabeledGraph
import LinkageGraph

/// Coverage and reach of the collective sector, counted organization by organization and product by
/// product from plain searches.
struct PlainSummary {
  private(set) var coverage: [CoverageRow] = []
  private(set) var reach: [ReachRow] = []

  private static let stages: [ChainStages] = [.export, .domestic, .processing, .complete]

  init(of set: LinkageSet) {
    let kinds = set.organizationColumns.kinds
    let selected = kinds.indices.filter { kinds[$0].isCollective }
    var stagesOfAny = [ChainStages](repeating: [], count: kinds.count)
    var hopsOfAny = [Int?](repeating: nil, count: kinds.count)
    for product in set.productNames.indices {
      let chain = PlainChain(of: product, in: set)
      var (covered, reached) = (Self.coverageRow(product), Self.reachRow(product))
      for organization in selected where chain.isSupplied[organization] {
        var stages = ChainStages(
          zip(Self.stages, chain.stages(of: organization)).filter(\.1).map(\.0))
        if chain.isLinked(organization) { stages.insert(.linked) }
        if chain.isContracted(organization) { stages.insert(.contracted) }
        let hops = chain.hops(of: organization)
        let members = kinds[organization] == .union ? 0 : set.members(of: organization) ?? 0
        Self.count(stages, members, in: &covered)
        Self.count(hops, members, in: &reached)
        stagesOfAny[organization].formUnion(stages)
        hopsOfAny[organization] = [hopsOfAny[organization], hops].compactMap(\.self).min()
      }
      coverage.append(covered)
      reach.append(reached)
    }
    for link in 0..<set.linkColumns.count {
      stagesOfAny[Int(set.linkColumns.sources[link])].insert(.linked)
      stagesOfAny[Int(set.linkColumns.targets[link])].insert(.linked)
    }
    var (covered, reached) = (Self.coverageRow(nil), Self.reachRow(nil))
    for organization in selected {
      let members = kinds[organization] == .union ? 0 : set.members(of: organization) ?? 0
      Self.count(stagesOfAny[organization], members, in: &covered)
      Self.count(hopsOfAny[organization], members, in: &reached)
    }
    coverage.append(covered)
    reach.append(reached)
  }

  private static func coverageRow(_ product: Int?) -> CoverageRow {
    CoverageRow(product: product.map { ProductPosition($0) }, group: [])
  }

  private static func reachRow(_ product: Int?) -> ReachRow {
    ReachRow(product: product.map { ProductPosition($0) }, group: [])
  }

  private static func count(_ stages: ChainStages, _ members: Int, in row: inout CoverageRow) {
    let participates =
      stages.contains(.export) || stages.contains(.domestic) || stages.contains(.processing)
    row.organizations += 1
    row.linked += stages.contains(.linked) ? 1 : 0
    row.processing += stages.contains(.processing) ? 1 : 0
    row.domestic += stages.contains(.domestic) ? 1 : 0
    row.export += stages.contains(.export) ? 1 : 0
    row.complete += stages.contains(.complete) ? 1 : 0
    row.participating += participates ? 1 : 0
    row.contracted += stages.contains(.contracted) ? 1 : 0
    row.members += members
    row.membersParticipating += participates ? members : 0
  }

  private static func count(_ hops: Int?, _ members: Int, in row: inout ReachRow) {
    row.organizations += 1
    row.members += members
    guard let hops else { return }
    row.membersReached += members
    while row.hops.count <= hops { row.hops.append(0) }
    row.hops[hops] += 1
  }

  /// Holds the measures to these counts.
  func expectEqual(to summary: ChainSummary) throws(VerificationFailure) {
    try expect(
      summary.coverage.count == coverage.count && summary.reach.count == reach.count,
      "\(summary.coverage.count) rows instead of \(coverage.count)")
    for (row, plain) in zip(summary.coverage, coverage) {
      try expect(row == plain, "coverage is \(row), counted plainly \(plain)")
    }
    for (row, plain) in zip(summary.reach, reach) {
      try expect(row == plain, "reach is \(row), counted plainly \(plain)")
    }
    for (covered, reached) in zip(summary.coverage, summary.reach) {
      try expect(covered.export == reached.reached, "as many reach export as have hops to it")
    }
  }
}
