import LinkageFiles
import LinkageGraph
import LinkagePlanning
import LinkageTestSupport
import Testing

/// Scenarios and comparisons against plain ones, written from the definitions.
@Suite struct ScenarioAgreementTests {
  @Test(arguments: 0..<12)
  func scenariosAgree(_ part: UInt64) throws {
    let seeds = part * 100..<(part + 1) * 100
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

  @Test(arguments: 0..<6)
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

  @Test func randomScenariosDoSomething() {
    var seen: Set<String> = []
    for seed in 0..<200 as Range<UInt64> {
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
}
