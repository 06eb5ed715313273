import LinkageFiles
import LinkageGraph

/// The message where a set, or one of its files, is missing.
enum MissingInput {
  /// A path that cannot be read, of a whole set or of one of its files.
  static func failure(path: String, _ error: SystemError, isSet: Bool) -> CommandFailure {
    guard error.isMissing else {
      return CommandFailure(
        .noSuchInput,
        LocalizedText(
          "Cannot read '\(path)': \(error.problem.english).",
          "Không đọc được '\(path)': \(error.problem.vietnamese)."))
    }
    if isSet, path == "-" { return standardInput }
    var problem = LocalizedText(
      "There is no file or folder '\(path)'.", "Không có tệp hay thư mục '\(path)'.")
    let near = nearestPath(to: path)
    if let near {
      problem.english += " Did you mean '\(near)'?"
      problem.vietnamese += " Ý bạn là '\(near)'?"
    }
    return CommandFailure(
      .noSuchInput, problem, advice: isSet && near == nil ? generating : nil)
  }

  /// A folder without the files of a set, or something that is no folder.
  static func failure(folder: String) -> CommandFailure {
    guard FileStatus.isFolder(folder) else { return failure(file: folder) }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let missing = fileNames.filter { !FileStatus.exists(base + $0) }
    var problem = LocalizedText(
      "The folder '\(folder)' has no \(missing.joined(separator: " and no ")).",
      "Thư mục '\(folder)' không có \(missing.joined(separator: " và ")).")
    let names = SystemCalls.names(inFolder: folder).filter { !$0.hasPrefix(".") }.sorted()
    let sets = names.filter { FileStatus.exists("\(base)\($0)/organizations.csv") }
    if let first = sets.first {
      problem.english += " Did you mean '\(base)\(first)'?"
      problem.vietnamese += " Ý bạn là '\(base)\(first)'?"
    }
    let present = names.filter { isTable($0) }
    if !present.isEmpty {
      let list = present.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
      let mark = present.count > 8 ? ", …" : ""
      problem.english += " It has: \(list)\(mark)."
      problem.vietnamese += " Trong đó có: \(list)\(mark)."
    }
    return CommandFailure(
      .noSuchInput, problem, advice: advice(base: base, missing: missing, present: present))
  }

  private static func failure(file: String) -> CommandFailure {
    guard FileStatus.isRegularFile(file) else { return failure(pipe: file) }
    return CommandFailure(
      .noSuchInput,
      LocalizedText(
        """
        '\(file)' is neither a folder with organizations.csv and links.csv nor a packed file.
        """,
        """
        '\(file)' không phải thư mục có organizations.csv và links.csv, cũng không phải tệp đóng gói.
        """),
      advice: files)
  }

  private static func failure(pipe: String) -> CommandFailure {
    CommandFailure(
      .noSuchInput,
      LocalizedText(
        """
        '\(pipe)' is a pipe or a device. A packed file is used where it lies, so it must be a \
        regular file.
        """,
        """
        '\(pipe)' là đường ống hoặc thiết bị. Tệp đóng gói được dùng ngay tại chỗ nên phải là tệp \
        thông thường.
        """),
      advice: saving)
  }

  private static let standardInput = CommandFailure(
    .noSuchInput,
    LocalizedText(
      """
      A set cannot come from standard input: it is a folder or a packed file, which is used where \
      it lies.
      """,
      """
      Không đọc được bộ dữ liệu từ đầu vào chuẩn: bộ dữ liệu là một thư mục, hoặc một tệp đóng gói \
      được dùng ngay tại chỗ.
      """),
    advice: LocalizedText(
      "\(saving.english)\n\(files.english)", "\(saving.vietnamese)\n\(files.vietnamese)"))

  private static let saving = LocalizedText(
    "Save the packed file first, then name it in place of the folder.",
    "Hãy lưu tệp đóng gói trước, rồi nêu tệp đó thay cho thư mục.")

  /// A packed file where one of the two files of a set is wanted.
  static func failure(packedInPlaceOfTable path: String) -> CommandFailure {
    let name =
      path == "-"
      ? LocalizedText("Standard input", "Đầu vào chuẩn") : LocalizedText("'\(path)'", "'\(path)'")
    return CommandFailure(
      .badData,
      LocalizedText(
        "\(name.english) is a packed file: a whole set, not a table.",
        "\(name.vietnamese) là tệp đóng gói: cả một bộ dữ liệu chứ không phải một bảng."),
      advice: FileStatus.isRegularFile(path)
        ? LocalizedText(
          "Name it in place of the folder, without --organizations and --links.",
          "Hãy nêu tệp này thay cho thư mục, không kèm --organizations và --links.") : saving)
  }

  private static let fileNames = ["organizations.csv", "links.csv"]

  private static let generating = LocalizedText(
    "To make a set to try things on, run: linkage generate --preset can-tho -o can-tho",
    "Để tạo một bộ dữ liệu dùng thử, hãy chạy: linkage generate --preset can-tho -o can-tho")

  private static let files = LocalizedText(
    "To name the two files themselves, use: --organizations FILE --links FILE",
    "Để nêu thẳng hai tệp, dùng: --organizations TỆP --links TỆP")

  private static func advice(
    base: String, missing: [String], present: [String]
  ) -> LocalizedText {
    let others = present.filter { $0.lowercased().hasSuffix(".csv") && !fileNames.contains($0) }
    if missing.count == 1, others.count == 1 {
      let words = fileNames.map { name in
        let path = base + (missing.contains(name) ? others[0] : name)
        return ShellText.option("--\(name.prefix { $0 != "." })", path)
      }.joined(separator: " ")
      return LocalizedText(
        "If '\(others[0])' is that file, use: \(words)",
        "Nếu '\(others[0])' là tệp đó, dùng: \(words)")
    }
    if !others.isEmpty { return files }
    if present.isEmpty {
      return LocalizedText(
        "A set is a folder with organizations.csv and links.csv.",
        "Bộ dữ liệu là thư mục có organizations.csv và links.csv.")
    }
    return LocalizedText(
      "Save each sheet as \"CSV UTF-8 (Comma delimited)\", then: --organizations FILE --links FILE",
      "Hãy lưu từng trang tính thành kiểu \"CSV UTF-8 (Comma delimited)\", rồi dùng: --organizations TỆP --links TỆP"
    )
  }

  /// Whether a file may hold a table.
  private static func isTable(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"].contains { name.hasSuffix($0) }
  }

  /// A path that exists and whose last part is near to that of a path that does not.
  private static func nearestPath(to path: String) -> String? {
    var bare = Substring(path)
    while bare.count > 1, bare.last == "/" { bare.removeLast() }
    let parts = bare.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last else { return nil }
    let folder = parts.dropLast().joined(separator: "/")
    let names = SystemCalls.names(inFolder: parts.count == 1 ? "." : folder + "/")
    let candidates = names.filter { !$0.hasPrefix(".") }.sorted()
    guard let near = Suggestion.nearest(to: String(last), among: candidates) else { return nil }
    return parts.count == 1 ? near : "\(folder)/\(near)"
  }
}
