import LabeledGraph
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

  private static let steps: [SharedProperties] = [
    [.kind, .district, .products, .standing], [.kind, .district, .products], [.kind, .products],
    [.kind],
  ]

  /// How many critical organizations and direct exporters stay by themselves: as many as there is
  /// room for, and no fewer than the least.
  private static let singleLimits = [30, 16, 8]
  private static let fewestSingles = 4

  /// The most organizations linked to the focus that stay by themselves.
  private static let nearLimit = 30

  /// The most boxes of a picture that merges at all, and the most pairs of them that links join.
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
      return automaticPlan(focus: organization.offset)
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
    let near = scope.isNearFocus.count(where: { $0 })
    let room = near <= Self.nearLimit ? near : 0
    func candidate(_ shared: SharedProperties, _ limit: Int) -> (plan: BoxPlan, merging: Merging) {
      let singles = Set(candidates.prefix(limit))
      let plan = plan(shared, .countedApart) { organization in
        organization == focus || (room > 0 && scope.isNearFocus[organization])
          || singles.contains(organization)
      }
      return (
        plan,
        Merging(shared: shared, singles: singles.count, singleCandidates: candidates.count)
      )
    }
    for shared in Self.steps {
      // If the fewest singles make too many boxes, more of them do as well.
      var found = candidate(shared, Self.fewestSingles)
      guard isLegible(found.plan, besides: room) else { continue }
      for limit in Self.singleLimits {
        let finer = candidate(shared, limit)
        if isLegible(finer.plan, besides: room) {
          found = finer
          break
        }
      }
      return found
    }
    return candidate(.kind, Self.fewestSingles)
  }

  private func isLegible(_ plan: BoxPlan, besides room: Int) -> Bool {
    let boxes = plan.boxesInStages(of: scope)
    return boxes.reduce(0, +) <= Self.mergedBoxes + room
      && (boxes.max() ?? 0) <= Self.mergedColumn + room
      && plan.joinedPairs(in: scope) <= Self.mergedPairs + room
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
