public import LinkageGraph
public import LinkagePlanning

extension Document {
  /// Where a set stands against a plan: a scorecard for each year, why what cannot be measured, and where each target is from.
  ///
  /// - Parameters:
  ///   - scorecard: The standings.
  ///   - subject: What was measured.
  ///   - language: The language of reasons where programs read them.
  /// - Returns: The scorecard.
  /// - Complexity: O(rows of the plan).
  public static func targets(
    _ scorecard: TargetScorecard, of subject: MeasureSubject, sentencesIn language: Language
  ) -> Document {
    let report = TargetReport(scorecard: scorecard, subject: subject, language: language)
    return Document {
      report.parts()
    } table: {
      report.table()
    } record: {
      report.record()
    }.noting(
      subject.notices + report.notices, remarks: [subject.endedLinks].compactMap(\.self),
      leftOut: subject.leftOut)
  }
}

private struct TargetReport: Sendable {
  let scorecard: TargetScorecard
  let subject: MeasureSubject
  let language: Language

  private var standings: [TargetStanding] { scorecard.standings }

  /// What may make the figures other than they were meant.
  var notices: [LocalizedText] {
    var notices: [LocalizedText] = []
    if let asOf = scorecard.asOf, asOf > CurrentYear.value {
      notices.append(
        LocalizedText(
          "The figures are of \(asOf), which is still to come. For another year, add: --as-of YEAR",
          "Số liệu tính cho năm \(asOf), chưa tới. Để tính cho năm khác, thêm: --as-of NĂM"))
    }
    if scorecard.asOf == nil {
      notices.append(
        LocalizedText(
          """
          The set names no year, so all links count and nothing is said of the course. To say which year \
          the figures are of, add: --as-of YEAR
          """,
          """
          Bộ dữ liệu không ghi năm nên mọi liên kết đều được tính và không xét được tiến độ. Để nêu năm của \
          số liệu, thêm: --as-of NĂM
          """))
    }
    if standings.contains(where: { $0.territory == .unknown }) {
      let names = scorecard.planTerritories.map { "\"\($0)\"" }
      notices.append(
        LocalizedText(
          """
          The plan speaks of several territories (\(Words.series(names, "and"))). Say which is that of the set: \
          --territory TEXT
          """,
          """
          Kế hoạch nêu nhiều phạm vi (\(Words.series(names, "và"))). Hãy nêu phạm vi của bộ dữ liệu: \
          --territory TÊN
          """))
    }
    return notices
  }

  // MARK: For people

  func parts() -> [DocumentPart] {
    var parts = subject.heading(LocalizedText("Targets", "Chỉ tiêu"), withYear: false)
    parts.append(.paragraph(subtitle))
    for year in Set(standings.map(\.row.year)).sorted() {
      let own = standings.filter { $0.row.year == year }
      parts.append(.table(scorecard(own, year: year)))
    }
    let unmeasured = standings.filter { $0.obstacle != nil }
    if !unmeasured.isEmpty {
      parts.append(
        .list(
          LocalizedText("Why not measurable", "Vì sao chưa đo được"),
          unmeasured.map { standing in
            let reason = standing.obstacle?.words ?? LocalizedText("", "")
            return named(standing.row, reason, ".")
          }))
    }
    let notes = (standings.map(\.row) + scorecard.facts.map(\.row)).filter { !$0.note.isEmpty }
    if !notes.isEmpty {
      parts.append(
        .list(
          LocalizedText("Notes of the plan", "Ghi chú của kế hoạch"),
          notes.map { named($0, LocalizedText($0.note, $0.note), "") }))
    }
    parts.append(contentsOf: origins)
    if !scorecard.facts.isEmpty { parts.append(.table(facts)) }
    if standings.contains(where: { $0.row.measure == .members }) {
      parts.append(.paragraph(MeasureSubject.membersNote))
    }
    return parts
  }

  private var subtitle: LocalizedText {
    var text =
      scorecard.asOf.map {
        LocalizedText(
          "As of \($0), with the links in force in that year.",
          "Tính đến năm \($0), với các liên kết còn hiệu lực trong năm đó.")
      } ?? LocalizedText("With all links.", "Tính mọi liên kết.")
    if let territory = scorecard.territory {
      text.english += " Territory of the set: \(territory)."
      text.vietnamese += " Phạm vi của bộ dữ liệu: \(territory)."
    }
    return text
  }

  private func named(
    _ row: TargetPlan.Row, _ text: LocalizedText, _ end: String
  ) -> LocalizedText {
    LocalizedText(
      "\(row.year), \(row.label.english) – \(text.english)\(end)",
      "\(row.year), \(row.label.vietnamese) – \(text.vietnamese)\(end)")
  }

  private func scorecard(_ own: [TargetStanding], year: Int) -> Table {
    let showsCourse = own.contains { $0.course != nil }
    var columns = [
      TableColumn(
        LocalizedText("Measure", "Chỉ tiêu"), name: "measure", kind: .text, leastWidth: 20),
      TableColumn(
        LocalizedText("Target", "Mục tiêu"), name: "target", kind: .text, leastWidth: 12),
      TableColumn(LocalizedText("Now", "Hiện nay"), name: "now", kind: .text, leastWidth: 12),
      TableColumn(
        LocalizedText("Reached", "Mức đạt"), name: "reached", kind: .text, leastWidth: .max),
      TableColumn(
        LocalizedText("Standing", "Kết quả"), name: "standing", kind: .text, leastWidth: 14),
    ]
    if showsCourse {
      columns.append(
        TableColumn(LocalizedText("Course", "Tiến độ"), name: "course", kind: .text, leastWidth: 14)
      )
    }
    return Table(title(of: own, year: year), columns: columns) { rows in
      for standing in own {
        rows.append(.localized(standing.row.label))
        rows.append(.localized(standing.row.wanted))
        rows.append(.localized(orMissing: standing.now))
        rows.append(.text(orMissing: standing.bar))
        rows.append(.localized(standing.verdict))
        if showsCourse { rows.append(.localized(orMissing: standing.course)) }
        try rows.endRow()
      }
    }
  }

  /// The year, and how many of its targets are met; those of another territory are none of them.
  private func title(of own: [TargetStanding], year: Int) -> LocalizedText {
    let bound = own.filter { $0.row.comparison != .follow }
    let measured = bound.filter { $0.obstacle == nil }
    let met = measured.count { $0.isMet == true && $0.territory == .same }
    let rest = bound.count - measured.count
    if bound.isEmpty { return LocalizedText("\(year)", "Năm \(year)") }
    var text = LocalizedText(
      "\(year): \(met) of \(Words.text(measured.count, "target", "").english) met",
      "Năm \(year): đạt \(met)/\(measured.count) chỉ tiêu")
    if rest > 0 {
      text.english += "; \(rest) not measurable"
      text.vietnamese += "; \(rest) chỉ tiêu chưa đo được"
    }
    return text
  }

  /// Which territory and source the targets have, said once for all that share them.
  private var origins: [DocumentPart] {
    struct Origin: Hashable {
      var territory: String
      var source: String
    }
    var rows: [Origin: [TargetPlan.Row]] = [:]
    var order: [Origin] = []
    for row in standings.map(\.row) where !row.territory.isEmpty || !row.source.isEmpty {
      let origin = Origin(territory: row.territory, source: row.source)
      if rows[origin] == nil { order.append(origin) }
      rows[origin, default: []].append(row)
    }
    if order.isEmpty { return [] }
    let items = order.map { origin in
      let own = rows[origin] ?? []
      let years = Set(own.map(\.year)).sorted()
      func subject(_ language: Language) -> String {
        let whole = standings.filter { years.contains($0.row.year) }.count == own.count
        let list = Words.series(years.map(String.init), language == .english ? "and" : "và")
        if whole { return list }
        return years.map { year in
          let labels = own.filter { $0.year == year }.map { $0.label(language) }
          return "\(year), \(labels.joined(separator: "; "))"
        }.joined(separator: "; ")
      }
      func text(_ language: Language, _ territory: String, _ source: String) -> String {
        let parts =
          (origin.source.isEmpty ? [] : ["\(source) \(origin.source)"])
          + (origin.territory.isEmpty ? [] : ["\(territory) \(origin.territory)"])
        return "\(subject(language)) – \(parts.joined(separator: "; "))."
      }
      return LocalizedText(
        text(.english, "territory:", "source:"), text(.vietnamese, "phạm vi:", "nguồn:"))
    }
    return [.list(LocalizedText("Source and territory", "Nguồn và phạm vi"), items)]
  }

  private var facts: Table {
    Table(
      LocalizedText("Facts that the plan states", "Số liệu ghi trong kế hoạch"),
      columns: [
        TableColumn(LocalizedText("Year", "Năm"), name: "year", kind: .text),
        TableColumn(
          LocalizedText("Measure", "Chỉ tiêu"), name: "measure", kind: .text, leastWidth: 20),
        TableColumn(
          LocalizedText("Figure", "Số liệu"), name: "figure", kind: .text, leastWidth: .max),
        TableColumn(
          LocalizedText("Territory", "Phạm vi"), name: "territory", kind: .text, leastWidth: 24),
        TableColumn(
          LocalizedText("Source", "Nguồn"), name: "source", kind: .text, leastWidth: 24),
      ], keyColumns: 2
    ) { rows in
      for fact in scorecard.facts {
        rows.append("\(fact.row.year)")
        rows.append(.localized(fact.row.label))
        rows.append(.localized(fact.row.wanted))
        let territory = fact.row.territory
        let suffix =
          fact.territory == .different
          ? LocalizedText(" (not that of the set)", " (khác bộ dữ liệu)") : LocalizedText("", "")
        rows.append(
          territory.isEmpty
            ? .missing
            : .localized(
              LocalizedText(territory + suffix.english, territory + suffix.vietnamese)))
        rows.append(fact.row.source.isEmpty ? .missing : .text(fact.row.source))
        try rows.endRow()
      }
    }
  }

  // MARK: For programs

  func table() -> Table {
    let names = [
      "year", "measure", "kind", "district", "rating", "product", "comparison", "target", "upper",
      "share", "count", "of", "actual", "met", "gap", "excess", "base_year", "base_value",
      "expected", "on_course", "reason", "territory", "territory_match", "source", "note",
    ]
    let texts: Set = [
      "measure", "kind", "district", "rating", "product", "comparison", "share", "met",
      "on_course", "reason", "territory", "territory_match", "source", "note",
    ]
    return Table(
      columns: names.map {
        TableColumn(Self.heading(of: $0), name: $0, kind: texts.contains($0) ? .text : .number)
      }, keyColumns: 2
    ) { rows in
      for standing in standings {
        let row = standing.row
        rows.append(row.year)
        rows.append(.word(row.measure.word, row.measure.name))
        rows.append(.list(row.filters.kindWords, among: Vocabulary.kinds))
        rows.append(.list(row.filters.districts ?? []))
        rows.append(
          .list(row.filters.ratingCodes, among: Vocabulary.ratings + Vocabulary.unrated))
        rows.append(.list(row.filters.products ?? [], among: Vocabulary.products))
        rows.append(
          .word(
            row.comparison.word,
            LocalizedText(
              row.comparison.vocabulary(.english), row.comparison.vocabulary(.vietnamese))))
        rows.append(.amount(standing.target))
        rows.append(.amount(row.upper))
        rows.append(standing.isShare)
        rows.append(standing.count)
        rows.append(orMissing: standing.whole)
        rows.append(.number(standing.actual, isShare: standing.isShare))
        rows.append(standing.isMet.map { .answer($0) } ?? .missing)
        rows.append(orMissing: standing.gap)
        rows.append(orMissing: standing.excess)
        rows.append(orMissing: standing.base?.year)
        rows.append(.number(standing.base?.value, isShare: standing.isShare))
        rows.append(.number(standing.expected, isShare: true))
        rows.append(standing.isOnCourse.map { .answer($0) } ?? .missing)
        rows.append(.localized(orMissing: standing.obstacle?.words))
        rows.append(row.territory)
        let match = standing.territory.word
        let vietnamese = ["same": "cùng", "different": "khác", "unknown": "không rõ"]
        rows.append(.word(match, LocalizedText(match, vietnamese[match] ?? match)))
        rows.append(row.source)
        rows.append(row.note)
        try rows.endRow()
      }
    }
  }

  private static func heading(of name: String) -> LocalizedText {
    let vietnamese = [
      "year": "Năm", "measure": "Chỉ tiêu", "kind": "Loại hình", "district": "Địa bàn",
      "rating": "Xếp loại", "product": "Sản phẩm", "comparison": "So sánh", "target": "Mục tiêu",
      "upper": "Đến mức", "share": "Là tỷ lệ", "count": "Số đếm", "of": "Trên tổng số",
      "actual": "Hiện nay", "met": "Đạt", "gap": "Còn thiếu", "excess": "Vượt",
      "base_year": "Năm gốc", "base_value": "Số gốc", "expected": "Cần đến nay",
      "on_course": "Đúng tiến độ", "reason": "Vì sao chưa đo được", "territory": "Phạm vi",
      "territory_match": "Cùng phạm vi", "source": "Nguồn", "note": "Ghi chú",
    ]
    let words = name.split(separator: "_").joined(separator: " ")
    return LocalizedText(
      words.prefix(1).uppercased() + words.dropFirst(), vietnamese[name] ?? words)
  }

  func record() -> Record {
    let facts = scorecard.facts.map { fact in
      var record = Record()
      record.append("year", .whole(fact.row.year))
      record.append("measure", .text(fact.row.measure.word))
      record.append("filters", .record(fact.row.filters.record))
      record.append("value", .amount(fact.row.target))
      record.append("share", .answer(fact.row.target?.isShare ?? false))
      record.append("territory", .text(fact.row.territory))
      record.append("territoryMatch", .text(fact.territory.word))
      record.append("source", .text(fact.row.source))
      record.append("note", .text(fact.row.note))
      return record
    }
    return Record(
      [
        ("asOf", .whole(orMissing: scorecard.asOf)),
        ("territory", scorecard.territory.map { .text($0) } ?? .missing),
        ("rows", .records(standings.map { $0.record(sentencesIn: language) })),
        ("plan", .record(Record([("facts", .records(facts))]))),
      ] + subject.endedLinksMembers)
  }
}

extension TargetStanding {
  /// The target with which the measure is compared: all of them is a share of 1.
  var target: TargetPlan.Amount? {
    row.comparison == .all ? .share(ExactDecimal(1)) : row.target
  }

  /// The standing as programs read it.
  func record(sentencesIn language: Language) -> Record {
    func value(_ number: Double?) -> RecordValue { .number(orMissing: number) }
    var record = Record()
    record.append("year", .whole(row.year))
    record.append("measure", .text(row.measure.word))
    record.append("filters", .record(row.filters.record))
    record.append("comparison", .text(row.comparison.word))
    record.append("target", .amount(target))
    record.append("upper", .amount(row.upper))
    record.append("share", .answer(isShare))
    record.append("count", .whole(count))
    record.append("of", .whole(orMissing: whole))
    record.append(
      "actual", isShare ? value(actual) : obstacle == nil ? .whole(count) : .missing)
    record.append("met", isMet.map { .answer($0) } ?? .missing)
    record.append("gap", .whole(orMissing: gap))
    record.append("excess", .whole(orMissing: excess))
    record.append(
      "base",
      base.map { base in
        .record(
          Record([
            ("year", .whole(base.year)),
            ("value", isShare ? .number(base.value) : .whole(Int(base.value))),
          ]))
      } ?? .missing)
    record.append("expected", value(expected))
    record.append("onCourse", isOnCourse.map { .answer($0) } ?? .missing)
    record.append("reason", obstacle.map { .text($0.words(language)) } ?? .missing)
    record.append("reasonCode", obstacle.map { .text($0.code) } ?? .missing)
    record.append("selected", .whole(selected))
    record.append("territory", .text(row.territory))
    record.append("territoryMatch", .text(territory.word))
    record.append("source", .text(row.source))
    record.append("note", .text(row.note))
    return record
  }
}

extension TargetPlan.Measure {
  /// What people read for the measure.
  fileprivate var name: LocalizedText {
    switch self {
    case .rated(let ratings): TargetPlan.Filters(ratings: Set(ratings.map { $0 })).ratingWords
    case .flag(let flag): flag.name
    default: LocalizedText(vocabulary(.english), vocabulary(.vietnamese))
    }
  }
}

extension TargetPlan.Filters {
  /// The kinds by their English words, where the row names some.
  var kindWords: [String] {
    OrganizationKind.allCases.filter { kinds?.contains($0) ?? false }.map(\.word)
  }

  /// The ratings by their English words, where the row names some.
  var ratingCodes: [String] {
    guard let ratings else { return [] }
    return OrganizationRating.allCases.filter { ratings.contains($0) }.map(\.word)
      + (ratings.contains(nil) ? Vocabulary.unrated.map(\.english).prefix(1) : [])
  }

  /// The filters that the row states, as programs read them.
  var record: Record {
    var record = Record()
    if kinds != nil { record.append("kind", .texts(kindWords)) }
    if let districts { record.append("district", .texts(districts)) }
    if ratings != nil { record.append("rating", .texts(ratingCodes)) }
    if let products { record.append("product", .texts(products)) }
    return record
  }
}

extension RecordValue {
  /// A target or a fact, or nothing.
  fileprivate static func amount(_ amount: TargetPlan.Amount?) -> RecordValue {
    switch amount {
    case .count(let count)?: .whole(count)
    case .share(let share)?: .number(share.value)
    case nil: .missing
    }
  }
}

extension TableCell {
  /// A text in the language of people; programs read it in English.
  static func localized(_ text: LocalizedText) -> TableCell { .word(text.english, text) }

  static func localized(orMissing text: LocalizedText?) -> TableCell {
    text.map { localized($0) } ?? .missing
  }

  /// Texts as one cell holds them; people read those that are words in their language.
  fileprivate static func list(_ texts: [String], among words: [VocabularyWord] = []) -> TableCell {
    func joined(_ language: Language) -> String {
      texts.map { text in words.first { $0.english == text }?(language) ?? text }
        .joined(separator: "|")
    }
    return .word(
      texts.joined(separator: "|"), LocalizedText(joined(.english), joined(.vietnamese)))
  }

  fileprivate static func amount(_ amount: TargetPlan.Amount?) -> TableCell {
    switch amount {
    case .count(let count)?: .whole(count)
    case .share(let share)?: .decimal(share.value, decimals: 4)
    case nil: .missing
    }
  }

  fileprivate static func number(_ value: Double?, isShare: Bool) -> TableCell {
    guard let value else { return .missing }
    return isShare ? .decimal(value, decimals: 4) : .whole(Int(value))
  }
}
