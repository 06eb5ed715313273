import Foundation
import LinkageSamples

/// The sizes to measure, one after another.
///
/// This process stays small: it makes the sets, and leaves measuring to a process per size, so that
/// no size finds memory in the state in which another left it. It must stay small too because the
/// system counts the peak memory of a process from that of the one that started it.
struct BenchmarkSuite {
  /// One set to measure on.
  struct Size {
    /// The links to generate, or `nil` for a set that is there.
    let generatedLinks: Int?
    let folder: String
  }

  let sizes: [Size]
  private let options: BenchmarkOptions
  private let base: URL

  private static let seed: UInt64 = 1

  init(_ options: BenchmarkOptions) throws {
    self.options = options
    base =
      options.keepsSets
      ? URL(filePath: ".build-benchmarks")
      : FileManager.default.temporaryDirectory.appending(
        path: "linkage-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
    let base = base
    if let folder = options.folder { try CSVFiles(folder: folder).check() }
    sizes =
      options.folder.map { [Size(generatedLinks: nil, folder: $0)] }
      ?? (options.sizes ?? BenchmarkOptions.defaultSizes).map { links in
        Size(generatedLinks: links, folder: base.appending(path: "links-\(links)").path)
      }
  }

  func removeSets() {
    if !options.keepsSets { try? FileManager.default.removeItem(at: base) }
  }

  /// The set that a number of links stands for: the shape of it depends on nothing else.
  static func generatedSet(links: Int) throws -> RandomLinkageSet {
    try RandomLinkageSet(organizations: max(7, links / 10), links: links, seed: seed)
  }

  func measure(_ size: Size) throws -> SizeResult {
    var remaining = options.phases
    if let links = size.generatedLinks {
      Progress.show("writing \(links.grouped) links")
      try write(try Self.generatedSet(links: links), to: size.folder)
    } else {
      remaining.removeAll { $0 == .generate }
    }
    defer {
      Progress.clear()
      if size.generatedLinks != nil, !options.keepsSets {
        try? FileManager.default.removeItem(atPath: size.folder)
      }
    }
    try Interruption.check()
    let scratch = try TemporaryFolder()
    defer { scratch.remove() }
    var request = SizeRequest(
      folder: size.folder, generatedLinks: size.generatedLinks, phases: remaining,
      runs: options.runs, scratch: scratch.path(""))
    var processes: [PhaseResult] = []
    for phase in Phase.processes where remaining.contains(phase) {
      let output = scratch.path("\(phase.rawValue).json")
      Progress.show(phase.rawValue)
      processes.append(
        try SummaryProcess(phase: phase, folder: size.folder, scratch: scratch)
          .measure(output: output, runs: options.runs))
      request.summaries.append(SizeRequest.Summary(phase: phase, output: output))
    }
    var result = try SizeMeasurement.start(request, scratch: scratch)
    for index in processes.indices { processes[index].links = result.links }
    result.results.insert(contentsOf: processes, at: 0)
    return result
  }

  private func write(_ set: RandomLinkageSet, to folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    var organizations = try FileSink(path: folder + "/organizations.csv")
    try set.writeOrganizations(to: &organizations)
    var links = try FileSink(path: folder + "/links.csv")
    try set.writeLinks(to: &links)
  }
}

/// A folder for files that pass between processes.
struct TemporaryFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "linkage-benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
