/// Takes bytes, one piece after another: a file, a pipe, memory.
///
/// Writers hand over pieces of some tens of kilobytes, so a sink need not gather them itself.
public protocol ByteSink: ~Copyable {
  /// Takes the next bytes, all of them.
  ///
  /// - Parameter bytes: The bytes, valid during the call only.
  /// - Throws: An error of the sink's own when it cannot take them; what it took before stays.
  mutating func write(_ bytes: Span<UInt8>) throws
}

/// A sink that keeps everything in memory.
public struct MemoryByteSink: ByteSink, Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Creates an empty sink.
  public init() {}

  /// Appends the bytes.
  ///
  /// - Complexity: O(`bytes.count`), amortized.
  public mutating func write(_ bytes: Span<UInt8>) {
    self.bytes.append(copying: bytes)
  }

  /// What was written, read as UTF-8.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
