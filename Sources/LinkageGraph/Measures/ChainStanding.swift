/// Where one organization stands, over all products that reach it.
public struct ChainStanding: Sendable, Hashable {
  /// The stages that it reaches for at least one of its products, and whether it has a link.
  public var stages: ChainStages
  /// The products that reach it from a producer, in the set's order.
  public var products: [ProductPosition]
  /// The links to the nearest direct exporter of one of its products, or `nil`.
  public var hops: Int?
  /// Whether it exports one of its products directly.
  public var exportsDirectly: Bool { hops == 0 }
}

extension ChainGraph {
  /// Returns, for every organization, the products that reach it and the stages that it reaches.
  ///
  /// - Parameter chosen: The products to speak of; all by default. Whether an
  ///   organization has a link does not depend on it.
  /// - Returns: One value per organization, in the set's order.
  /// - Complexity: As ``coverage(of:by:)``; 32 bytes and an array of products for each organization.
  public func standings(of chosen: Set<ProductPosition>? = nil) -> [ChainStanding] {
    let columns = standingColumns(
      of: set.products.indices.map { chosen?.contains($0) ?? true }, dependents: nil)
    return set.organizations.indices.map { position in
      let organization = position.offset
      return ChainStanding(
        stages: columns.stages(of: organization),
        products: columns.products(of: organization).map { ProductPosition($0) },
        hops: columns.hops(of: organization))
    }
  }
}
