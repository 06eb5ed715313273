public import LinkageGraph

extension Scenario {
  /// Returns what does not suit a set: removals that match nothing or too much, and links of organizations that close.
  ///
  /// - Parameter set: The set.
  /// - Returns: The problems, removals first; none where the scenario suits.
  /// - Complexity: O(links), on all cores, where there are removals.
  public func problems(in set: LinkageSet) -> [ScenarioError.Problem] {
    var problems: [ScenarioError.Problem] = []
    let patterns = removals.map { $0.pattern(in: set) }
    let count = patterns.count
    let matches = set.matches(
      of: patterns
        + patterns.map { LinkPattern(source: $0.source, target: $0.target, product: nil) }
        + patterns.map { LinkPattern(source: $0.target, target: $0.source, product: nil) })
    for (number, removal) in removals.enumerated() {
      if let end = [removal.source, removal.target].first(where: { closed.contains($0) }) {
        problems.append(.removalOfClosed(removal: number, end))
      } else if matches[number].isExact {
        continue
      } else if matches[number].carriesEvery {
        problems.append(.carriesEveryProduct(removal: number))
      } else if matches[count + number].isExact {
        problems.append(.otherProduct(removal: number))
      } else if matches[2 * count + number].isExact {
        problems.append(.otherDirection(removal: number))
      } else {
        problems.append(.noSuchLink(removal: number))
      }
    }
    if closed.isEmpty { return problems }
    for (number, link) in additions.enumerated() {
      let ends = [link.source, link.target].compactMap { set.organization(withID: $0) }
      if let end = ends.first(where: { closed.contains($0) }) {
        problems.append(.additionToClosed(addition: number, end))
      }
    }
    return problems
  }

  /// Returns the removals of one product, by their positions, beside which a link stays that carries every product: the product goes on flowing.
  ///
  /// - Complexity: O(links), on all cores, where there are removals.
  public func removalsWithoutEffect(in set: LinkageSet) -> [Int] {
    let matches = set.matches(of: removals.map { $0.pattern(in: set) })
    return removals.indices.filter {
      removals[$0].product != nil && matches[$0].isExact && matches[$0].carriesEvery
        && !removals.contains(Removal(source: removals[$0].source, target: removals[$0].target))
    }
  }
}
