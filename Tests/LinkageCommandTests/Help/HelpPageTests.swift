import Foundation
import LinkageGraph
import LinkageReports
import Testing

@testable import LinkageCommand

@Suite("Help")
struct HelpPageTests {
  @Test("No line is wider than a terminal of 80 columns", arguments: Language.allCases)
  func width(language: Language) {
    for arguments in [["help"]] + CommandName.allCases.map({ ["help", $0.rawValue] }) {
      let run = ProgramRun(arguments + ["--language", language.rawValue])
      #expect(run.status == .done)
      for line in run.output.split(separator: "\n") {
        #expect(DisplayWidth.columns(of: line) <= 80, "\(line)")
        #expect(line.last != " ", "\(line)")
      }
    }
  }

  @Test("Asking in any of three ways gives the same page", arguments: CommandName.allCases)
  func ways(name: CommandName) {
    let page = ProgramRun(["help", name.rawValue])
    #expect(page.output.hasPrefix("OVERVIEW: "))
    #expect(page.error == "")
    #expect(ProgramRun([name.rawValue, "--help"]).output == page.output)
    #expect(ProgramRun([name.rawValue, "-h"]).output == page.output)
  }

  @Test("A page names every option and argument of its command", arguments: CommandName.allCases)
  func complete(name: CommandName) {
    let page = ProgramRun(["help", name.rawValue]).output
    for option in CommandTable[name].options { #expect(page.contains(option.spelling)) }
    for argument in CommandTable[name].arguments {
      #expect(page.contains(argument.name.english))
    }
  }

  @Test("Without a command the help is an answer to wrong usage")
  func nothing() {
    let run = ProgramRun([])
    #expect(run.status == .wrongUsage)
    #expect(run.output == "")
    #expect(run.error == ProgramRun(["help"]).output + "\nerror: No command is given.\n")
  }

  @Test("Headings are bold in color, and nothing else changes")
  func color() {
    let plain = ProgramRun(["help", "reach"]).output
    let colored = ProgramRun(["help", "reach", "--color", "always"]).output
    #expect(colored.contains("\u{1B}[1mUSAGE:\u{1B}[0m"))
    #expect(
      colored.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "") == plain)
  }

  // MARK: The page for man

  private func manual(_ language: Language) -> String {
    ProgramRun(["help", "--man", "--language", language.rawValue]).output
  }

  /// Gives a page to a program; returns its status and all that it wrote.
  private func check(_ page: String, _ command: [String]) throws -> (status: Int32, text: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".1")
    try page.write(to: file, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["LC_ALL=C.UTF-8", "MANROFFSEQ=", "MANWIDTH=200"] + command + [file.path]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private static func has(_ program: String) -> Bool {
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  @Test(
    "groff has nothing to say against the page, and shows all of it", .enabled(if: has("groff")),
    arguments: Language.allCases)
  func groff(language: Language) throws {
    let warnings = try check(manual(language), ["groff", "-k", "-man", "-ww", "-z", "-Tutf8"])
    #expect(warnings.status == 0 && warnings.text == "", "\(warnings.text)")
    let page = try check(
      manual(language), ["groff", "-k", "-man", "-Tutf8", "-P-cbou", "-rLL=900n"]
    ).text.precomposedStringWithCanonicalMapping
      // Lines are broken where the paper ends.
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for command in CommandTable.commands {
      #expect(page.contains("linkage \(command.name.rawValue)"))
      #expect(page.contains(command.overview(language)), "\(command.name)")
      for option in command.options { #expect(page.contains(option.spelling), "\(option.name)") }
      for example in command.examples { #expect(page.contains(example.line(language))) }
    }
    for variable in EnvironmentVariable.all { #expect(page.contains(variable.name)) }
  }

  @Test(
    "man shows the page without a warning", .enabled(if: has("man") && has("groff")),
    arguments: Language.allCases)
  func man(language: Language) throws {
    let shown = try check(manual(language), ["man", "--warnings", "-P", "cat", "-l"])
    #expect(shown.status == 0)
    #expect(!shown.text.contains(": warning"), "\(shown.text.prefix(500))")
    #expect(shown.text.contains(language == .english ? "User Commands" : "Lệnh người dùng"))
  }

  @Test(
    "mandoc finds no fault with the page but that it has no date", .enabled(if: has("mandoc")),
    arguments: Language.allCases)
  func mandoc(language: Language) throws {
    let faults = try check(manual(language), ["mandoc", "-T", "lint", "-W", "warning"]).text
    let lines = faults.split(separator: "\n").filter { !$0.contains("missing date") }
    #expect(lines.isEmpty, "\(faults)")
  }

  @Test("No line of the page begins a request that the tables did not mean")
  func requests() {
    let known: Set<Substring> = [
      ".\\\"", ".TH", ".nh", ".ad", ".SH", ".SS", ".PP", ".TP", ".br", ".RS", ".RE", ".nf", ".fi",
      ".BR",
    ]
    for language in Language.allCases {
      for line in manual(language).split(separator: "\n") where line.hasPrefix(".") {
        #expect(known.contains(line.prefix { $0 != " " }), "\(line)")
      }
    }
  }

  @Test("The version is one line")
  func version() {
    #expect(ProgramRun(["--version"]).output == "linkage \(LinkageProgram.version)\n")
    #expect(ProgramRun(["-V"]).output == "linkage \(LinkageProgram.version)\n")
    #expect(ProgramRun(["summary", "--version"]).output == "linkage \(LinkageProgram.version)\n")
    #expect(ProgramRun(["trace", "set", "-V"]).output == "linkage \(LinkageProgram.version)\n")
    #expect(ProgramRun(["trace", "set", "--", "-V"]).output == "")
  }
}
