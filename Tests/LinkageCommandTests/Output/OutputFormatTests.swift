import Foundation
import Testing

@testable import LinkageCommand

@Suite("The ending of the output file")
struct OutputFormatTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func contents(_ path: String) -> [UInt8] {
    (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) } ?? []
  }

  @Test(
    "It names the format",
    arguments: [
      ("a.json", "json"), ("a.JSONL", "jsonl"), ("a.csv", "csv"), ("a.md", "markdown"),
      ("a.txt", "table"), ("a", "table"),
    ])
  func ending(name: String, format: String) throws {
    try withFolder { folder in
      let run = ProgramRun(["coverage", "Graphs/tutorial", "-o", "\(folder)/\(name)"])
      #expect(run.status == .done && run.output == "")
      let expected = ProgramRun(["coverage", "Graphs/tutorial", "--format", format]).output
      #expect(contents("\(folder)/\(name)") == Array(expected.utf8))
    }
  }

  @Test("A format that is named goes before the ending")
  func named() throws {
    try withFolder { folder in
      for (name, format) in [("a.json", "csv"), ("b.csv", "csv-excel"), ("c.xlsx", "csv-excel")] {
        let run = ProgramRun([
          "list", "Graphs/tutorial", "--format", format, "-o", "\(folder)/\(name)",
        ])
        #expect(run.status == .done, "\(run.error)")
        let expected = ProgramRun(["list", "Graphs/tutorial", "--format", format]).output
        #expect(contents("\(folder)/\(name)") == Array(expected.utf8))
      }
    }
  }

  @Test(
    "What nothing writes is refused before anything is read", arguments: ["xlsx", "XLS", "ods"])
  func workbooks(ending: String) throws {
    try withFolder { folder in
      let run = ProgramRun(["coverage", "no-such-set", "-o", "\(folder)/a.\(ending)"])
      #expect(run.status == .wrongUsage)
      #expect(run.error.contains("--format csv-excel -o \(folder)/a.csv"))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.isEmpty)
    }
  }

  @Test(
    "A page is not written under the name of something else", arguments: ["docx", "HTML", "svg"])
  func pages(ending: String) {
    let run = ProgramRun(["coverage", "no-such-set", "-o", "a.\(ending)"])
    #expect(run.status == .wrongUsage)
    #expect(run.error.contains("-o a.md"))
  }

  @Test("A diagram is text, or a picture that Graphviz makes of it")
  func pictures() throws {
    try withFolder { folder in
      let text = ProgramRun(["dot", "Graphs/tutorial"]).output
      for name in ["a.dot", "a.gv", "a.txt", "a"] {
        let run = ProgramRun(["dot", "Graphs/tutorial", "-o", "\(folder)/\(name)"])
        #expect(run.status == .done && run.error == "")
        #expect(contents("\(folder)/\(name)") == Array(text.utf8))
      }
      for (name, beginning) in [("a.svg", "<?xml"), ("a.PNG", "\u{89}PNG"), ("a.pdf", "%PDF")] {
        let run = ProgramRun(["dot", "Graphs/tutorial", "-o", "\(folder)/\(name)"])
        #expect(run.status == .done && run.error == "", "\(run.error)")
        let bytes = contents("\(folder)/\(name)")
        #expect(bytes.starts(with: beginning.unicodeScalars.map { UInt8($0.value) }), "\(name)")
      }
      let named = ProgramRun([
        "dot", "Graphs/tutorial", "--format", "dot", "-o", "\(folder)/b.svg",
      ])
      #expect(named.status == .done)
      #expect(contents("\(folder)/b.svg") == Array(text.utf8))
      let svg = ProgramRun(["dot", "Graphs/tutorial", "--format", "svg"])
      #expect(svg.output == String(decoding: contents("\(folder)/a.svg"), as: UTF8.self))
    }
  }

  @Test("A picture is not shown on a terminal, and other endings are refused")
  func refused() throws {
    let run = ProgramRun(["dot", "Graphs/tutorial", "--format", "png"], isInteractive: true)
    #expect(run.status == .wrongUsage)
    #expect(run.error.contains("-o chains.png"))
    for (ending, advice) in [
      ("jpg", "dot -Tjpg -o chains.jpg"), ("xlsx", "-o chains.svg"), ("json", "-o chains.svg"),
    ] {
      let run = ProgramRun(["dot", "no-such-set", "-o", "chains.\(ending)"])
      #expect(run.status == .wrongUsage)
      #expect(run.error.contains(advice))
    }
  }

  @Test(
    "A packed file is not written under the name of a table", arguments: ["csv", "XLSX", "json"])
  func packed(ending: String) {
    let run = ProgramRun(["pack", "no-such-set", "-o", "a.\(ending)"])
    #expect(run.status == .wrongUsage)
    #expect(run.error.contains("-o a.linkage"))
  }

  @Test("What was left out stands below the title of a diagram")
  func remarks() {
    let bad = "Tests/LinkageCommandTests/Golden/Sets/bad-rows"
    let run = ProgramRun(["dot", bad, "--skip-bad-rows", "--language", "vi"])
    #expect(run.output.contains("Đã bỏ qua do có lỗi"))
    #expect(!ProgramRun(["dot", "Graphs/tutorial", "--language", "vi"]).output.contains("bỏ qua"))
  }
}
