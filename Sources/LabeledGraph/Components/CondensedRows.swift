// Method. The strongly connected components of a part of the graph by Tarjan's algorithm [1], without
// recursion, on the part's own rows: a part that is small in a large graph costs what it holds. A component
// is complete before any that leads to it, so that numbers in the order of completion are a reverse
// topological order: an edge between components leads from a greater number to a lesser one.
//
//   starts[i] ..< starts[i + 1]   edges of the part's vertex i, in `targets`
//   index[i]                      1 + when the search came to i, 0 before
//   low[i]                        least index that i is known to reach on the stack
//   component[i]                  the component, `open` until it is complete
//
// [1] R. E. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1 (1972),
//     146–160.

/// The strongly connected components of a part of a graph, and the edges between them.
///
/// Two vertices are in one component if each reaches the other within the part. Components are numbered so
/// that an edge between two leads from the greater number to the lesser.
///
/// Memory: 8 bytes a vertex of the part, 8 a component, and 4 an edge between two components.
public struct CondensedRows: Sendable {
  /// The vertices of the part, ascending.
  public let vertices: [UInt32]
  /// For each vertex of the part its component.
  public let components: [UInt32]
  /// The number of components.
  public let count: Int

  private let memberStarts: [UInt32]
  private let members: [UInt32]
  private let predecessorStarts: [UInt32]
  private let predecessors: [UInt32]

  /// The vertices of a component, ascending, by their positions in ``vertices``.
  public func members(of component: Int) -> ArraySlice<UInt32> {
    members[Int(memberStarts[component])..<Int(memberStarts[component + 1])]
  }

  /// The components from which an edge leads to a component, each once.
  public func predecessors(of component: Int) -> ArraySlice<UInt32> {
    predecessors[Int(predecessorStarts[component])..<Int(predecessorStarts[component + 1])]
  }

  /// Where the members of each component begin in ``memberPositions``, and after the last where they end.
  public var memberBounds: Span<UInt32> {
    @_lifetime(borrow self) get { memberStarts.span }
  }

  /// The members of all components, one component after another.
  public var memberPositions: Span<UInt32> {
    @_lifetime(borrow self) get { members.span }
  }

  /// Where the predecessors of each component begin in ``predecessorNumbers``, and after the last where they end.
  public var predecessorBounds: Span<UInt32> {
    @_lifetime(borrow self) get { predecessorStarts.span }
  }

  /// The predecessors of all components, one component after another.
  public var predecessorNumbers: Span<UInt32> {
    @_lifetime(borrow self) get { predecessors.span }
  }

  /// Finds the components.
  ///
  /// - Parameters:
  ///   - rows: The edges.
  ///   - label: The label that may be used, beside `wildcard`.
  ///   - wildcard: A label that may always be used.
  ///   - vertices: The vertices of the part, ascending; edges to others are left out.
  /// - Complexity: O(V + edges of the part's vertices) time.
  public init(_ rows: CompressedRows, label: Int, wildcard: Int, within vertices: [UInt32]) {
    self.vertices = vertices
    let part = PartRows(rows, label: label, wildcard: wildcard, within: vertices)
    let (components, count) = part.components()
    self.components = components
    self.count = count
    (memberStarts, members) = Self.grouped(
      count: count, groups: components, values: vertices.indices)
    (predecessorStarts, predecessors) = part.predecessors(components, count: count)
    assert(brokenInvariant == nil, brokenInvariant ?? "")
  }

  /// Positions by group, in their order.
  private static func grouped(
    count: Int, groups: [UInt32], values: Range<Int>
  ) -> (starts: [UInt32], values: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var cursors = starts
    var grouped = [UInt32](repeating: 0, count: values.count)
    for value in values {
      let group = Int(groups[value])
      grouped[Int(cursors[group])] = UInt32(truncatingIfNeeded: value)
      cursors[group] += 1
    }
    return (starts, grouped)
  }
}

/// The edges between the vertices of a part of a graph, without those from a vertex to itself.
private struct PartRows {
  private var starts: [UInt32] = []
  private var targets: [UInt32] = []

  private var count: Int { starts.count - 1 }

  init(_ rows: CompressedRows, label: Int, wildcard: Int, within vertices: [UInt32]) {
    let outside = UInt32.max
    var numbers = [UInt32](repeating: outside, count: rows.vertexCount)
    for (number, vertex) in vertices.enumerated() {
      numbers[Int(vertex)] = UInt32(truncatingIfNeeded: number)
    }
    starts.reserveCapacity(vertices.count + 1)
    let rowStarts = rows.rowStarts.span
    let runLabels = rows.runLabels.span
    let runStarts = rows.runStarts.span
    let neighbors = rows.neighbors.span
    let own = numbers.span
    for (number, vertex) in vertices.enumerated() {
      starts.append(UInt32(truncatingIfNeeded: targets.count))
      for run in Int(rowStarts[Int(vertex)])..<Int(rowStarts[Int(vertex) + 1])
      where runLabels[run] == UInt32(label) || runLabels[run] == UInt32(wildcard) {
        for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
          let target = own[Int(neighbors[edge])]
          if target != outside, Int(target) != number { targets.append(target) }
        }
      }
    }
    starts.append(UInt32(truncatingIfNeeded: targets.count))
  }

  /// The component of each vertex, numbered in the order in which they are complete.
  func components() -> (components: [UInt32], count: Int) {
    let open = UInt32.max
    var component = [UInt32](repeating: open, count: count)
    var index = [UInt32](repeating: 0, count: count)
    var low = index
    var next = starts
    var path: [UInt32] = []
    var stack: [UInt32] = []
    var time: UInt32 = 0
    var complete: UInt32 = 0
    for root in 0..<count where index[root] == 0 {
      path.append(UInt32(truncatingIfNeeded: root))
      while let top = path.last {
        let vertex = Int(top)
        if index[vertex] == 0 {
          time += 1
          index[vertex] = time
          low[vertex] = time
          stack.append(top)
        }
        var child: UInt32?
        while next[vertex] < starts[vertex + 1] {
          let target = targets[Int(next[vertex])]
          if index[Int(target)] == 0 {
            // Comes by again when the child is done, and takes its `low` then.
            child = target
            break
          }
          next[vertex] += 1
          if component[Int(target)] == open { low[vertex] = min(low[vertex], low[Int(target)]) }
        }
        if let child {
          path.append(child)
          continue
        }
        path.removeLast()
        guard low[vertex] == index[vertex] else { continue }
        while let member = stack.popLast() {
          component[Int(member)] = complete
          if member == top { break }
        }
        complete += 1
      }
    }
    return (component, Int(complete))
  }

  /// The components that lead to each, each once.
  func predecessors(
    _ components: [UInt32], count: Int
  ) -> (starts: [UInt32], predecessors: [UInt32]) {
    var ends = [UInt32](repeating: 0, count: count + 1)
    for vertex in 0..<self.count {
      for edge in Int(starts[vertex])..<Int(starts[vertex + 1]) {
        let component = components[Int(targets[edge])]
        if component != components[vertex] { ends[Int(component) + 1] += 1 }
      }
    }
    for component in 0..<count { ends[component + 1] += ends[component] }
    var cursors = ends
    var all = [UInt32](repeating: 0, count: Int(ends[count]))
    for vertex in 0..<self.count {
      for edge in Int(starts[vertex])..<Int(starts[vertex + 1]) {
        let component = Int(components[Int(targets[edge])])
        if component == components[vertex] { continue }
        all[Int(cursors[component])] = components[vertex]
        cursors[component] += 1
      }
    }
    // Several edges between the same two components count once.
    var lastOf = [UInt32](repeating: .max, count: count)
    var (kept, first) = (0, 0)
    for component in 0..<count {
      let end = Int(ends[component + 1])
      ends[component] = UInt32(truncatingIfNeeded: kept)
      for position in first..<end where lastOf[Int(all[position])] != UInt32(component) {
        lastOf[Int(all[position])] = UInt32(component)
        all[kept] = all[position]
        kept += 1
      }
      first = end
    }
    ends[count] = UInt32(truncatingIfNeeded: kept)
    all.removeLast(all.count - kept)
    return (ends, all)
  }
}
