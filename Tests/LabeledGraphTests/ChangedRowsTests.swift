import LabeledGraph
import LinkageTestSupport
import Testing

/// Rows with few changes against rows that are built anew.
@Suite struct ChangedRowsTests {
  @Test(arguments: 0..<400)
  func changedRowsAreThoseOfTheChangedEdges(seed: UInt64) {
    var random = LinkageTestSupport.SplitMix64(seed: seed)
    let vertexCount = random.within(1...40)
    let labelCount = random.within(1...5)
    func vertex() -> UInt32 { UInt32(random.below(vertexCount)) }
    let edges = (0..<random.below(150)).map { _ in
      LabeledEdge(near: vertex(), far: vertex(), label: UInt32(random.below(labelCount)))
    }
    let newLabelCount = labelCount + random.below(3)
    var changes = RowChanges()
    for _ in 0..<random.below(3) { changes.isolated.insert(vertex()) }
    for _ in 0..<random.below(4) where !edges.isEmpty {
      var edge = random.pick(edges)
      if random.percent(50) {
        changes.removed.insert(edge)
      } else {
        edge.label = 0
        changes.parted.insert(edge)
      }
    }
    for _ in 0..<random.below(6) {
      changes.added.append(
        LabeledEdge(near: vertex(), far: vertex(), label: UInt32(random.below(newLabelCount + 2))))
    }

    var expected: [LabeledEdge] = []
    for var edge in edges {
      let isGone =
        changes.isolated.contains(edge.near) || changes.isolated.contains(edge.far)
        || changes.removed.contains(edge)
        || changes.parted.contains { $0.near == edge.near && $0.far == edge.far }
      if isGone { continue }
      if Int(edge.label) == labelCount - 1 { edge.label = UInt32(newLabelCount - 1) }
      expected.append(edge)
    }
    expected += changes.added

    let rows = Self.rows(edges, vertexCount, labelCount).changed(changes, labelCount: newLabelCount)
    #expect(Self.texts(rows) == Self.texts(Self.rows(expected, vertexCount, newLabelCount)))
    let reversed = Self.rows(edges.map(\.reversed), vertexCount, labelCount)
      .changed(changes.reversed, labelCount: newLabelCount)
    #expect(
      Self.texts(reversed)
        == Self.texts(Self.rows(expected.map(\.reversed), vertexCount, newLabelCount)))
  }

  @Test func manyRowsMoveTogether() {
    // So many vertices that they are copied in pieces.
    let count = 50_000
    let edges = (0..<count).flatMap { vertex in
      (1...3).map {
        LabeledEdge(
          near: UInt32(vertex), far: UInt32((vertex * 7 + $0 * 13) % count), label: UInt32($0 % 2))
      }
    }
    var changes = RowChanges()
    changes.isolated = [0, 17, 12_500, 49_999]
    changes.removed = Set(edges.indices.filter { $0 % 1_000 == 0 }.map { edges[$0] })
    changes.added = [
      LabeledEdge(near: 25_000, far: 3, label: 2), LabeledEdge(near: 49_998, far: 1, label: 0),
    ]
    var expected = edges.filter {
      !changes.isolated.contains($0.near) && !changes.isolated.contains($0.far)
        && !changes.removed.contains($0)
    }
    expected += changes.added
    let rows = Self.rows(edges, count, 3).changed(changes, labelCount: 3)
    #expect(Self.texts(rows) == Self.texts(Self.rows(expected, count, 3)))
  }

  private static func rows(
    _ edges: [LabeledEdge], _ vertexCount: Int, _ labelCount: Int
  ) -> CompressedRows {
    let (near, far, labels) = (edges.map(\.near), edges.map(\.far), edges.map(\.label))
    let all: [UInt8] = []
    return CompressedRows(
      vertexCount: vertexCount, labelCount: labelCount, near: near.span, far: far.span,
      labels: labels.span, kept: all.span)
  }

  private static func texts(_ rows: CompressedRows) -> [LabeledEdge] {
    rows.edges(of: Set(0..<UInt32(rows.vertexCount)))
  }
}
