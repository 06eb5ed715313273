/// A list of labels for every vertex, as rows of one array.
///
/// Memory: 4 bytes a label and 4 a vertex.
public struct LabelLists: Sendable {
  let ends: SharedArray<UInt32>
  let labels: SharedArray<UInt32>

  /// The number of vertices.
  public var vertexCount: Int { ends.count }

  /// Takes the end of each vertex's row and the rows one after another.
  ///
  /// - Precondition: `ends` does not decrease and its last element is `labels.count`.
  public init(ends: SharedArray<UInt32>, labels: SharedArray<UInt32>) {
    precondition(Int(ends.last ?? 0) == labels.count, "the last row ends with the labels")
    self.ends = ends
    self.labels = labels
    assert(brokenInvariant == nil, brokenInvariant ?? "")
  }

  /// Groups (vertex, label) pairs by vertex, in input order, without removing repeated ones.
  ///
  /// - Complexity: O(V + pairs).
  public init(vertexCount: Int, vertices: [UInt32], labels: [UInt32]) {
    precondition(vertices.count == labels.count, "columns of one length")
    // Where the next label of each vertex goes: once all are there, its end.
    let next = ParallelBuffer<UInt32>(count: vertexCount)
    for vertex in vertices { next[Int(vertex)] += 1 }
    var start: UInt32 = 0
    for vertex in 0..<vertexCount {
      let count = next[vertex]
      next[vertex] = start
      start += count
    }
    let grouped = ParallelBuffer<UInt32>(count: labels.count)
    for (vertex, label) in zip(vertices, labels) {
      grouped[Int(next[Int(vertex)])] = label
      next[Int(vertex)] += 1
    }
    ends = next.finished()
    self.labels = grouped.finished()
    assert(brokenInvariant == nil, brokenInvariant ?? "")
  }

  @inline(__always)
  private func range(of vertex: Int) -> Range<Int> {
    Int(vertex == 0 ? 0 : ends[vertex - 1])..<Int(ends[vertex])
  }

  /// Returns the labels of a vertex.
  public subscript(vertex: Int) -> Slice<SharedArray<UInt32>> { labels[range(of: vertex)] }

  /// Returns whether a vertex has no labels.
  public func isEmpty(_ vertex: Int) -> Bool { range(of: vertex).isEmpty }

  /// Returns lists of which some are others.
  ///
  /// - Parameters:
  ///   - lists: The lists of some vertices, in place of theirs.
  ///   - wildcard: The label that stands for all.
  ///   - newWildcard: What it becomes in the lists that stay.
  /// - Returns: The lists.
  /// - Complexity: O(V + labels).
  public func replacing(
    _ lists: [UInt32: [UInt32]], wildcard: UInt32, by newWildcard: UInt32
  ) -> LabelLists {
    let ends = ParallelBuffer<UInt32>(count: vertexCount)
    var grouped: [UInt32] = []
    grouped.reserveCapacity(labels.count)
    var next = 0
    /// Copies the lists of the vertices before one.
    func copy(upTo end: Int) {
      if next >= end { return }
      let first = range(of: next).lowerBound
      let shift = UInt32(truncatingIfNeeded: grouped.count &- first)
      for vertex in next..<end { ends[vertex] = self.ends[vertex] &+ shift }
      for position in first..<Int(self.ends[end - 1]) {
        let label = labels[position]
        grouped.append(label == wildcard ? newWildcard : label)
      }
      next = end
    }
    for vertex in lists.keys.sorted() {
      copy(upTo: Int(vertex))
      grouped += lists[vertex] ?? []
      ends[Int(vertex)] = UInt32(truncatingIfNeeded: grouped.count)
      next = Int(vertex) + 1
    }
    copy(upTo: vertexCount)
    return LabelLists(ends: ends.finished(), labels: SharedArray(grouped))
  }

  /// Unites, for some vertices, the lanes of their labels in a slice.
  ///
  /// - Parameters:
  ///   - vertices: The vertices.
  ///   - slice: The labels of the slice: lane i is the lane of label `slice.lowerBound + i`.
  ///   - wildcard: The label that stands for all of them.
  /// - Returns: One word a vertex of `vertices`.
  /// - Complexity: O(labels of the vertices).
  public func lanesOfLabels(
    of vertices: [UInt32], in slice: Range<Int>, wildcard: Int
  ) -> SharedArray<UInt16> {
    let every = UInt16(truncatingIfNeeded: 1 << slice.count &- 1)
    return SharedArray(count: vertices.count) { position in
      var union: UInt16 = 0
      for position in range(of: Int(vertices[position])) {
        let label = Int(labels[position])
        if label == wildcard { union |= every }
        if slice.contains(label) { union |= 1 << UInt16(label - slice.lowerBound) }
      }
      return union
    }
  }

  /// Unites, for every vertex, what its labels stand for.
  ///
  /// - Parameter labelLanes: The lanes of each label.
  /// - Returns: One word a vertex: the union over its labels.
  /// - Complexity: O(V + labels), on all cores.
  public func lanesOfLabels(_ labelLanes: [UInt16]) -> SharedArray<UInt16> {
    SharedArray(concurrently: vertexCount) { vertex in
      var union: UInt16 = 0
      for position in range(of: vertex) { union |= labelLanes[Int(labels[position])] }
      return union
    }
  }
}
