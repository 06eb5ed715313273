extension CompressedRows {
  /// Takes over rows that were put together row by row.
  ///
  /// - Precondition: They are ``areSound``.
  init(
    assembled vertexCount: Int, labelCount: Int, rowStarts: SharedArray<UInt32>,
    runLabels: SharedArray<UInt32>, runStarts: SharedArray<UInt32>, neighbors: SharedArray<UInt32>
  ) {
    self.vertexCount = vertexCount
    self.labelCount = labelCount
    self.rowStarts = rowStarts
    self.runLabels = runLabels
    self.runStarts = runStarts
    self.neighbors = neighbors
    assert(areSound, "rows that traversals can rely on")
  }

  /// Whether the rows are what the traversals rely on: lengths fit, starts do not descend, no run is
  /// empty, labels ascend within a row, labels and far ends exist.
  ///
  /// Debug builds ask where rows are made; release builds only where they are read from files.
  var areSound: Bool {
    CompressedRows(
      checking: vertexCount, labelCount: labelCount, rowStarts: rowStarts, runLabels: runLabels,
      runStarts: runStarts, neighbors: neighbors) != nil
  }
}
