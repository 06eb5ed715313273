import Foundation
import LinkageDiagrams
import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// Diagrams through the real `dot`, which must be there.
@Suite struct ChainDiagramTests {
  static func draw(_ graph: ChainGraph, _ options: ChainDiagram.Options) throws -> [UInt8] {
    var sink = MemoryByteSink()
    try ChainDiagram(graph: graph, options: options).write(to: &sink)
    return sink.bytes
  }

  /// Runs `dot -Tcanon` over diagrams one after another; returns its exit status.
  static func parse(_ text: [UInt8]) throws -> Int32 {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "linkage-\(UUID().uuidString).dot")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["dot", "-Tcanon", "-o", "/dev/null", file.path]
    // Of several diagrams in one file, dot writes all but the first to standard output.
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(arguments: [Language.english, .vietnamese])
  func randomSetsWithOddNamesAreValid(language: Language) throws {
    var text: [UInt8] = []
    for seed in 0..<120 as Range<UInt64> {
      let set = RandomSets.set(seed: seed)
      let dialect = LinkageTestSupport.CSVDialect.plain
      let graph = ChainGraph(
        try LinkageReader().read(
          organizations: .bytes(dialect.bytes(ofOrganizations: set), name: "organizations.csv"),
          links: .bytes(dialect.bytes(ofLinks: set), name: "links.csv")
        ).set)
      let detail: ChainDiagram.Detail = seed % 2 == 0 ? .automatic : .everyOrganization
      let options = ChainDiagram.Options(language: language, detail: detail)
      let drawn = try Self.draw(graph, options)
      #expect(try drawn == Self.draw(graph, options), "seed \(seed) is drawn alike twice")
      text += drawn
    }
    #expect(try Self.parse(text) == 0)
  }

  @Test func brokenTextIsRefusedByDot() throws {
    #expect(try Self.parse(Array("digraph {".utf8)) != 0)
  }
}
