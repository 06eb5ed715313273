import LinkageGraph

extension CanThoCity {
  /// Lets the goods flow from stage to stage, prices them, and gives plants room for them.
  mutating func fillVolumes() {
    var sales = [[Int]](repeating: [], count: organizations.count)
    for link in links.indices { sales[links[link].source].append(link) }
    let count = GeneratedProduct.allCases.count
    /// Tenths of a tonne a year, by organization and product.
    var handled = [Int](repeating: 0, count: organizations.count * count)
    for seller in sellersInOrder() {
      for product in GeneratedProduct.allCases {
        let sales = sales[seller].filter { links[$0].product == product }
        let slot = seller * count + product.rawValue
        if sales.isEmpty { continue }
        handled[slot] += produced(by: seller, product, besides: handled[slot])
        sell(yield(of: handled[slot], seller, product), over: sales)
        for sale in sales where links[sale].until == nil {
          handled[links[sale].target * count + product.rawValue] += links[sale].tenths
        }
      }
    }
    for position in organizations.indices {
      let tenths = handled[position * count..<(position + 1) * count].reduce(0, +)
      organizations[position].capacity = capacity(
        of: organizations[position].kind, handling: tenths / 10)
    }
  }

  /// Everyone who sells, after those whose goods they pass on.
  private func sellersInOrder() -> [Int] {
    let toPeers = cooperatives.filter {
      $0.role == .sellsToNeighbor || $0.role == .sellsToGatherer
    }.map(\.position)
    let stages: [OrganizationKind] = [.cooperative, .union, .processor, .exporter]
    return positions[Int(OrganizationKind.group.rawValue)] + toPeers
      + stages.flatMap { positions[Int($0.rawValue)] }.filter { !toPeers.contains($0) }
  }

  /// Shares the goods out: the first outlet is the main one, the last takes what is left.
  ///
  /// Links that have ended carry what was traded once, beside it.
  private mutating func sell(_ tenths: Int, over sales: [Int]) {
    let current = sales.filter { links[$0].until == nil }
    var rest = tenths
    for (order, sale) in current.enumerated() {
      let isLast = order == current.count - 1
      links[sale].tenths = max(1, isLast ? rest : rest * generator.draw(in: 45...70) / 100)
      rest -= links[sale].tenths
    }
    for sale in sales where links[sale].until != nil {
      links[sale].tenths = max(1, tenths * generator.draw(in: 10...40) / 100)
    }
    for sale in sales { links[sale].value = value(of: links[sale]) }
  }

  /// What the seller adds to what it receives.
  private mutating func produced(
    by seller: Int, _ product: GeneratedProduct, besides received: Int
  ) -> Int {
    let harvest = (organizations[seller].members ?? 30) * perMember(product)
    switch organizations[seller].kind {
    case .group:
      return harvest * generator.draw(in: 45...90) / 100
    case .cooperative:
      // Where groups deliver, nearly all comes through them; else members deliver themselves.
      return received > 0
        ? received * generator.draw(in: 0...8) / 100 : harvest * generator.draw(in: 20...50) / 100
    case .processor:
      // Bought from outside the collective sector.
      let least =
        switch product {
        case .rice: 40_000
        case .fruit: 6_000
        case .seafood: 25_000
        }
      return least + generator.draw(below: least * 3)
    case .exporter:
      return received / 10 + 5_000 + generator.draw(below: 20_000)
    case .union, .buyer, .market:
      return 0
    }
  }

  private mutating func perMember(_ product: GeneratedProduct) -> Int {
    switch product {
    case .rice: generator.draw(in: 50...130)
    case .fruit: generator.draw(in: 15...60)
    case .seafood: generator.draw(in: 60...250)
    }
  }

  /// What is left of the goods once they are milled, packed or filleted.
  private func yield(of tenths: Int, _ seller: Int, _ product: GeneratedProduct) -> Int {
    guard organizations[seller].kind == .processor else { return tenths }
    switch product {
    case .rice: return tenths * 64 / 100
    case .fruit: return tenths * 82 / 100
    case .seafood: return tenths * 45 / 100
    }
  }

  /// Million đồng a year: prices rise from the field over the plant to the port.
  private mutating func value(of link: CanThoLink) -> Int {
    let seller = organizations[link.source].kind
    let isExport = link.relation == .export
    let isProcessed = seller == .processor || seller == .exporter
    // Tenths of a thousand đồng a kilogram; a thousand đồng a kilogram is a million a tonne.
    let prices =
      switch link.product {
      case .rice: isExport ? 140...165 : isProcessed ? 125...142 : 76...88
      case .fruit: isExport ? 400...650 : isProcessed ? 280...420 : 150...320
      case .seafood: isExport ? 600...760 : isProcessed ? 520...620 : 270...310
      }
    return max(1, (link.tenths * generator.draw(in: prices) + 50) / 100)
  }

  /// Tonnes a year: plants have room for what they take in, some of them hardly.
  private mutating func capacity(of kind: OrganizationKind, handling tonnes: Int) -> Int? {
    switch kind {
    case .group, .market:
      return nil
    case .cooperative:
      guard generator.chance(tonnes > 0 ? 60 : 15) else { return nil }
      let needed = max(tonnes, generator.draw(in: 100...600))
      return needed * generator.draw(in: 95...180) / 1_000 * 10
    case .union, .processor, .exporter, .buyer:
      return max(50, tonnes * generator.draw(in: 102...170) / 1_000 * 10)
    }
  }
}
