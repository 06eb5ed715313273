import LinkageFiles
import LinkageGraph
import LinkageReports

/// `linkage check`: lists what is wrong with the data, and what deserves a second look.
enum CheckCommand: Command {
  static let definition = CommandDefinition(
    .check,
    summary: LocalizedText(
      "What is wrong with the data, line by line.", "Dữ liệu có lỗi gì, ở dòng nào."),
    overview: LocalizedText(
      """
      Reads a set and lists what is wrong with it, with file, line and column, and what is \
      worth a second look. Ends with status 65 where there are errors.
      """,
      """
      Đọc bộ dữ liệu và nêu các lỗi kèm tệp, dòng, cột, cùng những chỗ nên xem lại. Mã thoát là \
      65 nếu có lỗi.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + [Options.allProblems] + Options.writing + Options.everywhere,
    examples: [
      CommandExample(
        "linkage check can-tho",
        LocalizedText("Look before counting.", "Kiểm tra trước khi tính.")),
      CommandExample(
        LocalizedText(
          "linkage check --organizations members.csv --links sales.csv",
          "linkage check --organizations to-chuc.csv --links lien-ket.csv"),
        LocalizedText(
          "Two files that are not in one folder, or have other names.",
          "Hai tệp có tên khác hoặc không nằm chung thư mục.")),
      CommandExample(
        LocalizedText(
          "linkage check can-tho --format csv -o problems.csv",
          "linkage check can-tho --format csv -o loi.csv"),
        LocalizedText(
          "A list to work through in a spreadsheet.",
          "Danh sách lỗi để sửa dần trong bảng tính.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let source = SetSource(session.arguments)
    let report = try source.check(progress: session.progress)
    try session.write(
      .dataCheck(
        report, of: source.label, sentencesIn: session.language,
        listsAll: session.arguments[Options.allProblems]))
    return report.problemCount == 0 ? .done : .badData
  }
}
