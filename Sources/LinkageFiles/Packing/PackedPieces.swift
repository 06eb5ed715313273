import Dispatch
import LinkageGraph
import Synchronization

/// Checks of long columns, a piece a thread.
enum PackedPieces {
  /// Elements a piece has at least, so that short columns stay on one thread.
  private static let smallest = 1 << 16

  /// Checks every piece of a column.
  ///
  /// - Throws: ``PackedFileProblem/unsound(_:)`` where a piece does not pass.
  static func check(
    _ count: Int, _ section: PackedSection, _ passes: @Sendable (Range<Int>) -> Bool
  ) throws(PackedFileProblem) {
    let isSound = Atomic(true)
    let pieces = max(1, min(16, count / smallest))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      if !passes(count * piece / pieces..<count * (piece + 1) / pieces) {
        isSound.store(false, ordering: .relaxed)
      }
    }
    if !isSound.load(ordering: .relaxed) { throw .unsound(section) }
  }
}
