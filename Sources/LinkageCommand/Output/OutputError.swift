import LinkageFiles
import LinkageGraph

/// Why a result could not be written.
enum OutputError: Error, Equatable, Sendable {
  /// The reader of the result has closed the pipe, as `head` does; the program then ends without an error.
  case closedPipe
  case cannotCreate(path: String, SystemError)
  /// `path` is `nil` for standard output.
  case cannotWrite(path: String?, SystemError)

  /// The error in words; `nil` for a closed pipe.
  var failure: CommandFailure? {
    switch self {
    case .closedPipe: nil
    case .cannotCreate(let path, let error):
      CommandFailure(
        .cannotCreateOutput,
        LocalizedText(
          "Cannot create '\(path)': \(error.explanation.english).",
          "Không tạo được '\(path)': \(error.explanation.vietnamese)."),
        advice: Self.advice)
    case .cannotWrite(let path?, let error):
      CommandFailure(
        .cannotWriteOutput,
        LocalizedText(
          "Cannot write '\(path)': \(error.explanation.english).",
          "Không ghi được '\(path)': \(error.explanation.vietnamese)."),
        advice: Self.advice)
    case .cannotWrite(nil, let error):
      CommandFailure(
        .cannotWriteOutput,
        LocalizedText(
          "Cannot write to standard output: \(error.explanation.english).",
          "Không ghi được ra đầu ra chuẩn: \(error.explanation.vietnamese)."),
        advice: LocalizedText(
          "To write to a file instead, add: -o FILE", "Để ghi vào tệp, thêm: -o TỆP"))
    }
  }

  private static let advice = LocalizedText(
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
