import Synchronization

extension CompressedRows {
  /// Takes over rows that come from elsewhere, if they are what the traversals rely on.
  ///
  /// The outcome is `nil` where lengths do not fit, starts descend, a run is empty, labels of a row do
  /// not ascend, or a label or a far end does not exist.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices.
  ///   - labelCount: One more than the greatest label.
  ///   - rowStarts: For each vertex the run where its row begins, and the number of runs at the end.
  ///   - runLabels: The label of each run; ascending within a row.
  ///   - runStarts: The edge where each run begins, and the number of edges at the end.
  ///   - neighbors: The far end of each edge.
  /// - Complexity: O(V + E), on all cores; one pass in order over each array.
  public init?(
    checking vertexCount: Int, labelCount: Int, rowStarts: SharedArray<UInt32>,
    runLabels: SharedArray<UInt32>, runStarts: SharedArray<UInt32>, neighbors: SharedArray<UInt32>
  ) {
    guard vertexCount >= 0, vertexCount < Int(UInt32.max), labelCount > 0,
      rowStarts.count == vertexCount + 1, runStarts.count == runLabels.count + 1,
      rowStarts[0] == 0, Int(rowStarts[vertexCount]) == runLabels.count,
      runStarts[0] == 0, Int(runStarts[runLabels.count]) == neighbors.count
    else { return nil }
    let pieceCount = 2 * BucketShape.pieceCount(ofEdges: neighbors.count)
    let isSound = Mutex(true)
    @Sendable func piece(_ piece: Int, of count: Int) -> Range<Int> {
      count * piece / pieceCount..<count * (piece + 1) / pieceCount
    }
    Parallel.forEach(pieceCount) { index in
      // Sums of violations, so that the loops have no branches.
      var faults = 0
      let far = neighbors.span
      for edge in piece(index, of: far.count) {
        faults &+= Int(far[edge]) >= vertexCount ? 1 : 0
      }
      let starts = runStarts.span
      let labels = runLabels.span
      for run in piece(index, of: labels.count) {
        faults &+= starts[run] >= starts[run + 1] ? 1 : 0
        faults &+= Int(labels[run]) >= labelCount ? 1 : 0
      }
      let rows = rowStarts.span
      for vertex in piece(index, of: vertexCount) {
        let first = Int(rows[vertex])
        let end = Int(rows[vertex + 1])
        if first > end || end > labels.count {
          faults &+= 1
          continue
        }
        if end - first < 2 { continue }
        for run in (first + 1)..<end { faults &+= labels[run - 1] >= labels[run] ? 1 : 0 }
      }
      if faults != 0 { isSound.withLock { $0 = false } }
    }
    guard isSound.withLock(\.self) else { return nil }
    self.vertexCount = vertexCount
    self.labelCount = labelCount
    self.rowStarts = rowStarts
    self.runLabels = runLabels
    self.runStarts = runStarts
    self.neighbors = neighbors
  }
}
