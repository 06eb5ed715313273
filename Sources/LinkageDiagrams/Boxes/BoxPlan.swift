import LabeledGraph
import LinkageGraph

/// Which organizations share a box.
struct BoxPlan {
  private(set) var boxes: [DiagramBox] = []
  /// For each organization its box, or ``noBox``.
  private(set) var boxOf: [UInt32]

  static let noBox = UInt32.max

  /// The properties that make one box of several organizations, as numbers.
  private struct Key: Hashable {
    var isUnlinked: Bool
    var kind: UInt8 = 0
    var rating: UInt8 = 0
    var standing: UInt8 = 0
    var district: UInt32 = 0
    var products: UInt32 = 0
  }

  /// Puts organizations into boxes.
  ///
  /// Boxes are numbered in the order of their first organizations.
  ///
  /// - Parameters:
  ///   - scope: What is drawn.
  ///   - dependents: The critical organizations.
  ///   - shared: What makes organizations share a box; `nil` draws each by itself.
  ///   - unlinked: The same for those without a link; `nil` keeps them among the others.
  ///   - isSingle: Whether an organization is drawn by itself in any case.
  init(
    _ scope: DiagramScope, dependents: [Int: Int], shared: SharedProperties?,
    unlinked: UnlinkedBoxes, isSingle: (Int) -> Bool
  ) {
    let set = scope.set
    let columns = set.organizationColumns
    boxOf = [UInt32](repeating: Self.noBox, count: columns.count)
    var found: [Key: UInt32] = [:]
    var productCodes: [[ProductPosition]: UInt32] = [:]
    for organization in boxOf.indices where scope.isDrawn[organization] {
      let isApart = unlinked != .amongOthers && !scope.isLinked[organization]
      var properties = shared
      if isApart { properties = unlinked == .eachApart ? nil : .kind }
      if !isApart, isSingle(organization) { properties = nil }
      let box: UInt32
      if let properties {
        var key = Key(isUnlinked: isApart)
        if properties.contains(.kind) { key.kind = columns.kinds[organization].rawValue }
        if properties.contains(.rating), !columns.ratings.isEmpty {
          key.rating = columns.ratings[organization]
        }
        if properties.contains(.district), !columns.districts.codes.isEmpty {
          key.district = columns.districts.codes[organization]
        }
        let standing = scope.standings[organization]
        if properties.contains(.products) {
          let next = UInt32(productCodes.count)
          key.products = productCodes[standing.products, default: next]
          productCodes[standing.products] = key.products
        }
        if properties.contains(.standing) {
          key.standing =
            (standing.stages.isParticipating ? 1 : 0) + (standing.hops != nil ? 2 : 0)
            + (standing.exportsDirectly ? 4 : 0)
        }
        box = found[key] ?? UInt32(boxes.count)
        found[key] = box
      } else {
        box = UInt32(boxes.count)
      }
      if Int(box) == boxes.count {
        boxes.append(
          DiagramBox(first: organization, shared: properties ?? [], isUnlinked: isApart))
      }
      boxOf[organization] = box
      boxes[Int(box)].count(organization, in: scope, isCritical: dependents[organization] != nil)
    }
  }

  /// How organizations without a link are drawn.
  enum UnlinkedBoxes {
    /// In one box a kind, apart.
    case countedApart
    /// Each by itself, apart.
    case eachApart
    /// Like any other.
    case amongOthers
  }

  /// Returns how many boxes with links stand in each stage.
  func boxesInStages(of scope: DiagramScope) -> [Int] {
    var counts = [Int](repeating: 0, count: DiagramStage.allCases.count)
    for box in boxes where !box.isUnlinked {
      counts[Int(DiagramStage(scope.set.kind(of: box.first)).rawValue)] += 1
    }
    return counts
  }

  /// Returns how many pairs of boxes a link joins; meant for few boxes.
  func joinedPairs(in scope: DiagramScope) -> Int {
    let links = scope.set.linkColumns
    var isJoined = [Bool](repeating: false, count: boxes.count * boxes.count)
    for link in 0..<links.count where scope.draws(link) {
      let source = Int(boxOf[Int(links.sources[link])])
      isJoined[source * boxes.count + Int(boxOf[Int(links.targets[link])])] = true
    }
    return isJoined.count(where: { $0 })
  }
}

extension DiagramBox {
  fileprivate mutating func count(_ organization: Int, in scope: DiagramScope, isCritical: Bool) {
    let columns = scope.set.organizationColumns
    let standing = scope.standings[organization]
    organizations += 1
    if !columns.members.isEmpty { members += max(0, columns.members[organization]) }
    if columns.kinds[organization].isCollective {
      collective += 1
      participating += standing.stages.isParticipating ? 1 : 0
    }
    directExporters += standing.exportsDirectly ? 1 : 0
    critical += isCritical ? 1 : 0
  }
}
