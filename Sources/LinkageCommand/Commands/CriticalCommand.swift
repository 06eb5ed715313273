import LinkageGraph

/// `linkage critical`: lists the organizations that others need to reach direct export.
enum CriticalCommand {
  static func run(_ session: CommandSession) throws {
    let input = try MeasureInput(session, mostLinksWithAmounts: .max)
    let all = input.graph.criticalOrganizations(of: input.options.selection)
    let isForPeople = [.table, .markdown].contains(session.arguments[Options.format] ?? .table)
    let limit = session.arguments[Options.top] ?? (isForPeople ? shownOfEachProduct : .max)
    let rows = first(limit, of: all)
    let table = table(rows, input.set)
    var page = Page(input.heading(title))
    if all.isEmpty {
      page.append(.paragraph(none))
    } else {
      page.append(.table(table))
      page.append(.paragraph(note))
    }
    if rows.count < all.count { page.append(.paragraph(omitted(all.count - rows.count))) }
    try session.write(page, csv: table) { json in
      try writeJSON(rows, input.set, to: &json)
    }
  }

  /// How many a page shows of each product where nobody asks for more or fewer.
  static let shownOfEachProduct = 10

  private static func first(
    _ limit: Int, of all: [CriticalOrganization]
  ) -> [CriticalOrganization] {
    var counts: [ProductPosition: Int] = [:]
    return all.filter { row in
      counts[row.product, default: 0] += 1
      return counts[row.product, default: 0] <= limit
    }
  }

  // MARK: For people

  private static func table(_ rows: [CriticalOrganization], _ set: LinkageSet) -> Table {
    var table = Table(
      columns: [
        .product, .id, .name,
        TableColumn(
          LocalizedText("Dependents", "Tổ chức phụ thuộc"), name: "dependents", kind: .number),
        TableColumn(
          LocalizedText("Their members", "Thành viên của họ"), name: "members", kind: .number),
        TableColumn(
          LocalizedText("Their tonnes a year", "Sản lượng của họ (tấn/năm)"), name: "tonnes",
          kind: .number),
        .kind, .district,
      ], keyColumns: 2)
    for row in rows {
      table.append([
        .product(row.product, of: set), .text(set.id(of: row.organization)),
        .text(set.displayName(of: row.organization)), .whole(row.dependents),
        .whole(row.members), .decimal(row.tonnes, places: 0),
        .word(set.kind(of: row.organization).vocabulary),
        .text(orMissing: set.district(of: row.organization)),
      ])
    }
    return table
  }

  private static let title = LocalizedText("Critical organizations", "Tổ chức then chốt")

  private static let note = LocalizedText(
    """
    If one of these closed, its dependents would have no route to a direct exporter of the \
    product left.
    """,
    """
    Nếu một tổ chức trong danh sách ngừng hoạt động, các tổ chức phụ thuộc vào nó không còn tuyến \
    nào tới đơn vị xuất khẩu trực tiếp sản phẩm đó.
    """)

  private static let none = LocalizedText(
    "No organization is the only way to direct export for another.",
    "Không có tổ chức nào là đường duy nhất tới xuất khẩu trực tiếp của tổ chức khác.")

  private static func omitted(_ count: Int) -> LocalizedText {
    let option = "--top N"
    return LocalizedText(
      """
      \(Words.text(count, "row", "dòng").english) with fewer dependents \
      \(count == 1 ? "is" : "are") not shown; to see more of each product, add: \(option)
      """,
      """
      Chưa hiện \(Words.text(count, "row", "dòng").vietnamese) có ít tổ chức phụ thuộc hơn; để xem \
      thêm của mỗi sản phẩm, thêm: --top SỐ
      """)
  }

  // MARK: For machines

  private static func writeJSON(
    _ rows: [CriticalOrganization], _ set: LinkageSet, to json: inout JSONWriter
  ) throws {
    try json.object { json in
      try json.member("rows", array: .lines) { json in
        for row in rows {
          try json.object(.inline) { json in
            try json.member("product", set.products[row.product])
            try json.member("id", set.id(of: row.organization))
            try json.member("name", set.displayName(of: row.organization))
            try json.member("kind", set.kind(of: row.organization).word)
            try json.member("district", set.district(of: row.organization) ?? "")
            try json.member("dependents", row.dependents)
            try json.member("members", row.members)
            try json.member("tonnes", row.tonnes)
          }
        }
      }
    }
  }
}
