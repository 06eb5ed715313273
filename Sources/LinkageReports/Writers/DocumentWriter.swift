public import LinkageGraph

/// Writes documents in one format.
///
/// To add a format, write a writer and add it to ``DocumentFormat``; measures and commands stay as they
/// are.
public protocol DocumentWriter: Sendable {
  /// Writes a document.
  ///
  /// - Parameters:
  ///   - document: What to write.
  ///   - sink: Where the bytes go, in pieces of about 64 KiB.
  /// - Throws: What the sink throws; what it took before stays.
  /// - Complexity: O(bytes written) time. No format that is written here holds all rows.
  func write<Sink: ByteSink & ~Copyable>(_ document: Document, to sink: inout Sink) throws
}
