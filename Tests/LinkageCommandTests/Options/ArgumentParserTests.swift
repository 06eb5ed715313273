import LinkageGraph
import LinkageReports
import Testing

@testable import LinkageCommand

@Suite("Parsing of arguments")
struct ArgumentParserTests {
  private func parsed(_ line: String) throws -> ParsedArguments {
    let request = try ArgumentParser.parse(line.split(separator: " ").map(String.init))
    guard case .run(let arguments) = request else {
      throw Mismatch(line: line)
    }
    return arguments
  }

  private struct Mismatch: Error { let line: String }

  @Test("A value may follow its option or stand behind an equals sign")
  func values() throws {
    for line in ["reach s --format json -o f", "reach --format=json --output=f s"] {
      let arguments = try parsed(line)
      #expect(arguments.command == .reach)
      #expect(arguments[.set] == "s")
      #expect(arguments[Options.format] == .json)
      #expect(arguments[Options.output] == "f")
      #expect(arguments[Options.year] == nil)
      #expect(!arguments[Options.list])
    }
    #expect(try parsed("dot s --title=a=b")[Options.title] == "a=b")
  }

  @Test("Repeated options and lists give all their values in order")
  func lists() throws {
    let arguments = try parsed(
      "coverage s --kind group,union --kind market --district A,B --district C --by kind,district")
    #expect(arguments[Options.kinds] == ["group", "union", "market"])
    #expect(arguments[Options.districts] == ["A,B", "C"])
    #expect(arguments[Options.groupBy] == [.kind, .district])
  }

  @Test("After -- nothing is an option, and a lone dash never is")
  func dashes() throws {
    #expect(try parsed("trace s -- -17")[.organization] == "-17")
    #expect(try parsed("trace -- s --list")[.organization] == "--list")
    #expect(try parsed("trace - ID")[.set] == "-")
    let piped = try parsed("check --organizations - --links l.csv")
    #expect(piped[Options.organizationsFile] == "-")
    #expect(piped[.set] == nil)
    #expect(try parsed("dot s --focus -17")[Options.focus] == "-17")
  }

  @Test("Two files take the place of the set")
  func files() throws {
    let arguments = try parsed("trace --organizations o --links l ID")
    #expect(arguments[.set] == nil)
    #expect(arguments[.organization] == "ID")
    #expect(arguments[Options.linksFile] == "l")
  }

  @Test("The same long name means files where a set is read and numbers where one is made")
  func counts() throws {
    let arguments = try parsed("generate --organizations 5 --links 9 --seed 3 -o f")
    #expect(arguments[Options.organizationCount] == 5)
    #expect(arguments[Options.linkCount] == 9)
    #expect(arguments[Options.seed] == 3)
    #expect(arguments[Options.outputFolder] == "f")
  }

  @Test("Options of the program may stand before the command")
  func early() throws {
    let arguments = try parsed("--language vi summary s --year 2024")
    #expect(arguments[Options.language] == .vietnamese)
    #expect(arguments[Options.year] == 2024)
  }

  @Test(
    "Help is given whatever else is wrong",
    arguments: [
      ("--help", nil), ("-h", nil), ("coverage --help", CommandName.coverage),
      ("dot --nothing -h", .dot), ("--help reach", .reach), ("trace --year x --help", .trace),
    ] as [(String, CommandName?)])
  func help(line: String, command: CommandName?) throws {
    let request = try ArgumentParser.parse(line.split(separator: " ").map(String.init))
    guard case .help(let asked) = request else {
      Issue.record("no help for \(line)")
      return
    }
    #expect(asked == command)
  }

  @Test(
    "What is wrong is said with the nearest right word",
    arguments: [
      ("coverag s", "There is no command 'coverag'. Did you mean 'coverage'?"),
      ("xyzzy s", "There is no command 'xyzzy'."),
      ("coverage s --distric A", "has no option '--distric'. Did you mean '--district'?"),
      ("coverage s --org A", "Did you mean '--organizations'?"),
      ("coverage s -format csv", "has no option '-format'; these have:"),
      (
        "coverage s --top 3",
        "The command 'coverage' has no option '--top'; these have: 'list', 'critical', 'whatif', 'compare'."
      ),
      ("coverage s --format jsn", "'jsn' is not a value of '--format'."),
      ("coverage s --format jsn", "Did you mean 'json'?"),
      ("coverage s --by kind,distict", "Did you mean 'district'?"),
      ("coverage s --by kind,", "'' is not a value of '--by'."),
      ("coverage s --kind group,", "The value of '--kind' must be something"),
      ("coverage s --year 20x4", "must be a whole number from 1 to 9999; '20x4' is not."),
      ("coverage s --year -5", "must be a whole number from 1 to 9999; '-5' is not."),
      ("critical s --top 0", "must be a whole number, 1 or more; '0' is not."),
      ("coverage s --format", "needs a value: --format FORMAT."),
      ("coverage s -o --format csv", "The option '--output' needs a value: --output FILE."),
      ("coverage s --year --", "The option '--year' needs a value"),
      ("dot s --title=", "must be something, not an empty text"),
      ("reach s --list=yes", "The option '--list' takes no value, but 'yes' is given."),
      ("reach s --year 1 --year 2", "The option '--year' is given more than once."),
      ("reach s -o a --output b", "The option '--output' is given more than once."),
      ("reach s --list --by kind", "The options '--list' and '--by' exclude each other."),
      ("coverage", "The argument SET is missing."),
      ("trace s", "The argument ID is missing."),
      ("coverage s t", "There is one argument too many: 't'."),
      ("coverage --links l s", "The option '--links' needs '--organizations' beside it."),
      ("coverage --links l --organizations o s", "Give either the set 's' or"),
      ("coverage --links - --organizations -", "can be read from standard input."),
      ("dot s --depth 2", "The option '--depth' needs '--focus' beside it."),
      ("generate -o f", "An option is missing: --preset NAME or --organizations N."),
      ("generate --preset can-tho", "An option is missing: --output FOLDER."),
      ("completions tcsh", "'tcsh' is not a value of SHELL. Its values are: bash, zsh, fish."),
      ("help coverge", "Did you mean 'coverage'?"),
      ("--format csv coverage s", "The option '--format' goes after a command."),
      ("--languag vi", "There is no option '--languag'. Did you mean '--language'?"),
    ])
  func errors(line: String, words: String) {
    let run = ProgramRun(line.split(separator: " ").map(String.init))
    #expect(run.status == .wrongUsage)
    #expect(run.output == "")
    #expect(run.error.hasPrefix("error: "))
    #expect(run.error.contains(words), "\(run.error)")
    #expect(run.error.split(separator: "\n").last?.contains("linkage ") == true)

    let vietnamese = ProgramRun(
      line.split(separator: " ").map(String.init), environment: ["LANG": "vi_VN.UTF-8"])
    #expect(vietnamese.status == .wrongUsage)
    #expect(vietnamese.error.hasPrefix("lỗi: "))
    #expect(vietnamese.error != run.error)
  }

  @Test("An error is said in the language that the rest of the line asks for")
  func language() {
    let run = ProgramRun(["coverage", "s", "--nothing", "--language=vi"])
    #expect(run.error.hasPrefix("lỗi: Lệnh 'coverage' không có tùy chọn '--nothing'."))
    #expect(ProgramRun(["--nothing", "--", "--language=vi"]).error.hasPrefix("error: "))
  }

  @Test("What a person typed cannot play tricks on the terminal")
  func controls() {
    let run = ProgramRun(["cover\u{1B}[31mage"])
    #expect(run.error.contains("'cover␛[31mage'"))
    #expect(!run.error.contains("\u{1B}"))
  }

  @Test("A path in place of a command is answered with a command for it")
  func path() {
    #expect(ProgramRun(["data/set"]).error.contains("run: linkage summary data/set\n"))
  }
}
