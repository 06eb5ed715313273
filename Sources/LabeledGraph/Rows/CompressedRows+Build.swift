// Method. A stable counting sort by vertex places the edges, then each row is put in order of label:
// by insertion where it is short, which most are, by a sort of (label, position) words where it is
// long. Stability keeps the input's order within a run, so the result is a function of the input.

extension CompressedRows {
  /// Builds the rows of a graph given as columns.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices.
  ///   - labelCount: One more than the greatest label.
  ///   - near: For each edge, the vertex whose row it stands in.
  ///   - far: For each edge, the vertex at its other end.
  ///   - labels: For each edge, its label.
  ///   - kept: For each edge, 0 to leave it out; empty to keep all.
  /// - Precondition: The columns have one length below 2³², every vertex is below `vertexCount` and
  ///   every label below `labelCount`.
  /// - Complexity: O(V + E + Σ d log d over rows longer than 32 that are out of order).
  public init(
    vertexCount: Int, labelCount: Int, near: Span<UInt32>, far: Span<UInt32>,
    labels: Span<UInt32>, kept: Span<UInt8>
  ) {
    precondition(near.count == far.count && near.count == labels.count, "columns of one length")
    precondition(near.count < Int(UInt32.max), "fewer than 2³² edges")
    let keepsAll = kept.isEmpty
    var starts = [UInt32](repeating: 0, count: vertexCount + 1)
    do {
      var counts = starts.mutableSpan
      for edge in near.indices where keepsAll || kept[edge] != 0 {
        counts[Int(near[edge]) + 1] += 1
      }
      for vertex in 0..<vertexCount { counts[vertex + 1] += counts[vertex] }
    }
    let edgeCount = Int(starts[vertexCount])
    var placed = [UInt32](repeating: 0, count: edgeCount)
    var placedLabels = [UInt32](repeating: 0, count: edgeCount)
    var cursors = starts
    do {
      var cursor = cursors.mutableSpan
      var neighborSpan = placed.mutableSpan
      var labelSpan = placedLabels.mutableSpan
      for edge in near.indices where keepsAll || kept[edge] != 0 {
        let vertex = Int(near[edge])
        let position = Int(cursor[vertex])
        cursor[vertex] += 1
        precondition(far[edge] < UInt32(vertexCount) && labels[edge] < UInt32(labelCount))
        neighborSpan[position] = far[edge]
        labelSpan[position] = labels[edge]
      }
    }

    // The cursors' array becomes the row starts: they hold, for each vertex, the run where it begins.
    var runCount = 0
    do {
      let edgeStarts = starts.span
      var rows = cursors.mutableSpan
      var neighborSpan = placed.mutableSpan
      var labelSpan = placedLabels.mutableSpan
      for vertex in 0..<vertexCount {
        rows[vertex] = UInt32(runCount)
        let row = Int(edgeStarts[vertex])..<Int(edgeStarts[vertex + 1])
        Self.sortByLabel(row, labels: &labelSpan, neighbors: &neighborSpan)
        var previous = UInt32.max
        for edge in row {
          runCount += labelSpan[edge] == previous ? 0 : 1
          previous = labelSpan[edge]
        }
      }
      rows[vertexCount] = UInt32(runCount)
    }
    var runLabels = [UInt32](repeating: 0, count: runCount)
    var runStarts = [UInt32](repeating: 0, count: runCount + 1)
    do {
      let edgeStarts = starts.span
      let labelSpan = placedLabels.span
      var runLabelSpan = runLabels.mutableSpan
      var runStartSpan = runStarts.mutableSpan
      var run = 0
      for vertex in 0..<vertexCount {
        var previous = UInt32.max
        for edge in Int(edgeStarts[vertex])..<Int(edgeStarts[vertex + 1])
        where labelSpan[edge] != previous {
          previous = labelSpan[edge]
          runLabelSpan[run] = previous
          runStartSpan[run] = UInt32(edge)
          run += 1
        }
      }
      runStartSpan[run] = UInt32(edgeCount)
    }
    self.vertexCount = vertexCount
    self.labelCount = labelCount
    self.rowStarts = cursors
    self.runLabels = runLabels
    self.runStarts = runStarts
    self.neighbors = placed
  }

  private static let longestInsertedRow = 32

  @inline(__always)
  private static func sortByLabel(
    _ row: Range<Int>, labels: inout MutableSpan<UInt32>, neighbors: inout MutableSpan<UInt32>
  ) {
    guard row.count > 1 else { return }
    if row.count > longestInsertedRow {
      return sortLongRow(row, labels: &labels, neighbors: &neighbors)
    }
    for edge in (row.lowerBound + 1)..<row.upperBound {
      let label = labels[edge]
      var hole = edge
      if labels[hole - 1] <= label { continue }
      let neighbor = neighbors[edge]
      while hole > row.lowerBound, labels[hole - 1] > label {
        labels[hole] = labels[hole - 1]
        neighbors[hole] = neighbors[hole - 1]
        hole -= 1
      }
      labels[hole] = label
      neighbors[hole] = neighbor
    }
  }

  @inline(never)
  private static func sortLongRow(
    _ row: Range<Int>, labels: inout MutableSpan<UInt32>, neighbors: inout MutableSpan<UInt32>
  ) {
    var isSorted = true
    for edge in (row.lowerBound + 1)..<row.upperBound where labels[edge - 1] > labels[edge] {
      isSorted = false
      break
    }
    if isSorted { return }
    var keys = [UInt64]()
    keys.reserveCapacity(row.count)
    var moved = [UInt32]()
    moved.reserveCapacity(row.count)
    for edge in row {
      keys.append(UInt64(labels[edge]) << 32 | UInt64(edge - row.lowerBound))
      moved.append(neighbors[edge])
    }
    keys.sort()
    for (offset, key) in keys.enumerated() {
      labels[row.lowerBound + offset] = UInt32(key >> 32)
      neighbors[row.lowerBound + offset] = moved[Int(key & 0xFFFF_FFFF)]
    }
  }
}
