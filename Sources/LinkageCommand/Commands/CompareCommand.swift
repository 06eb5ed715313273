import LinkageFiles
import LinkageGraph
import LinkageReports

/// `linkage compare`: two sets of different dates, or two years of one, side by side.
enum CompareCommand: Command {
  static let definition = CommandDefinition(
    .compare,
    summary: LocalizedText(
      "Two dates side by side: who came, went, gained and lost.",
      "So sánh hai thời điểm: ai mới có, ai không còn, ai thêm, ai mất."),
    overview: LocalizedText(
      """
      Shows each figure of two sets side by side, who loses and who gains participation or direct \
      export, who came and who went, and whose kind, district or rating changed. Organizations are \
      matched by their ids, products by their names. With --years it compares the links of two \
      years of one set.
      """,
      """
      So sánh từng số liệu của hai bộ dữ liệu, tổ chức nào mất, tổ chức nào được thêm mức tham gia \
      hoặc xuất khẩu trực tiếp, tổ chức nào mới có, tổ chức nào không còn, và tổ chức nào đổi loại \
      hình, địa bàn hoặc xếp loại. Tổ chức được đối chiếu theo mã, sản phẩm theo tên. Với --years thì \
      so sánh các liên kết trong hai năm của cùng bộ dữ liệu.
      """),
    arguments: [CommandTable.earlierSet, CommandTable.laterSet],
    options: [Options.years] + Options.readingOfFolders + Options.filters
      + [Options.groupBy, Options.topOfChanges] + Options.writing + Options.everywhere,
    exclusions: [OptionPair(Options.years, Options.year)],
    examples: [
      CommandExample(
        LocalizedText(
          "linkage compare can-tho-2024 can-tho-2026", "linkage compare can-tho-2024 can-tho-2026"),
        LocalizedText("Two files of different dates.", "Hai bộ dữ liệu của hai thời điểm.")),
      CommandExample(
        "linkage compare can-tho --years 2024,2026",
        LocalizedText("Two years of one set.", "Hai năm của cùng bộ dữ liệu.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let arguments = session.arguments
    let years = arguments[Options.years]
    let hasTwoSets = arguments[.laterSet] != nil
    if years == nil, !hasTwoSets { throw missingSide }
    if years != nil, hasTwoSets { throw tooManySides }
    let words = try MeasureOptions.Words(arguments)
    let sources = [SetSource(arguments), hasTwoSets ? SetSource(arguments, .laterSet) : nil]
      .compactMap(\.self)
    let readings = try sources.map {
      try $0.read(telling: session.messages, progress: session.progress, mostLinksWithAmounts: 0)
    }
    let (first, second) = (readings[0].set, readings[readings.count - 1].set)
    let options = try MeasureOptions(arguments, words: words, in: first, second)
    for note in options.notes { session.messages.warn(note.problem, advice: note.advice) }
    session.progress?.begin(.layingOut)
    func subject(_ side: Int, _ set: LinkageSet, _ year: Int?) -> MeasureSubject {
      let source = sources[min(side, sources.count - 1)]
      let label =
        years == nil
        ? source.label
        : LocalizedText(
          "\(source.label.english), \(year ?? 0)", "\(source.label.vietnamese), \(year ?? 0)")
      return MeasureSubject(
        label,
        ChainGraph(
          set, year: year, producers: options.producers,
          contractsOnly: arguments[Options.contract]),
        selection: options.selection(in: set), keys: options.keys,
        leftOut: readings[min(side, readings.count - 1)].report.leftOut)
    }
    let before = subject(0, first, years?.before ?? options.year)
    let after = subject(1, second, years?.after ?? options.year)
    session.progress?.begin(.measuring)
    try session.write(
      .chainComparison(of: before, and: after, top: arguments[Options.topOfChanges]))
    return .done
  }

  private static let missingSide = CommandFailure(
    .wrongUsage,
    LocalizedText(
      "One set is given, and nothing to compare it with.",
      "Chỉ nêu một bộ dữ liệu nên không có gì để so sánh."),
    advice: LocalizedText(
      "Name a second set, or two years of this one: --years 2024,2026",
      "Hãy nêu thêm một bộ dữ liệu, hoặc hai năm của bộ này: --years 2024,2026"))

  private static let tooManySides = CommandFailure(
    .wrongUsage,
    LocalizedText(
      "Two sets are given, and two years as well.", "Đã nêu hai bộ dữ liệu, lại nêu thêm hai năm."),
    advice: LocalizedText(
      "Compare two sets, with --year for the links of one year in both, or two years of one set.",
      "Hãy so sánh hai bộ dữ liệu, thêm --year nếu chỉ tính liên kết của một năm, hoặc so sánh hai năm của một bộ."
    ))
}
