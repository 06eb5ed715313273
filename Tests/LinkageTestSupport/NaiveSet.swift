/// One organization, as plain as its row in `organizations.csv`.
///
/// Texts are canonical: English words for kinds, ratings and the three known products, NFC
/// throughout, and `""` for what is missing.
package struct NaiveOrganization: Equatable, Sendable {
  /// The identifier, unique in its set.
  package var id: String
  /// The name, or `""`.
  package var name: String
  /// `group`, `cooperative`, `union`, `processor`, `exporter`, `buyer` or `market`.
  package var kind: String
  /// The kinds that it acts as besides, in the order of the vocabulary.
  package var roles: [String]
  /// The district, or `""`.
  package var district: String
  /// The products it declares; a product may be named twice.
  package var products: [String]
  /// How many members it has, or `nil` where the field is blank.
  package var members: Int?
  /// The registration number, unique in its set, or `""`.
  package var taxCode: String
  /// `good`, `fair`, `average`, `weak` or `""`.
  package var rating: String
  /// Whether it uses high technology, or `nil` where the field is blank.
  package var highTechnology: Bool?
  /// Whether it has taken up digital technology, or `nil` where the field is blank.
  package var digital: Bool?
  /// Tonnes a year it can handle, or `nil` where the field is blank.
  package var capacity: Double?

  /// Creates an organization.
  package init(
    _ id: String, _ kind: String, roles: [String] = [], name: String = "", district: String = "",
    products: [String] = [], members: Int? = nil, taxCode: String = "", rating: String = "",
    highTechnology: Bool? = nil, digital: Bool? = nil, capacity: Double? = nil
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
    self.highTechnology = highTechnology
    self.digital = digital
    self.capacity = capacity
  }
}

/// One link, as plain as its row in `links.csv`.
package struct NaiveLink: Equatable, Sendable {
  /// The id of the organization the goods leave.
  package var source: String
  /// The id of the organization the goods come to.
  package var target: String
  /// The product carried, or `""` for every product of the set.
  package var product: String
  /// `supply`, `membership`, `export`, or any other text, which counts as supply.
  package var relation: String
  /// Whether a written contract stands behind it, or `nil` where the field is blank.
  package var contract: Bool?
  /// Tonnes a year, or `nil` where the field is blank.
  package var volume: Double?
  /// Million đồng a year, or `nil` where the field is blank.
  package var value: Double?
  /// The first year it stands, or `nil` where open.
  package var since: Int?
  /// The last year it stands, or `nil` where open.
  package var until: Int?

  /// Creates a link.
  package init(
    _ source: String, _ target: String, _ product: String = "", relation: String = "supply",
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

/// A linkage set as two lists of rows, every link between organizations of the set.
package struct NaiveSet: Equatable, Sendable {
  /// The rows of `organizations.csv`.
  package var organizations: [NaiveOrganization]
  /// The rows of `links.csv`.
  package var links: [NaiveLink]

  /// Creates a set.
  package init(_ organizations: [NaiveOrganization] = [], _ links: [NaiveLink] = []) {
    self.organizations = organizations
    self.links = links
  }

  /// The products in order of first appearance: organizations first, then links.
  package var products: [String] {
    var products: [String] = []
    for product in organizations.flatMap(\.products) + links.map(\.product)
    where product != "" && !products.contains(product) {
      products.append(product)
    }
    return products
  }
}

/// What a measure is asked: who is counted, who produces, in which year, and how rows are grouped.
///
/// A filter that is `nil` keeps everything; one that is a list keeps what equals any of its texts.
package struct NaiveOptions: Equatable, Sendable {
  /// The kinds counted, in place of the collective kinds.
  package var kinds: [String]?
  /// The districts counted; `""` is a blank district.
  package var districts: [String]?
  /// The ratings counted; `""` is no rating.
  package var ratings: [String]?
  /// The products whose rows are kept.
  package var products: [String]?
  /// The kinds that produce, in place of the collective kinds.
  package var producers: [String]?
  /// The year whose links are in force, or `nil` for all links.
  package var year: Int?
  /// Whether only links under contract and memberships count.
  package var contractsOnly: Bool
  /// What rows are grouped by, in this order: `kind`, `district`, `rating`.
  package var grouping: [String]

  /// Creates options; by default the collective kinds are counted, over all links, ungrouped.
  package init(
    kinds: [String]? = nil, districts: [String]? = nil, ratings: [String]? = nil,
    products: [String]? = nil, producers: [String]? = nil, year: Int? = nil,
    contractsOnly: Bool = false, grouping: [String] = []
  ) {
    self.kinds = kinds
    self.districts = districts
    self.ratings = ratings
    self.products = products
    self.producers = producers
    self.year = year
    self.contractsOnly = contractsOnly
    self.grouping = grouping
  }
}
