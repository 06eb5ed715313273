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
/// about 40 bytes an organization beside its texts, and 12 to 18 bytes a link plus 8 for each of volume
/// and value that the input has.
public struct LinkageSet: Sendable {
  /// The names of the products by their codes.
  package let productNames: [String]

  package let organizationColumns: OrganizationColumns
  private let linkStorage: LinkStorage
  private let indexStorage: IndexStorage

  private enum LinkStorage: Sendable {
    case columns(LinkColumns)
    case packed(PackedLinks, Deferred<LinkColumns>)
    case deferred(Deferred<LinkColumns>, count: Int)
  }

  private enum IndexStorage: Sendable {
    case index(IdentifierIndex)
    case deferred(Deferred<IdentifierIndex>)
  }

  private init(
    _ products: [String], _ organizations: OrganizationColumns, _ links: LinkStorage,
    _ index: IndexStorage
  ) {
    productNames = products
    organizationColumns = organizations
    linkStorage = links
    indexStorage = index
    assert(brokenInvariant == nil, brokenInvariant ?? "")
  }

  /// Creates a set from columns that are already checked.
  package init(
    products: [String], organizations: OrganizationColumns, links: LinkColumns,
    index: IdentifierIndex
  ) {
    self.init(products, organizations, .columns(links), .index(index))
  }

  /// Creates a set from a packed file that is already checked: what measures do not need is made
  /// when it is first used.
  package init(products: [String], organizations: OrganizationColumns, packed: PackedLinks) {
    self.init(
      products, organizations, .packed(packed, Deferred { packed.columns() }),
      Self.deferredIndex(of: organizations))
  }

  /// Creates a set that has all of another but its links.
  init(_ set: LinkageSet, products: [String], links: LinkColumns) {
    self.init(products, set.organizationColumns, .columns(links), set.indexStorage)
  }

  /// Creates a set that has all of another but its links, which are put together when somebody asks for them.
  init(
    _ set: LinkageSet, products: [String], linkCount: Int, links: Deferred<LinkColumns>
  ) {
    self.init(
      products, set.organizationColumns, .deferred(links, count: linkCount), set.indexStorage)
  }

  /// Creates a set from columns that are already checked, whose ids are looked up only if somebody asks.
  init(products: [String], organizations: OrganizationColumns, links: LinkColumns) {
    self.init(products, organizations, .columns(links), Self.deferredIndex(of: organizations))
  }

  private static func deferredIndex(of organizations: OrganizationColumns) -> IndexStorage {
    let ids = organizations.ids
    return .deferred(Deferred { IdentifierIndex(ids) })
  }

  /// The links in the order of the input.
  ///
  /// - Complexity: O(1), but O(organizations + links) for the first use in a packed set. Keep them in a
  ///   variable outside loops.
  package var linkColumns: LinkColumns {
    switch linkStorage {
    case .columns(let columns): columns
    case .packed(_, let columns), .deferred(let columns, _): columns.value
    }
  }

  /// The links in the order of the graph's rows, where the set comes from a packed file.
  package var packedLinks: PackedLinks? {
    switch linkStorage {
    case .columns, .deferred: nil
    case .packed(let links, _): links
    }
  }

  package var linkCount: Int {
    switch linkStorage {
    case .columns(let columns): columns.count
    case .packed(let links, _): links.count
    case .deferred(_, let count): count
    }
  }

  package var index: IdentifierIndex {
    switch indexStorage {
    case .index(let index): index
    case .deferred(let index): index.value
    }
  }

  /// The index, where it is there already.
  var knownIndex: IdentifierIndex? {
    switch indexStorage {
    case .index(let index): index
    case .deferred: nil
    }
  }

  /// The organizations, in the order of the input.
  public var organizations: Organizations { Organizations(owner: self) }

  /// The links, in the order of the input.
  public var links: Links { Links(owner: self) }

  /// Returns the position of the organization with an id.
  ///
  /// - Parameter id: The id; blanks and characters of no width around it, and its Unicode form, do not matter.
  /// - Returns: The position in ``organizations``, or `nil` where no organization has the id.
  /// - Complexity: O(length of the id) expected.
  public func organization(withID id: String) -> OrganizationPosition? {
    for form in [id, id.cleanedWord] {
      let bytes = Array(form.utf8)
      let position = index.find(bytes.span, in: organizationColumns.ids)
      if position != IdentifierIndex.absent { return OrganizationPosition(position) }
    }
    return nil
  }

  /// The organizations of a set as values; each is put together on access.
  public struct Organizations: RandomAccessCollection, Sendable {
    let owner: LinkageSet

    /// The position of the first organization.
    public var startIndex: OrganizationPosition { OrganizationPosition(0) }
    /// One past the position of the last organization.
    public var endIndex: OrganizationPosition {
      OrganizationPosition(owner.organizationColumns.count)
    }

    /// Returns the organization at a position.
    public subscript(position: OrganizationPosition) -> Organization {
      let columns = owner.organizationColumns
      let position = position.offset
      return Organization(
        id: columns.ids[position],
        name: owner.name(of: position),
        kind: columns.kinds[position],
        roles: columns.roles.isEmpty ? [] : columns.roles[position].kinds,
        district: owner.district(of: position),
        products: owner.declaredProducts(of: position).map { owner.productNames[$0] },
        members: owner.members(of: position),
        taxCode: owner.taxCode(of: position),
        rating: owner.rating(of: position),
        usesHighTechnology: columns.highTechnology.isEmpty
          ? nil : columns.highTechnology[position].value,
        usesDigitalTechnology: columns.digitalTechnology.isEmpty
          ? nil : columns.digitalTechnology[position].value,
        capacity: Self.known(columns.capacities, position))
    }

    private static func known(_ column: SharedArray<Double>, _ position: Int) -> Double? {
      column.isEmpty || column[position].isNaN ? nil : column[position]
    }
  }

  /// The links of a set as values; each is put together on access.
  public struct Links: RandomAccessCollection, Sendable {
    let owner: LinkageSet

    /// The position of the first link.
    public var startIndex: LinkPosition { LinkPosition(0) }
    /// One past the position of the last link.
    public var endIndex: LinkPosition { LinkPosition(owner.linkCount) }

    /// Returns the link at a position.
    public subscript(position: LinkPosition) -> Link {
      let columns = owner.linkColumns
      let position = position.offset
      let product = columns.products[position]
      return Link(
        source: owner.id(of: Int(columns.sources[position])),
        target: owner.id(of: Int(columns.targets[position])),
        product: product == LinkColumns.everyProduct ? nil : owner.productNames[Int(product)],
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
