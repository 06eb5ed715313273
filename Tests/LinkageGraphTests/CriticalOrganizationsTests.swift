import LinkageGraph
import Testing

@Suite struct CriticalOrganizationsTests {
  /// Three cooperatives that export through one enterprise, and what they sell in some order.
  private static func set(_ volumes: [Double?]) throws -> LinkageSet {
    try LinkageSet(
      organizations: [Organization(id: "XK", kind: .exporter)]
        + volumes.indices.map {
          Organization(id: "HTX-\($0)", kind: .cooperative, products: ["rice"], members: 10)
        },
      links: volumes.enumerated().map {
        Link(source: "HTX-\($0.offset)", target: "XK", product: "rice", volume: $0.element)
      })
  }

  @Test func tonnesDoNotDependOnTheOrderOfRows() throws {
    for volumes in [[0.1, 0.2, 10.2], [10.2, 0.2, 0.1], [10.2, nil, 0.1, 0.2]] as [[Double?]] {
      let critical = try ChainGraph(Self.set(volumes)).criticalOrganizations()
      #expect(critical.map(\.tonnes) == [10.5])
      #expect(critical.first?.members == 10 * volumes.count)
    }
  }

  /// Whoever sells to a market exports directly and depends on no one, so that a market on the way to
  /// an exporter has no dependents, though every measure may pass through it.
  @Test func marketsAreNotCritical() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(id: "HTX", kind: .cooperative, products: ["rice"]),
        Organization(id: "THT", kind: .group, products: ["rice"]),
        Organization(id: "XK", kind: .exporter), Organization(id: "EU", kind: .market),
      ],
      links: [
        Link(source: "THT", target: "HTX", product: "rice"),
        Link(source: "HTX", target: "EU", product: "rice"),
        Link(source: "EU", target: "XK"),
      ])
    let everyone = Set(OrganizationKind.allCases)
    let graph = ChainGraph(set, producers: everyone)
    let critical = graph.criticalOrganizations(of: OrganizationSelection(kinds: everyone))
    #expect(critical.map { set.id(of: $0.organization) } == ["HTX", "XK"])
    #expect(critical.map(\.dependents) == [1, 1])
  }
}
