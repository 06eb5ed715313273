public import LinkageGraph

/// What might happen to a set: organizations close, links end, links begin, in this order.
///
/// ```swift
/// var scenario = Scenario()
/// if let exporter = set.organization(withID: "XK-01") { scenario.closed = [exporter] }
/// scenario.additions = [Link(source: "HTX-01", target: "XK-02", product: "rice")]
/// let comparison = try graph.outcome(of: scenario).comparison
/// print(comparison.lost.count, comparison.gained.count)
/// ```
public struct Scenario: Sendable {
  /// Links that end: all from one organization to another that carry a product.
  public struct Removal: Sendable, Hashable {
    /// The organization that sells.
    public var source: OrganizationPosition
    /// The organization that buys.
    public var target: OrganizationPosition
    /// The product, in English or Vietnamese, or `nil` for whatever the links carry.
    public var product: String?

    /// Creates a removal.
    public init(
      source: OrganizationPosition, target: OrganizationPosition, product: String? = nil
    ) {
      self.source = source
      self.target = target
      self.product = product
    }
  }

  /// The organizations that close, and with them all their links.
  public var closed: Set<OrganizationPosition>
  /// The links that end; each removal must match one of the set, whichever year it stands in.
  public var removals: [Removal]
  /// The links that begin.
  public var additions: [Link]

  /// Creates a scenario; by default one in which nothing happens.
  public init(
    closed: Set<OrganizationPosition> = [], removals: [Removal] = [], additions: [Link] = []
  ) {
    self.closed = closed
    self.removals = removals
    self.additions = additions
  }

  /// Returns the set as it would be.
  ///
  /// Organizations that close are gone, those that stay keep their order, and so do the links, with new ones behind
  /// them. Products keep their positions, also those that nothing names any more; new ones come behind them.
  ///
  /// - Parameter set: The set.
  /// - Returns: A set of its own; this one stays as it is.
  /// - Throws: ``ScenarioError``.
  /// - Precondition: Closed organizations, and those of removals, are organizations of the set.
  /// - Complexity: O(organizations + links), some passes over the columns.
  public func applied(to set: LinkageSet) throws(ScenarioError) -> LinkageSet {
    let changes = try changes(of: set)
    return set.changed(changes)
  }

  /// The scenario in the positions of a set.
  func changes(of set: LinkageSet) throws(ScenarioError) -> LinkChanges {
    let problems = problems(in: set)
    if !problems.isEmpty { throw ScenarioError(problems: problems) }
    let columns: (columns: LinkColumns, products: [String])
    do throws(LinkageSetError) {
      columns = try set.columns(of: additions)
    } catch {
      throw ScenarioError(problems: [.badAddition(error)])
    }
    return LinkChanges(
      closed: Set(closed.map { UInt32($0.offset) }),
      removals: removals.map { $0.pattern(in: set) }, additions: columns.columns,
      products: columns.products)
  }
}

extension Scenario.Removal {
  /// The removal in the positions of a set; a product that the set does not have stands behind all others.
  func pattern(in set: LinkageSet) -> LinkPattern {
    LinkPattern(
      source: UInt32(source.offset), target: UInt32(target.offset),
      product: product.map {
        set.products.position(named: $0).map { UInt32($0.offset) } ?? LinkPattern.unknownProduct
      })
  }
}
