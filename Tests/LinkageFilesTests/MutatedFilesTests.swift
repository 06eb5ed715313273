import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// Damaged files end in a set or in located problems, never in a crash.
@Suite struct MutatedFilesTests {
  private static func expectProblems(of report: DataReport, seed: UInt64) {
    #expect(report.problemCount > 0, "seed \(seed)")
    #expect(!report.problems.isEmpty, "seed \(seed)")
    for problem in report.problems {
      #expect((problem.location.line ?? 0) >= 1, "seed \(seed)")
      #expect((problem.location.column ?? 0) >= 1, "seed \(seed)")
      #expect(!problem.sentence(.vietnamese).isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<25)
  func everyMutationIsReadOrReported(part: UInt64) throws {
    for seed in part * 16..<part * 16 + 16 {
      let set = RandomSets.set(seed: seed)
      let dialect = LinkageTestSupport.CSVDialect.random(seed: seed)
      let organizations = Mutations.mutated(dialect.bytes(ofOrganizations: set), seed: seed)
      let links = Mutations.mutated(dialect.bytes(ofLinks: set), seed: seed &+ 1)
      for skips in [false, true] {
        var reader = LinkageReader(skipsBadRows: skips, problemLimit: 1)
        reader.pieceSize = 50
        do {
          let reading = try reader.read(
            organizations: .bytes(organizations, name: "organizations.csv"),
            links: .bytes(links, name: "links.csv"))
          let graph = ChainGraph(reading.set)
          let summary = graph.summary()
          #expect(summary.coverage.last?.export == summary.reach.last?.reached, "seed \(seed)")
          _ = graph.criticalOrganizations()
        } catch LinkageReadError.badData(let report) {
          Self.expectProblems(of: report, seed: seed)
        }
      }
    }
  }
}
