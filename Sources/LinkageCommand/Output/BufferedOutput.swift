import LinkageFiles
import LinkageGraph

/// Gathers small pieces of results and messages before it passes them on.
///
/// A class, because the code that writes and the code that flushes share it.
final class BufferedOutput: ByteSink {
  private var sink: any ByteSink
  private var buffer: [UInt8] = []
  /// Called with every piece before it is passed on.
  var willPass: ((Span<UInt8>) -> Void)?

  /// The most bytes that are gathered.
  private static let capacity = 64 * 1024

  init(_ sink: any ByteSink) { self.sink = sink }

  func write(_ bytes: Span<UInt8>) throws {
    if buffer.count + bytes.count > Self.capacity { try flush() }
    if bytes.count >= Self.capacity {
      try pass(bytes)
    } else {
      buffer.reserveCapacity(Self.capacity)
      buffer.append(copying: bytes)
    }
  }

  func write(_ text: String) throws { try write(text.utf8.span) }

  /// Passes on all that has been gathered.
  func flush() throws {
    guard !buffer.isEmpty else { return }
    // A failed write is not tried again.
    defer { buffer.removeAll(keepingCapacity: true) }
    try pass(buffer.span)
  }

  private func pass(_ bytes: Span<UInt8>) throws {
    willPass?(bytes)
    try sink.write(bytes)
  }
}

/// A sink that hands every piece to the system at once.
struct DescriptorSink: ByteSink {
  let descriptor: Int32
  /// The path to name in errors; `nil` for a standard stream.
  let path: String?

  func write(_ bytes: Span<UInt8>) throws {
    do throws(SystemError) {
      try SystemCalls.write(bytes, to: descriptor)
    } catch {
      throw OutputError(error, path: path)
    }
  }
}
