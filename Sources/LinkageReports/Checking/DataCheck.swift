public import LinkageFiles
public import LinkageGraph

extension Document {
  /// Lists what is wrong with the data of a set, and what deserves a second look.
  ///
  /// - Parameters:
  ///   - report: What reading the set found.
  ///   - label: How the set is called in titles.
  /// - Returns: The list; its record names errors and warnings apart.
  /// - Complexity: O(problems) where it is written.
  public static func dataCheck(_ report: DataReport, of label: LocalizedText) -> Document {
    let check = DataCheck(report: report, label: label)
    return Document {
      check.parts()
    } table: {
      DataCheck.table(report.problems + report.warnings)
    } record: {
      check.record()
    }.noting(check.notices, leftOut: report.leftOut)
  }
}

/// What reading a set found, on its way to a document.
private struct DataCheck {
  let report: DataReport
  let label: LocalizedText

  /// What the figures of the set would lack.
  var notices: [LocalizedText] {
    let kinds = report.kindsWithoutCollective
    if kinds.isEmpty { return [] }
    let words = kinds.map(\.word).joined(separator: ",")
    return [
      LocalizedText(
        """
        The set has no groups, cooperatives or unions, so that figures count nobody. To count the \
        others and follow their goods, add to a command: --kind \(words) --producers \(words)
        """,
        """
        Bộ dữ liệu không có tổ hợp tác, hợp tác xã hay liên hiệp hợp tác xã nên số liệu không tính \
        được tổ chức nào. Để tính các tổ chức khác và theo dõi hàng hóa của các tổ chức đó, thêm vào \
        lệnh: --kind \(words) --producers \(words)
        """)
    ]
  }

  // MARK: For people

  func parts() -> [DocumentPart] {
    var parts: [DocumentPart] = [
      .title(
        LocalizedText(
          "Check of the data: \(label.english)", "Kiểm tra dữ liệu: \(label.vietnamese)"))
    ]
    if report.problemCount == 0 {
      parts.append(.paragraph(inOrder))
    } else {
      parts.append(.lines(errorsHeading, lines(report.problems)))
      parts.append(.table(counts))
    }
    if !report.warnings.isEmpty {
      parts.append(.lines(warningsHeading, lines(report.warnings)))
    }
    return parts
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
      let english = problem.lines(in: .english)
      let vietnamese = problem.lines(in: .vietnamese)
      return zip(english, vietnamese).map { LocalizedText($0, $1) }
    }
  }

  /// How many errors of each sort there are, by file.
  private var counts: Table {
    Table(
      LocalizedText("By sort", "Theo loại lỗi"),
      columns: [
        TableColumn(LocalizedText("Problem", "Lỗi"), name: "code", kind: .text),
        TableColumn(LocalizedText("File", "Tệp"), name: "file", kind: .text),
        TableColumn(LocalizedText("Times", "Số lần"), name: "count", kind: .number),
      ]
    ) { rows in
      for count in report.counts.sorted(by: { $0.count > $1.count }) {
        try rows.appendRow([
          .word(count.sort.rawValue, count.sort.name.capitalized), .text(count.file),
          .whole(count.count),
        ])
      }
    }
  }

  // MARK: For programs

  static func table(_ problems: [DataProblem]) -> Table {
    Table(
      columns: [
        TableColumn(LocalizedText("File", "Tệp"), name: "file", kind: .text),
        TableColumn(LocalizedText("Line", "Dòng"), name: "line", kind: .number),
        TableColumn(LocalizedText("Column", "Cột"), name: "column", kind: .number),
        TableColumn(LocalizedText("Severity", "Mức"), name: "severity", kind: .text),
        TableColumn(LocalizedText("Code", "Mã lỗi"), name: "code", kind: .text),
        TableColumn(LocalizedText("Problem", "Lỗi"), name: "problem", kind: .text),
        TableColumn(LocalizedText("Text", "Nội dung"), name: "text", kind: .text),
        TableColumn(LocalizedText("Suggestion", "Gợi ý"), name: "suggestion", kind: .text),
      ]
    ) { rows in
      for problem in problems {
        rows.append(problem.file)
        rows.append(orMissing: problem.location.line)
        rows.append(orMissing: problem.location.column)
        rows.append(problem.sort.isWarning ? "warning" : "error")
        rows.append(problem.sort.rawValue)
        rows.append(problem.sentence(.english))
        rows.append(problem.text)
        rows.append(.text(orMissing: problem.suggestion))
        try rows.endRow()
      }
    }
  }

  private static let fields = [
    RowField("file", .cell(0)), RowField("line", .cell(1)), RowField("column", .cell(2)),
    RowField("code", .cell(4)), RowField("problem", .cell(5)), RowField("text", .cell(6)),
    RowField("suggestion", .cell(7)),
  ]

  func record() -> Record {
    Record([
      ("organizations", .whole(report.organizations)), ("links", .whole(report.links)),
      ("products", .texts(report.products)),
      ("errors", .rows(Self.table(report.problems), Self.fields)),
      ("warnings", .rows(Self.table(report.warnings), Self.fields)),
    ])
  }
}
