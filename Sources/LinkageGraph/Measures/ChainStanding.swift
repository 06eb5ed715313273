import LabeledGraph

/// Where one organization stands, over all products that reach it.
public struct ChainStanding: Sendable, Hashable {
  /// The stages that it reaches for at least one of its products, and whether it has a link.
  public var stages: ChainStages
  /// The products that reach it from a producer, in the set's order.
  public var products: [ProductPosition]
  /// The links to the nearest direct exporter of one of its products, or `nil`.
  public var hops: Int?
  /// Whether it exports some product directly.
  public var exportsDirectly: Bool
}

extension ChainGraph {
  /// Returns, for every organization, the products that reach it and the stages that it reaches.
  ///
  /// - Parameter chosen: The products to speak of; all by default. Whether an
  ///   organization has a link does not depend on it.
  /// - Returns: One value per organization, in the set's order.
  /// - Complexity: O(organizations + links) time per 16 products where products travel together.
  public func standings(of chosen: Set<ProductPosition>? = nil) -> [ChainStanding] {
    let isLinked = forward.verticesWithEdges()
    var standings = isLinked.indices.map { organization in
      let hasLink = isLinked[organization]
      let exported = exports[organization].contains { label in
        chosen?.contains(ProductPosition(label)) ?? true || Int(label) == everyProduct
      }
      return ChainStanding(
        stages: hasLink ? .linked : [], products: [], hops: nil,
        exportsDirectly: set.kind(of: organization) == .exporter || exported)
    }
    var selection = OrganizationSelection.collective
    selection.products = chosen
    let named = namedLanes(selection)
    // Batches come in any order, and the products of an organization in that of the set.
    let batches = gatherSlices(named, start: { [(Int, ProductBatch)]() }) { batches, range, slice in
      batches.append((range, ProductBatch(slice, producers: producers)))
    }.flatMap(\.self).sorted { $0.0 < $1.0 }
    for (range, batch) in batches {
      let products = batch.slice.products
      for vertex in 0..<batch.slice.count {
        var lanes = UInt64(batch.supply[vertex]) & named[range]
        if lanes == 0 { continue }
        let organization = batch.slice.organization(of: vertex)
        let stages = batch.stages.lanes[vertex]
        while lanes != 0 {
          let lane = lanes.trailingZeroBitCount
          lanes &= lanes &- 1
          standings[organization].products.append(ProductPosition(products.lowerBound + lane))
          for (shift, stage) in Self.stageShifts where stages >> UInt64(shift + lane) & 1 != 0 {
            standings[organization].stages.insert(stage)
          }
          let hops = batch.hops(of: vertex, lane: lane)
          if hops != Self.unreachedHops {
            standings[organization].hops = min(standings[organization].hops ?? .max, Int(hops))
          }
        }
      }
    }
    return standings
  }

  private static let stageShifts: [(Int, ChainStages)] = [
    (ProductBatch.exportShift, .export), (ProductBatch.domesticShift, .domestic),
    (ProductBatch.processingShift, .processing), (ProductBatch.completeShift, .complete),
  ]
}
