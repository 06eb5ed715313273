import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// The columns that diagrams read against the measures that everyone reads.
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
  func columnsAreTheStandings(seed: UInt64) throws {
    let set = try Self.set(seed: seed)
    let graph = ChainGraph(set, year: seed % 3 == 0 ? 2024 : nil)
    var chosen: Set<ProductPosition>?
    if seed % 4 == 0 {
      chosen = Set(set.products.indices.filter { ($0.offset + Int(seed)) % 3 == 0 })
    }
    let selection = OrganizationSelection(
      kinds: seed % 2 == 0 ? OrganizationKind.collective : [.group, .processor, .buyer],
      products: chosen)
    let columns = graph.standingColumns(
      of: set.products.indices.map { chosen?.contains($0) ?? true }, dependents: selection)
    for (organization, standing) in graph.standings(of: chosen).enumerated() {
      #expect(columns.stages(of: organization) == standing.stages, "seed \(seed)")
      #expect(columns.products(of: organization) == standing.products.map(\.offset), "seed \(seed)")
      #expect(columns.hops(of: organization) == standing.hops, "seed \(seed)")
      #expect(columns.exportsDirectly(organization) == standing.exportsDirectly, "seed \(seed)")
    }
    var dependents = [Int](repeating: 0, count: set.organizations.count)
    for critical in graph.criticalOrganizations(of: selection) {
      let organization = critical.organization.offset
      dependents[organization] = max(dependents[organization], critical.dependents)
    }
    #expect(set.organizations.indices.map { columns.dependents(of: $0.offset) } == dependents)
  }
}
