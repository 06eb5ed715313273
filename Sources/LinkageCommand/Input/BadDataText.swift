import LinkageFiles
import LinkageGraph
import LinkageReports

/// The message where bad data keep a command from its work.
enum BadDataText {
  /// What is wrong with a list of links, which is read whole or not at all.
  static func failure(ofList report: DataReport) -> CommandFailure {
    failure(report, commandWords: nil, mayLeaveOut: false)
  }

  static func failure(
    _ report: DataReport, commandWords: String?, mayLeaveOut: Bool = true
  ) -> CommandFailure {
    var report = report
    report.problems = report.problems.withoutSameCauses
    let shown = report
    func text(_ language: Language) -> String {
      let problems = shown.problems.lines(in: language).map { $0.joined(separator: "\n") }
      // A blank line shows where each of several begins.
      return problems.joined(separator: "\n\n")
    }
    var advice = [rest(of: shown, commandWords), mayLeaveOut ? leavingOut(shown) : nil]
      .compactMap(\.self)
    if shown.problems.count > 1, !advice.isEmpty { advice.insert(LocalizedText("", ""), at: 0) }
    return CommandFailure(
      .badData, LocalizedText(text(.english), text(.vietnamese)),
      advice: advice.isEmpty
        ? nil
        : LocalizedText(
          advice.map(\.english).joined(separator: "\n"),
          advice.map(\.vietnamese).joined(separator: "\n")), isList: true)
  }

  /// The problems that are not listed, counted by sort.
  private static func rest(of report: DataReport, _ commandWords: String?) -> LocalizedText? {
    var counts: [DataProblem.Sort: Int] = [:]
    for count in report.counts { counts[count.sort, default: 0] += count.count }
    for problem in report.problems { counts[problem.sort, default: 0] -= 1 }
    let sorts = DataProblem.Sort.allCases.filter { counts[$0] ?? 0 > 0 }
    let left = sorts.reduce(0) { $0 + (counts[$1] ?? 0) }
    if left == 0 { return nil }
    let isOneKind = sorts.count == 1 && report.problems.allSatisfy { $0.sort == sorts[0] }
    func list(_ language: Language, _ sameKind: String) -> String {
      if isOneKind { return " \(sameKind)" }
      let items = sorts.map {
        "\($0.name(language)): \(NumberText.whole(counts[$0] ?? 0, in: language))"
      }
      return " (\(items.joined(separator: "; ")))"
    }
    let (english, vietnamese) = (
      Words.text(left, "more problem", "lỗi nữa").english,
      Words.text(left, "more problem", "lỗi nữa").vietnamese
    )
    return LocalizedText(
      "…and \(english)\(list(.english, "of this kind"))"
        + (commandWords.map { "; `linkage check \($0) --all-problems` lists them all." } ?? "."),
      "…và \(vietnamese)\(list(.vietnamese, "cùng loại"))"
        + (commandWords.map { "; `linkage check \($0) --all-problems` liệt kê tất cả." } ?? "."))
  }

  /// How to go on without the bad rows, if the problems are in rows.
  private static func leavingOut(_ report: DataReport) -> LocalizedText? {
    if report.hasUnreadableHeader || report.hasUnclosedQuote { return nil }
    let isOne = report.problemCount == 1
    var advice = LocalizedText(
      "To leave \(isOne ? "this row" : "these rows") out, add: --skip-bad-rows",
      "Để bỏ qua \(isOne ? "dòng này" : "các dòng này"), thêm: --skip-bad-rows")
    if report.problems.contains(where: { $0.sort.isOfBlankableField }) {
      advice.english += "\nTo leave only the fields blank that may be, add: --skip-bad-fields"
      advice.vietnamese +=
        "\nĐể chỉ bỏ trống ô có lỗi ở cột không bắt buộc, thêm: --skip-bad-fields"
    }
    return advice
  }
}

/// The message about rows that were left out.
enum SkippedRowsText {
  /// Returns the rows left out by sort, one text a file.
  static func texts(of report: DataReport) -> [LocalizedText] {
    texts(of: report.skippedRows) { total, sorts in
      LocalizedText(
        "\(Words.rows(total)) left out (\(sorts.english))",
        "bỏ qua \(NumberText.whole(total, in: .vietnamese)) dòng (\(sorts.vietnamese))")
    }
      + texts(of: report.blankedFields) { total, sorts in
        LocalizedText(
          "\(Words.text(total, "field", "ô").english) left blank (\(sorts.english))",
          "bỏ trống \(NumberText.whole(total, in: .vietnamese)) ô (\(sorts.vietnamese))")
      }
  }

  private static func texts(
    of counts: [DataReport.Count], _ text: (Int, LocalizedText) -> LocalizedText
  ) -> [LocalizedText] {
    var files: [String] = []
    for count in counts where !files.contains(count.file) { files.append(count.file) }
    return files.map { file in
      let ofFile = counts.filter { $0.file == file }
      func sorts(_ language: Language) -> String {
        ofFile.map { "\($0.sort.name(language)): \(NumberText.whole($0.count, in: language))" }
          .joined(separator: "; ")
      }
      let text = text(
        ofFile.reduce(0) { $0 + $1.count }, LocalizedText(sorts(.english), sorts(.vietnamese)))
      return LocalizedText("\(file): \(text.english)", "\(file): \(text.vietnamese)")
    }
  }
}

/// The message about warnings in the data, shown beside a result.
enum WarningText {
  /// Returns the first warning, and whether it is the only one; `nil` where there is none.
  ///
  /// Links of an organization to itself are legal and change nothing, so only `check` names them.
  static func text(of report: DataReport) -> (LocalizedText, isOnly: Bool)? {
    let warnings = report.warnings.filter { $0.sort != .selfLoop }
    guard let first = warnings.first else { return nil }
    let loops = report.warningCounts.reduce(0) { $0 + ($1.sort == .selfLoop ? $1.count : 0) }
    let others = report.warningCount - loops - 1
    func text(_ language: Language, _ before: String, _ after: String) -> String {
      (first.reference.isEmpty ? "" : "\(first.reference): ") + first.sentence(language)
        + (others == 0 ? "" : "; \(before)\(NumberText.whole(others, in: language)) \(after)")
    }
    return (
      LocalizedText(text(.english, "", "more"), text(.vietnamese, "còn ", "chỗ nữa")),
      others == 0
    )
  }
}
