import LinkageGraph

extension Document {
  /// Counts how many organizations take part in value chains, by product.
  ///
  /// - Parameters:
  ///   - subject: What is measured.
  ///   - totals: Whether to count only for any product, and add a row for all groups together.
  /// - Returns: The counts; their record is a list of ``/LinkageGraph/CoverageRow``.
  /// - Complexity: That of ``/LinkageGraph/ChainGraph/coverage(of:by:)``; writing, O(rows) time.
  public static func chainCoverage(of subject: MeasureSubject, totals: Bool = false) -> Document {
    let figures = CoverageFigures(of: subject) { countsContracts in
      let summary = subject.graph.summary(
        of: subject.selection, by: subject.keys, countsContracts: countsContracts)
      return MeasureRows(summary.coverage, of: subject, totals: totals)
    }
    return Document {
      subject.heading(CoverageRow.title)
        + [.table(figures.forPeople.shownTable()), .paragraph(note)]
        + (subject.showsContracts ? [.paragraph(contractsNote)] : [])
        + [.paragraph(MeasureSubject.membersNote)]
    } table: {
      figures.forPrograms.table()
    } record: {
      Record([("rows", figures.forPrograms.records)] + subject.endedLinksMembers)
    }.noting(subject)
  }

  private static let note = LocalizedText(
    """
    An organization participates in the chain of a product when its goods reach a processor, a \
    domestic buyer or a direct exporter.
    """,
    """
    Tổ chức tham gia chuỗi của một sản phẩm khi hàng hóa của tổ chức tới được doanh nghiệp chế \
    biến, đơn vị thu mua trong nước hoặc đơn vị xuất khẩu trực tiếp.
    """)

  private static let contractsNote = LocalizedText(
    "It does so under contract when they get there over links under contract and memberships alone.",
    """
    Tổ chức tham gia có hợp đồng khi hàng hóa tới đó chỉ qua liên kết có hợp đồng và liên kết thành \
    viên.
    """)
}

/// Figures of coverage, with those of contracts where somebody is shown them: programs are always, people
/// where the set states contracts.
struct CoverageFigures<Figures: Sendable>: Sendable {
  private let shown: Deferred<Figures>
  private let whole: Deferred<Figures>

  init(of subject: MeasureSubject, _ make: @escaping @Sendable (_ countsContracts: Bool) -> Figures)
  {
    self.init(showsContracts: subject.showsContracts, make)
  }

  init(showsContracts: Bool, _ make: @escaping @Sendable (_ countsContracts: Bool) -> Figures) {
    shown = Deferred { make(showsContracts) }
    whole = showsContracts ? shown : Deferred { make(true) }
  }

  var forPeople: Figures { shown.value }
  var forPrograms: Figures { whole.value }
}

extension CoverageRow {
  /// Who participates under contract.
  static let contractedColumn = TableColumn(
    LocalizedText("Under contract", "Tham gia có hợp đồng"), name: "contracted", kind: .share)

  static let title = LocalizedText(
    "Participation in value chains", "Tham gia liên kết theo chuỗi giá trị")

  /// What a row counts of organizations.
  private static let organizationColumns: [TableColumn] = [
    .organizations,
    TableColumn(LocalizedText("Linked", "Có liên kết"), name: "linked", kind: .share),
    TableColumn(LocalizedText("Processing", "Chế biến"), name: "processing", kind: .share),
    TableColumn(
      LocalizedText("Domestic sale", "Tiêu thụ trong nước"), name: "domestic", kind: .share),
    TableColumn(
      LocalizedText("Direct export", "Xuất khẩu trực tiếp"), name: "export", kind: .share),
    TableColumn(
      LocalizedText("Complete chain", "Chuỗi hoàn chỉnh"), name: "complete", kind: .share),
    TableColumn(
      LocalizedText("Participating", "Tham gia"), name: "participating", kind: .share),
  ]

  private static let memberColumns: [TableColumn] = [
    .members,
    TableColumn(
      LocalizedText("Members participating", "Thành viên tham gia"),
      name: "members_participating", kind: .share),
  ]

  static func columns(withContracts: Bool, withMembers: Bool) -> [TableColumn] {
    organizationColumns + (withContracts ? [contractedColumn] : [])
      + (withMembers ? memberColumns : [])
  }

  func append(withContracts: Bool, withMembers: Bool, to sink: inout RowSink) {
    sink.append(organizations)
    sink.append(linked, of: organizations)
    sink.append(processing, of: organizations)
    sink.append(domestic, of: organizations)
    sink.append(export, of: organizations)
    sink.append(complete, of: organizations)
    sink.append(participating, of: organizations)
    if withContracts { sink.append(contracted, of: organizations) }
    guard withMembers else { return }
    sink.append(members)
    sink.append(membersParticipating, of: members)
  }

  /// The members of a record, the first of them from a column.
  static func fields(from column: Int) -> [RowField] {
    [
      "organizations", "linked", "processing", "domestic", "export", "complete", "participating",
      "contracted", "members", "membersParticipating",
    ]
    .enumerated().map { RowField($0.element, .cell(column + $0.offset)) }
  }
}

extension MeasureRows<CoverageRow> {
  /// The table for programs, whose columns are the same for every set.
  func table() -> Table {
    Table(
      columns: keyColumns + CoverageRow.columns(withContracts: true, withMembers: true),
      keyColumns: keyColumns.count
    ) { sink in
      try makeRows(&sink) { $0.append(withContracts: true, withMembers: true, to: &$1) }
    }
  }

  /// The table that people see: without contracts where the set states none, and without the members where
  /// it is one among several, under a title.
  func shownTable(_ title: LocalizedText? = nil) -> Table {
    let withMembers = title == nil
    return Table(
      title,
      columns: shownKeyColumns
        + CoverageRow.columns(
          withContracts: showsContracts, withMembers: withMembers),
      keyColumns: shownKeyColumns.count
    ) { sink in
      try makeShownRows(&sink) {
        $0.append(withContracts: showsContracts, withMembers: withMembers, to: &$1)
      }
    }
  }

  var records: RecordValue {
    let table = Table(
      columns: keyColumns + CoverageRow.columns(withContracts: true, withMembers: true)
    ) { sink in
      try makeRecordRows(&sink) { $0.append(withContracts: true, withMembers: true, to: &$1) }
    }
    return .rows(table, keyFields + CoverageRow.fields(from: keyColumns.count))
  }
}
