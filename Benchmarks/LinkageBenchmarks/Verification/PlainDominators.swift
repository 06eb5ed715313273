import LabeledGraph
import LinkageGraph

/// What must hold of a dominator tree of the first product's links, seen from its direct exporters.
enum PlainDominators {
  /// Holds a tree to the links.
  ///
  /// It has the vertices that the roots reach. By the parent property [1] no vertex stands below one
  /// that does not dominate it: the dominator of a vertex is an ancestor of every vertex from which
  /// an edge comes, or it. That it does not stand too high is checked where one edge decides, and by
  /// closing some vertices and counting those that can no longer be reached.
  ///
  /// [1] L. Georgiadis and R. E. Tarjan, "Dominator tree certification and divergent spanning trees",
  ///     ACM Transactions on Algorithms 12 (2015).
  static func verify(_ tree: DominatorTree, of set: LinkageSet, roots: [Bool]) throws {
    let backward = PlainLinks(carrying: 0, in: set, byTarget: true)
    let forward = PlainLinks(carrying: 0, in: set)
    let reached = backward.distances(from: roots)
    let count = tree.order.count
    try expect(
      count - 1 == reached.filter { $0 >= 0 }.count, "the tree has \(count - 1) vertices")
    var numbers = [Int](repeating: 0, count: reached.count)
    for number in 1..<max(1, count) { numbers[Int(tree.order[number])] = number }
    let shape = Shape(tree)
    for number in 1..<max(1, count) {
      let vertex = Int(tree.order[number])
      try expect(reached[vertex] >= 0, "a vertex that no root reaches is in the tree")
      let parent = Int(tree.immediateDominators[number])
      let before = Set(
        forward[vertex].map { numbers[Int($0)] }.filter { $0 != 0 && $0 != number }
          + (roots[vertex] ? [0] : []))
      for other in before {
        try expect(
          shape.contains(other, below: parent), "\(set.id(of: vertex)) stands too low")
      }
      try expect(
        before.count > 1 || before.first == parent, "\(set.id(of: vertex)) stands too high")
    }
    for number in shape.largest {
      let vertex = Int(tree.order[number])
      let rest = backward.distances(from: roots, closed: vertex).filter { $0 >= 0 }.count
      try expect(
        count - 1 - rest == shape.sizes[number],
        "closing \(set.id(of: vertex)) cuts off \(count - 1 - rest), not \(shape.sizes[number])")
    }
  }

  /// Which vertices hang below which.
  private struct Shape {
    private(set) var sizes: [Int]
    private var starts: [Int]

    init(_ tree: DominatorTree) {
      sizes = [Int](repeating: 1, count: tree.order.count)
      for number in stride(from: sizes.count - 1, to: 0, by: -1) {
        sizes[Int(tree.immediateDominators[number])] += sizes[number]
      }
      starts = [Int](repeating: 0, count: sizes.count)
      var free = [Int](repeating: 1, count: sizes.count)
      for number in sizes.indices.dropFirst() {
        let parent = Int(tree.immediateDominators[number])
        starts[number] = free[parent]
        free[parent] += sizes[number]
        free[number] = starts[number] + 1
      }
    }

    func contains(_ number: Int, below top: Int) -> Bool {
      (starts[top]..<starts[top] + sizes[top]).contains(starts[number])
    }

    /// Those with most below them.
    var largest: ArraySlice<Int> {
      sizes.indices.dropFirst().sorted { sizes[$0] > sizes[$1] }.prefix(8)
    }
  }
}
