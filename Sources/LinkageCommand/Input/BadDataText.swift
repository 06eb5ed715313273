import LinkageFiles
import LinkageGraph

/// What a person is told where bad data keep a command from its work.
enum BadDataText {
  static func failure(
    _ report: DataReport, of label: String, checkAdvice: LocalizedText?
  ) -> CommandFailure {
    let count = report.problemCount
    var problem = LocalizedText(
      count == 1
        ? "\(label) has a problem and was not measured."
        : "\(label) has \(NumberText.whole(count, in: .english)) problems and was not measured.",
      "\(label) có \(NumberText.whole(count, in: .vietnamese)) lỗi nên chưa được tính.")
    for found in report.problems {
      problem.english += "\n" + lines(of: found, in: .english)
      problem.vietnamese += "\n" + lines(of: found, in: .vietnamese)
    }
    if let rest = rest(of: report) {
      problem.english += "\n" + rest.english
      problem.vietnamese += "\n" + rest.vietnamese
    }
    return CommandFailure(.badData, problem, advice: advice(report, checkAdvice))
  }

  /// A problem with its place, its row and what to do about it, over up to three lines.
  static func lines(of problem: DataProblem, in language: Language) -> String {
    var lines = "\(problem.place): \(problem.sentence(language))"
    if !problem.excerpt.isEmpty { lines += "\n    \(problem.excerpt)" }
    if let advice = problem.advice(language) { lines += "\n  \(advice)" }
    return lines
  }

  /// The problems that are not told, counted by sort.
  private static func rest(of report: DataReport) -> LocalizedText? {
    var counts: [DataProblem.Sort: Int] = [:]
    for count in report.counts { counts[count.sort, default: 0] += count.count }
    for problem in report.problems { counts[problem.sort, default: 0] -= 1 }
    let left = counts.values.reduce(0, +)
    guard left > 0 else { return nil }
    let sorts = DataProblem.Sort.allCases.filter { counts[$0] ?? 0 > 0 }
    func list(_ language: Language) -> String {
      sorts.map { "\($0.name(language)): \(NumberText.whole(counts[$0] ?? 0, in: language))" }
        .joined(separator: "; ")
    }
    return LocalizedText(
      "…and \(NumberText.whole(left, in: .english)) more (\(list(.english)))",
      "…và \(NumberText.whole(left, in: .vietnamese)) lỗi nữa (\(list(.vietnamese)))")
  }

  private static func advice(
    _ report: DataReport, _ checkAdvice: LocalizedText?
  ) -> LocalizedText? {
    // Without its columns a file has no rows to leave out.
    let canSkip = !report.counts.contains { Self.sortsOfHeaders.contains($0.sort) }
    var lines: [LocalizedText] = []
    if report.problemCount > report.problems.count, let checkAdvice { lines.append(checkAdvice) }
    if canSkip {
      lines.append(
        LocalizedText(
          "To go on without these rows, add: --skip-bad-rows",
          "Để bỏ qua các dòng này mà tính tiếp, thêm: --skip-bad-rows"))
    }
    if lines.isEmpty { return nil }
    return LocalizedText(
      lines.map(\.english).joined(separator: "\n"),
      lines.map(\.vietnamese).joined(separator: "\n"))
  }

  private static let sortsOfHeaders: Set<DataProblem.Sort> = [.missingColumn, .repeatedColumn]
}

/// What a person is told of the rows that were left out.
enum SkippedRowsText {
  /// Returns the rows left out by file and sort, or `nil` for none.
  static func text(of report: DataReport) -> LocalizedText? {
    var files: [String] = []
    for row in report.skippedRows where !files.contains(row.file) { files.append(row.file) }
    if files.isEmpty { return nil }
    let lines = files.map { file in
      let rows = report.skippedRows.filter { $0.file == file }
      let total = rows.reduce(0) { $0 + $1.count }
      func sorts(_ language: Language) -> String {
        rows.map { "\($0.sort.name(language)): \(NumberText.whole($0.count, in: language))" }
          .joined(separator: "; ")
      }
      return LocalizedText(
        "\(file): \(Words.rows(total)) left out (\(sorts(.english)))",
        "\(file): bỏ qua \(NumberText.whole(total, in: .vietnamese)) dòng (\(sorts(.vietnamese)))")
    }
    return LocalizedText(
      lines.map(\.english).joined(separator: "\n"),
      lines.map(\.vietnamese).joined(separator: "\n"))
  }
}

/// What a person is told beside a result of what deserves notice in the data.
enum WarningText {
  /// Returns the first warning, and whether it is the only one; `nil` where there is none.
  ///
  /// Links of an organization to itself are legal and change nothing, so only `check` names them.
  static func text(of report: DataReport) -> (LocalizedText, isOnly: Bool)? {
    let warnings = report.warnings.filter { $0.sort != .selfLoop }
    guard let first = warnings.first else { return nil }
    let others = warnings.count - 1
    func text(_ language: Language, _ more: String) -> String {
      "\(first.place): \(first.sentence(language))" + (others == 0 ? "" : more)
    }
    return (
      LocalizedText(
        text(.english, "; and \(others) more like it"),
        text(.vietnamese, "; và \(others) chỗ khác cần xem lại")),
      others == 0
    )
  }
}
