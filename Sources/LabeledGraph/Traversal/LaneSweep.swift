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
  public let lanes: SharedArray<UInt64>

  /// For each vertex and each watched lane, the edges from the nearest seed, or ``unreached``:
  /// `distances[vertex * watchedLanes + lane]`.
  public let distances: SharedArray<UInt32>

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
    rows: CompressedRows, labelLanes: [UInt64], seeds: SharedArray<UInt64>,
    gates: SharedArray<UInt8> = SharedArray(), watchedLanes: Int = 0
  ) {
    precondition(seeds.count == rows.vertexCount, "one word of seeds a vertex")
    precondition(labelLanes.count == rows.labelCount, "one word of lanes a label")
    precondition(gates.isEmpty || gates.count == rows.vertexCount, "one gate flag a vertex")
    precondition(watchedLanes <= Self.lanesPerStage, "watched lanes belong to stage 0")
    let lanes = ParallelBuffer<UInt64>(count: rows.vertexCount)
    let fresh = ParallelBuffer<UInt64>(count: rows.vertexCount)
    let distances = ParallelBuffer<UInt32>(count: rows.vertexCount * watchedLanes)
    for index in 0..<distances.count { distances[index] = Self.unreached }
    for vertex in 0..<rows.vertexCount where seeds[vertex] != 0 {
      let started = Self.opened(seeds[vertex], gate: gates.isEmpty ? 0 : gates[vertex])
      lanes[vertex] = started
      fresh[vertex] = started
    }
    self.init(
      lanes: lanes, distances: distances, watchedLanes: watchedLanes, fresh: fresh, distance: 0,
      rows: rows, labelLanes: labelLanes, gates: gates)
  }

  /// Takes over a sweep that has come to some distance; `fresh` are the lanes that reached each vertex
  /// there.
  init(
    lanes: ParallelBuffer<UInt64>, distances: ParallelBuffer<UInt32>, watchedLanes: Int,
    fresh: ParallelBuffer<UInt64>, distance: UInt32, rows: CompressedRows, labelLanes: [UInt64],
    gates: SharedArray<UInt8>
  ) {
    LanePush(
      rows: rows, labelLanes: labelLanes, gates: gates, watchedLanes: watchedLanes, lanes: lanes,
      distances: distances
    ).run(fresh: fresh, distance: distance)
    self.init(lanes: lanes, distances: distances, watchedLanes: watchedLanes)
  }

  /// Takes over the outcome of another sweep.
  init(lanes: ParallelBuffer<UInt64>, distances: ParallelBuffer<UInt32>, watchedLanes: Int) {
    self.lanes = lanes.finished()
    self.distances = distances.finished()
    self.watchedLanes = watchedLanes
  }

  /// What an arriving word becomes at a gate.
  @inline(__always)
  fileprivate static func opened(_ arrived: UInt64, gate: UInt8) -> UInt64 {
    guard gate != 0 else { return arrived }
    return arrived | ((arrived | arrived >> 16) & 0xFFFF) << 48
  }
}

/// A sweep under way; one thread does it all.
private struct LanePush {
  let rows: CompressedRows
  let labelLanes: [UInt64]
  let gates: SharedArray<UInt8>
  let watchedLanes: Int
  let lanes: ParallelBuffer<UInt64>
  let distances: ParallelBuffer<UInt32>

  func run(fresh start: ParallelBuffer<UInt64>, distance startDistance: UInt32) {
    var fresh = start
    var coming = ParallelBuffer<UInt64>(count: rows.vertexCount)
    var frontier = [UInt32]()
    for vertex in 0..<fresh.count where fresh[vertex] != 0 {
      frontier.append(UInt32(truncatingIfNeeded: vertex))
    }
    var next = [UInt32]()
    var distance = startDistance
    while !frontier.isEmpty {
      record(frontier, fresh: fresh, distance: distance)
      next.removeAll(keepingCapacity: true)
      expand(frontier, fresh: fresh, coming: coming, next: &next)
      swap(&frontier, &next)
      swap(&fresh, &coming)
      distance += 1
    }
  }

  private func record(_ frontier: [UInt32], fresh: ParallelBuffer<UInt64>, distance: UInt32) {
    guard watchedLanes > 0 else { return }
    let watched: UInt64 = 1 << UInt64(watchedLanes) &- 1
    for vertex in frontier {
      var arrived = fresh[Int(vertex)] & watched
      while arrived != 0 {
        distances[Int(vertex) * watchedLanes + arrived.trailingZeroBitCount] = distance
        arrived &= arrived &- 1
      }
    }
  }

  private func expand(
    _ frontier: [UInt32], fresh: ParallelBuffer<UInt64>, coming: ParallelBuffer<UInt64>,
    next: inout [UInt32]
  ) {
    let rowStarts = rows.rowStarts.span
    let runLabels = rows.runLabels.span
    let runStarts = rows.runStarts.span
    let neighbors = rows.neighbors.span
    let passing = labelLanes.span
    let gateSpan = gates.span
    let hasGates = !gates.isEmpty
    for vertex in frontier {
      let travelling = fresh[Int(vertex)]
      fresh[Int(vertex)] = 0
      for run in Int(rowStarts[Int(vertex)])..<Int(rowStarts[Int(vertex) + 1]) {
        let passed = travelling & passing[Int(runLabels[run])]
        if passed == 0 { continue }
        for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
          let neighbor = Int(neighbors[edge])
          let known = lanes[neighbor]
          var new = passed & ~known
          if new == 0 { continue }
          if hasGates { new = LaneSweep.opened(new, gate: gateSpan[neighbor]) & ~known }
          lanes[neighbor] = known | new
          let waiting = coming[neighbor]
          if waiting == 0 { next.append(UInt32(truncatingIfNeeded: neighbor)) }
          coming[neighbor] = waiting | new
        }
      }
    }
  }
}
