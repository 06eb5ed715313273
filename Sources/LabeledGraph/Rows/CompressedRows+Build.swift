// Method. Two passes, each on all cores and each with writes that stay near each other. The edges are
// first dealt into buckets of neighboring vertices, the far ends where the rows will be and vertex and
// label beside them, in 16 bits where they fit; then every bucket, which fits the cache, is put in
// order of (vertex, label) by counting. Both passes are stable: the input's order stands within a run,
// and the result is a function of the input, whatever the number of threads.
//
// A counting sort over all vertices at once was tried and is 3 to 4 times slower on 10 million edges:
// each of its writes goes to another page.

extension CompressedRows {
  /// Builds the rows of a graph given as columns.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices.
  ///   - labelCount: One more than the greatest label.
  ///   - near: For each edge, the vertex whose row it stands in.
  ///   - far: For each edge, the vertex at its other end.
  ///   - labels: For each edge, its label; one above the greatest counts as the greatest.
  ///   - kept: For each edge, 0 to leave it out; empty to keep all.
  /// - Precondition: The columns have one length below 2³² and every vertex is below `vertexCount`.
  /// - Complexity: O(V + E), and O(d log d) for a row of d edges that has many labels; on all cores.
  ///   2 to 4 bytes an edge beside the result.
  public init(
    vertexCount: Int, labelCount: Int, near: Span<UInt32>, far: Span<UInt32>,
    labels: Span<UInt32>, kept: Span<UInt8>
  ) {
    precondition(near.count == far.count && near.count == labels.count, "columns of one length")
    precondition(near.count < Int(UInt32.max), "fewer than 2³² edges")
    let shape = BucketShape(
      vertexCount: vertexCount, labelCount: labelCount, edgeCount: near.count)
    if shape.keyBits <= UInt16.bitWidth {
      self.init(shape, UInt16.self, near: near, far: far, labels: labels, kept: kept)
    } else {
      self.init(shape, UInt32.self, near: near, far: far, labels: labels, kept: kept)
    }
  }

  private init<Key: BucketKey>(
    _ shape: BucketShape, _ type: Key.Type, near: Span<UInt32>, far: Span<UInt32>,
    labels: Span<UInt32>, kept: Span<UInt8>
  ) {
    let greatestLabel = UInt32(truncatingIfNeeded: shape.labelCount - 1)
    let vertexCount = UInt32(truncatingIfNeeded: shape.vertexCount)
    let counts = ParallelBuffer<UInt32>(count: shape.pieceCount * shape.bucketCount)
    let keepsAll = kept.isEmpty
    // Each piece of the edges counts in a part of its own.
    Parallel.forEach(shape.pieceCount) { piece in
      var own = counts.part(shape.counters(of: piece))
      for edge in shape.edges(of: piece) where keepsAll || kept[edge] != 0 {
        own[Int(near[edge]) >> shape.vertexBits] += 1
      }
    }
    let bucketStarts = shape.makeCursors(counts)
    let edgeCount = Int(bucketStarts[shape.bucketCount])
    let keys = ParallelBuffer<Key>(count: edgeCount)
    let neighbors = ParallelBuffer<UInt32>(count: edgeCount)
    // The cursors give each piece positions of its own in every bucket.
    Parallel.forEach(shape.pieceCount) { piece in
      var cursors = counts.part(shape.counters(of: piece))
      for edge in shape.edges(of: piece) where keepsAll || kept[edge] != 0 {
        let vertex = near[edge]
        precondition(far[edge] < vertexCount, "a vertex of the graph")
        let bucket = Int(vertex) >> shape.vertexBits
        let position = Int(cursors[bucket])
        cursors[bucket] += 1
        neighbors[position] = far[edge]
        keys[position] = shape.key(vertex: vertex, label: min(labels[edge], greatestLabel))
      }
    }
    self.init(shape, bucketStarts: bucketStarts, keys: keys, neighbors: neighbors)
  }

  private struct Runs: Sendable {
    var labels: [UInt32] = []
    var starts: [UInt32] = []
  }

  private init<Key: BucketKey>(
    _ shape: BucketShape, bucketStarts: [UInt32], keys: ParallelBuffer<Key>,
    neighbors: ParallelBuffer<UInt32>
  ) {
    let rowStarts = ParallelBuffer<UInt32>(count: shape.vertexCount + 1)
    // Each bucket writes the rows of its own vertices.
    let runs = Parallel.map(shape.groupCount) { group in
      var sorter = BucketSorter<Key>(shape)
      return shape.buckets(of: group).map { bucket in
        var runs = Runs()
        sorter.sort(
          bucket, Int(bucketStarts[bucket])..<Int(bucketStarts[bucket + 1]), keys: keys.span,
          neighbors: neighbors, rowStarts: rowStarts, runLabels: &runs.labels,
          runStarts: &runs.starts)
        return runs
      }
    }.flatMap(\.self)
    var firstRuns = [0]
    for bucket in runs { firstRuns.append(firstRuns[firstRuns.count - 1] + bucket.labels.count) }
    let runCount = firstRuns[firstRuns.count - 1]
    let runLabels = ParallelBuffer<UInt32>(count: runCount)
    let runStarts = ParallelBuffer<UInt32>(count: runCount + 1)
    let firsts = firstRuns
    Parallel.forEach(shape.groupCount) { group in
      for bucket in shape.buckets(of: group) {
        let first = firsts[bucket]
        for run in runs[bucket].labels.indices {
          runLabels[first + run] = runs[bucket].labels[run]
          runStarts[first + run] = runs[bucket].starts[run]
        }
        for vertex in shape.vertices(of: bucket) { rowStarts[vertex] += UInt32(first) }
      }
    }
    rowStarts[shape.vertexCount] = UInt32(runCount)
    runStarts[runCount] = UInt32(keys.count)
    vertexCount = shape.vertexCount
    labelCount = shape.labelCount
    self.rowStarts = rowStarts.finished()
    self.runLabels = runLabels.finished()
    self.runStarts = runStarts.finished()
    self.neighbors = neighbors.finished()
    assert(areSound, "rows that traversals can rely on")
  }

  /// Returns the same edges by their other ends.
  ///
  /// - Complexity: O(V + E), on all cores; 10 to 12 bytes an edge beside the result.
  public func reversed() -> CompressedRows {
    let near = ParallelBuffer<UInt32>(count: edgeCount)
    let labels = ParallelBuffer<UInt32>(count: edgeCount)
    let pieceCount = BucketShape.pieceCount(ofEdges: edgeCount)
    let cuts = (0...pieceCount).map { vertexCount * $0 / pieceCount }
    // Each piece of the vertices writes at its own edges.
    Parallel.forEach(pieceCount) { piece in
      let rowStarts = self.rowStarts.span
      let runLabels = self.runLabels.span
      let runStarts = self.runStarts.span
      for vertex in cuts[piece]..<cuts[piece + 1] {
        for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
          for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
            near[edge] = UInt32(truncatingIfNeeded: vertex)
            labels[edge] = runLabels[run]
          }
        }
      }
    }
    return CompressedRows(
      vertexCount: vertexCount, labelCount: labelCount, near: neighbors.span, far: near.span,
      labels: labels.span, kept: [UInt8]().span)
  }
}
