import LinkageGraph
import LinkageReports

/// `linkage critical`: lists the organizations that others need to reach direct export.
enum CriticalCommand: Command {
  static let definition = CommandDefinition(
    .critical,
    summary: LocalizedText(
      "The organizations that others need to reach export.",
      "Các tổ chức then chốt đối với kênh xuất khẩu."),
    overview: LocalizedText(
      """
      Lists the organizations without which others would have no route to a direct exporter \
      left, those with most dependents first. These are where help, or a second buyer, counts \
      most. With --exposure it counts the others: how many depend on a single organization, and how many have two \
      routes.
      """,
      """
      Liệt kê các tổ chức mà nếu ngừng hoạt động thì tổ chức khác không còn kênh nào tới đơn \
      vị xuất khẩu trực tiếp; nhiều tổ chức phụ thuộc nhất đứng trước. Đây là nơi cần hỗ trợ, \
      hoặc cần thêm một đầu mối thu mua. Với --exposure, lệnh đếm phía bên kia: bao nhiêu tổ chức phụ thuộc một tổ \
      chức duy nhất, bao nhiêu tổ chức có hai kênh riêng.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + Options.filters
      + [Options.top, Options.exposure, Options.groupBy, Options.totals, Options.list]
      + Options.writing
      + Options.everywhere,
    exclusions: [
      OptionPair(Options.exposure, Options.top), OptionPair(Options.list, Options.groupBy),
      OptionPair(Options.list, Options.totals),
    ],
    prerequisites: [
      OptionPair(Options.groupBy, Options.exposure), OptionPair(Options.totals, Options.exposure),
      OptionPair(Options.list, Options.exposure),
    ],
    examples: [
      CommandExample(
        "linkage critical can-tho --top 10",
        LocalizedText(
          "The ten of each product with most dependents.",
          "Mười tổ chức có nhiều tổ chức phụ thuộc nhất của mỗi sản phẩm.")),
      CommandExample(
        LocalizedText(
          "linkage critical can-tho --district \"Phong Điền\" --product fruit",
          "linkage critical can-tho --district \"Phong Điền\" --product \"trái cây\""),
        LocalizedText(
          "What the fruit growers of one district depend on.",
          "Các tổ chức trồng trái cây ở một địa bàn phụ thuộc vào tổ chức nào.")),
      CommandExample(
        "linkage critical can-tho --exposure --by district",
        LocalizedText(
          "Where a second buyer is needed most.", "Địa bàn nào cần thêm đầu mối thu mua nhất.")),
      CommandExample(
        "linkage critical can-tho --exposure --list",
        LocalizedText(
          "Whom a second buyer would protect, by name.",
          "Tên các tổ chức cần thêm một đầu mối thu mua.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    if session.arguments[Options.exposure] {
      let input = try MeasureInput(session)
      if session.arguments[Options.list] {
        try session.write(.exposedOrganizations(of: input.subject))
        return .done
      }
      try session.write(
        .exportExposure(of: input.subject, totals: session.arguments[Options.totals]))
      return .done
    }
    let input = try MeasureInput(session, mostLinksWithAmounts: .max)
    try session.write(
      .criticalOrganizations(
        of: input.subject, mostOfEachProduct: session.arguments[Options.top]))
    return .done
  }
}
