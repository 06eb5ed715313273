import LabeledGraph
import LinkageGraph

extension DiagramWriter {
  /// How many statements make a piece: most are as long as a full buffer or longer, so that sinks which
  /// gather small pieces pass them on as they are.
  private static var pieceLength: Int { 512 }

  /// Writes a statement for each number, in their order, on all cores.
  mutating func writeEach<Numbers: RandomAccessCollection<Int> & Sendable, Sink>(
    _ numbers: Numbers, to sink: inout Sink,
    _ append: @escaping @Sendable (inout DiagramWriter, Int) -> Void
  ) throws where Numbers.Index == Int, Sink: ByteSink & ~Copyable {
    try buffer.flush(to: &sink)
    let (picture, texts) = (picture, texts)
    let length = Self.pieceLength
    try sink.write(pieces: (numbers.count + length - 1) / length) { piece in
      var writer = DiagramWriter(picture, texts)
      let first = numbers.startIndex + piece * length
      for index in first..<min(first + length, numbers.endIndex) {
        append(&writer, numbers[index])
      }
      return writer.buffer.take()
    }
  }
}
