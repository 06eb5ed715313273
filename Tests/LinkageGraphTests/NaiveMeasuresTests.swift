import LinkageTestSupport
import Testing

/// The naive measures on sets small enough to work by hand.
@Suite struct NaiveMeasuresTests {
  /// One chain, and a cooperative beside it.
  ///
  ///     g1 ─▶ c1 ─▶ p1 ─▶ e1 ─▶ m1      rice
  ///            └──▶ b1
  ///     c2                              fruit
  static let chain = NaiveSet(
    [
      NaiveOrganization("g1", "group", district: "Ô Môn", products: ["rice"], members: 10),
      NaiveOrganization("c1", "cooperative", district: "Cờ Đỏ", members: 100, rating: "good"),
      NaiveOrganization("c2", "cooperative", products: ["fruit", "fruit"], members: 50),
      NaiveOrganization("p1", "processor"), NaiveOrganization("e1", "exporter", members: 7),
      NaiveOrganization("b1", "buyer"), NaiveOrganization("m1", "market"),
    ],
    [
      NaiveLink("g1", "c1", "rice", relation: "membership"), NaiveLink("c1", "p1", "rice"),
      NaiveLink("p1", "e1", "rice"), NaiveLink("e1", "m1", "rice", relation: "export"),
      NaiveLink("c1", "b1", "rice", relation: "sells to"),
    ])

  @Test func chainIsCovered() {
    let measures = NaiveMeasures(Self.chain)
    #expect(measures.products == ["rice", "fruit"])
    // c1 declares nothing and sells rice; m1 declares and sells nothing and buys rice.
    #expect(measures.handles["c1"] == ["rice"])
    #expect(measures.handles["m1"] == ["rice"])
    #expect(measures.supply["b1"] == ["rice"])
    #expect(measures.supply["c2"] == ["fruit"])
    // An exporter exports whatever the product.
    #expect(measures.directExporters == ["rice": ["e1"], "fruit": ["e1"]])
    #expect(
      measures.coverage() == [
        // g1 and c1 reach p1, which reaches e1, and reach b1.
        NaiveCoverageRow(
          product: "rice", organizations: 2, linked: 2, processing: 2, domestic: 2, export: 2,
          complete: 2, participating: 2, members: 110, membersParticipating: 110),
        NaiveCoverageRow(product: "fruit", organizations: 1, members: 50),
        NaiveCoverageRow(
          product: "any", organizations: 3, linked: 2, processing: 2, domestic: 2, export: 2,
          complete: 2, participating: 2, members: 160, membersParticipating: 110),
      ])
  }

  @Test func chainIsMeasuredToItsExporter() {
    let measures = NaiveMeasures(Self.chain)
    let reach = measures.reach()
    // g1, c1, p1, e1: three links; c1, p1, e1: two.
    #expect(
      reach == [
        NaiveReachRow(
          product: "rice", organizations: 2, reached: 2, hops: [2: 1, 3: 1], members: 110,
          membersReached: 110),
        NaiveReachRow(product: "fruit", organizations: 1, unreached: 1, members: 50),
        NaiveReachRow(
          product: "any", organizations: 3, reached: 2, unreached: 1, hops: [2: 1, 3: 1],
          members: 160, membersReached: 110),
      ])
    #expect(reach.map(\.meanHops) == [2.5, nil, 2.5])
    #expect(reach.map(\.greatestHops) == [3, nil, 3])
    #expect(
      measures.reachList() == [
        NaiveReachEntry("g1", "rice", 3), NaiveReachEntry("c1", "rice", 2),
        NaiveReachEntry("c2", "fruit", nil),
      ])
  }

  @Test func chainIsTraced() {
    let measures = NaiveMeasures(Self.chain)
    // Before c1 only g1; after it p1, e1, m1 and b1.
    #expect(
      measures.trace("c1")
        == NaiveTrace(
          id: "c1", routes: [NaiveReachEntry("c1", "rice", 2)], upstreamOrganizations: 1,
          upstreamMembers: 10, downstreamOrganizations: 4))
    // Before m1: g1, c1, p1 and e1, with 10 + 100 + 0 + 7 members; no way on from it.
    #expect(
      measures.trace("m1")
        == NaiveTrace(
          id: "m1", routes: [NaiveReachEntry("m1", "rice", nil)], upstreamOrganizations: 4,
          upstreamMembers: 117, downstreamOrganizations: 0))
    #expect(measures.trace("nobody") == nil)
  }

  @Test func everyoneOnTheOnlyWayIsCritical() {
    let rice = { (id: String, dependents: [String], members: Int) in
      NaiveCriticalRow(product: "rice", id: id, dependentIDs: dependents, members: members)
    }
    // b1 is on no way to an exporter, and the market is not asked about.
    #expect(
      NaiveMeasures(Self.chain).critical() == [
        rice("p1", ["g1", "c1"], 110), rice("e1", ["g1", "c1"], 110), rice("c1", ["g1"], 10),
      ])
    // Counted among the processors, only p1 depends on anyone, and not on itself.
    #expect(
      NaiveMeasures(Self.chain, NaiveOptions(kinds: ["processor"])).critical() == [
        rice("e1", ["p1"], 0)
      ])
  }

  @Test func groupsAreSortedByCodePoints() {
    // By district: blank before Cờ Đỏ before Ô Môn (C is U+0043, Ô is U+00D4).
    let rows = NaiveMeasures(Self.chain, NaiveOptions(grouping: ["district", "rating"])).coverage()
    #expect(
      rows.map(\.group).indices.filter { $0 % 3 == 0 }.map { rows[$0].group } == [
        ["district": "", "rating": ""], ["district": "Cờ Đỏ", "rating": "good"],
        ["district": "Ô Môn", "rating": ""],
      ])
    #expect(
      rows.map(\.product) == [
        "rice", "fruit", "any", "rice", "fruit", "any", "rice", "fruit", "any",
      ])
    #expect(rows.map(\.organizations) == [0, 1, 1, 1, 0, 1, 1, 0, 1])
    #expect(rows.map(\.participating) == [0, 0, 0, 1, 0, 1, 1, 0, 1])
  }

  @Test func filtersChooseWhoIsCounted() {
    func rows(_ options: NaiveOptions) -> [NaiveCoverageRow] {
      NaiveMeasures(Self.chain, options).coverage()
    }
    // c1 alone is rated; its routes still go through everyone.
    let good = rows(NaiveOptions(ratings: ["good"]))
    #expect(good.map(\.organizations) == [1, 0, 1])
    #expect(good.map(\.complete) == [1, 0, 1])
    // Over fruit only, `any` counts only c2.
    #expect(
      rows(NaiveOptions(products: ["fruit"])) == [
        NaiveCoverageRow(product: "fruit", organizations: 1, members: 50),
        NaiveCoverageRow(product: "any", organizations: 1, members: 50),
      ])
    // Nobody is counted, and the rows stand.
    #expect(rows(NaiveOptions(districts: ["Hà Nội"])).map(\.organizations) == [0, 0, 0])
    #expect(rows(NaiveOptions(districts: ["Hà Nội"], grouping: ["kind"])).isEmpty)
    // Where exporters produce, rice comes to e1 and m1 alone; e1 exports without any link.
    let exporters = NaiveOptions(kinds: ["exporter"], producers: ["exporter"])
    #expect(
      NaiveMeasures(Self.chain, exporters).reach() == [
        NaiveReachRow(
          product: "rice", organizations: 1, reached: 1, hops: [0: 1], members: 7,
          membersReached: 7),
        NaiveReachRow(product: "fruit"),
        NaiveReachRow(
          product: "any", organizations: 1, reached: 1, hops: [0: 1], members: 7,
          membersReached: 7),
      ])
  }

  /// Blank products, and what is handled where nothing is declared.
  ///
  ///     c1 ─(all)─▶ p1 ─(rice)─▶ m1      c2 ─(fruit)─▶ c3      c4
  static let blanks = NaiveSet(
    [
      NaiveOrganization("c1", "cooperative"),
      NaiveOrganization("c2", "cooperative", products: ["fruit"]),
      NaiveOrganization("c3", "cooperative"), NaiveOrganization("c4", "cooperative"),
      NaiveOrganization("p1", "processor"), NaiveOrganization("m1", "market"),
    ],
    [NaiveLink("c1", "p1"), NaiveLink("p1", "m1", "rice"), NaiveLink("c2", "c3", "fruit")])

  @Test func blankProductIsEveryProduct() {
    let measures = NaiveMeasures(Self.blanks)
    #expect(measures.products == ["fruit", "rice"])
    #expect(measures.handles["c1"] == ["fruit", "rice"])
    #expect(measures.handles["c3"] == ["fruit"])
    #expect(measures.handles["c4"] == [])
    #expect(measures.supply["p1"] == ["fruit", "rice"])
    #expect(measures.supply["m1"] == ["rice"])
    // p1 sells rice, not fruit, to a market.
    #expect(measures.directExporters == ["fruit": [], "rice": ["p1"]])
    #expect(
      measures.coverage() == [
        // c1, c2, c3; only c1 leaves the sector, and p1's fruit goes nowhere.
        NaiveCoverageRow(
          product: "fruit", organizations: 3, linked: 3, processing: 1, participating: 1),
        NaiveCoverageRow(
          product: "rice", organizations: 1, linked: 1, processing: 1, export: 1, complete: 1,
          participating: 1),
        NaiveCoverageRow(
          product: "any", organizations: 4, linked: 3, processing: 1, export: 1, complete: 1,
          participating: 1),
      ])
    #expect(measures.reach().map(\.hops) == [[:], [1: 1], [1: 1]])
    #expect(measures.reach().map(\.unreached) == [3, 0, 3])
    #expect(
      measures.critical() == [
        NaiveCriticalRow(product: "rice", id: "p1", dependentIDs: ["c1"], members: 0)
      ])
  }

  @Test func setWithoutProductsHasOneRow() {
    let set = NaiveSet(
      [
        NaiveOrganization("c1", "cooperative", members: 3), NaiveOrganization("e1", "exporter"),
        NaiveOrganization("c2", "cooperative"),
      ], [NaiveLink("c1", "e1")])
    #expect(
      NaiveMeasures(set).coverage() == [
        NaiveCoverageRow(product: "any", organizations: 2, linked: 1, members: 3)
      ])
    #expect(
      NaiveMeasures(set).reach() == [
        NaiveReachRow(product: "any", organizations: 2, unreached: 2, members: 3)
      ])
    #expect(NaiveMeasures(NaiveSet()).coverage() == [NaiveCoverageRow(product: "any")])
  }

  @Test func cyclesAndSelfLoopsChangeNothing() {
    // c1 ⇄ c2, c1 to itself, and c2's export to a domestic buyer b1, which makes c2 a direct
    // exporter with or without b1: closing b1 cuts nobody off.
    let set = NaiveSet(
      [
        NaiveOrganization("c1", "cooperative", members: 5),
        NaiveOrganization("c2", "cooperative", members: 6), NaiveOrganization("b1", "buyer"),
      ],
      [
        NaiveLink("c1", "c2", "rice"), NaiveLink("c1", "c2", "rice"), NaiveLink("c2", "c1", "rice"),
        NaiveLink("c1", "c1", "rice"), NaiveLink("c2", "b1", "rice", relation: "export"),
      ])
    let measures = NaiveMeasures(set)
    #expect(measures.reachList().map(\.hops) == [1, 0])
    #expect(
      measures.critical() == [
        NaiveCriticalRow(product: "rice", id: "c2", dependentIDs: ["c1"], members: 5)
      ])
    #expect(measures.trace("c1")?.upstreamOrganizations == 1)
    #expect(measures.trace("c1")?.downstreamOrganizations == 2)
  }

  /// Two ways from c1 to e1, one of which ends with 2024.
  ///
  ///     c1 ─▶ p1 ─▶ e1
  ///      └──▶ p2 ─▶ e1 (2020 to 2024)
  static let twoWays = NaiveSet(
    [
      NaiveOrganization("c1", "cooperative", products: ["rice"], members: 9),
      NaiveOrganization("p1", "processor"), NaiveOrganization("p2", "processor"),
      NaiveOrganization("e1", "exporter"),
    ],
    [
      NaiveLink("c1", "p1", "rice"), NaiveLink("p1", "e1", "rice"), NaiveLink("c1", "p2", "rice"),
      NaiveLink("p2", "e1", "rice", since: 2020, until: 2024),
    ])

  @Test(arguments: [
    (nil, ["e1"]), (2019, ["p1", "e1"]), (2020, ["e1"]), (2024, ["e1"]), (2025, ["p1", "e1"]),
  ])
  func yearDecidesWhatStands(year: Int?, critical: [String]) {
    let measures = NaiveMeasures(Self.twoWays, NaiveOptions(year: year))
    #expect(measures.critical().map(\.id) == critical)
    #expect(measures.critical().allSatisfy { $0.dependentIDs == ["c1"] && $0.members == 9 })
  }

  @Test func linkOutOfForceIsNotThereAtAll() {
    let set = NaiveSet(
      [NaiveOrganization("c1", "cooperative"), NaiveOrganization("b1", "buyer")],
      [NaiveLink("c1", "b1", "rice", until: 2020)])
    #expect(NaiveMeasures(set, NaiveOptions(year: 2020)).coverage().map(\.domestic) == [1, 1])
    // The product keeps its row; c1 no longer handles it and is not linked.
    #expect(
      NaiveMeasures(set, NaiveOptions(year: 2021)).coverage() == [
        NaiveCoverageRow(product: "rice"), NaiveCoverageRow(product: "any", organizations: 1),
      ])
  }

  @Test(arguments: [
    (["c1", "p1", "e1"], true), (["c1", "p2", "e1"], true), (["c1", "e1"], false),
    (["c1", "p1"], false), (["p1", "e1"], false), ([], false), (["c1", "p1", "p1", "e1"], false),
  ])
  func anyShortestRouteIsRight(route: [String], isRight: Bool) {
    let problem = NaiveMeasures(Self.twoWays).problem(withRoute: route, from: "c1", product: "rice")
    #expect((problem == nil) == isRight)
  }

  @Test func longerRouteIsWrong() {
    // c1 to e1 directly, or by way of c2.
    let set = NaiveSet(
      [
        NaiveOrganization("c1", "cooperative"), NaiveOrganization("c2", "cooperative"),
        NaiveOrganization("e1", "exporter"),
      ],
      [NaiveLink("c1", "e1", "rice"), NaiveLink("c1", "c2", "rice"), NaiveLink("c2", "e1", "rice")])
    let measures = NaiveMeasures(set)
    #expect(measures.problem(withRoute: ["c1", "e1"], from: "c1", product: "rice") == nil)
    #expect(measures.problem(withRoute: ["c1", "c2", "e1"], from: "c1", product: "rice") != nil)
    #expect(measures.problem(withRoute: ["e1"], from: "e1", product: "rice") == nil)
  }

  @Test func noRouteIsAnEmptyRoute() {
    let measures = NaiveMeasures(Self.chain)
    #expect(measures.problem(withRoute: [], from: "c2", product: "fruit") == nil)
    #expect(measures.problem(withRoute: ["c2", "e1"], from: "c2", product: "fruit") != nil)
  }
}
