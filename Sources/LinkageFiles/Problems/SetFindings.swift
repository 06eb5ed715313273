import LabeledGraph
import LinkageGraph

/// What a sound set has that its author may not have meant: each sort once, with the first case and the count.
struct SetFindings {
  /// What a finding is about.
  enum Subject {
    case set, organization(Int), link(Int), product(Int)
  }

  struct Finding {
    var sort: DataProblem.Sort
    var subject: Subject
    var text = ""
    var details: [String] = []
    var count = 1

    /// The column of the file in which the finding shows; `nil` where it is the row.
    func column(in header: HeaderRow?) -> Int? {
      let position: Int? =
        switch sort {
        case .productNotDeclared: LinkColumn.product.rawValue
        case .membershipReversed, .membershipOfNoUnion, .exportToDomestic:
          LinkColumn.relation.rawValue
        case .endedLinks: LinkColumn.until.rawValue
        case .similarIdentifier: OrganizationColumn.id.rawValue
        case .oddTaxCode, .similarTaxCode: OrganizationColumn.taxCode.rawValue
        case .unionMembers: OrganizationColumn.members.rawValue
        case .roleOfProducer: OrganizationColumn.roles.rawValue
        case .sameName: OrganizationColumn.name.rawValue
        default: nil
        }
      return position.flatMap { header?.columns[$0] }
    }
  }

  private(set) var findings: [Finding] = []
  private(set) var uses: [DataReport.ProductUse] = []
  private let set: LinkageSet
  /// Products that have a finding of their own.
  private var reported: Set<Int> = []
  /// Those of them that are odd themselves.
  private var odd: Set<Int> = []

  /// The most member cooperatives that a union has.
  static let mostUnionMembers = 1_000

  /// Looks at a whole set.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - odd: What is odd about its products: what follows from that is not said again.
  /// - Complexity: O(organizations + links).
  init(_ set: LinkageSet, odd: [ProductFindings.Finding]) {
    self.set = set
    for finding in odd {
      reported.insert(finding.product)
      self.odd.insert(finding.product)
      for meant in finding.meant + [finding.remedy?.suggestion].compactMap(\.self) {
        let name = Vocabulary.productName(of: meant)
        if let product = set.productNames.firstIndex(of: name) { reported.insert(product) }
      }
    }
    if set.linkCount == 0, !set.organizations.isEmpty {
      findings.append(Finding(sort: .noLink, subject: .set))
    }
    lookAtProducts()
    lookAtLinks()
    lookAtRepeatedLinks()
    lookAtOrganizations()
    lookAtIdentifiers()
    lookAtTaxCodes()
  }

  private mutating func find(
    _ sort: DataProblem.Sort, _ subject: Subject, _ text: String = "", details: [String] = []
  ) {
    if let known = findings.firstIndex(where: { $0.sort == sort }) {
      findings[known].count += 1
    } else {
      findings.append(Finding(sort: sort, subject: subject, text: text, details: details))
    }
  }

  // MARK: Products

  private mutating func lookAtProducts() {
    let products = set.productNames
    if products.isEmpty {
      if set.organizations.isEmpty { return }
      findings.append(Finding(sort: .noProduct, subject: .set))
      return
    }
    let organizations = set.organizationColumns
    let links = set.linkColumns
    var declared = [Int](repeating: 0, count: products.count)
    for code in organizations.products { declared[Int(code)] += 1 }
    var carried = [Int](repeating: 0, count: products.count)
    var carriesEvery = false
    var handled = [Bool](repeating: false, count: products.count)
    var handlesEvery = false
    var hasOutgoing = [Bool](repeating: false, count: organizations.count)
    for link in 0..<links.count {
      let source = Int(links.sources[link])
      hasOutgoing[source] = true
      let isProducers = organizations.kinds[source].isCollective
      if links.products[link] == LinkColumns.everyProduct {
        carriesEvery = true
        if isProducers, set.declaredProducts(of: source).isEmpty { handlesEvery = true }
      } else {
        let product = Int(links.products[link])
        carried[product] += 1
        if isProducers { handled[product] = true }
      }
    }
    for organization in 0..<organizations.count where organizations.kinds[organization].isCollective
    {
      for product in set.declaredProducts(of: organization) { handled[product] = true }
    }
    for link in 0..<links.count {
      // Where it declares and sells nothing, an organization handles what it buys.
      let target = Int(links.targets[link])
      guard organizations.kinds[target].isCollective, !hasOutgoing[target],
        set.declaredProducts(of: target).isEmpty
      else { continue }
      if links.products[link] == LinkColumns.everyProduct {
        handlesEvery = true
      } else {
        handled[Int(links.products[link])] = true
      }
    }
    uses = products.indices.map {
      DataReport.ProductUse(product: products[$0], organizations: declared[$0], links: carried[$0])
    }
    for product in products.indices where !reported.contains(product) {
      if carried[product] == 0, !carriesEvery, links.count > 0 {
        findings.append(
          Finding(
            sort: .productNotCarried, subject: .product(product), text: products[product],
            details: ["\(declared[product])"]))
      } else if carried[product] > 0, !handled[product], !handlesEvery {
        findings.append(
          Finding(
            sort: .productNotProduced, subject: .product(product), text: products[product],
            details: ["\(carried[product])"]))
      }
    }
  }

  // MARK: Links

  private mutating func lookAtLinks() {
    let organizations = set.organizationColumns
    let links = set.linkColumns
    var latest = LinkColumns.openYear
    let greatest = Int16(LinkageSet.likelyYears.upperBound)
    for year in links.since where year <= greatest { latest = max(latest, year) }
    for year in links.until where year <= greatest { latest = max(latest, year) }
    var pairs: Set<UInt64> = []
    for link in 0..<links.count {
      let source = Int(links.sources[link])
      let target = Int(links.targets[link])
      if !links.relations.isEmpty, links.relations[link] == .membership,
        organizations.kinds[source] == .union, organizations.kinds[target] != .union,
        organizations.kinds[target].isCollective
      {
        find(.membershipReversed, .link(link), set.id(of: source))
      }
      let relation = links.relations.isEmpty ? LinkRelation.supply : links.relations[link]
      let (seller, buyer) = (organizations.kinds[source], organizations.kinds[target])
      if relation != .supply || !seller.isCollective {
        lookAtDirection(of: link, relation, from: source, seller, to: target, buyer)
      }
      if !links.until.isEmpty, links.until[link] != LinkColumns.openYear, links.until[link] < latest
      {
        find(.endedLinks, .link(link), details: ["\(links.until[link])", "\(latest)"])
      }
      let product = links.products[link]
      guard product != LinkColumns.everyProduct, organizations.kinds[source].isCollective,
        !reported.contains(Int(product)), pairs.count < Self.mostCompared
      else { continue }
      let declared = set.declaredProducts(of: source)
      if declared.contains(where: { !odd.contains($0) }), !declared.contains(Int(product)),
        pairs.insert(UInt64(source) << 32 | UInt64(product)).inserted
      {
        find(
          .productNotDeclared, .link(link), set.id(of: source),
          details: [set.productNames[Int(product)]])
      }
    }
  }

  /// Looks whether goods can run the way that a link does.
  private mutating func lookAtDirection(
    of link: Int, _ relation: LinkRelation, from source: Int, _ seller: OrganizationKind,
    to target: Int, _ buyer: OrganizationKind
  ) {
    let sort: DataProblem.Sort
    switch relation {
    case .membership where !buyer.isCollective && source != target: sort = .membershipOfNoUnion
    case .export where !acts(target, as: .market) && !acts(target, as: .exporter):
      sort = .exportToDomestic
    case .supply where buyer.isCollective || seller == .market:
      // Who acts as a producer besides may sell to one.
      if seller != .market, hasRoleOfProducer(source) { return }
      sort = .linkReversed
    default: return
    }
    find(
      sort, .link(link), set.id(of: sort == .linkReversed ? source : target),
      details: ["\(seller.rawValue)", "\(buyer.rawValue)"])
  }

  /// Looks for links that say the same in every column.
  private mutating func lookAtRepeatedLinks() {
    let links = set.linkColumns
    guard links.count <= Self.mostCompared else { return }
    var first: [Int: Int] = [:]
    first.reserveCapacity(links.count)
    for link in 0..<links.count {
      let key = links.hash(of: link)
      guard let other = first[key] else {
        first[key] = link
        continue
      }
      if links.says(link, sameAs: other) {
        find(.repeatedLink, .link(link), set.id(of: Int(links.sources[link])))
      }
    }
  }

  /// How many ids, links, and pairs of organizations and products are compared.
  static let mostCompared = 1 << 20

  // MARK: Organizations

  private mutating func lookAtOrganizations() {
    let organizations = set.organizationColumns
    let links = set.linkColumns
    var exports = [Bool](repeating: false, count: organizations.count)
    for link in 0..<links.count {
      let target = Int(links.targets[link])
      if !links.relations.isEmpty && links.relations[link] == .export || acts(target, as: .market) {
        exports[Int(links.sources[link])] = true
      }
    }
    var names: [NamedPlace: Int] = [:]
    for organization in 0..<organizations.count {
      if organizations.kinds[organization] == .exporter, !exports[organization] {
        find(.exporterWithoutExport, .organization(organization), set.id(of: organization))
      }
      if organizations.kinds[organization] == .union, let members = set.members(of: organization),
        members > Self.mostUnionMembers
      {
        find(
          .unionMembers, .organization(organization), set.id(of: organization),
          details: ["\(members)"])
      }
      if !organizations.roles.isEmpty, !organizations.kinds[organization].isCollective,
        hasRoleOfProducer(organization)
      {
        find(.roleOfProducer, .organization(organization), set.id(of: organization))
      }
      guard let name = set.name(of: organization) else { continue }
      let place = NamedPlace(
        name: IdentifierHints.plainNameKey(name), kind: organizations.kinds[organization],
        district: organizations.districts.codes.isEmpty
          ? 0 : organizations.districts.codes[organization])
      if let first = names[place] {
        find(
          .sameName, .organization(organization), set.id(of: organization),
          details: [set.id(of: first)])
      } else {
        names[place] = organization
      }
    }
  }

  // MARK: Ids

  /// Looks for ids that a reader would take for one.
  private mutating func lookAtIdentifiers() {
    let ids = set.organizationColumns.ids
    guard ids.count <= Self.mostCompared else { return }
    // By numbers, which take less room than keys; who shares one is compared.
    var first: [Int: Int] = [:]
    first.reserveCapacity(ids.count)
    for organization in 0..<ids.count {
      let key = LookalikeKey(ids.span(of: organization))
      guard let other = first[key.hashValue] else {
        first[key.hashValue] = organization
        continue
      }
      if key != LookalikeKey(ids.span(of: other)) { continue }
      find(
        .similarIdentifier, .organization(organization), ids[organization], details: [ids[other]])
    }
  }

  // MARK: Tax codes

  /// Looks for tax codes that are damaged, or are another organization's in another form.
  private mutating func lookAtTaxCodes() {
    let codes = set.organizationColumns.taxCodes
    guard codes.count <= Self.mostCompared else { return }
    var odd: [Int] = []
    var first: [String: Int] = [:]
    var count = 0
    for organization in 0..<codes.count {
      let code = codes[organization]
      if code.isEmpty { continue }
      count += 1
      guard let digits = TaxCode.digits(of: code) else {
        odd.append(organization)
        continue
      }
      if !TaxCode.lengths.contains(digits.count) { odd.append(organization) }
      let key = TaxCode.key(digits)
      if let other = first[key] {
        find(.similarTaxCode, .organization(organization), code, details: [set.id(of: other)])
      } else {
        first[key] = organization
      }
    }
    // Elsewhere codes may be of another kind.
    if odd.count * 2 > count { return }
    for organization in odd {
      find(.oddTaxCode, .organization(organization), codes[organization])
    }
  }

  private struct NamedPlace: Hashable {
    var name: String
    var kind: OrganizationKind
    var district: UInt32
  }

  private func hasRoleOfProducer(_ organization: Int) -> Bool {
    let roles = set.organizationColumns.roles
    return !roles.isEmpty
      && !roles[organization].isDisjoint(with: OrganizationKinds(OrganizationKind.collective))
  }

  private func acts(_ organization: Int, as kind: OrganizationKind) -> Bool {
    let columns = set.organizationColumns
    return columns.kinds[organization] == kind
      || !columns.roles.isEmpty && columns.roles[organization].contains(OrganizationKinds(kind))
  }
}

extension LinkColumns {
  /// A number that links share that have the same value in every column.
  fileprivate func hash(of link: Int) -> Int {
    var hasher = Hasher()
    func combine<Element: Hashable>(_ column: SharedArray<Element>) {
      if !column.isEmpty { hasher.combine(column[link]) }
    }
    combine(sources)
    combine(targets)
    combine(products)
    combine(since)
    combine(until)
    // Not-a-number, the blank of amounts, is equal to nothing.
    for column in [volumes, values] where !column.isEmpty {
      hasher.combine(column[link].isNaN ? -1 : column[link])
    }
    return hasher.finalize()
  }

  /// Whether two links have the same value in every column.
  fileprivate func says(_ link: Int, sameAs other: Int) -> Bool {
    func agrees<Element: Equatable>(_ column: SharedArray<Element>) -> Bool {
      column.isEmpty || column[link] == column[other]
    }
    func agree(_ column: SharedArray<Double>) -> Bool {
      column.isEmpty || column[link] == column[other]
        || (column[link].isNaN && column[other].isNaN)
    }
    return agrees(sources) && agrees(targets) && agrees(products) && agrees(relations)
      && agrees(contracts) && agrees(since)
      && agrees(until) && agree(volumes) && agree(values)
  }
}
