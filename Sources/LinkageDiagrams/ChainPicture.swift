import LinkageGraph

/// All that is decided about a picture before it is written.
struct ChainPicture {
  let graph: ChainGraph
  let options: ChainDiagram.Options
  let scope: DiagramScope
  /// Of each critical organization, the most that depend on it for one product.
  let dependents: [Int: Int]
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
    var selection = options.selection ?? .collective
    // All kinds are no choice of kinds, and then the collective sector is what may depend.
    if selection.kinds.count == OrganizationKind.allCases.count {
      selection.kinds = OrganizationKind.collective
    }
    selection.products = options.products
    var dependents: [Int: Int] = [:]
    for critical in graph.criticalOrganizations(of: selection)
    where scope.isDrawn[critical.organization.offset] {
      dependents[critical.organization.offset, default: 0].formMax(critical.dependents)
    }
    self.dependents = dependents
    (plan, merging) = MergingLadder(
      scope: scope, dependents: dependents, detail: options.detail
    ).plan()
    pairs = LinkPairs(scope, plan: plan)
    styles = ProductStyles(scope)
    productNames = graph.set.products.map { product in
      DrawnText(Vocabulary.product(product, in: options.language)).shortened
    }
    kindNames = OrganizationKind.allCases.map { $0.vocabulary(options.language) }
    lines = LineSurvey(pairs, products: graph.set.products.count)
    widths = LineWidths(greatest: lines.greatestTonnes)
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

extension Int {
  fileprivate mutating func formMax(_ other: Int) { self = Swift.max(self, other) }
}
