/// A row of the table of exposure.
package struct NaiveExposureRow: Equatable, Sendable, CustomStringConvertible {
  /// The product, or `any`.
  package var product: String
  /// The group's text for each key of the grouping.
  package var group: [String: String]
  /// The organizations with a route to a direct exporter.
  package var reached = 0
  /// How many of them export directly themselves.
  package var exporting = 0
  /// How many of them the closing of one other organization cuts off.
  package var exposed = 0
  /// How many of them are neither.
  package var twoRoutes = 0
  /// The members of those reached.
  package var members = 0
  /// The members of those exposed.
  package var membersExposed = 0

  /// Creates a row.
  package init(
    product: String, group: [String: String] = [:], reached: Int = 0, exporting: Int = 0,
    exposed: Int = 0, twoRoutes: Int = 0, members: Int = 0, membersExposed: Int = 0
  ) {
    self.product = product
    self.group = group
    self.reached = reached
    self.exporting = exporting
    self.exposed = exposed
    self.twoRoutes = twoRoutes
    self.members = members
    self.membersExposed = membersExposed
  }

  /// The row on one line.
  package var description: String {
    """
    \(product) \(describe(group)): reached \(reached), exporting \(exporting), exposed \(exposed), \
    two routes \(twoRoutes), members \(members), of them exposed \(membersExposed)
    """
  }
}

extension NaiveMeasures {
  /// Returns the organizations without any one of which there is no route from `id` to a direct exporter.
  ///
  /// Every other organization that is no market is closed in turn; direct exporters that stay open keep that status.
  package func singlePoints(from id: String, product: String) -> Set<String> {
    let exporters = directExporters[product] ?? []
    let forward = successors[product] ?? [:]
    var points: Set<String> = []
    for closed in set.organizations where closed.id != id && !closed.acts("market") {
      let left = Self.hops(from: [id], along: forward, closing: closed.id)
      if !left.keys.contains(where: { exporters.contains($0) }) { points.insert(closed.id) }
    }
    return points
  }

  /// Returns the table of exposure: by group, a row for each product and then `any`.
  package func exposure() -> [NaiveExposureRow] {
    var rows: [NaiveExposureRow] = []
    for (group, organizations) in groups {
      for product in rowProducts.map(Optional.some) + [nil] {
        var row = NaiveExposureRow(product: product ?? "any", group: group)
        for organization in organizations {
          let id = organization.id
          let asked = rowProducts(suppliedTo: id).filter { product == nil || $0 == product }
          let reached = asked.filter { hops(from: id, product: $0) != nil }
          if reached.isEmpty { continue }
          row.reached += 1
          row.members += organization.people
          let others = reached.filter { directExporters[$0]?.contains(id) != true }
          let isExporting = others.count < reached.count
          let isExposed =
            !others.isEmpty
            && others.allSatisfy { !singlePoints(from: id, product: $0).isEmpty }
          if isExporting { row.exporting += 1 }
          if isExposed {
            row.exposed += 1
            row.membersExposed += organization.people
          }
          if !isExporting && !isExposed { row.twoRoutes += 1 }
        }
        rows.append(row)
      }
    }
    return rows
  }

  /// Returns each selected organization and product with which it is exposed: most members first, then in the
  /// set's order.
  package func exposed() -> [(id: String, product: String)] {
    let entries = selected.flatMap { organization in
      rowProducts(suppliedTo: organization.id).filter { product in
        hops(from: organization.id, product: product).map { $0 > 0 } == true
          && !singlePoints(from: organization.id, product: product).isEmpty
      }.map { (organization, $0) }
    }
    return entries.enumerated()
      .sorted { ($1.element.0.people, $0.offset) < ($0.element.0.people, $1.offset) }
      .map { ($0.element.0.id, $0.element.1) }
  }
}
