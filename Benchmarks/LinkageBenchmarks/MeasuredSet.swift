import LinkageFiles
import LinkageGraph

/// A set, what is made of it, and the phases that are timed on it.
///
/// The set and the graph are made once, when a phase first needs them; a phase that makes one itself
/// hands nothing on, so that what is in memory during a phase depends on the phase alone.
final class MeasuredSet {
  let request: SizeRequest
  private var madeSet: LinkageSet?
  private var madeGraph: ChainGraph?

  init(_ request: SizeRequest) {
    self.request = request
  }

  var stopwatch: Stopwatch { Stopwatch(leastRuns: request.runs) }

  func set() throws -> LinkageSet {
    if let madeSet { return madeSet }
    let set = try LinkageReader().read(folder: request.folder).set
    madeSet = set
    return set
  }

  func graph() throws -> ChainGraph {
    if let madeGraph { return madeGraph }
    let graph = ChainGraph(try set())
    madeGraph = graph
    return graph
  }

  /// Measures and verifies the phases asked for.
  func result() throws -> SizeResult {
    var results: [PhaseResult] = []
    var failures: [String] = []
    func verify(_ phase: Phase, _ verification: () throws -> Void) throws {
      do {
        try verification()
      } catch let failure as VerificationFailure {
        failures.append("\(phase.rawValue): \(failure.message)")
      }
    }
    for phase in request.phases where !Phase.processes.contains(phase) {
      Progress.show(phase.rawValue)
      let measured = try measure(phase)
      results.append(measured.result)
      Progress.show("verifying \(phase.rawValue)")
      try verify(phase, measured.verification)
    }
    let set = try set()
    if !request.summaries.isEmpty {
      let plain = PlainSummary(of: set)
      for summary in request.summaries {
        Progress.show("verifying \(summary.phase.rawValue)")
        try verify(summary.phase) { try SummaryProcess.verify(summary.output, plain, of: set) }
      }
    }
    for index in results.indices where results[index].links == nil {
      results[index].links = set.links.count
    }
    return SizeResult(
      links: set.links.count, organizations: set.organizations.count, results: results,
      failures: failures)
  }

  private func measure(_ phase: Phase) throws -> MeasuredPhase {
    switch phase {
    case .summary, .packedSummary: preconditionFailure("a process of its own")
    case .generate: try measureGenerate()
    case .read: try measureRead()
    case .pack: try measurePack()
    case .open: try measureOpen()
    case .index: try measureIndex()
    case .lookUp: try measureLookUp()
    case .rows: try measureRows()
    case .reverse: try measureReverse()
    case .graph: try measureGraph()
    case .supply: try measureSupply()
    case .reach: try measureReach()
    case .reachByPushing: try measureReachByPushing()
    case .measures: try measureMeasures()
    case .dominators: try measureDominators()
    case .critical: try measureCritical()
    case .exposure: try measureExposure()
    case .whatIf: try measureWhatIf()
    case .suggestCount: try measureSuggestedCount()
    case .suggestShare: try measureSuggestedShare()
    case .trace: try measureTrace()
    case .dot: try measureDOT()
    }
  }
}

/// A timed phase, and how its result is verified once no clock is running.
struct MeasuredPhase {
  var result: PhaseResult
  var verification: () throws -> Void
}
