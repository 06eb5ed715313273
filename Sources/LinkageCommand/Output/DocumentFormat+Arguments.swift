import LinkageGraph
import LinkageReports

extension DocumentFormat {
  /// The format of a command's result: the one that is named, else the one that the ending of the output
  /// file stands for, else a table.
  init(_ arguments: ParsedArguments) {
    self =
      arguments[Options.format] ?? arguments[Options.output].flatMap { DocumentFormat(ofFile: $0) }
      ?? .table
  }

  /// Refuses an output file whose ending promises what nothing writes.
  static func check(_ arguments: ParsedArguments) throws(CommandFailure) {
    guard arguments[Options.format] == nil, let path = arguments[Options.output],
      CommandTable[arguments.command].options.contains(where: {
        $0.name == Options.format.definition.name && $0.choices == DocumentFormat.words.map(\.word)
      })
    else { return }
    let name = path.lowercased()
    func ending(_ endings: [String]) -> String? { endings.first { name.hasSuffix($0) } }
    if let ending = ending([".xlsx", ".xls", ".ods"]) {
      let csv = ShellText.path(String(path.dropLast(ending.count)) + ".csv")
      throw CommandFailure(
        .wrongUsage,
        LocalizedText(
          "'\(path)' would be a workbook, which is not written yet.",
          "'\(path)' là tệp bảng tính, chương trình chưa ghi được dạng này."),
        advice: LocalizedText(
          "For a file that Excel opens, use: --format csv-excel -o \(csv)",
          "Để có tệp mở được bằng Excel, dùng: --format csv-excel -o \(csv)"))
    }
    if let ending = ending([".docx", ".doc", ".odt", ".html", ".htm", ".pdf", ".svg", ".png"]) {
      let page = ShellText.path(String(path.dropLast(ending.count)) + ".md")
      throw CommandFailure(
        .wrongUsage,
        LocalizedText(
          "'\(path)' would be a \(ending) file, which this command does not write.",
          "'\(path)' là tệp \(ending), lệnh này không ghi được dạng đó."),
        advice: LocalizedText(
          "For a page of a report, use: -o \(page)", "Để có trang đưa vào báo cáo, dùng: -o \(page)"
        ))
    }
  }
}
