import LabeledGraph
import LinkageTestSupport
import Testing

@Suite struct LabelSlicesTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func slicesHaveTheirEdgesAndThoseOfTheWildcard(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let vertexCount = random.within(1...90)
    let labelCount = random.within(1...40)
    let perSlice = random.within(1...16)
    var edges: [(near: Int, far: Int, label: Int)] = []
    for _ in 0..<random.within(0...150) {
      edges.append(
        (
          random.within(0...(vertexCount - 1)), random.within(0...(vertexCount - 1)),
          random.within(0...(labelCount - 1))
        ))
    }
    var listed: [(vertex: Int, label: Int)] = []
    if labelCount > 1 {
      for _ in 0..<random.within(0...30) {
        listed.append(
          (random.within(0...(vertexCount - 1)), random.within(0...(labelCount - 2))))
      }
    }
    let rows = Self.rows(vertexCount, labelCount, edges)
    let slices = LabelSlices(
      rows,
      lists: LabelLists(
        vertexCount: vertexCount, vertices: listed.map { UInt32($0.vertex) },
        labels: listed.map { UInt32($0.label) }), labelsPerSlice: perSlice)
    #expect(slices.count == (labelCount - 1 + perSlice - 1) / perSlice, "seed \(seed)")
    var workspace = slices.makeWorkspace()
    // In any order, so that nothing is left behind in the workspace.
    for number in Array(0..<slices.count).shuffled(using: &random) {
      let labels = slices.labels(of: number)
      let slice = slices.slice(number, in: &workspace)
      let own = edges.filter { labels.contains($0.label) || $0.label == labelCount - 1 }
      let vertices = Set(
        own.flatMap { [$0.near, $0.far] }
          + listed.filter { labels.contains($0.label) }.map(\.vertex))
      #expect(slice.vertices == vertices.sorted().map { UInt32($0) }, "seed \(seed)")
      let numbers = Dictionary(
        uniqueKeysWithValues: slice.vertices.enumerated().map { (Int($0.element), $0.offset) })
      let expected = Self.rows(
        slice.vertices.count, labels.count + 1,
        own.map { edge in
          (
            numbers[edge.near] ?? -1, numbers[edge.far] ?? -1,
            min(edge.label - labels.lowerBound, labels.count)
          )
        })
      #expect(Self.texts(slice.rows) == Self.texts(expected), "seed \(seed)")
    }
  }

  private static func rows(
    _ vertexCount: Int, _ labelCount: Int, _ edges: [(near: Int, far: Int, label: Int)]
  ) -> CompressedRows {
    let near = edges.map { UInt32($0.near) }
    let far = edges.map { UInt32($0.far) }
    let labels = edges.map { UInt32($0.label) }
    return CompressedRows(
      vertexCount: vertexCount, labelCount: labelCount, near: near.span, far: far.span,
      labels: labels.span, kept: [UInt8]().span)
  }

  private static func texts(_ rows: CompressedRows) -> [[UInt32]] {
    [rows.rowStarts, rows.runLabels, rows.runStarts, rows.neighbors].map { column in
      (0..<column.count).map { column[$0] }
    }
  }

  @Test func runsAreFoundByLabel() {
    let rows = Self.rows(3, 9, [(0, 1, 7), (0, 2, 2), (0, 1, 7), (2, 0, 8)])
    #expect(rows.runCount == 3)
    #expect(rows.labels(of: 0) == [2, 7])
    #expect(rows.labels(of: 1).isEmpty)
    #expect(
      (0..<9).map { rows.run(of: 0, label: $0) } == [nil, nil, 0, nil, nil, nil, nil, 1, nil])
    #expect((0..<9).allSatisfy { rows.run(of: 1, label: $0) == nil })
    #expect(rows.run(of: 2, label: 8) == 2)
    #expect(rows.verticesWithEdges() == [true, true, true])
  }
}
