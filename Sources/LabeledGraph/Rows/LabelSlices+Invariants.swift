extension LabelSlices {
  /// Says what is broken of its runs, or `nil`.
  var brokenInvariant: String? {
    runs.brokenInvariant(of: rows, slices: count, labelsPerSlice: labelsPerSlice)
  }
}

extension LabelSlices.RunLists {
  /// Says what is broken of this, or `nil`: each run of the rows stands in the slice of its label and
  /// in no other, those of the wildcard apart from them.
  ///
  /// Debug builds ask where the value is made; release builds never.
  func brokenInvariant(
    of rows: CompressedRows, slices: Int, labelsPerSlice: Int
  ) -> String? {
    guard starts.count == slices + 2, starts.first == 0, starts.last == rows.runCount,
      runs.count == rows.runCount, vertices.count == rows.runCount,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return "slices lie one after another and end with the runs" }
    // Each has as many as there are, ascending and so each once: then all are there.
    for slice in 0...slices {
      var previous = -1
      for position in range(of: slice) {
        let run = Int(runs[position])
        let vertex = Int(vertices[position])
        guard run > previous, run < rows.runCount, vertex < rows.vertexCount,
          Int(rows.rowStarts[vertex])..<Int(rows.rowStarts[vertex + 1]) ~= run
        else { return "each run stands once, with its vertex, in the order of the rows" }
        let label = Int(rows.runLabels[run])
        let own = label == rows.labelCount - 1 ? slices : label / labelsPerSlice
        guard own == slice else { return "each run stands in the slice of its label" }
        previous = run
      }
    }
    return nil
  }
}

extension LabelSlice {
  /// Says what is broken of this, or `nil`: its vertices ascend, and its rows are of these.
  ///
  /// Debug builds ask where the value is made; release builds never.
  var brokenInvariant: String? {
    guard rows.vertexCount == vertices.count else { return "a row for each vertex" }
    return zip(vertices, vertices.dropFirst()).allSatisfy { $0 < $1 }
      ? nil : "the vertices ascend"
  }
}
