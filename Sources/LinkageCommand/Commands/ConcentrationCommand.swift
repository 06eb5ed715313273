import LinkageGraph
import LinkageReports

/// `linkage concentration`: measures on how few buyers the purchases are concentrated.
enum ConcentrationCommand: Command {
  static let definition = CommandDefinition(
    .concentration,
    summary: LocalizedText(
      "On how few buyers the sales are concentrated.",
      "Mức độ tập trung vào một số ít bên mua."),
    overview: LocalizedText(
      """
      Measures, for each product and for all together, who outside the collective sector buys of it: how many buyers, how \
      many tonnes, how much of that under contract, the share of the largest buyer and of the three largest, and \
      the Herfindahl-Hirschman index (HHI). It needs volumes; a blank one counts 0.
      """,
      """
      Đo theo từng sản phẩm và tính chung: bên ngoài khu vực kinh tế tập thể có bao nhiêu bên mua, bao nhiêu tấn, bao \
      nhiêu phần có hợp đồng, tỷ trọng của bên mua lớn nhất và của ba bên mua lớn nhất, chỉ số \
      Herfindahl-Hirschman (HHI). Cần có sản lượng; ô để trống tính là 0.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + Options.filters + [Options.groupBy] + Options.writing
      + Options.everywhere,
    examples: [
      CommandExample(
        "linkage concentration can-tho --year 2025",
        LocalizedText(
          "Who buys, and how much hangs on the largest.",
          "Ai mua, và bao nhiêu phụ thuộc vào bên mua lớn nhất.")),
      CommandExample(
        LocalizedText(
          "linkage concentration can-tho --by district --product rice",
          "linkage concentration can-tho --by district --product \"lúa gạo\""),
        LocalizedText("Rice, district by district.", "Lúa gạo, theo từng địa bàn.")),
      CommandExample(
        "linkage concentration can-tho --contract",
        LocalizedText("Purchases under contract alone.", "Chỉ tính phần mua có hợp đồng.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    let input = try MeasureInput(session, mostLinksWithAmounts: .max)
    try session.write(.buyerConcentration(of: input.subject))
    return .done
  }
}
