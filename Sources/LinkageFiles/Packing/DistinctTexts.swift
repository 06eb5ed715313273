// Method. Every text gets a hash of 64 bits. Each thread takes the hashes of one range of values and
// puts them into a table small enough for its cache. Two texts with one hash are rare, and then an
// index of all texts decides whether they are one; so a repeated text is never missed.

import Dispatch
import LabeledGraph
import LinkageGraph
import Synchronization

/// The check that no text of a column occurs twice.
enum DistinctTexts {
  private static let mostParts = 16
  private static let textsOfPart = 1 << 15

  /// - Complexity: O(bytes) expected, on all cores; 8 bytes a text and 16 a text of one part.
  static func areDistinct(_ column: TextColumn) -> Bool {
    let hashes = ParallelBuffer<UInt64>(count: column.count)
    let pieces = max(1, min(mostParts, column.count / textsOfPart))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let bytes = column.byteSpan
      let ends = column.endSpan
      let range = column.count * piece / pieces..<column.count * (piece + 1) / pieces
      var start = range.lowerBound == 0 ? 0 : Int(ends[range.lowerBound - 1])
      for text in range {
        let end = Int(ends[text])
        hashes[text] = hash(bytes, start..<end)
        start = end
      }
    }
    let mayRepeat = Atomic(false)
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      if hasRepeated(hashes.span, part: piece, of: pieces) {
        mayRepeat.store(true, ordering: .relaxed)
      }
    }
    guard mayRepeat.load(ordering: .relaxed) else { return true }
    var isDistinct = true
    _ = IdentifierIndex(column) { _, _ in isDistinct = false }
    return isDistinct
  }

  @inline(__always)
  private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = UInt64(range.count) &* 0x9E37_79B9_7F4A_7C15
    var position = range.lowerBound
    while position < range.upperBound {
      let length = min(8, range.upperBound - position)
      hash = (hash ^ bytes.partialWord(at: position, length: length)) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      position += 8
    }
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    // 0 marks a free place.
    return max(1, hash ^ hash >> 29)
  }

  /// Whether a hash whose high bits say that it belongs to a part occurs twice.
  private static func hasRepeated(_ hashes: Span<UInt64>, part: Int, of parts: Int) -> Bool {
    var capacity = 64
    while capacity < hashes.count / parts * 3 { capacity *= 2 }
    var table = [UInt64](repeating: 0, count: capacity)
    var slots = table.mutableSpan
    var free = capacity
    let mask = capacity - 1
    for index in hashes.indices {
      let hash = hashes[index]
      guard (Int(hash >> 40) * parts) >> 24 == part else { continue }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        if slots[slot] == hash { return true }
        slot = (slot + 1) & mask
      }
      free -= 1
      // Hashes that crowd into one part are no accident; the index then decides.
      if free == 0 { return true }
      slots[slot] = hash
    }
    return false
  }
}
