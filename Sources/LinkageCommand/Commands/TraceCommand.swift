import LinkageGraph
import LinkageReports

/// `linkage trace`: shows the shortest routes of one organization, and who stands before and
/// behind it.
enum TraceCommand: Command {
  static let definition = CommandDefinition(
    .trace,
    summary: LocalizedText(
      "One organization's shortest routes to export.",
      "Kênh xuất khẩu ngắn nhất của một tổ chức."),
    overview: LocalizedText(
      """
      Shows, for each product that reaches an organization, one shortest route from it to a \
      direct exporter, which organizations every route passes or else two routes that share none, and how many \
      organizations stand upstream and downstream of it. Of the filters only --year, --contract and --producers bear on it.
      """,
      """
      Với mỗi sản phẩm của một tổ chức, nêu một kênh ngắn nhất tới đơn vị xuất khẩu trực tiếp, các tổ chức mà mọi kênh \
      đều đi qua hoặc hai kênh không có tổ chức nào chung, và số tổ chức ở phía cung ứng, phía tiêu thụ. Trong các bộ lọc chỉ --year, --contract và \
      --producers có tác dụng.
      """),
    arguments: [CommandTable.set, CommandTable.organization],
    options: Options.reading + Options.filters + Options.writing + Options.everywhere,
    examples: [
      CommandExample(
        "linkage trace can-tho HTX-0051",
        LocalizedText("The routes of one cooperative.", "Các kênh của một hợp tác xã.")),
      CommandExample(
        "linkage trace can-tho --year 2022 -- HTX-0051",
        LocalizedText(
          "With the links of 2022; after -- an id may begin with a dash.",
          "Với các liên kết năm 2022; sau -- mã có thể bắt đầu bằng dấu gạch.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let input = try MeasureInput(session)
    let id = session.arguments[.organization] ?? ""
    guard let organization = input.set.organization(withID: id) else {
      throw UnknownName.failure(organization: id, of: input)
    }
    let filters: [any OptionKey] = [
      Options.kinds, Options.districts, Options.ratings, Options.products,
    ]
    let given = filters.map(\.definition).filter { session.arguments.has($0) }
    if !given.isEmpty {
      let names = given.map(\.spelling).joined(separator: ", ")
      session.messages.warn(
        LocalizedText(
          "A trace counts no selection of organizations, so it passes over: \(names)",
          "Lệnh trace không chọn lọc tổ chức để đếm nên bỏ qua: \(names)"))
    }
    try session.write(.chainTrace(of: organization, in: input.subject))
    return .done
  }
}
