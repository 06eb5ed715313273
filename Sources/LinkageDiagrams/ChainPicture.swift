import LinkageGraph

/// All that is decided about a picture before it is written.
struct ChainPicture: Sendable {
  let graph: ChainGraph
  let options: ChainDiagram.Options
  let scope: DiagramScope
  let plan: BoxPlan
  let merging: Merging
  let pairs: LinkPairs
  let styles: ProductStyles
  let lines: LineSurvey
  let widths: LineWidths

  /// The products and kinds in words, each put into the language once.
  let productNames: [String]
  let kindNames: [String]

  var set: LinkageSet { graph.set }
  var language: Language { options.language }

  init(_ graph: ChainGraph, options: ChainDiagram.Options) {
    self.graph = graph
    self.options = options
    scope = DiagramScope(graph, options: options)
    let merged = MergingLadder(scope: scope, detail: options.detail).plan()
    plan = merged.plan
    merging = merged.merging
    pairs = LinkPairs(scope.links, merged)
    styles = ProductStyles(scope, plan: plan)
    productNames = graph.set.productNames.map { product in
      DrawnText(Vocabulary.product(product, in: options.language)).shortened
    }
    kindNames = OrganizationKind.allCases.map { $0.vocabulary(options.language) }
    lines = LineSurvey(pairs, products: graph.set.products.count)
    widths = LineWidths(greatest: lines.greatestTonnes)
  }

  /// Of a critical organization, the most that depend on it for one product; `nil` of any other.
  func dependents(of organization: Int) -> Int? {
    let dependents = scope.standings.dependents(of: organization)
    return dependents == 0 ? nil : dependents
  }

  /// The focus, if there is one.
  var focus: Int? {
    if case .focus(let organization, _) = options.detail { return organization.offset }
    return nil
  }

  /// Whether boxes stand in columns, a stage of the chain each.
  var hasStages: Bool {
    if case .grouped(let keys) = options.detail { return keys.contains(.kind) }
    return true
  }

  /// The stage that a box stands in.
  func stage(of box: DiagramBox) -> DiagramStage { DiagramStage(set.kind(of: box.first)) }
}
