// Method. Edges in no order, gone through round by round: what the target of an edge has by then reaches
// its source. A round costs what the edges cost, and as many rounds are needed as an edge list has edges one
// behind another, and one more. Where ways are short, as from members to their union, this takes a fraction of
// the time that laying out rows does.

/// Some edges of a graph, in no particular order.
///
/// Memory: 12 bytes an edge.
public struct EdgeList: Sendable {
  /// The vertex where each edge begins.
  public let sources: SharedArray<UInt32>
  /// The vertex where each edge ends.
  public let targets: SharedArray<UInt32>
  /// The label of each edge.
  public let labels: SharedArray<UInt32>

  /// Takes the columns of edges.
  ///
  /// - Precondition: They have one length.
  public init(
    sources: SharedArray<UInt32>, targets: SharedArray<UInt32>, labels: SharedArray<UInt32>
  ) {
    precondition(
      sources.count == targets.count && sources.count == labels.count, "columns of one length")
    self.sources = sources
    self.targets = targets
    self.labels = labels
  }

  /// The number of edges.
  public var count: Int { sources.count }

  /// Spreads lanes from seeds against the direction of the edges until nothing changes.
  ///
  /// - Parameters:
  ///   - seeds: For each vertex, the lanes that start there.
  ///   - labelLanes: For each label, the lanes that it lets through; a label above the greatest counts as
  ///     the greatest.
  ///   - mostRounds: After how many rounds to give up.
  /// - Returns: For each vertex, the lanes that start at it or reach it; `nil` where ways are longer than
  ///   the rounds go.
  /// - Precondition: Vertices are positions of `seeds`, and there is a label.
  /// - Complexity: O(V + edges · rounds).
  public func spreadBackward(
    _ seeds: SharedArray<UInt16>, labelLanes: [UInt16], mostRounds: Int = 4
  ) -> SharedArray<UInt16>? {
    let lanes = ParallelBuffer<UInt16>(count: seeds.count)
    lanes.copy(seeds.span, to: 0)
    let (sources, targets, labels) = (sources.span, targets.span, labels.span)
    let passing = labelLanes.span
    let greatest = UInt32(truncatingIfNeeded: passing.count - 1)
    for _ in 0..<mostRounds {
      var gained: UInt16 = 0
      for edge in sources.indices {
        let passed = lanes[Int(targets[edge])] & passing[Int(min(labels[edge], greatest))]
        let source = Int(sources[edge])
        let known = lanes[source]
        gained |= passed & ~known
        lanes[source] = known | passed
      }
      if gained == 0 { return lanes.finished() }
    }
    return nil
  }
}
