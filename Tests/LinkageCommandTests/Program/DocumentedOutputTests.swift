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

  /// A page's commands of this program, as they are to be typed: lines of their own, and those of its
  /// tables.
  private func commands(of page: String) throws -> [String] {
    let text = try String(contentsOfFile: page, encoding: .utf8)
    let blocks = text.split(separator: "\n").filter { $0.hasPrefix("    linkage ") }
    let cells = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap { row in
      row.firstRange(of: "`linkage ").map { start in
        row[row.index(after: start.lowerBound)...].prefix { $0 != "`" }.replacing("\\|", with: "|")
      }
    }.filter { $0.contains(" SET") || $0.contains(" du-lieu") }
    return blocks.map { String($0.dropFirst(4)) } + cells.map { String($0) }
  }

  @Test(
    "Every command that a page tells to type does its work",
    arguments: ["README.md", "README.vi.md"])
  func typed(page: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "home/.local/share/man/man1"), withIntermediateDirectories: true)
    let program = URL(filePath: try #require(BuiltProgram.path("linkage")))
    let source = FileManager.default.currentDirectoryPath + "/Graphs/can-tho"
    for name in ["SET", "du-lieu"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: name).path, withDestinationPath: source)
    }
    let commands = try commands(of: page)
    #expect(commands.count >= 12)
    for command in commands {
      let name = command.split(separator: " ")[1]
      // What stands there for something else, and what writes a set that the next one reads.
      let line = command.replacing("BỘ-DỮ-LIỆU", with: "SET").replacing("FOLDER", with: "folder")
        .replacing("THƯ-MỤC", with: "folder").replacing("LỆNH", with: "dot")
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["bash", "-c", "set -o pipefail; \(line)"]
      process.currentDirectoryURL = folder
      process.environment = [
        "PATH": "\(program.deletingLastPathComponent().path):/usr/bin:/bin:/usr/local/bin",
        "HOME": folder.appending(path: "home").path, "LC_ALL": "C.UTF-8",
      ]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(line): \(text)")
      #expect(!text.contains("error:") && !text.contains("warning:"), "\(line): \(text)")
      if line.contains(" -o ") {
        #expect(name == "pack" || name == "generate" || name == "unpack" || text.isEmpty, "\(text)")
      } else {
        #expect(!text.isEmpty, "\(line)")
      }
    }
  }

  @Test("The sheets that the Vietnamese page shows are a set in order")
  func sheets() throws {
    let blocks = try String(contentsOfFile: "README.vi.md", encoding: .utf8)
      .components(separatedBy: "```csv\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in zip(["organizations.csv", "links.csv"], blocks) {
      try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
    }
    let check = ProgramRun(["check", folder.path])
    #expect(check.status == .done)
    #expect(check.output.contains("in order"), "\(check.output)")
    let row = ProgramRun(["coverage", folder.path, "--format", "csv"]).output.split(separator: "\n")
      .last
    #expect(row?.hasPrefix("any,2,2,") == true, "\(row ?? "")")
  }

  @Test(
    "The tour can be repeated, number by number", arguments: ["README.md", "README.vi.md"])
  func tour(page: String) throws {
    #expect(try checkCommands(of: page) == 4)
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
  /// A block of text that begins with `$ linkage` is a command line; the rest is what it prints. A line with
  /// nothing but `…` stands for lines that are left out.
  private func checkCommands(of page: String) throws -> Int {
    let shown = try blocks(of: page).filter { $0.hasPrefix("$ linkage ") }
    for block in shown {
      let line = block.prefix { $0 != "\n" }
      let run = ProgramRun(
        line.dropFirst("$ linkage ".count).split(separator: " ").map(String.init))
      let shown = String(block.dropFirst(line.count + 1))
      #expect(Self.isShortened(shown, run.output), "\(page): \(line)\n\(run.output)")
    }
    return shown.count
  }

  /// Whether a text is another with lines left out where it says so.
  private static func isShortened(_ shown: String, _ whole: String) -> Bool {
    func lines(_ text: String) -> ArraySlice<Substring> {
      text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }
    var rest = lines(whole)
    var mayLeaveOut = false
    for line in lines(shown) {
      if line == "…" {
        mayLeaveOut = true
        continue
      }
      guard let found = mayLeaveOut ? rest.firstIndex(of: line) : rest.indices.first,
        rest[found] == line
      else { return false }
      rest = rest[(found + 1)...]
      mayLeaveOut = false
    }
    return mayLeaveOut || rest.isEmpty
  }
}
