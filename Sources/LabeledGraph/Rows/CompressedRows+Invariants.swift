extension CompressedRows {
  /// Takes over rows that were put together row by row.
  ///
  /// - Precondition: They are what ``checkInvariants()`` says.
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
    checkInvariants()
  }

  /// Holds the rows to what the traversals rely on: lengths fit, starts do not descend, no run is
  /// empty, labels ascend within a row, labels and far ends exist.
  ///
  /// Release builds check nothing here: rows from files are checked where they are read.
  func checkInvariants() {
    #if DEBUG
      let isSound =
        CompressedRows(
          checking: vertexCount, labelCount: labelCount, rowStarts: rowStarts,
          runLabels: runLabels, runStarts: runStarts, neighbors: neighbors) != nil
      precondition(isSound, "rows that traversals can rely on")
    #endif
  }
}
