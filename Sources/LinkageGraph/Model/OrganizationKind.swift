/// What an organization is, from the field to the foreign market.
public enum OrganizationKind: UInt8, BitwiseCopyable, CaseIterable, Sendable, Hashable {
  /// A cooperative group (tổ hợp tác): farmers who work together under a contract.
  case group
  /// A cooperative (hợp tác xã).
  case cooperative
  /// A union of cooperatives (liên hiệp hợp tác xã).
  case union
  /// An enterprise that mills, packs, freezes or otherwise processes.
  case processor
  /// An enterprise that exports directly, whatever the product.
  case exporter
  /// A domestic outlet: a wholesaler, a supermarket, a distributor.
  case buyer
  /// A foreign market; a link to it is an export.
  case market

  /// Whether the kind belongs to the collective sector: groups, cooperatives and unions.
  public var isCollective: Bool { rawValue <= OrganizationKind.union.rawValue }

  /// The kinds of the collective sector.
  public static let collective: Set<OrganizationKind> = [.group, .cooperative, .union]
}

/// Several kinds of organizations, in one byte.
package struct OrganizationKinds: OptionSet, BitwiseCopyable, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(_ kind: OrganizationKind) { rawValue = 1 << kind.rawValue }

  package init(_ kinds: some Sequence<OrganizationKind>) {
    rawValue = kinds.reduce(0) { $0 | 1 << $1.rawValue }
  }

  /// All kinds there are.
  package static let all = OrganizationKinds(OrganizationKind.allCases)

  /// The kinds in the order of the enumeration.
  package var kinds: [OrganizationKind] {
    OrganizationKind.allCases.filter { contains(OrganizationKinds($0)) }
  }
}

/// How well an organization works, as rated by those who follow it.
public enum OrganizationRating: UInt8, CaseIterable, Sendable, Hashable {
  /// Good (tốt).
  case good
  /// Fair (khá).
  case fair
  /// Average (trung bình).
  case average
  /// Weak (yếu).
  case weak
}

/// What a link stands for.
public enum LinkRelation: UInt8, CaseIterable, BitwiseCopyable, Sendable, Hashable {
  /// A sale or delivery; also what any relation outside the vocabulary counts as.
  case supply
  /// Membership: it runs from the member to its union and carries the member's goods.
  case membership
  /// An export: its source is a direct exporter of what the link carries.
  case export
}
