import LabeledGraph
import LinkageGraph

/// Critical organizations, found by closing one after another.
enum PlainRemoval {
  /// Up to so many organizations, every one is closed; of more, some.
  private static let mostClosed = 1_000

  /// Holds critical organizations to what closing them does: all of them in a small set, in a large
  /// one the first, some others, and some that are not critical.
  static func verify(_ critical: [CriticalOrganization], of set: LinkageSet) throws {
    let kinds = set.organizationColumns.kinds
    for product in set.products.indices {
      let chain = PlainChain(of: product, in: set)
      let dependents = kinds.indices.filter {
        kinds[$0].isCollective && chain.isSupplied[$0] && chain.hops(of: $0) != nil
      }
      var found: [Int: CriticalOrganization] = [:]
      for entry in critical where entry.product == product {
        try expect(found[entry.organization] == nil, "an organization is told twice")
        found[entry.organization] = entry
      }
      let named = critical.filter { $0.product == product }.map(\.organization)
      let closed =
        kinds.count <= mostClosed
        ? Array(kinds.indices) : named.prefix(2) + spread(named) + spread(Array(kinds.indices))
      for organization in closed where kinds[organization] != .market {
        let reach = chain.backward.distances(from: chain.exportsDirectly, closed: organization)
        let cutOff = dependents.filter { $0 != organization && reach[$0] < 0 }
        let members = cutOff.reduce(0) { $0 + (set.members(of: $1) ?? 0) }
        let entry = found[organization]
        try expect(
          cutOff.count == entry?.dependents ?? 0 && members == entry?.members ?? 0,
          "closing \(set.id(of: organization)) cuts off \(cutOff.count) of "
            + "\(set.products[product]), not \(entry?.dependents ?? 0)")
      }
    }
  }

  /// Holds a dominator tree of the first product to what closing a vertex does: as many lose their
  /// last route from a root as hang below the vertex in the tree.
  static func verify(_ tree: DominatorTree, of set: LinkageSet, roots: [Bool]) throws {
    let links = PlainLinks(carrying: 0, in: set, byTarget: true)
    let reached = links.distances(from: roots).filter { $0 >= 0 }.count
    try expect(
      tree.order.count == reached + 1, "the tree has \(tree.order.count - 1) of \(reached)")
    var sizes = [Int](repeating: 1, count: tree.order.count)
    for number in stride(from: sizes.count - 1, to: 0, by: -1) {
      sizes[Int(tree.immediateDominators[number])] += sizes[number]
    }
    let numbers = sizes.indices.dropFirst().sorted { sizes[$0] > sizes[$1] }
    for number in numbers.prefix(2) + spread(numbers) {
      let vertex = Int(tree.order[number])
      let rest = links.distances(from: roots, closed: vertex).filter { $0 >= 0 }.count
      try expect(
        reached - rest == sizes[number],
        "closing \(set.id(of: vertex)) cuts off \(reached - rest), not \(sizes[number])")
    }
  }

  /// Four elements from all over a list.
  private static func spread(_ elements: [Int]) -> [Int] {
    if elements.isEmpty { return [] }
    return (1...4).map { elements[(elements.count - 1) * $0 / 5] }
  }
}
