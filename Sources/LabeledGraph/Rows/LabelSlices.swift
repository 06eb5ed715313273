// Method. A computation on few labels should cost what their edges cost, not what the graph costs: on
// a graph with thousands of labels the difference is that between linear and quadratic. The runs of
// the rows are dealt out by label, a group of labels a slice, in their order; a slice takes its own
// runs and those of the wildcard, and renumbers the vertices that stand in them. Vertices keep their
// order and edges theirs, so that what depends on either comes out the same as on the whole graph.

/// Rows cut by label: each slice has a group of neighboring labels, and the greatest label, which is a
/// wildcard, belongs to all.
///
/// Memory: 8 bytes a run, and 4 a listed vertex.
public struct LabelSlices: Sendable {
  /// The number of slices.
  public let count: Int

  let rows: CompressedRows
  private let lists: LabelLists
  let labelsPerSlice: Int
  /// The runs of each slice in the order of the rows, those of the wildcard as a last slice.
  let runs: RunLists
  /// The vertices that list a label of each slice, ascending; one with several may be repeated.
  private let listed: LabelLists

  /// Runs by slice, each with its vertex.
  struct RunLists: Sendable {
    var starts: [Int]
    var vertices: [UInt32]
    var runs: [UInt32]

    func range(of slice: Int) -> Range<Int> { starts[slice]..<starts[slice + 1] }
  }

  /// Cuts rows.
  ///
  /// - Parameters:
  ///   - rows: The rows; their greatest label is the wildcard.
  ///   - lists: Labels of vertices themselves: a slice has every vertex that lists one of its labels,
  ///     whether it has edges or not.
  ///   - labelsPerSlice: How many labels a slice has, beside the wildcard.
  /// - Complexity: O(V + runs + listed labels).
  public init(_ rows: CompressedRows, lists: LabelLists, labelsPerSlice: Int) {
    precondition(rows.vertexCount == lists.vertexCount, "a list a vertex")
    let wildcard = rows.labelCount - 1
    let count = (wildcard + labelsPerSlice - 1) / labelsPerSlice
    self.rows = rows
    self.lists = lists
    self.labelsPerSlice = labelsPerSlice
    self.count = count
    let rowStarts = rows.rowStarts.span
    let runLabels = rows.runLabels.span
    func slice(of label: UInt32) -> Int {
      Int(label) == wildcard ? count : Int(label) / labelsPerSlice
    }
    var starts = [Int](repeating: 0, count: count + 2)
    for run in runLabels.indices { starts[slice(of: runLabels[run]) + 1] += 1 }
    for slice in 0...count { starts[slice + 1] += starts[slice] }
    var cursors = starts
    var vertices = [UInt32](repeating: 0, count: runLabels.count)
    var runs = vertices
    for vertex in 0..<rows.vertexCount {
      for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
        let slice = slice(of: runLabels[run])
        vertices[cursors[slice]] = UInt32(truncatingIfNeeded: vertex)
        runs[cursors[slice]] = UInt32(truncatingIfNeeded: run)
        cursors[slice] += 1
      }
    }
    self.runs = RunLists(starts: starts, vertices: vertices, runs: runs)
    var sliceOfLabel: [UInt32] = []
    var vertexOfLabel: [UInt32] = []
    for vertex in 0..<lists.vertexCount {
      for label in lists[vertex] {
        sliceOfLabel.append(label / UInt32(labelsPerSlice))
        vertexOfLabel.append(UInt32(truncatingIfNeeded: vertex))
      }
    }
    listed = LabelLists(vertexCount: max(1, count), vertices: sliceOfLabel, labels: vertexOfLabel)
    assert(brokenInvariant == nil, brokenInvariant ?? "")
  }

  /// What a thread needs to cut slices one after another.
  public struct Workspace: Sendable {
    /// A bit for each vertex of the graph; clear between two slices.
    fileprivate var isInSlice: [UInt64]
    /// The vertex in the slice for each vertex of the graph that is in it.
    fileprivate var numbers: [UInt32]
  }

  /// Makes a workspace; 4 bytes a vertex of the graph.
  public func makeWorkspace() -> Workspace {
    Workspace(
      isInSlice: [UInt64](repeating: 0, count: (rows.vertexCount + 63) / 64),
      numbers: [UInt32](repeating: 0, count: rows.vertexCount))
  }

  /// The labels of a slice, beside the wildcard.
  public func labels(of slice: Int) -> Range<Int> {
    slice * labelsPerSlice..<min((slice + 1) * labelsPerSlice, rows.labelCount - 1)
  }

  /// Cuts a slice.
  ///
  /// - Complexity: O(edges of the slice + V / 64).
  public func slice(_ slice: Int, in workspace: inout Workspace) -> LabelSlice {
    let own = runs.range(of: slice)
    let wild = runs.range(of: count)
    for run in own { mark(run, &workspace.isInSlice) }
    for run in wild { mark(run, &workspace.isInSlice) }
    for vertex in listed[slice] { Self.mark(vertex, &workspace.isInSlice) }
    var vertices: [UInt32] = []
    for word in workspace.isInSlice.indices where workspace.isInSlice[word] != 0 {
      var bits = workspace.isInSlice[word]
      workspace.isInSlice[word] = 0
      while bits != 0 {
        let vertex = word << 6 | bits.trailingZeroBitCount
        bits &= bits &- 1
        workspace.numbers[vertex] = UInt32(truncatingIfNeeded: vertices.count)
        vertices.append(UInt32(truncatingIfNeeded: vertex))
      }
    }
    let part = LabelSlice(
      vertices: vertices,
      rows: cut(own, wild, vertices, firstLabel: slice * labelsPerSlice, workspace.numbers))
    assert(part.brokenInvariant == nil, part.brokenInvariant ?? "")
    return part
  }

  private func mark(_ position: Int, _ bits: inout [UInt64]) {
    Self.mark(runs.vertices[position], &bits)
    let neighbors = rows.neighbors.span
    for edge in edges(of: Int(runs.runs[position])) { Self.mark(neighbors[edge], &bits) }
  }

  private static func mark(_ vertex: UInt32, _ bits: inout [UInt64]) {
    bits[Int(vertex >> 6)] |= 1 << UInt64(vertex & 63)
  }

  private func edges(of run: Int) -> Range<Int> {
    Int(rows.runStarts[run])..<Int(rows.runStarts[run + 1])
  }

  private func cut(
    _ own: Range<Int>, _ wild: Range<Int>, _ vertices: [UInt32], firstLabel: Int,
    _ numbers: [UInt32]
  ) -> CompressedRows {
    let labelCount = labels(of: firstLabel / labelsPerSlice).count + 1
    var rowStarts: [UInt32] = []
    var runLabels: [UInt32] = []
    var runStarts: [UInt32] = []
    var neighbors: [UInt32] = []
    rowStarts.reserveCapacity(vertices.count + 1)
    runLabels.reserveCapacity(own.count + wild.count)
    runStarts.reserveCapacity(own.count + wild.count + 1)
    let far = rows.neighbors.span
    func append(_ position: Int, label: UInt32) {
      runLabels.append(label)
      runStarts.append(UInt32(truncatingIfNeeded: neighbors.count))
      for edge in edges(of: Int(runs.runs[position])) { neighbors.append(numbers[Int(far[edge])]) }
    }
    var (nextOwn, nextWild) = (own.lowerBound, wild.lowerBound)
    for vertex in vertices {
      rowStarts.append(UInt32(truncatingIfNeeded: runLabels.count))
      while nextOwn < own.upperBound, runs.vertices[nextOwn] == vertex {
        let label = rows.runLabels[Int(runs.runs[nextOwn])]
        append(nextOwn, label: label - UInt32(truncatingIfNeeded: firstLabel))
        nextOwn += 1
      }
      while nextWild < wild.upperBound, runs.vertices[nextWild] == vertex {
        append(nextWild, label: UInt32(truncatingIfNeeded: labelCount - 1))
        nextWild += 1
      }
    }
    rowStarts.append(UInt32(truncatingIfNeeded: runLabels.count))
    runStarts.append(UInt32(truncatingIfNeeded: neighbors.count))
    return CompressedRows(
      assembled: vertices.count, labelCount: labelCount, rowStarts: SharedArray(rowStarts),
      runLabels: SharedArray(runLabels), runStarts: SharedArray(runStarts),
      neighbors: SharedArray(neighbors))
  }
}

/// The part of a graph that some labels stand in.
public struct LabelSlice: Sendable {
  /// The vertex of the graph for each vertex of the slice; ascending.
  public let vertices: [UInt32]
  /// The edges between them; labels are counted from the first of the slice, the greatest is the
  /// wildcard.
  public let rows: CompressedRows
}
