import LinkageGraph

/// The exit status of the program.
///
/// The numbers above 1 are those of `sysexits.h`.
enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  case targetMissed = 1
  case wrongUsage = 64
  case badData = 65
  case noSuchInput = 66
  case cannotCreateOutput = 73
  case cannotWriteOutput = 74

  var meaning: LocalizedText {
    switch self {
    case .done:
      LocalizedText(
        "done, or whoever reads the output has seen enough",
        "đã xong, hoặc nơi nhận kết quả không cần đọc thêm")
    case .targetMissed:
      LocalizedText(
        "done, and with --strict a target is missed",
        "đã xong, và có chỉ tiêu chưa đạt khi dùng --strict")
    case .wrongUsage: LocalizedText("wrong usage", "dùng lệnh sai")
    case .badData: LocalizedText("bad data", "dữ liệu có lỗi")
    case .noSuchInput: LocalizedText("no such input", "không có dữ liệu đầu vào")
    case .cannotCreateOutput:
      LocalizedText("the output could not be created", "không tạo được tệp kết quả")
    case .cannotWriteOutput:
      LocalizedText("the output could not be written", "không ghi được kết quả")
    }
  }
}
