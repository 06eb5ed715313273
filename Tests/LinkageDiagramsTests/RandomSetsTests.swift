import LinkageDiagrams
import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

@Suite("Drawings of random sets")
struct RandomSetsTests {
  private static let details: [@Sendable (LinkageSet) -> ChainDiagram.Detail] = [
    { _ in .automatic }, { _ in .everyOrganization }, { _ in .grouped([.kind]) },
    { _ in .grouped([.district, .kind]) }, { _ in .grouped([.rating]) }, { _ in .grouped([]) },
    {
      $0.organizations.isEmpty
        ? .automatic : .focus(OrganizationPosition($0.organizations.count / 2), depth: 2)
    },
  ]

  private func diagrams(_ seeds: Range<UInt64>) throws -> [String] {
    try seeds.map { seed in
      let set = try LinkageSet(RandomSets.set(seed: seed))
      var options = ChainDiagram.Options(
        language: seed % 2 == 0 ? .english : .vietnamese,
        detail: Self.details[Int(seed) % Self.details.count](set))
      if seed % 5 == 0, !set.products.isEmpty {
        options.products = [ProductPosition(Int(seed) % set.products.count)]
      }
      if seed % 3 == 0 {
        options.selection = OrganizationSelection(kinds: [.group, .processor])
      }
      let diagram = try drawing(set, options, year: seed % 4 == 0 ? 2024 : nil)
      #expect(try diagram == drawing(set, options, year: seed % 4 == 0 ? 2024 : nil))
      return diagram
    }
  }

  @Test("dot reads every drawing without a word, and none is drawn in two ways")
  func parsing() throws {
    _ = try Graphviz.run(diagrams(0..<300), format: "canon")
  }

  @Test("dot lays out every drawing")
  func layout() throws {
    let svg = try Graphviz.run(diagrams(300..<400), format: "svg")
    #expect(svg.split(separator: "</svg>").count == 101)
  }

  @Test("What is no DOT is refused, so the other tests can fail")
  func refusal() throws {
    #expect(throws: Graphviz.Failure.self) { try Graphviz.run(["digraph {"], format: "canon") }
  }

  @Test(
    "Every organization has a box, and every linked pair a line", arguments: 0..<12 as Range<UInt64>
  )
  func everyOrganization(seed: UInt64) throws {
    let naive = RandomSets.set(seed: seed)
    let diagram = try LaidOutDiagram(
      drawing(LinkageSet(naive), .init(detail: .everyOrganization)))
    #expect(Set(diagram.boxes.keys) == Set(naive.organizations.indices.map { "o\($0 + 1)" }))
    #expect(
      Set(diagram.edges.map { "\($0.source) \($0.target)" })
        == Set(naive.links.map { "\(naive.box(of: $0.source)) \(naive.box(of: $0.target))" }))
    #expect(diagram.edges.count == Set(naive.links.map { [$0.source, $0.target] }).count)
  }

  @Test("The focus has its surroundings and nothing else", arguments: 0..<12 as Range<UInt64>)
  func focus(seed: UInt64) throws {
    let naive = RandomSets.set(seed: seed)
    guard let focus = naive.organizations.last else { return }
    let depth = Int(seed) % 4
    var near: Set<String> = [focus.id]
    for _ in 0..<depth {
      let before = near
      for link in naive.links {
        if before.contains(link.source) { near.insert(link.target) }
        if before.contains(link.target) { near.insert(link.source) }
      }
    }
    let diagram = try LaidOutDiagram(
      drawing(
        LinkageSet(naive),
        .init(detail: .focus(OrganizationPosition(naive.organizations.count - 1), depth: depth))))
    #expect(Set(diagram.boxes.keys) == Set(near.map { naive.box(of: $0) }))
  }

  @Test("A product has the organizations it reaches", arguments: 0..<12 as Range<UInt64>)
  func product(seed: UInt64) throws {
    let naive = RandomSets.set(seed: seed)
    let set = try LinkageSet(naive)
    guard !set.products.isEmpty else { return }
    let product = ProductPosition(Int(seed) % set.products.count)
    let name = set.products[product]
    // Spread the product from its producers, one link after another, until nothing changes.
    var reached = Set(
      naive.organizations.filter { organization in
        guard ["group", "cooperative", "union"].contains(organization.kind) else { return false }
        let out = naive.links.filter { $0.source == organization.id }
        if !organization.products.isEmpty {
          return organization.products.contains(name) || out.contains { $0.product == name }
        }
        let handled = out.isEmpty ? naive.links.filter { $0.target == organization.id } : out
        return handled.contains { $0.product == name || $0.product == "" }
      }.map(\.id))
    while true {
      let next = reached.union(
        naive.links.filter {
          reached.contains($0.source) && ($0.product == name || $0.product == "")
        }.map(\.target))
      if next == reached { break }
      reached = next
    }
    let diagram = try LaidOutDiagram(
      drawing(set, .init(detail: .everyOrganization, products: [product])))
    #expect(Set(diagram.boxes.keys) == Set(reached.map { naive.box(of: $0) }))
  }
}

extension NaiveSet {
  /// The name of an organization's box.
  func box(of id: String) -> String {
    "o\((organizations.firstIndex { $0.id == id } ?? -1) + 1)"
  }
}
