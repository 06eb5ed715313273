import LinkageGraph

extension Document {
  /// Counts how far organizations are from direct export, by product.
  ///
  /// - Parameters:
  ///   - subject: What is measured.
  ///   - totals: Whether to count only for any product, and add a row for all groups together.
  /// - Returns: The counts; their record is a list of ``/LinkageGraph/ReachRow``.
  /// - Complexity: That of ``/LinkageGraph/ChainGraph/reach(of:by:)``; writing, O(rows) time.
  public static func directExportReach(
    of subject: MeasureSubject, totals: Bool = false
  ) -> Document {
    let rows = MeasureRows(
      subject.graph.reach(of: subject.selection, by: subject.keys), of: subject, totals: totals)
    return Document {
      subject.heading(ReachRow.title)
        + [
          .table(rows.shownTable()), .paragraph(note), .paragraph(MeasureSubject.membersNote),
        ]
    } table: {
      rows.table()
    } record: {
      Record([("rows", rows.records)] + subject.endedLinksMembers)
    }.noting(subject)
  }

  private static let note = LocalizedText(
    """
    Links are counted along the shortest route to a direct exporter of the product; an \
    organization with 0 links exports directly itself.
    """,
    """
    Số khâu tính theo kênh ngắn nhất tới đơn vị xuất khẩu trực tiếp sản phẩm đó; 0 khâu nghĩa là \
    tổ chức tự xuất khẩu trực tiếp.
    """)
}

extension ReachRow {
  static let title = LocalizedText("Reach of direct export", "Tiếp cận xuất khẩu trực tiếp")

  /// Distances up to this one have a column each; those beyond share one.
  private static let shownHops = 3

  private static let organizationColumns: [TableColumn] =
    [
      TableColumn(LocalizedText("Reached", "Tiếp cận được"), name: "reached", kind: .share),
      TableColumn(LocalizedText("No route", "Chưa có kênh"), name: "unreached", kind: .number),
    ]
    + (0...shownHops).map { hops in
      TableColumn(
        LocalizedText(hops == 1 ? "1 link" : "\(hops) links", "\(hops) khâu"),
        name: "hops_\(hops)", kind: .number)
    } + [
      TableColumn(
        LocalizedText("\(shownHops + 1)+ links", "Từ \(shownHops + 1) khâu"),
        name: "hops_\(shownHops + 1)_or_more", kind: .number),
      TableColumn(LocalizedText("Mean", "Bình quân"), name: "mean_hops", kind: .number),
      TableColumn(LocalizedText("Greatest", "Nhiều nhất"), name: "greatest_hops", kind: .number),
    ]

  private static let memberColumns = [
    TableColumn(
      LocalizedText("Members reached", "Thành viên tiếp cận được"), name: "members_reached",
      kind: .share)
  ]

  static func columns(withMembers: Bool) -> [TableColumn] {
    organizationColumns + (withMembers ? memberColumns : [])
  }

  func append(withMembers: Bool, to sink: inout RowSink) {
    let reached = reached
    sink.append(reached, of: organizations)
    sink.append(organizations - reached)
    var farther = reached
    for distance in 0...Self.shownHops {
      let count = hops.indices.contains(distance) ? hops[distance] : 0
      farther -= count
      sink.append(count)
    }
    sink.append(farther)
    appendMean(to: &sink)
    sink.append(orMissing: greatestHops)
    if withMembers { sink.append(membersReached, of: members) }
  }

  private func appendMean(to sink: inout RowSink) {
    if let mean = meanHops { sink.append(mean, decimals: 1) } else { sink.appendMissing() }
  }

  /// The columns that become a record, in its order.
  fileprivate static let recordColumns: [TableColumn] = [
    .organizations, organizationColumns[0], organizationColumns[1],
    TableColumn(LocalizedText("Links", "Số khâu"), name: "hops", kind: .number),
    TableColumn(LocalizedText("Mean", "Bình quân"), name: "mean_hops", kind: .number),
    TableColumn(LocalizedText("Greatest", "Nhiều nhất"), name: "greatest_hops", kind: .number),
    .members, memberColumns[0],
  ]

  fileprivate func appendForRecord(to sink: inout RowSink) {
    let reached = reached
    sink.append(organizations)
    sink.append(reached)
    sink.append(organizations - reached)
    sink.append(counts: hops)
    appendMean(to: &sink)
    sink.append(orMissing: greatestHops)
    sink.append(members)
    sink.append(membersReached)
  }

  /// The members of a record, the first of them from a column.
  fileprivate static func fields(from column: Int) -> [RowField] {
    [
      "organizations", "reached", "unreached", "hops", "meanHops", "greatestHops", "members",
      "membersReached",
    ]
    .enumerated().map { RowField($0.element, .cell(column + $0.offset)) }
  }
}

extension MeasureRows<ReachRow> {
  func table() -> Table {
    Table(
      columns: keyColumns + [.organizations] + ReachRow.columns(withMembers: true),
      keyColumns: keyColumns.count
    ) { sink in
      try makeRows(&sink) {
        $1.append($0.organizations)
        $0.append(withMembers: true, to: &$1)
      }
    }
  }

  /// The table that people see; without the members where it is one among several, under a title.
  func shownTable(_ title: LocalizedText? = nil) -> Table {
    let withMembers = title == nil
    return Table(
      title,
      columns: shownKeyColumns + [.organizations] + ReachRow.columns(withMembers: withMembers),
      keyColumns: shownKeyColumns.count
    ) { sink in
      try makeShownRows(&sink) {
        $1.append($0.organizations)
        $0.append(withMembers: withMembers, to: &$1)
      }
    }
  }

  var records: RecordValue {
    let table = Table(columns: keyColumns + ReachRow.recordColumns) { sink in
      try makeRecordRows(&sink) { $0.appendForRecord(to: &$1) }
    }
    return .rows(table, keyFields + ReachRow.fields(from: keyColumns.count))
  }
}
