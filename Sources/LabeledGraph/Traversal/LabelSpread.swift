// Method. Distances do not matter here, so there are no levels. One pass in the order of the vertices
// pushes what each has by then along its edges; a vertex that gains lanes after its turn is queued and
// pushes again. Where lanes start at most vertices, as products do at their producers, the one pass is
// nearly all the work, and it is read in order. Beside its lanes a vertex gathers the labels on the
// edges that arrive, which would otherwise take the rows of the other direction to know.
//
// The words are as narrow as the lanes allow, because the time goes into reaching the words of
// neighbors in any order: with up to 4 lanes those of a million vertices are 1 megabyte.

/// Up to 16 lanes spread along the edges of a graph.
public struct LabelSpread: Sendable {
  /// For each vertex, the lanes that start at it or reach it.
  public let lanes: SharedArray<UInt16>

  /// For each vertex, the lanes that the labels on its incoming edges let through.
  public let arriving: SharedArray<UInt16>

  /// Spreads lanes from seeds along rows until nothing changes.
  ///
  /// - Parameters:
  ///   - rows: The edges, in the direction in which the lanes travel.
  ///   - labelLanes: For each label, the lanes that it lets through.
  ///   - seeds: For each vertex, the lanes that start there.
  ///   - lanesInUse: How many lanes are in use, from the first; at most 16.
  /// - Complexity: O(V + E · lanes) time at worst, near O(V + E) where lanes start at most vertices;
  ///   2 to 5 bytes a vertex beside the outcome.
  public init(
    rows: CompressedRows, labelLanes: [UInt16], seeds: SharedArray<UInt16>, lanesInUse: Int = 16
  ) {
    precondition(seeds.count == rows.vertexCount, "one word of seeds a vertex")
    precondition(labelLanes.count == rows.labelCount, "one word of lanes a label")
    precondition(lanesInUse <= 16, "at most 16 lanes")
    if lanesInUse <= 4 {
      self.init(Self.spread(rows, labelLanes, seeds, as: UInt8.self))
    } else if lanesInUse <= 8 {
      self.init(Self.spread(rows, labelLanes, seeds, as: UInt16.self))
    } else {
      self.init(Self.spread(rows, labelLanes, seeds, as: UInt32.self))
    }
  }

  /// Takes words with the lanes of a vertex below and those that arrive above.
  private init<Word: FixedWidthInteger & BitwiseCopyable & Sendable>(_ words: ParallelBuffer<Word>)
  {
    let half = Word(Word.bitWidth / 2)
    let laneMask: Word = 1 << half &- 1
    lanes = SharedArray(concurrently: words.count) {
      UInt16(truncatingIfNeeded: words[$0] & laneMask)
    }
    arriving = SharedArray(concurrently: words.count) {
      UInt16(truncatingIfNeeded: words[$0] >> half & laneMask)
    }
  }

  private static func spread<
    Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable
  >(
    _ rows: CompressedRows, _ labelLanes: [UInt16], _ seeds: SharedArray<UInt16>, as: Word.Type
  ) -> ParallelBuffer<Word> {
    let word = ParallelBuffer<Word>(count: rows.vertexCount)
    let isQueued = ParallelBuffer<Bool>(count: rows.vertexCount)
    var queue: [UInt32] = []
    let rowStarts = rows.rowStarts.span
    let runLabels = rows.runLabels.span
    let runStarts = rows.runStarts.span
    let neighbors = rows.neighbors.span
    let half = Word(Word.bitWidth / 2)
    let laneMask: Word = 1 << half &- 1
    let labelWords = labelLanes.map { Word(truncatingIfNeeded: $0) & laneMask }
    let passing = labelWords.span
    for vertex in 0..<rows.vertexCount {
      word[vertex] = Word(truncatingIfNeeded: seeds[vertex]) & laneMask
    }
    for vertex in 0..<rows.vertexCount {
      let travelling = word[vertex] & laneMask
      for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
        let passed = passing[Int(runLabels[run])]
        let pushed = passed << half | travelling & passed
        for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
          let neighbor = Int(neighbors[edge])
          let known = word[neighbor]
          word[neighbor] = known | pushed
          // Asked in this order, because most trade goes one way through the file.
          if neighbor <= vertex, pushed & ~known & laneMask != 0, !isQueued[neighbor] {
            isQueued[neighbor] = true
            queue.append(UInt32(truncatingIfNeeded: neighbor))
          }
        }
      }
    }
    var head = 0
    while head < queue.count {
      let vertex = Int(queue[head])
      head += 1
      isQueued[vertex] = false
      let travelling = word[vertex] & laneMask
      for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
        let pushed = travelling & passing[Int(runLabels[run])]
        if pushed == 0 { continue }
        for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
          let neighbor = Int(neighbors[edge])
          let new = pushed & ~word[neighbor]
          if new == 0 { continue }
          word[neighbor] |= new
          if !isQueued[neighbor] {
            isQueued[neighbor] = true
            queue.append(UInt32(truncatingIfNeeded: neighbor))
          }
        }
      }
    }
    return word
  }
}
