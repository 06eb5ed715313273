import LinkageDiagrams
import LinkageGraph

/// `linkage dot`: draws the chains as a diagram for Graphviz.
enum DotCommand {
  static func run(_ session: CommandSession) throws {
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
    let diagram = ChainDiagram(
      graph: input.graph,
      options: ChainDiagram.Options(
        language: session.language, title: arguments[Options.title], detail: detail,
        products: input.options.selection.products, selection: selection(session, input)))
    session.progress?.begin(.drawing)
    var output = session.output
    try diagram.write(to: &output)
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
