import LabeledGraph
public import LinkageGraph

extension ChainGraph {
  /// Finds the new links that bring most selected organizations into a chain.
  ///
  /// A candidate is a link from a collective organization, for a product that reaches it and for which it lacks
  /// the flag, to one that reaches the flag's end: whoever reaches its source over links that carry the product then
  /// has the flag, too. The choice is greedy with exact gains; between equal gains more members decide, then the
  /// set's order of sources, products and targets.
  ///
  /// ```swift
  /// let answer = graph.suggestions(SuggestionRequest(.count(10)))
  /// print(answer.before, "→", answer.after, "of", answer.selected)
  /// ```
  ///
  /// - Parameters:
  ///   - request: What the links are to achieve.
  ///   - selection: The organizations to count; the collective sector by default.
  ///   - candidates: The links to choose among; `nil` for one of each source and product, to a partner that the
  ///     rules of ``PartnerReason`` choose.
  /// - Returns: The links, best first, with a bound of what any choice could achieve.
  /// - Complexity: As ``/LinkageGraph/ChainGraph/coverage(of:by:)``, per product O(organizations that lack the
  ///   flag and the links between them), and for each link in practice O(what is upstream of it).
  public func suggestions(
    _ request: SuggestionRequest, for selection: OrganizationSelection = .collective,
    among candidates: [LinkCandidate]? = nil
  ) -> LinkSuggestions {
    let named = namedLanes(selection)
    let (producers, flag) = (self.producers, request.flag)
    let acting = set.organizationColumns.acting
    let hasEnds = set.organizations.indices.contains {
      !acting[$0.offset].isDisjoint(with: flag.ends)
    }
    let parts = gatherSlices(named, start: { [FlagPart]() }) { parts, range, slice in
      parts.append(
        FlagPart(
          ProductBatch(slice, producers: producers),
          named: UInt16(truncatingIfNeeded: named[range]),
          flag: flag, hasEnds: hasEnds))
    }.flatMap(\.self).sorted { $0.products.lowerBound < $1.products.lowerBound }
    let count = SuggestedCount(self, parts, selection, request.weight)
    var planner = SuggestionPlanner(self, request, parts, count, candidates)
    return planner.answer()
  }
}

/// The selected organizations, and which of them have the flag.
struct SuggestedCount: Sendable {
  private(set) var selected = 0
  private(set) var before = 0
  let open: OpenOrganizations

  init(
    _ graph: ChainGraph, _ parts: [FlagPart], _ selection: OrganizationSelection,
    _ weight: SuggestionRequest.Weight
  ) {
    let isSelected = selection.flags(of: graph.set)
    var isSupplied = [Bool](repeating: false, count: isSelected.count)
    var hasFlag = isSupplied
    for part in parts {
      for vertex in part.supply.indices where part.supply[vertex] != 0 {
        let organization = part.organizations.map { Int($0[vertex]) } ?? vertex
        isSupplied[organization] = true
        if part.supply[vertex] & part.reached[vertex] != 0 { hasFlag[organization] = true }
      }
    }
    let people = graph.set.organizationColumns.people
    var isOpen = [Bool](repeating: false, count: isSelected.count)
    var weights = [Int](repeating: 0, count: isSelected.count)
    var members = weights
    for organization in isSelected.indices
    where isSelected[organization] && (selection.products == nil || isSupplied[organization]) {
      let own = weight == .members ? people[organization] : 1
      selected += own
      if hasFlag[organization] {
        before += own
      } else {
        isOpen[organization] = true
        weights[organization] = own
        members[organization] = people[organization]
      }
    }
    open = OpenOrganizations(isOpen: isOpen, weights: weights, members: members)
  }
}
