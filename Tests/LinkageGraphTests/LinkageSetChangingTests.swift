import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// Sets made from others, against sets built anew.
@Suite struct LinkageSetChangingTests {
  @Test(arguments: 0..<150 as Range<UInt64>)
  func addingIsReadingMore(seed: UInt64) throws {
    let naive = RandomSets.set(seed: seed)
    let whole = try Self.read(naive)
    var random = SplitMix64(seed: seed)
    let first = random.within(0...naive.links.count)
    var fewer = naive
    fewer.links.removeLast(naive.links.count - first)
    let base = try Self.read(fewer)
    let more = try base.adding(whole.links.dropFirst(first))
    #expect(more.products == whole.products, "seed \(seed)")
    #expect(Array(more.organizations) == Array(whole.organizations), "seed \(seed)")
    #expect(Array(more.links) == Array(whole.links), "seed \(seed)")
    #expect(base.links.count == first, "seed \(seed)")
    for year in [nil, 2024] as [Int?] {
      let (graph, expected) = (ChainGraph(more, year: year), ChainGraph(whole, year: year))
      #expect(graph.summary(by: [.kind]) == expected.summary(by: [.kind]), "seed \(seed)")
      #expect(graph.criticalOrganizations() == expected.criticalOrganizations(), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func removingIsBuildingWithout(seed: UInt64) throws {
    let set = try Self.read(RandomSets.set(seed: seed))
    var random = SplitMix64(seed: seed)
    let percent = random.within(0...60)
    let removed = Set(set.organizations.indices.filter { _ in random.percent(percent) })
    let ids = Set(removed.map { set.id(of: $0) })
    let rest = set.removing(removed)
    let anew = try LinkageSet(
      organizations: set.organizations.filter { !ids.contains($0.id) },
      links: set.links.filter { !ids.contains($0.source) && !ids.contains($0.target) })
    #expect(Array(rest.organizations) == Array(anew.organizations), "seed \(seed)")
    #expect(Array(rest.links) == Array(anew.links), "seed \(seed)")
    #expect(rest.products == set.products, "seed \(seed)")
    for organization in rest.organizations.indices {
      #expect(rest.organization(withID: rest.id(of: organization)) == organization)
    }
    for id in ids { #expect(rest.organization(withID: id) == nil, "seed \(seed)") }
    // A link without a product carries also those that nothing names any more, as rows do not.
    let isLess =
      anew.products.count < set.products.count && anew.links.contains { $0.product == nil }
    let rows = ChainGraph(rest).coverage().filter { row in
      row.product.map { anew.products.contains(rest.products[$0]) } ?? true
    }
    let expected = ChainGraph(anew).coverage()
    let order = expected.map { $0.product.map { anew.products[$0] } }
    let byName = Dictionary(
      uniqueKeysWithValues: rows.map { (row) in (row.product.map { rest.products[$0] }, row) })
    for (name, row) in zip(order, expected) where !(isLess && row.product == nil) {
      var found = try #require(byName[name])
      found.product = row.product
      #expect(found == row, "seed \(seed)")
    }
    #expect(rows.count == expected.count, "seed \(seed)")
  }

  @Test func addedLinksAreChecked() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(id: "HTX", kind: .cooperative, products: ["rice"]),
        Organization(id: "XK", kind: .exporter),
      ], links: [Link(source: "HTX", target: "XK")])
    #expect(throws: LinkageSetError.unknownOrganization("TT", link: LinkPosition(2))) {
      try set.adding([
        Link(source: "HTX", target: "XK", product: "gạo"), Link(source: "XK", target: "TT"),
      ])
    }
    let more = try set.adding([
      Link(source: "HTX", target: "XK", product: "Gạo", volume: 3),
      Link(source: "HTX", target: "XK", product: "mangoes"),
    ])
    #expect(Array(more.products) == ["rice", "mangoes"])
    #expect(more.links.map(\.product) == [nil, "rice", "mangoes"])
    #expect(more.links.map(\.volume) == [nil, 3, nil])
    let same = try set.adding([])
    #expect(Array(same.links) == Array(set.links))
  }

  @Test func onlyOrganizationsOfTheSetAreRemoved() async {
    await #expect(processExitsWith: .failure) {
      let set = try LinkageSet(
        organizations: [Organization(id: "HTX", kind: .cooperative)], links: [])
      _ = set.removing([OrganizationPosition(1)])
    }
  }

  private static func read(_ naive: NaiveSet) throws -> LinkageSet {
    try LinkageReader().read(
      organizations: .bytes(
        Array(LinkageTestSupport.CSVDialect.plain.text(ofOrganizations: naive).utf8),
        name: "organizations.csv"),
      links: .bytes(
        Array(LinkageTestSupport.CSVDialect.plain.text(ofLinks: naive).utf8), name: "links.csv")
    ).set
  }
}
