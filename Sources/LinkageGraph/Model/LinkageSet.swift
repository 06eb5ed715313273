import LabeledGraph

/// Who sells to whom: organizations and the links between them.
///
/// A set is immutable and checked: ids are unique, every link joins two of its organizations, and
/// numbers are in range. Read one from files with the `LinkageFiles` module, or build it:
///
/// ```swift
/// let set = try LinkageSet(
///   organizations: [
///     Organization(id: "HTX-1", kind: .cooperative, products: ["rice"], members: 120),
///     Organization(id: "XK-1", kind: .exporter),
///   ],
///   links: [Link(source: "HTX-1", target: "XK-1", product: "rice", volume: 800)])
/// ```
///
/// Texts compare by canonical equivalence, as Swift strings do. Properties are stored as columns:
/// about 40 bytes an organization beside its texts, and 17 bytes a link plus 8 for each of volume
/// and value that the input has.
public struct LinkageSet: Sendable {
  /// The names of the products, in order of first appearance: organizations first, then links.
  public let products: [String]

  package let organizationColumns: OrganizationColumns
  private let linkStorage: LinkStorage
  private let indexStorage: IndexStorage

  private enum LinkStorage: Sendable {
    case columns(LinkColumns)
    case packed(PackedLinks, Deferred<LinkColumns>)
  }

  private enum IndexStorage: Sendable {
    case index(IdentifierIndex)
    case deferred(Deferred<IdentifierIndex>)
  }

  /// Creates a set from columns that are already checked.
  package init(
    products: [String], organizations: OrganizationColumns, links: LinkColumns,
    index: IdentifierIndex
  ) {
    self.products = products
    self.organizationColumns = organizations
    linkStorage = .columns(links)
    indexStorage = .index(index)
  }

  /// Creates a set from a packed file that is already checked: what measures do not need is made
  /// when it is first wanted.
  package init(products: [String], organizations: OrganizationColumns, packed: PackedLinks) {
    self.products = products
    self.organizationColumns = organizations
    linkStorage = .packed(packed, Deferred { packed.columns() })
    let ids = organizations.ids
    indexStorage = .deferred(Deferred { IdentifierIndex(ids) })
  }

  /// The links in the order of the input.
  ///
  /// - Complexity: O(1), but for the first time of a packed set: O(organizations + links). A loop
  ///   keeps them at hand.
  package var linkColumns: LinkColumns {
    switch linkStorage {
    case .columns(let columns): columns
    case .packed(_, let columns): columns.value
    }
  }

  /// The links in the order of the graph's rows, where the set comes from a packed file.
  package var packedLinks: PackedLinks? {
    switch linkStorage {
    case .columns: nil
    case .packed(let links, _): links
    }
  }

  package var linkCount: Int {
    switch linkStorage {
    case .columns(let columns): columns.count
    case .packed(let links, _): links.count
    }
  }

  package var index: IdentifierIndex {
    switch indexStorage {
    case .index(let index): index
    case .deferred(let index): index.value
    }
  }

  /// The organizations, in the order of the input.
  public var organizations: Organizations { Organizations(owner: self) }

  /// The links, in the order of the input.
  public var links: Links { Links(owner: self) }

  /// Returns the position of the organization with an id.
  ///
  /// - Parameter id: The id; compared by canonical equivalence.
  /// - Returns: The position in ``organizations``, or `nil` where no organization has the id.
  /// - Complexity: O(length of the id) expected.
  public func organization(withID id: String) -> Int? {
    for form in [id, id.normalizedToNFC] {
      let bytes = Array(form.utf8)
      let position = index.find(bytes.span, in: organizationColumns.ids)
      if position != IdentifierIndex.absent { return Int(position) }
    }
    return nil
  }

  /// The organizations of a set as values; each is put together on access.
  public struct Organizations: RandomAccessCollection, Sendable {
    let owner: LinkageSet

    /// The position of the first organization.
    public var startIndex: Int { 0 }
    /// One past the position of the last organization.
    public var endIndex: Int { owner.organizationColumns.count }

    /// Returns the organization at a position.
    public subscript(position: Int) -> Organization {
      let columns = owner.organizationColumns
      return Organization(
        id: columns.ids[position],
        name: owner.name(of: position),
        kind: columns.kinds[position],
        district: owner.district(of: position),
        products: owner.declaredProducts(of: position).map { owner.products[$0] },
        members: owner.members(of: position),
        rating: owner.rating(of: position),
        usesHighTechnology: columns.highTechnology.isEmpty
          ? nil : columns.highTechnology[position].value,
        usesDigitalTechnology: columns.digitalTechnology.isEmpty
          ? nil : columns.digitalTechnology[position].value,
        capacity: Self.known(columns.capacities, position))
    }

    private static func known(_ column: [Double], _ position: Int) -> Double? {
      column.isEmpty || column[position].isNaN ? nil : column[position]
    }
  }

  /// The links of a set as values; each is put together on access.
  public struct Links: RandomAccessCollection, Sendable {
    let owner: LinkageSet

    /// The position of the first link.
    public var startIndex: Int { 0 }
    /// One past the position of the last link.
    public var endIndex: Int { owner.linkCount }

    /// Returns the link at a position.
    public subscript(position: Int) -> Link {
      let columns = owner.linkColumns
      let product = columns.products[position]
      return Link(
        source: owner.id(of: Int(columns.sources[position])),
        target: owner.id(of: Int(columns.targets[position])),
        product: product == LinkColumns.everyProduct ? nil : owner.products[Int(product)],
        relation: columns.relations.isEmpty ? .supply : columns.relations[position],
        contract: columns.contracts.isEmpty ? nil : columns.contracts[position].value,
        volume: Self.known(columns.volumes, position),
        value: Self.known(columns.values, position),
        since: Self.known(columns.since, position),
        until: Self.known(columns.until, position))
    }

    private static func known(_ column: SharedArray<Double>, _ position: Int) -> Double? {
      column.isEmpty || column[position].isNaN ? nil : column[position]
    }

    private static func known(_ column: SharedArray<Int16>, _ position: Int) -> Int? {
      column.isEmpty || column[position] == LinkColumns.openYear ? nil : Int(column[position])
    }
  }
}

extension LinkageSet {
  /// Returns the id of an organization.
  public func id(of organization: Int) -> String { organizationColumns.ids[organization] }

  /// Returns the name of an organization, or its id where it has no name.
  public func displayName(of organization: Int) -> String {
    name(of: organization) ?? id(of: organization)
  }

  /// Returns the kind of an organization.
  public func kind(of organization: Int) -> OrganizationKind {
    organizationColumns.kinds[organization]
  }

  /// Returns the place an organization is filed under, or `nil`.
  public func district(of organization: Int) -> String? {
    let column = organizationColumns.districts
    if column.codes.isEmpty || column.codes[organization] == 0 { return nil }
    return column.values[Int(column.codes[organization])]
  }

  /// Returns the members of an organization, or `nil` where unknown.
  public func members(of organization: Int) -> Int? {
    let column = organizationColumns.members
    if column.isEmpty || column[organization] < 0 { return nil }
    return column[organization]
  }

  /// Returns the rating of an organization, or `nil` where it is not rated.
  public func rating(of organization: Int) -> OrganizationRating? {
    let column = organizationColumns.ratings
    if column.isEmpty || column[organization] == 0 { return nil }
    return OrganizationRating(rawValue: column[organization] - 1)
  }

  func name(of organization: Int) -> String? {
    let column = organizationColumns.names
    if column.count == 0 || column.range(of: organization).isEmpty { return nil }
    return column[organization]
  }

  /// Returns the positions in ``products`` of the products that an organization declares.
  public func declaredProducts(of organization: Int) -> [Int] {
    let ends = organizationColumns.productEnds
    if ends.isEmpty { return [] }
    let first = organization == 0 ? 0 : ends[organization - 1]
    return organizationColumns.products[Int(first)..<Int(ends[organization])].map { Int($0) }
  }
}
