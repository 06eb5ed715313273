import LinkageGraph
import LinkageReports

/// `linkage summary`: the main figures of a set, on one page.
enum SummaryCommand: Command {
  static let definition = CommandDefinition(
    .summary,
    summary: LocalizedText(
      "The main figures of a set; the place to start.",
      "Các số liệu chính của bộ dữ liệu; nên chạy trước tiên."),
    overview: LocalizedText(
      """
      Shows the main figures of a set: what is in it, how many organizations take part in a \
      value chain, and how many links they are from direct export. Where the set's folder has a plan \
      (targets.csv), the page ends with the targets furthest behind.
      """,
      """
      Cho biết các số liệu chính: bộ dữ liệu gồm những gì, bao nhiêu tổ chức tham gia liên kết \
      theo chuỗi giá trị, và còn cách xuất khẩu trực tiếp bao nhiêu khâu. Nếu thư mục có kế hoạch \
      (targets.csv) thì cuối trang nêu các chỉ tiêu còn xa mục tiêu nhất.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + Options.filters + [Options.groupBy] + Options.writing
      + Options.everywhere,
    examples: [
      CommandExample(
        "linkage summary can-tho",
        LocalizedText("All collective organizations.", "Mọi tổ chức kinh tế tập thể.")),
      CommandExample(
        LocalizedText(
          "linkage summary can-tho --rating good,fair --year 2024",
          "linkage summary can-tho --rating tốt,khá --year 2024"),
        LocalizedText(
          "Only those rated good or fair, with the links of 2024.",
          "Chỉ các tổ chức xếp loại tốt, khá, với các liên kết năm 2024.")),
      CommandExample(
        LocalizedText(
          "linkage summary can-tho --format markdown -o summary.md",
          "linkage summary can-tho --format markdown -o tong-hop.md"),
        LocalizedText("A page for a report.", "Một trang để đưa vào báo cáo.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    // The links of one year may be few even where there are many.
    let mostLinks =
      session.arguments[Options.year] == nil ? Document.mostLinksForFindings : .max
    let input = try MeasureInput(
      session, mostLinksWithAmounts: mostLinks, mostLinksWithNames: mostLinks)
    let (plan, notice) = PlanSource.beside(input, session)
    try session.write(
      .chainSummary(
        of: input.subject, against: plan, notices: [notice].compactMap(\.self)))
    return .done
  }
}
