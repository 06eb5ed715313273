/// A phase of reading a set.
package enum ReadingPhase: Sendable, Hashable {
  case countingOrganizations, organizations, countingLinks, links, packedFile
}

/// Receives the progress of reading a set.
package protocol ReadingObserver: Sendable {
  /// A phase begins; the one before it has ended.
  ///
  /// - Parameters:
  ///   - phase: The phase.
  ///   - bytes: How many bytes it will go through, or `nil` where that is not known yet.
  ///   - rows: The most rows that those bytes can have, or `nil` where that is not known yet.
  func begin(_ phase: ReadingPhase, bytes: Int?, rows: Int?)

  /// More bytes have been read; called by several threads at once, about once a megabyte.
  func advance(bytes: Int)
}
