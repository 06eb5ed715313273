// Method. The sweep of LaneSweep with the direction of every step turned [1]: a vertex that still
// lacks lanes asks the far ends of its own edges for them. Where most vertices are reached in a few
// levels, as in chains of trade, pulling wins three times over pushing: a vertex stops asking at the
// first neighbor that has all it lacks, nothing is written but what a vertex gains, so that threads
// need no locks, and the rows that serve the other traversals serve this one too.
//
// A level has two steps, each on all cores: all vertices that lack something ask, by what was reached
// in earlier levels; then all take what they gained. A vertex that its edges can give nothing more is
// settled and asks no more.
//
// The words are as narrow as the lanes allow, because the time goes into reading the words of far
// ends: with up to 4 lanes a stage a million vertices' words are 2 megabytes and stay in the cache.
//
// Long thin graphs are what pulling is bad at: a level would ask many vertices to find few. When the
// edges asked exceed a multiple of all edges, the rows are reversed and pushing takes over.
//
// [1] S. Beamer, K. Asanović, D. Patterson, "Direction-optimizing breadth-first search", Proceedings
//     of the International Conference on High Performance Computing, Networking, Storage and
//     Analysis (SC), 2012.

import Synchronization

extension LaneSweep {
  /// How many times over all edges may be asked before pushing takes over.
  private static let patience = 4

  /// Spreads lanes against the direction of rows until nothing changes: what a far end has reaches
  /// the vertex whose row the edge stands in.
  ///
  /// The outcome is that of ``init(rows:labelLanes:seeds:gates:watchedLanes:)`` with reversed rows.
  ///
  /// - Parameters:
  ///   - rows: The edges, against the direction in which the lanes travel.
  ///   - reversed: Supplies the edges in the direction in which the lanes travel, if they come to be
  ///     needed.
  ///   - labelLanes: For each label, the lanes of stage 0 that it lets through; those of the other
  ///     stages follow from them.
  ///   - seeds: For each vertex, the lanes that start there.
  ///   - gates: For each vertex, 1 if it is a gate; empty for none.
  ///   - lanesInUse: How many lanes of each stage are in use, from the first; at most 16. Those of
  ///     stage 0 keep distances.
  /// - Complexity: As for pushing; on all cores. 2 to 8 bytes a vertex beside the outcome.
  public init(
    against rows: CompressedRows, reversed: () -> CompressedRows, labelLanes: [UInt64],
    seeds: SharedArray<UInt64>, gates: SharedArray<UInt8> = SharedArray(), lanesInUse: Int
  ) {
    precondition(seeds.count == rows.vertexCount, "one word of seeds a vertex")
    precondition(labelLanes.count == rows.labelCount, "one word of lanes a label")
    precondition(gates.isEmpty || gates.count == rows.vertexCount, "one gate flag a vertex")
    precondition(lanesInUse <= Self.lanesPerStage, "at most 16 lanes a stage")
    let pulled: PullOutcome
    if lanesInUse <= 4 {
      pulled = PullSweep<UInt16>(rows, labelLanes, seeds, gates, lanesInUse, Self.patience)
        .outcome()
    } else if lanesInUse <= 8 {
      pulled = PullSweep<UInt32>(rows, labelLanes, seeds, gates, lanesInUse, Self.patience)
        .outcome()
    } else {
      pulled = PullSweep<UInt64>(rows, labelLanes, seeds, gates, lanesInUse, Self.patience)
        .outcome()
    }
    guard let fresh = pulled.fresh else {
      self.init(lanes: pulled.lanes, distances: pulled.distances, watchedLanes: lanesInUse)
      return
    }
    self.init(
      lanes: pulled.lanes, distances: pulled.distances, watchedLanes: lanesInUse, fresh: fresh,
      distance: pulled.distance, rows: reversed(),
      labelLanes: labelLanes.map { $0 | $0 << 16 | $0 << 32 | $0 << 48 }, gates: gates)
  }
}

/// What pulling came to.
private struct PullOutcome {
  var lanes: ParallelBuffer<UInt64>
  var distances: ParallelBuffer<UInt32>
  /// The lanes reached at `distance` where pulling was given up.
  var fresh: ParallelBuffer<UInt64>?
  var distance: UInt32
}

/// The part of the vertices that one thread asks for at a time.
private final class PullPart<
  Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable
>: Sendable {
  struct State {
    var asking: [UInt32]
    var gained: [Word] = []
    var edgesAsked = 0
    var gainers = 0
  }
  let state: Mutex<State>
  init(_ vertices: Range<Int>) {
    state = Mutex(State(asking: vertices.map { UInt32(truncatingIfNeeded: $0) }))
  }
}

private struct PullSweep<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable> {
  private let rows: CompressedRows
  private let lanesInUse: Int
  private let labelWords: [Word]
  private let gates: SharedArray<UInt8>
  private let lanes: ParallelBuffer<Word>
  private let distances: ParallelBuffer<UInt32>
  private let parts: [PullPart<Word>]
  private let patience: Int

  /// Lanes of one stage.
  private static var stride: Int { Word.bitWidth / 4 }
  private static var stageMask: Word { 1 << Word(stride) &- 1 }

  init(
    _ rows: CompressedRows, _ labelLanes: [UInt64], _ seeds: SharedArray<UInt64>,
    _ gates: SharedArray<UInt8>, _ lanesInUse: Int, _ patience: Int
  ) {
    self.rows = rows
    self.lanesInUse = lanesInUse
    self.gates = gates
    self.patience = patience
    labelWords = labelLanes.map { lanes in
      let stage = Word(truncatingIfNeeded: lanes) & Self.stageMask
      return stage | stage << Word(Self.stride) | stage << Word(2 * Self.stride)
        | stage << Word(3 * Self.stride)
    }
    lanes = ParallelBuffer(count: rows.vertexCount)
    distances = ParallelBuffer(count: rows.vertexCount * lanesInUse)
    let partCount = max(1, 4 * BucketShape.pieceCount(ofEdges: rows.edgeCount))
    let vertexCount = rows.vertexCount
    let cuts = (0...partCount).map { vertexCount * $0 / partCount }
    let lanes = lanes
    let distances = distances
    // Each part writes at its own vertices, here and below.
    parts = Parallel.map(partCount) { part in
      let vertices = cuts[part]..<cuts[part + 1]
      for index in vertices.lowerBound * lanesInUse..<vertices.upperBound * lanesInUse {
        distances[index] = LaneSweep.unreached
      }
      for vertex in vertices where seeds[vertex] != 0 {
        let seed = Self.opened(Self.narrow(seeds[vertex]), gate: gates.isEmpty ? 0 : gates[vertex])
        lanes[vertex] = seed
        for lane in 0..<lanesInUse where seed >> Word(lane) & 1 != 0 {
          distances[vertex * lanesInUse + lane] = 0
        }
      }
      return PullPart<Word>(vertices)
    }
  }

  private static func narrow(_ lanes: UInt64) -> Word {
    var result: Word = 0
    for stage in 0..<4 {
      let lanesOfStage = Word(truncatingIfNeeded: lanes >> UInt64(16 * stage)) & stageMask
      result |= lanesOfStage << Word(stage * stride)
    }
    return result
  }

  @inline(__always)
  private static func widen(_ word: Word) -> UInt64 {
    let bits = UInt64(truncatingIfNeeded: word)
    let mask = UInt64(truncatingIfNeeded: stageMask)
    let step = UInt64(stride)
    return bits & mask | (bits >> step & mask) << 16 | (bits >> (2 * step) & mask) << 32
      | (bits >> (3 * step) & mask) << 48
  }

  @inline(__always)
  private static func opened(_ arrived: Word, gate: UInt8) -> Word {
    guard gate != 0 else { return arrived }
    return arrived
      | ((arrived | arrived >> Word(stride)) & stageMask) << Word(3 * stride)
  }

  func outcome() -> PullOutcome {
    var distance: UInt32 = 0
    var asked = 0
    var gaveUp = false
    while true {
      Parallel.forEach(parts.count) { part in
        parts[part].state.withLock { ask(&$0) }
      }
      distance += 1
      let reached = distance
      asked += parts.reduce(0) { $0 + $1.state.withLock(\.edgesAsked) }
      let gainers = parts.reduce(0) { $0 + $1.state.withLock(\.gainers) }
      if gainers == 0 { break }
      gaveUp = asked > patience * rows.edgeCount
      if gaveUp { break }
      Parallel.forEach(parts.count) { part in
        parts[part].state.withLock { take(&$0, distance: reached) }
      }
    }
    var fresh: ParallelBuffer<UInt64>?
    if gaveUp {
      let words = ParallelBuffer<UInt64>(count: rows.vertexCount)
      for part in parts {
        part.state.withLock { state in
          for (vertex, gained) in zip(state.asking, state.gained) where gained != 0 {
            words[Int(vertex)] = Self.widen(gained)
          }
          take(&state, distance: distance)
        }
      }
      fresh = words
    }
    let narrow = lanes
    let wide = ParallelBuffer<UInt64>(count: narrow.count)
    // Each piece writes at its own vertices.
    Parallel.forEachPiece(of: narrow.count) { vertices in
      for vertex in vertices { wide[vertex] = Self.widen(narrow[vertex]) }
    }
    return PullOutcome(lanes: wide, distances: distances, fresh: fresh, distance: distance)
  }

  /// Asks the far ends of every vertex that lacks lanes; keeps the vertices that still may gain.
  private func ask(_ state: inout PullPart<Word>.State) {
    let rowStarts = rows.rowStarts.span
    let runLabels = rows.runLabels.span
    let runStarts = rows.runStarts.span
    let neighbors = rows.neighbors.span
    let passing = labelWords.span
    let lanes = self.lanes.span
    let hasGates = !gates.isEmpty
    var kept = 0
    var edgesAsked = 0
    var gainers = 0
    var gainedWords: [Word] = []
    gainedWords.reserveCapacity(state.asking.count)
    var asking = state.asking.mutableSpan
    for position in asking.indices {
      let vertex = Int(asking[position])
      let known = lanes[vertex]
      var gained: Word = 0
      var lacks: Word = 0
      for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
        let wanted = passing[Int(runLabels[run])] & ~(known | gained)
        if wanted == 0 { continue }
        var found: Word = 0
        let first = Int(runStarts[run])
        let end = Int(runStarts[run + 1])
        var edge = first
        while edge < end {
          found |= lanes[Int(neighbors[edge])]
          edge += 1
          if found & wanted == wanted { break }
        }
        edgesAsked += edge - first
        gained |= found & wanted
        lacks |= wanted & ~found
      }
      if gained == 0 && lacks == 0 { continue }
      if gained != 0 {
        gainers += 1
        if hasGates { gained = Self.opened(gained, gate: gates[vertex]) & ~known }
      }
      asking[kept] = UInt32(truncatingIfNeeded: vertex)
      gainedWords.append(gained)
      kept += 1
    }
    state.asking.removeLast(state.asking.count - kept)
    state.gained = gainedWords
    state.edgesAsked = edgesAsked
    state.gainers = gainers
  }

  /// Gives the vertices what they gained.
  private func take(_ state: inout PullPart<Word>.State, distance: UInt32) {
    let watched: Word = lanesInUse == Word.bitWidth ? .max : 1 << Word(lanesInUse) &- 1
    for position in state.asking.indices {
      let gained = state.gained[position]
      if gained == 0 { continue }
      let vertex = Int(state.asking[position])
      lanes[vertex] |= gained
      var arrived = gained & watched
      while arrived != 0 {
        distances[vertex * lanesInUse + arrived.trailingZeroBitCount] = distance
        arrived &= arrived &- 1
      }
    }
  }
}
