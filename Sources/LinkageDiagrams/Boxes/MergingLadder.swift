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

/// A plan of the boxes, how it came about, and the links between them as far as they were looked at.
struct MergedPlan {
  let plan: BoxPlan
  let merging: Merging
  /// The links, a unit a box.
  var matrix: LinkMatrix?
}

/// Finds the finest picture that can still be read.
///
/// Organizations are drawn by themselves if that makes no more than
/// ``ChainDiagram/legibleBoxes`` boxes. Otherwise those that share kind, district, products and standing
/// become one box; if that is not enough, those that share kind, district and products; then kind and
/// products; then kind alone. Critical organizations and direct exporters stay by themselves, the
/// ones with most dependents first, as far as there is room for them.
///
/// Organizations are sorted into classes once, by all that may be asked for, and links are gone through
/// once, at the first step with few enough boxes: what coarser steps come to follows from these.
struct MergingLadder {
  let scope: DiagramScope
  let detail: ChainDiagram.Detail

  private static let steps: [SharedProperties] = [
    [.kind, .district, .products, .standing], [.kind, .district, .products], [.kind, .products],
    [.kind],
  ]

  /// How many critical organizations and direct exporters stay by themselves: as many as there is
  /// room for, and no fewer than the least.
  static let singleLimits = [30, 16, 8]
  static let fewestSingles = 4

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

  func plan() -> MergedPlan {
    switch detail {
    case .everyOrganization:
      return MergedPlan(plan: BoxPlan(eachOf: scope), merging: Merging())
    case .grouped(let keys):
      let shared = SharedProperties(keys)
      let classes = OrganizationClasses(scope, shared: shared, unlinkedApart: false)
      let unit = BoxPlan.Unit(shared: shared)
      return MergedPlan(
        plan: BoxPlan(
          scope, units: Array(repeating: unit, count: classes.keys.count), unitOf: classes.codes),
        merging: Merging(shared: shared))
    case .automatic:
      return automaticPlan(focus: nil)
    case .focus(let organization, _):
      return automaticPlan(focus: organization.offset)
    }
  }

  private func automaticPlan(focus: Int?) -> MergedPlan {
    let (linked, unlinked) = scope.drawnCounts
    if linked <= ChainDiagram.legibleBoxes {
      if unlinked <= Self.namedUnlinked {
        return MergedPlan(plan: BoxPlan(eachOf: scope), merging: Merging())
      }
      return MergedPlan(plan: planCountingUnlinked(), merging: Merging())
    }
    return mergedPlan(focus: focus)
  }

  /// Each organization by itself, but those without a link in a box a kind.
  private func planCountingUnlinked() -> BoxPlan {
    let classes = OrganizationClasses(scope, shared: [], unlinkedApart: true)
    var units = classes.keys.map {
      BoxPlan.Unit(shared: $0.isUnlinked ? .kind : [], isUnlinked: $0.isUnlinked)
    }
    var unitOf = classes.codes
    for organization in unitOf.indices
    where scope.isDrawn[organization] && scope.isLinked[organization] {
      unitOf[organization] = UInt32(units.count)
      units.append(BoxPlan.Unit())
    }
    return BoxPlan(scope, units: units, unitOf: unitOf)
  }

  private func mergedPlan(focus: Int?) -> MergedPlan {
    let candidates = scope.singleCandidates(most: Self.singleLimits[0])
    let near = scope.isNearFocus.count(where: { $0 })
    let room = near <= Self.nearLimit ? near : 0
    var kept: [Int] = []
    if room > 0 {
      kept = scope.isNearFocus.indices.filter { scope.isNearFocus[$0] }
    } else if let focus {
      kept = [focus]
    }
    var units = MergingUnits(
      scope, finest: Self.steps[0], kept: kept, candidates: candidates.first)
    func merged(_ step: MergingUnits.Step, _ limit: Int) -> MergedPlan {
      let (plan, matrix) = units.plan(of: step, singles: limit, in: scope)
      return MergedPlan(
        plan: plan,
        merging: Merging(
          shared: step.shared, singles: min(limit, candidates.count),
          singleCandidates: candidates.count),
        matrix: matrix)
    }
    for shared in Self.steps {
      let step = units.step(shared)
      // If the fewest singles make too many boxes or pairs, more of them do as well.
      guard areFew(units.boxesInStages(of: step, singles: Self.fewestSingles), room) else {
        continue
      }
      units.countLinks(step, in: scope)
      guard units.joinedPairs(of: step, singles: Self.fewestSingles) <= Self.mergedPairs + room
      else { continue }
      for limit in Self.singleLimits
      where areFew(units.boxesInStages(of: step, singles: limit), room)
        && units.joinedPairs(of: step, singles: limit) <= Self.mergedPairs + room
      {
        return merged(step, limit)
      }
      return merged(step, Self.fewestSingles)
    }
    let last = units.step(.kind)
    units.countLinks(last, in: scope)
    return merged(last, Self.fewestSingles)
  }

  private func areFew(_ boxesInStages: [Int], _ room: Int) -> Bool {
    boxesInStages.reduce(0, +) <= Self.mergedBoxes + room
      && (boxesInStages.max() ?? 0) <= Self.mergedColumn + room
  }
}
