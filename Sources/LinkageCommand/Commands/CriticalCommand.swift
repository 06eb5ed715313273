import LinkageGraph

/// `linkage critical`: ranks the organizations on which others depend for direct export.
enum CriticalCommand {
  static func run(_ session: CommandSession) throws {
    let input = try MeasureInput(session)
    var rows = input.graph.criticalOrganizations(of: input.options.selection)
    if let most = session.arguments[Options.top] { rows = Array(rows.prefix(most)) }
    var page = Page(input.heading(title))
    if rows.isEmpty {
      page.append(.paragraph(none))
    } else {
      page.append(.table(table(rows, input.set)))
      page.append(.paragraph(note))
    }
    try session.write(page, csv: table(rows, input.set)) { json in
      try json.object { json in try write(rows, input.set, to: &json) }
    }
  }

  private static let title = LocalizedText("Critical organizations", "Tổ chức then chốt")

  private static let none = LocalizedText(
    "No organization is critical: every way to direct export has another beside it.",
    "Không có tổ chức then chốt: mọi tuyến tới xuất khẩu trực tiếp đều có tuyến khác thay thế.")

  private static let note = LocalizedText(
    """
    Were a critical organization to close, its dependents would have no route to direct export of \
    the product left. Tonnes are what the dependents deliver in a year.
    """,
    """
    Nếu tổ chức then chốt ngừng hoạt động, các tổ chức phụ thuộc không còn tuyến nào tới xuất khẩu \
    trực tiếp sản phẩm đó. Sản lượng là số tấn các tổ chức phụ thuộc giao đi trong một năm.
    """)

  private static func table(_ rows: [CriticalOrganization], _ set: LinkageSet) -> Table {
    var table = Table(
      columns: [
        TableColumn.product, .id, .name, .kind, .district,
        TableColumn(
          LocalizedText("Dependents", "Tổ chức phụ thuộc"), name: "dependents", kind: .number),
        .members,
        TableColumn(LocalizedText("Tonnes a year", "Tấn/năm"), name: "tonnes", kind: .number),
      ], keyColumns: 2)
    for row in rows {
      table.append([
        .product(row.product, of: set), .text(set.id(of: row.organization)),
        .text(set.displayName(of: row.organization)),
        .word(set.kind(of: row.organization).vocabulary),
        .text(orMissing: set.district(of: row.organization)), .whole(row.dependents),
        .whole(row.members), .decimal(row.tonnes, places: 1),
      ])
    }
    return table
  }

  private static func write(
    _ rows: [CriticalOrganization], _ set: LinkageSet, to json: inout JSONWriter
  ) throws {
    try json.member("rows", array: .lines) { json in
      for row in rows {
        try json.object(.inline) { json in
          try json.member("product", set.products[row.product])
          try json.member("id", set.id(of: row.organization))
          try json.member("dependents", row.dependents)
          try json.member("members", row.members)
          try json.member("tonnes", row.tonnes)
        }
      }
    }
  }
}
