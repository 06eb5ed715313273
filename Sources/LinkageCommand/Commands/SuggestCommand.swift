import LinkageFiles
import LinkageGraph
import LinkagePlanning
import LinkageReports

/// `linkage suggest`: proposes the links that bring most organizations into a chain.
enum SuggestCommand: Command {
  static let definition = CommandDefinition(
    .suggest,
    summary: LocalizedText(
      "The new links that bring most into a chain.",
      "Những liên kết mới đưa được nhiều tổ chức nhất vào chuỗi."),
    overview: LocalizedText(
      """
      Proposes new links: as few as reach a share, a number of them, or as many as a budget pays for. Each comes \
      with whom it brings in, the share from then on, and why its partner was chosen; and the whole with a bound \
      that says how good any choice could be. --candidates chooses among the links of a file.
      """,
      """
      Gợi ý liên kết mới: ít nhất để đạt một tỷ lệ, theo số lượng cho trước, hoặc trong một ngân sách. Mỗi liên kết \
      ghi rõ đưa thêm ai vào, tỷ lệ khi đó, và vì sao chọn bên mua ấy; kèm giới hạn cho biết phương án tốt nhất có \
      thể tới đâu. --candidates thì chọn trong các liên kết ghi ở một tệp.
      """),
    arguments: [CommandTable.set],
    options: Options.suggesting + Options.reading + Options.filters + Options.writing
      + Options.everywhere,
    exclusions: [
      OptionPair(Options.reachShare, Options.count), OptionPair(Options.reachShare, Options.budget),
      OptionPair(Options.count, Options.budget),
    ],
    alternatives: [[Options.reachShare, Options.count, Options.budget]],
    examples: [
      CommandExample(
        "linkage suggest can-tho --rating good,fair --reach 55%",
        LocalizedText(
          "The fewest links with which 55% of those rated good or fair take part.",
          "Ít liên kết nhất để 55% tổ chức xếp loại tốt, khá tham gia chuỗi.")),
      CommandExample(
        LocalizedText(
          "linkage suggest can-tho --count 10 -o links.csv",
          "linkage suggest can-tho --count 10 -o lien-ket.csv"),
        LocalizedText(
          "The ten best, as a file for linkage whatif --add.",
          "Mười liên kết tốt nhất, ghi thành tệp cho linkage whatif --add.")),
      CommandExample(
        LocalizedText(
          "linkage suggest can-tho --budget 2000 --cost 150 --weigh members",
          "linkage suggest can-tho --budget 2000 --cost 150 --weigh \"thành viên\""),
        LocalizedText(
          "What 2 billion đồng bring most members.",
          "Với 2 tỷ đồng thì đưa được nhiều thành viên nhất vào chuỗi ra sao.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let request = try request(session.arguments)
    let input = try MeasureInput(session, mostLinksWithAmounts: .max)
    let list = try session.arguments[Options.candidates].map {
      try input.source.list(.candidates, $0, for: input.set, telling: session.messages)
    }
    try session.write(
      .linkSuggestions(
        request, of: input.subject, among: list, showsNames: session.arguments[Options.names],
        sentencesIn: session.language))
    return .done
  }

  private static func request(_ arguments: ParsedArguments) throws -> SuggestionRequest {
    if arguments[Options.budget] != nil, arguments[Options.candidates] == nil,
      arguments[Options.cost] == nil
    {
      throw CommandFailure(
        .wrongUsage,
        LocalizedText(
          "A budget means nothing without what links cost.",
          "Có ngân sách thì phải biết mỗi liên kết tốn bao nhiêu."),
        advice: LocalizedText(
          "Add --cost AMOUNT, the cost of a link in million đồng, or --candidates FILE with a column cost.",
          "Thêm --cost SỐ-TIỀN, tức chi phí một liên kết tính bằng triệu đồng, hoặc --candidates TỆP có cột chi phí."
        ))
    }
    let limit: SuggestionRequest.Limit =
      if let share = arguments[Options.reachShare] {
        .share(share)
      } else if let count = arguments[Options.count] {
        .count(count)
      } else {
        .budget(arguments[Options.budget] ?? 0)
      }
    return SuggestionRequest(
      limit, of: arguments[Options.suggestedFlag] ?? .participating,
      weight: arguments[Options.weigh] ?? .organizations, cost: arguments[Options.cost])
  }
}
