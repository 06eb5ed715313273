import LabeledGraph
import LinkageTestSupport
import Testing

/// The kernels against the plainest way to the same answers, on random graphs.
@Suite struct DominatorTreeTests {
  struct Graph {
    var count: Int
    var edges: [(from: UInt32, to: UInt32, label: UInt32)]

    init(seed: UInt64) {
      var random = SplitMix64(seed: seed)
      count = random.within(1...14)
      let vertices = 0...(count - 1)
      edges = []
      for _ in 0..<random.within(0...40) {
        edges.append(
          (
            UInt32(random.within(vertices)), UInt32(random.within(vertices)),
            UInt32(random.within(0...2))
          ))
      }
    }

    func rows(reversed: Bool) -> CompressedRows {
      let near = edges.map { reversed ? $0.to : $0.from }
      let far = edges.map { reversed ? $0.from : $0.to }
      let labels = edges.map(\.label)
      return CompressedRows(
        vertexCount: count, labelCount: 3, near: near.span, far: far.span, labels: labels.span,
        kept: [UInt8]().span)
    }

    /// Vertices reached from roots over label 0 and the wildcard 2, one vertex closed.
    func reached(from roots: [Int], closing closed: Int?) -> Set<Int> {
      var reached = Set(roots.filter { $0 != closed })
      var isGrowing = true
      while isGrowing {
        isGrowing = false
        for edge in edges where edge.label != 1 && reached.contains(Int(edge.from)) {
          if Int(edge.to) != closed, reached.insert(Int(edge.to)).inserted { isGrowing = true }
        }
      }
      return reached
    }
  }

  @Test(arguments: 0..<400)
  func dominatorsAreWhatClosingCutsOff(seed: UInt64) {
    let graph = Graph(seed: seed)
    let roots = (0..<graph.count).filter { ($0 &+ Int(seed)) % 5 == 0 }
    let tree = DominatorTree(
      successors: graph.rows(reversed: false), predecessors: graph.rows(reversed: true), label: 0,
      wildcard: 2, roots: roots)
    let reached = graph.reached(from: roots, closing: nil)
    #expect(Set(tree.order.dropFirst().map { Int($0) }) == reached, "seed \(seed)")
    for number in tree.order.indices.dropFirst() {
      var dominators: Set<Int> = []
      var above = Int(tree.immediateDominators[number])
      while above != 0 {
        dominators.insert(Int(tree.order[above]))
        above = Int(tree.immediateDominators[above])
      }
      let vertex = Int(tree.order[number])
      let cutting = reached.filter {
        $0 != vertex && !graph.reached(from: roots, closing: $0).contains(vertex)
      }
      #expect(dominators == cutting, "seed \(seed), vertex \(vertex)")
    }
  }

  @Test(arguments: 0..<400)
  func lanesReachWhatWalksReach(seed: UInt64) {
    let graph = Graph(seed: seed)
    let root = Int(seed) % graph.count
    var seeds = [UInt64](repeating: 0, count: graph.count)
    seeds[root] = 1
    let sweep = LaneSweep(
      rows: graph.rows(reversed: false), labelLanes: [1, 0, 1], seeds: seeds, watchedLanes: 1)
    let reached = graph.reached(from: [root], closing: nil)
    for vertex in 0..<graph.count {
      #expect((sweep.lanes[vertex] == 1) == reached.contains(vertex), "seed \(seed)")
      let route = graph.rows(reversed: false).shortestRoute(
        from: root, label: 0, wildcard: 2, isGoal: { $0 == vertex })
      let distance = route.map { UInt32($0.count - 1) } ?? LaneSweep.unreached
      #expect(sweep.distances[vertex] == distance, "seed \(seed), vertex \(vertex)")
    }
  }
}
