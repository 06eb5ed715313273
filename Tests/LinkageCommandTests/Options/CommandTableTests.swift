import LinkageGraph
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

  @Test("Every command has two to four examples, and each can be run as it stands")
  func examples() throws {
    for command in CommandTable.commands {
      #expect((2...4).contains(command.examples.count), "\(command.name)")
    }
    let examples = CommandTable.examples + CommandTable.commands.flatMap(\.examples)
    for example in examples {
      for language in Language.allCases {
        let words = words(of: example.line(language))
        guard case .run(let arguments) = try ArgumentParser.parse(words) else {
          Issue.record("\(example.line(language))")
          continue
        }
        #expect(CommandTable[arguments.command].examples.isEmpty == false)
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
