import LabeledGraph
import LinkageGraph

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
    let isSound = Parallel.mapPieces(of: count, least: smallest, passes).allSatisfy(\.self)
    if !isSound { throw .unsound(section) }
  }
}
