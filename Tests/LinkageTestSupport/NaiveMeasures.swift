/// The measures of a linkage set, computed from their definitions with strings and dictionaries.
///
/// This is the yardstick for the product's kernels, so it shares nothing with them and chooses the
/// plainest way everywhere: one walk for each organization and product, and for critical
/// organizations one recount for each closure.
///
/// Where the definitions leave room, this is how they are read:
/// - A self-loop is a link like any other: it counts as linked, for handles, and as an export link.
/// - In a year, links out of force are not there at all; the set's list of products is unaffected.
/// - A product filter keeps the rows of its products, and `any` is taken over those products:
///   among the selected organizations with one of them in supply, linked by a link carrying one.
/// - A group stands if it has a selected organization, and has a row for every product even where
///   that counts nothing; without grouping the one group stands always.
package struct NaiveMeasures {
  /// The collective kinds: who is counted, and who produces, unless the options say otherwise.
  package static let collectiveKinds = ["group", "cooperative", "union"]

  let set: NaiveSet
  let options: NaiveOptions
  let organizations: [String: NaiveOrganization]
  /// The links that count.
  let links: [NaiveLink]
  /// The set's products, in order of first appearance.
  package let products: [String]
  /// For a product and an organization, the targets of its links that carry the product.
  let successors: [String: [String: [String]]]
  /// For a product and an organization, the sources of the links to it that carry the product.
  let predecessors: [String: [String: [String]]]
  /// For a product and an organization, all that it reaches over routes of 0 or more links.
  let reachable: [String: [String: Set<String>]]
  /// What each organization handles.
  package let handles: [String: Set<String>]
  /// What comes to each organization from some producer.
  package let supply: [String: Set<String>]
  /// The direct exporters of each product.
  package let directExporters: [String: Set<String>]

  /// Walks the whole set once for each organization and product.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - options: What is asked.
  ///   - products: The products in place of those that the set names.
  package init(
    _ set: NaiveSet, _ options: NaiveOptions = NaiveOptions(), products: [String]? = nil
  ) {
    self.set = set
    self.options = options
    let products = products ?? set.products
    self.products = products

    var organizations: [String: NaiveOrganization] = [:]
    for organization in set.organizations { organizations[organization.id] = organization }
    self.organizations = organizations

    let links = set.links.filter {
      $0.isInForce(in: options.year) && (!options.contractsOnly || $0.isUnderContract)
    }
    self.links = links

    var successors: [String: [String: [String]]] = [:]
    var predecessors: [String: [String: [String]]] = [:]
    for product in products {
      for link in links where link.carries(product) {
        successors[product, default: [:]][link.source, default: []].append(link.target)
        predecessors[product, default: [:]][link.target, default: []].append(link.source)
      }
    }
    self.successors = successors
    self.predecessors = predecessors

    var handles: [String: Set<String>] = [:]
    for organization in set.organizations {
      let outgoing = links.filter { $0.source == organization.id }
      let incoming = links.filter { $0.target == organization.id }
      let declared = Set(organization.products)
      let sold = Set(products.filter { product in outgoing.contains { $0.carries(product) } })
      let named = Set(outgoing.map(\.product)).subtracting([""])
      let bought = Set(products.filter { product in incoming.contains { $0.carries(product) } })
      handles[organization.id] =
        !declared.isEmpty ? declared.union(named) : !sold.isEmpty ? sold : bought
    }
    self.handles = handles

    var reachable: [String: [String: Set<String>]] = [:]
    for product in products {
      for organization in set.organizations {
        reachable[product, default: [:]][organization.id] = Set(
          Self.hops(from: [organization.id], along: successors[product] ?? [:]).keys)
      }
    }
    self.reachable = reachable

    var supply: [String: Set<String>] = [:]
    for organization in set.organizations {
      supply[organization.id] = []
    }
    for producer in set.organizations
    where (options.producers ?? Self.collectiveKinds).contains(producer.kind) {
      for product in handles[producer.id] ?? [] {
        for id in reachable[product]?[producer.id] ?? [] {
          supply[id, default: []].insert(product)
        }
      }
    }
    self.supply = supply

    var directExporters: [String: Set<String>] = [:]
    for product in products {
      directExporters[product] = Set(
        set.organizations.filter { organization in
          organization.acts("exporter")
            || links.contains { link in
              link.source == organization.id && link.carries(product)
                && (link.relation == "export" || organizations[link.target]?.acts("market") == true)
            }
        }.map(\.id))
    }
    self.directExporters = directExporters
  }

  /// Asks the same graph about other organizations; the walks are not repeated.
  init(_ other: NaiveMeasures, counting options: NaiveOptions) {
    precondition(
      options.year == other.options.year && options.producers == other.options.producers
        && options.contractsOnly == other.options.contractsOnly, "the same graph")
    set = other.set
    self.options = options
    organizations = other.organizations
    links = other.links
    products = other.products
    successors = other.successors
    predecessors = other.predecessors
    reachable = other.reachable
    handles = other.handles
    supply = other.supply
    directExporters = other.directExporters
  }

  /// Returns how many links away everything is that can be walked to from `starts`, with the
  /// organization `closed` and its links gone.
  static func hops(
    from starts: Set<String>, along neighbors: [String: [String]], closing closed: String? = nil
  ) -> [String: Int] {
    var hops: [String: Int] = [:]
    var level = starts.filter { $0 != closed }
    var distance = 0
    while !level.isEmpty {
      for id in level { hops[id] = distance }
      var next: Set<String> = []
      for id in level {
        for neighbor in neighbors[id] ?? [] where neighbor != closed && hops[neighbor] == nil {
          next.insert(neighbor)
        }
      }
      level = next
      distance += 1
    }
    return hops
  }

  /// Returns the links on a shortest route to a direct exporter, or `nil` where there is no route.
  package func hops(from id: String, product: String) -> Int? {
    let walked = Self.hops(from: [id], along: successors[product] ?? [:])
    return walked.filter { directExporters[product]?.contains($0.key) == true }.values.min()
  }

  /// The organizations counted, in the set's order.
  var selected: [NaiveOrganization] {
    self.set.organizations.filter { organization in
      (options.kinds ?? Self.collectiveKinds).contains(organization.kind)
        && options.districts?.contains(organization.district) != false
        && options.ratings?.contains(organization.rating) != false
    }
  }

  /// The products that have rows.
  var rowProducts: [String] {
    products.filter { options.products?.contains($0) != false }
  }

  /// The products of `rowProducts` in an organization's supply, in the set's order.
  func rowProducts(suppliedTo id: String) -> [String] {
    rowProducts.filter { supply[id]?.contains($0) == true }
  }

  /// The organizations among `organizations` that the row of `product` counts; `nil` is `any`.
  func counted(_ organizations: [NaiveOrganization], product: String?) -> [NaiveOrganization] {
    organizations.filter { organization in
      if let product {
        supply[organization.id]?.contains(product) == true
      } else {
        options.products == nil || !rowProducts(suppliedTo: organization.id).isEmpty
      }
    }
  }

  /// The groups that stand and their selected organizations, sorted by code points.
  var groups: [(group: [String: String], organizations: [NaiveOrganization])] {
    if options.grouping.isEmpty { return [([:], selected)] }
    var organizations: [[String]: [NaiveOrganization]] = [:]
    for organization in selected {
      organizations[options.grouping.map(organization.text), default: []].append(organization)
    }
    let sorted = organizations.sorted { left, right in
      left.key.lexicographicallyPrecedes(right.key) { left, right in
        left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
      }
    }
    return sorted.map { texts, organizations in
      var group: [String: String] = [:]
      for (key, text) in zip(options.grouping, texts) { group[key] = text }
      return (group, organizations)
    }
  }
}

extension NaiveLink {
  /// Whether it stands in a year; `nil` is any time.
  func isInForce(in year: Int?) -> Bool {
    guard let year else { return true }
    return (since ?? year) <= year && year <= (until ?? year)
  }

  /// Whether a contract stands behind it, or the charter of a union.
  var isUnderContract: Bool { contract == true || relation == "membership" }

  /// Whether goods of a product go along it.
  func carries(_ product: String) -> Bool {
    self.product == "" || self.product == product
  }
}

extension NaiveOrganization {
  /// Whether it is of a kind, or has it as a role.
  func acts(_ kind: String) -> Bool { self.kind == kind || roles.contains(kind) }

  /// Its members where they are people; a blank counts 0.
  var people: Int { kind == "union" ? 0 : members ?? 0 }

  /// The text it is grouped by.
  func text(for key: String) -> String {
    switch key {
    case "kind": kind
    case "district": district
    case "rating": rating
    default: fatalError("no grouping by \(key)")
    }
  }
}

extension [NaiveOrganization] {
  /// The people who are members of any.
  var people: Int { reduce(0) { $0 + $1.people } }
}

/// Writes a group as in JSON, its keys sorted.
func describe(_ group: [String: String]) -> String {
  "{" + group.sorted { $0.key < $1.key }.map { "\($0): \($1)" }.joined(separator: ", ") + "}"
}
