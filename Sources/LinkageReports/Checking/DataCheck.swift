public import LinkageFiles
public import LinkageGraph

extension Document {
  /// Lists what is wrong with the data of a set, and what deserves a second look.
  ///
  /// - Parameters:
  ///   - report: What reading the set found.
  ///   - label: How the set is called in titles.
  ///   - language: The language of sentences in formats for programs.
  ///   - listsAll: Whether people are shown problems that have one cause with another, too.
  /// - Returns: The list; its record names errors and warnings apart.
  /// - Complexity: O(problems) where it is written.
  public static func dataCheck(
    _ report: DataReport, of label: LocalizedText, sentencesIn language: Language = .english,
    listsAll: Bool = false
  ) -> Document {
    let check = DataCheck(
      report: report, label: label, language: language,
      listed: listsAll ? report.problems : report.problems.withoutSameCauses)
    return Document {
      check.parts()
    } table: {
      check.table(report.problems + report.warnings)
    } record: {
      check.record()
    }.noting(check.notices, leftOut: report.leftOut)
  }
}

/// What reading a set found, on its way to a document.
private struct DataCheck {
  let report: DataReport
  let label: LocalizedText
  let language: Language
  /// The problems that people are shown.
  let listed: [DataProblem]

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
      parts.append(
        .lines(
          errorsHeading,
          lines(listed) + rest(of: listed, report.counts)))
      parts.append(.table(counts))
    }
    if !report.warnings.isEmpty {
      parts.append(
        .lines(
          warningsHeading, lines(report.warnings) + rest(of: report.warnings, report.warningCounts))
      )
    }
    if !report.productUses.isEmpty { parts.append(.table(products)) }
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
    // What needs a second look may make every figure wrong, so that it must not be called in order.
    return report.warnings.allSatisfy { $0.sort == .selfLoop }
      ? LocalizedText(
        text(.english, "The set is in order"), text(.vietnamese, "Bộ dữ liệu hợp lệ"))
      : LocalizedText(
        text(.english, "The set can be read"), text(.vietnamese, "Bộ dữ liệu đọc được"))
  }

  private var errorsHeading: LocalizedText { Words.text(report.problemCount, "error", "lỗi") }

  private var warningsHeading: LocalizedText {
    LocalizedText("Worth a second look", "Nên xem lại")
  }

  private func lines(_ problems: [DataProblem]) -> [LocalizedText] {
    let english = problems.lines(in: .english).flatMap(\.self)
    let vietnamese = problems.lines(in: .vietnamese).flatMap(\.self)
    return zip(english, vietnamese).map { LocalizedText($0, $1) }
  }

  /// What is not listed, a line for each sort.
  private func rest(
    of listed: [DataProblem], _ counts: [DataReport.Count]
  ) -> [LocalizedText] {
    var left: [DataProblem.Sort: Int] = [:]
    for count in counts { left[count.sort, default: 0] += count.count }
    for problem in listed { left[problem.sort, default: 0] -= 1 }
    return DataProblem.Sort.allCases.compactMap { sort in
      guard let count = left[sort], count > 0 else { return nil }
      func number(_ language: Language) -> String { NumberText.whole(count, in: language) }
      return LocalizedText(
        "… \(number(.english)) more: \(sort.name.english). To list them, add: --all-problems",
        "… còn \(number(.vietnamese)): \(sort.name.vietnamese). Để liệt kê, thêm: --all-problems")
    }
  }

  /// How many organizations and links name each product.
  private var products: Table {
    Table(
      LocalizedText("Products", "Sản phẩm"),
      columns: [
        TableColumn(LocalizedText("Product", "Sản phẩm"), name: "product", kind: .text),
        TableColumn(
          LocalizedText("Organizations", "Tổ chức"), name: "organizations", kind: .number),
        TableColumn(LocalizedText("Links", "Liên kết"), name: "links", kind: .number),
      ],
      limit: RowLimit(50) { more in
        LocalizedText(
          "…and \(NumberText.whole(more, in: .english)) more products",
          "…và \(NumberText.whole(more, in: .vietnamese)) sản phẩm nữa")
      }
    ) { rows in
      for use in report.productUses {
        let word = LocalizedText(
          Vocabulary.product(use.product, in: .english),
          Vocabulary.product(use.product, in: .vietnamese))
        try rows.appendRow([
          .word(use.product, word), .whole(use.organizations), .whole(use.links),
        ])
      }
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

  func table(_ problems: [DataProblem]) -> Table {
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
        TableColumn(LocalizedText("Advice", "Cách sửa"), name: "advice", kind: .text),
        TableColumn(LocalizedText("Rows", "Số dòng"), name: "count", kind: .number),
      ]
    ) { rows in
      for problem in problems {
        rows.append(problem.file)
        rows.append(orMissing: problem.location.line)
        rows.append(orMissing: problem.location.column)
        rows.append(
          problem.sort.isWarning
            ? .word("warning", LocalizedText("warning", "cảnh báo"))
            : .word("error", LocalizedText("error", "lỗi")))
        rows.append(problem.sort.rawValue)
        rows.append(problem.sentence(language))
        rows.append(problem.text)
        rows.append(.text(orMissing: problem.suggestion))
        rows.append(.text(orMissing: problem.advice(language)))
        rows.append(.whole(problem.count))
        try rows.endRow()
      }
    }
  }

  private static let fields = [
    RowField("file", .cell(0)), RowField("line", .cell(1)), RowField("column", .cell(2)),
    RowField("code", .cell(4)), RowField("problem", .cell(5)), RowField("text", .cell(6)),
    RowField("suggestion", .cell(7)), RowField("advice", .cell(8)), RowField("count", .cell(9)),
  ]

  func record() -> Record {
    Record([
      ("organizations", .whole(report.organizations)), ("links", .whole(report.links)),
      ("products", .texts(report.products)),
      ("errorCount", .whole(report.problemCount)), ("warningCount", .whole(report.warningCount)),
      ("errors", .rows(table(report.problems), Self.fields)),
      ("warnings", .rows(table(report.warnings), Self.fields)),
      (
        "productUses",
        .rows(
          products,
          [
            RowField("product", .cell(0)), RowField("organizations", .cell(1)),
            RowField("links", .cell(2)),
          ])
      ),
    ])
  }
}
