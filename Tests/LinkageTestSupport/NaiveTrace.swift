/// What lies before and after one organization, and how far direct export is.
package struct NaiveTrace: Equatable, Sendable, CustomStringConvertible {
  /// The organization.
  package var id: String
  /// The hops to a direct exporter for each product in its supply, in the set's order.
  package var routes: [NaiveReachEntry]
  /// How many others have a route to it.
  package var upstreamOrganizations: Int
  /// The members of those.
  package var upstreamMembers: Int
  /// How many others it has a route to.
  package var downstreamOrganizations: Int

  /// Creates a trace.
  package init(
    id: String, routes: [NaiveReachEntry], upstreamOrganizations: Int, upstreamMembers: Int,
    downstreamOrganizations: Int
  ) {
    self.id = id
    self.routes = routes
    self.upstreamOrganizations = upstreamOrganizations
    self.upstreamMembers = upstreamMembers
    self.downstreamOrganizations = downstreamOrganizations
  }

  /// The trace on one line.
  package var description: String {
    """
    \(id): routes [\(routes.map(\.description).joined(separator: "; "))], \
    upstream \(upstreamOrganizations) with \(upstreamMembers) members, \
    downstream \(downstreamOrganizations)
    """
  }
}

extension NaiveMeasures {
  /// Returns the trace of an organization, or `nil` where the set has no such id.
  ///
  /// It counts nothing that is selected, so of the options only year, contracts and producers bear on it.
  package func trace(_ id: String) -> NaiveTrace? {
    guard organizations[id] != nil else { return nil }
    let products = self.products.filter { supply[id]?.contains($0) == true }
    var upstream: Set<String> = []
    var downstream: Set<String> = []
    for product in products {
      for other in set.organizations where other.id != id {
        if reachable[product]?[other.id]?.contains(id) == true { upstream.insert(other.id) }
        if reachable[product]?[id]?.contains(other.id) == true { downstream.insert(other.id) }
      }
    }
    return NaiveTrace(
      id: id, routes: products.map { NaiveReachEntry(id, $0, hops(from: id, product: $0)) },
      upstreamOrganizations: upstream.count,
      upstreamMembers: set.organizations.filter { upstream.contains($0.id) }.people,
      downstreamOrganizations: downstream.count)
  }

  /// Returns what is wrong with a route, or `nil` where it is right.
  ///
  /// Any shortest route is right, whatever its order among equals; where there is no route, only
  /// an empty one is.
  package func problem(withRoute route: [String], from id: String, product: String) -> String? {
    let text = "route [\(route.joined(separator: " → "))] of \(product) from \(id)"
    guard let hops = hops(from: id, product: product) else {
      return route.isEmpty ? nil : "\(text): no direct exporter can be reached"
    }
    guard route.first == id else { return "\(text) does not start there" }
    guard let last = route.last, directExporters[product]?.contains(last) == true else {
      return "\(text) does not end at a direct exporter"
    }
    for (source, target) in zip(route, route.dropFirst())
    where successors[product]?[source]?.contains(target) != true {
      return "\(text): no link carries it from \(source) to \(target)"
    }
    guard route.count == hops + 1 else { return "\(text): a shortest route has \(hops) links" }
    return nil
  }

  /// Returns what is wrong with two routes beside a shortest one, or `nil` where they are right.
  ///
  /// Two are right if each is a route and they share only the organization where they begin; none are right if it
  /// exports itself, has no route, or some other organization stands on all of them, which closing each one in turn
  /// shows.
  package func problem(
    withRoutes routes: [[String]], dependingOn points: [String], from id: String, product: String
  ) -> String? {
    let text = "two routes \(routes), depending on \(points), of \(product) from \(id)"
    guard let hops = hops(from: id, product: product), hops > 0 else {
      return routes.isEmpty && points.isEmpty ? nil : "\(text): it exports itself, or has no route"
    }
    let expected = singlePoints(from: id, product: product)
    if Set(points) != expected || points.count != expected.count {
      return "\(text): all routes pass \(expected.sorted())"
    }
    if !expected.isEmpty { return routes.isEmpty ? nil : "\(text): there is but one way" }
    if routes.count != 2 { return "\(text): there are two" }
    for route in routes {
      guard route.first == id, let last = route.last,
        directExporters[product]?.contains(last) == true
      else { return "\(text) do not lead to a direct exporter" }
      for (source, target) in zip(route, route.dropFirst())
      where successors[product]?[source]?.contains(target) != true {
        return "\(text): no link carries it from \(source) to \(target)"
      }
    }
    let passed = routes.flatMap { $0.dropFirst() }
    return Set(passed).count == passed.count && !passed.contains(id)
      ? nil : "\(text): they share an organization"
  }
}
