import Foundation
import Testing

@testable import LinkageCommand

/// What the pages show is what the program says.
@Suite("Documented output")
struct DocumentedOutputTests {
  /// Returns the contents of a page's blocks of text.
  private func blocks(of page: String) throws -> [String] {
    try String(contentsOfFile: page, encoding: .utf8).components(separatedBy: "```text\n")
      .dropFirst().map { $0.components(separatedBy: "```")[0] }
  }

  @Test("The first thing a reader sees is real", arguments: ["README.md", "README.vi.md"])
  func readme(page: String) throws {
    let language = page.contains(".vi.") ? "vi" : "en"
    let run = ProgramRun(["summary", "Graphs/can-tho", "--language", language])
    #expect(try blocks(of: page).first == run.output)
  }

  @Test("The walk through the tutorial set can be repeated")
  func tutorial() throws {
    #expect(try checkCommands(of: "Graphs/tutorial/README.md") == 2)
  }

  @Test("The commands that articles show print what stands there")
  func articles() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: "Sources")
      .map { "Sources/\($0)/\($0).docc" }
    var checked = 0
    for folder in folders where FileManager.default.fileExists(atPath: folder) {
      for page in try FileManager.default.contentsOfDirectory(atPath: folder)
      where page.hasSuffix(".md") {
        checked += try checkCommands(of: "\(folder)/\(page)")
      }
    }
    #expect(checked >= 4)
  }

  /// Runs each command that a page shows with its output, and returns how many there were.
  ///
  /// A block of text that begins with `$ linkage` is a command line; the rest is what it prints.
  private func checkCommands(of page: String) throws -> Int {
    let shown = try blocks(of: page).filter { $0.hasPrefix("$ linkage ") }
    for block in shown {
      let line = block.prefix { $0 != "\n" }
      let run = ProgramRun(
        line.dropFirst("$ linkage ".count).split(separator: " ").map(String.init))
      #expect(block == "\(line)\n\(run.output)", "\(page)")
    }
    return shown.count
  }
}
