// Method. A counting sort brings the links of each source box together, on all cores: every piece of the
// links counts for itself and so has positions of its own in every row. A row is then sorted by target
// and label, and links of one key are added up where they stand. What is left moves together.
//
//   rowStarts[b]   where the links from box b begin
//   keys[i]        the target box and the label of link i
//   values[i]      its amount: thousandths, or the bits of a double where some are not whole thousandths

import LabeledGraph
import LinkageGraph

extension LinkPairs {
  /// Finds the pairs of any number of boxes.
  ///
  /// - Complexity: O(links · log(links of a box)) at worst, on all cores; 20 bytes a link.
  init(sorting drawn: DrawnLinks, plan: BoxPlan) {
    var sorter = PairSorter(boxCount: plan.boxes.count)
    sorter.gather(drawn, boxOf: plan.boxOf)
    if sorter.isExact {
      sorter.addUp()
    }
    if !sorter.isExact {
      sorter = PairSorter(boxCount: plan.boxes.count)
      sorter.gatherExactly(drawn, boxOf: plan.boxOf)
      sorter.addUpExactly()
    }
    linkCount = sorter.linkCount
    everyProduct = drawn.everyProduct
    let pairs = sorter.pairs()
    sources = pairs.sources
    starts = pairs.starts
    keys = pairs.keys
    links = pairs.links
    if !drawn.hasVolumes {
      amounts = .none
    } else if sorter.isExact {
      amounts = .thousandths(pairs.values)
    } else {
      amounts = .tonnes(
        entries: SharedArray(
          pairs.values.span.indices.map { Double(bitPattern: pairs.values[$0]) }),
        pairs: SharedArray(sorter.pairTonnes))
    }
  }
}

/// Puts links in the order of their pairs and adds up those of one pair and product.
private struct PairSorter {
  private let boxCount: Int
  private var rowStarts: [Int]
  /// Where the entries of each row end, once they are added up.
  private var rowEnds: ParallelBuffer<Int>
  private var keys = ParallelBuffer<UInt64>(count: 0)
  private var values = ParallelBuffer<UInt64>(count: 0)
  private var counts = ParallelBuffer<UInt32>(count: 0)
  private(set) var isExact = true
  /// The tonnes of each pair, where they cannot be added up from its entries.
  private(set) var pairTonnes: [Double] = []

  var linkCount: Int { rowStarts[boxCount] }

  init(boxCount: Int) {
    self.boxCount = boxCount
    rowStarts = [Int](repeating: 0, count: boxCount + 1)
    rowEnds = ParallelBuffer(count: boxCount)
  }

  // MARK: Gathering

  /// A piece of the links: how many it has of each box, and then where its next one of each goes.
  private struct Piece: Sendable {
    let cursors: ParallelBuffer<UInt32>
    var isExact = true
  }

  mutating func gather(_ drawn: DrawnLinks, boxOf: [UInt32]) {
    // The same pieces twice: first they count, then they fill.
    let boxCount = boxCount
    let counted = drawn.mapPieces(from: boxOf) { _ in
      Piece(cursors: ParallelBuffer(count: boxCount))
    } _: { piece, source, target, _, amount in
      if boxOf[target] == BoxPlan.noBox { return }
      if amount.bits == DrawnAmount.inexact.bits { piece.isExact = false }
      piece.cursors[Int(boxOf[source])] &+= 1
    }
    isExact = counted.allSatisfy(\.isExact)
    var next = 0
    for box in 0..<boxCount {
      rowStarts[box] = next
      for piece in counted {
        let count = Int(piece.cursors[box])
        piece.cursors[box] = UInt32(next)
        next += count
      }
    }
    rowStarts[boxCount] = next
    if !isExact { return }
    makeRoom(next)
    let (keys, values) = (keys, values)
    _ = drawn.mapPieces(from: boxOf, pieces: counted.count) { number in
      counted[number]
    } _: { piece, source, target, label, amount in
      let targetBox = boxOf[target]
      if targetBox == BoxPlan.noBox { return }
      let box = Int(boxOf[source])
      let position = Int(piece.cursors[box])
      piece.cursors[box] &+= 1
      keys[position] = UInt64(targetBox) << 32 | UInt64(label)
      values[position] = amount.bits
    }
  }

  /// Gathers the links whose amounts are not whole thousandths, one after another.
  mutating func gatherExactly(_ drawn: DrawnLinks, boxOf: [UInt32]) {
    var ends = [Int](repeating: 0, count: boxCount + 1)
    drawn.forEachExactly(from: boxOf) { source, target, _, _ in
      if boxOf[target] != BoxPlan.noBox { ends[Int(boxOf[source]) + 1] += 1 }
    }
    for box in 0..<boxCount { ends[box + 1] += ends[box] }
    rowStarts = ends
    makeRoom(ends[boxCount])
    drawn.forEachExactly(from: boxOf) { source, target, label, tonnes in
      if boxOf[target] == BoxPlan.noBox { return }
      let position = ends[Int(boxOf[source])]
      ends[Int(boxOf[source])] += 1
      keys[position] = UInt64(boxOf[target]) << 32 | UInt64(label)
      values[position] = tonnes.bitPattern
    }
    isExact = false
  }

  private mutating func makeRoom(_ count: Int) {
    keys = ParallelBuffer(count: count)
    values = ParallelBuffer(count: count)
    counts = ParallelBuffer(count: count)
  }

  // MARK: Adding up

  /// Sorts each row and adds up the thousandths of equal keys.
  mutating func addUp() {
    let (rowStarts, rowEnds) = (rowStarts, rowEnds)
    let (keys, values, counts) = (keys, values, counts)
    let areExact = Parallel.mapPieces(of: boxCount, least: 1) { boxes in
      var isExact = true
      for box in boxes {
        let row = rowStarts[box]..<rowStarts[box + 1]
        Self.sort(row, keys, values)
        var end = row.lowerBound
        var pairSum = DrawnAmount.blank.bits
        for position in row {
          let key = keys[position]
          let amount = DrawnAmount(sum: values[position])
          if end > row.lowerBound, keys[end - 1] == key {
            values[end - 1] = DrawnAmount.add(amount, to: values[end - 1])
            counts[end - 1] += 1
          } else {
            if end > row.lowerBound, keys[end - 1] >> 32 != key >> 32 {
              pairSum = DrawnAmount.blank.bits
            }
            keys[end] = key
            values[end] = amount.bits
            counts[end] = 1
            end += 1
          }
          pairSum = DrawnAmount.add(amount, to: pairSum)
          isExact = isExact && DrawnAmount.isExact(pairSum)
        }
        rowEnds[box] = end
      }
      return isExact
    }
    isExact = areExact.allSatisfy(\.self)
  }

  /// Sorts each row and adds up the tonnes of equal keys and of pairs as decimals.
  mutating func addUpExactly() {
    for box in 0..<boxCount {
      let row = rowStarts[box]..<rowStarts[box + 1]
      Self.sort(row, keys, values)
      var end = row.lowerBound
      var position = row.lowerBound
      while position < row.upperBound {
        let target = keys[position] >> 32
        var pairSum: DecimalSum?
        while position < row.upperBound, keys[position] >> 32 == target {
          let key = keys[position]
          var sum: DecimalSum?
          var count: UInt32 = 0
          while position < row.upperBound, keys[position] == key {
            let tonnes = Double(bitPattern: values[position])
            if !tonnes.isNaN {
              sum = sum ?? DecimalSum()
              sum?.add(tonnes)
            }
            count += 1
            position += 1
          }
          if let sum {
            pairSum = pairSum ?? DecimalSum()
            pairSum?.add(sum)
          }
          keys[end] = key
          values[end] = (sum?.value ?? .nan).bitPattern
          counts[end] = count
          end += 1
        }
        pairTonnes.append(pairSum?.value ?? .nan)
      }
      rowEnds[box] = end
    }
  }

  private static let longestInsertedRow = 24

  private static func sort(
    _ row: Range<Int>, _ keys: ParallelBuffer<UInt64>, _ values: ParallelBuffer<UInt64>
  ) {
    if row.count < 2 { return }
    if row.count > longestInsertedRow {
      var links: [(key: UInt64, value: UInt64)] = []
      links.reserveCapacity(row.count)
      for position in row { links.append((keys[position], values[position])) }
      links.sort { $0.key < $1.key }
      for (offset, link) in links.enumerated() {
        keys[row.lowerBound + offset] = link.key
        values[row.lowerBound + offset] = link.value
      }
      return
    }
    for position in row.dropFirst() {
      let (key, value) = (keys[position], values[position])
      var hole = position
      while hole > row.lowerBound, keys[hole - 1] > key {
        keys[hole] = keys[hole - 1]
        values[hole] = values[hole - 1]
        hole -= 1
      }
      keys[hole] = key
      values[hole] = value
    }
  }

  // MARK: Moving together

  /// What the rows hold, one after another.
  struct Pairs {
    let sources: SharedArray<UInt32>
    let starts: SharedArray<UInt32>
    let keys: SharedArray<UInt64>
    let values: SharedArray<UInt64>
    let links: SharedArray<UInt32>
  }

  func pairs() -> Pairs {
    // Room that is not used takes no memory.
    let sources = ParallelBuffer<UInt32>(count: keys.count)
    let starts = ParallelBuffer<UInt32>(count: keys.count + 1)
    var pairs = 0
    var end = 0
    for box in 0..<boxCount {
      var target = UInt64.max
      for position in rowStarts[box]..<rowEnds[box] {
        let key = keys[position]
        if key >> 32 != target {
          target = key >> 32
          sources[pairs] = UInt32(box)
          starts[pairs] = UInt32(end)
          pairs += 1
        }
        if end < position {
          keys[end] = key
          values[end] = values[position]
          counts[end] = counts[position]
        }
        end += 1
      }
    }
    starts[pairs] = UInt32(end)
    return Pairs(
      sources: sources.finished(count: pairs), starts: starts.finished(count: pairs + 1),
      keys: keys.finished(count: end), values: values.finished(count: end),
      links: counts.finished(count: end))
  }
}
