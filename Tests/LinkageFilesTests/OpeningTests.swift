import Foundation
import LinkageGraph
import Testing

@testable import LinkageFiles

/// One call opens a set, whatever holds it.
@Suite("Opening a path")
struct OpeningTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("A folder and the file it was packed into hold the same set")
  func packed() throws {
    try inFolder { folder in
      let read = try LinkageReader().open("Graphs/tutorial")
      var sink = MemoryByteSink()
      try PackedFile.write(read.set, to: &sink)
      // Its name need not say that it is packed.
      for name in ["tutorial.linkage", "tutorial"] {
        let path = "\(folder)/\(name)"
        try Data(sink.bytes).write(to: URL(filePath: path))
        let opened = try LinkageReader().open(path)
        #expect(Array(opened.set.organizations) == Array(read.set.organizations))
        #expect(opened.set.links.count == read.set.links.count)
        #expect(opened.report.organizations == read.report.organizations)
        #expect(opened.report.links == read.report.links)
        #expect(opened.report.products == read.report.products)
        let report = try LinkageReader().check(path)
        #expect(report.organizations == read.report.organizations && report.problemCount == 0)
      }
    }
  }

  @Test("What is no set says what it is, in both languages")
  func noSet() throws {
    try inFolder { folder in
      try Data("id,kind\n".utf8).write(to: URL(filePath: "\(folder)/organizations.csv"))
      try Data("id,kind\n".utf8).write(to: URL(filePath: "\(folder)/table.linkage"))
      let cases = [
        ("\(folder)/none", "cannot read '\(folder)/none': no such file or folder"),
        (folder, "the folder '\(folder)' has no links.csv"),
        (
          "\(folder)/organizations.csv",
          """
          '\(folder)/organizations.csv' is neither a folder with organizations.csv and links.csv nor a \
          packed file
          """
        ),
        ("\(folder)/table.linkage", "'\(folder)/table.linkage' is not a packed file of linkage"),
      ]
      for (path, problem) in cases {
        let opening = #expect(throws: LinkageReadError.self) { try LinkageReader().open(path) }
        let checking = #expect(throws: LinkageReadError.self) { try LinkageReader().check(path) }
        for error in [opening, checking] {
          #expect(error?.problem.english == problem)
          #expect(error?.problem.vietnamese.isEmpty == false)
          #expect(error?.problem.vietnamese != error?.problem.english)
          #expect(error.map { "\($0)".hasPrefix(problem) } == true)
        }
      }
    }
  }

  @Test("Bad rows name the first of them, and how many more there are")
  func badRows() throws {
    try inFolder { folder in
      try Data("id,kind\nA,coop\nB,shop\n".utf8).write(
        to: URL(filePath: "\(folder)/organizations.csv"))
      try Data("source,target\n".utf8).write(to: URL(filePath: "\(folder)/links.csv"))
      let error = #expect(throws: LinkageReadError.self) { try LinkageReader().open(folder) }
      #expect(
        error?.problem.english == "organizations.csv:2:3: unknown kind \"coop\" (kind); 1 more")
      #expect(error?.problem.vietnamese.hasSuffix("; còn 1 lỗi nữa") == true)
      #expect(error?.advice != nil)
      #expect(try LinkageReader().check(folder).problemCount == 2)
    }
  }
}
