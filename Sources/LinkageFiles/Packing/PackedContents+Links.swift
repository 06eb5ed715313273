import LabeledGraph
import LinkageGraph

extension PackedContents {
  /// The links, used as they stand in the file.
  ///
  /// - Parameters:
  ///   - products: The number of products.
  ///   - declaredProducts: How many of them, the first, organizations declare.
  /// - Returns: The links, whose columns lie in the file.
  /// - Throws: ``PackedFileProblem/unsound(_:)`` for the first section that cannot be right.
  func links(products: Int, declaredProducts: Int) throws(PackedFileProblem) -> PackedLinks {
    let count = counts.links
    let rows = CompressedRows(
      checking: counts.organizations, labelCount: products + 1,
      rowStarts: try words(.rowStarts, count: counts.organizations + 1),
      runLabels: try words(.runLabels, count: nil), runStarts: try words(.runStarts, count: nil),
      neighbors: try words(.neighbors, count: count))
    guard let rows else { throw .unsound(.neighbors) }
    let order = try bits(.order, count: count).column
    try PackedOrder.check(order, of: rows, declaredProducts: declaredProducts)
    var links = PackedLinks(rows: rows, order: order)
    links.relations = try codes(
      .relations, count: count, greatest: UInt8(LinkRelation.allCases.count - 1))
    links.contracts = try codes(.contracts, count: count, greatest: Answer.yes.rawValue)
    links.volumes = try amounts(.volumes, count: count)
    links.values = try amounts(.values, count: count)
    links.since = try years(.since, count: count)
    links.until = try years(.until, count: count)
    if let since = links.since, let until = links.until {
      try PackedPieces.check(count, .until) { range in
        let begins = since.codes
        let ends = until.codes
        var isSound = true
        for link in range {
          let end = until.year(ends[link])
          isSound = isSound && (end == LinkColumns.openYear || since.year(begins[link]) <= end)
        }
        return isSound
      }
    }
    return links
  }
}

/// Checks that the order of the links is a permutation, and the only one that makes these rows.
enum PackedOrder {
  /// Threads have a bit a link each, so there are not many.
  private static let mostPieces = 4

  /// What one piece of the edges has found.
  private struct Findings: Sendable {
    /// A bit for each position met.
    var isMet: [UInt64]
    /// The first position of each label.
    var firstPositions: [UInt32]
  }

  /// Checks that every position occurs once, that they ascend within each run, and that the products
  /// that no organization declares are numbered in the order in which the links name them.
  static func check(
    _ order: BitPackedColumn, of rows: CompressedRows, declaredProducts: Int
  ) throws(PackedFileProblem) {
    guard order.width == BitPackedColumn.width(forGreatest: UInt64(max(1, order.count) - 1)) else {
      throw .unsound(.order)
    }
    let pieces = max(1, min(mostPieces, order.count >> 16))
    let all = Parallel.map(pieces) { piece in
      findings(in: runRange(ofPiece: piece, of: pieces, rows), order, rows)
    }.compactMap(\.self)
    guard all.count == pieces, areAllMet(all.map(\.isMet), count: order.count) else {
      throw .unsound(.order)
    }
    var previous = -1
    for label in declaredProducts..<max(declaredProducts, rows.labelCount - 1) {
      let first = all.reduce(UInt32.max) { min($0, $1.firstPositions[label]) }
      guard first != .max, Int(first) > previous else { throw .unsound(.productNames) }
      previous = Int(first)
    }
  }

  /// Runs with about as many edges as those of every other piece.
  private static func runRange(
    ofPiece piece: Int, of pieces: Int, _ rows: CompressedRows
  ) -> Range<Int> {
    func firstRun(at edge: Int) -> Int {
      var low = 0
      var high = rows.runLabels.count
      while low < high {
        let middle = (low + high) / 2
        if Int(rows.runStarts[middle]) < edge { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let edges = rows.edgeCount
    return firstRun(
      at: edges * piece / pieces)..<firstRun(
        at: piece + 1 == pieces ? edges : edges * (piece + 1) / pieces)
  }

  /// Goes through the edges of some runs; `nil` where their positions do not ascend.
  private static func findings(
    in runs: Range<Int>, _ order: BitPackedColumn, _ rows: CompressedRows
  ) -> Findings? {
    // A bit for whatever the width has room for, which is less than twice what there is.
    var metBits = [UInt64](repeating: 0, count: Int(order.greatestStorable >> 6) + 1)
    var firsts = [UInt32](repeating: .max, count: rows.labelCount)
    var isMet = metBits.mutableSpan
    var firstPositions = firsts.mutableSpan
    let labels = rows.runLabels.span
    let starts = rows.runStarts.span
    var isAscending = true
    for run in runs {
      let edges = Int(starts[run])..<Int(starts[run + 1])
      let first = UInt32(truncatingIfNeeded: order[edges.lowerBound])
      let label = Int(labels[run])
      firstPositions[label] = min(firstPositions[label], first)
      var next: UInt64 = 0
      for edge in edges {
        let position = order[edge]
        isAscending = isAscending && position >= next
        next = position + 1
        isMet[Int(truncatingIfNeeded: position >> 6)] |= 1 << (position & 63)
      }
    }
    return isAscending ? Findings(isMet: metBits, firstPositions: firsts) : nil
  }

  /// Whether every position was met; as many edges have then met each once, and no other.
  private static func areAllMet(_ pieces: [[UInt64]], count: Int) -> Bool {
    var met = 0
    for word in 0..<(count + 63) / 64 {
      var union = pieces.reduce(0) { $0 | $1[word] }
      let rest = count - word * 64
      if rest < 64 { union &= 1 << UInt64(rest) &- 1 }
      met += union.nonzeroBitCount
    }
    return met == count
  }
}
