import LinkageFiles
import LinkageGraph

/// Writes a set as two files in a folder, and its plan beside them where it has one.
enum SetFolder {
  /// Refuses a folder that cannot be written to, before any work is done for it.
  static func check(
    _ folder: String, replacing: Bool, withPlan: Bool = false
  ) throws(CommandFailure) {
    if folder == "-" { throw noFolder }
    // For the path of a file with a slash at its end, the system reports that nothing is there.
    let bare = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    if FileStatus.exists(bare), !FileStatus.isFolder(bare) { throw isFile(bare) }
    let paths = paths(in: folder, withPlan: withPlan)
    if !replacing, let existing = paths.first(where: { FileStatus.exists($0) }) {
      throw exists(existing)
    }
  }

  private static func paths(in folder: String, withPlan: Bool) -> [String] {
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return [base + "organizations.csv", base + "links.csv"]
      + (withPlan ? [base + LinkageReader.planName] : [])
  }

  /// Writes all files, or none.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder, which is created where there is none.
  ///   - replacing: Whether files that are there already may be replaced.
  ///   - plan: The plan's file, or `nil` for a set without a plan.
  ///   - rows: How many organizations and links there are.
  ///   - progress: Shows how far the writing has come.
  ///   - organizations: Writes the organizations.
  ///   - links: Writes the links.
  /// - Throws: ``CommandFailure``, ``OutputError``, or what the two throw.
  static func write(
    into folder: String, replacing: Bool, plan: String? = nil,
    rows: (organizations: Int, links: Int),
    _ progress: ProgressLine?, organizations: (inout BufferedOutput) throws -> Void,
    links: (inout BufferedOutput) throws -> Void
  ) throws {
    try check(folder, replacing: replacing, withPlan: plan != nil)
    let paths = paths(in: folder, withPlan: plan != nil)
    let isNew = try create(folder)
    defer { Interruption.forget(.folder) }
    do {
      let organizationFile = try OutputDestination(path: paths[0])
      let linkFile = try OutputDestination(path: paths[1])
      let planFile = try plan.map { text in
        let file = try OutputDestination(path: paths[2])
        try file.output.write(text)
        try file.output.flush()
        return file
      }
      if let progress {
        organizationFile.output.countRows(for: progress)
        linkFile.output.countRows(for: progress)
      }
      progress?.begin(.writingOrganizations, rows: rows.organizations)
      var sink = organizationFile.output
      try organizations(&sink)
      try sink.flush()
      sink = linkFile.output
      progress?.begin(.writingLinks, rows: rows.links)
      try links(&sink)
      try sink.flush()
      progress?.begin(.saving)
      try organizationFile.finish()
      try linkFile.finish()
      try planFile?.finish()
      // Two runs into one folder must not leave the organizations of one beside the links of the other.
      try SystemCalls.withLock(ofFolder: folder) {
        try Interruption.holdingSignals {
          try organizationFile.place()
          try linkFile.place()
          try planFile?.place()
        }
      }
    } catch {
      if isNew { SystemCalls.removeEmptyFolder(folder) }
      guard error is OutputError, let failure = CommandFailure(error) else { throw error }
      throw CommandFailure(failure.status, failure.problem, advice: anotherFolder)
    }
  }

  /// Creates the folder where there is none; returns whether it did.
  private static func create(_ folder: String) throws(CommandFailure) -> Bool {
    if FileStatus.isFolder(folder) { return false }
    let entry = Interruption.remember(folder: folder)
    do throws(SystemError) {
      try SystemCalls.createFolder(folder)
    } catch {
      Interruption.forget(entry)
      throw CommandFailure(
        .cannotCreateOutput,
        LocalizedText(
          "Cannot create the folder '\(folder)': \(error.problem.english).",
          "Không tạo được thư mục '\(folder)': \(error.problem.vietnamese)."),
        advice: anotherFolder)
    }
    return true
  }

  private static let noFolder = CommandFailure(
    .wrongUsage,
    LocalizedText(
      "A set is two files, so it cannot go to standard output.",
      "Bộ dữ liệu gồm hai tệp nên không ghi ra đầu ra chuẩn được."),
    advice: LocalizedText("Name a folder: -o FOLDER", "Hãy nêu một thư mục: -o THƯ-MỤC"))

  private static let anotherFolder = LocalizedText(
    "Give another path: -o FOLDER", "Hãy nêu đường dẫn khác: -o THƯ-MỤC")

  private static func isFile(_ path: String) -> CommandFailure {
    CommandFailure(
      .cannotCreateOutput,
      LocalizedText(
        "'\(path)' is a file; a folder is wanted.",
        "'\(path)' là một tệp, trong khi cần một thư mục."
      ),
      advice: anotherFolder)
  }

  private static func exists(_ path: String) -> CommandFailure {
    CommandFailure(
      .cannotCreateOutput,
      LocalizedText("'\(path)' is there already.", "Đã có '\(path)'."),
      advice: LocalizedText(
        "To replace it, add --force; or name another folder: -o FOLDER",
        "Để ghi đè, thêm --force; hoặc nêu thư mục khác: -o THƯ-MỤC"))
  }
}
