// Method. Breadth-first search from one vertex over the edges whose label may pass, stopped at the
// first goal; rows are read in their fixed order, so among equally short routes the same one is
// found every time.

extension CompressedRows {
  /// Finds a shortest route from a vertex to the nearest goal.
  ///
  /// - Parameters:
  ///   - start: The vertex to start from; it may itself be a goal.
  ///   - label: The label that may be used, beside `wildcard`.
  ///   - wildcard: A label that may always be used.
  ///   - isGoal: Whether a vertex is a goal.
  /// - Returns: The vertices of the route, both ends included, or `nil` where no goal can be reached.
  /// - Complexity: O(V + E) time, 4 bytes a vertex.
  public func shortestRoute(
    from start: Int, label: Int, wildcard: Int, isGoal: (Int) -> Bool
  ) -> [Int]? {
    if isGoal(start) { return [start] }
    let unseen = UInt32.max
    var parents = [UInt32](repeating: unseen, count: vertexCount)
    parents[start] = UInt32(truncatingIfNeeded: start)
    var queue = [UInt32(truncatingIfNeeded: start)]
    var head = 0
    while head < queue.count {
      let vertex = Int(queue[head])
      head += 1
      for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1])
      where runLabels[run] == UInt32(label) || runLabels[run] == UInt32(wildcard) {
        for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
          let neighbor = Int(neighbors[edge])
          if parents[neighbor] != unseen { continue }
          parents[neighbor] = UInt32(truncatingIfNeeded: vertex)
          if isGoal(neighbor) { return route(to: neighbor, parents: parents) }
          queue.append(UInt32(truncatingIfNeeded: neighbor))
        }
      }
    }
    return nil
  }

  private func route(to goal: Int, parents: [UInt32]) -> [Int] {
    var reversed = [goal]
    var vertex = goal
    while Int(parents[vertex]) != vertex {
      vertex = Int(parents[vertex])
      reversed.append(vertex)
    }
    return reversed.reversed()
  }
}
