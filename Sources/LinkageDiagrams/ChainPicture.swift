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
  let widths: LineWidths

  var set: LinkageSet { graph.set }
  var language: Language { options.language }

  init(_ graph: ChainGraph, options: ChainDiagram.Options) {
    self.graph = graph
    self.options = options
    scope = DiagramScope(graph, options: options)
    var selection = options.selection ?? .collective
    selection.products = options.products
    var dependents: [Int: Int] = [:]
    for critical in graph.criticalOrganizations(of: selection)
    where scope.isDrawn[critical.organization] {
      dependents[critical.organization, default: 0].formMax(critical.dependents)
    }
    self.dependents = dependents
    (plan, merging) = MergingLadder(
      scope: scope, dependents: dependents, detail: options.detail
    ).plan()
    pairs = LinkPairs(scope, plan: plan)
    styles = ProductStyles(scope)
    widths = LineWidths(pairs)
  }

  /// The focus, if there is one.
  var focus: Int? {
    if case .focus(let organization, _) = options.detail { return organization }
    return nil
  }

  /// Whether boxes stand in columns, a stage of the chain each.
  var hasStages: Bool {
    if case .grouped(let keys) = options.detail { return keys.contains(.kind) }
    return true
  }

  /// The property by which frames are drawn around boxes, or `nil` for no frames.
  var frameKey: GroupKey? {
    guard case .grouped(let keys) = options.detail, let first = keys.first, first != .kind,
      keys.contains(where: { $0 != first })
    else { return nil }
    return first
  }

  /// The stage that a box stands in.
  func stage(of box: DiagramBox) -> DiagramStage { DiagramStage(set.kind(of: box.first)) }
}

extension Int {
  fileprivate mutating func formMax(_ other: Int) { self = Swift.max(self, other) }
}
