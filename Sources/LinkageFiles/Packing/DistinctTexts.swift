// Method. Every text gets a hash of 64 bits; the hashes are dealt into parts by their high bits, and
// each part goes into a table that fits the cache. Two texts with one hash are rare, and then an index
// of all texts decides whether they are one; so a repeated text is never missed.

import LabeledGraph
import LinkageGraph
import Synchronization

/// Checks that no text of a column occurs twice.
enum DistinctTexts {
  private static let pieceCount = 8
  private static let partBits: UInt64 = 6

  /// - Complexity: O(bytes) expected, on all cores; 16 bytes a text.
  static func areDistinct(_ column: TextColumn) -> Bool {
    let hashes = ParallelBuffer<UInt64>(count: column.count)
    let partCount = 1 << Int(partBits)
    let cursors = ParallelBuffer<Int>(count: pieceCount * partCount)
    @Sendable func texts(of piece: Int) -> Range<Int> {
      column.count * piece / pieceCount..<column.count * (piece + 1) / pieceCount
    }
    // Each piece counts for itself, and so gets positions of its own in every part.
    Parallel.forEach(pieceCount) { piece in
      let bytes = column.byteSpan
      let ends = column.endSpan
      var counts = cursors.part(piece * partCount..<(piece + 1) * partCount)
      for text in texts(of: piece) {
        let hash = hash(bytes, Int(text == 0 ? 0 : ends[text - 1])..<Int(ends[text]))
        hashes[text] = hash
        counts[Int(hash >> (64 - partBits))] += 1
      }
    }
    var starts = [0]
    for part in 0..<partCount {
      var position = starts[part]
      for piece in 0..<pieceCount {
        let count = cursors[piece * partCount + part]
        cursors[piece * partCount + part] = position
        position += count
      }
      starts.append(position)
    }
    let dealt = ParallelBuffer<UInt64>(count: column.count)
    Parallel.forEach(pieceCount) { piece in
      var positions = cursors.part(piece * partCount..<(piece + 1) * partCount)
      for text in texts(of: piece) {
        let part = Int(hashes[text] >> (64 - partBits))
        dealt[positions[part]] = hashes[text]
        positions[part] += 1
      }
    }
    let mayRepeat = Atomic(false)
    let parts = starts
    Parallel.forEach(partCount) { part in
      if hasRepeated(dealt.span.extracting(parts[part]..<parts[part + 1])) {
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
    // 0 marks a free slot.
    return max(1, hash ^ hash >> 29)
  }

  private static func hasRepeated(_ hashes: Span<UInt64>) -> Bool {
    var capacity = 16
    while capacity < hashes.count * 2 { capacity *= 2 }
    var table = [UInt64](repeating: 0, count: capacity)
    var slots = table.mutableSpan
    let mask = capacity - 1
    for index in hashes.indices {
      let hash = hashes[index]
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        if slots[slot] == hash { return true }
        slot = (slot + 1) & mask
      }
      slots[slot] = hash
    }
    return false
  }
}
