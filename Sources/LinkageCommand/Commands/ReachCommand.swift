import LinkageGraph

/// `linkage reach`: counts how far organizations are from direct export, or lists them.
enum ReachCommand {
  static func run(_ session: CommandSession) throws {
    let input = try MeasureInput(session)
    if session.arguments[Options.list] {
      try ReachList(input).write(session)
      return
    }
    let rows = input.rows(input.graph.reach(of: input.options.selection, by: input.options.keys))
    let page = Page(input.heading(title) + [.table(rows.telling.table()), .paragraph(note)])
    try session.write(page, csv: rows.table()) { json in
      try json.object { json in try rows.writeJSON("rows", to: &json) }
    }
  }

  static let title = LocalizedText("Reach of direct export", "Tiếp cận xuất khẩu trực tiếp")

  private static let note = LocalizedText(
    """
    Links are counted along the shortest route to a direct exporter of the product; an \
    organization with 0 links exports directly itself.
    """,
    """
    Số khâu tính theo tuyến ngắn nhất tới đơn vị xuất khẩu trực tiếp sản phẩm đó; 0 khâu nghĩa là \
    tổ chức tự xuất khẩu trực tiếp.
    """)
}
