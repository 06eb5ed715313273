import LabeledGraph
import LinkageGraph

/// Which organizations share a box.
struct BoxPlan {
  /// The boxes, in the order of their first organizations.
  private(set) var boxes: [DiagramBox] = []
  /// For each organization its box, or ``noBox``.
  private(set) var boxOf: [UInt32]

  static let noBox = UInt32.max

  /// What becomes a box if it has organizations.
  struct Unit {
    /// What the organizations share; nothing where there is one by itself.
    var shared: SharedProperties = []
    /// Whether they stand apart, without a link.
    var isUnlinked = false
  }

  /// Makes a box of each unit.
  ///
  /// - Parameters:
  ///   - scope: What is drawn.
  ///   - units: The units.
  ///   - unitOf: For each organization its unit, or ``noBox`` where it is not drawn.
  /// - Complexity: O(organizations).
  init(_ scope: DiagramScope, units: [Unit], unitOf: [UInt32]) {
    var boxOfUnit = [UInt32](repeating: Self.noBox, count: units.count)
    boxOf = unitOf
    var counter = BoxCounter(scope)
    for organization in boxOf.indices where unitOf[organization] != Self.noBox {
      let unit = Int(unitOf[organization])
      if boxOfUnit[unit] == Self.noBox {
        boxOfUnit[unit] = UInt32(boxes.count)
        boxes.append(
          DiagramBox(
            first: organization, shared: units[unit].shared, isUnlinked: units[unit].isUnlinked))
      }
      let box = boxOfUnit[unit]
      boxOf[organization] = box
      counter.count(organization, in: &boxes[Int(box)])
    }
  }

  /// Makes a box of each organization; those without a link stand apart.
  ///
  /// - Complexity: O(organizations).
  init(eachOf scope: DiagramScope) {
    boxOf = [UInt32](repeating: Self.noBox, count: scope.isDrawn.count)
    var counter = BoxCounter(scope)
    for organization in boxOf.indices where scope.isDrawn[organization] {
      boxOf[organization] = UInt32(boxes.count)
      boxes.append(
        DiagramBox(first: organization, shared: [], isUnlinked: !scope.isLinked[organization]))
      counter.count(organization, in: &boxes[boxes.count - 1])
    }
  }
}

/// Counts organizations in boxes.
private struct BoxCounter {
  private let kinds: SharedArray<OrganizationKind>
  private let members: SharedArray<Int>
  private let people: PeopleCounts
  private let roles: SharedArray<OrganizationKinds>
  private let stages: SharedArray<UInt8>
  private let hops: SharedArray<UInt32>
  private let dependents: SharedArray<UInt32>

  init(_ scope: DiagramScope) {
    kinds = scope.set.organizationColumns.kinds
    members = scope.set.organizationColumns.members
    people = scope.set.organizationColumns.people
    roles = scope.set.organizationColumns.roles
    stages = scope.standings.stages
    hops = scope.standings.hops
    dependents = scope.standings.dependents
  }

  @inline(__always)
  mutating func count(_ organization: Int, in box: inout DiagramBox) {
    let countsOrganizations = box.holdsUnionsAlone(kinds)
    box.count(
      members: countsOrganizations && !members.isEmpty
        ? max(0, members[organization]) : people[organization],
      hasRoles: !roles.isEmpty && !roles[organization].isEmpty,
      isCollective: kinds[organization].isCollective,
      isParticipating: ChainStages(rawValue: stages[organization]).isParticipating,
      exportsDirectly: hops[organization] == 0, isCritical: dependents[organization] > 0)
  }
}
