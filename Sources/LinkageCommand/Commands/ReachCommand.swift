import LinkageGraph
import LinkageReports

/// `linkage reach`: counts how far organizations are from direct export, or lists them.
enum ReachCommand: Command {
  static let definition = CommandDefinition(
    .reach,
    summary: LocalizedText(
      "How many links from direct export.", "Cách xuất khẩu trực tiếp bao nhiêu khâu."),
    overview: LocalizedText(
      """
      Counts how many organizations have a route to a direct exporter of what they supply, and \
      how many links the shortest one has; 0 means that the organization exports directly \
      itself.
      """,
      """
      Đếm số tổ chức có kênh tới đơn vị xuất khẩu trực tiếp sản phẩm của tổ chức, và kênh ngắn \
      nhất có bao nhiêu khâu; 0 nghĩa là tổ chức tự xuất khẩu trực tiếp.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + Options.filters + [Options.groupBy, Options.totals, Options.list]
      + Options.writing + Options.everywhere,
    exclusions: [
      OptionPair(Options.list, Options.groupBy), OptionPair(Options.list, Options.totals),
    ],
    examples: [
      CommandExample(
        "linkage reach can-tho",
        LocalizedText(
          "How far each product is from export.", "Mỗi sản phẩm cách xuất khẩu bao nhiêu khâu.")),
      CommandExample(
        "linkage reach can-tho --by district --product fruit",
        LocalizedText("Fruit, district by district.", "Trái cây, theo từng địa bàn.")),
      CommandExample(
        "linkage reach can-tho --list --format csv -o reach.csv",
        LocalizedText("A row for every organization.", "Mỗi tổ chức một dòng.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let lists = session.arguments[Options.list]
    let subject = try MeasureInput(session, mostLinksWithNames: lists ? .max : 0).subject
    try session.write(
      lists
        ? .directExportReachList(of: subject)
        : .directExportReach(of: subject, totals: session.arguments[Options.totals]))
    return .done
  }
}
