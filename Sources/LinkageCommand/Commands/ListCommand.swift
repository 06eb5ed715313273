import LinkageFiles
import LinkageGraph
import LinkageReports

/// `linkage list`: lists organizations by name.
enum ListCommand: Command {
  static let definition = CommandDefinition(
    .list,
    summary: LocalizedText(
      "Who, by name: with most members first.",
      "Danh sách tổ chức, xếp theo số thành viên giảm dần."),
    overview: LocalizedText(
      """
      Lists organizations by name, those with most members first, with their products, what \
      their goods reach, and how far they are from direct export. --with and --without choose by \
      the flags that `linkage coverage` counts, of the products that --product names, else of any.
      """,
      """
      Liệt kê tên từng tổ chức, xếp theo số thành viên giảm dần, kèm sản phẩm, mức tham gia chuỗi \
      và số khâu tới xuất khẩu trực tiếp. --with và --without chọn theo các mức mà `linkage \
      coverage` đếm, xét theo sản phẩm nêu ở --product, nếu không nêu thì xét chung.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + Options.filters
      + [Options.with, Options.without, Options.topOfList] + Options.writing + Options.everywhere,
    examples: [
      CommandExample(
        LocalizedText(
          "linkage list can-tho --without participating --top 20",
          "linkage list can-tho --without \"tham gia\" --top 20"),
        LocalizedText(
          "The twenty largest that are in no chain.",
          "Hai mươi tổ chức đông thành viên nhất chưa tham gia chuỗi nào.")),
      CommandExample(
        LocalizedText(
          "linkage list can-tho --with linked --without participating",
          "linkage list can-tho --with \"có liên kết\" --without \"tham gia\""
        ),
        LocalizedText(
          "Those with a link, but to nobody outside the sector.",
          "Có liên kết nhưng hàng hóa chưa ra khỏi khu vực kinh tế tập thể.")),
      CommandExample(
        LocalizedText(
          "linkage list can-tho --with export --format csv-excel -o exporting.csv",
          "linkage list can-tho --with export --format csv-excel -o xuat-khau.csv"
        ),
        LocalizedText(
          "Whose goods reach export, for Excel.",
          "Tổ chức có hàng hóa tới được xuất khẩu, để mở bằng Excel.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    var conditions = FlagConditions()
    try add(session.arguments, Options.with, to: &conditions.present, orNot: &conditions.absent)
    try add(session.arguments, Options.without, to: &conditions.absent, orNot: &conditions.present)
    let input = try MeasureInput(session)
    try session.write(
      .organizationList(
        of: input.subject, where: conditions, top: session.arguments[Options.topOfList]))
    return .done
  }

  /// Adds the flags that an option names; `unlinked` is the lack of one.
  private static func add(
    _ arguments: ParsedArguments, _ option: RepeatedOption<String>, to flags: inout Set<ChainFlag>,
    orNot others: inout Set<ChainFlag>
  ) throws(CommandFailure) {
    for text in arguments[option] {
      if let flag = Vocabulary.flag(named: text) {
        flags.insert(flag)
      } else if unlinked.position(of: text) != nil {
        others.insert(.linked)
      } else {
        throw UnknownName.failure(text, among: Vocabulary.flags, option: option)
      }
    }
  }

  private static let unlinked = VocabularyMatcher([Vocabulary.unlinked])
}
