import LinkageGraph

extension CanThoCity {
  /// Since when a link stands, and whether it may end.
  private enum Term {
    /// Began by 2024 and never ends: what participation rests on.
    case lasting
    /// May have begun only lately.
    case recent
    /// Began in a given year.
    case from(Int)
    /// Ended with a given year.
    case ended(Int)
  }

  mutating func linkGroups() {
    for (plan, group) in zip(groupPlans, positions[Int(OrganizationKind.group.rawValue)]) {
      switch plan.outlet {
      case .cooperative(let partner):
        link(group, partner, plan.product, .lasting, contractChance: 62)
        // A few sell part of the harvest past their cooperative, or once did.
        if generator.chance(5) {
          link(group, buyer(of: plan.product, near: plan.district), plan.product, .recent)
        } else if generator.chance(5) {
          let until = generator.draw(in: 2019...2025)
          link(group, buyer(of: plan.product, near: plan.district), plan.product, .ended(until))
        }
      case .buyer:
        link(group, buyer(of: plan.product, near: plan.district), plan.product, .recent)
      case .processor:
        let processor = generator.element(of: handlers(of: plan.product, among: .processor))
        link(group, processor, plan.product, .recent, contractChance: 80)
      case .none: break
      }
    }
  }

  mutating func linkCooperatives() {
    // Processors are dealt in turn, so that each meets some cooperative before any meets two.
    var processors = GeneratedProduct.allCases.map { product in
      generator.shuffled(handlers(of: product, among: .processor))
    }
    // Sellers to a neighbor come first, as their goods pass through it.
    let sellsToPeer: [Role] = [.sellsToNeighbor, .sellsToGatherer]
    let ordered =
      cooperatives.filter { sellsToPeer.contains($0.role) }
      + cooperatives.filter { !sellsToPeer.contains($0.role) }
    for cooperative in ordered {
      let product = cooperative.product
      let seller = cooperative.position
      switch cooperative.role {
      case .exports:
        let markets = handlers(of: product, among: .market)
        for market in generator.shuffled(markets).prefix(2) {
          link(seller, market, product, .lasting, relation: .export, contractChance: 100)
        }
      case .sellsToExporter:
        let exporter = generator.element(of: handlers(of: product, among: .exporter))
        link(seller, exporter, product, .lasting, contractChance: 95)
      case .sellsToProcessor:
        let processor = processors[product.rawValue].removeFirst()
        processors[product.rawValue].append(processor)
        link(seller, processor, product, .lasting, contractChance: 88)
      case .sellsThroughUnion, .memberOfIdleUnion:
        link(
          seller, union(of: product), product, .lasting,
          relation: .membership, contractChance: 90)
      case .sellsToBuyer:
        link(seller, buyer(of: product, near: cooperative.district), product, .lasting)
      case .sellsToNeighbor:
        link(seller, peer(of: cooperative, with: .sellsToProcessor), product, .lasting)
      case .sellsToGatherer:
        link(seller, peer(of: cooperative, with: .gathers), product, .lasting)
      case .gathers, .unlinked: break
      }
      if cooperative.role.participates { addSideOutlets(of: cooperative) }
    }
  }

  /// Second outlets of a cooperative that has one: new, former, or for its second product.
  private mutating func addSideOutlets(of cooperative: Cooperative) {
    let product = cooperative.product
    let seller = cooperative.position
    let buyers = [
      buyer(of: product, near: cooperative.district),
      buyer(of: product, near: cooperative.district),
    ]
    if generator.chance(40) && !isLinked(seller, buyers[0]) {
      link(seller, buyers[0], product, .recent)
    }
    if generator.chance(25) && !isLinked(seller, buyers[1]) {
      let until = generator.draw(in: 2019...2025)
      link(seller, buyers[1], product, .ended(until))
      if until < 2025 && generator.chance(40) {
        link(seller, buyers[1], product, .from(until + 1))
      }
    }
    if cooperative.role == .sellsToProcessor && generator.chance(25) {
      let processor = generator.element(of: handlers(of: product, among: .processor))
      if !isLinked(seller, processor) {
        link(seller, processor, product, .recent, contractChance: 88)
      }
    }
    for second in organizations[seller].products.dropFirst() where generator.chance(50) {
      link(seller, buyer(of: second, near: cooperative.district), second, .recent)
    }
  }

  mutating func linkEnterprises() {
    for sale in CanThoSale.all {
      for number in sale.buyers.numbers {
        link(
          position(sale.seller.kind, sale.seller.number),
          position(sale.buyers.kind, number), sale.product, .lasting,
          relation: sale.buyers.kind == .market ? .export : .supply,
          contractChance: sale.buyers.kind == .market ? 100 : 94)
      }
    }
  }

  private mutating func link(
    _ source: Int, _ target: Int, _ product: GeneratedProduct, _ term: Term,
    relation: LinkRelation = .supply, contractChance: Int = 45
  ) {
    var link = CanThoLink(source: source, target: target, product: product, relation: relation)
    link.contract =
      contractChance < 80 && generator.chance(8) ? nil : generator.chance(contractChance)
    switch term {
    case .lasting:
      link.since = generator.chance(12) ? nil : 2024 - generator.drawSkewed(below: 12, power: 1)
    case .recent:
      link.since = generator.draw(in: 2020...2025)
    case .from(let year):
      link.since = year
    case .ended(let until):
      link.since = until - generator.draw(in: 1...5)
      link.until = until
    }
    links.append(link)
  }

  private func isLinked(_ source: Int, _ target: Int) -> Bool {
    links.contains { $0.source == source && $0.target == target }
  }

  private func handlers(of product: GeneratedProduct, among kind: OrganizationKind) -> [Int] {
    positions[Int(kind.rawValue)].filter { organizations[$0].products.contains(product) }
  }

  /// A buyer of a product, in the district if one is there and fortune does not send it farther.
  private mutating func buyer(of product: GeneratedProduct, near district: CanThoDistrict) -> Int {
    let buyers = handlers(of: product, among: .buyer)
    let near = buyers.filter { organizations[$0].district == district }
    return generator.element(of: near.isEmpty || generator.chance(35) ? buyers : near)
  }

  /// Another cooperative of the same product that has a role, from the same district if possible.
  private mutating func peer(of cooperative: Cooperative, with role: Role) -> Int {
    let peers = cooperatives.filter { $0.role == role && $0.product == cooperative.product }
    let near = peers.filter { $0.district == cooperative.district }
    return generator.element(of: near.isEmpty ? peers : near).position
  }
}
