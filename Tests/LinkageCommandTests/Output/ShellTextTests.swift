import Foundation
import LinkageGraph
import Testing

@testable import LinkageCommand

@Suite("Texts as a shell takes them")
struct ShellTextTests {
  static let texts = [
    "plain", "Phong Điền", "it's", "a\"b", "$HOME", "`date`", "a;b", "*", "~", "~/x", "#1", "a\\b",
    "(x)", "a&b", "!x", "\u{7}bell", "two\nlines", "a\tb'c", "x=y", "{a,b}", "tốt,khá", "", " ",
    "\u{85}next", "[ab]", "-x", "--year",
  ]

  /// The words that bash makes of a text.
  private func words(_ line: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["bash", "-c", "printf '%s\\0' \(line)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  @Test("bash reads back what was written")
  func roundTrip() throws {
    #expect(try words(Self.texts.map(ShellText.word).joined(separator: " ")) == Self.texts)
  }

  @Test("A value that begins with a dash stays the value of its option, and a path a path")
  func dashes() throws {
    #expect(ShellText.option("--district", "--year") == "--district=--year")
    #expect(ShellText.option("--organizations", "-") == "--organizations -")
    #expect(ShellText.path("-set") == "./-set")
    let line = "coverage \(ShellText.path("-a b")) \(ShellText.option("--district", "--year"))"
    guard case .run(let arguments) = try ArgumentParser.parse(words(line)) else {
      Issue.record("\(line)")
      return
    }
    #expect(arguments[.set] == "./-a b")
    #expect(arguments[Options.districts] == ["--year"])
  }

  @Test("A following command has every option that bears on its answer, and no other")
  func following() throws {
    let line = [
      "summary", "my set", "--kind", "hợp tác xã", "--kind", "union", "--district", "it's, here",
      "--district", "-x", "--rating=good,fair", "--product", "rice", "--year", "2024",
      "--producers", "group", "--contract", "--skip-bad-rows", "--decimal", "comma", "--delimiter",
      "tab",
      "--language", "vi", "--by", "kind", "--format", "csv", "-o", "x", "-q",
    ]
    guard case .run(let arguments) = try ArgumentParser.parse(line) else { return }
    let source = SetSource(arguments)
    let words = try #require(source.words(for: .reach))
    guard case .run(let again) = try ArgumentParser.parse(self.words("reach \(words)")) else {
      Issue.record("\(words)")
      return
    }
    for option in CommandTable[.summary].options {
      let isKept = ![
        Options.groupBy.definition, Options.format.definition, Options.output.definition,
        Options.quiet.definition,
      ].map(\.name).contains(option.name)
      #expect(again.has(option) == (isKept && arguments.has(option)), "\(option.name)")
      let texts = arguments.texts(of: option).map { $0 == "hợp tác xã" ? "cooperative" : $0 }
      if isKept { #expect(again.texts(of: option) == texts) }
    }
    #expect(again[.set] == "my set")
    #expect(
      source.words(for: .check) == "'my set' --delimiter tab --decimal comma --language vi")
  }
}
