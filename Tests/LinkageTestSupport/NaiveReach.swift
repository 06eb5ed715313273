/// A row of the table of direct-export reach.
package struct NaiveReachRow: Equatable, Sendable, CustomStringConvertible {
  /// The product, or `any`.
  package var product: String
  /// The group's text for each key of the grouping.
  package var group: [String: String]
  /// The organizations counted.
  package var organizations = 0
  /// How many of them have a route to a direct exporter.
  package var reached = 0
  /// How many have none.
  package var unreached = 0
  /// For a number of links, how many organizations are that far from a direct exporter.
  package var hops: [Int: Int] = [:]
  /// The members of the organizations counted.
  package var members = 0
  /// The members of those with a route.
  package var membersReached = 0

  /// Creates a row.
  package init(
    product: String, group: [String: String] = [:], organizations: Int = 0, reached: Int = 0,
    unreached: Int = 0, hops: [Int: Int] = [:], members: Int = 0, membersReached: Int = 0
  ) {
    self.product = product
    self.group = group
    self.organizations = organizations
    self.reached = reached
    self.unreached = unreached
    self.hops = hops
    self.members = members
    self.membersReached = membersReached
  }

  /// The mean number of links over those reached, or `nil` where none is.
  package var meanHops: Double? {
    reached == 0 ? nil : Double(hops.reduce(0) { $0 + $1.key * $1.value }) / Double(reached)
  }

  /// The greatest number of links, or `nil` where none is reached.
  package var greatestHops: Int? { hops.keys.max() }

  /// The row on one line.
  package var description: String {
    let histogram = hops.sorted { $0.key < $1.key }.map { "\($0): \($1)" }
    return """
      \(product) \(describe(group)): organizations \(organizations), reached \(reached), \
      unreached \(unreached), hops {\(histogram.joined(separator: ", "))}, members \(members), \
      of them reached \(membersReached)
      """
  }
}

/// How far one organization is from a direct exporter of one product.
package struct NaiveReachEntry: Equatable, Sendable, CustomStringConvertible {
  /// The organization.
  package var id: String
  /// The product.
  package var product: String
  /// The links on a shortest route, or `nil` where there is none.
  package var hops: Int?

  /// Creates an entry.
  package init(_ id: String, _ product: String, _ hops: Int?) {
    self.id = id
    self.product = product
    self.hops = hops
  }

  /// The entry on one line.
  package var description: String {
    "\(id), \(product): \(hops.map(String.init) ?? "unreached")"
  }
}

extension NaiveMeasures {
  /// Returns the table of reach: by group, a row for each product and then `any`.
  package func reach() -> [NaiveReachRow] {
    var rows: [NaiveReachRow] = []
    for (group, organizations) in groups {
      for product in rowProducts.map(Optional.some) + [nil] {
        var row = NaiveReachRow(product: product ?? "any", group: group)
        for organization in counted(organizations, product: product) {
          let id = organization.id
          let members = organization.people
          row.organizations += 1
          row.members += members
          let hops = (product.map { [$0] } ?? rowProducts(suppliedTo: id)).compactMap {
            self.hops(from: id, product: $0)
          }
          if let fewest = hops.min() {
            row.reached += 1
            row.hops[fewest, default: 0] += 1
            row.membersReached += members
          } else {
            row.unreached += 1
          }
        }
        rows.append(row)
      }
    }
    return rows
  }

  /// Returns an entry for each selected organization and each product in its supply, both in the
  /// set's order.
  package func reachList() -> [NaiveReachEntry] {
    selected.flatMap { organization in
      rowProducts(suppliedTo: organization.id).map { product in
        NaiveReachEntry(organization.id, product, hops(from: organization.id, product: product))
      }
    }
  }
}
