import LinkageFiles
import LinkageGraph

/// `linkage check`: tells what is wrong with a set, all of it.
enum CheckCommand {
  static func run(_ session: CommandSession) throws -> ExitStatus {
    let source = SetSource(session.arguments)
    let report = try source.check()
    try session.write(page(report, source), csv: table(report)) { json in
      try json.object { json in try write(report, to: &json) }
    }
    return report.counts.isEmpty ? .done : .badData
  }

  private static func page(_ report: DataReport, _ source: SetSource) -> Page {
    var page = Page([.title(title(source)), .paragraph(verdict(report))])
    if !report.problems.isEmpty {
      page.append(.lines(LocalizedText("Errors", "Lỗi"), report.problems.flatMap(lines)))
      page.append(.table(counts(report)))
    }
    if !report.warnings.isEmpty {
      page.append(
        .lines(LocalizedText("Worth a second look", "Nên xem lại"), report.warnings.flatMap(lines)))
    }
    return page
  }

  private static func title(_ source: SetSource) -> LocalizedText {
    LocalizedText("Check of the data: \(source.label)", "Kiểm tra dữ liệu: \(source.label)")
  }

  private static func verdict(_ report: DataReport) -> LocalizedText {
    let organizations = Words.organizations(report.organizations)
    let links = Words.links(report.links)
    let products = Words.products(report.products.count)
    let errors = report.problemCount
    if errors == 0 {
      return LocalizedText(
        "In order: \(organizations.english), \(links.english), \(products.english).",
        "Dữ liệu hợp lệ: \(organizations.vietnamese), \(links.vietnamese), \(products.vietnamese).")
    }
    return LocalizedText(
      "\(NumberText.whole(errors, in: .english)) error\(errors == 1 ? "" : "s") to mend.",
      "Có \(NumberText.whole(errors, in: .vietnamese)) lỗi cần sửa.")
  }

  /// A problem over up to three lines, each in both languages.
  private static func lines(_ problem: DataProblem) -> [LocalizedText] {
    func lines(_ language: Language) -> [String] {
      BadDataText.lines(of: problem, in: language).split(separator: "\n").map(String.init)
    }
    return zip(lines(.english), lines(.vietnamese)).map { LocalizedText($0, $1) }
  }

  private static func counts(_ report: DataReport) -> Table {
    var table = Table(
      columns: [
        TableColumn(LocalizedText("File", "Tệp"), name: "file", kind: .text),
        TableColumn(LocalizedText("Error", "Lỗi"), name: "problem", kind: .text),
        TableColumn(LocalizedText("Number", "Số lượng"), name: "count", kind: .number),
      ], keyColumns: 2)
    for count in report.counts {
      table.append([
        .text(count.file), .word(count.sort.rawValue, count.sort.name), .whole(count.count),
      ])
    }
    return table
  }

  private static func table(_ report: DataReport) -> Table {
    var table = Table(
      columns: ["level", "file", "line", "column", "code", "problem", "text"].map { name in
        TableColumn(
          LocalizedText(name, name), name: name,
          kind: ["line", "column"].contains(name) ? .number : .text)
      })
    for problem in report.problems + report.warnings {
      table.append([
        .text(problem.sort.isWarning ? "warning" : "error"), .text(problem.file),
        .whole(problem.line), .whole(problem.column), .text(problem.sort.rawValue),
        .text(problem.sentence(.english)), .text(problem.text),
      ])
    }
    return table
  }

  private static func write(_ report: DataReport, to json: inout JSONWriter) throws {
    try json.member("organizations", report.organizations)
    try json.member("links", report.links)
    try json.member("products", report.products)
    for (key, problems) in [("errors", report.problems), ("warnings", report.warnings)] {
      try json.member(key, array: .lines) { json in
        for problem in problems {
          try json.object(.inline) { json in
            try json.member("file", problem.file)
            try json.member("line", problem.line)
            try json.member("column", problem.column)
            try json.member("problem", problem.sentence(.english))
            try json.member("text", problem.text)
            try json.member("code", problem.sort.rawValue)
            try json.member("header", problem.header)
          }
        }
      }
    }
  }
}
