import LinkageGraph

/// How organizations were merged into boxes, for the title to say.
struct Merging {
  /// What the organizations of a box share; `nil` where each is drawn by itself.
  var shared: SharedProperties?
  /// Critical organizations and direct exporters that are drawn by themselves, and all of them.
  var singles = 0
  var singleCandidates = 0
}

/// Finds the finest picture that can still be read.
///
/// Organizations are drawn by themselves if that makes no more than
/// ``ChainDiagram/legibleBoxes`` boxes. Otherwise those that share kind, place, products and standing
/// become one box; if that is not enough, those that share kind, place and products; then kind and
/// products; then kind alone. Critical organizations and direct exporters stay by themselves, the
/// ones with most dependents first, as far as there is room for them.
struct MergingLadder {
  let scope: DiagramScope
  let dependents: [Int: Int]
  let detail: ChainDiagram.Detail

  private struct Step {
    var shared: SharedProperties
    var singleLimit: Int
  }

  private static let steps: [Step] = [
    SharedProperties([.kind, .district, .products, .standing]), [.kind, .district, .products],
    [.kind, .products], [.kind],
  ].flatMap { shared in [30, 16, 8, 4].map { Step(shared: shared, singleLimit: $0) } }

  /// The most boxes of a picture that merges at all.
  ///
  /// Their lines are longer than those of a picture of few organizations, so there is room for fewer.
  private static let mergedBoxes = 45
  private static let mergedPairs = 110
  /// The most of its boxes that stand below one another, so that it fits a page on its side.
  private static let mergedColumn = 14

  /// The most unlinked organizations that are named rather than counted.
  private static let namedUnlinked = 12

  func plan() -> (BoxPlan, Merging) {
    switch detail {
    case .everyOrganization:
      return (plan(nil, .eachApart) { _ in true }, Merging())
    case .grouped(let keys):
      let shared = SharedProperties(keys)
      return (plan(shared, .amongOthers) { _ in false }, Merging(shared: shared))
    case .automatic:
      return automaticPlan(focus: nil)
    case .focus(let organization, _):
      return automaticPlan(focus: organization)
    }
  }

  private func automaticPlan(focus: Int?) -> (BoxPlan, Merging) {
    let drawn = scope.isDrawn.count(where: { $0 })
    let unlinked = scope.isDrawn.indices.count(where: {
      scope.isDrawn[$0] && !scope.isLinked[$0]
    })
    if drawn - unlinked <= ChainDiagram.legibleBoxes {
      let apart: BoxPlan.UnlinkedBoxes =
        unlinked <= Self.namedUnlinked ? .eachApart : .countedApart
      return (plan(nil, apart) { _ in true }, Merging())
    }
    let candidates = singleCandidates()
    var last: (BoxPlan, Merging)?
    for step in Self.steps {
      let singles = Set(candidates.prefix(step.singleLimit))
      let near = keepsNeighbors(of: focus, in: step)
      let plan = plan(step.shared, .countedApart) { organization in
        organization == focus || (near && scope.isNearFocus[organization])
          || singles.contains(organization)
      }
      last = (
        plan,
        Merging(
          shared: step.shared, singles: singles.count, singleCandidates: candidates.count)
      )
      let size = plan.size(in: scope)
      if size.boxes <= Self.mergedBoxes, size.pairs <= Self.mergedPairs,
        size.column <= Self.mergedColumn
      {
        break
      }
    }
    return last ?? (plan(nil, .eachApart) { _ in true }, Merging())
  }

  /// Whether the organizations linked to the focus are few enough to stay by themselves.
  private func keepsNeighbors(of focus: Int?, in step: Step) -> Bool {
    focus != nil
      && scope.isNearFocus.count(where: { $0 }) + step.singleLimit <= ChainDiagram.legibleBoxes
  }

  private func plan(
    _ shared: SharedProperties?, _ unlinked: BoxPlan.UnlinkedBoxes, isSingle: (Int) -> Bool
  ) -> BoxPlan {
    BoxPlan(
      scope, dependents: dependents, shared: shared, unlinked: unlinked, isSingle: isSingle)
  }

  /// Critical organizations and direct exporters: most dependents first, then most tonnes sold.
  private func singleCandidates() -> [Int] {
    let links = scope.set.linkColumns
    var tonnes = [Double](repeating: 0, count: scope.isDrawn.count)
    if !links.volumes.isEmpty {
      for link in 0..<links.count where scope.draws(link) && !links.volumes[link].isNaN {
        tonnes[Int(links.sources[link])] += links.volumes[link]
      }
    }
    let candidates = scope.isDrawn.indices.filter { organization in
      scope.isLinked[organization]
        && (dependents[organization] != nil || scope.standings[organization].exportsDirectly)
    }
    return candidates.sorted { left, right in
      let (leftCount, rightCount) = (dependents[left] ?? 0, dependents[right] ?? 0)
      if leftCount != rightCount { return leftCount > rightCount }
      if tonnes[left] != tonnes[right] { return tonnes[left] > tonnes[right] }
      return left < right
    }
  }
}
