// Method. Few rows of a large graph change. Those are written anew; the stretches of rows between them are copied as
// they are, moved by the edges and runs that the changed rows before them have more or fewer. So a change costs about one copy of the
// rows, where laying them out again would sort all edges.

/// An edge with its label.
public struct LabeledEdge: Sendable, Hashable {
  /// The vertex in whose row it stands.
  public var near: UInt32
  /// The vertex at its other end.
  public var far: UInt32
  /// What it carries; one above the greatest label counts as the greatest.
  public var label: UInt32

  /// Creates an edge.
  public init(near: UInt32, far: UInt32, label: UInt32) {
    self.near = near
    self.far = far
    self.label = label
  }

  /// The edge seen from its other end.
  public var reversed: LabeledEdge { LabeledEdge(near: far, far: near, label: label) }
}

/// What is different in a graph that is otherwise the same.
public struct RowChanges: Sendable {
  /// The vertices that lose all edges.
  public var isolated: Set<UInt32> = []
  /// The edges that go: all of these ends and this label, however many.
  public var removed: Set<LabeledEdge> = []
  /// The ends between which all edges go, whatever their label; the label says nothing.
  public var parted: Set<LabeledEdge> = []
  /// The edges that come, after those that stay.
  public var added: [LabeledEdge] = []

  /// Creates changes that change nothing.
  public init() {}

  /// The same for rows in the other direction.
  public var reversed: RowChanges {
    var changes = self
    changes.removed = Set(removed.map(\.reversed))
    changes.parted = Set(parted.map(\.reversed))
    changes.added = added.map(\.reversed)
    return changes
  }
}

extension CompressedRows {
  /// Returns the rows of a graph that differs from this one in a few edges.
  ///
  /// - Parameters:
  ///   - changes: What is different.
  ///   - labelCount: One more than the greatest label of the result, not less than ``labelCount``. The greatest label of these rows
  ///     becomes the greatest of the result.
  /// - Returns: The rows, as building them from all edges that stay, in their order, and then the new ones would give them.
  /// - Precondition: The vertices are vertices of the graph.
  /// - Complexity: O(V + E) for one copy, on all cores; a pass over all far ends where vertices are isolated; and
  ///   O(d log d) for a row of d edges that changes.
  public func changed(_ changes: RowChanges, labelCount: Int) -> CompressedRows {
    precondition(labelCount >= self.labelCount, "labels are only added")
    let touched = vertices(touchedBy: changes)
    let rows = ChangedRows(touched, of: self, changes, labelCount: labelCount)
    let rowStarts = ParallelBuffer<UInt32>(count: vertexCount + 1)
    let runLabels = ParallelBuffer<UInt32>(count: rows.runCount)
    let runStarts = ParallelBuffer<UInt32>(count: rows.runCount + 1)
    let neighbors = ParallelBuffer<UInt32>(count: rows.edgeCount)
    // Each piece writes the rows of its own vertices.
    Parallel.forEachPiece(of: vertexCount) { vertices in
      rows.write(
        vertices, rowStarts: rowStarts, runLabels: runLabels, runStarts: runStarts,
        neighbors: neighbors)
    }
    rowStarts[vertexCount] = UInt32(truncatingIfNeeded: rows.runCount)
    runStarts[rows.runCount] = UInt32(truncatingIfNeeded: rows.edgeCount)
    let result = CompressedRows(
      vertexCount: vertexCount, labelCount: labelCount, rowStarts: rowStarts.finished(),
      runLabels: runLabels.finished(), runStarts: runStarts.finished(),
      neighbors: neighbors.finished())
    assert(result.areSound, "rows that traversals can rely on")
    return result
  }

  /// Returns the edges of some vertices, in the order of the vertices and of their rows.
  ///
  /// - Complexity: O(edges of the vertices).
  public func edges(of vertices: Set<UInt32>) -> [LabeledEdge] {
    vertices.sorted().flatMap { vertex in
      (Int(rowStarts[Int(vertex)])..<Int(rowStarts[Int(vertex) + 1])).flatMap { run in
        (Int(runStarts[run])..<Int(runStarts[run + 1])).map {
          LabeledEdge(near: vertex, far: neighbors[$0], label: runLabels[run])
        }
      }
    }
  }

  /// Returns which of some vertices have an edge to one of some others.
  ///
  /// - Parameters:
  ///   - isAsked: Whether a vertex is asked about.
  ///   - others: The others.
  /// - Returns: The vertices, ascending.
  /// - Complexity: O(V + edges of the vertices asked about).
  public func vertices(
    where isAsked: LabelLists, haveEdgesTo others: Set<UInt32>
  ) -> [UInt32] {
    let bits = VertexBits(others, vertexCount: vertexCount)
    return Parallel.mapPieces(of: vertexCount) { vertices in
      let (rows, runs, far) = (rowStarts.span, runStarts.span, neighbors.span)
      var found: [UInt32] = []
      for vertex in vertices where !isAsked.isEmpty(vertex) {
        for edge in Int(runs[Int(rows[vertex])])..<Int(runs[Int(rows[vertex + 1])])
        where bits.contains(far[edge]) {
          found.append(UInt32(truncatingIfNeeded: vertex))
          break
        }
      }
      return found
    }.flatMap(\.self)
  }

  /// The vertices whose rows change or may change, ascending.
  private func vertices(touchedBy changes: RowChanges) -> [UInt32] {
    var touched = changes.isolated
    for edge in changes.removed { touched.insert(edge.near) }
    for edge in changes.parted { touched.insert(edge.near) }
    for edge in changes.added { touched.insert(edge.near) }
    if !changes.isolated.isEmpty { touched.formUnion(vertices(withEdgesTo: changes.isolated)) }
    return touched.sorted()
  }

  /// The vertices with an edge to one of some others, in no particular order.
  ///
  /// - Complexity: O(E), on all cores, and O(log V) for each edge that is found.
  private func vertices(withEdgesTo others: Set<UInt32>) -> [UInt32] {
    let wanted = VertexBits(others, vertexCount: vertexCount)
    return Parallel.mapPieces(of: edgeCount, least: 1 << 14) { edges in
      let far = neighbors.span
      var found: [UInt32] = []
      for edge in edges {
        if !wanted.contains(far[edge]) { continue }
        let near = rowStarts.last(notAbove: runStarts.last(notAbove: edge))
        if found.last != UInt32(truncatingIfNeeded: near) {
          found.append(UInt32(truncatingIfNeeded: near))
        }
      }
      return found
    }.flatMap(\.self)
  }
}

/// Some vertices, a bit for each of all.
private struct VertexBits: Sendable {
  private var words: [UInt64]

  init(_ vertices: some Sequence<UInt32>, vertexCount: Int) {
    words = [UInt64](repeating: 0, count: (vertexCount + 63) / 64)
    for vertex in vertices { words[Int(vertex >> 6)] |= 1 << UInt64(vertex & 63) }
  }

  @inline(__always)
  func contains(_ vertex: UInt32) -> Bool {
    words[Int(vertex >> 6)] &>> UInt64(vertex & 63) & 1 != 0
  }
}

extension SharedArray<UInt32> {
  /// The last position whose element is not above a number, among ascending elements of which the first is not.
  fileprivate func last(notAbove number: Int) -> Int {
    var (low, high) = (0, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(self[middle]) <= number { low = middle } else { high = middle }
    }
    return low
  }
}

/// The rows that change, written anew, and how far they move the others.
private struct ChangedRows: Sendable {
  /// One row.
  private struct Row: Sendable {
    var labels: [UInt32] = []
    /// Where each run begins among the neighbors of the row.
    var starts: [UInt32] = []
    var neighbors: [UInt32] = []

    /// Adds edges, those of one label behind those that it has.
    mutating func add(_ added: [LabeledEdge], wildcard: UInt32) {
      var edges: [(label: UInt32, far: UInt32)] = []
      for run in labels.indices {
        let end = run + 1 < starts.count ? Int(starts[run + 1]) : neighbors.count
        for edge in Int(starts[run])..<end { edges.append((labels[run], neighbors[edge])) }
      }
      edges += added.map { (min($0.label, wildcard), $0.far) }
      let order = edges.indices.sorted { (edges[$0].label, $0) < (edges[$1].label, $1) }
      self = Row()
      for position in order {
        if labels.last != edges[position].label {
          labels.append(edges[position].label)
          starts.append(UInt32(neighbors.count))
        }
        neighbors.append(edges[position].far)
      }
    }
  }

  let runCount: Int
  let edgeCount: Int
  private let old: CompressedRows
  private let touched: [UInt32]
  private let rows: [Row]
  /// How many runs and edges there are more before each touched vertex, and at the end.
  private let runShifts: [Int]
  private let edgeShifts: [Int]
  private let wildcards: (old: UInt32, new: UInt32)

  init(
    _ touched: [UInt32], of old: CompressedRows, _ changes: RowChanges, labelCount: Int
  ) {
    self.old = old
    self.touched = touched
    let wildcards = (UInt32(old.labelCount - 1), UInt32(labelCount - 1))
    self.wildcards = wildcards
    let added = Dictionary(grouping: changes.added, by: \.near)
    let isolated = VertexBits(changes.isolated, vertexCount: old.vertexCount)
    let losing = VertexBits(
      changes.removed.map(\.near) + changes.parted.map(\.near), vertexCount: old.vertexCount)
    rows = Parallel.mapPieces(of: touched.count, least: 64) { positions in
      let (rowStarts, runStarts) = (old.rowStarts.span, old.runStarts.span)
      let (runLabels, neighbors) = (old.runLabels.span, old.neighbors.span)
      return positions.map { position in
        let vertex = touched[position]
        var row = Row()
        let isIsolated = isolated.contains(vertex)
        let mayLose = losing.contains(vertex)
        for run in Int(rowStarts[Int(vertex)])..<Int(rowStarts[Int(vertex) + 1]) {
          let label = runLabels[run]
          let first = row.neighbors.count
          for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
            let far = neighbors[edge]
            if isIsolated || isolated.contains(far) { continue }
            if mayLose,
              changes.removed.contains(LabeledEdge(near: vertex, far: far, label: label))
                || changes.parted.contains(LabeledEdge(near: vertex, far: far, label: 0))
            {
              continue
            }
            row.neighbors.append(far)
          }
          if row.neighbors.count > first {
            row.labels.append(label == wildcards.0 ? wildcards.1 : label)
            row.starts.append(UInt32(first))
          }
        }
        if let own = added[vertex] { row.add(own, wildcard: wildcards.1) }
        return row
      }
    }.flatMap(\.self)
    var (runShifts, edgeShifts) = ([0], [0])
    for (vertex, row) in zip(touched, rows) {
      let runs = Int(old.rowStarts[Int(vertex)])..<Int(old.rowStarts[Int(vertex) + 1])
      let degree = Int(old.runStarts[runs.upperBound] - old.runStarts[runs.lowerBound])
      runShifts.append(runShifts[runShifts.count - 1] + row.labels.count - runs.count)
      edgeShifts.append(edgeShifts[edgeShifts.count - 1] + row.neighbors.count - degree)
    }
    self.runShifts = runShifts
    self.edgeShifts = edgeShifts
    runCount = old.runCount + runShifts[touched.count]
    edgeCount = old.edgeCount + edgeShifts[touched.count]
  }

  /// Writes the rows of some vertices where they go.
  func write(
    _ vertices: Range<Int>, rowStarts: ParallelBuffer<UInt32>, runLabels: ParallelBuffer<UInt32>,
    runStarts: ParallelBuffer<UInt32>, neighbors: ParallelBuffer<UInt32>
  ) {
    var next = vertices.lowerBound
    // How many touched vertices stand before.
    var position = touched.partitioningIndex { $0 >= UInt32(truncatingIfNeeded: next) }
    while next < vertices.upperBound {
      let isLast = position == touched.count || Int(touched[position]) >= vertices.upperBound
      let end = isLast ? vertices.upperBound : Int(touched[position])
      copy(next..<end, position, rowStarts, runLabels, runStarts, neighbors)
      next = end
      if isLast { continue }
      let firstRun = Int(old.rowStarts[next]) + runShifts[position]
      let firstEdge = Int(old.runStarts[Int(old.rowStarts[next])]) + edgeShifts[position]
      let row = rows[position]
      rowStarts[next] = UInt32(truncatingIfNeeded: firstRun)
      for run in row.labels.indices {
        runLabels[firstRun + run] = row.labels[run]
        runStarts[firstRun + run] = UInt32(truncatingIfNeeded: firstEdge) + row.starts[run]
      }
      neighbors.copy(row.neighbors.span, to: firstEdge)
      position += 1
      next += 1
    }
  }

  /// Copies rows that stay as they are, behind so many that change.
  private func copy(
    _ vertices: Range<Int>, _ position: Int, _ rowStarts: ParallelBuffer<UInt32>,
    _ runLabels: ParallelBuffer<UInt32>, _ runStarts: ParallelBuffer<UInt32>,
    _ neighbors: ParallelBuffer<UInt32>
  ) {
    if vertices.isEmpty { return }
    let (runShift, edgeShift) = (runShifts[position], edgeShifts[position])
    let oldRowStarts = old.rowStarts.span
    let runs = Int(oldRowStarts[vertices.lowerBound])..<Int(oldRowStarts[vertices.upperBound])
    let oldLabels = old.runLabels.span
    let oldRunStarts = old.runStarts.span
    let edges = Int(oldRunStarts[runs.lowerBound])..<Int(oldRunStarts[runs.upperBound])
    neighbors.copy(old.neighbors.span.extracting(edges), to: edges.lowerBound + edgeShift)
    var starts = rowStarts.part(vertices)
    let shift = UInt32(truncatingIfNeeded: runShift)
    for vertex in starts.indices {
      starts[vertex] = oldRowStarts[vertices.lowerBound + vertex] &+ shift
    }
    let newRuns = runs.lowerBound + runShift..<runs.upperBound + runShift
    var labels = runLabels.part(newRuns)
    var newStarts = runStarts.part(newRuns)
    let move = UInt32(truncatingIfNeeded: edgeShift)
    for run in newStarts.indices {
      newStarts[run] = oldRunStarts[runs.lowerBound + run] &+ move
    }
    let (oldWildcard, newWildcard) = wildcards
    for run in labels.indices {
      let label = oldLabels[runs.lowerBound + run]
      labels[run] = label == oldWildcard ? newWildcard : label
    }
  }
}

extension [UInt32] {
  /// The first index whose element meets a condition that all later ones meet too.
  fileprivate func partitioningIndex(where isAfter: (UInt32) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
