/// How a run differs from a saved one: ratios of the best times and of peak memory, new over old.
struct Comparison {
  let saved: BenchmarkReport
  let new: BenchmarkReport

  /// A difference this small says nothing on a machine that does other work too.
  private static let leastNoise = 0.05

  var text: String {
    var rows: [[String]] = []
    for size in new.sizes {
      guard let old = saved.sizes.first(where: { $0.links == size.links }) else { continue }
      for result in size.results {
        guard let before = old.results.first(where: { $0.phase == result.phase }) else { continue }
        rows.append([
          result.phase.rawValue, size.links.grouped, before.best.asTime, result.best.asTime,
          (result.best / before.best).text(decimals: 2), memoryRatio(result, before),
          verdict(result, before).rawValue,
        ])
      }
    }
    let head = "Against \(saved.machine.commit ?? "a run") of \(saved.machine.date)"
    if rows.isEmpty { return head + ": no phase was measured at the same size." }
    var text = head + ", new over old:\n"
    if saved.machine.configuration != new.machine.configuration {
      text += "Saved on another machine: \(saved.machine.configuration). The ratios say little.\n"
    }
    text += PlainTable.text(
      heads: ["phase", "links", "old best", "new best", "time", "peak", ""], rows: rows)
    return text + "\n" + Self.total(of: rows)
  }

  /// How many phases differ, on one line.
  private static func total(of rows: [[String]]) -> String {
    func count(_ verdict: Verdict) -> String {
      "\(rows.count { $0.last == verdict.rawValue }) \(verdict.rawValue)"
    }
    return "\(count(.slower)), \(count(.faster)), \(count(.same))"
  }

  private enum Verdict: String {
    case slower = "SLOWER"
    case faster
    case same
  }

  private func memoryRatio(_ new: PhaseResult, _ old: PhaseResult) -> String {
    guard let now = new.peakBytes, let before = old.peakBytes, before > 0 else { return "" }
    return (Double(now) / Double(before)).text(decimals: 2)
  }

  /// Names a difference that is greater than the spread of both runs can explain.
  private func verdict(_ new: PhaseResult, _ old: PhaseResult) -> Verdict {
    let noise = max(Self.leastNoise, new.spread + old.spread)
    let ratio = new.best / old.best
    if ratio > 1 + noise { return .slower }
    if ratio < 1 / (1 + noise) { return .faster }
    return .same
  }
}
