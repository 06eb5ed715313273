import LabeledGraph
import LinkageTestSupport
import Testing

/// Two routes and bottlenecks against all routes of small graphs, and on shapes that can be told by looking.
@Suite struct DisjointRoutesTests {
  typealias Graph = DominatorTreeTests.Graph

  /// Every route that passes no vertex twice and ends at its first goal.
  private static func routes(of graph: Graph, from start: Int, to goals: Set<Int>) -> [[Int]] {
    var complete: [[Int]] = []
    var open = [[start]]
    while let route = open.popLast() {
      let last = route[route.count - 1]
      if goals.contains(last) {
        complete.append(route)
        continue
      }
      let next = Set(
        graph.edges.filter { $0.label != 1 && Int($0.from) == last }.map { Int($0.to) })
      open += next.filter { !route.contains($0) }.map { route + [$0] }
    }
    return complete
  }

  /// A graph of few vertices in which many ways are open.
  private static func random(_ seed: UInt64) -> (Graph, goals: Set<Int>) {
    var graph = Graph(seed: seed &+ 40_000, mostVertices: 9, mostEdges: 26)
    // Few edges carry the other label.
    for edge in graph.edges.indices where edge % 4 != 0 { graph.edges[edge].label &= 2 }
    return (graph, Set((0..<graph.count).filter { ($0 &+ Int(seed)) % 4 == 3 }))
  }

  /// A graph whose shortest route crosses from one of two ways to the other, with a few edges more.
  private static func crossing(_ seed: UInt64) -> (Graph, goals: Set<Int>) {
    var random = SplitMix64(seed: seed)
    let names = [0] + random.shuffled(Array(1...8))
    var graph = Graph(seed: seed)
    graph.count = names.count
    graph.edges = random.shuffled(crossingEdges).map { near, far in
      (UInt32(names[Int(near)]), UInt32(names[Int(far)]), random.percent(50) ? 0 : 2)
    }
    for _ in 0..<random.within(0...5) {
      let ends = (UInt32(random.within(0...8)), UInt32(random.within(0...8)))
      graph.edges.append((ends.0, ends.1, UInt32(random.within(0...2))))
    }
    return (graph, [names[7], names[8]])
  }

  /// 0 → 1 → 4 → 7 is shortest; apart are 0 → 1 → 2 → 3 → 8 and 0 → 5 → 6 → 4 → 7.
  private static let crossingEdges: [(UInt32, UInt32)] = [
    (0, 1), (1, 4), (4, 7), (1, 2), (2, 3), (3, 8), (0, 5), (5, 6), (6, 4),
  ]

  /// The graphs are small, so that all pairs of routes can be tried.
  @Test(arguments: 0..<30 as Range<UInt64>)
  func everyAnswerIsTheBest(part: UInt64) throws {
    var (paired, blocked, crossing) = (0, 0, 0)
    for seed in part * 200..<part * 200 + 200 {
      let (graph, goals) = seed % 2 == 0 ? Self.random(seed) : Self.crossing(seed)
      let routes = Self.routes(of: graph, from: 0, to: goals)
      let rows = graph.rows(reversed: false)
      let found = rows.disjointRoutes(from: 0, label: 0, wildcard: 2) { goals.contains($0) }
      #expect(
        found?.shortest
          == rows.shortestRoute(from: 0, label: 0, wildcard: 2) { goals.contains($0) },
        "seed \(seed)")
      guard let found else {
        #expect(routes.isEmpty, "seed \(seed)")
        continue
      }
      #expect(found.shortest.count == routes.map(\.count).min(), "seed \(seed)")
      let onAll = routes.dropFirst().reduce(into: Set(routes[0])) { $0.formIntersection($1) }
      let bottlenecks = goals.contains(0) ? [] : onAll.subtracting([0])
      #expect(Set(found.bottlenecks) == bottlenecks, "seed \(seed)")
      #expect(found.bottlenecks == found.shortest.filter { bottlenecks.contains($0) })
      var least: Int?
      for (index, one) in routes.enumerated() where !goals.contains(0) {
        for other in routes[index...] where Set(one).intersection(other) == [0] {
          least = min(least ?? .max, one.count + other.count)
        }
      }
      #expect((least == nil) == found.pair.isEmpty, "seed \(seed)")
      blocked += least == nil ? 1 : 0
      guard let least else { continue }
      paired += 1
      crossing += found.pair.contains(found.shortest) ? 0 : 1
      #expect(found.pair.allSatisfy { routes.contains($0) }, "seed \(seed): \(found.pair)")
      #expect(found.pair.map(\.count).reduce(0, +) == least, "seed \(seed): \(found.pair)")
      #expect(found.pair[0].count <= found.pair[1].count, "seed \(seed)")
      #expect(Set(found.pair[0]).intersection(found.pair[1]) == [0], "seed \(seed)")
    }
    #expect(paired > 20 && blocked > 20 && crossing > 0, "part \(part)")
  }

  private static func routes(
    _ edges: [(UInt32, UInt32)], to goals: Set<Int>, count: Int
  ) -> DisjointRoutes? {
    let (near, far) = (edges.map(\.0), edges.map(\.1))
    let labels = edges.map { _ in UInt32(0) }
    return CompressedRows(
      vertexCount: count, labelCount: 1, near: near.span, far: far.span, labels: labels.span,
      kept: [UInt8]().span
    ).disjointRoutes(from: 0, label: 0, wildcard: 0) { goals.contains($0) }
  }

  /// The shortest route crosses from one way to the other, so that it is part of no pair.
  @Test func theShortestRouteIsGivenUp() throws {
    let found = try #require(Self.routes(Self.crossingEdges, to: [7, 8], count: 9))
    #expect(found.shortest == [0, 1, 4, 7])
    #expect(found.pair == [[0, 1, 2, 3, 8], [0, 5, 6, 4, 7]])
    #expect(found.bottlenecks.isEmpty)
  }

  @Test func bottlenecksComeInTheOrderOfTheWay() throws {
    // 0 → {1, 2} → 3 → {4, 5} → 6, the only goal.
    let edges: [(UInt32, UInt32)] = [
      (0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 6), (5, 6), (6, 0),
    ]
    let found = try #require(Self.routes(edges, to: [6], count: 7))
    #expect(found.pair.isEmpty && found.bottlenecks == [3, 6])
    #expect(Self.routes(edges, to: [0], count: 7)?.shortest == [0])
    #expect(Self.routes(edges, to: [], count: 7) == nil)
  }

  /// A ladder of many rungs needs no call stack, and its two routes go up the sides.
  @Test func longWaysAreFound() throws {
    let length = 20_000
    var edges: [(UInt32, UInt32)] = [(0, 1), (0, 2)]
    for rung in 1..<UInt32(length) {
      edges += [
        (2 * rung - 1, 2 * rung + 1), (2 * rung, 2 * rung + 2), (2 * rung - 1, 2 * rung + 2),
        (2 * rung, 2 * rung - 1),
      ]
    }
    let found = try #require(
      Self.routes(edges, to: [2 * length - 1, 2 * length], count: 2 * length + 1))
    #expect(found.pair.map(\.count) == [length + 1, length + 1])
    #expect(Set(found.pair.joined()).count == 2 * length + 1)
  }
}
