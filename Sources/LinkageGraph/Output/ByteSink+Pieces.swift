package import LabeledGraph

extension ByteSink where Self: ~Copyable {
  /// Writes pieces in their order, while all cores make those that follow.
  ///
  /// No more than a few pieces a core wait in memory, however many there are.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - make: Makes the bytes of a piece by its number; called for several at a time, in any order.
  /// - Throws: What the sink throws; pieces that follow are then not asked for.
  package mutating func write(
    pieces count: Int, make: @escaping @Sendable (Int) -> SharedArray<UInt8>
  ) throws {
    var next = 0
    // The pieces of the next batch, which are made while those before them are written.
    func nextBatch() -> Range<Int> {
      let batch = next..<min(next + 2 * Parallel.coreCount, count)
      next = batch.upperBound
      return batch
    }
    let first = nextBatch()
    var made = Parallel.map(first.count) { make(first.lowerBound + $0) }
    while !made.isEmpty {
      let following = nextBatch()
      if following.isEmpty {
        for piece in made { try write(piece.span) }
        return
      }
      let (batch, written) = Parallel.both(
        { Parallel.map(following.count) { make(following.lowerBound + $0) } },
        {
          Result {
            for piece in made { try write(piece.span) }
          }
        })
      try written.get()
      made = batch
    }
  }
}
