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
    let count = set.organizationColumns.count
    var standings = (0..<count).map { organization in
      let hasLink = forward.degree(of: organization) + backward.degree(of: organization) > 0
      let exported = exports[organization].contains { label in
        chosen?.contains(ProductPosition(label)) ?? true || Int(label) == everyProduct
      }
      return ChainStanding(
        stages: hasLink ? .linked : [], products: [], hops: nil,
        exportsDirectly: set.kind(of: organization) == .exporter || exported)
    }
    for products in ProductBatch.ranges(of: set.productNames.count) {
      let batch = ProductBatch(products, of: self)
      for organization in 0..<count {
        var lanes = batch.supply[organization]
        let stages = batch.stages.lanes[organization]
        while lanes != 0 {
          let lane = lanes.trailingZeroBitCount
          lanes &= lanes &- 1
          let product = ProductPosition(products.lowerBound + lane)
          if let chosen, !chosen.contains(product) { continue }
          standings[organization].products.append(product)
          for (shift, stage) in Self.stageShifts where stages >> UInt64(shift + lane) & 1 != 0 {
            standings[organization].stages.insert(stage)
          }
          let hops = batch.hops(of: organization, lane: lane)
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
