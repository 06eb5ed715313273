/// One organization of a linkage set.
///
/// A value to read and to build sets with; ``LinkageSet`` stores organizations as columns.
public struct Organization: Sendable, Hashable {
  /// The identifier, unique in its set.
  public var id: String
  /// The name shown to people, or `nil` where none is given.
  public var name: String?
  /// What the organization is.
  public var kind: OrganizationKind
  /// The kinds that it acts as besides: a cooperative that mills has the role `processor`.
  ///
  /// A set keeps each once, in the order of ``OrganizationKind``.
  public var roles: [OrganizationKind]
  /// The district it is filed under, as free text, or `nil`.
  public var district: String?
  /// The products it declares; empty where it declares none.
  public var products: [String]
  /// How many members it has, or `nil` where unknown; of a union these are cooperatives, not people.
  public var members: Int?
  /// The number under which it is registered, or `nil`; no two organizations of a set share one.
  public var taxCode: String?
  /// How well it works, or `nil` where it is not rated.
  public var rating: OrganizationRating?
  /// Whether it uses high technology in production, processing or sale; `nil` where unknown.
  public var usesHighTechnology: Bool?
  /// Whether it has taken up digital technology; `nil` where unknown.
  public var usesDigitalTechnology: Bool?
  /// What it can handle, in tonnes a year, or `nil` where unknown.
  public var capacity: Double?

  /// Creates an organization.
  public init(
    id: String, name: String? = nil, kind: OrganizationKind, roles: [OrganizationKind] = [],
    district: String? = nil, products: [String] = [], members: Int? = nil,
    taxCode: String? = nil, rating: OrganizationRating? = nil,
    usesHighTechnology: Bool? = nil, usesDigitalTechnology: Bool? = nil, capacity: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.roles = roles
    self.district = district
    self.products = products
    self.members = members
    self.taxCode = taxCode
    self.rating = rating
    self.usesHighTechnology = usesHighTechnology
    self.usesDigitalTechnology = usesDigitalTechnology
    self.capacity = capacity
  }

  /// The name, or the id where there is no name.
  public var displayName: String { name ?? id }
}

/// One link of a linkage set; it runs the way the goods run.
public struct Link: Sendable, Hashable {
  /// The id of the organization that sells or delivers.
  public var source: String
  /// The id of the organization that buys or receives.
  public var target: String
  /// The product carried, or `nil` for every product of the set.
  public var product: String?
  /// What the link stands for.
  public var relation: LinkRelation
  /// Whether a written contract stands behind it; `nil` where unknown.
  public var contract: Bool?
  /// How much it carries, in tonnes a year, or `nil` where unknown.
  public var volume: Double?
  /// What it is worth, in million đồng a year, or `nil` where unknown.
  public var value: Double?
  /// The first year it stands, or `nil` where open.
  public var since: Int?
  /// The last year it stands, or `nil` where open.
  public var until: Int?

  /// Creates a link.
  public init(
    source: String, target: String, product: String? = nil, relation: LinkRelation = .supply,
    contract: Bool? = nil, volume: Double? = nil, value: Double? = nil, since: Int? = nil,
    until: Int? = nil
  ) {
    self.source = source
    self.target = target
    self.product = product
    self.relation = relation
    self.contract = contract
    self.volume = volume
    self.value = value
    self.since = since
    self.until = until
  }
}
