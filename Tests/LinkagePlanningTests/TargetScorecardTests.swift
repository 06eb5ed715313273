import LinkageFiles
import LinkageGraph
import LinkagePlanning
import LinkageTestSupport
import Testing

@Suite("Targets")
struct TargetScorecardTests {
  // MARK: Against the naive implementation

  @Test("Random plans on random sets agree with the definitions", arguments: 0..<16)
  func randomPlansAgree(part: UInt64) throws {
    let seeds = (part * 80)..<(part * 80 + 80)
    let failure = try RandomSets.firstFailure(seeds: seeds) { set, options throws in
      // Chains over many products are other tests' concern.
      if set.products.count > 18 { return nil }
      let seed = UInt64(set.links.count) &+ part &* 1000
      return try problem(set, RandomPlans.rows(for: set, seed: seed), options)
    }
    #expect(failure == nil, "\(failure ?? "")")
  }

  private func problem(
    _ naiveSet: NaiveSet, _ rows: [NaivePlanRow], _ options: NaiveOptions
  ) throws -> String? {
    let plain = LinkageTestSupport.CSVDialect.plain
    let reader = LinkageReader()
    let set = try reader.read(
      organizations: .bytes(plain.bytes(ofOrganizations: naiveSet), name: "organizations.csv"),
      links: .bytes(plain.bytes(ofLinks: naiveSet), name: "links.csv")
    ).set
    guard set.latestYearNamed == NaiveTargets.latestYear(of: naiveSet) else {
      return "latest year: \(String(describing: set.latestYearNamed))"
    }
    let text = RandomPlans.text(of: rows, inVietnamese: rows.count % 2 == 1)
    let plan: TargetPlan
    do {
      plan = try reader.plan(.bytes(Array(text.utf8), name: "targets.csv"), for: set).plan
    } catch {
      return "\(error)\n\(text)"
    }
    let asOf = options.year ?? set.latestYearNamed
    let population = options.contractsOnly ? 1000 : nil
    let scorecard = TargetScorecard(
      of: plan, in: ChainGraph(set, year: asOf, contractsOnly: options.contractsOnly),
      population: population)
    let naive = NaiveTargets(
      naiveSet, rows, asOf: asOf, population: population, contractsOnly: options.contractsOnly
    ).standings()
    guard scorecard.standings.count == naive.count else { return "\(text)" }
    for (standing, should) in zip(scorecard.standings, naive) {
      var found = NaiveTargetStanding()
      found.count = standing.count
      found.of = standing.whole
      found.isMeasurable = standing.obstacle == nil
      found.met = standing.isMet
      found.gap = standing.gap
      found.baseYear = standing.base?.year
      found.onCourse = standing.isOnCourse
      var wanted = should
      wanted.expected = nil
      let line = standing.row.line ?? 0
      if found != wanted { return "line \(line): \(found)\nshould be \(wanted)\n\(text)" }
      switch (standing.expected, should.expected) {
      case (nil, nil): break
      case (let one?, let other?) where abs(one - other) <= 1e-9 * max(1, abs(other)): break
      default:
        return
          "line \(line): expected \(String(describing: standing.expected)), should be \(String(describing: should.expected))\n\(text)"
      }
      if let excess = standing.excess, standing.gap != nil || excess <= 0 {
        return "line \(line): \(excess) too many, and a gap\n\(text)"
      }
    }
    return nil
  }

  @Test("A cooperative whose membership ended is in no union")
  func membershipThatEnded() throws {
    let naive = NaiveSet(
      [
        NaiveOrganization("HTX-01", "cooperative"), NaiveOrganization("HTX-02", "cooperative"),
        NaiveOrganization("LH-01", "union"),
      ],
      [
        NaiveLink("HTX-01", "LH-01", relation: "membership", until: 2022),
        NaiveLink("HTX-02", "LH-01", relation: "membership", since: 2020),
      ])
    let plain = LinkageTestSupport.CSVDialect.plain
    let set = try LinkageReader().read(
      organizations: .bytes(plain.bytes(ofOrganizations: naive), name: "organizations.csv"),
      links: .bytes(plain.bytes(ofLinks: naive), name: "links.csv")
    ).set
    func members(in year: Int) -> [Bool] {
      Array(ChainGraph(set, year: year).cooperativesInUnions())
    }
    #expect(members(in: 2019) == [true, false, false])
    #expect(members(in: 2022) == [true, true, false])
    #expect(members(in: 2023) == [false, true, false])
  }

  // MARK: Exact shares

  /// A set of so many cooperatives, the first of which participate.
  private func set(of count: Int, participating: Int) throws -> LinkageSet {
    let cooperatives = (0..<count).map {
      Organization(id: "HTX-\($0)", kind: .cooperative, products: ["rice"], members: 10)
    }
    return try LinkageSet(
      organizations: cooperatives + [Organization(id: "TM-1", kind: .buyer)],
      links: (0..<participating).map { Link(source: "HTX-\($0)", target: "TM-1", product: "rice") })
  }

  private func standing(
    _ comparison: TargetPlan.Comparison, _ target: TargetPlan.Amount?,
    upper: TargetPlan.Amount? = nil,
    count: Int, of whole: Int
  ) throws -> TargetStanding {
    let plan = TargetPlan(rows: [
      TargetPlan.Row(
        year: 2030, .flag(.participating), comparison, target: target, upper: upper)
    ])
    let graph = ChainGraph(try set(of: whole, participating: count))
    return try #require(TargetScorecard(of: plan, in: graph).standings.first)
  }

  private func percent(_ number: Int, decimals: Int = 0) -> TargetPlan.Amount {
    .share(ExactDecimal(number, decimals: decimals + 2))
  }

  @Test("55% of 20 is 11, not 12")
  func exactShare() throws {
    #expect(try standing(.atLeast, percent(55), count: 10, of: 20).gap == 1)
    #expect(try standing(.atLeast, percent(55), count: 11, of: 20).isMet == true)
    #expect(try standing(.moreThan, percent(55), count: 11, of: 20).gap == 1)
    #expect(try standing(.atLeast, percent(7), count: 6, of: 100).gap == 1)
    #expect(try standing(.atLeast, percent(29), count: 29, of: 100).isMet == true)
    #expect(try standing(.atLeast, percent(333, decimals: 1), count: 6, of: 20).gap == 1)
  }

  @Test("About is met from 95% of the target on, exactly")
  func about() throws {
    #expect(try standing(.about, .count(20), count: 19, of: 20).isMet == true)
    #expect(try standing(.about, .count(20), count: 18, of: 20).gap == 1)
    // 95% of 55% of 20 is 10.45.
    #expect(try standing(.about, percent(55), count: 10, of: 20).gap == 1)
  }

  @Test("Where there are too many, more does not help, and says so")
  func excess() throws {
    let most = try standing(.atMost, percent(45), count: 10, of: 20)
    #expect(most.isMet == false && most.gap == nil && most.excess == 1)
    let range = try standing(.between, .count(3), upper: .count(4), count: 6, of: 20)
    #expect(range.isMet == false && range.gap == nil && range.excess == 2)
    let low = try standing(.between, .count(7), upper: .count(8), count: 6, of: 20)
    #expect(low.isMet == false && low.gap == 1 && low.excess == nil)
    // No number of organizations is between 51% and 54% of 20: 10 are too few, 11 too many.
    let none = try standing(.between, percent(51), upper: percent(54), count: 10, of: 20)
    #expect(none.isMet == false && none.gap == nil)
    #expect(try standing(.all, nil, count: 18, of: 20).gap == 2)
    #expect(try standing(.follow, nil, count: 18, of: 20).isMet == true)
  }

  // MARK: Territories and population

  private func scorecard(
    _ rows: [TargetPlan.Row], year: Int = 2026, territory: String? = nil, population: Int? = nil
  ) throws -> TargetScorecard {
    TargetScorecard(
      of: TargetPlan(rows: rows), in: ChainGraph(try set(of: 20, participating: 5), year: year),
      population: population, territory: territory)
  }

  private func organizations(
    _ comparison: TargetPlan.Comparison, _ year: Int, _ count: Int, _ territory: String
  ) -> TargetPlan.Row {
    TargetPlan.Row(
      year: year, .organizations, comparison, target: .count(count), territory: territory)
  }

  @Test("A target of another territory is not taken for one of the set's")
  func territories() throws {
    let target = organizations(.atLeast, 2030, 10, "Thành phố cũ")
    let moved = TargetPlan.Row(year: 2025, .territory, .fact, territory: "Thành phố mới")
    #expect(try scorecard([target]).standings[0].territory == .same)
    #expect(try scorecard([target, moved]).standings[0].territory == .different)
    #expect(try scorecard([target, moved], year: 2024).standings[0].territory == .same)
    #expect(
      try scorecard([target, moved], territory: "thành phố  CŨ").standings[0].territory == .same)
    let other = organizations(.fact, 2026, 745, "Thành phố mới")
    #expect(try scorecard([target, other]).standings[0].territory == .unknown)
  }

  @Test("A fact of another territory is no point on the way to a target")
  func baseOfTerritory() throws {
    let target = organizations(.atLeast, 2030, 40, "Thành phố cũ")
    let old = organizations(.fact, 2024, 10, "Thành phố cũ")
    let new = organizations(.fact, 2026, 745, "Thành phố mới")
    let standing = try scorecard([old, new, target]).standings[0]
    #expect(standing.base == TargetStanding.Base(year: 2024, value: 10))
    #expect(standing.expected == 20 && standing.isOnCourse == true)
  }

  @Test("The line ends where it ends")
  func clamped() throws {
    let rows = [organizations(.fact, 2024, 10, ""), organizations(.atLeast, 2030, 40, "")]
    #expect(try scorecard(rows, year: 2020).standings[0].expected == 10)
    #expect(try scorecard(rows, year: 2035).standings[0].expected == 40)
  }

  @Test("People are a share of the population of their territory")
  func population() throws {
    func people(_ year: Int, _ count: Int, _ territory: String = "") -> TargetPlan.Row {
      TargetPlan.Row(
        year: year, .population, .fact, target: .count(count), territory: territory)
    }
    let target = TargetPlan.Row(
      year: 2045, .members, .atLeast, target: percent(20), territory: "cũ")
    // 200 members.
    let none = try scorecard([target]).standings[0]
    #expect(none.obstacle == .noPopulation && none.isMet == nil && none.whole == nil)
    let stated = try scorecard([target], population: 1001).standings[0]
    #expect(stated.gap == 1 && stated.whole == 1001)
    let facts = [people(2020, 900), people(2024, 1000), people(2030, 5000), target]
    #expect(try scorecard(facts).standings[0].isMet == true)
    let other = try scorecard([people(2026, 3000, "mới"), target]).standings[0]
    #expect(other.obstacle == .populationOfAnotherTerritory("mới"))
  }

  @Test("What the set cannot say is not measurable")
  func obstacles() throws {
    func row(_ measure: TargetPlan.Measure, _ filters: TargetPlan.Filters = .init())
      -> TargetPlan.Row
    {
      TargetPlan.Row(year: 2030, measure, .atLeast, of: filters, target: .count(1))
    }
    let standings = try scorecard([
      row(.rated([.good])), row(.highTechnology), row(.digital),
      row(.organizations, .init(ratings: [.good])), row(.flag(.linked), .init(kinds: [.group])),
      row(.organizations, .init(kinds: [.group])), row(.flag(.export), .init(products: ["fruit"])),
    ]).standings
    #expect(
      standings.map(\.obstacle) == [
        .noRatings, .noHighTechnology, .noDigital, .noRatings, .nobodySelected, nil,
        .noSuchProduct(["fruit"]),
      ])
    #expect(standings[5].isMet == false && standings[5].gap == 1)
  }

  @Test("Furthest behind is what is due next, and of that what has come least far")
  func furthestBehind() throws {
    func row(
      _ year: Int, _ target: Int, _ comparison: TargetPlan.Comparison = .atLeast, note: String
    ) -> TargetPlan.Row {
      TargetPlan.Row(
        year: year, .organizations, comparison, target: .count(target), note: note)
    }
    // There are 20 organizations.
    let scorecard = try scorecard([
      row(2045, 1000, note: "far off"), row(2030, 25, note: "near"), row(2030, 20, note: "met"),
      row(2030, 1, .atMost, note: "too many"), row(2030, 100, note: "least"),
      row(2030, 9, .follow, note: "followed"), row(2030, 9, .fact, note: "fact"),
    ])
    #expect(
      scorecard.furthestBehind(9).map(\.row.note) == ["least", "near", "too many", "far off"])
    #expect(scorecard.furthestBehind(1).map(\.row.note) == ["least"])
  }

  @Test("A narrower selection narrows every count, and has no earlier facts")
  func narrowed() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(id: "A", kind: .cooperative, district: "Ô Môn", products: ["rice"]),
        Organization(id: "B", kind: .group, district: "Ô Môn", products: ["rice"]),
        Organization(id: "C", kind: .cooperative, district: "Thốt Nốt", products: ["rice"]),
      ], links: [])
    let plan = TargetPlan(rows: [
      organizations(.fact, 2020, 1, ""), organizations(.atLeast, 2030, 5, ""),
    ])
    let scorecard = TargetScorecard(
      of: plan, in: ChainGraph(set, year: 2025),
      selection: OrganizationSelection(kinds: [.cooperative], districts: ["Ô Môn"]))
    #expect(scorecard.standings[0].count == 1 && scorecard.standings[0].base == nil)
  }
}
