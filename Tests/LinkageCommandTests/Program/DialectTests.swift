import Foundation
import LinkageTestSupport
import Testing

@testable import LinkageCommand

/// Every way of writing one set gives the same bytes of JSON.
@Suite("Dialects")
struct DialectTests {
  @Test("A set in any dialect gives byte-identical JSON", arguments: 0..<12)
  func sameJSON(seed: UInt64) throws {
    let set = RandomSets.set(seed: seed &* 31 &+ 7)
    let plain = try answers(to: set, CSVDialect.plain)
    for dialect in 0..<8 as Range<UInt64> {
      let other = try answers(to: set, CSVDialect.random(seed: seed &* 100 &+ dialect))
      #expect(other == plain, "seed \(seed), dialect \(dialect)")
    }
  }

  private func answers(to set: NaiveSet, _ dialect: CSVDialect) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(dialect.bytes(ofOrganizations: set)).write(
      to: folder.appending(path: "organizations.csv"))
    try Data(dialect.bytes(ofLinks: set)).write(to: folder.appending(path: "links.csv"))
    return [
      ["summary"], ["coverage", "--by", "kind,district"], ["reach", "--list"], ["critical"],
      ["suggest", "--count", "3", "--names"],
    ]
    .map { words in
      let run = ProgramRun(words + [folder.path, "--format", "json"])
      #expect(run.status == .done, "\(run.error)")
      return run.output
    }
  }
}
