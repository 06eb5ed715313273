import LabeledGraph
public import LinkageGraph

/// What a scenario makes of a set.
public struct ScenarioOutcome: Sendable {
  /// The set as it is and as it would be, side by side.
  public let comparison: ChainComparison
  /// The set as it would be, laid out.
  ///
  /// Organizations that close stay in it without a link, so that positions are those of the set.
  public let graph: ChainGraph
  /// The set as it is, laid out.
  public let graphBefore: ChainGraph
  /// The organizations that close, ascending.
  public let closed: [OrganizationPosition]

  /// The organizations whose goods could reach direct export through one that closes, and still do by another way.
  ///
  /// - Returns: A change for each organization that counts and each product, in the order of the set.
  /// - Complexity: O(organizations + links) for each 16 products.
  public func rerouted() -> [ChainComparison.Change] {
    if closed.isEmpty { return [] }
    let flags = comparison.flags
    let through = graphBefore.lanes(
      reaching: Set(closed.map { UInt32($0.offset) }), of: flags.before)
    var found: [ChainComparison.Change] = []
    for (products, lanes) in through {
      guard let before = flags.before.first(where: { $0.products == products }),
        let after = flags.after.first(where: { $0.products.lowerBound == products.lowerBound })
      else { continue }
      var rowsAfter: [UInt32: Int] = [:]
      for (row, organization) in (after.organizations ?? []).enumerated() {
        rowsAfter[organization] = row
      }
      for row in lanes.indices where lanes[row] != 0 {
        let organization = before.organizations.map { Int($0[row]) } ?? row
        guard comparison.isInBoth[organization] else { continue }
        let rowAfter =
          after.organizations == nil ? organization : rowsAfter[UInt32(organization)]
        guard let rowAfter else { continue }
        var kept = lanes[row] & before.export[row] & after.export[rowAfter]
        while kept != 0 {
          found.append(
            ChainComparison.Change(
              organization: OrganizationPosition(organization),
              product: ProductPosition(products.lowerBound + kept.trailingZeroBitCount),
              flag: .export))
          kept &= kept &- 1
        }
      }
    }
    return found.sorted { ($0.organization, $0.product) < ($1.organization, $1.product) }
  }
}

extension ChainGraph {
  /// Measures what a scenario would make of the set.
  ///
  /// - Parameters:
  ///   - scenario: What happens.
  ///   - selection: The organizations to count, on both sides; those that close do not count afterwards.
  ///   - keys: The properties to group by.
  ///   - countsContracts: Whether `contracted` is counted; it is 0 if not.
  /// - Returns: Both states side by side.
  /// - Throws: ``ScenarioError``.
  /// - Complexity: That of two summaries of a set that is laid out, and one copy of the rows; the set is not laid out anew.
  public func outcome(
    of scenario: Scenario, counting selection: OrganizationSelection = .collective,
    by keys: [GroupKey] = [], countsContracts: Bool = true
  ) throws(ScenarioError) -> ScenarioOutcome {
    let changes = try scenario.changes(of: set)
    // The rows are changed while the set as it is is measured.
    let (first, (after, second)) = Parallel.both {
      measurement(of: selection, by: keys, countsContracts: countsContracts)
    } _: {
      let after = changed(changes)
      return (
        after,
        after.measurement(
          of: selection, leavingOut: changes.closed, by: keys, countsContracts: countsContracts)
      )
    }
    return ScenarioOutcome(
      comparison: ChainComparison(
        first, of: set, second, of: after.set, matching: .identity), graph: after,
      graphBefore: self, closed: scenario.closed.sorted())
  }
}
