import LinkageDiagrams
import LinkageGraph
import LinkageReports

/// `linkage dot`: draws the chains as a diagram for Graphviz.
enum DotCommand: Command {
  static let definition = CommandDefinition(
    .dot,
    summary: LocalizedText(
      "Draw the chains: a diagram for Graphviz.", "Vẽ sơ đồ chuỗi bằng Graphviz."),
    overview: LocalizedText(
      """
      Writes the chains as a diagram in the DOT language, from farmers on the left to markets \
      on the right, which Graphviz turns into a picture. A large set is drawn in groups, so \
      that the picture can be read.
      """,
      """
      Ghi các chuỗi thành sơ đồ bằng ngôn ngữ DOT, từ nông dân ở bên trái đến thị trường ở bên \
      phải, để Graphviz vẽ thành hình. Bộ dữ liệu lớn được vẽ theo nhóm cho dễ đọc.
      """),
    arguments: [CommandTable.set],
    options: Options.reading + Options.filters
      + [
        Options.focus, Options.depth, Options.drawingGroups, Options.drawAll, Options.title,
        Options.pictureFormat, Options.output,
      ] + Options.everywhere,
    exclusions: [
      OptionPair(Options.drawAll, Options.focus),
      OptionPair(Options.drawAll, Options.drawingGroups),
      OptionPair(Options.focus, Options.drawingGroups),
    ],
    prerequisites: [OptionPair(Options.depth, Options.focus)],
    examples: [
      CommandExample(
        "linkage dot can-tho --product rice -o rice.svg",
        LocalizedText("The rice chains, as a picture.", "Chuỗi lúa gạo dưới dạng hình.")),
      CommandExample(
        "linkage dot can-tho --focus HTX-0051 --depth 2 -o around.dot",
        LocalizedText(
          "Two links around one cooperative.", "Hai khâu quanh một hợp tác xã.")),
      CommandExample(
        LocalizedText(
          "linkage dot can-tho --group-by district,kind --title \"Rice, 2024\"",
          "linkage dot can-tho --group-by district,kind --title \"Lúa gạo, 2024\""),
        LocalizedText(
          "A box for each kind in each district.", "Mỗi loại hình ở mỗi địa bàn một ô.")),
    ])

  static func run(_ session: CommandSession) throws -> ExitStatus {
    try PictureFormat.check(session.arguments, on: session.terminal)
    let input = try MeasureInput(session, mostLinksWithAmounts: .max)
    let arguments = session.arguments
    var detail = ChainDiagram.Detail.automatic
    if arguments[Options.drawAll] { detail = .everyOrganization }
    let keys = arguments[Options.drawingGroups].compactMap { GroupKey(rawValue: $0.rawValue) }
    if !keys.isEmpty { detail = .grouped(keys) }
    if let id = arguments[Options.focus] {
      guard let organization = input.set.organization(withID: id) else {
        throw UnknownName.failure(organization: id, of: input)
      }
      detail = .focus(organization, depth: arguments[Options.depth] ?? defaultDepth)
    }
    let remarks =
      [input.subject.scope].compactMap(\.self) + input.leftOut.sentences + input.subject.notices
      + [input.subject.endedLinks].compactMap(\.self)
    let diagram = ChainDiagram(
      graph: input.graph,
      options: ChainDiagram.Options(
        language: session.language, title: arguments[Options.title], detail: detail,
        products: input.options.selection.products, selection: selection(session, input),
        remarks: remarks.map { $0(session.language) }))
    for notice in input.subject.notices { session.messages.warn(notice) }
    session.progress?.begin(.drawing)
    let format = PictureFormat(arguments)
    if format == .dot {
      var output = session.output
      try diagram.write(to: &output)
    } else {
      try Graphviz.draw(diagram, as: format, to: session.output)
    }
    return .done
  }

  private static let defaultDepth = 2

  /// The organizations to draw, or `nil` for all where no filter names any.
  private static func selection(
    _ session: CommandSession, _ input: MeasureInput
  ) -> OrganizationSelection? {
    let arguments = session.arguments
    if arguments[Options.kinds].isEmpty && arguments[Options.districts].isEmpty
      && arguments[Options.ratings].isEmpty
    {
      return nil
    }
    var selection = input.options.selection
    if arguments[Options.kinds].isEmpty { selection.kinds = Set(OrganizationKind.allCases) }
    return selection
  }
}
