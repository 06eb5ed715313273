import LabeledGraph
import LinkageTestSupport
import Testing

/// The kernels against the plainest way to the same answers, on random graphs.
@Suite struct DominatorTreeTests {
  struct Graph {
    var count: Int
    var edges: [(from: UInt32, to: UInt32, label: UInt32)]

    init(seed: UInt64, mostVertices: Int = 14, mostEdges: Int = 40) {
      var random = SplitMix64(seed: seed)
      count = random.within(1...mostVertices)
      let vertices = 0...(count - 1)
      edges = []
      for _ in 0..<random.within(0...mostEdges) {
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

  /// For each vertex that roots reach, the vertex that immediately dominates it, -1 for none.
  private static func dominators(_ tree: DominatorTree) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for number in tree.order.indices.dropFirst() {
      let above = Int(tree.immediateDominators[number])
      #expect(above < number, "a number is greater than its dominator's")
      result[Int(tree.order[number])] = above == 0 ? -1 : Int(tree.order[above])
    }
    return result
  }

  /// The tree by levels, and the tree by the general method.
  private static func trees(
    of graph: Graph, roots: [Int], patience: Int
  ) -> (levels: DominatorTree?, general: DominatorTree) {
    var seeds = [UInt64](repeating: 0, count: graph.count)
    for root in roots { seeds[root] = 0b11 }
    // The second of two lanes, so that the group of distances is wider than the lane.
    let sweep = LaneSweep(
      rows: graph.rows(reversed: false), labelLanes: [0b10, 0b1, 0b11],
      seeds: SharedArray(seeds), watchedLanes: 2)
    return (
      DominatorTree(
        towardsRoots: graph.rows(reversed: true), label: 0, wildcard: 2,
        distances: sweep.distances.span, stride: 2, offset: 1, patience: patience),
      DominatorTree(
        successors: graph.rows(reversed: false), predecessors: graph.rows(reversed: true),
        label: 0, wildcard: 2, roots: roots)
    )
  }

  @Test(arguments: 0..<600)
  func levelsMakeTheSameTree(seed: UInt64) throws {
    let sizes = [(14, 40), (60, 120), (60, 70), (300, 700)][Int(seed % 4)]
    let graph = Graph(seed: seed, mostVertices: sizes.0, mostEdges: sizes.1)
    let roots = (0..<graph.count).filter { ($0 &+ Int(seed)) % 7 == 0 }
    let (levels, general) = Self.trees(of: graph, roots: roots, patience: 1_000)
    #expect(Self.dominators(try #require(levels)) == Self.dominators(general), "seed \(seed)")
  }

  @Test func levelsFollowALongChainAndGiveUpOnATangle() throws {
    var chain = Graph(seed: 1)
    chain.count = 20_000
    chain.edges = (1..<20_000).map { (UInt32($0 - 1), UInt32($0), 0) }
    let (levels, general) = Self.trees(of: chain, roots: [0], patience: 4)
    #expect(Self.dominators(try #require(levels)) == Self.dominators(general))
    // A chain whose ends a vertex joins over and over: each intersection climbs the whole of it.
    var tangle = chain
    tangle.count = 40_000
    tangle.edges += (20_000..<40_000).flatMap { far in
      [(UInt32(0), UInt32(far), 0), (19_999, UInt32(far), 0)] as [(UInt32, UInt32, UInt32)]
    }
    #expect(Self.trees(of: tangle, roots: [0], patience: 1).levels == nil)
  }

  @Test(arguments: 0..<400)
  func lanesReachWhatWalksReach(seed: UInt64) {
    let graph = Graph(seed: seed)
    let root = Int(seed) % graph.count
    var seeds = [UInt64](repeating: 0, count: graph.count)
    seeds[root] = 1
    let sweep = LaneSweep(
      rows: graph.rows(reversed: false), labelLanes: [1, 0, 1],
      seeds: SharedArray(seeds), watchedLanes: 1)
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
