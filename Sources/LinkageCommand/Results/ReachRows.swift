import LinkageGraph

extension MeasureRows<ReachRow> {
  /// The rows as a table: how many organizations are how many links from direct export.
  func table() -> Table {
    var table = Table(
      columns: keyColumns + [.organizations] + Self.columns, keyColumns: keyColumns.count)
    fill(&table) { row in
      [.whole(row.organizations)] + Self.cells(row)
    }
    return table
  }

  /// The rows as one table among several, without the members.
  func briefTable(_ title: LocalizedText) -> Table {
    var table = Table(
      title, columns: keyColumns + [.organizations] + Self.columns.dropLast(),
      keyColumns: keyColumns.count)
    fill(&table) { row in
      [.whole(row.organizations)] + Self.cells(row).dropLast()
    }
    return table
  }

  func writeJSON(_ key: String, to json: inout JSONWriter) throws {
    try write(key, to: &json) { row, json in
      try writeKeys(row, to: &json)
      try json.member("organizations", row.organizations)
      try json.member("reached", row.reached)
      try json.member("unreached", row.unreached)
      try json.member("hops", object: .inline) { json in
        for (hops, count) in row.hops.enumerated() where count > 0 {
          try json.member(String(hops), count)
        }
      }
      try json.key("meanHops")
      if let mean = row.meanHops { try json.value(mean) } else { try json.null() }
      try json.member("greatestHops", orNull: row.greatestHops)
      try json.member("members", row.members)
      try json.member("membersReached", row.membersReached)
    }
  }

  /// Distances up to this one have a column each; those beyond share one.
  private static let shownHops = 3

  static let columns =
    [
      TableColumn(LocalizedText("Reached", "Tiếp cận được"), name: "reached", kind: .share),
      TableColumn(LocalizedText("No route", "Chưa có tuyến"), name: "unreached", kind: .number),
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
      TableColumn(
        LocalizedText("Members reached", "Thành viên tiếp cận được"), name: "members_reached",
        kind: .share),
    ]

  static func cells(_ row: ReachRow) -> [TableCell] {
    let near = (0...shownHops).map { row.hops.indices.contains($0) ? row.hops[$0] : 0 }
    let hops = near + [row.reached - near.reduce(0, +)]
    return [.share(row.reached, of: row.organizations), .whole(row.unreached)]
      + hops.map { .whole($0) }
      + [
        row.meanHops.map { .decimal($0, places: 1) } ?? .missing,
        .whole(orMissing: row.greatestHops), .share(row.membersReached, of: row.members),
      ]
  }
}
