public import LinkageGraph

/// Why a set cannot be read.
public enum LinkageReadError: LinkageError {
  /// A file cannot be opened or read: its path, and the system's reason.
  case unreadable(path: String, SystemError)
  /// A folder lacks a file that it needs, or the path is not a folder.
  case incompleteFolder(path: String, missing: String)
  /// A packed file stands where a table is wanted: the path.
  case packed(path: String)
  /// A packed file cannot be used: its path, and why.
  case unusable(path: String, PackedFileProblem)
  /// A file is larger than the program can number its text: the path.
  case tooLarge(path: String)
  /// The files have problems; nothing is read.
  case badData(DataReport)

  /// What is wrong, with the path, or with file, line and column.
  public var problem: LocalizedText {
    switch self {
    case .unreadable(let path, let reason):
      LocalizedText(
        "cannot read '\(path)': \(reason.problem.english)",
        "không đọc được '\(path)': \(reason.problem.vietnamese)")
    case .incompleteFolder(let path, let missing):
      FileStatus.isFolder(path)
        ? LocalizedText(
          "the folder '\(path)' has no \(missing)", "thư mục '\(path)' không có \(missing)")
        : LocalizedText(
          "'\(path)' is neither a folder with organizations.csv and links.csv nor a packed file",
          "'\(path)' không phải thư mục có organizations.csv và links.csv, cũng không phải tệp đóng gói"
        )
    case .packed(let path):
      LocalizedText(
        "'\(path)' is a packed file: a whole set, not a table",
        "'\(path)' là tệp đóng gói: cả một bộ dữ liệu chứ không phải một bảng")
    case .unusable(let path, let problem): problem.sentence(path: path).withoutFullStop
    case .tooLarge(let path):
      LocalizedText("'\(path)' is larger than 4 GB", "'\(path)' lớn hơn 4 GB")
    case .badData(let report):
      LocalizedText(Self.first(of: report, .english), Self.first(of: report, .vietnamese))
    }
  }

  /// What to do about it, where that is known.
  public var advice: LocalizedText? {
    switch self {
    case .unusable(_, let problem): problem.advice
    case .badData(let report):
      if let first = report.problems.first, let english = first.advice(.english),
        let vietnamese = first.advice(.vietnamese)
      {
        LocalizedText(english, vietnamese)
      } else {
        nil
      }
    case .packed:
      LocalizedText(
        "Open it with `LinkageReader.open(_:)`.", "Mở bằng `LinkageReader.open(_:)`.")
    case .unreadable, .incompleteFolder, .tooLarge: nil
    }
  }

  /// The first problem with its file, line and column, and how many more there are.
  private static func first(of report: DataReport, _ language: Language) -> String {
    guard let first = report.problems.first else {
      return language == .english ? "the data have problems" : "dữ liệu có lỗi"
    }
    let location = first.reference.isEmpty ? "" : "\(first.reference): "
    let others = report.problemCount - 1
    let more =
      others == 0 ? "" : language == .english ? "; \(others) more" : "; còn \(others) lỗi nữa"
    return location + first.sentence(language) + more
  }
}

extension LocalizedText {
  /// The text without the full stop that it ends with.
  fileprivate var withoutFullStop: LocalizedText {
    func stripped(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
    return LocalizedText(stripped(english), stripped(vietnamese))
  }
}
