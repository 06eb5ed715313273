/// A list of labels for every vertex, as rows of one array.
///
/// Memory: 4 bytes a label and 4 a vertex.
public struct LabelLists: Sendable {
  let starts: [UInt32]
  let labels: [UInt32]

  /// The number of vertices.
  public var vertexCount: Int { starts.count - 1 }

  /// Creates lists from the end of each vertex's row and the rows one after another.
  ///
  /// - Precondition: `ends` does not decrease and its last element is `labels.count`.
  public init(ends: [UInt32], labels: [UInt32]) {
    precondition(Int(ends.last ?? 0) == labels.count, "the last row ends with the labels")
    self.starts = [0] + ends
    self.labels = labels
  }

  /// Groups (vertex, label) pairs by vertex, in input order, without removing repeated ones.
  ///
  /// - Complexity: O(V + pairs).
  public init(vertexCount: Int, vertices: [UInt32], labels: [UInt32]) {
    precondition(vertices.count == labels.count, "columns of one length")
    var starts = [UInt32](repeating: 0, count: vertexCount + 1)
    for vertex in vertices { starts[Int(vertex) + 1] += 1 }
    for vertex in 0..<vertexCount { starts[vertex + 1] += starts[vertex] }
    var cursors = starts
    var placed = [UInt32](repeating: 0, count: labels.count)
    for (vertex, label) in zip(vertices, labels) {
      placed[Int(cursors[Int(vertex)])] = label
      cursors[Int(vertex)] += 1
    }
    self.starts = starts
    self.labels = placed
  }

  /// Returns the labels of a vertex.
  public subscript(vertex: Int) -> ArraySlice<UInt32> {
    labels[Int(starts[vertex])..<Int(starts[vertex + 1])]
  }

  /// Returns whether a vertex has no labels.
  public func isEmpty(_ vertex: Int) -> Bool { starts[vertex] == starts[vertex + 1] }

  /// Unites, for every vertex, what its labels stand for.
  ///
  /// - Parameter labelLanes: The lanes of each label.
  /// - Returns: One word a vertex: the union over its labels.
  /// - Complexity: O(V + labels).
  public func lanesOfLabels(_ labelLanes: [UInt64]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: vertexCount)
    let startSpan = starts.span
    let labelSpan = labels.span
    let lanes = labelLanes.span
    var output = result.mutableSpan
    for vertex in 0..<vertexCount {
      var union: UInt64 = 0
      for position in Int(startSpan[vertex])..<Int(startSpan[vertex + 1]) {
        union |= lanes[Int(labelSpan[position])]
      }
      output[vertex] = union
    }
    return result
  }
}
