public import LinkageGraph

/// A link that may be suggested.
public struct LinkCandidate: Sendable, Hashable {
  /// The organization that would sell.
  public var source: OrganizationPosition
  /// The organization that would buy.
  public var target: OrganizationPosition
  /// The product that the link would carry, or `nil` where it is not named, which is no candidate.
  public var product: ProductPosition?
  /// What the link costs in million đồng, or `nil` where it is not stated.
  public var cost: Double?

  /// Creates a candidate.
  public init(
    source: OrganizationPosition, target: OrganizationPosition, product: ProductPosition?,
    cost: Double? = nil
  ) {
    self.source = source
    self.target = target
    self.product = product
    self.cost = cost
  }

  /// Why a link is no candidate.
  public enum Refusal: Sendable, Hashable, CaseIterable {
    /// It names no product.
    case noProduct
    /// It carries a product that the request does not speak of.
    case otherProduct
    /// Its source is no collective organization.
    case sourceIsNotCollective
    /// The product does not reach its source from a producer.
    case productDoesNotReachSource
    /// Its source has the flag for the product already.
    case sourceHasFlag
    /// Its target is its source.
    case targetIsSource
    /// From its target the product does not reach the end that the flag asks for.
    case targetLacksFlag
    /// The same source, target and product stand before it, at no greater cost.
    case repeated
    /// It states no cost, and the request none for such links.
    case noCost
  }
}
