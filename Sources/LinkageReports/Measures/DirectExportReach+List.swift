import LabeledGraph
import LinkageGraph

extension Document {
  /// Lists how far each organization is from direct export of each of its products.
  ///
  /// There may be millions of entries: they are measured as they are written, and none is kept. A page
  /// shows the first hundred thousand.
  ///
  /// - Parameter subject: What is measured.
  /// - Returns: The list; its record is a list of ``/LinkageGraph/OrganizationReach``.
  /// - Complexity: Writing takes the time of ``/LinkageGraph/ChainGraph/forEachReach(of:_:)``.
  public static func directExportReachList(of subject: MeasureSubject) -> Document {
    let list = ReachList(subject)
    return Document {
      subject.heading(ReachRow.title) + [.table(list.table())]
    } table: {
      list.table()
    } record: {
      Record(
        [("organizations", .rows(list.recordTable(), ReachList.fields))]
          + subject.endedLinksMembers)
    }.noting(subject)
  }
}

/// The entries of organizations and products, one after another.
struct ReachList {
  private let graph: ChainGraph
  private let selection: OrganizationSelection

  init(_ subject: MeasureSubject) {
    graph = subject.graph
    selection = subject.selection
  }

  func table() -> Table {
    let limit = RowLimit(Self.mostRows, note: Self.note)
    return Table(columns: Self.columns, limit: limit) { try makeRows(&$0) }
  }

  private func makeRows(_ sink: inout RowSink) throws {
    let organizations = graph.set.organizationColumns
    let districts = organizations.districts
    let kinds = TextColumn(
      OrganizationKind.allCases.map { .word($0.vocabulary) }, for: sink.audience)
    let products = TextColumn(graph.set.productNames.map { .product($0) }, for: sink.audience)
    try graph.forEachReach(of: selection) { entry in
      if sink.isFull { return sink.passOverRow() }
      let organization = entry.organization.offset
      let id = organizations.ids.span(of: organization)
      sink.append(id)
      let hasName =
        organizations.names.count > 0 && !organizations.names.range(of: organization).isEmpty
      sink.append(hasName ? organizations.names.span(of: organization) : id)
      sink.append(kinds.span(of: Int(organizations.kinds[organization].rawValue)))
      let district = districts.codes.isEmpty ? 0 : Int(districts.codes[organization])
      if district == 0 { sink.appendMissing() } else { sink.append(districts.values[district]) }
      sink.append(products.span(of: entry.product.offset))
      sink.append(orMissing: entry.hops)
      try sink.endRow()
    }
  }

  /// The columns that become a record.
  func recordTable() -> Table {
    Table(columns: [.id, .product, Self.hops]) { sink in
      let ids = graph.set.organizationColumns.ids
      let products = TextColumn(graph.set.productNames.map { .product($0) }, for: sink.audience)
      try graph.forEachReach(of: selection) { entry in
        sink.append(ids.span(of: entry.organization.offset))
        sink.append(products.span(of: entry.product.offset))
        sink.append(orMissing: entry.hops)
        try sink.endRow()
      }
    }
  }

  /// More rows than anybody looks at.
  static let mostRows = 100_000

  @Sendable static func note(_ omitted: Int) -> LocalizedText {
    LocalizedText(
      """
      \(Words.text(omitted, "more row", "dòng").english) \(omitted == 1 ? "is" : "are") not shown; \
      to write all, add: --format csv -o FILE
      """,
      """
      Còn \(Words.text(omitted, "row", "dòng").vietnamese) chưa hiện; để ghi tất cả, thêm: \
      --format csv -o TỆP
      """)
  }

  static let hops = TableColumn(
    LocalizedText("Links to export", "Số khâu"), name: "hops", kind: .number)

  private static let columns: [TableColumn] = [.id, .name, .kind, .district, .product, hops]

  static let fields = [
    RowField("id", .cell(0)), RowField("product", .cell(1)), RowField("hops", .cell(2)),
  ]
}

extension TextColumn {
  /// The texts of cells, as an audience reads them.
  init(_ cells: [TableCell], for audience: Audience) {
    self.init()
    for cell in cells { append(cell.text(for: audience)) }
  }
}
