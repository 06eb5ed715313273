import Foundation
import Testing

@testable import LinkageCommand

@Suite("generate")
struct GenerateCommandTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "linkage-generate-\(UUID().uuidString)")

  private func generate(_ arguments: String...) -> ProgramRun {
    ProgramRun(["generate"] + arguments + ["-o", folder.path])
  }

  private var contents: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test("A set is made that the other commands find in order")
  func whole() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = generate("--organizations", "70", "--links", "200", "--seed", "5")
    #expect(run.status == .done)
    #expect(
      run.output == """
        Made \(folder.path): 70 organizations, 200 links. All of them are invented.
        To look at it, run: linkage summary \(folder.path)

        """)
    #expect(contents == ["links.csv", "organizations.csv"])
    #expect(ProgramRun(["check", folder.path]).output.contains("70 organizations, 200 links"))
  }

  @Test("Who wants quiet hears nothing of what was made; who asked in a language is answered in it")
  func report() {
    defer { try? FileManager.default.removeItem(at: folder) }
    let quiet = generate("--preset", "can-tho", "--quiet")
    #expect(quiet.status == .done && quiet.output == "" && quiet.error == "")
    #expect(contents == ["links.csv", "organizations.csv", "targets.csv"])
    let vietnamese = generate("--preset", "can-tho", "--force", "--language", "vi")
    #expect(
      vietnamese.output.contains("hãy chạy: linkage summary \(folder.path) --language vi\n"))
    #expect(vietnamese.output.hasSuffix("linkage targets \(folder.path) --language vi\n"))
    let packed = folder.appending(path: "packed.linkage").path
    #expect(ProgramRun(["pack", folder.path, "-q", "-o", packed]).output == "")
    #expect(ProgramRun(["unpack", packed, "-q", "--force", "-o", folder.path]).output == "")
  }

  @Test("The same seed makes the same set, and Graphs/can-tho is such a one")
  func preset() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(generate("--preset", "can-tho", "--seed", "53").status == .done)
    for name in ["organizations.csv", "links.csv", "targets.csv"] {
      let committed = try String(contentsOfFile: "Graphs/can-tho/\(name)", encoding: .utf8)
      #expect(try text(name) == committed)
    }
  }

  @Test("Files that are there stay as they are, unless the person insists")
  func existing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try "mine".write(to: folder.appending(path: "links.csv"), atomically: true, encoding: .utf8)
    let refused = generate("--organizations", "7", "--links", "7")
    #expect(refused.status == .cannotCreateOutput)
    #expect(contents == ["links.csv"])
    #expect(try text("links.csv") == "mine")

    #expect(generate("--organizations", "7", "--links", "7", "--force").status == .done)
    #expect(try text("links.csv").hasPrefix("source,target,"))
  }

  @Test("Where one file cannot be placed, neither is, and no folder is left behind")
  func neither() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    // A folder stands where the second file should go.
    try FileManager.default.createDirectory(
      at: folder.appending(path: "links.csv"), withIntermediateDirectories: true)
    let run = generate("--organizations", "7", "--links", "7", "--force")
    #expect(run.status == .cannotCreateOutput)
    #expect(contents == ["links.csv"])
  }
}
