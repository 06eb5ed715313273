import LinkageGraph

/// `linkage summary`: the main figures of a set, on one page.
enum SummaryCommand {
  static func run(_ session: CommandSession) throws {
    // The links of one year may be few even where there are many.
    let input = try MeasureInput(
      session,
      mostLinksWithAmounts: session.arguments[Options.year] == nil
        ? SummaryFindings.mostLinks : .max)
    let figures = SummaryFigures(
      of: input.options.selection, by: input.options.keys, in: input.graph)
    let coverage = input.rows(figures.coverage)
    let reach = input.rows(figures.reach)
    switch session.arguments[Options.format] ?? .table {
    case .table, .markdown:
      try session.write(
        page(input, figures, coverage, reach), csv: Table(columns: []), json: { _ in })
    case .csv: try table(coverage, reach).writeCSV(to: session.output)
    case .json:
      try JSONWriter.write(to: session.output) { json in
        try writeJSON(input, figures, coverage, reach, to: &json)
      }
    }
  }

  // MARK: For people

  private static func page(
    _ input: MeasureInput, _ figures: SummaryFigures, _ coverage: MeasureRows<CoverageRow>,
    _ reach: MeasureRows<ReachRow>
  ) -> Page {
    var page = Page([.title(title(input))])
    if let scope = input.scope { page.append(.paragraph(scope)) }
    page.append(.table(kinds(figures, isCollective: input.countsCollective)))
    page.append(.table(coverage.telling.briefTable(CoverageCommand.title)))
    page.append(.table(reach.telling.briefTable(ReachCommand.title)))
    let findings = SummaryFindings(figures: figures, input: input).sentences
    if !findings.isEmpty {
      page.append(.list(LocalizedText("What stands out", "Điểm đáng chú ý"), findings))
    }
    if let words = input.source.commandWords {
      page.append(.commands(LocalizedText("Next:", "Xem tiếp:"), next(words, input)))
    }
    return page
  }

  private static func title(_ input: MeasureInput) -> LocalizedText {
    let set = input.set
    func text(_ language: Language, _ conjunction: String, _ inForce: String) -> String {
      let products = set.products.map { Vocabulary.product($0, in: language) }
      let shown =
        products.count > 8
        ? Words.products(products.count)(language)
        : Words.series(products, conjunction)
      let year = input.options.year.map {
        ", \(NumberText.whole(input.graph.linkCount, in: language)) \(inForce) \($0)"
      }
      return
        """
        \(input.source.label(language)): \(Words.organizations(set.organizations.count)(language)), \
        \(Words.links(set.links.count)(language))\(year ?? "")\(shown.isEmpty ? "" : "; \(shown)")
        """
    }
    return LocalizedText(
      text(.english, "and", "in force in"), text(.vietnamese, "và", "còn hiệu lực năm"))
  }

  /// The kinds of organizations, one in a row, and all together.
  private static func kinds(_ figures: SummaryFigures, isCollective: Bool) -> Table {
    var table = Table(
      isCollective
        ? LocalizedText("The collective sector", "Khu vực kinh tế tập thể")
        : LocalizedText("The organizations counted", "Các tổ chức được tính"),
      columns: [
        .kind, .organizations, .members,
        TableColumn(
          LocalizedText("Participating", "Tham gia chuỗi"), name: "participating", kind: .share),
        TableColumn(
          LocalizedText("Reaching export", "Tiếp cận xuất khẩu"), name: "reached", kind: .share),
        TableColumn(
          LocalizedText("Not linked", "Chưa liên kết"), name: "unlinked", kind: .share),
      ])
    func cells(_ coverage: CoverageRow, _ reach: ReachRow) -> [TableCell] {
      [
        .whole(coverage.organizations), .whole(coverage.members),
        .share(coverage.participating, of: coverage.organizations),
        .share(reach.reached, of: reach.organizations),
        .share(coverage.organizations - coverage.linked, of: coverage.organizations),
      ]
    }
    for kind in figures.kinds {
      table.append([.word(kind.kind.vocabulary)] + cells(kind.coverage, kind.reach))
    }
    if figures.kinds.count > 1 {
      table.appendRule()
      let total = figures.total
      table.append(
        [.word("all", LocalizedText("Together", "Tổng cộng"))] + cells(total.coverage, total.reach)
      )
    }
    return table
  }

  private static func next(_ words: String, _ input: MeasureInput) -> [CommandExample] {
    var commands = [
      CommandExample(
        "linkage reach \(words) --list",
        LocalizedText("how far each organization is", "từng tổ chức cách xuất khẩu mấy khâu")),
      CommandExample(
        "linkage critical \(words)",
        LocalizedText("whom the others depend on", "các tổ chức then chốt")),
      CommandExample(
        "linkage dot \(words) | dot -Tsvg -o chains.svg",
        LocalizedText("draw the chains", "vẽ sơ đồ chuỗi")),
    ]
    if input.set.districts.count > 1 {
      commands.insert(
        CommandExample(
          "linkage coverage \(words) --by district",
          LocalizedText("compare the districts", "so sánh các địa bàn")), at: 0)
    }
    return commands
  }

  // MARK: For machines

  /// Coverage and reach side by side: their rows are of the same groups and products.
  private static func table(
    _ coverage: MeasureRows<CoverageRow>, _ reach: MeasureRows<ReachRow>
  ) -> Table {
    var table = Table(
      columns: coverage.keyColumns + MeasureRows<CoverageRow>.columns
        + MeasureRows<ReachRow>.columns)
    for (coverageRow, reachRow) in zip(coverage.rows, reach.rows) {
      table.append(
        coverage.keyCells(coverageRow)
          + MeasureRows<CoverageRow>.cells(coverageRow) + MeasureRows<ReachRow>.cells(reachRow))
    }
    return table
  }

  private static func writeJSON(
    _ input: MeasureInput, _ figures: SummaryFigures, _ coverage: MeasureRows<CoverageRow>,
    _ reach: MeasureRows<ReachRow>, to json: inout JSONWriter
  ) throws {
    try json.object { json in
      try json.member("organizations", input.set.organizations.count)
      try json.member("links", input.set.links.count)
      try json.member("linksInForce", input.graph.linkCount)
      try json.member("products", input.set.productNames)
      try json.member("kinds", array: .lines) { json in
        for kind in figures.kinds {
          try json.object(.inline) { json in
            try json.member("kind", kind.kind.word)
            try json.member("organizations", kind.coverage.organizations)
            try json.member("members", kind.coverage.members)
            try json.member("participating", kind.coverage.participating)
            try json.member("reached", kind.reach.reached)
            try json.member("linked", kind.coverage.linked)
          }
        }
      }
      try coverage.writeJSON("coverage", to: &json)
      try reach.writeJSON("reach", to: &json)
    }
  }
}

extension MeasureInput {
  /// Whether the whole collective sector is counted, and nothing else.
  fileprivate var countsCollective: Bool { options.selection == .collective }
}
