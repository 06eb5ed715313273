/// What the reading of a set is busy with.
package enum ReadingPhase: Sendable, Hashable {
  case countingOrganizations, organizations, countingLinks, links, packedFile
}

/// Who is told how far the reading of a set has come.
package protocol ReadingObserver: Sendable {
  /// Something begins, and whatever went before it is done.
  ///
  /// - Parameters:
  ///   - phase: What begins.
  ///   - bytes: How many bytes it will go through, or `nil` where nobody knows yet.
  ///   - rows: At most how many rows those bytes have, or `nil` where nobody knows yet.
  func begin(_ phase: ReadingPhase, bytes: Int?, rows: Int?)

  /// So many more bytes are done; comes from several threads at once, about once a megabyte.
  func advance(bytes: Int)
}
