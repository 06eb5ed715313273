import LinkageGraph
import LinkageReports

/// `linkage completions`: writes what a shell needs to complete commands.
enum CompletionsCommand: Command {
  static let definition = CommandDefinition(
    .completions,
    summary: LocalizedText(
      "A script that lets a shell complete commands.",
      "Tập lệnh để shell hoàn thành lệnh bằng phím Tab."),
    overview: LocalizedText(
      """
      Writes a script with which a shell completes commands, options and their values, and the ids, \
      districts and products of the set named on the line.
      """,
      """
      Ghi tập lệnh giúp shell hoàn thành tên lệnh, tùy chọn và giá trị khi bấm phím Tab, kể cả mã \
      tổ chức, địa bàn và sản phẩm của bộ dữ liệu nêu trên dòng lệnh.
      """),
    arguments: [CommandTable.shell],
    options: [Options.output] + Options.everywhere,
    examples: [
      CommandExample(
        "source <(linkage completions bash)",
        LocalizedText(
          "In bash, for this session; in ~/.bashrc, for all.",
          "Với bash, cho phiên này; đặt trong ~/.bashrc thì dùng mãi.")),
      CommandExample(
        "linkage completions zsh -o ~/.zfunc/_linkage",
        LocalizedText(
          "In zsh; ~/.zfunc must be in fpath.", "Với zsh; ~/.zfunc phải nằm trong fpath.")),
      CommandExample(
        "linkage completions fish -o ~/.config/fish/completions/linkage.fish",
        LocalizedText("In fish.", "Với fish.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let script: String
    switch session.arguments[.shell].flatMap({ ShellChoice(rawValue: $0) }) {
    case .bash: script = BashCompletions.script()
    case .zsh: script = ZshCompletions.script(in: session.language)
    case .fish: script = FishCompletions.script(in: session.language)
    case nil: return .done
    }
    try session.output.write(script)
    return .done
  }
}
