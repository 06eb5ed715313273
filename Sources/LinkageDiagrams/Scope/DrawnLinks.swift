import LabeledGraph
import LinkageGraph

/// The links that a diagram may draw, read from wherever the set has them: in the order of the input,
/// or, of a packed set, as they lie in the file.
///
/// What is made of them must not depend on their order.
struct DrawnLinks: Sendable {
  private let storage: Storage
  private let graph: ChainGraph
  /// For each label, whether it is drawn; the last one is that of links for every product.
  let carries: [Bool]
  /// Amounts above this are left to ``DecimalSum``, so that no sum of thousandths overflows.
  private let greatestThousandths: UInt64

  private enum Storage: Sendable {
    case columns(LinkColumns)
    case rows(PackedLinks)
  }

  /// The label of links that carry every product.
  var everyProduct: Int { carries.count - 1 }

  init(_ graph: ChainGraph, carries: [Bool]) {
    self.graph = graph
    self.carries = carries
    // Where some are left out, only the input's order says which.
    if let packed = graph.set.packedLinks, packed.count == graph.linkCount {
      storage = .rows(packed)
    } else {
      storage = .columns(graph.set.linkColumns)
    }
    greatestThousandths = min(1 << 53, (1 << 62) / UInt64(max(1, graph.set.linkCount)))
  }

  /// How many links there are, whether drawn or not.
  var linkCount: Int { graph.set.linkCount }

  /// Whether some link of the set may state tonnes.
  var hasVolumes: Bool {
    switch storage {
    case .columns(let links): !links.volumes.isEmpty
    case .rows(let links): links.volumes != nil
    }
  }

  /// Calls a body for every link in force whose label is drawn and whose source has a number, a piece
  /// of the links at a time.
  ///
  /// - Parameters:
  ///   - numbers: A number for each organization; links from those with ``BoxPlan/noBox`` are left out.
  ///   - pieces: How many pieces there are; the same number makes the same pieces.
  ///   - make: Makes what a piece is gathered in, by the number of the piece.
  ///   - body: Is called with that, the link's ends and label, and its amount.
  /// - Returns: What the pieces came to, in their order.
  @inline(__always)
  func mapPieces<Gathered: Sendable>(
    from numbers: [UInt32], pieces: Int = 2 * Parallel.coreCount,
    _ make: @Sendable (_ piece: Int) -> Gathered,
    _ body:
      @Sendable (
        _ gathered: inout Gathered, _ source: Int, _ target: Int, _ label: Int,
        _ amount: DrawnAmount
      ) -> Void
  ) -> [Gathered] {
    switch storage {
    case .columns(let links):
      if links.volumes.isEmpty {
        return mapColumns(links, numbers, pieces, make, { _ in .blank }, body)
      }
      let greatest = greatestThousandths
      let volumes = links.volumes
      return mapColumns(
        links, numbers, pieces, make, { DrawnAmount(volumes[$0], greatest: greatest) }, body)
    case .rows(let links):
      switch links.volumes {
      case nil:
        return mapRows(links, numbers, pieces, make, { _ in .blank }, body)
      case .decimals(let codes, let decimals) where decimals <= DrawnAmount.decimals:
        let greatest = greatestThousandths
        let power = DrawnAmount.powersOfTen[DrawnAmount.decimals - decimals]
        return mapRows(
          links, numbers, pieces, make,
          { DrawnAmount(code: codes[$0], times: power, greatest: greatest) }, body)
      case .decimals(let codes, let decimals):
        let greatest = greatestThousandths
        let power = PackedAmounts.powersOfTen[decimals]
        return mapRows(
          links, numbers, pieces, make,
          { DrawnAmount(PackedAmounts.amount(codes[$0], power: power), greatest: greatest) }, body)
      case .doubles(let volumes):
        let greatest = greatestThousandths
        return mapRows(
          links, numbers, pieces, make, { DrawnAmount(volumes[$0], greatest: greatest) }, body)
      }
    }
  }

  @inline(__always)
  private func mapColumns<Gathered: Sendable>(
    _ links: LinkColumns, _ numbers: [UInt32], _ pieces: Int, _ make: @Sendable (Int) -> Gathered,
    _ amount: @Sendable (Int) -> DrawnAmount,
    _ body: @Sendable (inout Gathered, Int, Int, Int, DrawnAmount) -> Void
  ) -> [Gathered] {
    let count = links.count
    let leavesOut = graph.leavesOutLinks
    let everyProduct = UInt32(everyProduct)
    return Parallel.map(pieces) { piece in
      var gathered = make(piece)
      let (sources, targets) = (links.sources.span, links.targets.span)
      let labels = links.products.span
      let carries = carries.span
      let numbers = numbers.span
      for link in count * piece / pieces..<count * (piece + 1) / pieces {
        let source = Int(sources[link])
        if numbers[source] == BoxPlan.noBox { continue }
        let label = Int(min(labels[link], everyProduct))
        if !carries[label] || leavesOut && !graph.isInForce(link) { continue }
        body(&gathered, source, Int(targets[link]), label, amount(link))
      }
      return gathered
    }
  }

  @inline(__always)
  private func mapRows<Gathered: Sendable>(
    _ links: PackedLinks, _ numbers: [UInt32], _ pieces: Int, _ make: @Sendable (Int) -> Gathered,
    _ amount: @Sendable (Int) -> DrawnAmount,
    _ body: @Sendable (inout Gathered, Int, Int, Int, DrawnAmount) -> Void
  ) -> [Gathered] {
    let rows = links.rows
    let count = rows.vertexCount
    return Parallel.map(pieces) { piece in
      var gathered = make(piece)
      let rowStarts = rows.rowStarts.span
      let runLabels = rows.runLabels.span
      let runStarts = rows.runStarts.span
      let neighbors = rows.neighbors.span
      let carries = carries.span
      let numbers = numbers.span
      for source in count * piece / pieces..<count * (piece + 1) / pieces
      where numbers[source] != BoxPlan.noBox {
        for run in Int(rowStarts[source])..<Int(rowStarts[source + 1]) {
          let label = Int(runLabels[run])
          if !carries[label] { continue }
          for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
            body(&gathered, source, Int(neighbors[edge]), label, amount(edge))
          }
        }
      }
      return gathered
    }
  }

  /// Calls a body for the same links, one after another in the order of the input, with their tonnes or
  /// not-a-number: the way for amounts that are not whole thousandths.
  func forEachExactly(
    from numbers: [UInt32],
    _ body: (_ source: Int, _ target: Int, _ label: Int, _ tonnes: Double) -> Void
  ) {
    let links = graph.set.linkColumns
    for link in 0..<links.count {
      let source = Int(links.sources[link])
      let label = min(Int(links.products[link]), everyProduct)
      if numbers[source] == BoxPlan.noBox || !carries[label] || !graph.isInForce(link) { continue }
      body(
        source, Int(links.targets[link]), label,
        links.volumes.isEmpty ? .nan : links.volumes[link])
    }
  }
}
