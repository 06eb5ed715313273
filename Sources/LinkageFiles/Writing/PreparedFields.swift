import LabeledGraph
import LinkageGraph

/// Fields as CSV has them, quotes included, each written once for all the records that it stands in.
struct PreparedFields: Sendable {
  /// The fields one after another, a comma between them.
  private let bytes: SharedArray<UInt8>
  /// Where each field begins, and where one more would.
  private let starts: SharedArray<Int>

  init(_ texts: [String]) {
    self.init(count: texts.count) { $1.append(texts[$0]) }
  }

  init(_ texts: TextColumn) {
    self.init(count: texts.count) { $1.append(texts.span(of: $0)) }
  }

  private init(count: Int, append: (Int, inout CSVBuffer) -> Void) {
    var buffer = CSVBuffer()
    let starts = ParallelBuffer<Int>(count: count + 1)
    for field in 0..<count {
      append(field, &buffer)
      starts[field + 1] = buffer.count + 1
    }
    bytes = buffer.take()
    self.starts = starts.finished()
  }

  /// The fields for a loop.
  var texts: Texts {
    @_lifetime(borrow self)
    get { Texts(bytes: bytes.span, starts: starts.span) }
  }

  /// Fields borrowed for a loop.
  struct Texts: ~Escapable {
    private let bytes: Span<UInt8>
    private let starts: Span<Int>

    @_lifetime(copy bytes, copy starts)
    init(bytes: Span<UInt8>, starts: Span<Int>) {
      self.bytes = bytes
      self.starts = starts
    }

    subscript(index: Int) -> Span<UInt8> {
      @_lifetime(copy self)
      @inline(__always)
      get { bytes.extracting(starts[index]..<starts[index + 1] - 1) }
    }

    /// The first byte of a field that is not empty.
    @inline(__always)
    func firstByte(of index: Int) -> UInt8 { bytes[starts[index]] }
  }
}
