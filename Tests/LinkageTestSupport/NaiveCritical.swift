/// An organization whose closing cuts others off from direct export.
package struct NaiveCriticalRow: Equatable, Sendable, CustomStringConvertible {
  /// The product.
  package var product: String
  /// The organization.
  package var id: String
  /// The selected organizations that would have no route left, in the set's order.
  package var dependentIDs: [String]
  /// Their members.
  package var members: Int

  /// How many they are.
  package var dependents: Int { dependentIDs.count }

  /// Creates a row.
  package init(product: String, id: String, dependentIDs: [String], members: Int) {
    self.product = product
    self.id = id
    self.dependentIDs = dependentIDs
    self.members = members
  }

  /// The row on one line.
  package var description: String {
    "\(product), \(id): \(dependents) with \(members) members: \(dependentIDs)"
  }
}

extension NaiveMeasures {
  /// Returns every critical organization, most dependents first, then by product and organization
  /// in the set's order.
  ///
  /// Every organization is closed in turn and the routes are walked again; the direct exporters
  /// that stay open keep that status.
  package func critical() -> [NaiveCriticalRow] {
    var rows: [NaiveCriticalRow] = []
    for product in rowProducts {
      let exporters = directExporters[product] ?? []
      let backward = predecessors[product] ?? [:]
      let open = Self.hops(from: exporters, along: backward)
      let exporting = selected.filter {
        supply[$0.id]?.contains(product) == true && open[$0.id] != nil
      }
      if exporting.isEmpty { continue }
      for closed in set.organizations where !closed.acts("market") {
        let left = Self.hops(from: exporters, along: backward, closing: closed.id)
        let dependents = exporting.filter { $0.id != closed.id && left[$0.id] == nil }
        if dependents.isEmpty { continue }
        rows.append(
          NaiveCriticalRow(
            product: product, id: closed.id, dependentIDs: dependents.map(\.id),
            members: dependents.people))
      }
    }
    return rows.enumerated().sorted {
      ($1.element.dependents, $0.offset) < ($0.element.dependents, $1.offset)
    }.map(\.element)
  }
}
