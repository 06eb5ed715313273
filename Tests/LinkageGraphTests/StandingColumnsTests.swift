import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// What only diagrams read; that standings are what the definitions say, tests of agreement show.
@Suite struct StandingColumnsTests {
  private static func set(seed: UInt64) throws -> LinkageSet {
    let dialect = LinkageTestSupport.CSVDialect.plain
    let naive = RandomSets.set(seed: seed)
    return try LinkageReader().read(
      organizations: .bytes(
        Array(dialect.text(ofOrganizations: naive).utf8), name: "organizations"),
      links: .bytes(Array(dialect.text(ofLinks: naive).utf8), name: "links")
    ).set
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func dependentsAreThoseOfCriticalOrganizations(seed: UInt64) throws {
    let set = try Self.set(seed: seed)
    let graph = ChainGraph(set, year: seed % 3 == 0 ? 2024 : nil)
    var chosen: Set<ProductPosition>?
    if seed % 4 == 0 {
      chosen = Set(set.products.indices.filter { ($0.offset + Int(seed)) % 3 == 0 })
    }
    let selection = OrganizationSelection(
      kinds: seed % 2 == 0 ? OrganizationKind.collective : [.group, .processor, .buyer],
      products: chosen)
    let isChosen = set.products.indices.map { chosen?.contains($0) ?? true }
    let columns = graph.standingColumns(of: isChosen, dependents: selection)
    var dependents = [Int](repeating: 0, count: set.organizations.count)
    for critical in graph.criticalOrganizations(of: selection) {
      let organization = critical.organization.offset
      dependents[organization] = max(dependents[organization], critical.dependents)
    }
    #expect(set.organizations.indices.map { columns.dependents(of: $0.offset) } == dependents)

    let others = graph.standingColumns(of: isChosen, dependents: nil)
    #expect(others.dependents.allSatisfy { $0 == 0 }, "nobody asked for dependents")
    // Slices are ready in any order, and codes must not show it.
    #expect(others.productCodes == columns.productCodes, "seed \(seed)")
    #expect(others.productSets == columns.productSets, "seed \(seed)")
    #expect(others.stages == columns.stages && others.hops == columns.hops, "seed \(seed)")
  }

  /// Sets of products that grow slice by slice are kept only where an organization has them in the end.
  @Test func setsOfProductsAreThoseInUse() throws {
    let names = (0..<40).map { "product \($0)" }
    let set = try LinkageSet(
      organizations: [
        Organization(id: "all", kind: .cooperative, products: names),
        Organization(id: "few", kind: .cooperative, products: [names[3], names[39]]),
        Organization(id: "none", kind: .buyer),
      ], links: [])
    let columns = ChainGraph(set).standingColumns(
      of: [Bool](repeating: true, count: 40), dependents: nil)
    #expect(columns.products(of: 0) == Array(0..<40))
    #expect(columns.products(of: 1) == [3, 39])
    #expect(columns.products(of: 2) == [])
    #expect(columns.productSets.filter { !$0.isEmpty }.count == 2)
  }
}
