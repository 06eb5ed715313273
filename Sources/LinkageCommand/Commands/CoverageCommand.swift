import LinkageGraph

/// `linkage coverage`: counts the organizations that take part in value chains.
enum CoverageCommand {
  static func run(_ session: CommandSession) throws {
    let input = try MeasureInput(session)
    let rows = input.rows(
      input.graph.coverage(of: input.options.selection, by: input.options.keys))
    let page = Page(input.heading(title) + [.table(rows.telling.table()), .paragraph(note)])
    try session.write(page, csv: rows.table()) { json in
      try json.object { json in try rows.writeJSON("rows", to: &json) }
    }
  }

  static let title = LocalizedText(
    "Participation in value chains", "Tham gia liên kết chuỗi giá trị")

  private static let note = LocalizedText(
    """
    An organization participates in the chain of a product when its goods reach a processor, a \
    domestic buyer or a direct exporter.
    """,
    """
    Tổ chức tham gia chuỗi của một sản phẩm khi hàng hóa của mình tới được cơ sở chế biến, nơi \
    tiêu thụ trong nước hoặc đơn vị xuất khẩu trực tiếp.
    """)
}
