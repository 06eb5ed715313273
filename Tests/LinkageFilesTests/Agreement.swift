import Foundation
import LinkageFiles
import LinkageGraph
import LinkageTestSupport

/// One set and one question, put to the naive implementation and to the real one.
struct Agreement {
  private let naive: NaiveMeasures
  private let set: LinkageSet
  private let graph: ChainGraph
  private let selection: OrganizationSelection
  private let keys: [GroupKey]
  private let ids: [String]

  init(_ naiveSet: NaiveSet, _ options: NaiveOptions, dialect: LinkageTestSupport.CSVDialect) throws
  {
    self.init(naiveSet, options, linkageSet: try Self.read(naiveSet, dialect))
  }

  init(_ naiveSet: NaiveSet, _ options: NaiveOptions, linkageSet: LinkageSet) {
    naive = NaiveMeasures(naiveSet, options)
    set = linkageSet
    ids = naiveSet.organizations.map(\.id)
    let kinds = { (words: [String]) in Set(words.compactMap { Vocabulary.kind(named: $0) }) }
    graph = ChainGraph(
      set, year: options.year,
      producers: options.producers.map(kinds) ?? OrganizationKind.collective,
      contractsOnly: options.contractsOnly)
    selection = OrganizationSelection(
      kinds: options.kinds.map(kinds) ?? OrganizationKind.collective,
      districts: options.districts.map { Set($0) },
      ratings: options.ratings.map { Set($0.map { Vocabulary.rating(named: $0) }) },
      products: options.products.map { names in
        Set(names.compactMap { linkageSet.products.firstIndex(of: $0) })
      })
    keys = options.grouping.compactMap { GroupKey(rawValue: $0) }
  }

  static func read(
    _ set: NaiveSet, _ dialect: LinkageTestSupport.CSVDialect,
    reader: LinkageReader = LinkageReader()
  ) throws -> LinkageSet {
    try reader.read(
      organizations: .bytes(dialect.bytes(ofOrganizations: set), name: "organizations.csv"),
      links: .bytes(dialect.bytes(ofLinks: set), name: "links.csv")
    ).set
  }

  /// The first measure on which the two differ, with both answers, or `nil`.
  func problem(tracing traceStep: Int = 1) -> String? {
    if set.productNames != naive.products {
      return "products: \(set.productNames), should be \(naive.products)"
    }
    return coverageProblem() ?? reachProblem() ?? listProblem() ?? criticalProblem()
      ?? exposureProblem() ?? standingProblem()
      ?? stride(from: 0, to: ids.count, by: traceStep).lazy.compactMap { traceProblem($0) }.first
  }

  private func name(_ product: ProductPosition?) -> String {
    product.map { set.products[$0] } ?? "any"
  }

  private func group(_ texts: [String]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: zip(keys.map(\.rawValue), texts))
  }

  private func coverageProblem() -> String? {
    let rows = graph.coverage(of: selection, by: keys).map { row in
      NaiveCoverageRow(
        product: name(row.product), group: group(row.group), organizations: row.organizations,
        linked: row.linked, processing: row.processing, domestic: row.domestic,
        export: row.export, complete: row.complete, participating: row.participating,
        contracted: row.contracted,
        members: row.members, membersParticipating: row.membersParticipating)
    }
    return difference("coverage", rows, naive.coverage())
  }

  private func reachProblem() -> String? {
    let rows = graph.reach(of: selection, by: keys).map { row in
      NaiveReachRow(
        product: name(row.product), group: group(row.group), organizations: row.organizations,
        reached: row.reached, unreached: row.unreached,
        hops: Dictionary(
          uniqueKeysWithValues: row.hops.enumerated().filter { $0.element > 0 }
            .map { ($0.offset, $0.element) }),
        members: row.members, membersReached: row.membersReached)
    }
    return difference("reach", rows, naive.reach())
  }

  private func listProblem() -> String? {
    var entries: [OrganizationReach] = []
    graph.forEachReach(of: selection) { entries.append($0) }
    let list = entries.map {
      NaiveReachEntry(ids[$0.organization.offset], name($0.product), $0.hops)
    }
    return difference("reach list", list, naive.reachList())
  }

  private func criticalProblem() -> String? {
    let rows = graph.criticalOrganizations(of: selection).map { row in
      "\(name(row.product)), \(ids[row.organization.offset]): \(row.dependents), \(row.members)"
    }
    let expected = naive.critical().map { row in
      "\(row.product), \(row.id): \(row.dependents), \(row.members)"
    }
    return difference("critical", rows.sorted(), expected.sorted())
  }

  private func exposureProblem() -> String? {
    let rows = graph.exposure(of: selection, by: keys).map { row in
      NaiveExposureRow(
        product: name(row.product), group: group(row.group), reached: row.reached,
        exporting: row.exporting, exposed: row.exposed, twoRoutes: row.twoRoutes,
        members: row.members, membersExposed: row.membersExposed)
    }
    let listed = graph.exposedOrganizations(of: selection).map { entry in
      let others = naive.singlePoints(
        from: ids[entry.organization.offset], product: name(entry.product))
      return "\(ids[entry.organization.offset]), \(name(entry.product)): "
        + "\(others.contains(ids[entry.dependsOn.offset]))"
    }
    return difference("exposure", rows, naive.exposure())
      ?? difference("exposed", listed, naive.exposed().map { "\($0), \($1): true" })
  }

  private func standingProblem() -> String? {
    let got = graph.standings(of: selection.products).map { standing in
      NaiveStanding(
        products: standing.products.map { set.products[$0] },
        isLinked: standing.stages.contains(.linked),
        flags: NaiveFlags(
          standing.stages.contains(.processing), domestic: standing.stages.contains(.domestic),
          export: standing.stages.contains(.export), complete: standing.stages.contains(.complete),
          contracted: standing.stages.contains(.contracted)),
        hops: standing.hops, exportsDirectly: standing.exportsDirectly)
    }
    return difference("standings", got, ids.map { naive.standing(of: $0) })
  }

  private func traceProblem(_ organization: Int) -> String? {
    let trace = graph.trace(OrganizationPosition(organization))
    guard let expected = naive.trace(ids[organization]) else { return "no trace" }
    let got = NaiveTrace(
      id: ids[organization],
      routes: trace.routes.map { NaiveReachEntry(ids[organization], name($0.product), $0.hops) },
      upstreamOrganizations: trace.upstream.count, upstreamMembers: trace.upstreamMembers,
      downstreamOrganizations: trace.downstream.count)
    if got != expected { return "trace: \(got)\nshould be \(expected)" }
    for route in trace.routes {
      let problem = naive.problem(
        withRoute: route.organizations.map { ids[$0.offset] }, from: ids[organization],
        product: name(route.product))
      if let problem { return problem }
      let other = naive.problem(
        withRoutes: route.twoRoutes.map { $0.map { ids[$0.offset] } },
        dependingOn: route.dependsOn.map { ids[$0.offset] }, from: ids[organization],
        product: name(route.product))
      if let other { return other }
    }
    return nil
  }

  private func difference<Row: Equatable>(_ what: String, _ got: [Row], _ expected: [Row])
    -> String?
  {
    if got == expected { return nil }
    for (row, wanted) in zip(got, expected) where row != wanted {
      return "\(what): \(row)\nshould be \(wanted)"
    }
    return "\(what): \(got.count) rows\nshould be \(expected.count)"
  }
}

/// Public data sets beside the checkout, where they are present.
enum RealData {
  static var folder: String {
    ProcessInfo.processInfo.environment["LINKAGE_REAL_DATA"]
      ?? #filePath.split(separator: "/Tests/")[0] + "/../shared/data"
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }
}
