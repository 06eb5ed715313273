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

  /// Holds rows to the links that they were built of: the same edges, each in the row of its vertex,
  /// the labels of a row ascending.
  static func verify(_ rows: CompressedRows, of set: LinkageSet, byTarget: Bool = false) throws {
    let columns = set.linkColumns
    let near = byTarget ? columns.targets : columns.sources
    let far = byTarget ? columns.sources : columns.targets
    var expected: UInt64 = 0
    for link in 0..<columns.count {
      let label = min(columns.products[link], UInt32(set.productNames.count))
      expected &+= digest(near[link], label, far[link])
    }
    var found: UInt64 = 0
    for vertex in 0..<rows.vertexCount {
      var previous: UInt32?
      for run in Int(rows.rowStarts[vertex])..<Int(rows.rowStarts[vertex + 1]) {
        let label = rows.runLabels[run]
        try expect(previous.map { $0 < label } ?? true, "row \(vertex) is out of order")
        previous = label
        for edge in Int(rows.runStarts[run])..<Int(rows.runStarts[run + 1]) {
          found &+= digest(UInt32(vertex), label, rows.neighbors[edge])
        }
      }
    }
    try expect(rows.edgeCount == columns.count, "\(rows.edgeCount) edges of \(columns.count)")
    try expect(found == expected, "an edge is not a link")
  }

  private static func digest(_ near: UInt32, _ label: UInt32, _ far: UInt32) -> UInt64 {
    var digest = Digest()
    for word in [near, label, far] { digest.add(word) }
    return digest.value
  }
}
