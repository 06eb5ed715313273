import LabeledGraph

/// The tonnes on the outgoing links of organizations that depend on others, by product.
///
/// Few of the links of a large set are asked for, and their volumes stand in the order of the input: one
/// pass over the links picks them out.
struct OutgoingTonnes: Sendable {
  /// The runs that were asked for, by the numbers they have in the graph's rows; 0 for others, else one
  /// more than their position in `sums`.
  private var slots: [UInt32] = []
  private var sums: [DecimalSum] = []
  private let rows: CompressedRows
  private let everyProduct: Int

  init(of dependences: [Dependence], in graph: ChainGraph) {
    rows = graph.forward
    everyProduct = graph.everyProduct
    let links = graph.set.linkColumns
    if links.volumes.isEmpty || dependences.isEmpty { return }
    var isAsked = [Bool](repeating: false, count: rows.vertexCount)
    slots = [UInt32](repeating: 0, count: rows.runCount)
    var count: UInt32 = 0
    for dependence in dependences {
      for organization in dependence.dependents {
        isAsked[Int(organization)] = true
        for run in [
          rows.run(of: Int(organization), label: dependence.product),
          rows.run(of: Int(organization), label: everyProduct),
        ].compactMap(\.self) where slots[run] == 0 {
          count += 1
          slots[run] = count
        }
      }
    }
    sums = [DecimalSum](repeating: DecimalSum(), count: Int(count))
    for picked in pick(links, graph, isAsked) {
      for (slot, volume) in picked { sums[Int(slot)].add(volume) }
    }
  }

  /// The volumes of the links that were asked for, with the positions of their sums.
  private func pick(
    _ links: LinkColumns, _ graph: ChainGraph, _ isAsked: [Bool]
  ) -> [[(slot: UInt32, volume: Double)]] {
    Parallel.mapPieces(of: links.count, least: 1 << 14) { piece in
      let sources = links.sources.span
      let products = links.products.span
      let volumes = links.volumes.span
      let asked = isAsked.span
      var picked: [(slot: UInt32, volume: Double)] = []
      for link in piece where asked[Int(sources[link])] && !volumes[link].isNaN {
        let label = min(Int(products[link]), everyProduct)
        guard graph.isInForce(link),
          let run = rows.run(of: Int(sources[link]), label: label), slots[run] != 0
        else { continue }
        picked.append((slots[run] - 1, volumes[link]))
      }
      return picked
    }
  }

  /// Adds the tonnes of a product on the outgoing links of an organization that was asked for.
  func add(of organization: Int, _ product: Int, to sum: inout DecimalSum) {
    if sums.isEmpty { return }
    for label in [product, everyProduct] {
      guard let run = rows.run(of: organization, label: label), slots[run] != 0 else { continue }
      sum.add(sums[Int(slots[run]) - 1])
    }
  }
}
