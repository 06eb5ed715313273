import Foundation
import LinkageTestSupport
import Testing

@testable import LinkageCommand

/// Packing, unpacking, and every command on a packed file.
@Suite("Packed files")
struct PackCommandTests {
  /// A folder of its own with a set in it, and a path of the same length for the set when packed.
  private struct Place: ~Copyable {
    let base = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    var folder: String { base.appending(path: "a-set.folder").path }
    var packed: String { base.appending(path: "a-set.packed").path }

    init(_ set: NaiveSet) throws {
      let folder = base.appending(path: "a-set.folder")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let dialect = CSVDialect.plain
      try Data(dialect.bytes(ofOrganizations: set)).write(
        to: folder.appending(path: "organizations.csv"))
      try Data(dialect.bytes(ofLinks: set)).write(to: folder.appending(path: "links.csv"))
    }

    deinit { try? FileManager.default.removeItem(at: base) }
  }

  private static let commands = [
    ["summary"], ["summary", "--format", "json", "--year", "2024"],
    ["summary", "--language", "vi"], ["summary", "--by", "district", "--format", "csv"],
    ["coverage", "--by", "kind,rating"], ["reach", "--list"],
    ["reach", "--list", "--format", "csv"], ["critical"], ["critical", "--format", "json"],
    ["suggest", "--count", "5"],
    ["suggest", "--reach", "90%", "--of", "export", "--format", "json"],
    ["check", "--format", "csv"], ["dot"], ["dot", "--all"], ["dot", "--group-by", "kind"],
  ]

  @Test("Every command answers as on the folder", arguments: 0..<10)
  func sameAnswers(seed: UInt64) throws {
    var set = RandomSets.set(seed: seed &* 17 &+ 3)
    // What only reading CSV can notice is not in a packed file.
    set.links.removeAll { $0.source == $0.target }
    for link in set.links.indices
    where !["supply", "membership", "export"].contains(set.links[link].relation) {
      set.links[link].relation = "supply"
    }
    let place = try Place(set)
    let packing = ProgramRun(["pack", place.folder, "-o", place.packed])
    #expect(packing.status == .done, "\(packing.error)")
    var commands = Self.commands
    if let id = set.organizations.last?.id {
      commands += [["trace", "--format", "json", "--", place.folder, id]]
      commands += [["dot", "--focus=\(id)"]]
    }
    for words in commands {
      let words = words.contains(place.folder) ? words : words + [place.folder]
      let run = ProgramRun(words)
      let packed = ProgramRun(words.map { $0 == place.folder ? place.packed : $0 })
      // Of a packed file there are no lines to name, nor rows to count.
      func unnamed(_ text: String) -> String {
        text.replacing(place.packed, with: "SET").replacing(place.folder, with: "SET")
          .replacing(#/(organizations|links)\.csv:\d+:\d+: /#, with: "")
          .replacing(
            #/, the first of (\d+) such rows|, dòng đầu tiên trong (\d+) dòng như vậy/#, with: ""
          )
          .replacing(#/, \d+ (times|lần)/#, with: "")
          .replacing(#/(organizations|links)\.csv,\d+,\d+,/#, with: ",,,")
      }
      #expect(packed.status == run.status, "seed \(seed), \(words)")
      #expect(unnamed(packed.output) == unnamed(run.output), "seed \(seed), \(words)")
      #expect(unnamed(packed.error) == unnamed(run.error), "seed \(seed), \(words)")
    }
  }

  @Test("Unpacking and packing again gives the same file")
  func roundTrip() throws {
    let place = try Place(RandomSets.set(seed: 5))
    let again = place.base.appending(path: "again")
    let repacked = place.base.appending(path: "again.linkage")
    #expect(ProgramRun(["pack", place.folder, "-o", place.packed]).status == .done)
    #expect(ProgramRun(["unpack", place.packed, "-o", again.path]).status == .done)
    #expect(ProgramRun(["pack", again.path, "-o", repacked.path]).status == .done)
    let first = try Data(contentsOf: URL(filePath: place.packed))
    #expect(try Data(contentsOf: repacked) == first)
    // A packed file may be written over itself, and through a pipe.
    #expect(ProgramRun(["pack", place.packed, "-o", place.packed]).status == .done)
    #expect(try Data(contentsOf: URL(filePath: place.packed)) == first)
  }

  @Test("Nothing is replaced unless asked for, and nothing half-written is left")
  func unpackingKeepsWhatIsThere() throws {
    let place = try Place(RandomSets.set(seed: 5))
    #expect(ProgramRun(["pack", place.folder, "-o", place.packed]).status == .done)
    #expect(ProgramRun(["unpack", place.packed, "-o", place.folder]).status == .cannotCreateOutput)
    #expect(ProgramRun(["unpack", place.packed, "-o", place.folder, "--force"]).status == .done)
    try Data(contentsOf: URL(filePath: place.packed)).dropLast().write(
      to: URL(filePath: place.packed))
    let missing = place.base.appending(path: "missing").path
    let run = ProgramRun(["unpack", place.packed, "-o", missing])
    #expect(run.status == .badData)
    #expect(!FileManager.default.fileExists(atPath: missing))
    // A set that cannot be read leaves an older packed file as it was.
    let older = try Data(contentsOf: URL(filePath: place.packed))
    let bad = ProgramRun([
      "pack", "Tests/LinkageCommandTests/Golden/Sets/bad-row", "-o", place.packed,
    ])
    #expect(bad.status == .badData)
    #expect(try Data(contentsOf: URL(filePath: place.packed)) == older)
  }

  @Test("A packed file reports links from an organization to itself as its folder does")
  func selfLoops() throws {
    let ids = ["HTX-0", "HTX-1", "HTX-2", "HTX-3", "HTX-4"]
    let set = NaiveSet(
      ids.map { NaiveOrganization($0, "cooperative", products: ["rice"]) },
      [(3, 1), (4, 4), (1, 1), (4, 4), (2, 3)].map { NaiveLink(ids[$0.0], ids[$0.1]) })
    let place = try Place(set)
    #expect(ProgramRun(["pack", place.folder, "-o", place.packed]).status == .done)
    for (language, sentence) in [
      ("en", "  \"HTX-4\" is linked to itself, 3 times\n"),
      (
        "vi", "  \"HTX-4\" có liên kết với chính mình, 3 lần\n"
      ),
    ] {
      let run = ProgramRun(["check", place.packed, "--language", language])
      #expect(run.status == .done)
      #expect(run.output.contains(sentence), "\(run.output)")
    }
    #expect(
      ProgramRun(["check", place.folder]).output.contains(
        "is linked to itself (source), the first of 3"))
    #expect(
      ProgramRun(["check", place.packed, "--format", "json"]).output.contains(
        "{\"file\": \"\", \"line\": null, \"column\": null, \"code\": \"self-loop\", "))
  }

  @Test("Where a file of the folder cannot be written, another folder is what to give")
  func unwritable() throws {
    let place = try Place(RandomSets.set(seed: 5))
    let folder = place.base.appending(path: "new")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "organizations.csv"), withIntermediateDirectories: true)
    let run = ProgramRun(["unpack", place.folder, "-o", folder.path, "--force"])
    #expect(run.status == .cannotCreateOutput)
    #expect(run.error.hasSuffix("it is a folder.\nGive another path: -o FOLDER\n"), "\(run.error)")
    // What is there but leads nowhere is met only when the folder is to be made.
    let link = place.base.appending(path: "link")
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "nowhere")
    #expect(
      ProgramRun(["unpack", place.folder, "-o", link.path, "--language", "vi"]).error.contains(
        "đã có mục trùng tên"))
  }

  @Test("A terminal gets no packed file")
  func terminal() {
    let words = ["pack", "Graphs/tutorial", "-o", "-"]
    #expect(ProgramRun(words, isInteractive: true).status == .wrongUsage)
    #expect(ProgramRun(words).status == .done)
  }

  @Test("Options of reading that change nothing are named")
  func optionsWithoutEffect() throws {
    let place = try Place(RandomSets.set(seed: 5))
    #expect(ProgramRun(["pack", place.folder, "-o", place.packed]).status == .done)
    for option in [["--delimiter", "tab"], ["--decimal", "comma"], ["--skip-bad-rows"]] {
      let run = ProgramRun(["summary", place.packed] + option)
      #expect(run.status == .done)
      #expect(run.error.contains("\(option[0]) has no effect"))
    }
    // A variable of the environment speaks of files in general.
    let environment = ProgramRun(
      ["summary", place.packed], environment: ["LINKAGE_DECIMAL": "comma"])
    #expect(environment.status == .done && !environment.error.contains("no effect"))
  }

  @Test("What was left out when a set was packed is said when it is unpacked")
  func unpackingSaysWhatWasLeftOut() throws {
    let place = try Place(RandomSets.set(seed: 5))
    let bad = "Tests/LinkageCommandTests/Golden/Sets/bad-rows"
    #expect(ProgramRun(["pack", bad, "--skip-bad-rows", "-o", place.packed]).status == .done)
    let again = place.base.appending(path: "again").path
    let run = ProgramRun(["unpack", place.packed, "-o", again])
    #expect(run.status == .done && run.error.contains("Left out"))
  }
}
