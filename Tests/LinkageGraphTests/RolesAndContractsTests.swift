import LinkageGraph
import Testing

/// What organizations handle, what their roles make of them, and what stands under contract: each rule by a set
/// whose figures can be told by looking.
@Suite struct RolesAndContractsTests {
  /// A cooperative of rice, what is linked to it, and others.
  private static func set(
    _ cooperative: Organization = Organization(
      id: "HTX", kind: .cooperative, products: ["rice"], members: 100),
    others: [Organization], links: [Link]
  ) throws -> LinkageSet {
    try LinkageSet(organizations: [cooperative] + others, links: links)
  }

  private static func row(
    _ set: LinkageSet, _ product: String?, contractsOnly: Bool = false,
    kinds: Set<OrganizationKind> = [.cooperative]
  ) throws -> CoverageRow {
    let rows = ChainGraph(set, contractsOnly: contractsOnly).coverage(
      of: OrganizationSelection(kinds: kinds))
    return try #require(rows.first { $0.product.map { set.products[$0] } == product })
  }

  // MARK: What is handled

  @Test func whoDeclaresRiceAndSellsFruitHandlesBoth() throws {
    let set = try Self.set(
      others: [Organization(id: "TT", kind: .market)],
      links: [Link(source: "HTX", target: "TT", product: "fruit")])
    let fruit = try Self.row(set, "fruit")
    #expect(fruit.organizations == 1 && fruit.export == 1 && fruit.participating == 1)
    let rice = try Self.row(set, "rice")
    #expect(rice.organizations == 1 && rice.export == 0 && rice.linked == 0)
    let htx = OrganizationPosition(0)
    let standing = ChainGraph(set).standings()[0]
    #expect(standing.products.map { set.products[$0] } == ["rice", "fruit"])
    #expect(standing.exportsDirectly && standing.hops == 0)
    let routes = ChainGraph(set).trace(htx).routes
    #expect(routes.map { set.products[$0.product] } == ["rice", "fruit"])
    #expect(routes.map(\.hops) == [nil, 0])
  }

  @Test func aLinkForEveryProductAddsNothingToWhatIsDeclared() throws {
    let others = [
      Organization(id: "TM", kind: .buyer), Organization(id: "CB", kind: .processor),
    ]
    let links = [
      Link(source: "HTX", target: "TM"), Link(source: "CB", target: "TM", product: "fruit"),
    ]
    let set = try Self.set(others: others, links: links)
    #expect(try Self.row(set, "rice").domestic == 1)
    #expect(try Self.row(set, "fruit").organizations == 0)
    // Where nothing is declared, it stands for every product.
    let silent = try Self.set(
      Organization(id: "HTX", kind: .cooperative), others: others,
      links: links + [Link(source: "CB", target: "TM", product: "rice")])
    for product in ["rice", "fruit"] {
      #expect(try Self.row(silent, product).domestic == 1)
    }
  }

  // MARK: Roles

  @Test func rolesCountLikeKinds() throws {
    let roles: [(OrganizationKind, WritableKeyPath<CoverageRow, Int>)] = [
      (.processor, \.processing), (.buyer, \.domestic), (.exporter, \.export),
    ]
    for (role, flag) in roles {
      for link in [true, false] {
        // The cooperative itself has the role, or whom it sells to.
        let set = try Self.set(
          Organization(
            id: "HTX", kind: .cooperative, roles: link ? [] : [role], products: ["rice"]),
          others: [Organization(id: "LH", kind: .union, roles: link ? [role] : [])],
          links: [Link(source: "HTX", target: "LH", product: "rice")])
        var row = try Self.row(set, "rice")
        #expect(row[keyPath: flag] == 1 && row.participating == 1, "\(role)")
        row[keyPath: flag] = 0
        #expect(row.processing + row.domestic + row.export == 0, "\(role)")
      }
    }
  }

  @Test func whoMillsAndExportsHasACompleteChain() throws {
    let set = try Self.set(
      Organization(
        id: "HTX", kind: .cooperative, roles: [.processor, .exporter], products: ["rice"]),
      others: [], links: [])
    let row = try Self.row(set, "rice")
    #expect(row.complete == 1 && row.export == 1 && row.linked == 0 && row.contracted == 1)
    #expect(ChainGraph(set).reach().map(\.hops) == [[1], [1]])
  }

  @Test func aLinkToWhoActsAsAMarketIsAnExport() throws {
    let set = try Self.set(
      others: [Organization(id: "TM", kind: .buyer, roles: [.market])],
      links: [Link(source: "HTX", target: "TM", product: "rice")])
    #expect(try Self.row(set, "rice").export == 1)
    #expect(ChainGraph(set).exportsDirectly(OrganizationPosition(0), product: ProductPosition(0)))
    #expect(ChainGraph(set).criticalOrganizations().isEmpty)
  }

  @Test func rolesMakeNoProducer() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(id: "TM", kind: .buyer, roles: [.cooperative], products: ["rice"])
      ], links: [])
    #expect(try Self.row(set, "rice", kinds: [.buyer]).organizations == 0)
    #expect(try Self.row(set, nil, kinds: [.cooperative]).organizations == 0)
  }

  // MARK: Contracts

  private static let chain = [
    Organization(id: "LH", kind: .union, members: 1),
    Organization(id: "XK", kind: .exporter),
  ]

  @Test(arguments: [
    (nil, true, 1), (nil, nil, 0), (nil, false, 0), (true, true, 1), (false, true, 1),
  ])
  func membershipsNeedNoContract(membership: Bool?, sale: Bool?, contracted: Int) throws {
    let set = try Self.set(
      others: Self.chain,
      links: [
        Link(
          source: "HTX", target: "LH", product: "rice", relation: .membership,
          contract: membership),
        Link(source: "LH", target: "XK", product: "rice", contract: sale),
      ])
    let row = try Self.row(set, "rice")
    #expect(row.participating == 1 && row.contracted == contracted)
    let only = try Self.row(set, "rice", contractsOnly: true)
    #expect(only.participating == contracted && only.contracted == contracted)
    #expect(set.statesContracts == (membership == true || sale == true))
  }

  /// What comes to an organization, and who exports directly, does not take a contract.
  @Test func supplyAndDirectExportersAreThoseOfAllLinks() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(id: "THT", kind: .group, products: ["rice"]),
        Organization(id: "HTX", kind: .cooperative, products: ["fruit"]),
        Organization(id: "TT", kind: .market),
      ],
      links: [
        Link(source: "THT", target: "HTX", product: "rice", contract: false),
        Link(source: "HTX", target: "TT", product: "rice", contract: false),
      ])
    let row = try Self.row(set, "rice")
    #expect(row.organizations == 1 && row.export == 1 && row.contracted == 1)
    #expect(try Self.row(set, "rice", kinds: [.group]).contracted == 0)
    // Without these links rice reaches nobody but its producer.
    let only = try Self.row(set, "rice", contractsOnly: true)
    #expect(only.organizations == 0 && ChainGraph(set, contractsOnly: true).linkCount == 0)
  }

  /// Unions of unions, more of them one behind another than the links are gone through.
  @Test func contractsReachThroughManyMemberships() throws {
    let unions = (0..<12).map { Organization(id: "LH-\($0)", kind: .union) }
    let supplies = (0..<120).map { Link(source: "LH-0", target: "TM-\($0)", product: "rice") }
    let set = try Self.set(
      others: unions + (0..<120).map { Organization(id: "TM-\($0)", kind: .market) }
        + [Organization(id: "XK", kind: .exporter)],
      links: [Link(source: "HTX", target: "LH-1", product: "rice", relation: .membership)]
        + (1..<11).map {
          Link(source: "LH-\($0)", target: "LH-\($0 + 1)", product: "rice", relation: .membership)
        } + [Link(source: "LH-11", target: "XK", product: "rice", relation: .membership)]
        + supplies)
    #expect(!set.statesContracts)
    #expect(try Self.row(set, "rice").contracted == 1)
    #expect(try Self.row(set, "rice", kinds: [.union]).contracted == 12)
  }

  // MARK: People and years

  @Test func membersOfUnionsAreNoPeople() throws {
    let set = try Self.set(
      others: [
        Organization(id: "LH", kind: .union, members: 20),
        Organization(id: "XK", kind: .exporter),
      ],
      links: [
        Link(source: "HTX", target: "LH", product: "rice"),
        Link(source: "LH", target: "XK", product: "rice"),
      ])
    let graph = ChainGraph(set)
    #expect(graph.coverage().map(\.members) == [100, 100])
    #expect(graph.coverage().map(\.membersParticipating) == [100, 100])
    #expect(graph.reach().map(\.membersReached) == [100, 100])
    #expect(graph.coverage(of: OrganizationSelection(kinds: [.union])).map(\.members) == [0, 0])
    #expect(graph.trace(OrganizationPosition(2)).upstreamMembers == 100)
    #expect(graph.criticalOrganizations().map(\.members) == [100, 100])
    #expect(set.members(of: OrganizationPosition(1)) == 20)
  }

  @Test func endedLinksAreThoseBeforeTheLatestYear() throws {
    func ended(_ years: [(Int?, Int?)], year: Int? = nil) throws -> EndedLinks? {
      let set = try Self.set(
        others: [Organization(id: "TM", kind: .buyer)],
        links: years.map {
          Link(source: "HTX", target: "TM", product: "rice", since: $0, until: $1)
        })
      return ChainGraph(set, year: year).endedLinks
    }
    #expect(try ended([]) == nil)
    #expect(try ended([(2020, nil), (2024, nil)]) == nil)
    #expect(
      try ended([(2020, 2023), (2024, nil), (nil, nil)]) == .init(count: 1, latestYear: 2024))
    #expect(
      try ended([(2020, 2023), (nil, 2025), (2021, 2024)]) == .init(count: 2, latestYear: 2025))
    #expect(try ended([(2020, 2023), (2024, nil)], year: 2024) == nil)
    #expect(try ended([(2020, 2025), (2024, nil)]) == nil)
  }
}
