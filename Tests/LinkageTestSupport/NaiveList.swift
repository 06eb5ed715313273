/// An organization in the list by name.
package struct NaiveListEntry: Equatable, Sendable {
  /// The organization.
  package var id: String
  /// Its members who are people.
  package var members: Int
  /// Its supply, in the set's order.
  package var products: [String]
  /// The flags of the row for any product, in the order of the columns of coverage.
  package var flags: [String]
  /// The fewest links to a direct exporter of a product asked for.
  package var hops: Int?
  /// Whether it exports one of these products directly.
  package var exports: Bool

  /// Creates an entry.
  package init(
    id: String, members: Int, products: [String], flags: [String], hops: Int?, exports: Bool
  ) {
    self.id = id
    self.members = members
    self.products = products
    self.flags = flags
    self.hops = hops
    self.exports = exports
  }
}

extension NaiveMeasures {
  /// Returns the organizations that the row for any product counts, those with most members first, then in
  /// the set's order: of them those that have all of some flags and none of others, and no more than `most`.
  package func list(
    with present: [String] = [], without absent: [String] = [], top most: Int? = nil
  ) -> [NaiveListEntry] {
    var entries = counted(selected, product: nil).map { organization in
      let standing = standing(of: organization.id)
      let flags: [(String, Bool)] = [
        ("linked", isLinked(organization.id, product: nil)),
        ("processing", standing.flags.processing), ("domestic", standing.flags.domestic),
        ("export", standing.flags.export), ("complete", standing.flags.complete),
        ("participating", standing.flags.participating), ("contracted", standing.flags.contracted),
      ]
      return NaiveListEntry(
        id: organization.id, members: organization.people,
        products: products.filter { supply[organization.id]?.contains($0) == true },
        flags: flags.filter(\.1).map(\.0), hops: standing.hops, exports: standing.exportsDirectly)
    }
    entries = entries.filter { entry in
      present.allSatisfy(entry.flags.contains) && !absent.contains(where: entry.flags.contains)
    }
    var sorted: [NaiveListEntry] = []
    for members in Set(entries.map(\.members)).sorted(by: >) {
      sorted += entries.filter { $0.members == members }
    }
    return most.map { Array(sorted.prefix($0)) } ?? sorted
  }
}
