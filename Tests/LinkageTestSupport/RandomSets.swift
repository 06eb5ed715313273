/// Linkage sets of many shapes, each following from its seed.
package enum RandomSets {
  /// Returns the set of a seed: 0 to 40 organizations, 0 to 120 links, 0 to 100 products.
  package static func set(seed: UInt64) -> NaiveSet {
    var maker = SetMaker(seed: seed)
    return maker.make()
  }

  /// Returns options that go with a set: filters by what occurs in it and by what does not.
  package static func options(for set: NaiveSet, seed: UInt64) -> NaiveOptions {
    var random = SplitMix64(seed: seed ^ 0x6F70_7469_6F6E_7321)
    var options = NaiveOptions()
    func some(of texts: [String]) -> [String] {
      let texts = texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let count = texts.isEmpty ? 0 : random.within(1...min(3, texts.count))
      return Array(random.shuffled(texts).prefix(count))
    }
    if random.percent(40) {
      options.grouping = some(of: ["kind", "district", "rating"])
    }
    if random.percent(25) {
      options.kinds = some(of: SetMaker.kinds)
    }
    if random.percent(20) {
      options.producers = some(of: SetMaker.kinds)
    }
    if random.percent(20) {
      options.districts = some(of: set.organizations.map(\.district).filter { $0 != "" } + ["Xa"])
    }
    if random.percent(20) {
      options.ratings = some(of: SetMaker.ratings)
    }
    if random.percent(20), !set.products.isEmpty {
      options.products = some(of: set.products)
    }
    if random.percent(40) {
      options.year = random.within(2016...2032)
    }
    options.contractsOnly = random.percent(15)
    return options
  }

  /// Returns the first failure on random sets, with its seed and the smallest failing set as CSV, or
  /// `nil` where nothing fails.
  ///
  /// - Parameters:
  ///   - seeds: The seeds of the sets to try.
  ///   - problem: Returns what is wrong on a set asked with some options, or `nil`.
  /// - Returns: A message for people, or `nil`.
  /// - Throws: What `problem` throws.
  package static func firstFailure<Failure: Error>(
    seeds: some Sequence<UInt64>,
    _ problem: (NaiveSet, NaiveOptions) throws(Failure) -> String?
  ) throws(Failure) -> String? {
    for seed in seeds {
      let set = set(seed: seed)
      let options = options(for: set, seed: seed)
      guard try problem(set, options) != nil else { continue }
      let smallest = try set.shrunk { (set) throws(Failure) in try problem(set, options) != nil }
      let text = try problem(smallest, options) ?? "a problem that does not repeat"
      return """
        seed \(seed): \(text)
        asked with \(options)
        organizations.csv
        \(CSVDialect.plain.text(ofOrganizations: smallest))
        links.csv
        \(CSVDialect.plain.text(ofLinks: smallest))
        """
    }
    return nil
  }
}

/// Makes one random set.
struct SetMaker {
  static let kinds = [
    "group", "cooperative", "union", "processor", "exporter", "buyer", "market",
  ]
  static let ratings = ["good", "fair", "average", "weak"]

  private var random: SplitMix64
  private var organizations: [NaiveOrganization] = []
  private var links: [NaiveLink] = []
  private var products: [String] = []
  private var blankProductPercent = 0
  private var yearPercent = 0
  private var exportPercent = 0
  private var rolePercent = 0
  /// `nil` where no link says whether it stands under contract.
  private var contractPercent: Int?

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  mutating func make() -> NaiveSet {
    products = makeProducts()
    blankProductPercent = products.isEmpty ? 100 : random.pick([0, 0, 10, 40, 100])
    yearPercent = random.pick([0, 0, 50, 100])
    contractPercent = random.pick([nil, 0, 20, 50, 80])
    makeOrganizations()
    if !organizations.isEmpty {
      let count = random.pick([0, 3, 10, 15, 20, 25, 30, 40, 50, 60, 80, 120])
      while links.count < count { addShape(upTo: count) }
    }
    return NaiveSet(organizations, random.percent(50) ? random.shuffled(links) : links)
  }

  // MARK: Organizations

  private mutating func makeProducts() -> [String] {
    let count: Int
    switch random.below(100) {
    case 0..<3: count = 0
    case 3..<85: count = random.within(1...5)
    case 85..<90: count = random.within(6...18)
    default: count = random.pick([15, 16, 17, 31, 32, 33, 63, 64, 65, 100])
    }
    var products = random.shuffled(["rice", "fruit", "seafood"])
    if random.percent(40) { products = random.shuffled(products + OddTexts.products) }
    return Array((products + (1...100).map { "product \($0)" }).prefix(count))
  }

  private mutating func makeOrganizations() {
    let count: Int
    switch random.below(10) {
    case 0..<1: count = random.within(0...2)
    case 1..<5: count = random.within(3...8)
    case 5..<8: count = random.within(9...18)
    default: count = random.within(19...40)
    }
    let kinds = random.pick([
      Self.kinds, Self.kinds,
      ["group", "cooperative", "cooperative", "union", "processor", "exporter", "buyer", "market"],
      ["group", "cooperative", "union"],
      ["cooperative", "cooperative", "cooperative", "cooperative", "processor", "exporter"],
      ["cooperative", "union", "processor", "buyer", "market"],
      ["processor", "exporter", "buyer", "market"],
      ["cooperative"], ["group", "cooperative"], ["group", "cooperative", "processor", "buyer"],
    ])
    exportPercent = random.pick([0, 5, 10])
    rolePercent = random.pick([0, 0, 0, 10, 40])
    let declaringPercent = random.pick([0, 30, 50, 80, 100])
    let ids = makeIDs(count)
    for id in ids {
      organizations.append(
        makeOrganization(id, random.pick(kinds), isDeclaring: random.percent(declaringPercent)))
    }
    guard let last = organizations.indices.last else { return }
    // Where few export, chains are long and much depends on one organization; where none does, they
    // end at home.
    let isDomestic = kinds.contains("buyer") && !kinds.contains("exporter")
    if random.percent(50) && !isDomestic { organizations[last].kind = "exporter" }
    // So that sets of many products have them, whatever the links carry.
    if products.count > 5 && random.percent(70) { organizations[last].products = products }
  }

  private mutating func makeIDs(_ count: Int) -> [String] {
    let plain = (0..<count).map { "HTX-\($0)" }
    guard random.percent(40) else { return plain }
    return Array(random.shuffled(plain + OddTexts.ids).prefix(count))
  }

  private mutating func makeOrganization(
    _ id: String, _ kind: String, isDeclaring: Bool
  ) -> NaiveOrganization {
    var organization = NaiveOrganization(id, kind)
    organization.name = random.percent(50) ? random.pick(OddTexts.names) : ""
    organization.district = random.percent(80) ? random.pick(OddTexts.districts) : ""
    if isDeclaring && !products.isEmpty {
      let count = random.percent(80) ? random.within(1...2) : random.within(1...products.count)
      organization.products = (0..<count).map { _ in random.pick(products) }
    }
    switch random.below(10) {
    case 0..<3: organization.members = nil
    case 3: organization.members = 0
    case 4: organization.members = random.pick([1, 100_000, 2_000_000_000])
    default: organization.members = random.within(7...500)
    }
    organization.rating = random.percent(70) ? random.pick(Self.ratings) : ""
    organization.highTechnology = random.pick([nil, true, false])
    organization.digital = random.pick([nil, true, false])
    organization.capacity = random.pick([nil, 0, 12.5, 3000])
    if random.percent(rolePercent) {
      let roles = random.shuffled(Self.kinds).prefix(random.within(1...2))
      organization.roles = Self.kinds.filter { roles.contains($0) }
    }
    // Half of the numbers look like the others of a register.
    let taxCode = random.percent(50) ? "18000000\(organizations.count)" : "MST \(id)"
    organization.taxCode = random.percent(40) ? taxCode : ""
    return organization
  }

  // MARK: Links

  private mutating func addShape(upTo count: Int) {
    let ids = organizations.map(\.id)
    let product = makeProduct()
    switch random.below(10) {
    case 0..<3:
      for _ in 0...random.below(6) {
        addLink(random.pick(ids), random.pick(ids), makeProduct())
      }
    case 3:
      addPath(random.percent(50) ? ids : random.shuffled(ids), product)
    case 4:
      let path = Array(random.shuffled(ids).prefix(random.within(1...8)))
      addPath(path + path.prefix(1), product)
    case 5, 6:
      addLayers(product)
    case 7:
      addBridge(random.shuffled(ids), product)
    case 8:
      let id = random.pick(ids)
      addLink(id, id, product)
    default:
      guard var link = links.randomLink(using: &random) else { return addPath(ids, product) }
      if random.percent(30) { link.product = makeProduct() }
      if random.percent(30) { swap(&link.source, &link.target) }
      links.append(link)
    }
    links = Array(links.prefix(count))
  }

  private mutating func addPath(_ ids: [String], _ product: String) {
    for (source, target) in zip(ids, ids.dropFirst()) { addLink(source, target, product) }
    if ids.count == 1 { addLink(ids[0], ids[0], product) }
  }

  /// Adds links from each stage of the chain to a later one.
  private mutating func addLayers(_ product: String) {
    let stages = ["group": 0, "cooperative": 1, "union": 2, "processor": 3, "exporter": 4]
    for source in organizations {
      let later = organizations.filter {
        stages[$0.kind, default: 5] > stages[source.kind, default: 5]
      }
      if later.isEmpty { continue }
      addLink(source.id, random.pick(later).id, product)
    }
  }

  /// Adds many links into one organization, and a way on from it.
  private mutating func addBridge(_ ids: [String], _ product: String) {
    let hub = ids[0]
    let middle = ids.count / 2
    for id in ids[..<middle] where id != hub { addLink(id, hub, product) }
    for id in ids[middle...].prefix(2) { addLink(hub, id, product) }
    if ids.count < 3 { addLink(hub, random.pick(ids), product) }
  }

  private mutating func makeProduct() -> String {
    random.percent(blankProductPercent) ? "" : random.pick(products)
  }

  private mutating func addLink(_ source: String, _ target: String, _ product: String) {
    var link = NaiveLink(source, target, product)
    switch random.below(20) {
    case 0..<3: link.relation = "membership"
    case 3: link.relation = random.pick(OddTexts.relations)
    default: link.relation = "supply"
    }
    if random.percent(exportPercent) { link.relation = "export" }
    if let contractPercent {
      link.contract = random.percent(contractPercent) ? true : random.pick([nil, false])
    }
    link.volume = random.pick([nil, 0, 0.5, 76.1, 1200])
    link.value = random.pick([nil, 12, 7.5])
    if random.percent(yearPercent) {
      let since = random.within(2018...2030)
      if random.percent(70) { link.since = since }
      if random.percent(50) { link.until = since + random.below(5) }
    }
    links.append(link)
  }
}

extension [NaiveLink] {
  fileprivate func randomLink(using random: inout SplitMix64) -> NaiveLink? {
    isEmpty ? nil : random.pick(self)
  }
}
