import LabeledGraph
import LinkageGraph

/// Counts of a set's links.
enum PlainCounts {
  /// How many pairs of organizations, with their direction, links join.
  static func joinedPairs(of set: LinkageSet) -> Int {
    let columns = set.linkColumns
    var pairs = (0..<columns.count).map {
      UInt64(columns.sources[$0]) << 32 | UInt64(columns.targets[$0])
    }
    pairs.sort()
    var count = min(1, pairs.count)
    for position in pairs.indices.dropFirst() where pairs[position] != pairs[position - 1] {
      count += 1
    }
    return count
  }

  /// Links looked at one by one in rows of any size.
  private static let spotChecks = 16

  /// Holds rows to the columns they were built of: how many edges and which labels every vertex has,
  /// and the far ends of some edges.
  static func verify(_ rows: CompressedRows, of set: LinkageSet, byTarget: Bool = false) throws {
    let columns = set.linkColumns
    let near = byTarget ? columns.targets : columns.sources
    let far = byTarget ? columns.sources : columns.targets
    let count = set.organizationColumns.count
    let labels = (0..<columns.count).map { min(columns.products[$0], UInt32(set.products.count)) }
    var degrees = [Int](repeating: 0, count: count)
    var lanes = [UInt64](repeating: 0, count: count)
    for link in 0..<columns.count {
      degrees[Int(near[link])] += 1
      lanes[Int(near[link])] |= 1 << UInt64(labels[link] & 63)
    }
    try expect(rows.edgeCount == columns.count, "\(rows.edgeCount) edges of \(columns.count)")
    let found = rows.lanesOfLabels((0..<rows.labelCount).map { 1 << UInt64($0 & 63) })
    for vertex in 0..<count {
      try expect(
        rows.degree(of: vertex) == degrees[vertex] && found[vertex] == lanes[vertex],
        "vertex \(vertex) has \(rows.degree(of: vertex)) edges of \(degrees[vertex])")
    }
    for check in 0..<min(spotChecks, columns.count) {
      let link = columns.count / spotChecks * check
      let (start, end) = (Int(near[link]), Int(far[link]))
      let label = Int(labels[link])
      let route = rows.shortestRoute(
        from: start, label: label, wildcard: label, isGoal: { $0 == end })
      try expect(
        route == (start == end ? [start] : [start, end]),
        "link \(link) is not in the row of \(set.id(of: start))")
    }
  }
}
