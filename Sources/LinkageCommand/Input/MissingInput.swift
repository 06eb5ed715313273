import LinkageFiles
import LinkageGraph

/// What a person is told where a set, or one of its files, is not there.
enum MissingInput {
  static func failure(path: String, _ error: SystemError) -> CommandFailure {
    guard error.isMissing else {
      return CommandFailure(
        .noSuchInput,
        LocalizedText(
          "Cannot read '\(path)': \(error.explanation.english).",
          "Không đọc được '\(path)': \(error.explanation.vietnamese)."))
    }
    var problem = LocalizedText(
      "There is no file or folder '\(path)'.", "Không có tệp hay thư mục '\(path)'.")
    if let near = nearestPath(to: path) {
      problem.english += " Did you mean '\(near)'?"
      problem.vietnamese += " Ý bạn là '\(near)'?"
    }
    return CommandFailure(
      .noSuchInput, problem,
      advice: LocalizedText(
        "To make a set to try things on, run: linkage generate --preset can-tho -o can-tho",
        "Để tạo một bộ dữ liệu dùng thử, hãy chạy: linkage generate --preset can-tho -o can-tho"))
  }

  /// A folder without the files of a set, or something that is no folder.
  static func failure(folder: String) -> CommandFailure {
    guard FileStatus.isFolder(folder) else { return failure(file: folder) }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let missing = names.filter { !FileStatus.exists(base + $0) }
    var problem = LocalizedText(
      "The folder '\(folder)' has no \(missing.joined(separator: " and no ")).",
      "Thư mục '\(folder)' không có \(missing.joined(separator: " và ")).")
    let present = SystemCalls.names(inFolder: folder).filter { isTable($0) }.sorted()
    if !present.isEmpty {
      let list = present.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
      let mark = present.count > 8 ? ", …" : ""
      problem.english += " It has: \(list)\(mark)."
      problem.vietnamese += " Trong đó có: \(list)\(mark)."
    }
    return CommandFailure(.noSuchInput, problem, advice: advice(present: present))
  }

  private static func failure(file: String) -> CommandFailure {
    CommandFailure(
      .noSuchInput,
      LocalizedText(
        "'\(file)' is a file, not a folder with organizations.csv and links.csv.",
        "'\(file)' là một tệp, không phải thư mục có organizations.csv và links.csv."),
      advice: files)
  }

  private static let names = ["organizations.csv", "links.csv"]

  private static let files = LocalizedText(
    "To name the two files themselves, use: --organizations FILE --links FILE",
    "Để nêu thẳng hai tệp, dùng: --organizations TỆP --links TỆP")

  private static func advice(present: [String]) -> LocalizedText {
    if present.contains(where: { $0.lowercased().hasSuffix(".csv") }) { return files }
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
    guard let near = NearMiss.nearest(to: String(last), among: candidates) else { return nil }
    return parts.count == 1 ? near : "\(folder)/\(near)"
  }
}
