import Dispatch
import LabeledGraph
import LinkageGraph
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension DiagramWriter {
  /// How many statements make a piece: most are no shorter than a full buffer, so that sinks which
  /// gather small pieces pass them on as they are.
  private static var pieceLength: Int { 512 }

  /// Writes a statement for each number, in their order: a few pieces at a time on all cores, so that
  /// no more than these wait in memory.
  mutating func writeEach<Numbers: RandomAccessCollection<Int> & Sendable, Sink>(
    _ numbers: Numbers, to sink: inout Sink,
    _ append: @Sendable (inout DiagramWriter, Int) -> Void
  ) throws where Numbers.Index == Int, Sink: ByteSink & ~Copyable {
    let pieceCount = (numbers.count + Self.pieceLength - 1) / Self.pieceLength
    let greatestBatch = 4 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    var next = 0
    while next < pieceCount {
      let batch = next..<min(next + greatestBatch, pieceCount)
      next = batch.upperBound
      try buffer.flush(to: &sink)
      for piece in pieces(batch, of: numbers, append) { try sink.write(piece.span) }
    }
  }

  private func pieces<Numbers: RandomAccessCollection<Int> & Sendable>(
    _ range: Range<Int>, of numbers: Numbers,
    _ append: @Sendable (inout DiagramWriter, Int) -> Void
  ) -> [SharedArray<UInt8>] where Numbers.Index == Int {
    let (picture, texts) = (picture, texts)
    let pieces = Mutex([SharedArray<UInt8>](repeating: SharedArray(), count: range.count))
    DispatchQueue.concurrentPerform(iterations: range.count) { piece in
      var writer = DiagramWriter(picture, texts)
      let first = numbers.startIndex + (range.lowerBound + piece) * Self.pieceLength
      for index in first..<min(first + Self.pieceLength, numbers.endIndex) {
        append(&writer, numbers[index])
      }
      let bytes = writer.buffer.take()
      pieces.withLock { $0[piece] = bytes }
    }
    return pieces.withLock(\.self)
  }
}
