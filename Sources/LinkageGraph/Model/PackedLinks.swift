package import LabeledGraph

/// The links of a set as a packed file has them: in the order of the rows of the graph, most columns
/// in as few bits as they need.
///
/// Measures read `rows` as it is; what needs the links in the order of the input gets ``columns()``.
package struct PackedLinks: Sendable {
  /// The links from source to target; the label is the product, the greatest one "every product".
  package let rows: CompressedRows
  /// For each edge of the rows, the position of its link in the input; ascending within a run.
  package let order: BitPackedColumn
  /// Raw values of `LinkRelation`; absent where the input has no relations.
  package var relations: BitPackedColumn?
  /// Raw values of `Answer`.
  package var contracts: BitPackedColumn?
  /// Tonnes a year.
  package var volumes: PackedAmounts?
  /// Million đồng a year.
  package var values: PackedAmounts?
  package var since: PackedYears?
  package var until: PackedYears?

  package init(rows: CompressedRows, order: BitPackedColumn) {
    precondition(order.count == rows.edgeCount, "a position for each edge")
    self.rows = rows
    self.order = order
  }

  package var count: Int { rows.edgeCount }

  /// The labels of each organization's export links.
  ///
  /// - Complexity: O(organizations + links), on all cores.
  ///
  /// - Parameter isMarket: For each organization whether a link to it is an export.
  /// - Returns: A list of labels for each organization.
  package func exportLabels(_ isMarket: SharedArray<Bool>) -> LabelLists {
    let vertexCount = rows.vertexCount
    let exporting = Parallel.mapPieces(of: vertexCount) { vertices in
      let rowStarts = rows.rowStarts.span
      let runStarts = rows.runStarts.span
      let runLabels = rows.runLabels.span
      let neighbors = rows.neighbors.span
      let isMarket = isMarket.span
      let export = UInt64(LinkRelation.export.rawValue)
      var exporting: [(source: UInt32, label: UInt32)] = []
      for vertex in vertices {
        for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
          let edges = Int(runStarts[run])..<Int(runStarts[run + 1])
          // One link says of a run as much as all of them.
          var isExport = relations?.contains(export, in: edges) ?? false
          var edge = edges.lowerBound
          while !isExport, edge < edges.upperBound {
            isExport = isMarket[Int(neighbors[edge])]
            edge += 1
          }
          if isExport { exporting.append((UInt32(truncatingIfNeeded: vertex), runLabels[run])) }
        }
      }
      return exporting
    }.flatMap(\.self)
    return LabelLists(
      vertexCount: vertexCount, vertices: exporting.map(\.source), labels: exporting.map(\.label))
  }

  /// The links under contract and the memberships.
  ///
  /// - Complexity: O(organizations + links), on all cores; 12 bytes for each of them.
  func underContract() -> EdgeList {
    if relations == nil, contracts == nil { return EdgeList(pieces: []) }
    let pieces = Parallel.mapPieces(of: rows.vertexCount) { vertices in
      let rowStarts = rows.rowStarts.span
      let runStarts = rows.runStarts.span
      let runLabels = rows.runLabels.span
      let neighbors = rows.neighbors.span
      let membership = UInt64(LinkRelation.membership.rawValue)
      let yes = UInt64(Answer.yes.rawValue)
      var found = EdgeColumns()
      for vertex in vertices {
        for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
          let edges = Int(runStarts[run])..<Int(runStarts[run + 1])
          // One question to a run spares most of those to its links.
          let hasMembers = relations?.contains(membership, in: edges) ?? false
          let hasContracts = contracts?.contains(yes, in: edges) ?? false
          if !hasMembers, !hasContracts { continue }
          for edge in edges
          where (hasMembers && relations?[edge] == membership)
            || (hasContracts && contracts?[edge] == yes)
          {
            found.append(
              source: UInt32(truncatingIfNeeded: vertex), target: neighbors[edge],
              label: runLabels[run])
          }
        }
      }
      return found
    }
    return EdgeList(pieces: pieces)
  }

  /// How many links lead from an organization to itself, and the organization of the one that the
  /// input has first.
  ///
  /// - Complexity: O(organizations + links).
  package func selfLoops() -> (count: Int, first: Int?) {
    let rowStarts = rows.rowStarts.span
    let runStarts = rows.runStarts.span
    let neighbors = rows.neighbors.span
    var count = 0
    var first: (organization: Int, position: UInt64)?
    for vertex in 0..<rows.vertexCount {
      let edges =
        Int(
          runStarts[Int(rowStarts[vertex])])..<Int(
          runStarts[Int(rowStarts[vertex + 1])])
      for edge in edges where Int(neighbors[edge]) == vertex {
        count += 1
        if order[edge] <= first?.position ?? .max { first = (vertex, order[edge]) }
      }
    }
    return (count, first?.organization)
  }

  /// The links in the order of the input.
  ///
  /// - Precondition: `order` is a permutation.
  /// - Complexity: O(organizations + links), on all cores; every write goes to another part of memory.
  package func columns() -> LinkColumns {
    var columns = LinkColumns()
    let everyProduct = UInt32(rows.labelCount - 1)
    columns.sources = fromRows { vertex, _ in vertex }
    columns.products = fromRows { $1 == everyProduct ? LinkColumns.everyProduct : $1 }
    columns.targets = scattered { rows.neighbors[$0] }
    if let relations {
      columns.relations = scattered {
        LinkRelation(rawValue: UInt8(truncatingIfNeeded: relations[$0])) ?? .supply
      }
    }
    if let contracts {
      columns.contracts = scattered {
        Answer(rawValue: UInt8(truncatingIfNeeded: contracts[$0])) ?? .unknown
      }
    }
    if let volumes { columns.volumes = amounts(volumes) }
    if let values { columns.values = amounts(values) }
    if let since { columns.since = scattered { since.year(since.codes[$0]) } }
    if let until { columns.until = scattered { until.year(until.codes[$0]) } }
    return columns
  }

  /// Puts something of each edge at the position of its link; no two threads meet, since no two edges
  /// have the same position.
  @inline(__always)
  private func scattered<Element: BitwiseCopyable & Sendable>(
    _ element: @Sendable (Int) -> Element
  ) -> SharedArray<Element> {
    let result = ParallelBuffer<Element>(count: count)
    Parallel.forEachPiece(of: count, least: 1 << 14) { edges in
      for edge in edges {
        result[Int(truncatingIfNeeded: order[edge])] = element(edge)
      }
    }
    return result.finished()
  }

  /// What follows from the vertex and the label of each edge.
  @inline(__always)
  private func fromRows(
    _ element: @Sendable (_ vertex: UInt32, _ label: UInt32) -> UInt32
  ) -> SharedArray<UInt32> {
    let result = ParallelBuffer<UInt32>(count: count)
    let vertexCount = rows.vertexCount
    Parallel.forEachPiece(of: vertexCount) { vertices in
      let rowStarts = rows.rowStarts.span
      let runStarts = rows.runStarts.span
      let runLabels = rows.runLabels.span
      for vertex in vertices {
        for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
          let element = element(UInt32(truncatingIfNeeded: vertex), runLabels[run])
          for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
            result[Int(truncatingIfNeeded: order[edge])] = element
          }
        }
      }
    }
    return result.finished()
  }

  private func amounts(_ column: PackedAmounts) -> SharedArray<Double> {
    switch column {
    case .decimals(let codes, let decimals):
      let power = PackedAmounts.powersOfTen[decimals]
      return scattered { PackedAmounts.amount(codes[$0], power: power) }
    case .doubles(let elements):
      return scattered { elements[$0] }
    }
  }
}

/// A column of amounts: decimals that give back every bit of the input, or the numbers themselves.
package enum PackedAmounts: Sendable {
  /// Code 0 is a blank, code k + 1 the amount k / 10^decimals.
  case decimals(BitPackedColumn, decimals: Int)
  /// Not-a-number is a blank.
  case doubles(SharedArray<Double>)

  /// The most decimals that a column keeps.
  package static let mostDecimals = 9

  package static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  @inline(__always)
  package static func amount(_ code: UInt64, power: Double) -> Double {
    code == 0 ? .nan : Double(code &- 1) / power
  }
}

/// A column of years: code 0 is an open year, code k + 1 the year `first + k`.
package struct PackedYears: Sendable {
  package let codes: BitPackedColumn
  package let first: Int

  package init(codes: BitPackedColumn, first: Int) {
    self.codes = codes
    self.first = first
  }

  /// Whether all years that the codes have room for are in a range.
  package func areWithin(_ range: ClosedRange<Int>) -> Bool {
    range.contains(first) && first + Int(codes.greatestStorable) - 1 <= range.upperBound
  }

  @inline(__always)
  package func year(_ code: UInt64) -> Int16 {
    code == 0 ? LinkColumns.openYear : Int16(truncatingIfNeeded: first &+ Int(code) &- 1)
  }
}
