/// Two states of chains side by side, from the definition.
package struct NaiveComparison: Equatable, Sendable {
  /// A flag that an organization has for a product on one side alone.
  package struct Change: Equatable, Sendable, CustomStringConvertible {
    package var id: String
    package var product: String
    /// `participating` or `export`.
    package var flag: String

    package init(_ id: String, _ product: String, _ flag: String) {
      self.id = id
      self.product = product
      self.flag = flag
    }

    package var description: String { "\(id) \(product) \(flag)" }
  }

  package var beforeCoverage: [NaiveCoverageRow]
  package var afterCoverage: [NaiveCoverageRow]
  package var beforeReach: [NaiveReachRow]
  package var afterReach: [NaiveReachRow]
  package var lost: [Change] = []
  package var gained: [Change] = []
  /// The ids of selected organizations on the later side alone, in its order; and on the earlier side alone.
  package var came: [String]
  package var went: [String]

  /// Compares two states, flag by flag.
  package init(_ before: NaiveMeasures, _ after: NaiveMeasures) {
    (beforeCoverage, afterCoverage) = (before.coverage(), after.coverage())
    (beforeReach, afterReach) = (before.reach(), after.reach())
    let ids = before.selected.map(\.id)
    let laterIDs = after.selected.map(\.id)
    came = laterIDs.filter { !ids.contains($0) }
    went = ids.filter { !laterIDs.contains($0) }
    let products = before.products + after.products.filter { !before.products.contains($0) }
    for id in ids where laterIDs.contains(id) {
      for product in products {
        for flag in ["participating", "export"] {
          let had = before.has(flag, id, product)
          let has = after.has(flag, id, product)
          if had && !has { lost.append(Change(id, product, flag)) }
          if !had && has { gained.append(Change(id, product, flag)) }
        }
      }
    }
  }
}

extension NaiveMeasures {
  /// Whether an organization has a flag for a product that reaches it and that is asked about.
  fileprivate func has(_ flag: String, _ id: String, _ product: String) -> Bool {
    guard rowProducts(suppliedTo: id).contains(product) else { return false }
    let flags = flags(of: id, product: product)
    return flag == "export" ? flags.export : flags.participating
  }

  /// The organizations whose goods could come to direct export through one that closes, and still do afterwards, for each product.
  ///
  /// - Parameters:
  ///   - closed: The ids that close.
  ///   - after: The measures of the set without them.
  /// - Returns: A change for each that counts in both states.
  package func rerouted(
    closing closed: [String], after: NaiveMeasures
  ) -> [NaiveComparison.Change] {
    let remaining = Set(after.selected.map(\.id))
    return selected.map(\.id).filter { remaining.contains($0) }.flatMap { id in
      products.filter { product in
        has("export", id, product) && after.has("export", id, product)
          && closed.contains { through in
            reachable[product]?[id]?.contains(through) == true
              && flags(of: through, product: product).export
          }
      }.map { NaiveComparison.Change(id, $0, "export") }
    }
  }
}
