import LinkageGraph
import LinkagePlanning

/// The end of a summary for people: the targets of the plan that are furthest behind.
///
/// Programs ask for them by themselves, so that a packed set, which has no plan, answers them as its folder does.
struct SummaryTargets: Sendable {
  private let plan: TargetPlan
  private let subject: MeasureSubject

  /// How many targets a summary names.
  private static let most = 3

  /// Takes a plan; `nil` where the summary is of some organizations alone, of which the plan does not speak.
  init?(of plan: TargetPlan, _ subject: MeasureSubject) {
    guard subject.selection == .collective else { return nil }
    self.plan = plan
    self.subject = subject
  }

  /// The standings, of the summary's year or of the latest one that the set names.
  private var scorecard: TargetScorecard {
    let graph = subject.graph
    let year = graph.year ?? graph.set.latestYearNamed
    return TargetScorecard(
      of: plan,
      in: year == graph.year
        ? graph
        : ChainGraph(
          graph.set, year: year, producers: graph.producers, contractsOnly: graph.contractsOnly))
  }

  /// What people read.
  var parts: [DocumentPart] {
    let scorecard = scorecard
    let behind = scorecard.furthestBehind(Self.most)
    let measured = scorecard.standings.filter { $0.isMet != nil && $0.row.comparison != .follow }
    if measured.isEmpty { return [] }
    let asOf =
      scorecard.asOf.map {
        LocalizedText(", as of \($0)", ", tính đến năm \($0)")
      } ?? LocalizedText("", "")
    if behind.isEmpty {
      let isOwn = measured.allSatisfy { $0.territory == .same }
      let all = Words.text(measured.count, "target", "chỉ tiêu")
      return [
        .paragraph(
          isOwn
            ? LocalizedText(
              "The plan\(asOf.english): \(all.english) can be measured, none is missed.",
              "Kế hoạch\(asOf.vietnamese): đo được \(all.vietnamese), đều đạt.")
            : LocalizedText(
              "The plan\(asOf.english): none of \(all.english) is missed, but not all are of this territory.",
              "Kế hoạch\(asOf.vietnamese): \(all.vietnamese) đều đạt về số, nhưng không phải tất cả cùng phạm vi."
            ))
      ]
    }
    return [
      .list(
        LocalizedText(
          "Furthest behind the plan\(asOf.english)", "Còn xa mục tiêu nhất\(asOf.vietnamese)"),
        behind.map(Self.sentence))
    ]
  }

  private static func sentence(_ standing: TargetStanding) -> LocalizedText {
    let row = standing.row
    let now = standing.now ?? LocalizedText("", "")
    return LocalizedText(
      """
      \(row.label.english) – \(now.english); target for \(row.year): \(row.wanted.english); \
      \(standing.verdict.english).
      """,
      """
      \(row.label.vietnamese) – \(now.vietnamese); mục tiêu năm \(row.year): \(row.wanted.vietnamese); \
      \(standing.verdict.vietnamese).
      """)
  }
}
