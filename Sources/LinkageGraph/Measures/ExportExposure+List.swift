import LabeledGraph

/// An organization that depends on a single other one for direct export of a product.
public struct ExposedOrganization: Sendable, Hashable {
  /// The organization.
  public var organization: OrganizationPosition
  /// The product.
  public var product: ProductPosition
  /// The first organization on its way that every route passes; if it closes, no route is left.
  ///
  /// There may be others farther on, which ``ChainGraph/trace(_:)`` lists.
  public var dependsOn: OrganizationPosition
}

extension ChainGraph {
  /// Lists the selected organizations that depend on a single other one for direct export, product by product.
  ///
  /// They are those whom a second buyer would protect, if its goods reach an exporter without passing the one on which they
  /// depend.
  ///
  /// - Parameter selection: The organizations to list; the collective sector by default.
  /// - Returns: An entry for each exposed organization and product: those with most members first, then in the set's order
  ///   of organizations and products.
  /// - Complexity: As ``criticalOrganizations(of:)``, and O(n log n) for n entries.
  public func exposedOrganizations(
    of selection: OrganizationSelection = .collective
  ) -> [ExposedOrganization] {
    let selected = selection.flags(of: set)
    let named = namedLanes(selection)
    var result = gatherSlices(named, start: { [ExposedOrganization]() }) { found, range, slice in
      let batch = ProductBatch(slice, producers: producers)
      let lanes = slice.products.indices.map { $0 - slice.products.lowerBound }
        .filter { named[range] >> UInt64($0) & 1 != 0 }
      found += Parallel.map(lanes.count) {
        Dependence(batch, lane: lanes[$0], selected).exposed
      }.flatMap(\.self)
    }.flatMap(\.self)
    let people = set.organizationColumns.people
    result.sort { left, right in
      let (most, least) = (people[left.organization.offset], people[right.organization.offset])
      if most != least { return most > least }
      return (left.organization, left.product) < (right.organization, right.product)
    }
    return result
  }
}
