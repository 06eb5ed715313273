import LinkageFiles
import LinkageGraph

/// What reading a set found, in words and in JSON.
struct CheckReport {
  let report: DataReport
  let label: LocalizedText

  // MARK: For people

  func page() -> Page {
    var page = Page([
      .title(
        LocalizedText(
          "Check of the data: \(label.english)", "Kiểm tra dữ liệu: \(label.vietnamese)"))
    ])
    if report.problemCount == 0 {
      page.append(.paragraph(inOrder))
    } else {
      page.append(.lines(errorsHeading, lines(report.problems)))
      page.append(.table(counts))
    }
    if !report.warnings.isEmpty {
      page.append(.lines(warningsHeading, lines(report.warnings)))
    }
    return page
  }

  private var inOrder: LocalizedText {
    func text(_ language: Language, _ claim: String) -> String {
      let parts = [
        Words.organizations(report.organizations), Words.links(report.links),
        Words.products(report.products.count),
      ]
      return "\(claim): \(parts.map { $0(language) }.joined(separator: ", "))."
    }
    return LocalizedText(
      text(.english, "The set is in order"), text(.vietnamese, "Bộ dữ liệu hợp lệ"))
  }

  private var errorsHeading: LocalizedText { Words.text(report.problemCount, "error", "lỗi") }

  private var warningsHeading: LocalizedText {
    LocalizedText("Worth a second look", "Nên xem lại")
  }

  private func lines(_ problems: [DataProblem]) -> [LocalizedText] {
    problems.flatMap { problem in
      let english = BadDataText.lines(of: problem, in: .english)
      let vietnamese = BadDataText.lines(of: problem, in: .vietnamese)
      return zip(english, vietnamese).map { LocalizedText($0, $1) }
    }
  }

  /// How many errors of each sort there are, by file.
  private var counts: Table {
    var table = Table(
      LocalizedText("By sort", "Theo loại lỗi"),
      columns: [
        TableColumn(LocalizedText("Problem", "Lỗi"), name: "code", kind: .text),
        TableColumn(LocalizedText("File", "Tệp"), name: "file", kind: .text),
        TableColumn(LocalizedText("Times", "Số lần"), name: "count", kind: .number),
      ])
    for count in report.counts.sorted(by: { $0.count > $1.count }) {
      table.append([
        .word(count.sort.rawValue, count.sort.name.capitalized), .text(count.file),
        .whole(count.count),
      ])
    }
    return table
  }

  // MARK: For machines

  func table() -> Table {
    var table = Table(
      columns: [
        TableColumn(LocalizedText("File", "Tệp"), name: "file", kind: .text),
        TableColumn(LocalizedText("Line", "Dòng"), name: "line", kind: .number),
        TableColumn(LocalizedText("Column", "Cột"), name: "column", kind: .number),
        TableColumn(LocalizedText("Severity", "Mức"), name: "severity", kind: .text),
        TableColumn(LocalizedText("Code", "Mã lỗi"), name: "code", kind: .text),
        TableColumn(LocalizedText("Problem", "Lỗi"), name: "problem", kind: .text),
        TableColumn(LocalizedText("Text", "Nội dung"), name: "text", kind: .text),
        TableColumn(LocalizedText("Suggestion", "Gợi ý"), name: "suggestion", kind: .text),
      ])
    for problem in report.problems + report.warnings {
      table.append([
        .text(problem.file), .whole(orMissing: problem.line == 0 ? nil : problem.line),
        .whole(orMissing: problem.column == 0 ? nil : problem.column),
        .text(problem.sort.isWarning ? "warning" : "error"), .text(problem.sort.rawValue),
        .text(problem.sentence(.english)), .text(problem.text),
        .text(orMissing: problem.suggestion),
      ])
    }
    return table
  }

  func writeJSON(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("organizations", report.organizations)
      try json.member("links", report.links)
      try json.member("products", report.products)
      try write("errors", report.problems, to: &json)
      try write("warnings", report.warnings, to: &json)
    }
  }

  private func write(
    _ key: String, _ problems: [DataProblem], to json: inout JSONWriter
  ) throws {
    try json.member(key, array: .lines) { json in
      for problem in problems {
        try json.object(.inline) { json in
          try json.member("file", problem.file)
          try json.member("line", orNull: problem.line == 0 ? nil : problem.line)
          try json.member("column", orNull: problem.column == 0 ? nil : problem.column)
          try json.member("code", problem.sort.rawValue)
          try json.member("problem", problem.sentence(.english))
          try json.member("text", problem.text)
          try json.key("suggestion")
          if let suggestion = problem.suggestion {
            try json.value(suggestion)
          } else {
            try json.null()
          }
        }
      }
    }
  }
}
