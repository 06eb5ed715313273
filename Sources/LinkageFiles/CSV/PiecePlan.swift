// Method. A census comes first: a pass at the speed of memory says what is in each piece, and by its line feeds
// where its rows go, so that threads write the columns of the whole file at once. Rows that are passed over
// leave gaps, which are closed at the end.

import LabeledGraph

/// Where the pieces of a file begin, and how many rows each may have.
struct PiecePlan: Sendable {
  let bodyStart: Int
  let byteCount: Int
  let pieceSize: Int
  let count: Int
  /// What is in each piece, from cut to cut.
  private(set) var censuses: [ByteCensus] = []
  /// For each piece the greatest number of rows that begin in those before it; their sum at the end.
  private(set) var firstRows: [Int] = [0]

  init(
    _ bytes: Span<UInt8>, bodyStart: Int, pieceSize named: Int?,
    isDone: @escaping @Sendable (Range<Int>) -> Void
  ) {
    self.bodyStart = bodyStart
    pieceSize = named ?? Self.suitablePieceSize(bytes.count)
    byteCount = bytes.count
    count = max(1, (bytes.count - bodyStart + pieceSize - 1) / pieceSize)
    let plan = self
    censuses = Parallel.map(count) { piece in
      let range = plan.cut(piece)..<plan.cut(piece + 1)
      let census = ByteCensus(bytes, range)
      isDone(range)
      return census
    }
    func isAfterLineFeed(_ offset: Int) -> Bool {
      offset > bodyStart && bytes[offset - 1] == UInt8(ascii: "\n")
    }
    for piece in 0..<count {
      // A row begins at the body's start or after a line feed.
      let rows =
        censuses[piece].lineFeeds + (piece == 0 || isAfterLineFeed(cut(piece)) ? 1 : 0)
        - (isAfterLineFeed(cut(piece + 1)) ? 1 : 0)
      firstRows.append(firstRows[firstRows.count - 1] + rows)
    }
  }

  /// Every piece learns the words of the file anew, so that small ones cost more in all; and the last
  /// pieces to end keep a core waiting, so that large ones do.
  private static func suitablePieceSize(_ byteCount: Int) -> Int {
    min(max(byteCount / 32, 1 << 18), 1 << 22)
  }

  func cut(_ piece: Int) -> Int { min(bodyStart + piece * pieceSize, byteCount) }

  /// The rows of a piece in the columns of the file.
  func rows(of piece: Int) -> Range<Int> { firstRows[piece]..<firstRows[piece + 1] }

  var rowCount: Int { firstRows[count] }
}
