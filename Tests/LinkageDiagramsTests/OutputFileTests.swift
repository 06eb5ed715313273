import Foundation
import LinkageDiagrams
import LinkageGraph
import Testing

@Suite("Drawings in files")
struct OutputFileTests {
  /// Runs a body with a new folder, which is removed behind it.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("linkage-\(UInt64.random(in: 0 ... .max))").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
  }

  @Test("A file holds what a sink gets, and replaces the one before it")
  func whole() throws {
    try inFolder { folder in
      let set = try LinkageSet.dozen()
      let path = folder + "/chains.dot"
      for detail in [ChainDiagram.Detail.automatic, .grouped([.kind])] {
        let diagram = ChainDiagram(graph: ChainGraph(set), options: .init(detail: detail))
        try diagram.write(toFile: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == drawing(set, diagram.options))
      }
      #expect(try names(in: folder) == ["chains.dot"])
    }
  }

  @Test("Where writing ends early, the file before it stays, and nothing else is left")
  func notAtAll() throws {
    try inFolder { folder in
      let path = folder + "/chains.dot"
      try "before".write(toFile: path, atomically: true, encoding: .utf8)
      do {
        var file = try OutputFile(path: path)
        try file.write("half".utf8.span)
        #expect(try names(in: folder).count == 2)
      }
      #expect(try names(in: folder) == ["chains.dot"])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
    }
  }

  @Test("A folder that is not there is named")
  func noFolder() throws {
    try inFolder { folder in
      let path = folder + "/none/chains.dot"
      let diagram = try ChainDiagram(graph: ChainGraph(.dozen()))
      let error = #expect(throws: OutputFileError.self) { try diagram.write(toFile: path) }
      #expect(error?.problem.english == "Cannot write '\(path)': No such file or directory")
      #expect(error?.advice != nil)
      #expect(try names(in: folder).isEmpty)
    }
  }

  @Test("A folder does not become a file")
  func folder() throws {
    try inFolder { folder in
      let path = folder + "/chains.dot"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      let diagram = try ChainDiagram(graph: ChainGraph(.dozen()))
      #expect(throws: OutputFileError.self) { try diagram.write(toFile: path) }
      #expect(try names(in: folder) == ["chains.dot"])
    }
  }
}
