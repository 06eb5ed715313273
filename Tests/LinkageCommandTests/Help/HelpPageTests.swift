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

  @Test("The version is one line")
  func version() {
    #expect(ProgramRun(["--version"]).output == "linkage \(LinkageProgram.version)\n")
    #expect(ProgramRun(["-V"]).output == "linkage \(LinkageProgram.version)\n")
  }
}
