import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How edges are shared out: pieces of the input among threads, vertices among buckets.
struct BucketShape: Sendable {
  let vertexCount: Int
  let labelCount: Int
  let edgeCount: Int
  /// A bucket holds 2 to this power neighboring vertices.
  let vertexBits: Int
  let bucketCount: Int
  let pieceCount: Int
  /// Buckets are sorted a group at a time.
  let groupCount: Int

  /// How many pieces occupy all cores without being too small to be worth a thread.
  static func pieceCount(ofEdges edgeCount: Int) -> Int {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return max(1, min(2 * cores, edgeCount >> 14))
  }

  init(vertexCount: Int, labelCount: Int, edgeCount: Int) {
    self.vertexCount = vertexCount
    self.labelCount = labelCount
    self.edgeCount = edgeCount
    pieceCount = Self.pieceCount(ofEdges: edgeCount)
    // Buckets of 4096 vertices fit the cache; small graphs get smaller ones, so that every core has
    // some; and vertex and label must fit one word.
    let labelBits = UInt32.bitWidth - UInt32(max(0, labelCount - 1)).leadingZeroBitCount
    let wholeBits = Int.bitWidth - max(0, vertexCount - 1).leadingZeroBitCount
    vertexBits = min(12, UInt32.bitWidth - labelBits, max(4, wholeBits - 6))
    bucketCount = max(1, (vertexCount + (1 << vertexBits) - 1) >> vertexBits)
    groupCount = min(bucketCount, pieceCount * 8)
  }

  func edges(of piece: Int) -> Range<Int> {
    edgeCount * piece / pieceCount..<edgeCount * (piece + 1) / pieceCount
  }

  func counters(of piece: Int) -> Range<Int> {
    piece * bucketCount..<(piece + 1) * bucketCount
  }

  func buckets(of group: Int) -> Range<Int> {
    bucketCount * group / groupCount..<bucketCount * (group + 1) / groupCount
  }

  func vertices(of bucket: Int) -> Range<Int> {
    bucket << vertexBits..<min(vertexCount, (bucket + 1) << vertexBits)
  }

  /// Turns the counts of pieces into the positions at which each begins to write; returns where the
  /// buckets begin.
  func makeCursors(_ counts: ParallelBuffer<UInt32>) -> [UInt32] {
    var starts: [UInt32] = []
    starts.reserveCapacity(bucketCount + 1)
    var total: UInt32 = 0
    for bucket in 0..<bucketCount {
      starts.append(total)
      for piece in 0..<pieceCount {
        let count = counts[piece * bucketCount + bucket]
        counts[piece * bucketCount + bucket] = total
        total += count
      }
    }
    starts.append(total)
    return starts
  }

  /// The bits that the key of an edge takes.
  var keyBits: Int {
    vertexBits + UInt32.bitWidth - UInt32(max(0, labelCount - 1)).leadingZeroBitCount
  }

  /// The label of an edge, and its vertex within the bucket.
  @inline(__always)
  func key<Key: BucketKey>(vertex: UInt32, label: UInt32) -> Key {
    Key(
      truncatingIfNeeded: label << UInt32(vertexBits)
        | vertex & (1 << UInt32(vertexBits) &- 1))
  }
}

/// A word for the label of an edge and its vertex within the bucket.
protocol BucketKey: FixedWidthInteger, UnsignedInteger, BitwiseCopyable, Sendable {}
extension UInt16: BucketKey {}
extension UInt32: BucketKey {}

/// Puts the edges of a bucket in order of vertex and label.
struct BucketSorter<Key: BucketKey> {
  private let shape: BucketShape
  /// Whether there are few enough labels to count each (vertex, label) pair.
  private let countsLabels: Bool
  private var counters: [UInt32]
  /// The far ends of the bucket before sorting.
  private var unsorted: [UInt32] = []

  init(_ shape: BucketShape) {
    self.shape = shape
    countsLabels = shape.labelCount << shape.vertexBits <= 1 << 16
    counters = Array(
      repeating: 0, count: (countsLabels ? shape.labelCount : 1) << shape.vertexBits)
  }

  mutating func sort(
    _ bucket: Int, _ range: Range<Int>, keys: Span<Key>, neighbors: ParallelBuffer<UInt32>,
    rowStarts: ParallelBuffer<UInt32>,
    runLabels: inout [UInt32], runStarts: inout [UInt32]
  ) {
    unsorted.removeAll(keepingCapacity: true)
    unsorted.reserveCapacity(range.count)
    for edge in range { unsorted.append(neighbors[edge]) }
    if countsLabels {
      sortByCounting(bucket, range, keys, neighbors, rowStarts, &runLabels, &runStarts)
    } else {
      sortByComparing(bucket, range, keys, neighbors, rowStarts, &runLabels, &runStarts)
    }
  }

  private mutating func sortByCounting(
    _ bucket: Int, _ range: Range<Int>, _ keys: Span<Key>,
    _ neighbors: ParallelBuffer<UInt32>, _ rowStarts: ParallelBuffer<UInt32>,
    _ runLabels: inout [UInt32], _ runStarts: inout [UInt32]
  ) {
    let shape = self.shape
    let unsorted = self.unsorted
    let vertexBits = Key(shape.vertexBits)
    let vertexMask = 1 << vertexBits &- 1 as Key
    let labelCount = shape.labelCount
    var counter = counters.mutableSpan
    for index in counter.indices { counter[index] = 0 }
    for edge in range {
      let label = Int(keys[edge] >> vertexBits)
      counter[Int(keys[edge] & vertexMask) * labelCount + label] += 1
    }
    var total = UInt32(range.lowerBound)
    var index = 0
    for vertex in shape.vertices(of: bucket) {
      rowStarts[vertex] = UInt32(runLabels.count)
      for label in 0..<labelCount {
        let count = counter[index]
        counter[index] = total
        if count > 0 {
          runLabels.append(UInt32(truncatingIfNeeded: label))
          runStarts.append(total)
        }
        total += count
        index += 1
      }
    }
    var own = neighbors.part(range)
    let first = UInt32(range.lowerBound)
    let farEnds = unsorted.span
    for edge in farEnds.indices {
      let key = keys[range.lowerBound + edge]
      let pair = Int(key & vertexMask) * labelCount + Int(key >> vertexBits)
      own[Int(counter[pair] &- first)] = farEnds[edge]
      counter[pair] += 1
    }
  }

  /// By vertex through counting, then each row by label.
  private mutating func sortByComparing(
    _ bucket: Int, _ range: Range<Int>, _ keys: Span<Key>,
    _ neighbors: ParallelBuffer<UInt32>, _ rowStarts: ParallelBuffer<UInt32>,
    _ runLabels: inout [UInt32], _ runStarts: inout [UInt32]
  ) {
    let shape = self.shape
    let unsorted = self.unsorted
    let vertexBits = Key(shape.vertexBits)
    let vertexMask = 1 << vertexBits &- 1 as Key
    var counter = counters.mutableSpan
    for index in counter.indices { counter[index] = 0 }
    for edge in range { counter[Int(keys[edge] & vertexMask)] += 1 }
    var total: UInt32 = 0
    for index in counter.indices {
      let count = counter[index]
      counter[index] = total
      total += count
    }
    var labels = [UInt32](repeating: 0, count: range.count)
    var labelSpan = labels.mutableSpan
    var own = neighbors.part(range)
    let farEnds = unsorted.span
    for edge in farEnds.indices {
      let key = keys[range.lowerBound + edge]
      let position = Int(counter[Int(key & vertexMask)])
      counter[Int(key & vertexMask)] += 1
      own[position] = farEnds[edge]
      labelSpan[position] = UInt32(key >> vertexBits)
    }
    // The counters now hold where each row ends.
    var start = 0
    for (offset, vertex) in shape.vertices(of: bucket).enumerated() {
      rowStarts[vertex] = UInt32(runLabels.count)
      let row = start..<Int(counter[offset])
      Self.sortByLabel(row, labels: &labelSpan, neighbors: &own)
      var previous = UInt32.max
      for edge in row where labelSpan[edge] != previous {
        previous = labelSpan[edge]
        runLabels.append(previous)
        runStarts.append(UInt32(range.lowerBound + edge))
      }
      start = row.upperBound
    }
  }

  private static var longestInsertedRow: Int { 32 }

  @inline(__always)
  private static func sortByLabel(
    _ row: Range<Int>, labels: inout MutableSpan<UInt32>, neighbors: inout MutableSpan<UInt32>
  ) {
    guard row.count > 1 else { return }
    if row.count > longestInsertedRow {
      return sortLongRow(row, labels: &labels, neighbors: &neighbors)
    }
    for edge in (row.lowerBound + 1)..<row.upperBound {
      let label = labels[edge]
      var hole = edge
      if labels[hole - 1] <= label { continue }
      let neighbor = neighbors[edge]
      while hole > row.lowerBound, labels[hole - 1] > label {
        labels[hole] = labels[hole - 1]
        neighbors[hole] = neighbors[hole - 1]
        hole -= 1
      }
      labels[hole] = label
      neighbors[hole] = neighbor
    }
  }

  @inline(never)
  private static func sortLongRow(
    _ row: Range<Int>, labels: inout MutableSpan<UInt32>, neighbors: inout MutableSpan<UInt32>
  ) {
    var isSorted = true
    for edge in (row.lowerBound + 1)..<row.upperBound where labels[edge - 1] > labels[edge] {
      isSorted = false
      break
    }
    if isSorted { return }
    var keys = [UInt64]()
    keys.reserveCapacity(row.count)
    var moved = [UInt32]()
    moved.reserveCapacity(row.count)
    for edge in row {
      keys.append(UInt64(labels[edge]) << 32 | UInt64(edge - row.lowerBound))
      moved.append(neighbors[edge])
    }
    keys.sort()
    for (offset, key) in keys.enumerated() {
      labels[row.lowerBound + offset] = UInt32(key >> 32)
      neighbors[row.lowerBound + offset] = moved[Int(key & 0xFFFF_FFFF)]
    }
  }
}
