import LinkageGraph
import Synchronization
import Testing

@testable import LinkageReports

/// Rows go from what makes them to the sink without being gathered.
@Suite("Streams of rows")
struct StreamingTests {
  /// How many rows have been made, and how often from the first on.
  private final class Maker: Sendable {
    let rows = Mutex(0)
    let passes = Mutex(0)

    func table(rows count: Int, of text: String) -> Table {
      Table(columns: [.name, .members]) { [self] sink in
        passes.withLock { $0 += 1 }
        rows.withLock { $0 = 0 }
        for row in 0..<count {
          rows.withLock { $0 += 1 }
          sink.append(text)
          sink.append(row)
          try sink.endRow()
        }
      }
    }
  }

  /// A sink that counts lines, and notes how many rows were made but not written at worst.
  private struct LineCounter: ByteSink {
    let maker: Maker
    var lines = 0
    var pieces = 0
    var greatestLag = 0
    var greatestPiece = 0

    mutating func write(_ bytes: Span<UInt8>) {
      greatestLag = max(greatestLag, maker.rows.withLock { $0 } - lines)
      greatestPiece = max(greatestPiece, bytes.count)
      pieces += 1
      for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { lines += 1 }
    }
  }

  @Test("Rows are written while others are still to be made", arguments: DocumentFormat.allCases)
  func lag(format: DocumentFormat) throws {
    // More than is kept of a table for people between its two passes.
    let text = String(repeating: "x", count: 1024)
    let count = 40_000
    let maker = Maker()
    let document = Document(of: maker.table(rows: count, of: text))
    var sink = LineCounter(maker: maker)
    try format.writer(DocumentFormat.Presentation(language: .english)).write(document, to: &sink)
    #expect(sink.lines >= count)
    #expect(sink.pieces > 100)
    // A block of rows and a piece of output, each of about 64 KiB.
    #expect(sink.greatestLag < 400, "\(format.rawValue)")
    #expect(sink.greatestPiece < 100_000)
    let isForPeople = ["table", "markdown"].contains(format.rawValue)
    #expect(maker.passes.withLock { $0 } == (isForPeople ? 2 : 1))
  }

  @Test("The rows of a small table are made once", arguments: DocumentFormat.allCases)
  func small(format: DocumentFormat) throws {
    let maker = Maker()
    let document = Document(of: maker.table(rows: 3_000, of: "x"))
    var sink = MemoryByteSink()
    try format.writer(DocumentFormat.Presentation(language: .english)).write(document, to: &sink)
    #expect(maker.passes.withLock { $0 } == 1)
    #expect(sink.text.split { $0.isNewline }.count >= 3_000)
  }

  private struct Full: Error {}

  private struct SmallSink: ByteSink {
    mutating func write(_ bytes: Span<UInt8>) throws { throw Full() }
  }

  @Test("A sink that is full ends the making of rows", arguments: DocumentFormat.allCases)
  func full(format: DocumentFormat) {
    let maker = Maker()
    let document = Document(of: maker.table(rows: 40_000, of: String(repeating: "x", count: 1024)))
    var sink = SmallSink()
    let writer = format.writer(DocumentFormat.Presentation(language: .english))
    #expect(throws: Full.self) { try writer.write(document, to: &sink) }
    #expect(maker.rows.withLock { $0 } < 400)
  }

  @Test("A row without a cell for every column is a mistake of the program")
  func incomplete() async {
    await #expect(processExitsWith: .failure) {
      let table = Table(columns: [.name, .members]) { rows in
        rows.append("only a name")
        try rows.endRow()
      }
      var sink = MemoryByteSink()
      try CSVWriter().write(Document(of: table), to: &sink)
    }
  }
}
