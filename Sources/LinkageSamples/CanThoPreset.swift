import LinkageFiles
public import LinkageGraph

/// A fictional city in the shape of Cần Thơ before July 2025: 1,500 organizations in nine districts,
/// to learn the tool with and to show what it finds.
///
/// Rice grows in Cờ Đỏ, Thới Lai and Vĩnh Thạnh, fruit in Phong Điền and Cái Răng, fish in Thốt Nốt
/// and Ô Môn; mills, packers, freezers and exporters stand around Bình Thủy. There are 1,230 groups,
/// 183 cooperatives, 3 unions, 25 processors, 12 exporters, 35 buyers and 12 foreign markets. All
/// names are invented, though the communes in them exist.
///
/// What holds for **every** seed, because the set is built that way:
///
/// * Of the 183 cooperatives exactly 52 participate (as `coverage` counts them in its row `any`),
///   the share that was reported for the real city in September 2024: by their main product 25 in
///   rice, 16 in fruit and 11 in seafood. It holds over all links, and also for the links in force
///   in 2024 or any later year; in earlier years no more participate, as their links began one
///   after another.
/// * Of the 52, four export themselves, eight sell to an exporter, seventeen to a processor, nine
///   through a union, ten to domestic buyers only, and four to a neighbor who sells on.
/// * 54 cooperatives have links but no outlet: five in a union that sells to nobody, forty that
///   gather what their groups deliver, nine that sell to one of those. 77 have no link at all.
/// * Processors that sell abroad themselves have the role of an exporter.
/// * A processor that sells to nobody leaves the chains through it incomplete.
///
/// Volumes follow the goods: what a cooperative sells is about what its groups deliver, what a
/// processor ships is what it takes in, from here and elsewhere, times its yield. Links that ended
/// before 2026 carry what was once traded and add nothing to what is sold today.
public struct CanThoPreset: GeneratedLinkageSet {
  /// What the set follows from.
  public let seed: UInt64

  /// How many organizations there are.
  public var organizationCount: Int { organizations.count }
  /// How many links there are.
  public var linkCount: Int { links.count }

  private let organizations: [CanThoOrganization]
  private let links: [CanThoLink]

  /// Builds the city.
  ///
  /// - Parameter seed: Any number; another one gives other names, sizes and partners.
  public init(seed: UInt64) {
    self.seed = seed
    var city = CanThoCity(seed: seed)
    city.build()
    organizations = city.organizations
    links = city.links
  }

  /// Writes the organizations, kind by kind.
  public func writeOrganizations<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    var rows = CSVBuffer()
    try rows.appendHeader(Vocabulary.organizationColumns, to: &sink)
    for kind in OrganizationKind.allCases {
      for organization in organizations where organization.kind == kind {
        organization.append(to: &rows)
        try rows.end(to: &sink)
      }
    }
    try rows.flush(to: &sink)
  }

  /// Writes the links, in the order in which goods pass from hand to hand.
  public func writeLinks<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    var rows = CSVBuffer()
    try rows.appendHeader(Vocabulary.linkColumns, to: &sink)
    for link in links {
      link.append(to: &rows, between: organizations)
      try rows.end(to: &sink)
    }
    try rows.flush(to: &sink)
  }
}

/// An organization of the fictional city.
struct CanThoOrganization: Sendable {
  let kind: OrganizationKind
  var roles: [OrganizationKind] = []
  /// Its number within the kind, from 1.
  let number: Int
  let name: String
  let district: CanThoDistrict?
  let products: [GeneratedProduct]
  var declaresProducts = true
  var members: Int?
  var rating: OrganizationRating?
  var usesHighTechnology: Bool?
  var usesDigitalTechnology: Bool?
  /// Tonnes a year.
  var capacity: Int?

  func appendId(to rows: inout CSVBuffer) {
    rows.append(kind.idPrefix.utf8.span, number: number, width: 4)
  }

  /// The tax code: groups are not registered, and no province has the prefix 99.
  private var taxCode: String? {
    switch kind {
    case .group, .market: nil
    case .cooperative, .union, .processor, .exporter, .buyer:
      "\(9_900_000_000 + (Int(kind.rawValue) + 1) * 10_000_000 + number)"
    }
  }

  func append(to rows: inout CSVBuffer) {
    appendId(to: &rows)
    rows.append(name)
    rows.append(kind.word)
    rows.append(roles.isEmpty ? nil : roles.map(\.word).joined(separator: "|"))
    rows.append(district?.name)
    rows.append(
      declaresProducts ? products.map(\.word).joined(separator: "|") : nil)
    rows.append(members)
    rows.append(taxCode)
    rows.append(rating?.word)
    rows.append(Answer(usesHighTechnology))
    rows.append(Answer(usesDigitalTechnology))
    rows.append(capacity)
  }
}

/// A link of the fictional city; its ends are positions in the city's list.
struct CanThoLink: Sendable {
  let source: Int
  let target: Int
  let product: GeneratedProduct
  var relation = LinkRelation.supply
  var contract: Bool?
  /// Tenths of a tonne a year.
  var tenths = 0
  /// Million đồng a year.
  var value: Int?
  var since: Int?
  var until: Int?

  func append(to rows: inout CSVBuffer, between organizations: [CanThoOrganization]) {
    organizations[source].appendId(to: &rows)
    organizations[target].appendId(to: &rows)
    rows.append(product.word)
    rows.append(relation.word)
    rows.append(Answer(contract))
    rows.append(tenths: tenths)
    rows.append(value)
    rows.append(since)
    rows.append(until)
  }
}
