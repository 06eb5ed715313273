import LinkageGraph
import LinkageReports

/// The page of the program for `man`, made from the tables.
///
/// It is written in the macros of man(7), which groff and mandoc understand, and in UTF-8.
struct ManualPage {
  let language: Language

  /// The page.
  func text() -> String {
    var page = RoffText()
    page.line(".\\\" -*- mode: nroff; coding: utf-8 -*-")
    page.line(
      ".TH LINKAGE 1 \"\" \"\(CommandTable.program) \(LinkageProgram.version)\" \"\(heading("User Commands", "Lệnh người dùng"))\""
    )
    // Words are neither broken, names of options and files being among them, nor drawn apart.
    page.line(".nh")
    page.line(".ad l")
    page.section(heading("NAME", "TÊN"))
    page.paragraph("\(CommandTable.program) - \(CommandTable.summary(language))")
    page.section(heading("SYNOPSIS", "CÁCH DÙNG"))
    page.command(
      "\(CommandTable.program) \(heading("COMMAND [options]", "LỆNH [tùy chọn]"))", isFirst: true)
    page.section(heading("DESCRIPTION", "MÔ TẢ"))
    page.paragraph(CommandTable.overview(language))
    page.section(heading("COMMANDS", "CÁC LỆNH"))
    for command in CommandTable.commands { add(command, to: &page) }
    page.section(heading("OPTIONS", "TÙY CHỌN"))
    page.paragraph(
      heading(
        "These options have the same meaning in every command that takes them.",
        "Các tùy chọn sau có cùng ý nghĩa ở mọi lệnh có dùng."))
    for section in OptionSection.allCases {
      let options = shared.filter { $0.section == section }
      if options.isEmpty { continue }
      page.subsection(section.title(language))
      for option in options { add(option, to: &page) }
    }
    page.section(heading("ENVIRONMENT", "BIẾN MÔI TRƯỜNG"))
    for variable in EnvironmentVariable.all {
      page.entry(variable.name, variable.help(language))
    }
    page.section(heading("FILES", "TỆP"))
    page.entry("organizations.csv, links.csv", CommandTable.set.help(language))
    page.section(heading("EXIT STATUS", "MÃ THOÁT"))
    for status in ExitStatus.allCases {
      page.entry(String(status.rawValue), status.meaning(language))
    }
    page.section(heading("EXAMPLES", "VÍ DỤ"))
    add(CommandTable.examples, to: &page)
    page.section(heading("SEE ALSO", "XEM THÊM"))
    page.line(".BR dot (1)")
    return page.text
  }

  private func heading(_ english: String, _ vietnamese: String) -> String {
    LocalizedText(english, vietnamese)(language)
  }

  // MARK: Options

  /// The options that mean the same in several commands, each once.
  private var shared: [OptionDefinition] {
    var counts: [OptionMeaning: Int] = [:]
    var options: [OptionDefinition] = []
    for option in CommandTable.commands.flatMap(\.options) + CommandTable.programOptions {
      let meaning = OptionMeaning(option)
      if counts[meaning] == nil { options.append(option) }
      counts[meaning, default: 0] += 1
    }
    return options.filter { counts[OptionMeaning($0)] ?? 0 > 1 || $0.name == "version" }
  }

  private func add(_ option: OptionDefinition, to page: inout RoffText) {
    let terms = option.spellings.map { spelling in
      spelling + (option.valueName.map { " \($0(language))" } ?? "")
    }
    page.entry(
      terms.joined(separator: ", "),
      HelpPage(language: language, style: .plain).explanation(of: option))
  }

  // MARK: Commands

  private func add(_ command: CommandDefinition, to page: inout RoffText) {
    let help = HelpPage(language: language, style: .plain)
    page.subsection("\(CommandTable.program) \(command.name.rawValue)")
    for (index, usage) in help.usages(of: command).enumerated() {
      page.command(
        ([CommandTable.program] + usage).joined(separator: " "), isFirst: index == 0)
    }
    page.paragraph(command.overview(language))
    for argument in command.arguments {
      page.entry(argument.name(language), help.explanation(of: argument))
    }
    let common = Set(shared.map { OptionMeaning($0) })
    for option in command.options where !common.contains(OptionMeaning(option)) {
      add(option, to: &page)
    }
    let others = command.options.filter { common.contains(OptionMeaning($0)) }.map(\.spelling)
    if !others.isEmpty {
      let list = others.joined(separator: ", ")
      page.paragraph(
        heading("Options described below: \(list).", "Các tùy chọn nêu ở dưới: \(list)."))
    }
    add(command.examples, to: &page)
  }

  private func add(_ examples: [CommandExample], to page: inout RoffText) {
    for example in examples {
      page.paragraph(example.purpose(language))
      page.example(example.line(language))
    }
  }
}

/// What tells options of one name apart: two commands may mean different things by it.
private struct OptionMeaning: Hashable {
  let name: String
  let help: LocalizedText

  init(_ option: OptionDefinition) {
    name = option.name
    help = option.help
  }
}

/// A text in the language of roff, with the macros of man(7).
private struct RoffText {
  private(set) var text = ""
  private var isBelowHeading = false

  /// Adds a line of the language itself.
  mutating func line(_ line: String) { text += line + "\n" }

  mutating func section(_ title: String) {
    line(".SH \(Self.argument(title))")
    isBelowHeading = true
  }

  mutating func subsection(_ title: String) {
    line(".SS \(Self.argument(title))")
    isBelowHeading = true
  }

  mutating func paragraph(_ words: String) {
    beginParagraph()
    line(Self.escaped(words))
  }

  private mutating func beginParagraph() {
    // A heading begins one by itself.
    if !isBelowHeading { line(".PP") }
    isBelowHeading = false
  }

  /// Adds a term and what it means.
  mutating func entry(_ term: String, _ meaning: String) {
    isBelowHeading = false
    line(".TP")
    line("\\fB\(Self.escaped(term))\\fR")
    line(Self.escaped(meaning))
  }

  /// Adds one of several ways to call a command, each on a line of its own.
  mutating func command(_ words: String, isFirst: Bool) {
    if isFirst { beginParagraph() } else { line(".br") }
    line("\\fB\(Self.escaped(words))\\fR")
  }

  /// Adds a line that is to be typed as it stands.
  mutating func example(_ words: String) {
    line(".RS 4")
    line(".nf")
    line(Self.escaped(words))
    line(".fi")
    line(".RE")
  }

  /// A text of which nothing is taken for a request, and whose ASCII signs stay as they are.
  private static func escaped(_ words: String) -> String {
    var result = ""
    for character in words {
      switch character {
      case "\\": result += "\\(rs"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default: result.append(character)
      }
    }
    // A full stop or a quote at the start of a line would begin a request.
    return result.hasPrefix(".") || result.hasPrefix("\\(aq") ? "\\&" + result : result
  }

  private static func argument(_ words: String) -> String {
    "\"\(escaped(words).replacing("\"", with: "\\(dq"))\""
  }
}
