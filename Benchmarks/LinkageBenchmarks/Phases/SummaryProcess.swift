import Foundation
import LinkageGraph

/// The main job as people run it: `linkage summary` as a process of its own.
struct SummaryProcess {
  let phase: Phase
  /// The folder, or the packed file made of it.
  private let input: String
  private let inputBytes: Int

  /// The program, which is built beside this one.
  private static let program = URL(filePath: Machine.executable).deletingLastPathComponent()
    .appending(path: "linkage").path

  /// Prepares the input.
  init(phase: Phase, folder: String, scratch: TemporaryFolder) throws {
    guard FileManager.default.isExecutableFile(atPath: Self.program) else {
      throw BenchmarkError("There is no linkage beside this program: swift build -c release")
    }
    self.phase = phase
    if phase == .packedSummary {
      input = scratch.path("set.linkage")
      try Self.run(["pack", folder, "-o", input], output: scratch.path("pack.txt"))
      inputBytes = try URL(filePath: input).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    } else {
      input = folder
      inputBytes = try CSVFiles(folder: folder).byteCount
    }
  }

  /// Times the process.
  func measure(output: String, runs: Int) throws -> PhaseResult {
    var peak: Int?
    var (result, _) = try Stopwatch(leastRuns: runs).measure(phase, digest: { _ in 0 }) {
      let ending = try Self.run(["summary", input, "--format", "json"], output: output)
      peak = [peak, ending.peakBytes].compactMap(\.self).max()
    }
    result.bytes = inputBytes
    result.peakBytes = peak
    result.addedBytes = peak
    return result
  }

  @discardableResult
  private static func run(_ words: [String], output: String) throws -> ChildProcess.Ending {
    let ending = try ChildProcess.run(program, words, output: output)
    guard ending.status == .exited(EXIT_SUCCESS) else {
      throw BenchmarkError("linkage \(words.joined(separator: " ")) \(ending.status.text).")
    }
    return ending
  }

  /// Holds what the process said to plain counts.
  static func verify(_ output: String, _ plain: PlainSummary, of set: LinkageSet) throws {
    let said = try JSONDecoder().decode(
      Said.self, from: Data(contentsOf: URL(filePath: output)))
    try expect(
      said.organizations == set.organizations.count && said.links == set.links.count
        && said.products == set.productNames, "other organizations, links or products")
    try expect(
      said.coverage == plain.coverage.map { Said.Coverage($0, of: set) },
      "its coverage is not what plain counts say")
    try expect(
      said.reach == plain.reach.map { Said.Reach($0, of: set) },
      "its reach is not what plain counts say")
  }

  /// The part of the JSON that has numbers.
  private struct Said: Decodable {
    var organizations: Int
    var links: Int
    var products: [String]
    var coverage: [Coverage]
    var reach: [Reach]

    struct Coverage: Decodable, Equatable {
      var product: String
      var organizations, linked, processing, domestic, export, complete, participating: Int
      var contracted, members, membersParticipating: Int

      init(_ row: CoverageRow, of set: LinkageSet) {
        product = row.product.map { set.products[$0] } ?? "any"
        organizations = row.organizations
        linked = row.linked
        processing = row.processing
        domestic = row.domestic
        export = row.export
        complete = row.complete
        participating = row.participating
        contracted = row.contracted
        members = row.members
        membersParticipating = row.membersParticipating
      }
    }

    struct Reach: Decodable, Equatable {
      var product: String
      var organizations, reached, unreached: Int
      var hops: [String: Int]
      var members, membersReached: Int

      init(_ row: ReachRow, of set: LinkageSet) {
        product = row.product.map { set.products[$0] } ?? "any"
        organizations = row.organizations
        reached = row.reached
        unreached = row.unreached
        hops = Dictionary(
          uniqueKeysWithValues: row.hops.enumerated().filter { $0.element > 0 }
            .map { ("\($0.offset)", $0.element) })
        members = row.members
        membersReached = row.membersReached
      }
    }
  }
}
