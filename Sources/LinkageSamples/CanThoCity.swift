import LinkageGraph

/// The fictional city while it is being built.
///
/// Whether a cooperative participates is decided by its role before any link exists, and links only
/// carry it out. The one rule that keeps the count exact: a link out of a cooperative without an
/// outlet leads to another such cooperative or to the union that sells to nobody, and each of the
/// others has one link toward an outlet that began by 2024 and never ends.
struct CanThoCity {
  var generator: SplitMix64
  var organizations: [CanThoOrganization] = []
  var links: [CanThoLink] = []
  /// Positions in ``organizations``, by the raw value of the kind, in the order of their numbers.
  var positions = [[Int]](repeating: [], count: OrganizationKind.allCases.count)
  var cooperatives: [Cooperative] = []
  var groupPlans: [GroupPlan] = []
  private var names = CanThoNames()

  /// What a cooperative is to others; see ``CanThoCity/roleCounts``.
  enum Role: Int, CaseIterable {
    case exports, sellsToExporter, sellsToProcessor, sellsThroughUnion, sellsToBuyer
    case sellsToNeighbor
    case memberOfIdleUnion, gathers, sellsToGatherer, unlinked

    var participates: Bool { rawValue <= Role.sellsToNeighbor.rawValue }
  }

  struct Cooperative {
    let position: Int
    let district: CanThoDistrict
    let product: GeneratedProduct
    let role: Role
  }

  /// A group and whom it delivers to.
  struct GroupPlan {
    enum Outlet { case cooperative(Int), buyer, processor, none }
    let district: CanThoDistrict
    let product: GeneratedProduct
    let outlet: Outlet
  }

  /// How many cooperatives have each role: a row for a role, in order, a column for a product.
  ///
  /// The first six rows sum to 52.
  static let roleCounts: [[Int]] = [
    [2, 1, 1],
    [4, 2, 2],
    [8, 4, 5],
    [5, 4, 0],
    [4, 4, 2],
    [2, 1, 1],
    [0, 0, 5],
    [20, 13, 7],
    [4, 3, 2],
    [40, 26, 11],
  ]

  /// How many cooperatives a district has: a row for a district, in order, a column for a product.
  ///
  /// The columns sum to those of ``roleCounts``.
  static let cooperativeCounts: [[Int]] = [
    [1, 4, 1],
    [4, 7, 3],
    [3, 12, 2],
    [7, 3, 10],
    [7, 2, 13],
    [2, 21, 1],
    [23, 3, 2],
    [22, 5, 1],
    [20, 1, 3],
  ]

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed, stream: 200)
  }

  mutating func build() {
    foundEnterprises()
    foundCooperatives()
    foundGroups()
    linkGroups()
    linkCooperatives()
    linkEnterprises()
    describeOrganizations()
    fillVolumes()
  }

  mutating func add(
    _ kind: OrganizationKind, named name: String, in district: CanThoDistrict?,
    handling products: [GeneratedProduct]
  ) -> Int {
    let position = organizations.count
    positions[Int(kind.rawValue)].append(position)
    organizations.append(
      CanThoOrganization(
        kind: kind, number: positions[Int(kind.rawValue)].count, name: name, district: district,
        products: products))
    return position
  }

  func position(_ kind: OrganizationKind, _ number: Int) -> Int {
    positions[Int(kind.rawValue)][number - 1]
  }

  /// The union of a product: there is one each, in the order of the products.
  func union(of product: GeneratedProduct) -> Int {
    position(.union, product.rawValue + 1)
  }

  private mutating func foundEnterprises() {
    for kind in OrganizationKind.allCases {
      for enterprise in CanThoEnterprise.all(of: kind) {
        _ = add(
          kind, named: enterprise.name, in: enterprise.district, handling: enterprise.products)
      }
    }
    for sale in CanThoSale.all where sale.seller.kind == .processor && sale.buyers.kind == .market {
      organizations[position(.processor, sale.seller.number)].roles = [.exporter]
    }
  }

  private mutating func foundCooperatives() {
    for district in CanThoDistrict.allCases {
      for product in GeneratedProduct.allCases {
        for _ in 0..<Self.cooperativeCounts[district.rawValue][product.rawValue] {
          let name = names.cooperative(of: product, in: district, using: &generator)
          let others = GeneratedProduct.allCases.filter { $0 != product }
          let second = generator.chance(14) ? [generator.element(of: others)] : []
          _ = add(.cooperative, named: name, in: district, handling: [product] + second)
        }
      }
    }
    for product in GeneratedProduct.allCases { assignRoles(of: product) }
    cooperatives.sort { $0.position < $1.position }
  }

  /// Deals the roles of one product to its cooperatives.
  ///
  /// Members of a union come from the union's own district; the other roles fall to whom they may.
  private mutating func assignRoles(of product: GeneratedProduct) {
    var free = generator.shuffled(
      positions[Int(OrganizationKind.cooperative.rawValue)].filter {
        organizations[$0].products[0] == product
      })
    let seat = organizations[union(of: product)].district
    let unionRoles: [Role] = [.sellsThroughUnion, .memberOfIdleUnion]
    for role in unionRoles + Role.allCases.filter({ !unionRoles.contains($0) }) {
      for _ in 0..<Self.roleCounts[role.rawValue][product.rawValue] {
        let choice =
          unionRoles.contains(role)
          ? free.firstIndex { organizations[$0].district == seat } : free.indices.last
        guard let choice, let district = organizations[free[choice]].district else {
          preconditionFailure("the tables of cooperatives and roles disagree")
        }
        cooperatives.append(
          Cooperative(
            position: free.remove(at: choice), district: district, product: product, role: role))
      }
    }
  }

  /// Plans the groups first and founds them by district, as a register would list them.
  private mutating func foundGroups() {
    let selling = generator.shuffled(cooperatives.filter(\.role.participates))
    let stalled = generator.shuffled(
      cooperatives.filter { !$0.role.participates && $0.role != .unlinked })
    // Nobody is left without a supplier; beyond that, a few cooperatives draw most groups.
    var partners = selling + selling + stalled.filter { $0.role == .gathers }
    for _ in 0..<260 {
      partners.append(selling[generator.drawSkewed(below: selling.count, power: 2)])
    }
    for _ in 0..<170 {
      partners.append(stalled[generator.drawSkewed(below: stalled.count, power: 2)])
    }
    var plans = partners.map { partner in
      GroupPlan(
        district: partner.district, product: partner.product,
        outlet: .cooperative(partner.position))
    }
    let cells = CanThoDistrict.allCases.flatMap { district in
      GeneratedProduct.allCases.map { (district, $0) }
    }
    let weights = Self.cooperativeCounts.flatMap { $0 }
    while plans.count < 1_230 {
      let (district, product) = cells[generator.position(weights: weights)]
      let outlet: GroupPlan.Outlet =
        switch generator.draw(below: 100) {
        case ..<11: .buyer
        case ..<18: .processor
        default: .none
        }
      plans.append(GroupPlan(district: district, product: product, outlet: outlet))
    }
    plans = generator.shuffled(plans)
    groupPlans = CanThoDistrict.allCases.flatMap { district in
      plans.filter { $0.district == district }
    }
    for plan in groupPlans {
      let name = names.group(of: plan.product, in: plan.district, using: &generator)
      _ = add(.group, named: name, in: plan.district, handling: [plan.product])
    }
  }
}
