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
      let page = Page(heading + [.table(table())])
      try session.write(page, csv: table(), json: { _ in })
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
    var piece = Table(columns: Self.columns)
    var isFirst = true
    func flush() throws {
      try output.write(piece.csv(header: isFirst))
      isFirst = false
      piece = Table(columns: Self.columns)
    }
    try graph.forEachReach(of: selection) { entry in
      piece.append(cells(entry, set))
      if piece.rows.count == Self.pieceRows { try flush() }
    }
    if isFirst || !piece.rows.isEmpty { try flush() }
  }

  private func table() -> Table {
    let set = graph.set
    var table = Table(columns: Self.columns)
    graph.forEachReach(of: selection) { entry in table.append(cells(entry, set)) }
    return table
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

  private static let pieceRows = 1000

  private static let columns = [
    TableColumn.id, .name, .kind, .district, .product,
    TableColumn(LocalizedText("Links to export", "Số khâu"), name: "hops", kind: .number),
  ]
}
