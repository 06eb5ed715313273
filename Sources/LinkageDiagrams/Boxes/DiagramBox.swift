import LabeledGraph
import LinkageGraph

/// The properties that the organizations of one box share.
struct SharedProperties: OptionSet, Hashable {
  let rawValue: UInt8

  static let kind = SharedProperties(rawValue: 1)
  static let district = SharedProperties(rawValue: 2)
  static let rating = SharedProperties(rawValue: 4)
  /// The products that reach them.
  static let products = SharedProperties(rawValue: 8)
  /// Whether they take part in a chain, reach direct export, and export directly.
  static let standing = SharedProperties(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ keys: [GroupKey]) {
    self = []
    for key in keys {
      switch key {
      case .kind: insert(.kind)
      case .district: insert(.district)
      case .rating: insert(.rating)
      }
    }
  }
}

/// One box of a diagram: an organization, or several that are counted together.
///
/// There may be millions, so counts are stored as narrow as organizations are numbered.
struct DiagramBox {
  /// Members; unknown ones count 0.
  ///
  /// They are people, but organizations where it holds unions alone.
  private(set) var members = 0
  private let firstNumber: UInt32
  private var organizationCount: UInt32 = 0
  private var collectiveCount: UInt32 = 0
  private var participatingCount: UInt32 = 0
  private var directExporterCount: UInt32 = 0
  private var criticalCount: UInt32 = 0
  private var roleCount: UInt32 = 0
  /// What its organizations share; of no meaning for one organization.
  let shared: SharedProperties
  /// Whether it stands apart, without a link.
  let isUnlinked: Bool

  init(first: Int, shared: SharedProperties, isUnlinked: Bool) {
    firstNumber = UInt32(first)
    self.shared = shared
    self.isUnlinked = isUnlinked
  }

  /// The position of its first organization in the set.
  var first: Int { Int(firstNumber) }
  var organizations: Int { Int(organizationCount) }
  /// Of the collective sector, how many.
  var collective: Int { Int(collectiveCount) }
  /// Of those, how many take part in a chain.
  var participating: Int { Int(participatingCount) }
  var directExporters: Int { Int(directExporterCount) }
  var critical: Int { Int(criticalCount) }
  /// Those that act as another kind besides.
  var withRoles: Int { Int(roleCount) }

  /// Whether it stands for unions and for nothing else: their members, which are organizations, are summed
  /// as such.
  @inline(__always)
  func holdsUnionsAlone(_ kinds: SharedArray<OrganizationKind>) -> Bool {
    shared.contains(.kind) && kinds[first] == .union
  }

  /// Whether it stands for more than one organization.
  var isMerged: Bool { organizationCount > 1 }

  @inline(__always)
  mutating func count(
    members: Int, hasRoles: Bool, isCollective: Bool, isParticipating: Bool, exportsDirectly: Bool,
    isCritical: Bool
  ) {
    organizationCount += 1
    self.members += members
    roleCount += hasRoles ? 1 : 0
    if isCollective {
      collectiveCount += 1
      participatingCount += isParticipating ? 1 : 0
    }
    directExporterCount += exportsDirectly ? 1 : 0
    criticalCount += isCritical ? 1 : 0
  }
}
