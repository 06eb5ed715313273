// Method. A breadth-first search for 64 questions at once [1]. Every vertex has a word of lanes; a
// lane is one question ("which vertices reach a seed through label 3?"). A lane crosses an edge if
// the edge's label lets it through. Level by level, only the lanes that are new to a vertex travel
// on, so each lane crosses each edge once, and lanes that travel together share the memory access.
//
//   lanes[v]    lanes that have reached v (a lane never leaves)
//   fresh[v]    lanes that reached v in the level being expanded
//   coming[v]   lanes that reach v in the next level
//
// A *gate* adds what a plain search cannot say, "reached something that itself reached something":
// lanes are taken as four stages of 16, and at a gate vertex a lane that arrives in stage 0 or 1
// opens the same lane of stage 3. Because opened lanes travel like any others, one sweep suffices.
//
// [1] M. Then et al., "The more the merrier: efficient multi-source graph traversal", Proceedings of
//     the VLDB Endowment 8 (2014), 449–460.

/// A word of lanes per vertex, and how far each watched lane had to travel.
public struct LaneSweep: Sendable {
  /// The number of lanes in one stage.
  public static let lanesPerStage = 16

  /// The distance of a lane that never arrives.
  public static let unreached = UInt32.max

  /// For each vertex, the lanes that reach it.
  public private(set) var lanes: [UInt64]

  /// For each vertex and each watched lane, the edges from the nearest seed, or ``unreached``:
  /// `distances[vertex * watchedLanes + lane]`.
  public private(set) var distances: [UInt32]

  /// The number of lanes, counted from lane 0, whose distances are kept.
  public let watchedLanes: Int

  /// Spreads lanes from seeds along rows until nothing changes.
  ///
  /// - Parameters:
  ///   - rows: The edges, in the direction in which the lanes travel.
  ///   - labelLanes: For each label, the lanes that it lets through.
  ///   - seeds: For each vertex, the lanes that start there.
  ///   - gates: For each vertex, 1 if it is a gate; empty for none.
  ///   - watchedLanes: How many lanes, from lane 0, keep distances; at most 16.
  /// - Complexity: O(V + E · lanes) time at worst, O(V + E) where lanes travel together;
  ///   24 bytes a vertex, and 4 a vertex and watched lane.
  public init(
    rows: CompressedRows, labelLanes: [UInt64], seeds: [UInt64], gates: [UInt8] = [],
    watchedLanes: Int = 0
  ) {
    precondition(seeds.count == rows.vertexCount, "one word of seeds a vertex")
    precondition(labelLanes.count == rows.labelCount, "one word of lanes a label")
    precondition(gates.isEmpty || gates.count == rows.vertexCount, "one gate flag a vertex")
    precondition(watchedLanes <= Self.lanesPerStage, "watched lanes belong to stage 0")
    self.watchedLanes = watchedLanes
    lanes = seeds
    distances = [UInt32](repeating: Self.unreached, count: rows.vertexCount * watchedLanes)
    if !gates.isEmpty {
      for vertex in seeds.indices where seeds[vertex] != 0 {
        lanes[vertex] = Self.opened(seeds[vertex], gate: gates[vertex])
      }
    }
    push(fresh: lanes, distance: 0, rows: rows, labelLanes: labelLanes, gates: gates)
  }

  /// Takes over a sweep that has come to some distance; `fresh` are the lanes that reached each vertex
  /// there.
  init(
    lanes: [UInt64], distances: [UInt32], watchedLanes: Int, fresh: [UInt64], distance: UInt32,
    rows: CompressedRows, labelLanes: [UInt64], gates: [UInt8]
  ) {
    self.lanes = lanes
    self.distances = distances
    self.watchedLanes = watchedLanes
    push(fresh: fresh, distance: distance, rows: rows, labelLanes: labelLanes, gates: gates)
  }

  /// Takes over the outcome of another sweep.
  init(lanes: [UInt64], distances: [UInt32], watchedLanes: Int) {
    self.lanes = lanes
    self.distances = distances
    self.watchedLanes = watchedLanes
  }

  private mutating func push(
    fresh start: [UInt64], distance startDistance: UInt32, rows: CompressedRows,
    labelLanes: [UInt64], gates: [UInt8]
  ) {
    var fresh = start
    var coming = [UInt64](repeating: 0, count: rows.vertexCount)
    var frontier = [UInt32]()
    for vertex in fresh.indices where fresh[vertex] != 0 {
      frontier.append(UInt32(truncatingIfNeeded: vertex))
    }
    var next = [UInt32]()
    var distance = startDistance
    while !frontier.isEmpty {
      record(frontier, fresh: fresh, distance: distance)
      next.removeAll(keepingCapacity: true)
      expand(
        frontier, rows: rows, labelLanes: labelLanes, gates: gates, fresh: &fresh,
        coming: &coming, next: &next)
      swap(&frontier, &next)
      swap(&fresh, &coming)
      distance += 1
    }
  }

  @inline(__always)
  private static func opened(_ arrived: UInt64, gate: UInt8) -> UInt64 {
    guard gate != 0 else { return arrived }
    return arrived | ((arrived | arrived >> 16) & 0xFFFF) << 48
  }

  private mutating func record(_ frontier: [UInt32], fresh: [UInt64], distance: UInt32) {
    let width = watchedLanes
    guard width > 0 else { return }
    let watched: UInt64 = 1 << UInt64(width) &- 1
    let freshSpan = fresh.span
    var output = distances.mutableSpan
    for vertex in frontier {
      var arrived = freshSpan[Int(vertex)] & watched
      while arrived != 0 {
        output[Int(vertex) * width + arrived.trailingZeroBitCount] = distance
        arrived &= arrived &- 1
      }
    }
  }

  private mutating func expand(
    _ frontier: [UInt32], rows: CompressedRows, labelLanes: [UInt64], gates: [UInt8],
    fresh: inout [UInt64], coming: inout [UInt64], next: inout [UInt32]
  ) {
    let rowStarts = rows.rowStarts.span
    let runLabels = rows.runLabels.span
    let runStarts = rows.runStarts.span
    let neighbors = rows.neighbors.span
    let passing = labelLanes.span
    let gateSpan = gates.span
    let hasGates = !gates.isEmpty
    var laneSpan = lanes.mutableSpan
    var freshSpan = fresh.mutableSpan
    var comingSpan = coming.mutableSpan
    for vertex in frontier {
      let travelling = freshSpan[Int(vertex)]
      freshSpan[Int(vertex)] = 0
      for run in Int(rowStarts[Int(vertex)])..<Int(rowStarts[Int(vertex) + 1]) {
        let passed = travelling & passing[Int(runLabels[run])]
        if passed == 0 { continue }
        for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
          let neighbor = Int(neighbors[edge])
          let known = laneSpan[neighbor]
          var new = passed & ~known
          if new == 0 { continue }
          if hasGates { new = Self.opened(new, gate: gateSpan[neighbor]) & ~known }
          laneSpan[neighbor] = known | new
          let waiting = comingSpan[neighbor]
          if waiting == 0 { next.append(UInt32(truncatingIfNeeded: neighbor)) }
          comingSpan[neighbor] = waiting | new
        }
      }
    }
  }
}
