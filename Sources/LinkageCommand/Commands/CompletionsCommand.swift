/// `linkage completions`: writes what a shell needs to complete commands.
enum CompletionsCommand {
  static func run(_ session: CommandSession) throws {
    let script: String
    switch session.arguments[.shell].flatMap({ ShellChoice(rawValue: $0) }) {
    case .bash: script = BashCompletions.script()
    case .zsh: script = ZshCompletions.script(in: session.language)
    case .fish: script = FishCompletions.script(in: session.language)
    case nil: return
    }
    try session.output.write(script)
  }
}
