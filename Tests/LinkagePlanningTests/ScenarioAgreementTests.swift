import LinkageFiles
import LinkageGraph
import LinkagePlanning
import LinkageTestSupport
import Testing

/// Scenarios and comparisons against plain ones, written from the definitions.
@Suite struct ScenarioAgreementTests {
  @Test(arguments: 0..<8)
  func scenariosAgree(_ part: UInt64) throws {
    let seeds = part * 50..<(part + 1) * 50
    let failure = try RandomSets.firstFailure(seeds: seeds) { set, options in
      for number in [UInt64(set.links.count)] {
        let scenario = RandomScenarios.scenario(for: set, seed: number)
        if let problem = try ScenarioAgreement(set, options, scenario).problem() {
          return "\(problem), with \(scenario)"
        }
      }
      return nil
    }
    #expect(failure == nil, "\(failure ?? "")")
  }

  @Test(arguments: 0..<3)
  func comparisonsAgree(_ part: UInt64) throws {
    let seeds = part * 50 + 5_000..<(part + 1) * 50 + 5_000
    let failure = try RandomSets.firstFailure(seeds: seeds) { set, options in
      var other = RandomScenarios.scenario(for: set, seed: 3).applied(to: set) ?? set
      // The order of rows is another, and so are the positions of organizations and products.
      other.organizations.reverse()
      other.links.reverse()
      return try ScenarioAgreement.problem(comparing: set, other, options)
        ?? ScenarioAgreement.problem(comparing: other, set, options)
    }
    #expect(failure == nil, "\(failure ?? "")")
  }

  /// The organizations stand in the same order, and only the products have other positions.
  @Test func productsAreMatchedByTheirNames() throws {
    var reordered = 0
    let failure = try RandomSets.firstFailure(seeds: 6_000..<6_040) { set, options in
      var other = set
      for position in other.organizations.indices {
        other.organizations[position].products.reverse()
      }
      other.links.reverse()
      if !other.links.isEmpty { other.links.removeLast() }
      if other.products.prefix(2) != set.products.prefix(2) { reordered += 1 }
      return try ScenarioAgreement.problem(comparing: set, other, options)
    }
    #expect(failure == nil, "\(failure ?? "")")
    #expect(reordered > 10)
  }

  @Test func whoExportsEverythingStillDoesOnceThereIsAnotherProduct() throws {
    let set = NaiveSet(
      [
        NaiveOrganization("HTX-01", "cooperative", products: ["rice"]),
        NaiveOrganization("DN-01", "buyer"),
      ], [NaiveLink("HTX-01", "DN-01", relation: "export")])
    let scenario = NaiveScenario(additions: [
      NaiveLink("HTX-01", "DN-01", "pepper", relation: "export")
    ])
    let problem = try ScenarioAgreement(set, NaiveOptions(), scenario).problem()
    #expect(problem == nil, "\(problem ?? "")")
  }

  @Test func randomScenariosDoSomething() {
    var seen: Set<String> = []
    for seed in 0..<120 as Range<UInt64> {
      let set = RandomSets.set(seed: seed)
      if set.products.count > 20 { continue }
      let scenario = RandomScenarios.scenario(for: set, seed: seed)
      guard let after = scenario.applied(to: set) else {
        seen.insert("does not suit")
        continue
      }
      let comparison = NaiveComparison(
        NaiveMeasures(set), NaiveMeasures(after, products: scenario.products(of: set)))
      if comparison.lost.contains(where: { $0.flag == "export" }) { seen.insert("lost") }
      if comparison.gained.contains(where: { $0.flag == "export" }) { seen.insert("gained") }
      if !comparison.went.isEmpty { seen.insert("went") }
      if after.products.contains("new product") { seen.insert("new product") }
    }
    #expect(seen == ["does not suit", "lost", "gained", "went", "new product"])
  }

  /// What an organization sells says what it handles, unless it declares that: here all do.
  private static func declaring(_ set: NaiveSet) -> NaiveSet {
    var set = set
    for position in set.organizations.indices where set.organizations[position].products.isEmpty {
      set.organizations[position].products = Array(set.products.prefix(1))
    }
    return set
  }

  @Test func closingNeverBringsAnybodyIn() throws {
    for seed in 0..<120 as Range<UInt64> {
      let naive = Self.declaring(RandomSets.set(seed: seed))
      let set = try ScenarioAgreement.read(naive)
      guard !set.organizations.isEmpty else { continue }
      var random = LinkageTestSupport.SplitMix64(seed: seed)
      let closed = OrganizationPosition(random.below(set.organizations.count))
      let comparison = try ChainGraph(set).outcome(of: Scenario(closed: [closed])).comparison
      #expect(comparison.gained.isEmpty, "seed \(seed)")
      for (before, after) in zip(comparison.before.reach, comparison.after.reach) {
        #expect(after.reached <= before.reached, "seed \(seed)")
      }
    }
  }

  @Test func oneMoreSaleNeverCutsAnybodyOff() throws {
    for seed in 0..<120 as Range<UInt64> {
      let naive = Self.declaring(RandomSets.set(seed: seed))
      let set = try ScenarioAgreement.read(naive)
      guard let sale = naive.links.first, !naive.products.isEmpty else { continue }
      var random = LinkageTestSupport.SplitMix64(seed: seed)
      let link = Link(
        source: sale.source, target: random.pick(naive.organizations).id,
        product: random.pick(naive.products))
      let comparison = try ChainGraph(set).outcome(of: Scenario(additions: [link])).comparison
      #expect(comparison.lost.isEmpty, "seed \(seed)")
      for (before, after) in zip(comparison.before.reach, comparison.after.reach) {
        #expect(after.reached >= before.reached, "seed \(seed)")
      }
    }
  }

  @Test func aScenarioInWhichNothingHappensChangesNothing() throws {
    for seed in 0..<100 as Range<UInt64> {
      let graph = ChainGraph(try ScenarioAgreement.read(RandomSets.set(seed: seed)), year: 2024)
      let comparison = try graph.outcome(of: Scenario(), by: [.kind]).comparison
      #expect(comparison.before == comparison.after, "seed \(seed)")
      #expect(comparison.lost.isEmpty && comparison.gained.isEmpty, "seed \(seed)")
      #expect(comparison.came.isEmpty && comparison.went.isEmpty, "seed \(seed)")
    }
  }
}
