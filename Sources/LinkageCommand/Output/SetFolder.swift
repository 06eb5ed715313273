import LinkageFiles
import LinkageGraph

/// The writing of a set as two files in a folder.
enum SetFolder {
  /// Refuses a folder that cannot be written to, before any work is done for it.
  static func check(_ folder: String, replacing: Bool) throws(CommandFailure) {
    if folder == "-" { throw noFolder }
    if !replacing, let existing = paths(in: folder).first(where: { FileStatus.exists($0) }) {
      throw exists(existing)
    }
  }

  private static func paths(in folder: String) -> [String] {
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return [base + "organizations.csv", base + "links.csv"]
  }

  /// Writes both files, or neither.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder, which is created where there is none.
  ///   - replacing: Whether files that are there already may be replaced.
  ///   - organizations: Writes the organizations.
  ///   - links: Writes the links.
  /// - Throws: ``CommandFailure``, ``OutputError``, or what the two throw.
  static func write(
    into folder: String, replacing: Bool, organizations: (inout BufferedOutput) throws -> Void,
    links: (inout BufferedOutput) throws -> Void
  ) throws {
    try check(folder, replacing: replacing)
    let paths = paths(in: folder)
    let isNew = try create(folder)
    do {
      let organizationFile = try OutputDestination(path: paths[0])
      let linkFile = try OutputDestination(path: paths[1])
      var sink = organizationFile.output
      try organizations(&sink)
      sink = linkFile.output
      try links(&sink)
      try organizationFile.finish()
      try linkFile.finish()
      try organizationFile.place()
      try linkFile.place()
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
