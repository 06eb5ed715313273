import LabeledGraph
import Testing

@testable import LinkageGraph

/// The ways that are fast on large sets are taken where they should be, and only there.
@Suite struct PathsTakenTests {
  /// Chains of 20 cooperatives and an exporter, one for each product.
  private static func chains(products: Int) throws -> LinkageSet {
    var organizations: [Organization] = []
    var links: [Link] = []
    for product in 0..<products {
      for row in 0..<20 {
        organizations.append(
          Organization(
            id: "HTX-\(product)-\(row)", kind: .cooperative, products: ["product \(product)"]))
        links.append(
          Link(
            source: "HTX-\(product)-\(row)",
            target: row == 0 ? "XK-\(product)" : "HTX-\(product)-\(row - 1)",
            product: "product \(product)", volume: 1))
      }
      organizations.append(Organization(id: "XK-\(product)", kind: .exporter))
    }
    return try LinkageSet(organizations: organizations, links: links)
  }

  private static let measures: [(name: String, measure: @Sendable (ChainGraph) -> Void)] = [
    ("coverage", { _ = $0.coverage() }), ("reach", { _ = $0.reach() }),
    ("list", { graph in graph.forEachReach { _ in } }),
    ("critical", { _ = $0.criticalOrganizations() }), ("exposure", { _ = $0.exposure() }),
    ("standings", { _ = $0.standings() }), ("trace", { _ = $0.trace(OrganizationPosition(5)) }),
    ("summary", { _ = $0.summary() }),
  ]

  @Test("Every measure takes slices of many products, and the whole graph for few")
  func measuresTakeSlices() throws {
    let (few, many) = (try Self.chains(products: 16), try Self.chains(products: 17))
    for (name, measure) in Self.measures {
      for set in [few, many] {
        let graph = ChainGraph(set)
        measure(graph)
        #expect(graph.slicesOfProducts.isMade == (set.products.count > 16), "\(name)")
      }
    }
  }

  @Test("Slices together have what the graph has, not the graph each")
  func slicesAreParts() throws {
    let graph = ChainGraph(try Self.chains(products: 100))
    let everyLane = graph.productRanges.map { _ in UInt64.max }
    let parts = graph.gatherSlices(everyLane, start: { [(vertices: Int, links: Int)]() }) {
      parts, _, slice in
      parts.append((slice.count, slice.forward.edgeCount))
    }.flatMap(\.self)
    #expect(parts.count == 7)
    #expect(parts.map(\.vertices).reduce(0, +) == graph.set.organizations.count)
    #expect(parts.map(\.links).reduce(0, +) == graph.linkCount)
  }

  @Test("A selection of products visits their slices alone")
  func othersAreLeftOut() throws {
    let graph = ChainGraph(try Self.chains(products: 100))
    var selection = OrganizationSelection.collective
    selection.products = [ProductPosition(40), ProductPosition(41)]
    let visited = graph.gatherSlices(graph.namedLanes(selection), start: { [Range<Int>]() }) {
      visited, _, slice in
      visited.append(slice.products)
    }.flatMap(\.self)
    #expect(visited == [32..<48])
  }

  private static func dependence(in set: LinkageSet) -> Dependence {
    let graph = ChainGraph(set)
    let batch = ProductBatch(
      ProductSlice(graph.productRanges[0], whole: graph), producers: graph.producers)
    return Dependence(batch, lane: 0, OrganizationSelection.collective.flags(of: set))
  }

  @Test("Dominators are found by levels")
  func levelsAreTaken() throws {
    #expect(Self.dependence(in: try Self.chains(products: 3)).method == .levels)
  }

  /// Many sell both to the exporter and to the far end of a long chain, so that each of their paths to a
  /// common dominator is as long as the chain.
  @Test("Where levels take too long, a search finds the same dominators")
  func tanglesAreSearched() throws {
    let (length, others) = (1_000, 200)
    var organizations = [Organization(id: "XK", kind: .exporter)]
    var links: [Link] = []
    for row in 0..<length + others {
      organizations.append(Organization(id: "\(row)", kind: .cooperative, products: ["rice"]))
      links.append(
        Link(source: "\(row)", target: row == 0 || row >= length ? "XK" : "\(row - 1)"))
      if row >= length { links.append(Link(source: "\(row)", target: "\(length - 1)")) }
    }
    let set = try LinkageSet(organizations: organizations, links: links)
    #expect(Self.dependence(in: set).method == .depthFirst)
    let critical = ChainGraph(set).criticalOrganizations()
    #expect(critical.map(\.organization.offset) == Array(0..<length))
    #expect(
      critical.map(\.dependents) == [length + others] + (1..<length).map { length - $0 })
  }
}
