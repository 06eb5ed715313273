import LinkageFiles
import LinkageGraph

/// `linkage generate`: makes a set to try things on.
enum GenerateCommand {
  static func run(_ session: CommandSession) throws {
    let arguments = session.arguments
    guard let folder = arguments[Options.outputFolder] else { return }
    if folder == "-" { throw noFolder }
    let seed = arguments[Options.seed] ?? 1
    let made: (organizations: Int, links: Int)
    if arguments[Options.preset] == .canTho {
      let city = CanThoPreset(seed: seed)
      try write(city, into: folder, replacing: arguments[Options.force])
      made = (city.organizationCount, city.linkCount)
    } else {
      let set = try randomSet(arguments, seed: seed)
      try write(set, into: folder, replacing: arguments[Options.force])
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

  /// Writes both files, or neither.
  private static func write(
    _ set: some GeneratedLinkageSet, into folder: String, replacing: Bool
  ) throws {
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let paths = [base + "organizations.csv", base + "links.csv"]
    if !replacing, let existing = paths.first(where: { FileStatus.exists($0) }) {
      throw exists(existing)
    }
    let isNew = try create(folder)
    do {
      let organizations = try OutputDestination(path: paths[0])
      let links = try OutputDestination(path: paths[1])
      var sink = organizations.output
      try set.writeOrganizations(to: &sink)
      sink = links.output
      try set.writeLinks(to: &sink)
      try organizations.finish()
      try links.finish()
      try organizations.place()
      try links.place()
    } catch {
      if isNew { SystemCalls.removeEmptyFolder(folder) }
      throw error
    }
  }

  /// Creates the folder where there is none; returns whether it did.
  private static func create(_ folder: String) throws(CommandFailure) -> Bool {
    if FileStatus.isFolder(folder) { return false }
    do throws(SystemError) {
      try SystemCalls.createFolder(folder)
    } catch {
      throw CommandFailure(
        .cannotCreateOutput,
        LocalizedText(
          "Cannot create the folder '\(folder)': \(error.explanation.english).",
          "Không tạo được thư mục '\(folder)': \(error.explanation.vietnamese)."),
        advice: LocalizedText(
          "Give another path: -o FOLDER", "Hãy nêu đường dẫn khác: -o THƯ-MỤC"))
    }
    return true
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

  private static let noFolder = CommandFailure(
    .wrongUsage,
    LocalizedText(
      "A set is two files, so it cannot go to standard output.",
      "Bộ dữ liệu gồm hai tệp nên không ghi ra đầu ra chuẩn được."),
    advice: LocalizedText("Name a folder: -o FOLDER", "Hãy nêu một thư mục: -o THƯ-MỤC"))

  private static func exists(_ path: String) -> CommandFailure {
    CommandFailure(
      .cannotCreateOutput,
      LocalizedText("'\(path)' is there already.", "Đã có '\(path)'."),
      advice: LocalizedText(
        "To replace it, add --force; or name another folder: -o FOLDER",
        "Để ghi đè, thêm --force; hoặc nêu thư mục khác: -o THƯ-MỤC"))
  }
}
