import LabeledGraph
import Testing

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 100])
  func everyItemIsGatheredOnce(count: Int) {
    let states = Parallel.gather(count, start: { [Int]() }) { $0.append($1) }
    #expect(states.flatMap(\.self).sorted() == Array(0..<count))
    #expect(states.count >= 1 && states.count <= max(1, min(count, Parallel.coreCount)))
  }

  @Test(arguments: [0, 1, 5, 40_000])
  func piecesFollowOneAnother(count: Int) {
    let pieces = Parallel.mapPieces(of: count, least: 1_000) { Array($0) }
    #expect(pieces.flatMap(\.self) == Array(0..<count))
    #expect(pieces.count == 1 || pieces.allSatisfy { $0.count >= 1_000 })
  }

  @Test func bothTasksAreDone() {
    let (first, second) = Parallel.both({ 1 }, { Parallel.map(3) { $0 } })
    #expect(first == 1)
    #expect(second == [0, 1, 2])
  }
}
