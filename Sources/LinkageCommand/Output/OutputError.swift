import LinkageFiles
import LinkageGraph

/// Why a result could not be written.
enum OutputError: LinkageError, Equatable {
  /// The reader of the result has closed the pipe, as `head` does; the program then ends without an error.
  case closedPipe
  case cannotCreate(path: String, SystemError)
  /// `path` is `nil` for standard output.
  case cannotWrite(path: String?, SystemError)

  /// The status that the program ends with.
  var status: ExitStatus {
    switch self {
    case .closedPipe: .done
    case .cannotCreate: .cannotCreateOutput
    case .cannotWrite: .cannotWriteOutput
    }
  }

  var problem: LocalizedText {
    switch self {
    case .closedPipe:
      LocalizedText("The reader has closed the pipe", "Nơi nhận đã đóng đường ống")
    case .cannotCreate(let path, let error):
      LocalizedText(
        "Cannot create '\(path)': \(error.problem.english)",
        "Không tạo được '\(path)': \(error.problem.vietnamese)")
    case .cannotWrite(let path?, let error):
      LocalizedText(
        "Cannot write '\(path)': \(error.problem.english)",
        "Không ghi được '\(path)': \(error.problem.vietnamese)")
    case .cannotWrite(nil, let error):
      LocalizedText(
        "Cannot write to standard output: \(error.problem.english)",
        "Không ghi được ra đầu ra chuẩn: \(error.problem.vietnamese)")
    }
  }

  var advice: LocalizedText? {
    switch self {
    case .closedPipe: nil
    case .cannotCreate, .cannotWrite(_?, _): Self.anotherPath
    case .cannotWrite(nil, _):
      LocalizedText("To write to a file instead, add: -o FILE", "Để ghi vào tệp, thêm: -o TỆP")
    }
  }

  private static let anotherPath = LocalizedText(
    "To write somewhere else, give another path: -o FILE",
    "Để ghi vào chỗ khác, nêu đường dẫn khác: -o TỆP")
}

extension OutputError {
  /// Creates the error of a failed write.
  init(_ error: SystemError, path: String?) {
    self =
      error == .brokenPipe ? .closedPipe : .cannotWrite(path: path, error)
  }
}
