/// Where one organization stands.
package struct NaiveStanding: Equatable, Sendable {
  /// Its supply, among the products asked for, in the set's order.
  package var products: [String]
  /// Whether any link, in or out, is in force.
  package var isLinked: Bool
  /// What it reaches for at least one of these products.
  package var flags: NaiveFlags
  /// The fewest links to a direct exporter of one of these products.
  package var hops: Int?
  /// Whether it is a direct exporter of one of these products.
  package var exportsDirectly: Bool

  /// Creates a standing.
  package init(
    products: [String], isLinked: Bool, flags: NaiveFlags, hops: Int?, exportsDirectly: Bool
  ) {
    self.products = products
    self.isLinked = isLinked
    self.flags = flags
    self.hops = hops
    self.exportsDirectly = exportsDirectly
  }
}

extension NaiveFlags {
  /// Creates flags.
  package init(
    _ processing: Bool, domestic: Bool, export: Bool, complete: Bool, contracted: Bool
  ) {
    self.init(
      processing: processing, domestic: domestic, export: export, complete: complete,
      contracted: contracted)
  }
}

extension NaiveMeasures {
  /// Returns where an organization stands.
  package func standing(of id: String) -> NaiveStanding {
    let products = rowProducts(suppliedTo: id)
    let flags = products.map { self.flags(of: id, product: $0) }
    return NaiveStanding(
      products: products,
      isLinked: links.contains { $0.source == id || $0.target == id },
      flags: NaiveFlags(
        flags.contains(where: \.processing), domestic: flags.contains(where: \.domestic),
        export: flags.contains(where: \.export), complete: flags.contains(where: \.complete),
        contracted: flags.contains(where: \.contracted)),
      hops: products.compactMap { hops(from: id, product: $0) }.min(),
      exportsDirectly: products.contains { directExporters[$0]?.contains(id) == true })
  }
}
