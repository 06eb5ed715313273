import LinkageFiles
import LinkageGraph

/// `linkage unpack`: writes a set as the two files that spreadsheets and people read.
enum UnpackCommand {
  static func run(_ session: CommandSession) throws {
    guard let folder = session.arguments[Options.outputFolder] else { return }
    try SetFolder.check(folder, replacing: session.arguments[Options.force])
    let set = try SetSource(session.arguments).read(
      telling: session.messages, progress: session.progress)
    let writer = LinkageWriter(set)
    try SetFolder.write(
      into: folder, replacing: session.arguments[Options.force],
      rows: (set.organizations.count, set.links.count), session.progress
    ) {
      try writer.writeOrganizations(to: &$0)
    } links: {
      try writer.writeLinks(to: &$0)
    }
    try session.output.write(report(set, SetSource.shellWord(folder))(session.language))
  }

  private static func report(_ set: LinkageSet, _ folder: String) -> LocalizedText {
    let organizations = Words.organizations(set.organizations.count)
    let links = Words.links(set.links.count)
    return LocalizedText(
      "Unpacked \(folder): \(organizations.english), \(links.english).\n",
      "Đã mở gói vào \(folder): \(organizations.vietnamese), \(links.vietnamese).\n")
  }
}
