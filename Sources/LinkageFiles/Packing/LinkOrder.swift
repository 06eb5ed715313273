import LabeledGraph
import LinkageGraph

/// The links of a set in the order of the graph's rows: by source, then by product, then as they come.
struct LinkOrder {
  /// For each edge the position of its link.
  let order: [UInt32]
  let rowStarts: [UInt32]
  let runLabels: [UInt32]
  let runStarts: [UInt32]

  /// - Complexity: O(organizations + products + links); two stable passes of a counting sort.
  init(_ links: LinkColumns, organizations: Int, products: Int) {
    let everyProduct = UInt32(products)
    let labels = links.products.span.indices.map { min(links.products[$0], everyProduct) }
    var byLabel = [UInt32](repeating: 0, count: links.count)
    Self.sort(labels.span, keys: products + 1, from: nil, into: &byLabel)
    var order = [UInt32](repeating: 0, count: links.count)
    let edgeStarts = Self.sort(links.sources.span, keys: organizations, from: byLabel, into: &order)
    var rowStarts: [UInt32] = []
    rowStarts.reserveCapacity(organizations + 1)
    var runLabels: [UInt32] = []
    var runStarts: [UInt32] = []
    for organization in 0..<organizations {
      rowStarts.append(UInt32(runLabels.count))
      var previous: UInt32?
      for edge in edgeStarts[organization]..<edgeStarts[organization + 1] {
        let label = labels[Int(order[Int(edge)])]
        if label == previous { continue }
        runLabels.append(label)
        runStarts.append(edge)
        previous = label
      }
    }
    rowStarts.append(UInt32(runLabels.count))
    runStarts.append(UInt32(links.count))
    self.order = order
    self.rowStarts = rowStarts
    self.runLabels = runLabels
    self.runStarts = runStarts
  }

  /// Sorts positions by their keys, without changing the order of those that have one key; returns
  /// where each key begins.
  @discardableResult
  private static func sort(
    _ keys: Span<UInt32>, keys keyCount: Int, from positions: [UInt32]?, into result: inout [UInt32]
  ) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: keyCount + 1)
    for index in keys.indices { starts[Int(keys[index]) + 1] += 1 }
    for key in 0..<keyCount { starts[key + 1] += starts[key] }
    var cursors = starts
    var output = result.mutableSpan
    var cursorSpan = cursors.mutableSpan
    for index in keys.indices {
      let position = positions?[index] ?? UInt32(index)
      let key = Int(keys[Int(position)])
      output[Int(cursorSpan[key])] = position
      cursorSpan[key] += 1
    }
    return starts
  }
}
