import LinkageGraph

extension Document {
  /// Counts how many organizations depend on a single other one for direct export, by product.
  ///
  /// - Parameters:
  ///   - subject: What is measured.
  ///   - totals: Whether to count only for any product, and add a row for all groups together.
  /// - Returns: The counts; their record is a list of ``/LinkageGraph/ExposureRow``.
  /// - Complexity: That of ``/LinkageGraph/ChainGraph/exposure(of:by:)``; writing, O(rows) time.
  public static func exportExposure(
    of subject: MeasureSubject, totals: Bool = false
  ) -> Document {
    let all = subject.graph.exposure(of: subject.selection, by: subject.keys)
    let rows = MeasureRows(all, of: subject, totals: totals)
    let findings = ExposureFindings(all, of: subject)
    return Document {
      subject.heading(ExposureRow.title) + [.table(rows.shownTable())]
        + findings.sentences.map { .paragraph($0) } + [.paragraph(MeasureSubject.membersNote)]
        + findings.next
    } table: {
      rows.table()
    } record: {
      Record([("rows", rows.records)] + subject.endedLinksMembers)
    }.noting(subject)
  }
}

extension ExposureRow: AddableRow {
  /// Those of which the other figures are parts.
  var organizations: Int { reached }
}

extension ExposureRow {
  static let title = LocalizedText(
    "Dependence on a single organization", "Mức phụ thuộc vào một tổ chức duy nhất")

  fileprivate static let columns: [TableColumn] = [
    TableColumn(
      LocalizedText("Reaching export", "Tiếp cận xuất khẩu"), name: "reached", kind: .number),
    TableColumn(
      LocalizedText("Export themselves", "Tự xuất khẩu"), name: "exporting", kind: .share),
    TableColumn(
      LocalizedText("Depend on one", "Phụ thuộc một tổ chức"), name: "exposed", kind: .share),
    TableColumn(
      LocalizedText("Have two routes", "Có hai kênh riêng"), name: "two_routes", kind: .share),
    .members,
    TableColumn(
      LocalizedText("Members who depend on one", "Thành viên phụ thuộc một tổ chức"),
      name: "members_exposed", kind: .share),
  ]

  fileprivate func append(to sink: inout RowSink) {
    sink.append(reached)
    sink.append(exporting, of: reached)
    sink.append(exposed, of: reached)
    sink.append(twoRoutes, of: reached)
    sink.append(members)
    sink.append(membersExposed, of: members)
  }

  /// The members of a record, the first of them from a column.
  fileprivate static func fields(from column: Int) -> [RowField] {
    ["reached", "exporting", "exposed", "twoRoutes", "members", "membersExposed"]
      .enumerated().map { RowField($0.element, .cell(column + $0.offset)) }
  }
}

extension MeasureRows<ExposureRow> {
  fileprivate func table() -> Table {
    Table(columns: keyColumns + ExposureRow.columns, keyColumns: keyColumns.count) { sink in
      try makeRows(&sink) { $0.append(to: &$1) }
    }
  }

  fileprivate func shownTable() -> Table {
    Table(columns: shownKeyColumns + ExposureRow.columns, keyColumns: shownKeyColumns.count) {
      sink in try makeShownRows(&sink) { $0.append(to: &$1) }
    }
  }

  fileprivate var records: RecordValue {
    let table = Table(columns: keyColumns + ExposureRow.columns) { sink in
      try makeRecordRows(&sink) { $0.append(to: &$1) }
    }
    return .rows(table, keyFields + ExposureRow.fields(from: keyColumns.count))
  }
}

/// What exposure comes to, in sentences, and what to do about it.
private struct ExposureFindings {
  /// The counts for any product, all groups together.
  private let total: ExposureRow
  /// Whether the row for any product speaks of several.
  private let hasSeveralProducts: Bool
  private let subject: MeasureSubject

  init(_ rows: [ExposureRow], of subject: MeasureSubject) {
    total = rows.filter { $0.product == nil }
      .reduce(into: ExposureRow(product: nil, group: [])) { $0.add($1) }
    hasSeveralProducts = Set(rows.filter { $0.reached > 0 }.compactMap(\.product)).count > 1
    self.subject = subject
  }

  var sentences: [LocalizedText] {
    if total.reached == 0 {
      return [
        LocalizedText(
          "No organization counted reaches direct export.",
          "Chưa có tổ chức nào được tính tiếp cận được xuất khẩu trực tiếp.")
      ]
    }
    return [finding, meaning] + (hasSeveralProducts ? [ofAny] : [])
      + (total.exposed > 0 ? [remedy] : [])
  }

  /// How many depend on one, and how many have two routes.
  private var finding: LocalizedText {
    let all = Words.organizations(total.reached)
    let members = Words.members(total.membersExposed)
    let (exposed, two) = (Self.count(total.exposed), Self.count(total.twoRoutes))
    var text =
      total.exposed == 0
      ? LocalizedText(
        "Of \(all.english) reaching direct export, none depends on a single other organization",
        "Trong \(all.vietnamese) tiếp cận được xuất khẩu trực tiếp, không tổ chức nào phụ thuộc vào một tổ chức duy nhất"
      )
      : LocalizedText(
        """
        Of \(all.english) reaching direct export, \(exposed.english) (\(percent(.english))), with \
        \(members.english), \(total.exposed == 1 ? "depends" : "depend") on a single other organization
        """,
        """
        Trong \(all.vietnamese) tiếp cận được xuất khẩu trực tiếp, \(exposed.vietnamese) \
        tổ chức (\(percent(.vietnamese))) với \(members.vietnamese) phụ thuộc vào một tổ chức duy nhất
        """)
    text.english +=
      "; \(total.twoRoutes == 0 ? "none has" : total.twoRoutes == 1 ? "1 has" : "\(two.english) have") two routes."
    text.vietnamese +=
      "; \(total.twoRoutes == 0 ? "chưa tổ chức nào có" : "\(two.vietnamese) tổ chức có") hai kênh riêng."
    return text
  }

  private static func count(_ count: Int) -> LocalizedText {
    LocalizedText(
      NumberText.whole(count, in: .english), NumberText.whole(count, in: .vietnamese))
  }

  private func percent(_ language: Language) -> String {
    NumberText.percent(total.exposed, of: total.reached, in: language)
  }

  private var meaning: LocalizedText {
    LocalizedText(
      """
      An organization depends on one if it has no route to a direct exporter of the product left when that one closes. It \
      has two routes if it can reach two exporters by ways that share no other organization.
      """,
      """
      Phụ thuộc một tổ chức: nếu tổ chức đó ngừng hoạt động thì không còn kênh nào tới đơn vị xuất khẩu trực tiếp sản \
      phẩm. Có hai kênh riêng: tới được hai đơn vị xuất khẩu trực tiếp qua hai kênh không có tổ chức nào chung.
      """)
  }

  private var ofAny: LocalizedText {
    let both = total.exporting + total.exposed + total.twoRoutes - total.reached
    let text = LocalizedText(
      """
      In the row for any product an organization depends on one if it does so with every product that it does \
      not export itself.
      """,
      """
      Ở dòng tính chung, tổ chức được coi là phụ thuộc nếu phụ thuộc ở mọi sản phẩm mà mình không tự xuất khẩu.
      """)
    if both == 0 { return text }
    return LocalizedText(
      """
      \(text.english) \(Words.organizations(both).english) \(both == 1 ? "exports" : "export") one product and \
      \(both == 1 ? "depends" : "depend") with the others, and \(both == 1 ? "is" : "are") counted in both columns.
      """,
      """
      \(text.vietnamese) \(Words.organizations(both).vietnamese) tự xuất khẩu một sản phẩm nhưng phụ thuộc ở các sản phẩm \
      còn lại nên được tính ở cả hai cột.
      """)
  }

  private var remedy: LocalizedText {
    LocalizedText(
      """
      A second buyer protects those that depend on one, if its goods reach an exporter without passing \
      that one.
      """,
      """
      Cách bảo vệ: thêm một đầu mối thu mua có kênh xuất khẩu không đi qua tổ chức đang bị phụ thuộc.
      """)
  }

  /// How many of those on whom most depend are named.
  private static let mostNamed = 5

  /// On whom most depend, and the command that names all.
  var next: [DocumentPart] {
    if total.exposed == 0 { return [] }
    let critical = subject.graph.criticalOrganizations(of: subject.selection)
    let named: DocumentPart = .list(
      LocalizedText("On whom most depend", "Các tổ chức được phụ thuộc nhiều nhất"),
      critical.prefix(Self.mostNamed).map(sentence))
    guard let words = subject.commandWords else { return [named] }
    return [
      named,
      .commands(
        LocalizedText("Next:", "Xem tiếp:"),
        [
          CommandExample(
            "linkage critical \(words)",
            LocalizedText("all on whom others depend", "tất cả các tổ chức được phụ thuộc")),
          CommandExample(
            "linkage critical \(words) --exposure --list",
            LocalizedText("who depends, by name", "tên các tổ chức phụ thuộc")),
        ]),
    ]
  }

  private func sentence(_ critical: CriticalOrganization) -> LocalizedText {
    let set = subject.set
    let id = set.id(of: critical.organization)
    let name = set.displayName(of: critical.organization)
    let shown = name == id ? id : "\(name) (\(id))"
    let product = set.products[critical.product]
    func text(_ language: Language) -> String {
      """
      \(shown): \(Words.organizations(critical.dependents)(language)), \
      \(Words.members(critical.members)(language)), \(Vocabulary.product(product, in: language))
      """
    }
    return LocalizedText(text(.english), text(.vietnamese))
  }
}
