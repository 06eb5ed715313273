import LabeledGraph
import LinkageTestSupport
import Testing

/// Components against reachability, on random graphs.
@Suite("Strongly connected components") struct CondensedRowsTests {
  @Test("Two vertices share a component exactly if each reaches the other", arguments: 0..<300)
  func components(seed: UInt64) {
    let graph = DominatorTreeTests.Graph(seed: seed)
    var random = SplitMix64(seed: seed &+ 7)
    let vertices = (0..<graph.count).filter { _ in random.within(0...3) > 0 }
    let condensed = CondensedRows(
      graph.rows(reversed: false), label: 0, wildcard: 2, within: vertices.map { UInt32($0) })
    func reached(from start: Int) -> Set<Int> {
      var reached: Set = [start]
      var isGrowing = true
      while isGrowing {
        isGrowing = false
        for edge in graph.edges
        where edge.label != 1 && reached.contains(Int(edge.from)) && vertices.contains(Int(edge.to))
        {
          if reached.insert(Int(edge.to)).inserted { isGrowing = true }
        }
      }
      return reached
    }
    let reach = vertices.map { reached(from: $0) }
    for (one, first) in vertices.enumerated() {
      for (other, second) in vertices.enumerated() {
        let areTogether = reach[one].contains(second) && reach[other].contains(first)
        #expect(
          (condensed.components[one] == condensed.components[other]) == areTogether, "seed \(seed)")
      }
    }
    var expected = [Set<UInt32>](repeating: [], count: condensed.count)
    for edge in graph.edges where edge.label != 1 {
      guard let from = vertices.firstIndex(of: Int(edge.from)),
        let to = vertices.firstIndex(of: Int(edge.to))
      else { continue }
      let (source, target) = (condensed.components[from], condensed.components[to])
      if source != target { expected[Int(target)].insert(source) }
    }
    for component in 0..<condensed.count {
      let predecessors = condensed.predecessors(of: component)
      #expect(Set(predecessors) == expected[component], "seed \(seed)")
      #expect(predecessors.count == expected[component].count, "each once; seed \(seed)")
      #expect(predecessors.allSatisfy { $0 > component }, "seed \(seed)")
    }
  }

  @Test("A chain of 200,000 vertices needs no call stack")
  func longChain() {
    let count = 200_000
    let near = (0..<count - 1).map { UInt32($0) }
    let far = near.map { $0 + 1 }
    let labels = [UInt32](repeating: 0, count: near.count)
    let rows = CompressedRows(
      vertexCount: count, labelCount: 2, near: near.span, far: far.span, labels: labels.span,
      kept: [UInt8]().span)
    let condensed = CondensedRows(
      rows, label: 0, wildcard: 1, within: (0..<count).map { UInt32($0) })
    #expect(condensed.count == count)
    #expect(condensed.components[count - 1] == 0)
  }
}
