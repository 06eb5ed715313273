/// Scenarios that go with a set, each following from its seed.
package enum RandomScenarios {
  /// Returns the scenario of a seed: a few organizations close, a few links go, a few links come.
  ///
  /// Some do not suit the set.
  package static func scenario(for set: NaiveSet, seed: UInt64) -> NaiveScenario {
    var random = SplitMix64(seed: seed ^ 0x7363_656E_6172_696F)
    var scenario = NaiveScenario()
    if set.organizations.isEmpty { return scenario }
    let ids = set.organizations.map(\.id)
    if random.percent(60) {
      scenario.closed = Array(random.shuffled(ids).prefix(random.within(1...3)))
    }
    let open = set.links.filter {
      !scenario.closed.contains($0.source) && !scenario.closed.contains($0.target)
    }
    if random.percent(60), !open.isEmpty {
      for _ in 0..<random.within(1...4) {
        let link = random.pick(open)
        let product = random.percent(50) ? link.product : ""
        scenario.removals.append(NaiveScenario.Removal(link.source, link.target, product))
      }
    }
    if random.percent(4) {
      scenario.removals.append(
        NaiveScenario.Removal(
          random.pick(ids), random.pick(ids), random.pick(set.products + ["none"])))
    }
    if random.percent(60) {
      let remaining = random.percent(95) ? ids.filter { !scenario.closed.contains($0) } : ids
      if remaining.isEmpty { return scenario }
      let products = set.products + ["", "new product", "another"]
      for _ in 0..<random.within(1...4) {
        var link = NaiveLink(
          random.pick(remaining), random.pick(remaining), random.pick(products),
          relation: random.pick(["supply", "supply", "membership", "export"]),
          contract: random.pick([nil, true, false]))
        if random.percent(30) { link.since = random.within(2018...2030) }
        scenario.additions.append(link)
      }
    }
    return scenario
  }
}
