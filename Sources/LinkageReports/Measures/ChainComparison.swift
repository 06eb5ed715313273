import LinkageFiles
import LinkageGraph
public import LinkagePlanning

extension Document {
  /// Shows two states of chains side by side: two sets of different dates, or two years of one.
  ///
  /// - Parameters:
  ///   - before: What is measured before.
  ///   - after: What is measured after, by the same keys.
  ///   - most: How many organizations each list on a page names, or `nil` for 10; programs get all.
  /// - Returns: The figures before and after, who loses and who gains, who came and went, and what changed of those that stayed.
  /// - Complexity: That of ``/LinkagePlanning/ChainComparison``; on a page also that of a search for a route for each organization named.
  public static func chainComparison(
    of before: MeasureSubject, and after: MeasureSubject, top most: Int? = nil
  ) -> Document {
    let sides = CoverageFigures(showsContracts: before.showsContracts || after.showsContracts) {
      ChainComparison(
        before: before.graph, after: after.graph, of: before.selection, and: after.selection,
        by: before.keys, countsContracts: $0)
    }
    let changes = PropertyChanges(before.set, after.set)
    return Document {
      let report = ComparisonReport(before, after, sides.forPeople, top: most)
      return report.comparisonParts(changes)
    } table: {
      ComparisonReport(before, after, sides.forPrograms, top: nil).table(changes)
    } record: {
      ComparisonReport(before, after, sides.forPrograms, top: nil).record(
        with: [("changed", changes.records)])
    }.noting(
      before.notices + after.notices.filter { !before.notices.contains($0) }
        + [sharedNotice(before, after)].compactMap(\.self),
      remarks: endedLinks(before, after),
      leftOut: before.leftOut.adding(after.leftOut, where: before.label != after.label))
  }

  /// That links count which ended, of each side; of two sets, which one it is.
  private static func endedLinks(
    _ before: MeasureSubject, _ after: MeasureSubject
  ) -> [LocalizedText] {
    if before.label == after.label {
      return [before.endedLinks ?? after.endedLinks].compactMap(\.self)
    }
    return [before, after].compactMap { side in
      side.endedLinks.map { text in
        LocalizedText(
          "\(side.label.english): \(text.english)", "\(side.label.vietnamese): \(text.vietnamese)")
      }
    }
  }

  /// Shows what a scenario would make of a set.
  ///
  /// - Parameters:
  ///   - scenario: What happens.
  ///   - subject: What is measured.
  ///   - most: How many organizations each list on a page names, or `nil` for 10; programs get all.
  /// - Returns: The figures before and after, who loses and who gains, and by which routes goods then go.
  /// - Throws: ``/LinkagePlanning/ScenarioError`` where the scenario does not suit the set.
  /// - Complexity: That of `ChainGraph.outcome(of:counting:by:countsContracts:)`; on a page also that of a search for a route for each
  ///   organization named.
  public static func scenario(
    _ scenario: Scenario, of subject: MeasureSubject, top most: Int? = nil
  ) throws(ScenarioError) -> Document {
    let problems = scenario.problems(in: subject.set)
    if !problems.isEmpty { throw ScenarioError(problems: problems) }
    let showsContracts =
      subject.showsContracts
      || !subject.graph.contractsOnly && scenario.additions.contains { $0.contract == true }
    let outcomes = CoverageFigures(showsContracts: showsContracts) {
      try? subject.graph.outcome(
        of: scenario, counting: subject.selection, by: subject.keys, countsContracts: $0)
    }
    @Sendable func report(_ outcome: ScenarioOutcome?) -> ComparisonReport? {
      outcome.map {
        ComparisonReport(
          subject, subject.with($0.graph, showsContracts: showsContracts), $0.comparison, top: most,
          outcome: $0)
      }
    }
    return Document {
      report(outcomes.forPeople)?.scenarioParts(scenario) ?? []
    } table: {
      report(outcomes.forPrograms)?.table(nil) ?? Table(columns: []) { _ in }
    } record: {
      report(outcomes.forPrograms)?.record(
        with: [
          ("closed", .texts(scenario.closed.sorted().map { subject.set.id(of: $0) })),
          ("removals", .whole(scenario.removals.count)),
          ("additions", .whole(scenario.additions.count)),
        ]) ?? Record()
    }.noting(subject)
  }

  /// That two sets have few ids in common, as two files with ids of different kinds have.
  private static func sharedNotice(_ before: MeasureSubject, _ after: MeasureSubject)
    -> LocalizedText?
  {
    let shared = OrganizationMatching.sharedCount(before.set, after.set)
    let fewer = min(before.set.organizations.count, after.set.organizations.count)
    if fewer == 0 || shared * 2 >= fewer { return nil }
    if shared == 0 {
      return LocalizedText(
        "No id is in both sets, so that all organizations come and go. If ids were changed in between, give both sets the same.",
        "Không mã nào có ở cả hai bộ dữ liệu nên mọi tổ chức đều thành mới có hoặc không còn. Nếu mã đã đổi giữa hai kỳ, hãy dùng cùng một mã cho cả hai."
      )
    }
    return LocalizedText(
      """
      Only \(Words.organizations(shared).english) \(shared == 1 ? "has its id" : "have their ids") in both sets, of \
      \(NumberText.whole(fewer, in: .english)) in the smaller one. If ids were changed in between, give both sets the same.
      """,
      """
      Chỉ \(Words.organizations(shared).vietnamese) có mã ở cả hai bộ dữ liệu, trong số \
      \(NumberText.whole(fewer, in: .vietnamese)) tổ chức của bộ nhỏ hơn. Nếu mã đã đổi giữa hai kỳ, hãy dùng cùng một mã cho cả hai.
      """)
  }
}
