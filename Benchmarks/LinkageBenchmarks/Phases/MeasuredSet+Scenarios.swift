import LabeledGraph
import LinkageGraph
import LinkagePlanning

extension MeasuredSet {
  /// Times a scenario from a set in memory to the last difference, beside a summary of the same set.
  func measureWhatIf() throws -> MeasuredPhase {
    let set = try set()
    let scenario = try Self.scenario(for: set)
    let (summary, _) = try stopwatch.measure(
      .measures, digest: { Digest.of($0) }, { ChainGraph(set).summary() })
    var (result, comparison) = try stopwatch.measure(
      .whatIf, digest: { Digest.of($0.after) &+ UInt64($0.lost.count) },
      { try ChainGraph(set).outcome(of: scenario).comparison })
    result.comparison = PhaseComparison(
      name: "a summary of the set in memory", ratio: result.median / summary.median)
    return MeasuredPhase(result: result) {
      try PlainScenario.verify(comparison, scenario, of: set)
    }
  }

  /// The exporter that buys most links closes; ten links end, and ten begin to another exporter.
  private static func scenario(for set: LinkageSet) throws -> Scenario {
    let links = set.linkColumns
    let kinds = set.organizationColumns.kinds
    var bought = [Int](repeating: 0, count: kinds.count)
    for link in 0..<links.count { bought[Int(links.targets[link])] += 1 }
    let exporters = kinds.indices.filter { kinds[$0] == .exporter }
    guard let largest = exporters.max(by: { bought[$0] < bought[$1] }),
      let other = exporters.first(where: { $0 != largest })
    else { return Scenario() }
    var scenario = Scenario(closed: [OrganizationPosition(largest)])
    for number in 1...10 {
      let link = set.links[LinkPosition((links.count - 1) * number / 11)]
      let ends = [link.source, link.target].compactMap { set.organization(withID: $0) }
      if ends.contains(OrganizationPosition(largest)) { continue }
      scenario.removals.append(
        Scenario.Removal(source: ends[0], target: ends[1], product: link.product))
      let seller = kinds.indices[(kinds.count - 1) * number / 11]
      if seller != largest {
        scenario.additions.append(
          Link(
            source: set.id(of: seller), target: set.id(of: other),
            product: set.productNames.first))
      }
    }
    return scenario
  }
}
