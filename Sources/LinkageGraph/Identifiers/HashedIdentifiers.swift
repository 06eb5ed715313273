// Method. A hash table of buckets, each one line of the cache: three ids and their positions. An id of
// up to 16 bytes is two words and stands in the bucket itself, so that a look-up waits for memory once; a
// longer one is represented by a fingerprint and compared byte by byte. A bucket that is full sends what
// else belongs there to the next.
// Look-ups come in batches: first the bucket of every id is touched, then all are compared, so that
// the waits of a batch overlap instead of queueing.
//
// Tried and slower on a million ids: slots of hash bits and position beside a column of ids (two waits
// a look-up, 2 times), the same with tags of 32 bits and half the slots free (1.6 times).

import LabeledGraph

/// Finds organizations by ids of any form.
///
/// Memory: 48 bytes an id, four of nine slots taken.
struct HashedIdentifiers: Sendable {
  /// One line of the cache.
  ///
  /// A position is kept as one more than it is; 0 is a free slot, and slots are taken from the first.
  struct Bucket: BitwiseCopyable, Sendable {
    var first: IdentifierKey
    var second: IdentifierKey
    var third: IdentifierKey
    var positions: (UInt32, UInt32, UInt32)
    var unused: UInt32 = 0

    /// The key and the position of one of the three slots.
    @inline(__always)
    func slot(_ index: Int) -> (key: IdentifierKey, position: UInt32) {
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
      (first == key ? positions.0 : 0) | (second == key ? positions.1 : 0)
        | (third == key ? positions.2 : 0)
    }
  }

  let buckets: SharedArray<Bucket>

  /// Builds the table of some ids of a column, on all cores.
  ///
  /// - Parameters:
  ///   - ids: The column.
  ///   - positions: Which of the ids, ascending; `nil` for all.
  ///   - duplicates: Receives every later use of an id.
  init(_ ids: TextColumn, positions: [UInt32]?, duplicates: inout [DuplicateID]) {
    let count = positions?.count ?? ids.count
    let buckets = ParallelBuffer<Bucket>(count: max(2, count * 3 / 4 + 1))
    // Each part has buckets of its own, which no other part writes to.
    let parts = count < Self.fewIDs ? 1 : Self.partCount
    let results = Parallel.map(parts) { part in
      let own = part * buckets.count / parts..<(part + 1) * buckets.count / parts
      return Self.fill(own, of: buckets, ids, positions)
    }
    var all = PartResult()
    for result in results {
      all.duplicates += result.duplicates
      all.overflow += result.overflow
    }
    for position in all.overflow.sorted() {
      let key = IdentifierKey(ids.span(of: position))
      let home = Self.bucket(key, buckets.count)
      if !Self.insert(key, at: position, from: home, to: buckets.count, buckets, ids, &all) {
        let isIn = Self.insert(key, at: position, from: 0, to: home, buckets, ids, &all)
        precondition(isIn, "there are more slots than ids")
      }
    }
    duplicates += all.duplicates
    self.buckets = buckets.finished()
    assert(
      brokenInvariant(ids, positions: positions) == nil,
      brokenInvariant(ids, positions: positions) ?? "")
  }

  /// Fewer ids than this are not worth several threads.
  private static let fewIDs = 1 << 14

  /// Each part looks at every id for its own, so that many parts would not be worth their while.
  private static let partCount = 2

  /// What one part of the building leaves to be done in the end.
  private struct PartResult: Sendable {
    var duplicates: [DuplicateID] = []
    /// Ids whose bucket and all after it in the part are full.
    var overflow: [Int] = []
  }

  /// Inserts the ids that belong to some of the buckets.
  private static func fill(
    _ own: Range<Int>, of buckets: ParallelBuffer<Bucket>, _ ids: TextColumn, _ chosen: [UInt32]?
  ) -> PartResult {
    let bytes = ids.byteSpan
    let ends = ids.endSpan
    let idCount = chosen?.count ?? ids.count
    var result = PartResult()
    var keys = InlineArray<64, IdentifierKey>(repeating: IdentifierKey(low: 0, high: 0))
    var homes = InlineArray<64, Int>(repeating: 0)
    var positions = InlineArray<64, Int>(repeating: 0)
    var next = 0
    while next < idCount {
      var count = 0
      while count < 64, next < idCount {
        let position = if let chosen { Int(chosen[next]) } else { next }
        let start = position == 0 ? 0 : Int(ends[position - 1])
        let key = IdentifierKey(bytes.extracting(start..<Int(ends[position])))
        let home = bucket(key, buckets.count)
        keys[count] = key
        homes[count] = home
        positions[count] = position
        count &+= own.contains(home) ? 1 : 0
        next += 1
      }
      // The buckets of a batch are waited for together.
      var touched: UInt32 = 0
      for item in 0..<count { touched &+= buckets[homes[item]].positions.0 }
      for item in 0..<count {
        let isIn = insert(
          keys[item], at: positions[item], from: homes[item], to: own.upperBound, buckets, ids,
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
    for home in start..<end {
      var bucket = buckets[home]
      for index in 0..<3 {
        let (other, entry) = bucket.slot(index)
        if entry == 0 || other != key { continue }
        let first = Int(entry) - 1
        if ids.range(of: position).count <= IdentifierKey.longestInline
          || areEqual(ids.span(of: position), ids.span(of: first))
        {
          result.duplicates.append(DuplicateID(first: first, later: position))
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
      buckets[home] = bucket
      return true
    }
    return false
  }

  @inline(__always)
  private static func bucket(_ key: IdentifierKey, _ count: Int) -> Int {
    Int(truncatingIfNeeded: ((key.mixed >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  /// Looks up a batch of identifiers; see ``IdentifierIndex/find(_:base:_:in:positions:)``.
  func find(
    _ texts: Span<TextRange>, base: Int, _ bytes: Span<UInt8>, in ids: TextColumn,
    positions: inout MutableSpan<UInt32>
  ) {
    let bucketSpan = buckets.span
    var keys = InlineArray<128, IdentifierKey>(repeating: IdentifierKey(low: 0, high: 0))
    var homes = InlineArray<128, UInt32>(repeating: 0)
    var longest: UInt32 = 0
    for item in texts.indices {
      let text = texts[item]
      let start = base &+ Int(text.start)
      var key = IdentifierKey(bytes, at: start, length: Int(text.length))
      if text.length > 16 {
        key = IdentifierKey(bytes.extracting(start..<start + Int(text.length)))
      }
      longest = max(longest, text.length)
      keys[item] = key
      homes[item] = UInt32(truncatingIfNeeded: Self.bucket(key, bucketSpan.count))
    }
    // The shorter this loop, the more of its waits are under way at once.
    var touched: UInt32 = 0
    for item in texts.indices { touched |= bucketSpan[Int(homes[item])].positions.0 }
    // Where all buckets are empty, none of the ids is there. The compiler must not find out that
    // nothing else depends on having touched them.
    if touched == 0 {
      for item in texts.indices { positions[item] = IdentifierIndex.absent }
      return
    }
    // Those that their own bucket does not have are noted without a branch, which nobody could guess.
    var missing = InlineArray<128, UInt8>(repeating: 0)
    var missingCount = 0
    for item in texts.indices {
      let position = bucketSpan[Int(homes[item])].position(of: keys[item])
      positions[item] = position &- 1
      missing[missingCount] = UInt8(truncatingIfNeeded: item)
      missingCount &+= position == 0 ? 1 : 0
    }
    if missingCount > 0 {
      // The next buckets are waited for together, too.
      touched = 0
      for entry in 0..<missingCount {
        let next = Int(homes[Int(missing[entry])]) + 1
        touched |= bucketSpan[next == bucketSpan.count ? 0 : next].positions.0
      }
      for entry in 0..<missingCount {
        let item = Int(missing[entry])
        positions[item] =
          touched == 0 ? IdentifierIndex.absent : probe(keys[item], from: Int(homes[item]))
      }
    }
    if longest <= 16 { return }
    // A fingerprint says only that two long ids are likely the same.
    for item in texts.indices where texts[item].length > 16 {
      let start = base + Int(texts[item].start)
      let id = bytes.extracting(start..<start + Int(texts[item].length))
      let position = positions[item]
      if position == IdentifierIndex.absent || Self.areEqual(ids.span(of: Int(position)), id) {
        continue
      }
      positions[item] = find(id, in: ids)
    }
  }

  @inline(never)
  private func probe(_ key: IdentifierKey, from start: Int) -> UInt32 {
    let bucketSpan = buckets.span
    var bucket = start
    while bucketSpan[bucket].positions.2 != 0 {
      bucket = bucket + 1 == bucketSpan.count ? 0 : bucket + 1
      let position = bucketSpan[bucket].position(of: key)
      if position != 0 { return position - 1 }
    }
    return IdentifierIndex.absent
  }

  /// Looks up one identifier of any length.
  ///
  /// - Complexity: O(length) expected.
  func find(_ id: Span<UInt8>, in ids: TextColumn) -> UInt32 {
    let key = IdentifierKey(id)
    var number = Self.bucket(key, buckets.count)
    while true {
      let bucket = buckets[number]
      for index in 0..<3 {
        let (other, position) = bucket.slot(index)
        if position == 0 || other != key { continue }
        if id.count <= IdentifierKey.longestInline
          || Self.areEqual(ids.span(of: Int(position) - 1), id)
        {
          return position - 1
        }
      }
      if bucket.positions.2 == 0 { return IdentifierIndex.absent }
      number = number + 1 == buckets.count ? 0 : number + 1
    }
  }

  private static func areEqual(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    for offset in one.indices where one[offset] != other[offset] { return false }
    return true
  }
}
