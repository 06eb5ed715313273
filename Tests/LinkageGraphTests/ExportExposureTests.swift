import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// Who depends on a single organization: rules that can be told by looking, and what more links do.
@Suite struct ExportExposureTests {
  private static func cooperative(_ id: String, _ products: [String], _ members: Int)
    -> Organization
  {
    Organization(id: id, kind: .cooperative, products: products, members: members)
  }

  private static func row(
    _ rows: [ExposureRow], _ product: String?, of set: LinkageSet
  ) throws -> [Int] {
    let row = try #require(rows.first { $0.product.map { set.products[$0] } == product })
    return [
      row.reached, row.exporting, row.exposed, row.twoRoutes, row.members, row.membersExposed,
    ]
  }

  /// Two mills with one exporter are one way; two mills with an exporter each are two.
  @Test func twoBuyersMayBeOneWay() throws {
    let organizations =
      [Self.cooperative("HTX", ["rice"], 10)]
      + ["CB-1", "CB-2"].map { Organization(id: $0, kind: .processor) }
      + ["XK-1", "XK-2"].map { Organization(id: $0, kind: .exporter) }
    func links(_ exporters: [String]) -> [Link] {
      zip(["CB-1", "CB-2"], exporters).flatMap { mill, exporter in
        [
          Link(source: "HTX", target: mill, product: "rice"),
          Link(source: mill, target: exporter, product: "rice"),
        ]
      }
    }
    let one = try LinkageSet(organizations: organizations, links: links(["XK-1", "XK-1"]))
    #expect(try Self.row(ChainGraph(one).exposure(), "rice", of: one) == [1, 0, 1, 0, 10, 10])
    let two = try LinkageSet(organizations: organizations, links: links(["XK-1", "XK-2"]))
    #expect(try Self.row(ChainGraph(two).exposure(), "rice", of: two) == [1, 0, 0, 1, 10, 0])
    #expect(try Self.row(ChainGraph(two).exposure(), nil, of: two) == [1, 0, 0, 1, 10, 0])
  }

  /// Parallel links are one way, and so is a way around in a circle.
  @Test func circlesAndParallelLinksAreNoSecondWay() throws {
    let set = try LinkageSet(
      organizations: [
        Self.cooperative("A", ["rice"], 1), Self.cooperative("B", ["rice"], 2),
        Organization(id: "XK", kind: .exporter),
      ],
      links: [("A", "B"), ("B", "A"), ("A", "A"), ("B", "XK"), ("B", "XK")].map {
        Link(source: $0.0, target: $0.1, product: "rice")
      })
    #expect(try Self.row(ChainGraph(set).exposure(), "rice", of: set) == [2, 0, 2, 0, 3, 3])
  }

  /// For any product: one that two routes serve is enough; exporting one does not make up for others.
  @Test func anyProductTakesTheBestWay() throws {
    let set = try LinkageSet(
      organizations: [
        Self.cooperative("rice-only", ["rice"], 1), Self.cooperative("both", ["rice", "fruit"], 2),
        Self.cooperative("exports-fruit", ["rice", "fruit"], 4),
        Self.cooperative("exports-all", ["fruit"], 8), Self.cooperative("nowhere", ["rice"], 16),
        Organization(id: "XK-1", kind: .exporter), Organization(id: "XK-2", kind: .exporter),
        Organization(id: "TT", kind: .market),
      ],
      links: [
        ("rice-only", "XK-1", "rice"), ("both", "XK-1", "rice"), ("both", "XK-1", "fruit"),
        ("both", "XK-2", "fruit"), ("exports-fruit", "TT", "fruit"),
        ("exports-fruit", "XK-2", "rice"), ("exports-all", "TT", "fruit"),
      ].map { Link(source: $0.0, target: $0.1, product: $0.2) })
    let rows = ChainGraph(set).exposure()
    #expect(try Self.row(rows, "rice", of: set) == [3, 0, 3, 0, 7, 7])
    #expect(try Self.row(rows, "fruit", of: set) == [3, 2, 0, 1, 14, 0])
    // The one that exports fruit counts as exporting, and as exposed with its rice.
    #expect(try Self.row(rows, nil, of: set) == [4, 2, 2, 1, 15, 5])
    // A row for any product speaks of those asked for.
    let rice = OrganizationSelection(products: try Set(set.products.positions(named: ["rice"])))
    #expect(
      try Self.row(ChainGraph(set).exposure(of: rice), nil, of: set) == [3, 0, 3, 0, 7, 7])
  }

  /// Whoever sells to a market exports, by whichever of its roles; a market on the way closes nothing.
  @Test func marketsAreNoBottlenecks() throws {
    let set = try LinkageSet(
      organizations: [
        Self.cooperative("HTX", ["rice"], 5),
        Organization(id: "TT", kind: .buyer, roles: [.market]),
        Organization(id: "XK", kind: .exporter),
      ],
      links: [
        Link(source: "HTX", target: "TT", product: "rice"), Link(source: "TT", target: "XK"),
      ])
    #expect(try Self.row(ChainGraph(set).exposure(), "rice", of: set) == [1, 1, 0, 0, 5, 0])
  }

  private static func read(_ set: NaiveSet) throws -> LinkageSet {
    let dialect = LinkageTestSupport.CSVDialect.plain
    return try LinkageReader().read(
      organizations: .bytes(dialect.bytes(ofOrganizations: set), name: "organizations.csv"),
      links: .bytes(dialect.bytes(ofLinks: set), name: "links.csv")
    ).set
  }

  @Test func groupsAddUp() throws {
    for seed in 0..<60 as Range<UInt64> {
      let set = try Self.read(RandomSets.set(seed: seed &+ 7_000))
      let graph = ChainGraph(set)
      let critical = graph.criticalOrganizations()
      let whole = graph.exposure()
      let groups = graph.exposure(by: [.district, .kind])
      for row in whole {
        let parts = groups.filter { $0.product == row.product }
        #expect(parts.map(\.exposed).reduce(0, +) == row.exposed, "seed \(seed)")
        #expect(parts.map(\.twoRoutes).reduce(0, +) == row.twoRoutes, "seed \(seed)")
        #expect(parts.map(\.membersExposed).reduce(0, +) == row.membersExposed, "seed \(seed)")
        guard let product = row.product else { continue }
        #expect(row.reached == row.exporting + row.exposed + row.twoRoutes, "seed \(seed)")
        let most = critical.filter { $0.product == product }.map(\.dependents).max() ?? 0
        #expect(row.exposed >= most && (row.exposed > 0) == (most > 0), "seed \(seed)")
      }
      let listed = graph.exposedOrganizations()
      for row in whole where row.product != nil {
        #expect(listed.count { $0.product == row.product } == row.exposed, "seed \(seed)")
      }
      // The first on the way is the one that a trace names first.
      for entry in listed.prefix(8) {
        let route = graph.trace(entry.organization).routes.first { $0.product == entry.product }
        #expect(route?.dependsOn.first == entry.dependsOn, "seed \(seed)")
      }
      let reached = graph.reach().map(\.reached)
      #expect(whole.map(\.reached) == reached, "seed \(seed)")
    }
  }
}
