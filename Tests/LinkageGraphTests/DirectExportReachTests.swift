import LinkageGraph
import Testing

@Suite struct DirectExportReachTests {
  /// Distances that do not fit a byte are each their own, of a few products and of many.
  @Test(arguments: [1, 40])
  func longChainsKeepTheirDistances(products: Int) throws {
    let length = 600
    let names = (0..<products).map { "product \($0)" }
    var organizations = (0..<length).map {
      Organization(id: "HTX-\($0)", kind: .cooperative, products: names)
    }
    organizations.append(Organization(id: "XK", kind: .exporter))
    var links = (1..<length).map { Link(source: "HTX-\($0 - 1)", target: "HTX-\($0)") }
    links.append(Link(source: "HTX-\(length - 1)", target: "XK"))
    let graph = ChainGraph(try LinkageSet(organizations: organizations, links: links))
    var distances = [[Int?]](repeating: [], count: length)
    graph.forEachReach { distances[$0.organization.offset].append($0.hops) }
    for organization in 0..<length {
      #expect(
        distances[organization] == Array(repeating: length - organization, count: products))
    }
  }
}
