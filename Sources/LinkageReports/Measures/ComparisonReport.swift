import LinkageGraph
import LinkagePlanning

/// Two states of chains on their way to a document.
struct ComparisonReport: Sendable {
  let before: MeasureSubject
  let after: MeasureSubject
  let comparison: ChainComparison
  /// How many organizations a list on a page names.
  let most: Int
  /// What a scenario made of the set, where that is what is compared.
  let outcome: ScenarioOutcome?

  init(
    _ before: MeasureSubject, _ after: MeasureSubject, _ comparison: ChainComparison,
    top most: Int?, outcome: ScenarioOutcome? = nil
  ) {
    self.before = before
    self.after = after
    self.comparison = comparison
    self.most = most ?? Self.shownOfEachList
    self.outcome = outcome
  }

  /// How many a page names where nobody asks for more or fewer.
  static let shownOfEachList = 10

  private var set: LinkageSet { before.set }

  // MARK: For people

  func comparisonParts(_ changes: PropertyChanges) -> [DocumentPart] {
    let title = LocalizedText(
      "\(before.label.english) and \(after.label.english): before and after",
      "So sánh \(before.label.vietnamese) với \(after.label.vietnamese)")
    var parts: [DocumentPart] = [.title(title)]
    if let scope = before.scope(withYear: before.graph.year == after.graph.year) {
      parts.append(.paragraph(scope))
    }
    parts.append(.paragraph(movements))
    parts += figures
    parts += lists
    if !comparison.came.isEmpty {
      parts.append(
        .table(
          organizations(
            LocalizedText("Came", "Mới có"), comparison.came, of: after.set)))
    }
    if !comparison.went.isEmpty {
      parts.append(
        .table(
          organizations(
            LocalizedText("Went", "Không còn"), comparison.went, of: before.set)))
    }
    if !changes.changes.isEmpty { parts.append(.table(changes.shownTable(most: most))) }
    return parts
  }

  func scenarioParts(_ scenario: Scenario) -> [DocumentPart] {
    var parts: [DocumentPart] = [
      .title(
        LocalizedText("What if: \(before.label.english)", "Kịch bản: \(before.label.vietnamese)"))
    ]
    if let scope = before.scope { parts.append(.paragraph(scope)) }
    parts.append(.paragraph(events(of: scenario)))
    if let uncounted = uncounted(of: scenario) { parts.append(.paragraph(uncounted)) }
    parts += figures
    parts += lists
    if let outcome { parts += rerouted(outcome) }
    return parts
  }

  /// Who came, who went, and who is in both.
  private var movements: LocalizedText {
    let (came, went) = (comparison.came.count, comparison.went.count)
    if came == 0, went == 0 {
      return LocalizedText(
        "The same organizations are counted in both.", "Hai bên tính cùng các tổ chức.")
    }
    return LocalizedText(
      """
      \(Words.organizations(came).english) counted only after, \
      \(Words.organizations(went).english) only before.
      """,
      """
      \(Words.organizations(came).vietnamese) chỉ được tính ở kỳ sau, \
      \(Words.organizations(went).vietnamese) chỉ ở kỳ trước.
      """)
  }

  /// What happens in a scenario.
  private func events(of scenario: Scenario) -> LocalizedText {
    var parts: [LocalizedText] = []
    let closed = scenario.closed.sorted()
    if !closed.isEmpty {
      func names(_ language: Language) -> String {
        let shown = closed.prefix(most).map { position in
          let (id, name) = (set.id(of: position), set.displayName(of: position))
          let kind = set.kind(of: position).vocabulary(language)
          return id == name ? "\(id) (\(kind))" : "\(id) · \(name) (\(kind))"
        }
        let more = closed.count - shown.count
        let rest =
          language == .english
          ? "\(NumberText.whole(more, in: language)) more"
          : "\(Words.organizations(more).vietnamese) khác"
        return Words.series(
          shown + (more > 0 ? [rest] : []), language == .english ? "and" : "và")
      }
      parts.append(
        LocalizedText(
          "\(closed.count == 1 ? "Closes" : "Close"): \(names(.english))",
          "Đóng cửa: \(names(.vietnamese))"))
    }
    func add(_ count: Int, _ english: String, _ vietnamese: String) {
      if count == 0 { return }
      parts.append(
        LocalizedText(
          "\(english): \(NumberText.whole(count, in: .english))",
          "\(vietnamese): \(NumberText.whole(count, in: .vietnamese))"))
    }
    add(scenario.removals.count, "rows of links removed", "số dòng liên kết bị bỏ")
    add(scenario.additions.count, "links added", "số liên kết được thêm")
    if parts.isEmpty {
      return LocalizedText("Nothing happens.", "Không có thay đổi nào.")
    }
    return LocalizedText(
      parts.map(\.english).joined(separator: "; ") + ".",
      parts.map(\.vietnamese).joined(separator: "; ") + "."
    ).capitalized
  }

  /// Every figure before and after.
  private var figures: [DocumentPart] {
    let rows = ComparedRows(
      before: comparison.before, before.set.products, after: comparison.after, after.set.products,
      order: comparison.products)
    return [
      .list(
        LocalizedText("In short", "Tóm tắt"), rows.sentences + [exposure].compactMap(\.self)),
      .table(
        rows.table(
          by: before.keys, showsContracts: before.showsContracts || after.showsContracts)),
      .paragraph(MeasureSubject.membersNote),
    ]
  }

  /// How many depend on a single organization for direct export; not looked for in sets where that takes long.
  private var exposure: LocalizedText? {
    guard max(before.graph.linkCount, after.graph.linkCount) <= Document.mostLinksForFindings
    else { return nil }
    func exposed(_ subject: MeasureSubject) -> Int {
      subject.graph.exposure(of: subject.selection).first { $0.product == nil }?.exposed ?? 0
    }
    let (old, new) = (exposed(before), exposed(after))
    if old == new {
      return LocalizedText(
        "Depending on a single organization for direct export: unchanged, \(Words.organizations(old).english).",
        "Phụ thuộc một tổ chức duy nhất để xuất khẩu: không đổi, \(Words.organizations(old).vietnamese)."
      )
    }
    let (english, vietnamese) = (
      (NumberText.whole(old, in: .english), NumberText.whole(new, in: .english)),
      (NumberText.whole(old, in: .vietnamese), NumberText.whole(new, in: .vietnamese))
    )
    return LocalizedText(
      "Depending on a single organization for direct export: \(english.0) before, \(english.1) after.",
      "Phụ thuộc một tổ chức duy nhất để xuất khẩu: trước \(vietnamese.0), sau \(vietnamese.1) tổ chức."
    )
  }

  /// That links of a scenario do not count, as its year or contracts alone are asked for.
  private func uncounted(of scenario: Scenario) -> LocalizedText? {
    let graph = before.graph
    let count = scenario.additions.count { link in
      let isInForce =
        graph.year.map { $0 >= link.since ?? $0 && $0 <= link.until ?? $0 } ?? true
      let isAgreed = link.contract == true || link.relation == .membership
      return !isInForce || (graph.contractsOnly && !isAgreed)
    }
    if count == 0 { return nil }
    let all = Words.text(scenario.additions.count, "added link", "liên kết được thêm")
    let reasons = [
      graph.year.map { LocalizedText("not in force in \($0)", "không có hiệu lực năm \($0)") },
      graph.contractsOnly ? LocalizedText("not under contract", "chưa có hợp đồng") : nil,
    ].compactMap(\.self)
    return LocalizedText(
      """
      \(NumberText.whole(count, in: .english)) of \(all.english) \(count == 1 ? "does" : "do") not count: \
      \(reasons.map(\.english).joined(separator: " or ")).
      """,
      """
      \(NumberText.whole(count, in: .vietnamese)) trong số \(all.vietnamese) không được tính: \
      \(reasons.map(\.vietnamese).joined(separator: " hoặc ")).
      """)
  }

  /// Who loses and who gains, those with most members first.
  private var lists: [DocumentPart] {
    let lost = PairedChanges(comparison.lost, of: set)
    let gained = PairedChanges(comparison.gained, of: set)
    var parts: [DocumentPart] = []
    if lost.pairs.isEmpty, gained.pairs.isEmpty {
      parts.append(
        .paragraph(
          LocalizedText(
            "No organization counted in both loses or gains participation or direct export.",
            "Trong các tổ chức được tính ở cả hai bên, không tổ chức nào mất hay thêm mức tham gia hoặc xuất khẩu trực tiếp."
          )))
    }
    if !lost.pairs.isEmpty {
      parts.append(
        .table(
          table(
            lost, LocalizedText("Who loses", "Tổ chức mất mức đã đạt"),
            LocalizedText("Loses", "Mất"))))
    }
    if !gained.pairs.isEmpty {
      parts.append(
        .table(
          table(
            gained, LocalizedText("Who gains", "Tổ chức đạt thêm mức mới"),
            LocalizedText("Gains", "Thêm"),
            showsRoutes: true)))
    }
    return parts
  }

  private func table(
    _ changes: PairedChanges, _ title: LocalizedText, _ heading: LocalizedText,
    showsRoutes: Bool = false
  ) -> Table {
    var columns: [TableColumn] = [
      .id, .name, .members, .product,
      TableColumn(heading, name: "flags", kind: .text, leastWidth: 18),
    ]
    if showsRoutes { columns.append(Self.route) }
    let (counts, english, vietnamese) = (
      changes.counts, title.english, title.vietnamese
    )
    return Table(
      LocalizedText("\(english): \(counts.english)", "\(vietnamese): \(counts.vietnamese)"),
      columns: columns, limit: RowLimit(most, note: Self.omitted)
    ) { sink in
      for pair in changes.pairs {
        if sink.isFull {
          sink.passOverRow()
          continue
        }
        append(pair.organization, product: pair.product, to: &sink)
        sink.append(.word("", pair.flags))
        if showsRoutes {
          sink.append(
            route(
              of: pair.organization, product: pair.product,
              to: pair.exports ? .export : .participating))
        }
        try sink.endRow()
      }
    }
  }

  private func append(
    _ organization: OrganizationPosition, product: ProductPosition, to sink: inout RowSink
  ) {
    sink.append(set.id(of: organization))
    sink.append(set.displayName(of: organization))
    sink.append(
      orMissing: set.kind(of: organization) == .union ? nil : set.members(of: organization))
    sink.append(.product(comparison.products[product]))
  }

  private static let route = TableColumn(
    LocalizedText("Now through", "Nay qua"), name: "route", kind: .text, leastWidth: 24)

  /// Whom the goods of an organization pass in the state after, the first aside.
  private func route(
    of organization: OrganizationPosition, product: ProductPosition, to flag: ChainFlag
  ) -> TableCell {
    guard let position = comparison.matching.positionAfter(of: organization),
      let own = after.set.products.position(named: comparison.products[product])
    else { return .missing }
    let steps = after.graph.route(from: position, product: own, to: flag)
    guard let last = steps.last else { return .missing }
    if steps.count == 1 {
      return .word("", LocalizedText("exports itself", "tự xuất khẩu trực tiếp"))
    }
    let (id, name) = (after.set.id(of: last), after.set.displayName(of: last))
    return .text(
      steps.dropFirst().map { after.set.id(of: $0) }.joined(separator: " → ")
        + (id == name ? "" : " (\(name))"))
  }

  /// Who reaches export by another way, now that some are closed.
  private func rerouted(_ outcome: ScenarioOutcome) -> [DocumentPart] {
    let changes = PairedChanges(outcome.rerouted(), of: set)
    if changes.pairs.isEmpty { return [] }
    let title = LocalizedText(
      "Could export through what closes, and still reach export: \(changes.counts.english)",
      "Từng có thể xuất khẩu qua nơi đóng cửa, nay vẫn tới được xuất khẩu: \(changes.counts.vietnamese)"
    )
    return [
      .table(
        Table(
          title, columns: [.id, .name, .members, .product, Self.route],
          limit: RowLimit(most, note: Self.omitted)
        ) { sink in
          for pair in changes.pairs {
            if sink.isFull {
              sink.passOverRow()
              continue
            }
            append(pair.organization, product: pair.product, to: &sink)
            sink.append(route(of: pair.organization, product: pair.product, to: .export))
            try sink.endRow()
          }
        })
    ]
  }

  private func organizations(
    _ title: LocalizedText, _ positions: [OrganizationPosition], of set: LinkageSet
  ) -> Table {
    let people = set.organizationColumns.people
    let sorted = positions.sorted {
      (people[$1.offset], $0.offset) < (people[$0.offset], $1.offset)
    }
    return Table(
      LocalizedText(
        "\(title.english): \(Words.organizations(positions.count).english)",
        "\(title.vietnamese): \(Words.organizations(positions.count).vietnamese)"),
      columns: [.id, .name, .kind, .district, .members],
      limit: RowLimit(most, note: Self.omitted)
    ) { sink in
      for position in sorted {
        if sink.isFull {
          sink.passOverRow()
          continue
        }
        sink.append(set.id(of: position))
        sink.append(set.displayName(of: position))
        sink.append(.word(set.kind(of: position).vocabulary))
        sink.append(.text(orMissing: set.district(of: position)))
        sink.append(
          orMissing: set.kind(of: position) == .union ? nil : set.members(of: position))
        try sink.endRow()
      }
    }
  }

  static func omitted(_ count: Int) -> LocalizedText {
    LocalizedText(
      """
      \(Words.text(count, "more row", "dòng").english) \(count == 1 ? "is" : "are") not shown; to see more, add: --top N
      """,
      "Còn \(Words.text(count, "row", "dòng").vietnamese) chưa hiện; để xem thêm, thêm: --top SỐ")
  }

  // MARK: For programs

  /// Every change in a row: who loses, who gains, who came and went, and what changed.
  func table(_ changes: PropertyChanges?) -> Table {
    Table(
      columns: [
        TableColumn(LocalizedText("Change", "Thay đổi"), name: "change", kind: .text), .id, .name,
        .product,
        TableColumn(LocalizedText("What", "Nội dung"), name: "property", kind: .text),
        TableColumn(LocalizedText("Before", "Trước"), name: "before", kind: .text),
        TableColumn(LocalizedText("After", "Sau"), name: "after", kind: .text),
      ], keyColumns: 2
    ) { sink in
      for (word, list) in [("lost", comparison.lost), ("gained", comparison.gained)] {
        for change in list {
          sink.append(Self.change(word))
          sink.append(set.id(of: change.organization))
          sink.append(set.displayName(of: change.organization))
          sink.append(.product(comparison.products[change.product]))
          sink.append(.word(change.flag.word, change.flag.name))
          sink.append(word == "lost")
          sink.append(word == "gained")
          try sink.endRow()
        }
      }
      for (word, list, set) in [
        ("came", comparison.came, after.set), ("went", comparison.went, before.set),
      ] {
        for position in list {
          sink.append(Self.change(word))
          sink.append(set.id(of: position))
          sink.append(set.displayName(of: position))
          for _ in 0..<4 { sink.appendMissing() }
          try sink.endRow()
        }
      }
      for change in changes?.changes ?? [] {
        sink.append(Self.change("changed"))
        sink.append(set.id(of: change.organization))
        sink.append(set.displayName(of: change.organization))
        sink.appendMissing()
        sink.append(
          .word(change.property.rawValue, TableColumn.group(change.property).title))
        sink.append(.group(change.before, by: change.property))
        sink.append(.group(change.after, by: change.property))
        try sink.endRow()
      }
    }
  }

  /// What a row is about.
  private static func change(_ word: String) -> TableCell {
    let vietnamese = [
      "lost": "mất", "gained": "đạt thêm", "came": "mới có", "went": "không còn",
      "changed": "thay đổi",
    ]
    return .word(word, LocalizedText(word, vietnamese[word] ?? word))
  }

  func record(with more: [(name: String, value: RecordValue)]) -> Record {
    func side(_ summary: ChainSummary, _ subject: MeasureSubject) -> RecordValue {
      .record(
        Record(
          [
            ("coverage", MeasureRows(summary.coverage, of: subject).records),
            ("reach", MeasureRows(summary.reach, of: subject).records),
          ] + (before.label == after.label ? [] : subject.endedLinksMembers)))
    }
    return Record(
      [
        ("before", side(comparison.before, before)), ("after", side(comparison.after, after)),
        ("lost", records(comparison.lost)), ("gained", records(comparison.gained)),
        ("came", .texts(comparison.came.map { after.set.id(of: $0) })),
        ("went", .texts(comparison.went.map { before.set.id(of: $0) })),
      ] + more + before.endedLinksMembers)
  }

  private func records(_ changes: [ChainComparison.Change]) -> RecordValue {
    let table = Table(
      columns: [
        .id, .product, TableColumn(LocalizedText("Flag", "Mức"), name: "flag", kind: .text),
      ]
    ) { sink in
      for change in changes {
        sink.append(set.id(of: change.organization))
        sink.append(.product(comparison.products[change.product]))
        sink.append(change.flag.word)
        try sink.endRow()
      }
    }
    return .rows(
      table, [RowField("id", .cell(0)), RowField("product", .cell(1)), RowField("flag", .cell(2))])
  }
}
