public import LinkageGraph
import LinkagePlanning

extension Document {
  /// The main figures of a set on one page: what is in it, how many organizations take part in a value
  /// chain, how far they are from direct export, and what stands out.
  ///
  /// - Parameters:
  ///   - subject: What is measured.
  ///   - plan: The plan of the set; a page of all organizations then ends with the targets furthest behind.
  ///   - notices: What else may make the figures other than was asked for.
  /// - Returns: The figures.
  /// - Complexity: That of ``/LinkageGraph/ChainGraph/coverage(of:by:)``; where a page is written of a set
  ///   with at most a million links, that of
  ///   ``/LinkageGraph/ChainGraph/criticalOrganizations(of:)`` too.
  public static func chainSummary(
    of subject: MeasureSubject, against plan: TargetPlan? = nil, notices: [LocalizedText] = []
  ) -> Document {
    let targets = plan.flatMap { SummaryTargets(of: $0, subject) }
    let reports = CoverageFigures(of: subject) {
      SummaryReport(subject, targets, countsContracts: $0)
    }
    return Document {
      reports.forPeople.parts()
    } table: {
      reports.forPrograms.table()
    } record: {
      reports.forPrograms.record()
    }.noting(
      subject.notices + notices, remarks: [subject.endedLinks].compactMap(\.self),
      leftOut: subject.leftOut)
  }

  /// The most links of a set in whose summary critical organizations are looked for.
  package static var mostLinksForFindings: Int { SummaryFindings.mostLinks }
}

/// The figures of a summary on their way to a document.
private struct SummaryReport: Sendable {
  let subject: MeasureSubject
  let targets: SummaryTargets?
  let figures: SummaryFigures
  let coverage: MeasureRows<CoverageRow>
  let reach: MeasureRows<ReachRow>

  init(_ subject: MeasureSubject, _ targets: SummaryTargets?, countsContracts: Bool) {
    self.subject = subject
    self.targets = targets
    figures = SummaryFigures(
      of: subject.selection, by: subject.keys, in: subject.graph,
      countsContracts: countsContracts)
    coverage = MeasureRows(figures.coverage, of: subject)
    reach = MeasureRows(figures.reach, of: subject)
  }

  // MARK: For people

  func parts() -> [DocumentPart] {
    var parts: [DocumentPart] = [.title(title)]
    if let scope = subject.scope { parts.append(.paragraph(scope)) }
    parts += [
      .table(kinds), .paragraph(MeasureSubject.membersNote),
      .table(coverage.shownTable(CoverageRow.title)),
      .table(reach.shownTable(ReachRow.title)),
    ]
    let findings = SummaryFindings(figures: figures, subject: subject).sentences
    if !findings.isEmpty {
      parts.append(.list(LocalizedText("What stands out", "Điểm đáng chú ý"), findings))
    }
    parts += targets?.parts ?? []
    if let words = subject.commandWords {
      parts.append(.commands(LocalizedText("Next:", "Xem tiếp:"), next(words)))
    }
    return parts
  }

  private var title: LocalizedText {
    let set = subject.set
    func text(_ language: Language, _ conjunction: String) -> String {
      let products = set.productNames
      let shown =
        products.count > 8
        ? Words.products(products.count)(language)
        : Words.products(products, conjunction, in: language)
      var counted: [String] = []
      if subject.graph.contractsOnly {
        counted.append(language == .english ? "under contract" : "có hợp đồng")
      }
      if let year = subject.graph.year {
        counted.append(
          language == .english ? "in force in \(year)" : "còn hiệu lực năm \(year)")
      }
      let links =
        counted.isEmpty
        ? ""
        : ", \(NumberText.whole(subject.graph.linkCount, in: language)) "
          + counted.joined(separator: language == .english ? " and " : ", ")
      return
        """
        \(subject.label(language)): \(Words.organizations(set.organizations.count)(language)), \
        \(Words.links(set.links.count)(language))\(links)\(shown.isEmpty ? "" : "; \(shown)")
        """
    }
    return LocalizedText(text(.english, "and"), text(.vietnamese, "và"))
  }

  /// The kinds of organizations, one in a row, and all together.
  private var kinds: Table {
    Table(
      subject.selection == .collective
        ? LocalizedText("The collective sector", "Khu vực kinh tế tập thể")
        : LocalizedText("The organizations counted", "Các tổ chức được tính"),
      columns: [
        .kind, .organizations, .members,
        TableColumn(
          LocalizedText("Participating", "Tham gia"), name: "participating", kind: .share),
      ] + (subject.showsContracts ? [CoverageRow.contractedColumn] : []) + [
        TableColumn(
          LocalizedText("Reaching export", "Tiếp cận xuất khẩu"), name: "reached", kind: .share),
        TableColumn(
          LocalizedText("Not linked", "Chưa liên kết"), name: "unlinked", kind: .share),
      ]
    ) { rows in
      for kind in figures.kinds {
        rows.append(.word(kind.kind.vocabulary))
        append(kind.coverage, kind.reach, to: &rows)
        try rows.endRow()
      }
      if figures.kinds.count > 1 {
        rows.appendRule()
        rows.append(.allGroups)
        let total = figures.total
        append(total.coverage, total.reach, to: &rows)
        try rows.endRow()
      }
    }
  }

  private func append(_ row: CoverageRow, _ reach: ReachRow, to rows: inout RowSink) {
    rows.append(row.organizations)
    rows.append(row.members)
    rows.append(row.participating, of: row.organizations)
    if subject.showsContracts { rows.append(row.contracted, of: row.organizations) }
    rows.append(reach.reached, of: reach.organizations)
    rows.append(row.organizations - row.linked, of: row.organizations)
  }

  private func next(_ words: String) -> [CommandExample] {
    var commands = [
      CommandExample(
        "linkage list \(words) --without participating",
        LocalizedText("who is in no chain, by name", "tên các tổ chức chưa tham gia")),
      CommandExample(
        "linkage reach \(words) --list",
        LocalizedText("how far each organization is", "từng tổ chức cách xuất khẩu bao nhiêu khâu")),
      CommandExample(
        "linkage critical \(words)",
        LocalizedText("whom the others depend on", "các tổ chức then chốt")),
      CommandExample(
        "linkage dot \(words) -o chains.svg",
        LocalizedText("draw the chains", "vẽ sơ đồ chuỗi")),
    ]
    if targets != nil {
      commands.insert(
        CommandExample(
          "linkage targets \(words)",
          LocalizedText("every target of the plan", "mọi chỉ tiêu của kế hoạch")), at: 0)
    }
    if subject.set.districts.count > 1 {
      commands.insert(
        CommandExample(
          "linkage coverage \(words) --by district",
          LocalizedText("compare the districts", "so sánh các địa bàn")), at: 0)
    }
    return commands
  }

  // MARK: For programs

  /// Coverage and reach side by side: their rows are of the same groups and products.
  func table() -> Table {
    Table(
      columns: coverage.keyColumns
        + CoverageRow.columns(withContracts: true, withMembers: true)
        + ReachRow.columns(withMembers: true)
    ) { rows in
      let pairs = zip(
        coverage.ordered(for: rows.audience), reach.ordered(for: rows.audience))
      for (coverageRow, reachRow) in pairs {
        coverage.appendKeys(of: coverageRow, to: &rows)
        coverageRow.append(withContracts: true, withMembers: true, to: &rows)
        reachRow.append(withMembers: true, to: &rows)
        try rows.endRow()
      }
    }
  }

  func record() -> Record {
    let kinds = figures.kinds.map { kind in
      Record([
        ("kind", .text(kind.kind.word)), ("organizations", .whole(kind.coverage.organizations)),
        ("members", .whole(kind.coverage.members)),
        ("participating", .whole(kind.coverage.participating)),
        ("contracted", .whole(kind.coverage.contracted)),
        ("reached", .whole(kind.reach.reached)), ("linked", .whole(kind.coverage.linked)),
      ])
    }
    let members: [(name: String, value: RecordValue)] = [
      ("organizations", .whole(subject.set.organizations.count)),
      ("links", .whole(subject.set.links.count)),
      ("linksInForce", .whole(subject.graph.linkCount)),
      ("products", .texts(subject.set.productNames)), ("kinds", .records(kinds)),
      ("coverage", coverage.records), ("reach", reach.records),
    ]
    return Record(members + subject.endedLinksMembers)
  }
}
