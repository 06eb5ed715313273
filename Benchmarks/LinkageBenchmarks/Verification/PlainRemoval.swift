import LabeledGraph
import LinkageGraph

/// Critical organizations, found by closing one after another.
enum PlainRemoval {
  /// In a set of at most this many organizations each is closed; in a larger one, some are.
  private static let mostClosed = 1_000

  /// Holds critical organizations to what closing them does: all of them in a small set, in a large
  /// one the first, some others, and some that are not critical.
  static func verify(_ critical: [CriticalOrganization], of set: LinkageSet) throws {
    let kinds = set.organizationColumns.kinds
    let markets = PlainChain.acting(as: .market, in: set)
    for product in set.productNames.indices {
      let chain = PlainChain(of: product, in: set)
      let dependents = kinds.indices.filter {
        kinds[$0].isCollective && chain.isSupplied[$0] && chain.hops(of: $0) != nil
      }
      var found: [Int: CriticalOrganization] = [:]
      for entry in critical where entry.product.offset == product {
        try expect(found[entry.organization.offset] == nil, "an organization is told twice")
        found[entry.organization.offset] = entry
      }
      for organization in dependents where !chain.exportsDirectly[organization] {
        guard let last = onlyWay(from: organization, chain), !markets[last] else {
          continue
        }
        try expect(
          found[last] != nil, "\(set.id(of: organization)) has no way but \(set.id(of: last))")
      }
      let named = critical.filter { $0.product.offset == product }.map(\.organization.offset)
      let closed =
        kinds.count <= mostClosed
        ? Array(kinds.indices) : named.prefix(2) + spread(named) + spread(Array(kinds.indices))
      for organization in closed where !markets[organization] {
        let reach = chain.backward.distances(from: chain.exportsDirectly, closed: organization)
        let cutOff = dependents.filter { $0 != organization && reach[$0] < 0 }
        let members = cutOff.reduce(0) {
          $0 + (kinds[$1] == .union ? 0 : set.members(of: $1) ?? 0)
        }
        let entry = found[organization]
        try expect(
          cutOff.count == entry?.dependents ?? 0 && members == entry?.members ?? 0,
          "closing \(set.id(of: organization)) cuts off \(cutOff.count) of "
            + "\(set.productNames[product]), not \(entry?.dependents ?? 0)")
      }
    }
  }

  /// The only other organization to which one's links lead and from where export is reached; `nil`
  /// where there are several.
  private static func onlyWay(from organization: Int, _ chain: PlainChain) -> Int? {
    var way: Int?
    for end in chain.forward[organization] where Int(end) != organization {
      if chain.hops(of: Int(end)) == nil || way == Int(end) { continue }
      if way != nil { return nil }
      way = Int(end)
    }
    return way
  }

  /// Four elements from all over a list.
  private static func spread(_ elements: [Int]) -> [Int] {
    if elements.isEmpty { return [] }
    return (1...4).map { elements[(elements.count - 1) * $0 / 5] }
  }
}
