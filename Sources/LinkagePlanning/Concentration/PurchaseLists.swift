import LabeledGraph
import LinkageGraph

/// The purchases of each buyer, as positions of links.
struct PurchaseLists: Sendable {
  /// For each organization where its purchases start, and where the last one's end.
  private let starts: SharedArray<UInt32>
  private let links: SharedArray<UInt32>

  /// The number of purchases.
  var count: Int { links.count }

  /// Lists them in two passes: the links that count, in their order, then by buyer.
  init(of graph: ChainGraph, _ layout: ConcentrationLayout) {
    let columns = graph.set.linkColumns
    let kept = ChainGraph.kept(columns, year: graph.year, contractsOnly: graph.contractsOnly)
    let pieces = Parallel.mapPieces(of: columns.count, least: 1 << 14) { piece in
      let (sources, targets) = (columns.sources.span, columns.targets.span)
      let (products, groups) = (columns.products.span, layout.groups.span)
      let (buys, kept) = (layout.buys.span, kept.span)
      let numbers = layout.numbers.span
      var found: [UInt32] = []
      for link in piece {
        guard buys[Int(targets[link])],
          groups[Int(sources[link])] != GroupPartition.notSelected,
          kept.isEmpty || kept[link] != 0,
          numbers[min(Int(products[link]), numbers.count - 1)] != ConcentrationLayout.none
        else { continue }
        found.append(UInt32(truncatingIfNeeded: link))
      }
      return found
    }
    let targets = columns.targets.span
    let starts = ParallelBuffer<UInt32>(count: layout.buys.count + 1)
    for piece in pieces {
      for link in piece { starts[Int(targets[Int(link)]) + 1] += 1 }
    }
    for organization in 0..<layout.buys.count { starts[organization + 1] += starts[organization] }
    let links = ParallelBuffer<UInt32>(count: pieces.reduce(0) { $0 + $1.count })
    var next = [UInt32](repeating: 0, count: layout.buys.count)
    var cursors = next.mutableSpan
    for organization in 0..<layout.buys.count { cursors[organization] = starts[organization] }
    for piece in pieces {
      for link in piece {
        let buyer = Int(targets[Int(link)])
        links[Int(cursors[buyer])] = link
        cursors[buyer] += 1
      }
    }
    self.starts = starts.finished()
    self.links = links.finished()
  }

  /// The purchases of a buyer, in the order of the links.
  func purchases(of buyer: Int) -> Slice<SharedArray<UInt32>> {
    links[Int(starts[buyer])..<Int(starts[buyer + 1])]
  }

  /// Cuts the organizations into pieces with about equally many purchases, the same whatever the machine.
  func pieces(_ most: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var end = 0
    for piece in 1...max(1, most) {
      let start = end
      let goal = count * piece / max(1, most)
      while end < starts.count - 1, piece == max(1, most) || Int(starts[end + 1]) <= goal {
        end += 1
      }
      if end > start { pieces.append(start..<end) }
    }
    return pieces
  }
}
