import LabeledGraph
import LinkageGraph

/// Who depends on a single organization, from an iteration to a fixed point, and from closing some.
enum PlainExposure {
  /// Holds the rows for the whole collective sector to what plain searches find.
  static func verify(_ rows: [ExposureRow], of set: LinkageSet) throws {
    let kinds = set.organizationColumns.kinds
    let products = set.productNames.indices
    var (isReached, isExporting) = (kinds.map { _ in false }, kinds.map { _ in false })
    var (isExposed, hasTwoRoutes) = (isReached, isReached)
    var expected: [ExposureRow] = []
    func count(
      _ row: inout ExposureRow, _ organization: Int, exporting: Bool, exposed: Bool
    ) {
      let members = kinds[organization] == .union ? 0 : set.members(of: organization) ?? 0
      row.reached += 1
      row.members += members
      if exporting { row.exporting += 1 }
      if exposed {
        row.exposed += 1
        row.membersExposed += members
      }
      if !exporting && !exposed { row.twoRoutes += 1 }
    }
    for product in products {
      let chain = PlainChain(of: product, in: set)
      let depends = dependents(chain)
      var row = ExposureRow(product: ProductPosition(product), group: [])
      for organization in kinds.indices
      where kinds[organization].isCollective && chain.isSupplied[organization] {
        guard let hops = chain.hops(of: organization) else { continue }
        isReached[organization] = true
        if hops == 0 {
          isExporting[organization] = true
        } else if depends[organization] {
          isExposed[organization] = true
        } else {
          hasTwoRoutes[organization] = true
        }
        count(&row, organization, exporting: hops == 0, exposed: depends[organization])
      }
      expected.append(row)
      for closed in stride(from: 0, to: kinds.count, by: max(1, kinds.count / 4)) {
        let reach = chain.backward.distances(from: chain.exportsDirectly, closed: closed)
        for other in kinds.indices
        where other != closed && reach[other] < 0 && chain.hops(of: other) != nil {
          try expect(
            depends[other] || kinds[closed] == .market,
            "\(set.id(of: other)) depends on \(set.id(of: closed))")
        }
      }
    }
    var any = ExposureRow(product: nil, group: [])
    for organization in kinds.indices where isReached[organization] {
      count(
        &any, organization, exporting: isExporting[organization],
        exposed: isExposed[organization] && !hasTwoRoutes[organization])
    }
    try expect(rows == expected + [any], "exposure is \(rows), not \(expected + [any])")
  }

  /// For each organization, whether one other stands on all its routes.
  ///
  /// The equations of dominance are gone through until nothing changes. Whatever stands on all routes
  /// stands on the shortest, hence nearer to export.
  private static func dependents(_ chain: PlainChain) -> [Bool] {
    let count = chain.exportsDirectly.count
    let order = (0..<count).filter { chain.hops(of: $0) != nil }
      .sorted { (chain.hops(of: $0) ?? 0, $0) < (chain.hops(of: $1) ?? 0, $1) }
    // The root is number 0, and nobody yet has an immediate dominator but the exporters, who have it.
    var numbers = [Int](repeating: -1, count: count)
    for (position, organization) in order.enumerated() { numbers[organization] = position + 1 }
    var dominators = [Int](repeating: -1, count: order.count + 1)
    dominators[0] = 0
    var isChanging = true
    while isChanging {
      isChanging = false
      for (position, organization) in order.enumerated() {
        var meeting = chain.exportsDirectly[organization] ? 0 : -1
        for end in chain.forward[organization] {
          var other = numbers[Int(end)]
          if other < 0 || dominators[other] < 0 { continue }
          if meeting < 0 { meeting = other }
          while meeting != other {
            if meeting > other { meeting = dominators[meeting] } else { other = dominators[other] }
          }
        }
        if dominators[position + 1] != meeting {
          dominators[position + 1] = meeting
          isChanging = true
        }
      }
    }
    return (0..<count).map { numbers[$0] > 0 && dominators[numbers[$0]] != 0 }
  }
}
