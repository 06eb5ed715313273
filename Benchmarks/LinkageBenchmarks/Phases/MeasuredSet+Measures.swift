import LabeledGraph
import LinkageGraph

extension MeasuredSet {
  func measureGraph() throws -> MeasuredPhase {
    let set = try set()
    let (result, graph) = try stopwatch.measure(
      .graph, digest: { (graph: ChainGraph) in UInt64(graph.linkCount) }, { ChainGraph(set) })
    return MeasuredPhase(result: result) {
      try expect(
        graph.linkCount == set.links.count, "\(graph.linkCount) links of \(set.links.count)")
      try PlainSummary(of: set).expectEqual(to: graph.summary())
    }
  }

  func measureMeasures() throws -> MeasuredPhase {
    let graph = try graph()
    let (result, summary) = try stopwatch.measure(
      .measures, digest: { Digest.of($0) }, { graph.summary() })
    return MeasuredPhase(result: result) {
      try PlainSummary(of: graph.set).expectEqual(to: summary)
    }
  }

  func measureCritical() throws -> MeasuredPhase {
    let graph = try graph()
    let (result, critical) = try stopwatch.measure(
      .critical, digest: { Digest.of($0) }, { graph.criticalOrganizations() })
    return MeasuredPhase(result: result) { try PlainRemoval.verify(critical, of: graph.set) }
  }

  func measureExposure() throws -> MeasuredPhase {
    let graph = try graph()
    let (result, rows) = try stopwatch.measure(
      .exposure, digest: { Digest.of($0) }, { graph.exposure() })
    return MeasuredPhase(result: result) { try PlainExposure.verify(rows, of: graph.set) }
  }

  func measureTrace() throws -> MeasuredPhase {
    let graph = try graph()
    let links = graph.set.linkColumns
    var buys = [Bool](repeating: false, count: graph.set.organizations.count)
    for link in 0..<links.count { buys[Int(links.targets[link])] = true }
    var farthest = OrganizationReach(
      organization: OrganizationPosition(0), product: ProductPosition(0), hops: nil)
    graph.forEachReach { entry in
      guard buys[entry.organization.offset] else { return }
      if (entry.hops ?? -1) > (farthest.hops ?? -1) { farthest = entry }
    }
    let organization = farthest.organization
    let (result, trace) = try stopwatch.measure(
      .trace, digest: { Digest.of($0) }, { graph.trace(organization) })
    return MeasuredPhase(result: result) { try PlainTrace.verify(trace, of: graph.set) }
  }
}
