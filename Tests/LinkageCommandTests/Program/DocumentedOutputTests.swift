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
    let shown = try blocks(of: "Graphs/tutorial/README.md").filter { $0.hasPrefix("$ linkage ") }
    #expect(shown.count == 2)
    for block in shown {
      let line = block.prefix { $0 != "\n" }
      let run = ProgramRun(
        line.dropFirst("$ linkage ".count).split(separator: " ").map(String.init))
      #expect(block == "\(line)\n\(run.output)")
    }
  }
}
