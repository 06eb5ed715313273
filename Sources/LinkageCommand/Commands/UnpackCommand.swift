import LinkageFiles
import LinkageGraph
import LinkageReports

/// `linkage unpack`: writes a set as the two files that spreadsheets and people read.
enum UnpackCommand: Command {
  static let definition = CommandDefinition(
    .unpack,
    summary: LocalizedText(
      "Write a packed set as CSV files again.", "Ghi lại tệp đóng gói thành các tệp CSV."),
    overview: LocalizedText(
      """
      Writes a set as organizations.csv and links.csv: the same set, with commas between the \
      fields, decimal points and English words, whatever it was packed from.
      """,
      """
      Ghi bộ dữ liệu thành organizations.csv và links.csv: vẫn là dữ liệu đó, các ô ngăn cách \
      bằng dấu phẩy, dấu chấm thập phân và từ tiếng Anh, dù trước khi đóng gói có dạng nào.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + [Options.outputFolder, Options.force] + Options.everywhere,
    alternatives: [[Options.outputFolder]],
    examples: [
      CommandExample(
        "linkage unpack can-tho.linkage -o can-tho-csv",
        LocalizedText("Back to a folder.", "Trở lại thành thư mục.")),
      CommandExample(
        "linkage unpack can-tho -o can-tho-csv",
        LocalizedText(
          "A folder in any dialect, written with commas and in English.",
          "Ghi lại một thư mục CSV bất kỳ bằng dấu phẩy và từ tiếng Anh.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    guard let folder = session.arguments[Options.outputFolder] else { return .done }
    try SetFolder.check(folder, replacing: session.arguments[Options.force])
    let reading = try SetSource(session.arguments).read(
      telling: session.messages, progress: session.progress)
    let set = reading.set
    // Two tables cannot say it themselves.
    if set.packedLinks != nil {
      for sentence in reading.report.leftOut.sentences { session.messages.warn(sentence) }
    }
    let writer = LinkageWriter(set)
    try SetFolder.write(
      into: folder, replacing: session.arguments[Options.force],
      rows: (set.organizations.count, set.links.count), session.progress
    ) {
      try writer.writeOrganizations(to: &$0)
    } links: {
      try writer.writeLinks(to: &$0)
    }
    if session.preferences.isQuiet { return .done }
    try session.output.write(report(set, ShellText.word(folder))(session.language))
    return .done
  }

  private static func report(_ set: LinkageSet, _ folder: String) -> LocalizedText {
    let organizations = Words.organizations(set.organizations.count)
    let links = Words.links(set.links.count)
    return LocalizedText(
      "Unpacked \(folder): \(organizations.english), \(links.english).\n",
      "Đã mở gói vào \(folder): \(organizations.vietnamese), \(links.vietnamese).\n")
  }
}
