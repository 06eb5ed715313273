import LinkageFiles
import LinkageGraph
import LinkagePlanning
import LinkageReports

/// `linkage targets`: says where a set stands against a plan.
enum TargetsCommand: Command {
  static let definition = CommandDefinition(
    .targets,
    summary: LocalizedText(
      "Where the set stands against the plan.", "So với các chỉ tiêu của kế hoạch."),
    overview: LocalizedText(
      """
      Compares a set with the targets of a plan, year by year: what is wanted, where it stands now, how \
      many organizations or people are lacking, whether it is on course, and what cannot be measured and \
      why. The plan is targets.csv of the set's folder, unless --plan names another.
      """,
      """
      So bộ dữ liệu với các chỉ tiêu của kế hoạch, theo từng năm: mục tiêu, hiện nay, còn thiếu bao nhiêu tổ \
      chức hoặc người, có đúng tiến độ không, và chỉ tiêu nào chưa đo được, vì sao. Kế hoạch là tệp \
      targets.csv trong thư mục của bộ dữ liệu, trừ khi --plan nêu tệp khác.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + [Options.plan] + Options.filters
      + [Options.asOf, Options.population, Options.territory, Options.targetYear, Options.strict]
      + Options.writing + Options.everywhere,
    examples: [
      CommandExample(
        "linkage targets can-tho",
        LocalizedText("Every target of the plan.", "Mọi chỉ tiêu của kế hoạch.")),
      CommandExample(
        "linkage targets can-tho --for 2030 --as-of 2024",
        LocalizedText(
          "The targets for 2030, with the links of 2024.",
          "Các chỉ tiêu năm 2030, với các liên kết năm 2024.")),
      CommandExample(
        "linkage targets can-tho.linkage --plan can-tho/targets.csv",
        LocalizedText(
          "A packed file, which holds no plan of its own.",
          "Tệp đóng gói, vốn không chứa kế hoạch.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let words = try MeasureOptions.Words(session.arguments)
    let source = SetSource(session.arguments)
    let planInput = try PlanSource.input(session.arguments)
    let reading = try source.read(
      telling: session.messages, progress: session.progress, mostLinksWithAmounts: 0,
      mostLinksWithNames: 0)
    let options = try MeasureOptions(session.arguments, words: words, in: reading.set)
    for note in options.notes { session.messages.warn(note.problem, advice: note.advice) }
    let plan = try PlanSource.read(
      planInput, for: reading.set, session.arguments, telling: session.messages)
    let targetYear = session.arguments[Options.targetYear]
    if let targetYear, !plan.targetYears.contains(targetYear) {
      throw noTarget(for: targetYear, in: plan)
    }
    session.progress?.begin(.layingOut)
    let year = session.arguments[Options.asOf] ?? options.year ?? reading.set.latestYearNamed
    let graph = ChainGraph(
      reading.set, year: year, producers: options.producers,
      contractsOnly: session.arguments[Options.contract])
    session.progress?.begin(.measuring)
    let scorecard = TargetScorecard(
      of: plan, in: graph, selection: options.selection,
      population: session.arguments[Options.population],
      territory: session.arguments[Options.territory]?.trimmedAndNormalized,
      targetYear: targetYear)
    let subject = MeasureSubject(
      source.label, graph, selection: options.selection, leftOut: reading.report.leftOut)
    try session.write(.targets(scorecard, of: subject, sentencesIn: session.language))
    let isMissed = scorecard.standings.contains { $0.isMet == false }
    return session.arguments[Options.strict] && isMissed ? .targetMissed : .done
  }

  private static func noTarget(for year: Int, in plan: TargetPlan) -> CommandFailure {
    let years = plan.targetYears.map(String.init)
    return CommandFailure(
      .wrongUsage,
      LocalizedText(
        "The plan has no target for \(year).", "Kế hoạch không có chỉ tiêu nào cho năm \(year)."),
      advice: years.isEmpty
        ? nil
        : LocalizedText(
          "It has targets for \(Words.series(years, "and")).",
          "Kế hoạch có chỉ tiêu cho năm \(Words.series(years, "và"))."))
  }
}
