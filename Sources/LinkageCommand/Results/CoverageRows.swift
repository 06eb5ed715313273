import LinkageGraph

extension MeasureRows<CoverageRow> {
  /// The rows as a table: how many organizations reach which stage of a chain.
  func table() -> Table {
    var table = Table(columns: keyColumns + Self.columns, keyColumns: keyColumns.count)
    fill(&table, cells: Self.cells)
    return table
  }

  /// The rows as one table among several, without the members.
  func briefTable(_ title: LocalizedText) -> Table {
    let columns = Self.columns.dropLast(Self.memberColumns)
    var table = Table(title, columns: keyColumns + columns, keyColumns: keyColumns.count)
    fill(&table) { row in
      Array(Self.cells(row).dropLast(Self.memberColumns))
    }
    return table
  }

  func writeJSON(_ key: String, to json: inout JSONWriter) throws {
    try write(key, to: &json) { row, json in
      try writeKeys(row, to: &json)
      try json.member("organizations", row.organizations)
      try json.member("linked", row.linked)
      try json.member("processing", row.processing)
      try json.member("domestic", row.domestic)
      try json.member("export", row.export)
      try json.member("complete", row.complete)
      try json.member("participating", row.participating)
      try json.member("members", row.members)
      try json.member("membersParticipating", row.membersParticipating)
    }
  }

  static let columns = [
    TableColumn.organizations,
    TableColumn(LocalizedText("Linked", "Có liên kết"), name: "linked", kind: .share),
    TableColumn(LocalizedText("Processing", "Chế biến"), name: "processing", kind: .share),
    TableColumn(
      LocalizedText("Domestic sale", "Tiêu thụ trong nước"), name: "domestic", kind: .share),
    TableColumn(
      LocalizedText("Direct export", "Xuất khẩu trực tiếp"), name: "export", kind: .share),
    TableColumn(
      LocalizedText("Complete chain", "Chuỗi hoàn chỉnh"), name: "complete", kind: .share),
    TableColumn(
      LocalizedText("Participating", "Tham gia chuỗi"), name: "participating", kind: .share),
    TableColumn.members,
    TableColumn(
      LocalizedText("Members participating", "Thành viên tham gia"),
      name: "members_participating", kind: .share),
  ]

  /// How many columns at the end speak of members.
  private static let memberColumns = 2

  static func cells(_ row: CoverageRow) -> [TableCell] {
    let stages = [
      row.linked, row.processing, row.domestic, row.export, row.complete, row.participating,
    ]
    return [.whole(row.organizations)] + stages.map { .share($0, of: row.organizations) }
      + [.whole(row.members), .share(row.membersParticipating, of: row.members)]
  }
}
