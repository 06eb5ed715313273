import Foundation

/// All that one run of the program measured; what `--json` saves.
struct BenchmarkReport: Codable {
  var machine: Machine
  var sizes: [SizeResult]

  init(machine: Machine, sizes: [SizeResult]) {
    self.machine = machine
    self.sizes = sizes
  }

  init(file: String) throws {
    do {
      self = try JSONDecoder().decode(
        BenchmarkReport.self, from: Data(contentsOf: URL(filePath: file)))
    } catch {
      let reason = error is CocoaError ? error.localizedDescription : "\(error)"
      throw BenchmarkError("\(file) is no saved run. \(reason)")
    }
  }

  func save(to file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try (encoder.encode(self) + Data("\n".utf8)).write(to: URL(filePath: file))
  }
}

/// What was measured on one set.
struct SizeResult: Codable {
  var links: Int
  var organizations: Int
  var results: [PhaseResult]
  /// What verification found wrong, phase by phase.
  var failures: [String]

  var title: String {
    "\(links.grouped) links, \(organizations.grouped) organizations"
  }
}

/// A phase beside something that was timed with it.
struct PhaseComparison: Codable {
  var name: String
  var ratio: Double
}

/// How long one phase took, and the memory it needed.
struct PhaseResult: Codable {
  var phase: Phase
  /// The links that the phase worked on; all of the set unless it says otherwise.
  var links: Int?
  /// The time of each run.
  var seconds: [Double] = []
  /// The bytes that it read or wrote.
  var bytes: Int?
  /// The most memory of the whole process during the phase, mapped files included.
  var peakBytes: Int?
  /// How much of that was not there before the phase.
  var addedBytes: Int?
  /// What the phase is held against, and how many times as long it took, by the medians.
  var comparison: PhaseComparison?

  init(phase: Phase) {
    self.phase = phase
  }

  mutating func note(peak: Int, before: Int) {
    peakBytes = max(peakBytes ?? 0, peak)
    addedBytes = max(addedBytes ?? 0, peak - before)
  }

  var best: Double { seconds.min() ?? .nan }

  var median: Double { quantile(0.5) }

  /// Half the distance between the quartiles, as a part of the median.
  var spread: Double { (quantile(0.75) - quantile(0.25)) / 2 / median }

  private func quantile(_ part: Double) -> Double {
    let sorted = seconds.sorted()
    guard let last = sorted.indices.last else { return .nan }
    let rank = part * Double(last)
    let low = Int(rank)
    let high = min(low + 1, last)
    return sorted[low] + (sorted[high] - sorted[low]) * (rank - Double(low))
  }
}
