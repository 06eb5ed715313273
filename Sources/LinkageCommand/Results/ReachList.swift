import LinkageGraph

/// How far each organization is from direct export of each of its products, one after another.
///
/// There may be millions, so that for machines each is written as it comes.
struct ReachList {
  private let graph: ChainGraph
  private let selection: OrganizationSelection
  private let heading: [Page.Part]

  init(_ input: MeasureInput) {
    graph = input.graph
    selection = input.options.selection
    heading = input.heading(ReachCommand.title)
  }

  func write(_ session: CommandSession) throws {
    switch session.arguments[Options.format] ?? .table {
    case .json: try writeJSON(session.output)
    case .csv: try writeCSV(session.output)
    case .table, .markdown:
      let (table, omitted) = table()
      var page = Page(heading + [.table(table)])
      if omitted > 0 { page.append(.paragraph(Self.note(omitted))) }
      try session.write(page, csv: table, json: { _ in })
    }
  }

  private func writeJSON(_ output: BufferedOutput) throws {
    let set = graph.set
    try JSONWriter.write(to: output) { json in
      try json.object { json in
        try json.member("organizations", array: .lines) { json in
          try graph.forEachReach(of: selection) { entry in
            try json.object(.inline) { json in
              try json.member("id", set.id(of: entry.organization))
              try json.member("product", set.products[entry.product])
              try json.member("hops", orNull: entry.hops)
            }
          }
        }
      }
    }
  }

  private func writeCSV(_ output: BufferedOutput) throws {
    let set = graph.set
    let organizations = set.organizationColumns
    let kinds = OrganizationKind.allCases.map(\.word)
    let ids = organizations.ids.byteSpan
    let names = organizations.names.byteSpan
    try CSVWriter.write(to: output) { csv in
      for column in Self.columns { csv.field(column.name) }
      try csv.endRecord()
      try graph.forEachReach(of: selection) { entry in
        let organization = entry.organization.offset
        let id = organizations.ids.range(of: organization)
        csv.field(ids.extracting(id))
        let name =
          organizations.names.count == 0 ? 0..<0 : organizations.names.range(of: organization)
        csv.field(
          name.isEmpty ? ids.extracting(id) : names.extracting(name))
        csv.field(kinds[Int(organizations.kinds[organization].rawValue)])
        csv.field(set.district(of: organization) ?? "")
        csv.field(set.products[entry.product])
        csv.field(entry.hops.map { String($0) } ?? "")
        try csv.endRecord()
      }
    }
  }

  /// The first entries as a table, and how many there are beyond.
  private func table() -> (Table, omitted: Int) {
    let set = graph.set
    var table = Table(columns: Self.columns)
    var omitted = 0
    graph.forEachReach(of: selection) { entry in
      if table.rows.count < Self.mostRows {
        table.append(cells(entry, set))
      } else {
        omitted += 1
      }
    }
    return (table, omitted)
  }

  private func cells(_ entry: OrganizationReach, _ set: LinkageSet) -> [TableCell] {
    let organization = entry.organization
    return [
      .text(set.id(of: organization)), .text(set.displayName(of: organization)),
      .word(set.kind(of: organization).vocabulary),
      .text(orMissing: set.district(of: organization)),
      .product(entry.product, of: set), .whole(orMissing: entry.hops),
    ]
  }

  /// More rows than anybody looks at; a page has to be held whole.
  private static let mostRows = 100_000

  static func note(_ omitted: Int) -> LocalizedText {
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

  private static let columns = [
    TableColumn.id, .name, .kind, .district, .product,
    TableColumn(LocalizedText("Links to export", "Số khâu"), name: "hops", kind: .number),
  ]
}
