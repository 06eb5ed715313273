// Method. The data-flow equations of dominance, solved by intersecting paths in the tree found so far
// [1], with the vertices numbered by their distance from the roots. A dominator of a vertex lies on its
// shortest path and so has a lesser distance, hence a lesser number; the intersection of two paths
// climbs from the greater number. In the chains of many buyers two successors are enough to see that
// nothing but the virtual root dominates a vertex, which is then done with for good; what is left is
// gone through again until nothing changes.
//
// The edges are only followed from a vertex towards the roots, so that a graph whose rows lead that way
// need not be laid out in the other direction.
//
//   order[i]      vertex with number i (order[0] has no vertex)
//   numbers[v]    number of vertex v, 0 where the roots are out of reach
//   dominator[i]  immediate dominator of i as far as it is known; it only ever decreases
//
// [1] K. D. Cooper, T. J. Harvey, K. Kennedy, "A simple, fast dominance algorithm", Rice University,
//     TR-06-33870, 2001.

extension DominatorTree {
  /// Builds the tree of a graph whose distances to the roots are known; `nil` where that would take
  /// longer than the general method.
  ///
  /// - Parameters:
  ///   - rows: The edges, from each vertex towards the roots.
  ///   - label: The label that may be used, beside `wildcard`.
  ///   - wildcard: A label that may always be used.
  ///   - distances: For each vertex, in order, a group of numbers, of which one is the number of edges
  ///     of the shortest path to a root; `LaneSweep.unreached` where there is none. The roots are the
  ///     vertices at distance 0.
  ///   - stride: How many numbers a group has.
  ///   - offset: The position of the distance in its group.
  ///   - patience: How often the size of the graph may be spent before the search gives up.
  /// - Complexity: O(V + E), near O(V) where most vertices have two ways to the roots; 12 bytes a
  ///   vertex.
  public init?(
    towardsRoots rows: CompressedRows, label: Int, wildcard: Int, distances: Span<UInt32>,
    stride: Int, offset: Int, patience: Int = 4
  ) {
    precondition(distances.count == rows.vertexCount * stride, "a group of distances a vertex")
    let levels = VertexLevels(
      vertexCount: rows.vertexCount, distances: distances, stride: stride, offset: offset)
    var paths = DominatorPaths(
      rows: rows, passing: (UInt32(label), UInt32(wildcard)), levels: levels,
      budget: patience * (rows.vertexCount + rows.edgeCount + 1024))
    guard paths.solve() else { return nil }
    self.init(
      order: levels.order, immediateDominators: paths.dominators, method: .levels)
  }
}

/// The vertices that reach a root, numbered by their distance from it.
private struct VertexLevels {
  let order: [UInt32]
  let numbers: [UInt32]
  /// How many vertices are roots.
  let rootCount: Int

  init(vertexCount: Int, distances: Span<UInt32>, stride: Int, offset: Int) {
    var counts: [Int] = []
    for vertex in 0..<vertexCount {
      let distance = distances[vertex * stride + offset]
      if distance == LaneSweep.unreached { continue }
      while counts.count <= Int(distance) { counts.append(0) }
      counts[Int(distance)] += 1
    }
    rootCount = counts.first ?? 0
    var next = 1
    for distance in counts.indices {
      let first = next
      next += counts[distance]
      counts[distance] = first
    }
    var order = [UInt32](repeating: .max, count: next)
    var numbers = [UInt32](repeating: 0, count: vertexCount)
    var orderSpan = order.mutableSpan
    var numberSpan = numbers.mutableSpan
    for vertex in 0..<vertexCount {
      let distance = distances[vertex * stride + offset]
      if distance == LaneSweep.unreached { continue }
      let number = counts[Int(distance)]
      counts[Int(distance)] = number + 1
      orderSpan[number] = UInt32(truncatingIfNeeded: vertex)
      numberSpan[vertex] = UInt32(truncatingIfNeeded: number)
    }
    self.order = order
    self.numbers = numbers
  }
}

/// The dominators as far as they are known.
private struct DominatorPaths {
  let rows: CompressedRows
  let passing: (UInt32, UInt32)
  let levels: VertexLevels
  private(set) var dominators: [UInt32]
  /// How many more steps may be taken.
  private var budget: Int

  init(rows: CompressedRows, passing: (UInt32, UInt32), levels: VertexLevels, budget: Int) {
    self.rows = rows
    self.passing = passing
    self.levels = levels
    self.budget = budget
    dominators = [UInt32](repeating: 0, count: levels.order.count)
  }

  /// Returns whether the tree was found within the budget.
  mutating func solve() -> Bool {
    var open: [UInt32] = []
    for number in levels.rootCount + 1..<max(levels.rootCount + 1, levels.order.count) {
      let (dominator, steps) = intersection(of: number, known: .max)
      budget -= steps
      dominators[number] = dominator
      if dominator != 0 { open.append(UInt32(truncatingIfNeeded: number)) }
      if budget < 0 { return false }
    }
    var isChanging = !open.isEmpty
    while isChanging {
      isChanging = false
      for number in open {
        let known = dominators[Int(number)]
        if known == 0 { continue }
        let (dominator, steps) = intersection(of: Int(number), known: known)
        budget -= steps
        if budget < 0 { return false }
        if dominator == known { continue }
        dominators[Int(number)] = dominator
        isChanging = true
      }
    }
    return true
  }

  /// Where the paths of all successors, and of what is known of the vertex, meet.
  ///
  /// Where nothing is known yet, successors of greater numbers are not known either, and are left for
  /// another round; one of a lesser number there always is, on the shortest path.
  @inline(__always)
  private func intersection(
    of number: Int, known: UInt32
  ) -> (meeting: UInt32, steps: Int) {
    let rowStarts = rows.rowStarts.span
    let runLabels = rows.runLabels.span
    let runStarts = rows.runStarts.span
    let neighbors = rows.neighbors.span
    let numbers = levels.numbers.span
    let paths = dominators.span
    let isFirstRound = known == .max
    var meeting = known
    var steps = 1
    let vertex = Int(levels.order[number])
    search: for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1])
    where runLabels[run] == passing.0 || runLabels[run] == passing.1 {
      for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
        var other = numbers[Int(neighbors[edge])]
        steps += 1
        if other == 0 || isFirstRound && Int(other) >= number { continue }
        if meeting == .max {
          meeting = other
          continue
        }
        while meeting != other {
          steps += 1
          if meeting > other {
            meeting = paths[Int(meeting)]
          } else {
            other = paths[Int(other)]
          }
        }
        if meeting == 0 { break search }
      }
    }
    return (meeting, steps)
  }
}
