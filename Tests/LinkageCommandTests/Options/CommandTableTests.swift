import Foundation
import LinkageGraph
import LinkageReports
import Testing

@testable import LinkageCommand

@Suite("The tables of commands and options")
struct CommandTableTests {
  @Test("No option stands twice in a command", arguments: CommandName.allCases)
  func unique(name: CommandName) {
    let spellings = CommandTable[name].options.flatMap(\.spellings)
    #expect(Set(spellings).count == spellings.count)
  }

  @Test("Rules speak of options that the command has", arguments: CommandName.allCases)
  func rules(name: CommandName) {
    let command = CommandTable[name]
    let names = Set(command.options.map(\.name))
    for pair in command.exclusions + command.prerequisites {
      #expect(names.contains(pair.first) && names.contains(pair.second))
    }
    for option in command.alternatives.joined() { #expect(names.contains(option.name)) }
  }

  @Test("Every command has two to four examples", arguments: CommandName.allCases)
  func examples(name: CommandName) {
    #expect((2...4).contains(CommandTable[name].examples.count))
  }

  @Test("Every example does what it says, in both languages", arguments: CommandName.allCases)
  func running(name: CommandName) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let set = folder.appending(path: "can-tho").path
    #expect(ProgramRun(["generate", "--preset", "can-tho", "-o", set]).status == .done)
    #expect(ProgramRun(["pack", set, "-o", "\(set).linkage"]).status == .done)
    // A list of one link, which is there to be removed, and may come once more.
    let links = try String(contentsOfFile: "\(set)/links.csv", encoding: .utf8)
    let ends = links.split(separator: "\n")[1].split(separator: ",").prefix(2)
    try "source,target\n\(ends.joined(separator: ","))\n".write(
      to: folder.appending(path: "list.csv"), atomically: true, encoding: .utf8)
    let program = CommandTable.examples.filter { $0.line.english.contains("linkage \(name) ") }
    for example in CommandTable[name].examples + program {
      for language in Language.allCases {
        let words = words(of: example.line(language))
        let run = ProgramRun(
          Self.placed(words, in: folder), environment: ["LANG": language.rawValue])
        #expect(run.status == .done, "\(words): \(run.error)")
        #expect(run.error == "", "\(words)")
        let output = words.firstIndex(of: "-o").map { _ in folder.appending(path: "output").path }
        let isWritten = output.map { FileManager.default.fileExists(atPath: $0) } ?? false
        #expect(isWritten || !run.output.isEmpty, "\(words)")
        if let output { try? FileManager.default.removeItem(atPath: output) }
      }
    }
  }

  /// The words of an example, with files that there are, and sets of a size for a test.
  private static func placed(_ words: [String], in folder: URL) -> [String] {
    let inputs = [
      "can-tho": folder.appending(path: "can-tho").path,
      "can-tho/targets.csv": folder.appending(path: "can-tho/targets.csv").path,
      "can-tho.linkage": folder.appending(path: "can-tho.linkage").path,
      "members.csv": folder.appending(path: "can-tho/organizations.csv").path,
      "to-chuc.csv": folder.appending(path: "can-tho/organizations.csv").path,
      "sales.csv": folder.appending(path: "can-tho/links.csv").path,
      "can-tho-2024": folder.appending(path: "can-tho").path,
      "can-tho-2026": folder.appending(path: "can-tho.linkage").path,
      "ended.csv": folder.appending(path: "list.csv").path,
      "ket-thuc.csv": folder.appending(path: "list.csv").path,
      "new.csv": folder.appending(path: "list.csv").path,
      "moi.csv": folder.appending(path: "list.csv").path,
      "lien-ket.csv": folder.appending(path: "can-tho/links.csv").path,
      "1000000": "1000", "10000000": "2000",
    ]
    return words.indices.map { index in
      switch index == 0 ? "" : words[index - 1] {
      case "-o": folder.appending(path: "output").path
      case "--preset": words[index]
      default: inputs[words[index]] ?? words[index]
      }
    }
  }

  /// The words between `linkage` and the end of its part of a shell line.
  private func words(of line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in line + " " {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    let start = words.firstIndex { $0.hasSuffix("linkage") } ?? -1
    return words[(start + 1)...].prefix { $0 != "|" }
      .map { $0.hasSuffix(")") ? String($0.dropLast()) : $0 }
  }

  @Test("The organizations of examples have something to show, in the set that examples make first")
  func exampleOrganizations() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(ProgramRun(["generate", "--preset", "can-tho", "-o", folder]).status == .done)
    let lines = CommandTable.commands.flatMap(\.examples).map { words(of: $0.line.english) }
    var checked = 0
    for line in lines where line.first == "trace" {
      for set in [folder, "Graphs/can-tho"] {
        let run = ProgramRun(
          ["trace", set] + line.dropFirst(2).prefix { $0 != "--" } + ["--format", "json"]
            + line.drop { $0 != "--" })
        #expect(run.output.contains("\"hops\": 2"), "\(line): \(run.output)\(run.error)")
        checked += 1
      }
    }
    for line in lines where line.first == "dot" {
      guard let place = line.firstIndex(of: "--focus") else { continue }
      #expect(ProgramRun(["trace", folder, line[place + 1]]).output.contains("→"), "\(line)")
      checked += 1
    }
    #expect(checked >= 5)
  }

  @Test("Everything a person reads is there in both languages")
  func languages() {
    var texts = CommandTable.commands.flatMap { command in
      [command.summary, command.overview] + command.examples.map(\.purpose)
        + command.arguments.map(\.help) + command.options.map(\.help)
    }
    texts += OptionSection.allCases.map(\.title) + ExitStatus.allCases.map(\.meaning)
    for text in texts {
      #expect(!text.english.isEmpty && !text.vietnamese.isEmpty)
      #expect(text.english != text.vietnamese)
    }
  }
}
