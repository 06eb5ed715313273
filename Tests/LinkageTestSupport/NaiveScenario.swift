/// What might happen to a set, from its definition: organizations close, then links go, then links come.
///
/// Where the definitions leave room, this is how they are read: a row that names a product speaks of links that carry this product
/// alone; removals are looked for among the links that closing leaves, all of them at once; and closing or removing takes no product
/// off the set's list, as a year does not.
package struct NaiveScenario: Equatable, Sendable {
  /// A row of removals: the product is `""` for whatever the links carry.
  package struct Removal: Equatable, Sendable {
    package var source: String
    package var target: String
    package var product: String

    /// Creates a removal.
    package init(_ source: String, _ target: String, _ product: String = "") {
      self.source = source
      self.target = target
      self.product = product
    }
  }

  /// The ids that close.
  package var closed: [String]
  package var removals: [Removal]
  package var additions: [NaiveLink]

  /// Creates a scenario.
  package init(
    closed: [String] = [], removals: [Removal] = [], additions: [NaiveLink] = []
  ) {
    self.closed = closed
    self.removals = removals
    self.additions = additions
  }

  /// Returns the set as it would be, or `nil` where a removal matches nothing or a new link is of a closed organization.
  package func applied(to set: NaiveSet) -> NaiveSet? {
    let organizations = set.organizations.filter { !closed.contains($0.id) }
    let open = set.links.filter { !closed.contains($0.source) && !closed.contains($0.target) }
    for removal in removals {
      if !open.contains(where: { removal.removes($0) }) { return nil }
    }
    for link in additions where closed.contains(link.source) || closed.contains(link.target) {
      return nil
    }
    let kept = open.filter { link in !removals.contains { $0.removes(link) } }
    return NaiveSet(organizations, kept + additions)
  }

  /// The products of the set as it would be.
  package func products(of set: NaiveSet) -> [String] {
    NaiveSet(set.organizations, set.links + additions).products
  }
}

extension NaiveScenario.Removal {
  fileprivate func removes(_ link: NaiveLink) -> Bool {
    source == link.source && target == link.target && (product == "" || product == link.product)
  }
}
