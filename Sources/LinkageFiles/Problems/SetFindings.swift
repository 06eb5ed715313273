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
  }

  private(set) var findings: [Finding] = []
  private(set) var uses: [DataReport.ProductUse] = []
  private let set: LinkageSet
  /// Products that have a finding of their own.
  private var reported: Set<Int> = []

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
      guard let meant = finding.remedy?.suggestion.map({ Vocabulary.productName(of: $0) }),
        let product = set.productNames.firstIndex(of: meant)
      else { continue }
      reported.insert(product)
    }
    lookAtProducts()
    lookAtLinks()
    lookAtOrganizations()
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
    for year in links.since { latest = max(latest, year) }
    for year in links.until { latest = max(latest, year) }
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
      if !links.until.isEmpty, links.until[link] != LinkColumns.openYear, links.until[link] < latest
      {
        find(.endedLinks, .link(link), details: ["\(links.until[link])", "\(latest)"])
      }
      let product = links.products[link]
      guard product != LinkColumns.everyProduct, organizations.kinds[source].isCollective,
        !reported.contains(Int(product)), pairs.count < Self.mostPairs
      else { continue }
      let declared = set.declaredProducts(of: source)
      if !declared.isEmpty, !declared.contains(Int(product)),
        pairs.insert(UInt64(source) << 32 | UInt64(product)).inserted
      {
        find(
          .productNotDeclared, .link(link), set.id(of: source),
          details: [set.productNames[Int(product)]])
      }
    }
  }

  /// How many pairs of organizations and products are counted.
  private static let mostPairs = 1 << 20

  // MARK: Organizations

  private mutating func lookAtOrganizations() {
    let organizations = set.organizationColumns
    let links = set.linkColumns
    var exports = [Bool](repeating: false, count: organizations.count)
    for link in 0..<links.count {
      let target = Int(links.targets[link])
      if !links.relations.isEmpty && links.relations[link] == .export || isMarket(target) {
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
      guard let name = set.name(of: organization) else { continue }
      let place = NamedPlace(
        name: VocabularyMatcher.key(of: name), kind: organizations.kinds[organization],
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

  private struct NamedPlace: Hashable {
    var name: String
    var kind: OrganizationKind
    var district: UInt32
  }

  private func isMarket(_ organization: Int) -> Bool {
    let columns = set.organizationColumns
    return columns.kinds[organization] == .market
      || !columns.roles.isEmpty && columns.roles[organization].contains(OrganizationKinds(.market))
  }
}
