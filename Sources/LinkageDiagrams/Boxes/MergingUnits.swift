import LabeledGraph
import LinkageGraph

/// Classes of organizations, and those that may be drawn by themselves: what the steps of the merging
/// ladder put together in different ways.
struct MergingUnits {
  private let classes: OrganizationClasses
  /// Those drawn by themselves in any case, and then the candidates, by rank.
  private let singles: [Int]
  private let keptCount: Int
  /// For each single its kind and its class.
  private let singleKinds: [OrganizationKind]
  private let singleClasses: [Int]

  /// The links between groups of the step at which they were counted, and after these the singles.
  private var matrix: LinkMatrix?
  /// For each group of that step, one of its classes.
  private var countedClasses: [Int] = []

  /// Classes put together in groups by the properties that a step asks for.
  struct Step {
    let shared: SharedProperties
    /// For each class its group.
    let groupOf: [Int]
    let keys: [OrganizationClasses.Key]
    /// How many organizations each group has.
    let counts: [Int]
  }

  /// - Parameters:
  ///   - scope: What is drawn.
  ///   - finest: All properties that a step may ask for.
  ///   - kept: The organizations that are drawn by themselves in any case.
  ///   - candidates: Those that are as far as there is room, in the order of their rank.
  init(_ scope: DiagramScope, finest: SharedProperties, kept: [Int], candidates: [Int]) {
    classes = OrganizationClasses(scope, shared: finest, unlinkedApart: true)
    // Those without a link stay in the boxes that stand apart.
    let kept = kept.filter { scope.isDrawn[$0] && scope.isLinked[$0] }
    keptCount = kept.count
    let isKept = Set(kept)
    singles = kept + candidates.map { isKept.contains($0) ? -1 : $0 }
    let kinds = scope.set.organizationColumns.kinds
    let codes = classes.codes
    singleKinds = singles.map { $0 < 0 ? .group : kinds[$0] }
    singleClasses = singles.map { $0 < 0 ? -1 : Int(codes[$0]) }
  }

  /// The positions among the singles of those that are drawn by themselves where there is room for so
  /// many candidates.
  private func drawnSingles(_ limit: Int) -> [Int] {
    singles.indices.prefix(keptCount + limit).filter { singles[$0] >= 0 }
  }

  /// Puts the classes together that share some properties.
  func step(_ shared: SharedProperties) -> Step {
    var found: [OrganizationClasses.Key: Int] = [:]
    var groupOf: [Int] = []
    var keys: [OrganizationClasses.Key] = []
    var counts: [Int] = []
    for (code, key) in classes.keys.enumerated() {
      let coarser = key.keeping(shared)
      let group = found[coarser] ?? keys.count
      if group == keys.count {
        found[coarser] = group
        keys.append(coarser)
        counts.append(0)
      }
      counts[group] += classes.counts[code]
      groupOf.append(group)
    }
    return Step(shared: shared, groupOf: groupOf, keys: keys, counts: counts)
  }

  /// Returns how many boxes with links stand in each stage.
  func boxesInStages(of step: Step, singles limit: Int) -> [Int] {
    var rest = step.counts
    var boxes = [Int](repeating: 0, count: DiagramStage.allCases.count)
    for single in drawnSingles(limit) {
      rest[step.groupOf[singleClasses[single]]] -= 1
      boxes[Int(DiagramStage(singleKinds[single]).rawValue)] += 1
    }
    for (group, key) in step.keys.enumerated() where rest[group] > 0 && !key.isUnlinked {
      if let kind = OrganizationKind(rawValue: key.kind) {
        boxes[Int(DiagramStage(kind).rawValue)] += 1
      }
    }
    return boxes
  }

  // MARK: Links

  /// Counts the links between the groups of a step and all singles, if they were not counted before.
  mutating func countLinks(_ step: Step, in scope: DiagramScope) {
    if matrix != nil { return }
    countedClasses = [Int](repeating: -1, count: step.keys.count)
    for code in classes.keys.indices { countedClasses[step.groupOf[code]] = code }
    let groupOf = step.groupOf.map { UInt32($0) }
    var unitOf = classes.codes.map { $0 == BoxPlan.noBox ? $0 : groupOf[Int($0)] }
    for (single, organization) in singles.enumerated() where organization >= 0 {
      unitOf[organization] = UInt32(step.keys.count + single)
    }
    let unitCount = step.keys.count + singles.count
    let labels = scope.links.carries.count
    matrix = LinkMatrix(
      scope.links, units: unitOf, unitCount: unitCount,
      mergesLabels: unitCount > LinkMatrix.mostUnits(labels: labels, of: scope.links))
  }

  /// For each unit of the matrix, what it becomes part of in a step: a group, or one of the singles
  /// that follow the groups.
  private func units(of step: Step, singles limit: Int) -> [UInt32] {
    let drawn = Set(drawnSingles(limit))
    return countedClasses.map { UInt32(step.groupOf[$0]) }
      + singles.indices.map { single in
        if drawn.contains(single) { return UInt32(step.keys.count + single) }
        return singles[single] < 0
          ? BoxPlan.noBox : UInt32(step.groupOf[singleClasses[single]])
      }
  }

  /// Returns how many pairs of boxes a link joins.
  ///
  /// - Precondition: The links are counted.
  func joinedPairs(of step: Step, singles limit: Int) -> Int {
    guard let matrix else { preconditionFailure("links are counted") }
    return matrix.joinedPairs(
      units(of: step, singles: limit), count: step.keys.count + singles.count)
  }

  // MARK: Boxes

  /// Makes the boxes of a step, and the links between them where they are counted by product.
  func plan(
    of step: Step, singles limit: Int, in scope: DiagramScope
  ) -> (plan: BoxPlan, matrix: LinkMatrix?) {
    let groupOf = step.groupOf.map { UInt32($0) }
    var unitOf = classes.codes.map { $0 == BoxPlan.noBox ? $0 : groupOf[Int($0)] }
    for single in drawnSingles(limit) {
      unitOf[singles[single]] = UInt32(step.keys.count + single)
    }
    let units =
      step.keys.map {
        BoxPlan.Unit(shared: $0.isUnlinked ? .kind : step.shared, isUnlinked: $0.isUnlinked)
      } + singles.map { _ in BoxPlan.Unit() }
    let plan = BoxPlan(scope, units: units, unitOf: unitOf)
    guard let matrix, matrix.labelCount == scope.links.carries.count else { return (plan, nil) }
    var boxOfUnit = [UInt32](repeating: BoxPlan.noBox, count: units.count)
    for (box, contents) in plan.boxes.enumerated() {
      boxOfUnit[Int(unitOf[contents.first])] = UInt32(box)
    }
    let boxes = self.units(of: step, singles: limit).map {
      $0 == BoxPlan.noBox ? $0 : boxOfUnit[Int($0)]
    }
    return (plan, matrix.merged(boxes, count: plan.boxes.count))
  }
}
