import LabeledGraph
import LinkageGraph

/// Counts the organizations of which somebody outside the collective sector buys.
enum SupplierTally {
  /// Counts them.
  ///
  /// - Returns: The suppliers of each row.
  /// - Complexity: O(links) at most, on all cores; a supplier's links of a product up to its first purchase.
  static func counted(of graph: ChainGraph, _ layout: ConcentrationLayout) -> [Int] {
    let rows = graph.forward
    let least = max(1 << 12, 16 * layout.rowCount)
    let counted = Parallel.mapPieces(of: rows.vertexCount, least: least) { piece in
      let (rowStarts, runLabels) = (rows.rowStarts.span, rows.runLabels.span)
      let (runStarts, neighbors) = (rows.runStarts.span, rows.neighbors.span)
      let (groups, buys, numbers) = (layout.groups.span, layout.buys.span, layout.numbers.span)
      var counts = [Int](repeating: 0, count: layout.rowCount)
      var sold: [Int] = []
      for organization in piece where groups[organization] != GroupPartition.notSelected {
        let group = Int(groups[organization])
        sold.removeAll(keepingCapacity: true)
        var sellsEvery = false
        for run in Int(rowStarts[organization])..<Int(rowStarts[organization + 1]) {
          let number = numbers[Int(runLabels[run])]
          if number == ConcentrationLayout.none { continue }
          let edges = Int(runStarts[run])..<Int(runStarts[run + 1])
          guard edges.contains(where: { buys[Int(neighbors[$0])] }) else { continue }
          if number == ConcentrationLayout.everyProduct {
            sellsEvery = true
          } else {
            sold.append(Int(number))
          }
        }
        if sellsEvery { sold = Array(layout.products.indices) }
        for number in sold { counts[layout.row(number, group)] += 1 }
        if sellsEvery || !sold.isEmpty { counts[layout.row(layout.anyProduct, group)] += 1 }
      }
      return counts
    }
    return counted.reduce(into: [Int](repeating: 0, count: layout.rowCount)) { sum, counts in
      for row in sum.indices { sum[row] += counts[row] }
    }
  }
}
