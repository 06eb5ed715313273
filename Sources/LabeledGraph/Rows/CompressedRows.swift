// Method. Compressed sparse rows [1] with one twist: the edges of a row are sorted by label, and
// each stretch of one label is a *run*. A traversal decides once a run, not once an edge, whether
// anything may pass, reads no label per edge, and skips the runs that carry nothing of interest.
//
//   rowStarts[v] ..< rowStarts[v + 1]   runs of vertex v, labels ascending
//   runLabels[r]                        label of run r
//   runStarts[r] ..< runStarts[r + 1]   edges of run r
//   neighbors[e]                        the far end of edge e, in input order within a run
//
// Memory: 4 bytes an edge, 8 a run, 4 a vertex.
//
// [1] W. F. Tinney and J. W. Walker, "Direct solutions of sparse network equations by optimally
//     ordered triangular factorization", Proceedings of the IEEE 55 (1967), 1801–1809.

/// The edges of a graph by vertex, grouped by label.
///
/// The greatest label may serve as a wildcard; what a label lets through is for each traversal to
/// say.
public struct CompressedRows: Sendable {
  /// The number of vertices.
  public let vertexCount: Int
  /// One more than the greatest label an edge may have.
  public let labelCount: Int

  package let rowStarts: SharedArray<UInt32>
  package let runLabels: SharedArray<UInt32>
  package let runStarts: SharedArray<UInt32>
  package let neighbors: SharedArray<UInt32>

  /// The number of edges.
  public var edgeCount: Int { neighbors.count }

  /// Returns the number of edges of a vertex.
  public func degree(of vertex: Int) -> Int {
    Int(runStarts[Int(rowStarts[vertex + 1])] - runStarts[Int(rowStarts[vertex])])
  }

  /// The number of runs: stretches of edges of one vertex and one label.
  public var runCount: Int { runLabels.count }

  /// Returns the run of a vertex that has a label, or `nil` where it has no edge with it.
  ///
  /// - Complexity: O(log labels of the vertex).
  public func run(of vertex: Int, label: Int) -> Int? {
    var (low, high) = (Int(rowStarts[vertex]), Int(rowStarts[vertex + 1]))
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if Int(runLabels[middle]) < label { low = middle + 1 } else { high = middle }
    }
    return low < end && Int(runLabels[low]) == label ? low : nil
  }

  /// Returns the labels on the edges of a vertex, each once, ascending.
  public func labels(of vertex: Int) -> [UInt32] {
    (Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1])).map { runLabels[$0] }
  }

  /// Returns, for every vertex, whether an edge begins or ends there.
  ///
  /// - Complexity: O(V + E).
  public func verticesWithEdges() -> [Bool] {
    var result = (0..<vertexCount).map { rowStarts[$0] != rowStarts[$0 + 1] }
    let far = neighbors.span
    var output = result.mutableSpan
    for edge in far.indices { output[Int(far[edge])] = true }
    return result
  }

  /// Unites, for every vertex, what its edges' labels stand for.
  ///
  /// - Parameter labelLanes: The lanes of each label; `labelCount` words, the last for the wildcard.
  /// - Returns: Two words a vertex: the union over the labels on its edges without the wildcard, and with it.
  /// - Complexity: O(V + runs), on all cores.
  public func lanesOfLabels(
    _ labelLanes: [UInt16]
  ) -> (named: SharedArray<UInt16>, all: SharedArray<UInt16>) {
    precondition(labelLanes.count == labelCount, "one word of lanes a label")
    let named = ParallelBuffer<UInt16>(count: vertexCount)
    let all = ParallelBuffer<UInt16>(count: vertexCount)
    let wildcard = UInt32(truncatingIfNeeded: labelCount - 1)
    // Each piece writes at its own vertices.
    Parallel.forEachPiece(of: vertexCount) { vertices in
      let rowStarts = self.rowStarts.span
      let runLabels = self.runLabels.span
      let passing = labelLanes.span
      for vertex in vertices {
        var union: UInt16 = 0
        let runs = Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1])
        for run in runs where runLabels[run] != wildcard { union |= passing[Int(runLabels[run])] }
        named[vertex] = union
        // Labels ascend, so the wildcard is the last of a row.
        if let last = runs.last, runLabels[last] == wildcard { union |= passing[Int(wildcard)] }
        all[vertex] = union
      }
    }
    return (named.finished(), all.finished())
  }
}

extension CompressedRows {
  /// Counts edges by what stands at their ends.
  ///
  /// - Parameters:
  ///   - near: For each vertex the class that it has as the near end, less than `size`.
  ///   - far: The same as the far end.
  ///   - label: The label whose edges count, beside `wildcard`.
  ///   - wildcard: A label whose edges always count.
  ///   - size: The number of classes.
  /// - Returns: The number of edges for each pair of classes: `size` numbers for each class of near ends.
  /// - Complexity: O(V + E), on all cores.
  public func edgeCounts(
    near: [UInt8], far: [UInt8], label: Int, wildcard: Int, size: Int
  ) -> [Int] {
    precondition(near.count == vertexCount && far.count == vertexCount, "a class a vertex")
    let pieces = Parallel.mapPieces(of: vertexCount) { vertices in
      let rowStarts = self.rowStarts.span
      let runLabels = self.runLabels.span
      let runStarts = self.runStarts.span
      let neighbors = self.neighbors.span
      let (near, far) = (near.span, far.span)
      var counts = [Int](repeating: 0, count: size * size)
      for vertex in vertices {
        let first = Int(near[vertex]) * size
        for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1])
        where runLabels[run] == UInt32(label) || runLabels[run] == UInt32(wildcard) {
          for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
            counts[first + Int(far[Int(neighbors[edge])])] += 1
          }
        }
      }
      return counts
    }
    return pieces.reduce([Int](repeating: 0, count: size * size)) { sum, counts in
      zip(sum, counts).map { $0 + $1 }
    }
  }
}
