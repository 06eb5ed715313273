// Method. Open addressing with linear probing; a slot holds 32 bits of the hash and the position,
// so that a probe that misses rarely touches the ids. Ids of up to 16 bytes, nearly all of them, are
// two words and are compared as such; a longer id is compared byte by byte after its words match.
// Look-ups come in batches of three steps, none of which waits for memory that it asks for itself, so
// that the cache misses of a batch overlap instead of queueing: touch every slot; find every candidate
// by its hash bits, and touch its words; compare.

import LabeledGraph

/// An identifier as two words: itself where it has up to 16 bytes, else a fingerprint.
package struct IdentifierKey: BitwiseCopyable, Sendable, Hashable {
  package var low: UInt64
  package var high: UInt64

  @inlinable
  @inline(__always)
  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Written out to be inlined across modules: the reader compares keys once a field.
  @inlinable
  @inline(__always)
  package static func == (left: IdentifierKey, right: IdentifierKey) -> Bool {
    left.low == right.low && left.high == right.high
  }

  /// The longest identifier that is its own key, in bytes.
  package static let longestInline = 16

  /// Creates the key of an identifier of any length.
  ///
  /// - Complexity: O(`bytes.count`).
  package init(_ bytes: Span<UInt8>) {
    var words: (UInt64, UInt64) = (0, 0)
    if bytes.count <= Self.longestInline {
      for index in bytes.indices {
        let shift = UInt64(index & 7) * 8
        if index < 8 {
          words.0 |= UInt64(bytes[index]) << shift
        } else {
          words.1 |= UInt64(bytes[index]) << shift
        }
      }
    } else {
      // FNV-1a, twice with different starts; equality of long ids is decided by their bytes.
      words = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)
      for index in bytes.indices {
        words.0 = (words.0 ^ UInt64(bytes[index])) &* 0x100_0000_01B3
        words.1 = (words.1 &+ UInt64(bytes[index])) &* 0xFF51_AFD7_ED55_8CCD
        words.1 ^= words.1 >> 29
      }
    }
    low = words.0
    high = words.1
  }

  @inline(__always)
  var hash: UInt64 {
    // Each word by a factor of its own: digits of one must not cancel digits of the other.
    var mixed = low &* 0x9E37_79B9_7F4A_7C15 &+ high &* 0xC2B2_AE3D_27D4_EB4F
    mixed ^= mixed >> 32
    mixed = mixed &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ mixed >> 32
  }
}

/// Finds organizations by id.
///
/// Memory: 16 bytes an organization and 16 to 32 for the table.
package struct IdentifierIndex: Sendable {
  /// What a look-up yields for an id that is not in the index.
  package static let absent = UInt32.max

  /// Hash bits above, position plus one below; 0 is a free slot.
  private let slots: SharedArray<UInt64>
  private let keys: SharedArray<IdentifierKey>
  private let mask: Int

  /// Builds the index of a column of ids.
  ///
  /// - Parameters:
  ///   - ids: The ids, normalized and trimmed.
  ///   - duplicate: Is called with the positions of the first and of a later use of one id; the
  ///     index finds the first.
  /// - Complexity: O(n) expected.
  package init(_ ids: TextColumn, duplicate: (_ first: Int, _ later: Int) -> Void = { _, _ in }) {
    var capacity = 16
    while capacity < ids.count * 2 { capacity *= 2 }
    mask = capacity - 1
    let slots = ParallelBuffer<UInt64>(count: capacity)
    let keys = ParallelBuffer<IdentifierKey>(count: ids.count)
    let bytes = ids.bytes.span
    for position in 0..<ids.count {
      let range = ids.range(of: position)
      let key = IdentifierKey(bytes.extracting(range))
      keys[position] = key
      let hash = key.hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        if slots[slot] >> 32 == hash >> 32 {
          let other = Int(slots[slot] & 0xFFFF_FFFF) - 1
          let otherRange = ids.range(of: other)
          if keys[other] == key, range.count == otherRange.count,
            range.count <= IdentifierKey.longestInline
              || ids.bytes[range].elementsEqual(ids.bytes[otherRange])
          {
            duplicate(other, position)
            break
          }
        }
        slot = (slot + 1) & mask
      }
      if slots[slot] == 0 {
        slots[slot] = (hash >> 32) << 32 | UInt64(position + 1)
      }
    }
    self.slots = slots.finished()
    self.keys = keys.finished()
  }

  /// Looks up a batch of identifiers of up to 16 bytes.
  ///
  /// - Parameters:
  ///   - batch: The keys.
  ///   - ids: The column that the index was built of.
  ///   - positions: Receives the position of each, or ``absent``; at least as long as
  ///     the batch.
  package func find(
    _ batch: Span<IdentifierKey>, in ids: TextColumn, positions: inout MutableSpan<UInt32>
  ) {
    let slotSpan = slots.span
    let keySpan = keys.span
    let ends = ids.ends.span
    var touched: UInt64 = 0
    for item in batch.indices {
      touched |= slotSpan[Int(truncatingIfNeeded: batch[item].hash) & mask]
    }
    if touched == 0 {
      // Not one id of the batch is in the index, which the sum of the slots shows.
      for item in batch.indices { positions[item] = Self.absent }
      return
    }
    var lows: UInt64 = 0
    for item in batch.indices {
      let hash = batch[item].hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      var entry = slotSpan[slot]
      while entry != 0, entry >> 32 != hash >> 32 {
        slot = (slot + 1) & mask
        entry = slotSpan[slot]
      }
      let position = UInt32(truncatingIfNeeded: entry) &- 1
      positions[item] = position
      if entry != 0 { lows |= keySpan[Int(position)].low }
    }
    if lows == 0 { return }
    for item in batch.indices {
      let position = positions[item]
      if position == Self.absent { continue }
      // An inline key equals a long id's fingerprint only by chance, hence the length.
      if keySpan[Int(position)] != batch[item] || Self.length(Int(position), ends) > 16 {
        positions[item] = probe(batch[item], slotSpan, keySpan, ends)
      }
    }
  }

  @inline(__always)
  private static func length(_ position: Int, _ ends: Span<UInt32>) -> UInt32 {
    position == 0 ? ends[0] : ends[position] - ends[position - 1]
  }

  @inline(never)
  private func probe(
    _ key: IdentifierKey, _ slotSpan: Span<UInt64>, _ keySpan: Span<IdentifierKey>,
    _ ends: Span<UInt32>
  ) -> UInt32 {
    let hash = key.hash
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slotSpan[slot] != 0 {
      if slotSpan[slot] >> 32 == hash >> 32 {
        let position = Int(slotSpan[slot] & 0xFFFF_FFFF) - 1
        if keySpan[position] == key, Self.length(position, ends) <= 16 { return UInt32(position) }
      }
      slot = (slot + 1) & mask
    }
    return Self.absent
  }

  /// Looks up one identifier of any length.
  ///
  /// - Complexity: O(length) expected.
  package func find(_ id: Span<UInt8>, in ids: TextColumn) -> UInt32 {
    let key = IdentifierKey(id)
    let hash = key.hash
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let position = Int(slots[slot] & 0xFFFF_FFFF) - 1
        let range = ids.range(of: position)
        if keys[position] == key, range.count == id.count {
          var isEqual = true
          for offset in 0..<id.count where ids.bytes[range.lowerBound + offset] != id[offset] {
            isEqual = false
            break
          }
          if isEqual { return UInt32(position) }
        }
      }
      slot = (slot + 1) & mask
    }
    return Self.absent
  }
}
