import LabeledGraph
import LinkageTestSupport
import Testing

/// Rows and sweeps against the plainest way to the same answers, on random graphs.
@Suite struct SweepTests {
  /// A graph whose shape and number of labels vary with the seed.
  struct Graph {
    var count: Int
    var labelCount: Int
    var edges: [(from: UInt32, to: UInt32, label: UInt32)] = []
    var random: SplitMix64

    init(seed: UInt64, vertices: Int, edges edgeCount: Int) {
      random = SplitMix64(seed: seed)
      count = random.within(1...vertices)
      // The last label stands for every label before it.
      labelCount = random.within(1...17)
      for _ in 0..<random.within(0...edgeCount) {
        edges.append(
          (
            UInt32(random.within(0...(count - 1))), UInt32(random.within(0...(count - 1))),
            UInt32(random.within(0...(labelCount - 1)))
          ))
      }
    }

    /// A path that ends at vertex 0, on which pulling finds one vertex a level.
    init(pathOf count: Int) {
      random = SplitMix64(seed: 0)
      self.count = count
      labelCount = 2
      for vertex in 1..<count { edges.append((UInt32(vertex), UInt32(vertex - 1), 0)) }
    }

    var lanesInUse: Int { max(1, labelCount - 1) }

    var labelLanes: [UInt64] {
      (0..<labelCount).map { label in
        label == labelCount - 1 ? 1 << UInt64(lanesInUse) &- 1 : 1 << UInt64(label)
      }
    }

    func rows(reversed: Bool = false, kept: [UInt8] = []) -> CompressedRows {
      let near = edges.map { reversed ? $0.to : $0.from }
      let far = edges.map { reversed ? $0.from : $0.to }
      let labels = edges.map(\.label)
      return CompressedRows(
        vertexCount: count, labelCount: labelCount, near: near.span, far: far.span,
        labels: labels.span, kept: kept.span)
    }

    /// Seeds in all stages, and gates.
    mutating func starts() -> (seeds: SharedArray<UInt64>, gates: SharedArray<UInt8>) {
      let every = labelLanes[labelCount - 1]
      let seeds = (0..<count).map { _ -> UInt64 in
        guard random.within(0...4) == 0 else { return 0 }
        let stage = UInt64(random.within(0...2))
        return (UInt64(random.within(0...0xFFFF)) & every) << (16 * stage)
      }
      let gates = (0..<count).map { _ in UInt8(random.within(0...4) == 0 ? 1 : 0) }
      return (SharedArray(seeds), SharedArray(gates))
    }
  }

  @Test(arguments: 0..<200)
  func pullingFindsWhatPushingFinds(seed: UInt64) {
    var graph = Graph(seed: seed, vertices: 60, edges: 200)
    let (seeds, gates) = graph.starts()
    let lanes = graph.labelLanes
    let pushed = LaneSweep(
      rows: graph.rows(reversed: true),
      labelLanes: lanes.map { $0 | $0 << 16 | $0 << 32 | $0 << 48 }, seeds: seeds, gates: gates,
      watchedLanes: graph.lanesInUse)
    let pulled = LaneSweep(
      against: graph.rows(), reversed: { graph.rows(reversed: true) }, labelLanes: lanes,
      seeds: seeds, gates: gates, lanesInUse: graph.lanesInUse)
    #expect(pulled.lanes.elementsEqual(pushed.lanes), "seed \(seed)")
    #expect(pulled.distances.elementsEqual(pushed.distances), "seed \(seed)")
  }

  /// A short path is pulled to its end; a long one is pushed from where pulling was given up.
  @Test(arguments: [(5, 0), (3_000, 1)])
  func longPathsArePushed(length: Int, turnsExpected: Int) {
    let graph = Graph(pathOf: length)
    var seeds = [UInt64](repeating: 0, count: graph.count)
    seeds[0] = 1
    var turns = 0
    let sweep = LaneSweep(
      against: graph.rows(),
      reversed: {
        turns += 1
        return graph.rows(reversed: true)
      }, labelLanes: graph.labelLanes, seeds: SharedArray(seeds), lanesInUse: 1)
    #expect(turns == turnsExpected)
    #expect(sweep.distances.elementsEqual((0..<length).map { UInt32($0) }))
  }

  @Test(arguments: 0..<200)
  func spreadReachesWhatASearchReaches(seed: UInt64) {
    var graph = Graph(seed: seed, vertices: 40, edges: 120)
    let seeds = graph.starts().seeds.map { UInt16(truncatingIfNeeded: $0) }
    let lanes = graph.labelLanes.map { UInt16(truncatingIfNeeded: $0) }
    let spread = LabelSpread(
      rows: graph.rows(), labelLanes: lanes, seeds: SharedArray(seeds), lanesInUse: graph.lanesInUse
    )
    var reached = seeds
    var arriving = [UInt16](repeating: 0, count: graph.count)
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for edge in graph.edges {
        let passed = lanes[Int(edge.label)]
        arriving[Int(edge.to)] |= passed
        let new = reached[Int(edge.from)] & passed & ~reached[Int(edge.to)]
        if new != 0 {
          reached[Int(edge.to)] |= new
          isGrowing = true
        }
      }
    }
    #expect(Array(spread.lanes) == reached, "seed \(seed)")
    #expect(Array(spread.arriving) == arriving, "seed \(seed)")
  }

  /// Enough edges for several threads and buckets, few labels and many.
  @Test(arguments: [(5, 3), (5_000, 3), (70_000, 2), (300, 5_000), (9_000, 40)])
  func rowsHoldTheEdgesInOrder(vertices: Int, labels: Int) {
    var random = SplitMix64(seed: UInt64(vertices))
    let count = 40_000
    let near = (0..<count).map { _ in UInt32(random.within(0...(vertices - 1))) }
    let far = (0..<count).map { _ in UInt32(random.within(0...(vertices - 1))) }
    let labelOf = (0..<count).map { _ in UInt32(random.within(0...(labels - 1))) }
    let kept = (0..<count).map { _ in UInt8(random.within(0...3) == 0 ? 0 : 1) }
    let rows = CompressedRows(
      vertexCount: vertices, labelCount: labels, near: near.span, far: far.span,
      labels: labelOf.span, kept: kept.span)
    let order = (0..<count).filter { kept[$0] != 0 }
      .sorted { (near[$0], labelOf[$0], $0) < (near[$1], labelOf[$1], $1) }
    #expect(rows.edges.map(\.near) == order.map { near[$0] })
    #expect(rows.edges.map(\.label) == order.map { labelOf[$0] })
    #expect(rows.edges.map(\.far) == order.map { far[$0] })
    let back = order.sorted { (far[$0], labelOf[$0], near[$0]) < (far[$1], labelOf[$1], near[$1]) }
    let reversed = rows.reversed().edges
    #expect(reversed.map(\.near) == back.map { far[$0] })
    #expect(reversed.map(\.far) == back.map { near[$0] })
  }

  @Test func rowsFromElsewhereAreChecked() {
    func rows(
      _ rowStarts: [UInt32], _ runLabels: [UInt32], _ runStarts: [UInt32], _ neighbors: [UInt32]
    ) -> CompressedRows? {
      CompressedRows(
        checking: 2, labelCount: 3, rowStarts: SharedArray(rowStarts),
        runLabels: SharedArray(runLabels), runStarts: SharedArray(runStarts),
        neighbors: SharedArray(neighbors))
    }
    #expect(rows([0, 2, 3], [0, 2, 1], [0, 1, 2, 4], [0, 1, 1, 0]) != nil)
    #expect(rows([0, 2], [0, 2, 1], [0, 1, 2, 4], [0, 1, 1, 0]) == nil)
    #expect(rows([0, 3, 2], [0, 2, 1], [0, 1, 2, 4], [0, 1, 1, 0]) == nil)
    #expect(rows([0, 9, 3], [0, 2, 1], [0, 1, 2, 4], [0, 1, 1, 0]) == nil)
    #expect(rows([0, 2, 3], [2, 0, 1], [0, 1, 2, 4], [0, 1, 1, 0]) == nil)
    #expect(rows([0, 2, 3], [0, 3, 1], [0, 1, 2, 4], [0, 1, 1, 0]) == nil)
    #expect(rows([0, 2, 3], [0, 2, 1], [0, 2, 1, 4], [0, 1, 1, 0]) == nil)
    #expect(rows([0, 2, 3], [0, 2, 1], [0, 1, 2, 5], [0, 1, 1, 0]) == nil)
    #expect(rows([0, 2, 3], [0, 2, 1], [0, 1, 2, 4], [0, 1, 2, 0]) == nil)
  }
}

extension CompressedRows {
  /// The edges one after another, read through the rows.
  fileprivate var edges: [(near: UInt32, label: UInt32, far: UInt32)] {
    (0..<vertexCount).flatMap { vertex in
      (Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1])).flatMap { run in
        (Int(runStarts[run])..<Int(runStarts[run + 1])).map { edge in
          (UInt32(vertex), runLabels[run], neighbors[edge])
        }
      }
    }
  }
}
