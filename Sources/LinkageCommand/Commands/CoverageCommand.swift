import LinkageGraph
import LinkageReports

/// `linkage coverage`: counts the organizations that take part in value chains.
enum CoverageCommand: Command {
  static let definition = CommandDefinition(
    .coverage,
    summary: LocalizedText(
      "How many organizations take part in a value chain.",
      "Bao nhiêu tổ chức tham gia liên kết theo chuỗi giá trị."),
    overview: LocalizedText(
      """
      Counts, for each product and for all together, the organizations that have a link, that \
      reach a processor, a domestic buyer or a direct exporter, and that take part in a chain: \
      their goods leave the collective sector.
      """,
      """
      Đếm theo từng sản phẩm và chung cho mọi sản phẩm: số tổ chức có liên kết, số tổ chức có \
      hàng hóa tới doanh nghiệp chế biến, đơn vị thu mua trong nước hoặc đơn vị xuất khẩu trực \
      tiếp, và số tổ chức tham gia chuỗi, tức là hàng hóa ra khỏi khu vực kinh tế tập thể.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + Options.filters + [Options.groupBy, Options.totals] + Options.writing
      + Options.everywhere,
    examples: [
      CommandExample(
        "linkage coverage can-tho --by district",
        LocalizedText("Compare the districts.", "So sánh các địa bàn.")),
      CommandExample(
        LocalizedText(
          "linkage coverage can-tho --kind cooperative --product rice",
          "linkage coverage can-tho --kind \"hợp tác xã\" --product \"lúa gạo\""),
        LocalizedText(
          "The cooperatives that grow rice.", "Các hợp tác xã có sản phẩm lúa gạo.")),
      CommandExample(
        "linkage coverage can-tho --by rating --totals",
        LocalizedText(
          "A row for each rating, and one for all.", "Mỗi xếp loại một dòng, và một dòng tổng cộng."
        )),
      CommandExample(
        "linkage coverage can-tho --by kind,rating --format csv -o coverage.csv",
        LocalizedText("Figures for a spreadsheet.", "Số liệu để mở bằng bảng tính.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let input = try MeasureInput(session, mostLinksWithNames: 0)
    try session.write(
      .chainCoverage(of: input.subject, totals: session.arguments[Options.totals]))
    return .done
  }
}
