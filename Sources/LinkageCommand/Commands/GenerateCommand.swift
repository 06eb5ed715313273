import LinkageSamples
import LinkageGraph

/// `linkage generate`: makes a set to try things on.
enum GenerateCommand {
  static func run(_ session: CommandSession) throws {
    let arguments = session.arguments
    guard let folder = arguments[Options.outputFolder] else { return }
    let seed = arguments[Options.seed] ?? 1
    let made: (organizations: Int, links: Int)
    if arguments[Options.preset] == .canTho {
      let city = CanThoPreset(seed: seed)
      try write(
        city, into: folder, replacing: arguments[Options.force],
        rows: (city.organizationCount, city.linkCount), session.progress)
      made = (city.organizationCount, city.linkCount)
    } else {
      let set = try randomSet(arguments, seed: seed)
      try write(
        set, into: folder, replacing: arguments[Options.force],
        rows: (set.organizations, set.links), session.progress)
      made = (set.organizations, set.links)
    }
    try session.output.write(
      report(made.organizations, made.links, SetSource.shellWord(folder))(session.language))
  }

  private static func randomSet(
    _ arguments: ParsedArguments, seed: UInt64
  ) throws -> RandomLinkageSet {
    do throws(GenerationError) {
      return try RandomLinkageSet(
        organizations: arguments[Options.organizationCount] ?? 0,
        links: arguments[Options.linkCount] ?? 0, seed: seed)
    } catch {
      throw CommandFailure(.wrongUsage, error.message.capitalized)
    }
  }

  private static func write(
    _ set: some GeneratedLinkageSet, into folder: String, replacing: Bool,
    rows: (organizations: Int, links: Int), _ progress: ProgressLine?
  ) throws {
    try SetFolder.write(into: folder, replacing: replacing, rows: rows, progress) {
      try set.writeOrganizations(to: &$0)
    } links: {
      try set.writeLinks(to: &$0)
    }
  }

  private static func report(
    _ organizations: Int, _ links: Int, _ folder: String
  ) -> LocalizedText {
    LocalizedText(
      """
      Made \(folder): \(Words.organizations(organizations).english), \
      \(Words.links(links).english). All of them are invented.
      To look at it, run: linkage summary \(folder)

      """,
      """
      Đã tạo \(folder): \(Words.organizations(organizations).vietnamese), \
      \(Words.links(links).vietnamese). Tất cả đều là hư cấu.
      Để xem, hãy chạy: linkage summary \(folder)

      """)
  }
}
