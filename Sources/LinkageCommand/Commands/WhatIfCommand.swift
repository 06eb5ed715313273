import LinkageFiles
import LinkageGraph
import LinkagePlanning
import LinkageReports

/// `linkage whatif`: what a set would be if organizations closed, and links ended or began.
enum WhatIfCommand: Command {
  static let definition = CommandDefinition(
    .whatif,
    summary: LocalizedText(
      "What would change if links came, or somebody closed.",
      "Điều gì thay đổi nếu có thêm liên kết, hoặc có nơi đóng cửa."),
    overview: LocalizedText(
      """
      Shows each figure before and after a scenario, who loses and who gains, and by which routes \
      goods then go. Organizations close first, with all their links; then links are removed; then \
      links are added. A row to remove must match at least one link; without a product it removes \
      whatever the links carry.
      """,
      """
      Cho biết từng số liệu trước và sau một kịch bản, tổ chức nào mất, tổ chức nào được thêm, và \
      hàng hóa khi đó đi qua kênh nào. Các tổ chức đóng cửa trước, cùng mọi liên kết của họ; sau đó \
      bỏ liên kết; cuối cùng thêm liên kết. Mỗi dòng cần bỏ phải khớp ít nhất một liên kết; nếu để \
      trống sản phẩm thì bỏ mọi liên kết giữa hai bên.
      """),
    arguments: [CommandTable.set],
    options: [Options.close, Options.remove, Options.add] + Options.reading + Options.filters
      + [Options.groupBy, Options.topOfChanges] + Options.writing + Options.everywhere,
    examples: [
      CommandExample(
        "linkage whatif can-tho --close XK-0001",
        LocalizedText(
          "What happens if this exporter closes.",
          "Điều gì xảy ra nếu doanh nghiệp xuất khẩu này đóng cửa.")),
      CommandExample(
        LocalizedText(
          "linkage whatif can-tho --remove ended.csv --add new.csv",
          "linkage whatif can-tho --remove ket-thuc.csv --add moi.csv"),
        LocalizedText(
          "What new contracts in place of old ones would bring.",
          "Hợp đồng mới thay hợp đồng cũ sẽ mang lại gì.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let input = try MeasureInput(session)
    var scenario = Scenario()
    for id in session.arguments[Options.close] {
      guard let organization = input.set.organization(withID: id) else {
        throw UnknownName.failure(organization: id, of: input)
      }
      scenario.closed.insert(organization)
    }
    func list(
      _ purpose: LinkList.Purpose, _ option: SingleOption<String>
    ) throws -> LinkList? {
      guard let path = session.arguments[option] else { return nil }
      return try input.source.list(purpose, path, for: input.set, telling: session.messages)
    }
    let removals = try list(.removals, Options.remove)
    let additions = try list(.additions, Options.add)
    if let removals {
      scenario.removals = (0..<removals.count).map { row in
        Scenario.Removal(
          source: removals[row].source, target: removals[row].target,
          product: removals[row].product)
      }
    }
    scenario.additions = additions?.links ?? []
    try check(scenario, input, removals, additions)
    if let removals { warnOfRemovals(removals, scenario, input, session.messages) }
    session.progress?.begin(.measuring)
    try session.write(
      .scenario(
        scenario, of: input.subject, top: session.arguments[Options.topOfChanges]))
    return .done
  }

  /// Reports what does not suit the set, each where it stands in its file.
  private static func check(
    _ scenario: Scenario, _ input: MeasureInput, _ removals: LinkList?, _ additions: LinkList?
  ) throws(CommandFailure) {
    let problems = scenario.problems(in: input.set)
    if problems.isEmpty { return }
    var ofRemovals: [LinkList.Finding] = []
    var ofAdditions: [LinkList.Finding] = []
    for problem in problems {
      func finding(_ row: Int, _ field: LinkList.Field) -> LinkList.Finding {
        LinkList.Finding(row: row, field: field, problem: problem.ofRow, advice: problem.advice)
      }
      switch problem {
      case .noSuchLink(let row), .otherDirection(let row):
        ofRemovals.append(finding(row, .source))
      case .otherProduct(let row), .carriesEveryProduct(let row):
        ofRemovals.append(finding(row, .product))
      case .removalOfClosed(let row, let organization):
        ofRemovals.append(finding(row, removals?[row].source == organization ? .source : .target))
      case .additionToClosed(let row, let organization):
        ofAdditions.append(
          finding(row, additions?[row].source == organization ? .source : .target))
      case .badAddition:
        throw CommandFailure(.badData, ScenarioError(problems: [problem]), advice: problem.advice)
      }
    }
    var report = DataReport()
    removals?.report(ofRemovals, to: &report)
    additions?.report(ofAdditions, to: &report)
    throw BadDataText.failure(ofList: report)
  }

  /// Warns of removals of one product beside which a link for every product stays.
  private static func warnOfRemovals(
    _ removals: LinkList, _ scenario: Scenario, _ input: MeasureInput, _ messages: Messages
  ) {
    let rows = scenario.removalsWithoutEffect(in: input.set)
    if rows.isEmpty { return }
    var report = DataReport()
    removals.report(
      rows.map {
        LinkList.Finding(
          row: $0, field: .product,
          problem: LocalizedText(
            "another link between the two carries every product, and stays, so that the product goes on flowing",
            "giữa hai bên còn một liên kết mang mọi sản phẩm, nên sản phẩm này vẫn tiếp tục được bán"
          ),
          advice: LocalizedText(
            "To remove that one too, add a row for the two without a product.",
            "Để bỏ cả liên kết đó, thêm một dòng cho hai bên và để trống sản phẩm."))
      }, asWarnings: true, to: &report)
    for warning in report.warnings { input.source.warn(of: warning, messages) }
  }
}
