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
  /// - Complexity: O(V + E) time, 8 bytes a vertex.
  public func shortestRoute(
    from start: Int, label: Int, wildcard: Int, isGoal: (Int) -> Bool
  ) -> [Int]? {
    let search = RouteSearch(self, from: start, label: label, wildcard: wildcard, isGoal: isGoal)
    return search?.route
  }
}

/// What a breadth-first search has seen when it comes to the first goal.
struct RouteSearch {
  /// A shortest route to a goal, both ends included.
  private(set) var route: [Int]
  /// For each vertex the edges from the start, or ``unseen``; whatever was not seen is as far as the goal,
  /// or farther.
  private(set) var distances: [UInt32]

  static let unseen = UInt32.max

  /// Searches; `nil` where no goal can be reached.
  init?(
    _ rows: CompressedRows, from start: Int, label: Int, wildcard: Int, isGoal: (Int) -> Bool
  ) {
    route = [start]
    distances = []
    if isGoal(start) { return }
    distances = [UInt32](repeating: Self.unseen, count: rows.vertexCount)
    distances[start] = 0
    var parents = [UInt32](repeating: 0, count: rows.vertexCount)
    var queue = [UInt32(truncatingIfNeeded: start)]
    var head = 0
    while head < queue.count {
      let vertex = Int(queue[head])
      head += 1
      for run in rows.runs(of: vertex, passing: (UInt32(label), UInt32(wildcard))) {
        for edge in rows.edges(of: run) {
          let neighbor = Int(rows.neighbors[edge])
          if distances[neighbor] != Self.unseen { continue }
          distances[neighbor] = distances[vertex] + 1
          parents[neighbor] = UInt32(truncatingIfNeeded: vertex)
          if isGoal(neighbor) {
            route = Self.route(to: neighbor, from: start, parents: parents)
            return
          }
          queue.append(UInt32(truncatingIfNeeded: neighbor))
        }
      }
    }
    return nil
  }

  private static func route(to goal: Int, from start: Int, parents: [UInt32]) -> [Int] {
    var reversed = [goal]
    var vertex = goal
    while vertex != start {
      vertex = Int(parents[vertex])
      reversed.append(vertex)
    }
    return reversed.reversed()
  }
}

extension CompressedRows {
  /// The runs of a vertex with one of two labels.
  @inline(__always)
  func runs(of vertex: Int, passing: (UInt32, UInt32)) -> some Sequence<Int> {
    (Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1])).lazy.filter {
      runLabels[$0] == passing.0 || runLabels[$0] == passing.1
    }
  }

  /// The edges of a run.
  @inline(__always)
  func edges(of run: Int) -> Range<Int> { Int(runStarts[run])..<Int(runStarts[run + 1]) }
}
