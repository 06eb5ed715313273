// Method. A hash table of buckets, each one line of the cache: three ids and their positions. An id of
// up to 16 bytes, as nearly all are, is two words and stands in the bucket itself, so that a look-up
// waits for memory once; a longer one is represented by a fingerprint and compared byte by byte. A
// bucket that is full sends what else belongs there to the next.
// Look-ups come in batches: first the bucket of every id is touched, then all are compared, so that
// the waits of a batch overlap instead of queueing.
//
// Tried and slower on a million ids: slots of hash bits and position beside a column of ids (two waits
// a look-up, 2 times), the same with tags of 32 bits and half the slots free (1.6 times).

import Dispatch
import LabeledGraph
import Synchronization

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
  @inlinable
  package static var longestInline: Int {
    @inline(__always) get { 16 }
  }

  /// Creates the key of an identifier of any length.
  ///
  /// - Complexity: O(`bytes.count`).
  package init(_ bytes: Span<UInt8>) {
    let count = bytes.count
    if count > Self.longestInline {
      // Equality of long ids is decided by their bytes; the last word overlaps the one before it.
      var words: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, UInt64(count))
      var offset = 0
      while offset < count {
        let word = Self.word(bytes, at: min(offset, count - 8))
        words.0 = (words.0 ^ word) &* 0x9E37_79B9_7F4A_7C15
        words.0 ^= words.0 >> 32
        words.1 = (words.1 &+ word) &* 0xFF51_AFD7_ED55_8CCD
        words.1 ^= words.1 >> 29
        offset += 8
      }
      // No inline identifier begins with a NUL, as a fingerprint does.
      low = words.0 & ~0xFF
      high = words.1
    } else if count >= 8 {
      low = Self.word(bytes, at: 0)
      high =
        count == 8 ? 0 : Self.word(bytes, at: count - 8) >> UInt64(8 * (Self.longestInline - count))
    } else {
      var word: UInt64 = 0
      for index in bytes.indices { word |= UInt64(bytes[index]) << UInt64(8 * index) }
      low = word
      high = 0
    }
  }

  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    // UInt8 has no padding, and every pattern of bits is a UInt64; the access is checked.
    unsafe UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
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
/// Memory: 48 bytes an organization, four of nine places taken.
package struct IdentifierIndex: Sendable {
  /// What a look-up yields for an id that is not in the index.
  package static let absent = UInt32.max

  /// One line of the cache.
  ///
  /// A position is kept as one more than it is; 0 is a free place, and places are taken from the first.
  private struct Bucket: BitwiseCopyable, Sendable {
    var first: IdentifierKey
    var second: IdentifierKey
    var third: IdentifierKey
    var positions: (UInt32, UInt32, UInt32)
    var unused: UInt32 = 0

    /// The key and the position of one of the three places.
    @inline(__always)
    func place(_ index: Int) -> (key: IdentifierKey, position: UInt32) {
      switch index {
      case 0: (first, positions.0)
      case 1: (second, positions.1)
      default: (third, positions.2)
      }
    }

    /// The position of a key plus one, 0 where the bucket does not have it.
    @inline(__always)
    func position(of key: IdentifierKey) -> UInt32 {
      // Which of the three it is cannot be guessed, so that nothing branches on it.
      let isFirst = (first.low ^ key.low) | (first.high ^ key.high) == 0
      let isSecond = (second.low ^ key.low) | (second.high ^ key.high) == 0
      let isThird = (third.low ^ key.low) | (third.high ^ key.high) == 0
      return (isFirst ? positions.0 : 0) | (isSecond ? positions.1 : 0)
        | (isThird ? positions.2 : 0)
    }
  }

  private let buckets: SharedArray<Bucket>

  /// Builds the index of a column of ids, on all cores.
  ///
  /// - Parameters:
  ///   - ids: The ids, normalized and trimmed.
  ///   - duplicate: Is called with the positions of the first and of a later use of one id, in the
  ///     order of the latter; the index finds the first.
  /// - Complexity: O(n) expected.
  package init(_ ids: TextColumn, duplicate: (_ first: Int, _ later: Int) -> Void = { _, _ in }) {
    let buckets = ParallelBuffer<Bucket>(count: max(2, ids.count * 3 / 4 + 1))
    let parts = ids.count < Self.fewIDs ? 1 : Self.partCount
    let results = Mutex<[PartResult]>([])
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      // Each part has buckets of its own, which no other part writes to.
      let own = part * buckets.count / parts..<(part + 1) * buckets.count / parts
      let result = Self.fill(own, of: buckets, ids)
      results.withLock { $0.append(result) }
    }
    var all = PartResult()
    for result in results.withLock(\.self) {
      all.duplicates += result.duplicates
      all.overflow += result.overflow
    }
    for position in all.overflow.sorted() {
      let key = IdentifierKey(ids.span(of: position))
      let home = Self.bucket(key, buckets.count)
      if !Self.insert(key, at: position, from: home, to: buckets.count, buckets, ids, &all) {
        let isIn = Self.insert(key, at: position, from: 0, to: home, buckets, ids, &all)
        precondition(isIn, "there are more places than ids")
      }
    }
    for (first, later) in all.duplicates.sorted(by: { $0.later < $1.later }) {
      duplicate(first, later)
    }
    self.buckets = buckets.finished()
  }

  /// Fewer ids than this are not worth several threads.
  private static let fewIDs = 1 << 14

  /// Each part looks at every id for its own, so that many parts would not be worth their while.
  private static let partCount = 4

  /// What one part of the building leaves to be done in the end.
  private struct PartResult: Sendable {
    var duplicates: [(first: Int, later: Int)] = []
    /// Ids whose bucket and all after it in the part are full.
    var overflow: [Int] = []
  }

  /// Inserts the ids that belong to some of the buckets.
  private static func fill(
    _ own: Range<Int>, of buckets: ParallelBuffer<Bucket>, _ ids: TextColumn
  ) -> PartResult {
    let bytes = ids.byteSpan
    let ends = ids.endSpan
    var result = PartResult()
    var keys = InlineArray<64, IdentifierKey>(repeating: IdentifierKey(low: 0, high: 0))
    var places = InlineArray<64, Int>(repeating: 0)
    var positions = InlineArray<64, Int>(repeating: 0)
    var next = 0
    var start = 0
    while next < ids.count {
      var count = 0
      while count < 64, next < ids.count {
        let end = Int(ends[next])
        let key = IdentifierKey(bytes.extracting(start..<end))
        let place = bucket(key, buckets.count)
        keys[count] = key
        places[count] = place
        positions[count] = next
        count &+= own.contains(place) ? 1 : 0
        start = end
        next += 1
      }
      // The buckets of a batch are waited for together.
      var touched: UInt32 = 0
      for item in 0..<count { touched &+= buckets[places[item]].positions.0 }
      for item in 0..<count {
        let isIn = insert(
          keys[item], at: positions[item], from: places[item], to: own.upperBound, buckets, ids,
          &result)
        if !isIn { result.overflow.append(positions[item]) }
      }
      // The compiler must not find out that nothing depends on having touched them.
      if touched == .max { result.overflow.reserveCapacity(1) }
    }
    return result
  }

  /// Puts an id into the first bucket that has room, from its own on to the end of a stretch; an id that
  /// is there already is noted instead.
  ///
  /// - Returns: Whether there was room, or the id.
  @inline(__always)
  private static func insert(
    _ key: IdentifierKey, at position: Int, from start: Int, to end: Int,
    _ buckets: ParallelBuffer<Bucket>, _ ids: TextColumn, _ result: inout PartResult
  ) -> Bool {
    for place in start..<end {
      var bucket = buckets[place]
      for index in 0..<3 {
        let (other, entry) = bucket.place(index)
        if entry == 0 || other != key { continue }
        let first = Int(entry) - 1
        if ids.range(of: position).count <= IdentifierKey.longestInline
          || areEqual(ids.span(of: position), ids.span(of: first))
        {
          result.duplicates.append((first, position))
          return true
        }
      }
      if bucket.positions.2 != 0 { continue }
      let entry = UInt32(position + 1)
      if bucket.positions.0 == 0 {
        bucket.first = key
        bucket.positions.0 = entry
      } else if bucket.positions.1 == 0 {
        bucket.second = key
        bucket.positions.1 = entry
      } else {
        bucket.third = key
        bucket.positions.2 = entry
      }
      buckets[place] = bucket
      return true
    }
    return false
  }

  @inline(__always)
  private static func bucket(_ key: IdentifierKey, _ count: Int) -> Int {
    Int(truncatingIfNeeded: ((key.hash >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  /// The most identifiers of a batch.
  package static let longestBatch = 128

  /// Looks up a batch of identifiers.
  ///
  /// What is found for one of more than 16 bytes is only likely: its bytes are yet to be compared.
  ///
  /// - Parameters:
  ///   - batch: The keys, at most ``longestBatch``.
  ///   - positions: Receives the position of each, or ``absent``; at least as long as
  ///     the batch.
  package func find(_ batch: Span<IdentifierKey>, positions: inout MutableSpan<UInt32>) {
    precondition(batch.count <= Self.longestBatch, "a batch of at most 128")
    let bucketSpan = buckets.span
    var places = InlineArray<128, UInt32>(repeating: 0)
    for item in batch.indices {
      places[item] = UInt32(truncatingIfNeeded: Self.bucket(batch[item], bucketSpan.count))
    }
    // The shorter this loop, the more of its waits are under way at once.
    var touched: UInt32 = 0
    for item in batch.indices { touched |= bucketSpan[Int(places[item])].positions.0 }
    // Where all buckets are empty, none of the ids is there. The compiler must not find out that
    // nothing else depends on having touched them.
    if touched == 0 {
      for item in batch.indices { positions[item] = Self.absent }
      return
    }
    // Those that their own bucket does not have are noted without a branch, which nobody could guess.
    var missing = InlineArray<128, UInt8>(repeating: 0)
    var missingCount = 0
    for item in batch.indices {
      let position = bucketSpan[Int(places[item])].position(of: batch[item])
      positions[item] = position &- 1
      missing[missingCount] = UInt8(truncatingIfNeeded: item)
      missingCount &+= position == 0 ? 1 : 0
    }
    if missingCount == 0 { return }
    // The next buckets are waited for together, too.
    touched = 0
    for entry in 0..<missingCount {
      let next = Int(places[Int(missing[entry])]) + 1
      touched |= bucketSpan[next == bucketSpan.count ? 0 : next].positions.0
    }
    for entry in 0..<missingCount {
      let item = Int(missing[entry])
      positions[item] =
        touched == 0 ? Self.absent : probe(batch[item], from: Int(places[item]))
    }
  }

  @inline(never)
  private func probe(_ key: IdentifierKey, from start: Int) -> UInt32 {
    let bucketSpan = buckets.span
    var place = start
    while bucketSpan[place].positions.2 != 0 {
      place = place + 1 == bucketSpan.count ? 0 : place + 1
      let position = bucketSpan[place].position(of: key)
      if position != 0 { return position - 1 }
    }
    return Self.absent
  }

  /// Looks up one identifier of any length.
  ///
  /// - Complexity: O(length) expected.
  package func find(_ id: Span<UInt8>, in ids: TextColumn) -> UInt32 {
    let key = IdentifierKey(id)
    var place = Self.bucket(key, buckets.count)
    while true {
      let bucket = buckets[place]
      for index in 0..<3 {
        let (other, position) = bucket.place(index)
        if position == 0 || other != key { continue }
        if Self.areEqual(ids.span(of: Int(position) - 1), id) { return position - 1 }
      }
      if bucket.positions.2 == 0 { return Self.absent }
      place = place + 1 == buckets.count ? 0 : place + 1
    }
  }

  private static func areEqual(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    for offset in one.indices where one[offset] != other[offset] { return false }
    return true
  }
}
