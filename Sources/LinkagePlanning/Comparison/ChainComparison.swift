import LabeledGraph
public import LinkageGraph

/// Two states of chains side by side: a set and what a scenario makes of it, two years of a set, or two sets of different dates.
public struct ChainComparison: Sendable {
  /// A flag that an organization has for a product in one state and not in the other.
  public struct Change: Sendable, Hashable {
    /// The organization, by its position in the set before.
    public var organization: OrganizationPosition
    /// The product, by its position in ``ChainComparison/products``.
    public var product: ProductPosition
    /// ``/LinkageGraph/ChainFlag/participating`` or ``/LinkageGraph/ChainFlag/export``.
    public var flag: ChainFlag

    /// Creates a change.
    public init(organization: OrganizationPosition, product: ProductPosition, flag: ChainFlag) {
      self.organization = organization
      self.product = product
      self.flag = flag
    }
  }

  /// Coverage and reach before.
  public let before: ChainSummary
  /// Coverage and reach after.
  public let after: ChainSummary
  /// The products of both states: those of the set before in its order, then those of the other alone.
  public let products: LinkageSet.Products
  /// Who had a flag before and has it no more, of the organizations selected on both sides: in the order of the set before, by product,
  /// participation before export.
  public let lost: [Change]
  /// Who has a flag and did not have it before, likewise.
  public let gained: [Change]
  /// The selected organizations of the state after that are not selected before, by their positions in the set after.
  public let came: [OrganizationPosition]
  /// The selected organizations of the state before that are not selected after, by their positions in the set before.
  public let went: [OrganizationPosition]
  /// How the organizations of the two sets correspond.
  public let matching: OrganizationMatching
  /// The flags of both states, each by the positions of its set.
  let flags: (before: [ComparedFlags], after: [ComparedFlags])
  /// For each organization before whether it counts in both states.
  let isInBoth: SharedArray<Bool>
}

/// How the organizations of two sets correspond: by their ids.
public struct OrganizationMatching: Sendable {
  /// For each organization before its position after; `nil` where all have the same position.
  private let positions: SharedArray<UInt32>?

  private static let absent = UInt32.max

  /// Every organization is in both sets at the same position.
  static let identity = OrganizationMatching(positions: nil)

  private init(positions: SharedArray<UInt32>?) { self.positions = positions }

  /// Matches two sets by ids.
  ///
  /// - Complexity: O(organizations of both), on all cores once the ids of the set after are looked up.
  public init(matching before: LinkageSet, with after: LinkageSet) {
    let ids = before.organizationColumns.ids
    let others = after.organizationColumns.ids
    let index = after.index
    positions = SharedArray(concurrently: ids.count) { organization in
      let found = index.find(ids.span(of: organization), in: others)
      return found == IdentifierIndex.absent ? Self.absent : found
    }
  }

  /// Returns how many organizations are in both of two sets, by their ids.
  ///
  /// - Complexity: O(organizations of both).
  package static func sharedCount(_ before: LinkageSet, _ after: LinkageSet) -> Int {
    OrganizationMatching(matching: before, with: after)
      .sharedCount(of: before.organizationColumns.count)
  }

  /// Returns the position after of an organization of the set before, or `nil` where it is gone.
  public func positionAfter(of organization: OrganizationPosition) -> OrganizationPosition? {
    guard let positions else { return organization }
    let position = positions[organization.offset]
    return position == Self.absent ? nil : OrganizationPosition(position)
  }

  /// The position after by rows.
  func row(of organization: Int) -> Int? {
    positionAfter(of: OrganizationPosition(organization))?.offset
  }

  var isIdentity: Bool { positions == nil }

  /// How many organizations are in both sets, of so many before.
  func sharedCount(of count: Int) -> Int {
    positions.map { $0.count { $0 != Self.absent } } ?? count
  }
}
