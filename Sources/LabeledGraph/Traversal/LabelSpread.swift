// Method. Distances do not matter here, so there are no levels. One pass in the order of the vertices
// pushes what each has by then along its edges; a vertex that gains lanes after its turn is queued and
// pushes again. Where lanes start at most vertices, as products do at their producers, the one pass is
// nearly all the work, and it is read in order. Beside its lanes a vertex gathers the labels on the
// edges that arrive, which would otherwise take the rows of the other direction to know.

/// Up to 16 lanes spread along the edges of a graph.
public struct LabelSpread: Sendable {
  /// For each vertex, the lanes that start at it or reach it.
  public let lanes: [UInt16]

  /// For each vertex, the lanes that the labels on its incoming edges let through.
  public let arriving: [UInt16]

  /// Spreads lanes from seeds along rows until nothing changes.
  ///
  /// - Parameters:
  ///   - rows: The edges, in the direction in which the lanes travel.
  ///   - labelLanes: For each label, the lanes that it lets through.
  ///   - seeds: For each vertex, the lanes that start there.
  /// - Complexity: O(V + E · lanes) time at worst, near O(V + E) where lanes start at most vertices;
  ///   9 bytes a vertex.
  public init(rows: CompressedRows, labelLanes: [UInt16], seeds: [UInt16]) {
    precondition(seeds.count == rows.vertexCount, "one word of seeds a vertex")
    precondition(labelLanes.count == rows.labelCount, "one word of lanes a label")
    // Lanes below, arriving labels above: one access serves both.
    var words = seeds.map { UInt32($0) }
    var isQueued = [Bool](repeating: false, count: rows.vertexCount)
    var queue: [UInt32] = []
    let rowStarts = rows.rowStarts.span
    let runLabels = rows.runLabels.span
    let runStarts = rows.runStarts.span
    let neighbors = rows.neighbors.span
    let passing = labelLanes.span
    do {
      var word = words.mutableSpan
      var queued = isQueued.mutableSpan
      for vertex in 0..<rows.vertexCount {
        let travelling = word[vertex] & 0xFFFF
        for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
          let passed = UInt32(passing[Int(runLabels[run])])
          let pushed = passed << 16 | travelling & passed
          for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
            let neighbor = Int(neighbors[edge])
            let new = pushed & ~word[neighbor]
            if new == 0 { continue }
            word[neighbor] |= new
            if new & 0xFFFF != 0, neighbor <= vertex, !queued[neighbor] {
              queued[neighbor] = true
              queue.append(UInt32(truncatingIfNeeded: neighbor))
            }
          }
        }
      }
      var head = 0
      while head < queue.count {
        let vertex = Int(queue[head])
        head += 1
        queued[vertex] = false
        let travelling = word[vertex] & 0xFFFF
        for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
          let pushed = travelling & UInt32(passing[Int(runLabels[run])])
          if pushed == 0 { continue }
          for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
            let neighbor = Int(neighbors[edge])
            let new = pushed & ~word[neighbor]
            if new == 0 { continue }
            word[neighbor] |= new
            if !queued[neighbor] {
              queued[neighbor] = true
              queue.append(UInt32(truncatingIfNeeded: neighbor))
            }
          }
        }
      }
    }
    lanes = words.map { UInt16(truncatingIfNeeded: $0) }
    arriving = words.map { UInt16(truncatingIfNeeded: $0 >> 16) }
  }
}
