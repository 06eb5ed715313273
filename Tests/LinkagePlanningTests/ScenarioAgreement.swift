import LinkageFiles
import LinkageGraph
import LinkagePlanning
import LinkageTestSupport

/// One set, one question and one scenario, put to the naive implementation and to the real one.
struct ScenarioAgreement {
  private let naive: NaiveSet
  private let options: NaiveOptions
  private let scenario: NaiveScenario
  private let set: LinkageSet

  init(_ naive: NaiveSet, _ options: NaiveOptions, _ scenario: NaiveScenario) throws {
    self.naive = naive
    self.options = options
    self.scenario = scenario
    set = try Self.read(naive)
  }

  static func read(_ set: NaiveSet) throws -> LinkageSet {
    let plain = LinkageTestSupport.CSVDialect.plain
    return try LinkageReader().read(
      organizations: .bytes(plain.bytes(ofOrganizations: set), name: "organizations.csv"),
      links: .bytes(plain.bytes(ofLinks: set), name: "links.csv")
    ).set
  }

  /// What differs, or `nil`.
  func problem() throws -> String? {
    let real = try Self.scenario(scenario, in: set)
    guard let after = scenario.applied(to: naive) else {
      let isRefused = Result { () throws in try self.graph(set).outcome(of: real) }.isFailure
      return isRefused && !real.problems(in: set).isEmpty ? nil : "what does not suit is taken"
    }
    let measures = NaiveMeasures(naive, options)
    let measuresAfter = NaiveMeasures(after, options, products: scenario.products(of: naive))
    let expected = NaiveComparison(measures, measuresAfter)
    let graph = graph(set)
    let outcome = try graph.outcome(
      of: real, counting: Self.selection(options, set), by: Self.keys(options))
    if let problem = Self.problem(
      outcome.comparison, expected, set, outcome.graph.set, after: set, keys: options.grouping)
    {
      return problem
    }
    let rerouted = outcome.rerouted().map {
      "\(set.id(of: $0.organization)) \(outcome.comparison.products[$0.product]) \($0.flag)"
    }
    let others = measures.rerouted(closing: scenario.closed, after: measuresAfter)
    if rerouted != others.map(\.description) {
      return "other ways: \(rerouted), should be \(others)"
    }
    // The set itself, changed, is the same set as the plain one.
    let changed = try real.applied(to: set)
    let plain = try Self.read(after)
    if Array(changed.organizations) != Array(plain.organizations) { return "other organizations" }
    if Array(changed.links) != Array(plain.links) { return "other links" }
    let slow = self.graph(changed).summary(
      of: Self.selection(options, changed), by: Self.keys(options))
    if slow != outcome.comparison.after {
      return "the changed graph is not that of the changed set"
    }
    if outcome.graph.linkCount != self.graph(changed).linkCount { return "another number of links" }
    if Array(outcome.graph.set.links) != Array(changed.links) { return "other links of the graph" }
    return try packedProblem(real, outcome.comparison)
  }

  /// What a packed set says otherwise.
  private func packedProblem(_ real: Scenario, _ expected: ChainComparison) throws -> String? {
    var sink = MemoryByteSink()
    try PackedFile.write(set, to: &sink)
    let packed = try PackedFile.open(sink.bytes)
    let outcome = try graph(packed).outcome(
      of: real, counting: Self.selection(options, packed), by: Self.keys(options))
    let comparison = outcome.comparison
    return comparison.before == expected.before && comparison.after == expected.after
      && comparison.lost == expected.lost && comparison.gained == expected.gained
      && comparison.went == expected.went ? nil : "a packed set says otherwise"
  }

  /// What differs in the comparison of two sets, or `nil`.
  static func problem(
    comparing before: NaiveSet, _ after: NaiveSet, _ options: NaiveOptions
  ) throws -> String? {
    let (first, second) = (try read(before), try read(after))
    func graph(_ set: LinkageSet) -> ChainGraph { self.graph(set, options) }
    let expected = NaiveComparison(NaiveMeasures(before, options), NaiveMeasures(after, options))
    // A filter that the set before knows all of is found in the other by the names.
    let isKnown = (options.products ?? []).allSatisfy { before.products.contains($0) }
    let comparison = ChainComparison(
      before: graph(first), after: graph(second), of: selection(options, first),
      and: isKnown ? nil : selection(options, second), by: keys(options))
    if let problem = problem(
      comparison, expected, first, second, after: second, keys: options.grouping)
    {
      return problem
    }
    let reversed = ChainComparison(
      before: graph(second), after: graph(first), of: selection(options, second),
      and: selection(options, first), by: keys(options))
    func texts(
      _ changes: [ChainComparison.Change], _ set: LinkageSet, _ comparison: ChainComparison
    ) -> Set<String> {
      Set(
        changes.map {
          "\(set.id(of: $0.organization)) \(comparison.products[$0.product]) \($0.flag)"
        })
    }
    let isSwapped =
      texts(comparison.lost, first, comparison) == texts(reversed.gained, second, reversed)
      && texts(comparison.gained, first, comparison) == texts(reversed.lost, second, reversed)
      && comparison.came == reversed.went && comparison.went == reversed.came
      && comparison.before == reversed.after && comparison.after == reversed.before
    if !isSwapped { return "reversed, it says something else" }
    let same = ChainComparison(
      before: graph(first), after: graph(first), of: selection(options, first), by: keys(options))
    let isSame =
      same.before == same.after && same.lost.isEmpty && same.gained.isEmpty && same.came.isEmpty
      && same.went.isEmpty
    return isSame ? nil : "compared with itself, it differs"
  }

  // MARK: From the naive to the real

  private func graph(_ set: LinkageSet) -> ChainGraph { Self.graph(set, options) }

  private static func graph(_ set: LinkageSet, _ options: NaiveOptions) -> ChainGraph {
    ChainGraph(
      set, year: options.year,
      producers: options.producers.map(kinds) ?? OrganizationKind.collective,
      contractsOnly: options.contractsOnly)
  }

  private static func kinds(_ words: [String]) -> Set<OrganizationKind> {
    Set(words.compactMap { Vocabulary.kind(named: $0) })
  }

  private static func keys(_ options: NaiveOptions) -> [GroupKey] {
    options.grouping.compactMap { GroupKey(rawValue: $0) }
  }

  private static func selection(
    _ options: NaiveOptions, _ set: LinkageSet
  ) -> OrganizationSelection {
    OrganizationSelection(
      kinds: options.kinds.map(kinds) ?? OrganizationKind.collective,
      districts: options.districts.map { Set($0) },
      ratings: options.ratings.map { Set($0.map { Vocabulary.rating(named: $0) }) },
      products: options.products.map { names in
        Set(names.compactMap { set.products.firstIndex(of: $0) })
      })
  }

  static func scenario(_ naive: NaiveScenario, in set: LinkageSet) throws -> Scenario {
    func position(_ id: String) throws -> OrganizationPosition {
      guard let position = set.organization(withID: id) else { throw UnknownID(id: id) }
      return position
    }
    return Scenario(
      closed: Set(try naive.closed.map(position)),
      removals: try naive.removals.map {
        Scenario.Removal(
          source: try position($0.source), target: try position($0.target),
          product: $0.product.isEmpty ? nil : $0.product)
      },
      additions: naive.additions.map {
        Link(
          source: $0.source, target: $0.target, product: $0.product.isEmpty ? nil : $0.product,
          relation: Vocabulary.relation(named: $0.relation) ?? .supply, contract: $0.contract,
          volume: $0.volume, value: $0.value, since: $0.since, until: $0.until)
      })
  }

  private struct UnknownID: Error {
    var id: String
  }

  // MARK: From the real to the naive

  private static func problem(
    _ comparison: ChainComparison, _ expected: NaiveComparison, _ before: LinkageSet,
    _ labels: LinkageSet, after: LinkageSet, keys: [String]
  ) -> String? {
    func changes(_ changes: [ChainComparison.Change]) -> [String] {
      changes.map { change in
        let flag = change.flag == .export ? "export" : "participating"
        return
          "\(before.id(of: change.organization)) \(comparison.products[change.product]) \(flag)"
      }
    }
    func check(_ what: String, _ found: [String], _ wanted: [String]) -> String? {
      found == wanted ? nil : "\(what): \(found), should be \(wanted)"
    }
    return check(
      "coverage before", rows(comparison.before.coverage, before, keys),
      expected.beforeCoverage.map(\.description))
      ?? check(
        "coverage after", rows(comparison.after.coverage, labels, keys),
        expected.afterCoverage.map(\.description))
      ?? check(
        "reach before", rows(comparison.before.reach, before, keys),
        expected.beforeReach.map(\.description))
      ?? check(
        "reach after", rows(comparison.after.reach, labels, keys),
        expected.afterReach.map(\.description))
      ?? check("lost", changes(comparison.lost), expected.lost.map(\.description))
      ?? check("gained", changes(comparison.gained), expected.gained.map(\.description))
      ?? check("came", comparison.came.map { after.id(of: $0) }, expected.came)
      ?? check("went", comparison.went.map { before.id(of: $0) }, expected.went)
  }

  private static func rows(
    _ rows: [CoverageRow], _ set: LinkageSet, _ keys: [String]
  ) -> [String] {
    rows.map { row in
      NaiveCoverageRow(
        product: row.product.map { set.products[$0] } ?? "any",
        group: Dictionary(uniqueKeysWithValues: zip(keys, row.group)),
        organizations: row.organizations, linked: row.linked, processing: row.processing,
        domestic: row.domestic, export: row.export, complete: row.complete,
        participating: row.participating, contracted: row.contracted, members: row.members,
        membersParticipating: row.membersParticipating
      ).description
    }
  }

  private static func rows(_ rows: [ReachRow], _ set: LinkageSet, _ keys: [String]) -> [String] {
    rows.map { row in
      let hops = row.hops.enumerated().filter { $0.element > 0 }
      return NaiveReachRow(
        product: row.product.map { set.products[$0] } ?? "any",
        group: Dictionary(uniqueKeysWithValues: zip(keys, row.group)),
        organizations: row.organizations, reached: row.reached, unreached: row.unreached,
        hops: Dictionary(uniqueKeysWithValues: hops.map { ($0.offset, $0.element) }),
        members: row.members, membersReached: row.membersReached
      ).description
    }
  }
}

extension Result {
  fileprivate var isFailure: Bool { if case .failure = self { true } else { false } }
}
