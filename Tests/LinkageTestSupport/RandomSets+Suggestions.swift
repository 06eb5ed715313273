extension RandomSets {
  /// Returns a set in which much is left to suggest: chains of producers that mostly end among themselves, share
  /// suppliers, run in circles, and a few organizations to sell to.
  package static func setToLink(seed: UInt64) -> NaiveSet {
    var random = SplitMix64(seed: seed ^ 0x746F_206C_696E_6B21)
    // One product, and suppliers that each sell to several hubs: there the greedy choice misses the best most often.
    let isOverlapping = random.percent(40)
    let products = Array(
      ["rice", "fruit", "sầu riêng", "seafood"].prefix(
        isOverlapping ? 1 : random.pick([1, 1, 2, 3, 4])))
    let count = random.within(isOverlapping ? 12...24 : 3...22)
    let ends = random.within(1...4)
    let declaringPercent = random.pick([30, 70, 100])
    let rolePercent = random.pick([0, 0, 10])
    let greatest = random.pick([3, 60, 500])
    var organizations: [NaiveOrganization] = []
    for number in 0..<count + ends {
      let kinds =
        number < count
        ? ["group", "group", "cooperative", "cooperative", "union"]
        : number == count
          ? ["processor", "exporter"] : ["processor", "buyer", "exporter", "market"]
      var organization = NaiveOrganization("\(number)", random.pick(kinds))
      if random.percent(declaringPercent) {
        organization.products = (0...random.pick([0, 0, 1])).map { _ in random.pick(products) }
      }
      organization.members = random.pick([nil, 0, random.below(greatest), random.below(greatest)])
      organization.district = random.pick(["", "Thới Lai", "Cờ Đỏ", "Ô Môn"])
      organization.rating = random.pick(["", "good", "fair", "weak"])
      organization.capacity = random.pick([nil, 0, 100, 5_000])
      if random.percent(rolePercent) {
        organization.roles = [random.pick(["processor", "exporter"])]
      }
      organizations.append(organization)
    }
    organizations = random.shuffled(organizations)
    let producers = organizations.filter { NaiveMeasures.collectiveKinds.contains($0.kind) }.map(
      \.id)
    let others = organizations.filter { !producers.contains($0.id) }.map(\.id)
    let blankPercent = random.pick([0, 0, 20, 100])
    let contractPercent = random.pick([0, 40, 100])
    let yearPercent = random.pick([0, 0, 40])
    // Goods go up a list of producers, or anywhere; few of them have another outlet than the next producer.
    let circlePercent = isOverlapping ? 0 : random.pick([0, 0, 15, 60])
    let hubs =
      isOverlapping
      ? producers.count / 3 + 1 : random.within(1...max(1, producers.count / 2))
    let outletPercent = isOverlapping ? 0 : random.pick([0, 5, 15])
    let counts = isOverlapping ? [2, 2, 3] : [0, 1, 1, 2, 3]
    var links: [NaiveLink] = []
    func addLink(_ source: String, _ target: String) {
      var link = NaiveLink(
        source, target, random.percent(blankPercent) ? "" : random.pick(products))
      link.relation = random.pick(["supply", "supply", "supply", "membership", "export"])
      if link.relation == "export" && random.percent(80) { link.relation = "supply" }
      link.contract = random.percent(contractPercent) ? true : random.pick([nil, false])
      link.volume = random.pick([nil, 10, 60])
      if random.percent(yearPercent) {
        let since = random.within(2018...2026)
        link.since = since
        if random.percent(50) { link.until = since + random.below(5) }
      }
      links.append(link)
    }
    for (place, source) in producers.enumerated() {
      for _ in 0..<random.pick(counts) {
        let isCircle = random.percent(circlePercent)
        let target = isCircle ? random.pick(producers) : random.pick(Array(producers.prefix(hubs)))
        let targetPlace = producers.firstIndex(of: target) ?? 0
        if isCircle || targetPlace < place { addLink(source, target) }
      }
      if random.percent(outletPercent), !others.isEmpty { addLink(source, random.pick(others)) }
    }
    for source in others where random.percent(40) { addLink(source, random.pick(others)) }
    if random.percent(20), let source = others.first { addLink(source, random.pick(producers)) }
    return NaiveSet(organizations, random.shuffled(links))
  }

  /// Returns options under which a set to link mostly still has something to suggest.
  package static func optionsToLink(for set: NaiveSet, seed: UInt64) -> NaiveOptions {
    var random = SplitMix64(seed: seed ^ 0x6F70_7469_6F6E_7321)
    let all = options(for: set, seed: seed)
    var options = NaiveOptions()
    if random.percent(10) { options.kinds = all.kinds }
    if random.percent(10) { options.districts = all.districts ?? ["Cờ Đỏ", "Ô Môn"] }
    if random.percent(10) { options.ratings = all.ratings ?? ["good", ""] }
    if random.percent(15) { options.products = all.products ?? Array(set.products.prefix(1)) }
    if random.percent(10) { options.producers = all.producers ?? ["group", "processor"] }
    if random.percent(30) { options.year = random.within(2022...2026) }
    options.contractsOnly = random.percent(15)
    return options
  }

  /// Returns a request for suggestions that goes with a set: every limit, flag and weight, and files of candidates of
  /// which some are none.
  package static func suggestionRequest(
    for measures: NaiveMeasures, seed: UInt64
  ) -> NaiveSuggestionRequest {
    var random = SplitMix64(seed: seed ^ 0x7375_6767_6573_7421)
    let flags = ["participating", "participating", "processing", "domestic", "export", "export"]
    var request = NaiveSuggestionRequest(
      .count(1), of: random.pick(flags), weighsMembers: random.percent(35))
    // Costs in steps that make many gains per cost equal.
    let costs = random.pick([
      [1_000], [0, 100, 300], [500, 1_000, 2_000], [300, 400, 500, 700, 900, 1_100, 1_300],
      [300, 400, 500, 700, 900, 1_100, 1_300], [100, 700, 1_250, 12_300, 100_000],
    ])
    let possible = NaiveSuggestions(measures, request).candidates
    let ids = measures.set.organizations.map(\.id)
    if random.percent(55), !ids.isEmpty {
      var lines: [NaiveCandidate] = []
      for candidate in random.shuffled(possible).prefix(random.within(0...20)) {
        for _ in 0...random.pick([0, 0, 0, 1]) {
          lines.append(
            NaiveCandidate(
              candidate.source, random.pick(candidate.targets), candidate.product,
              cost: random.pick(costs)))
        }
      }
      if !measures.products.isEmpty {
        for index in lines.indices where random.percent(5) {
          lines[index].product = random.pick(measures.products)
        }
        for _ in 0..<random.pick([0, 0, 1, 4]) {
          lines.append(
            NaiveCandidate(
              random.pick(ids), random.pick(ids), random.pick(measures.products),
              cost: random.pick(costs)))
        }
      }
      if random.percent(20) {
        for index in lines.indices where random.percent(30) { lines[index].cost = nil }
        if random.percent(50) { request.cost = random.pick(costs) }
      }
      request.candidates = random.shuffled(lines)
    }
    switch random.below(3) {
    case 0: request.limit = .count(random.pick([1, 2, 2, 3, 3, 4, 5, 40]))
    case 1: request.limit = .percent(random.pick([0, 10, 33, 50, 55, 60, 75, 80, 90, 100]))
    default:
      if request.candidates == nil { request.cost = random.pick(costs) }
      // Just what some of all candidates cost, a part of what all cost, or any amount.
      let prices =
        request.candidates?.map { $0.cost ?? request.cost ?? 0 }
        ?? possible.map { _ in request.cost ?? 0 }
      let budget =
        switch random.below(3) {
        case 0: prices.filter { _ in random.percent(40) }.reduce(0, +)
        case 1: prices.reduce(0, +) * random.within(5...50) / 100
        default: random.pick([0, 100, 300, 900, 1_000, 2_500, 4_000, 13_000, 120_000])
        }
      request.limit = .budget(budget)
    }
    return request
  }
}
