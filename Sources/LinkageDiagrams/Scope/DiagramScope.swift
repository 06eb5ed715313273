import LabeledGraph
import LinkageGraph

/// Which organizations and links a diagram draws.
struct DiagramScope: Sendable {
  let set: LinkageSet
  /// Where every organization stands, over the products drawn.
  let standings: StandingColumns
  /// The links that the graph and the products let in; those are drawn whose ends both are.
  let links: DrawnLinks
  /// For each organization, whether it is drawn.
  private(set) var isDrawn: [Bool]
  /// For each organization, whether a link of it is drawn.
  private(set) var isLinked: [Bool]
  /// For each organization, whether the filters select it; `nil` where there are none.
  private(set) var isSelected: [Bool]?
  /// For each organization, whether it is linked to the focus or is the focus.
  private(set) var isNearFocus: [Bool] = []

  private let graph: ChainGraph

  init(_ graph: ChainGraph, options: ChainDiagram.Options) {
    self.graph = graph
    set = graph.set
    let isChosen = graph.set.products.indices.map { options.products?.contains($0) ?? true }
    var dependents = options.selection ?? .collective
    // Where all kinds are selected none was chosen, and then those of the collective sector may depend.
    if dependents.kinds.count == OrganizationKind.allCases.count {
      dependents.kinds = OrganizationKind.collective
    }
    standings = graph.standingColumns(of: isChosen, dependents: dependents)
    links = DrawnLinks(graph, carries: isChosen + [true])
    let codes = standings.productCodes
    let count = graph.set.organizationColumns.count
    isDrawn = [Bool](repeating: true, count: count)
    if options.products != nil { for index in 0..<count { isDrawn[index] = codes[index] != 0 } }
    isLinked = []
    if let selection = options.selection { keepChains(of: selection) }
    if case .focus(let organization, let depth) = options.detail {
      keepSurroundings(of: organization.offset, depth: depth)
    }
    isLinked = linkedOrganizations(drawsAll: isDrawn.allSatisfy(\.self) && options.products == nil)
  }

  /// How many drawn organizations have a drawn link, and how many have none.
  var drawnCounts: (linked: Int, unlinked: Int) {
    var (linked, unlinked) = (0, 0)
    for organization in isDrawn.indices where isDrawn[organization] {
      if isLinked[organization] { linked += 1 } else { unlinked += 1 }
    }
    return (linked, unlinked)
  }

  /// For each organization, whether a link of it is drawn.
  private func linkedOrganizations(drawsAll: Bool) -> [Bool] {
    let count = isDrawn.count
    if drawsAll {
      let stages = standings.stages
      return (0..<count).map { ChainStages(rawValue: stages[$0]).contains(.linked) }
    }
    let (rows, isDrawn, carries) = (graph.forward, isDrawn, links.carries)
    let parts = Parallel.map(2 * Parallel.coreCount) { part in
      let isLinked = ParallelBuffer<Bool>(count: count)
      let drawn = isDrawn.span
      let parts = 2 * Parallel.coreCount
      for source in count * part / parts..<count * (part + 1) / parts where drawn[source] {
        rows.forEachEdge(of: source, carries.span) { target in
          if !drawn[target] { return true }
          isLinked[source] = true
          isLinked[target] = true
          return true
        }
      }
      return isLinked
    }
    return (0..<count).map { organization in parts.contains { $0[organization] } }
  }

  // MARK: Selection

  /// Keeps what is selected, who delivers to it, and what its products pass through from there.
  private mutating func keepChains(of selection: OrganizationSelection) {
    let flags = selection.flags(of: set)
    let selected = isDrawn.indices.map { isDrawn[$0] && flags[$0] }
    isSelected = selected
    let reached = downstream(of: selected)
    let (rows, drawn, carries) = (graph.forward, isDrawn, links.carries)
    let kept = ParallelBuffer<Bool>(count: selected.count)
    Parallel.forEachPiece(of: selected.count) { range in
      for organization in range where drawn[organization] {
        var isKept = reached[organization]
        if !isKept {
          rows.forEachEdge(of: organization, carries.span) { target in
            isKept = selected[target]
            return !isKept
          }
        }
        kept[organization] = isKept
      }
    }
    self.isDrawn = selected.indices.map { kept[$0] }
  }

  /// The organizations that a product of a selected one passes through, and all selected ones.
  private func downstream(of selected: [Bool]) -> [Bool] {
    let rows = graph.forward
    let everyProduct = links.everyProduct
    var reached = selected
    // A bit lane per product, 64 at a time; an organization waits while a lane of it is new.
    for first in stride(from: 0, to: max(1, everyProduct), by: 64) {
      let products = first..<min(first + 64, everyProduct)
      let lanesOfSets = standings.productSets.map { set in
        set.reduce(UInt64(0)) { products.contains($1) ? $0 | 1 << UInt64($1 - first) : $0 }
      }
      var lanesOfLabels = [UInt64](repeating: 0, count: everyProduct + 1)
      for product in products where links.carries[product] {
        lanesOfLabels[product] = 1 << UInt64(product - first)
      }
      lanesOfLabels[everyProduct] = .max
      var held = [UInt64](repeating: 0, count: selected.count)
      var waiting: [Int] = []
      for organization in selected.indices where selected[organization] {
        held[organization] = lanesOfSets[Int(standings.productCodes[organization])]
        if held[organization] != 0 { waiting.append(organization) }
      }
      var isWaiting = held.map { $0 != 0 }
      while let organization = waiting.popLast() {
        isWaiting[organization] = false
        reached[organization] = true
        let lanes = held[organization]
        rows.forEachRun(of: organization) { label, targets in
          let passed = lanes & lanesOfLabels[label]
          if passed == 0 { return }
          for edge in targets {
            let target = Int(rows.neighbors[edge])
            if !isDrawn[target] || passed & ~held[target] == 0 { continue }
            held[target] |= passed
            if !isWaiting[target] {
              isWaiting[target] = true
              waiting.append(target)
            }
          }
        }
      }
    }
    return reached
  }

  // MARK: Focus

  /// So many rounds look at all links, which is cheaper than laying them out by their targets.
  private static let scannedRounds = 2

  /// Keeps what is at most so many links away, in either direction.
  ///
  /// - Complexity: O(organizations + links) for the first rounds, and to lay out the links by their
  ///   targets if there are more; from then on O(links of what is kept).
  private mutating func keepSurroundings(of focus: Int, depth: Int) {
    isDrawn[focus] = true
    var isKept = [Bool](repeating: false, count: isDrawn.count)
    isKept[focus] = true
    isNearFocus = isKept
    var front = [focus]
    var round = 0
    while round < depth, !front.isEmpty {
      let found = round < Self.scannedRounds ? scanned(front, isKept) : followed(front, isKept)
      front.removeAll(keepingCapacity: true)
      for organization in found where !isKept[organization] {
        isKept[organization] = true
        front.append(organization)
      }
      if round == 0 { isNearFocus = isKept }
      round += 1
    }
    isDrawn = isKept
  }

  /// The organizations that a link joins to the front, found by looking at all links; some more than
  /// once.
  private func scanned(_ front: [Int], _ isKept: [Bool]) -> [Int] {
    var isFront = [Bool](repeating: false, count: isDrawn.count)
    for organization in front { isFront[organization] = true }
    let inFront = isFront
    let (rows, isDrawn, carries) = (graph.forward, isDrawn, links.carries)
    let found = Parallel.mapPieces(of: isDrawn.count) { range in
      var found: [Int] = []
      let (drawn, kept, inFront) = (isDrawn.span, isKept.span, inFront.span)
      for source in range where drawn[source] && (inFront[source] || !kept[source]) {
        let isSourceInFront = inFront[source]
        rows.forEachEdge(of: source, carries.span) { target in
          if isSourceInFront {
            if drawn[target], !kept[target] { found.append(target) }
          } else if inFront[target] {
            found.append(source)
            return false
          }
          return true
        }
      }
      return found
    }
    return Array(found.joined())
  }

  /// The organizations that a link joins to the front, found from there.
  private func followed(_ front: [Int], _ isKept: [Bool]) -> [Int] {
    let rows = [graph.forward, graph.backward]
    var found: [Int] = []
    for organization in front {
      for rows in rows {
        rows.forEachEdge(of: organization, links.carries.span) { other in
          if isDrawn[other], !isKept[other] { found.append(other) }
          return true
        }
      }
    }
    return found
  }
}

extension CompressedRows {
  /// Calls a closure with the label of each run of a vertex and the positions of its edges.
  @inline(__always)
  fileprivate func forEachRun(of vertex: Int, _ body: (Int, Range<Int>) -> Void) {
    for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1]) {
      body(Int(runLabels[run]), Int(runStarts[run])..<Int(runStarts[run + 1]))
    }
  }

  /// Calls a closure with the far end of each edge whose label is carried, until it returns `false`.
  @inline(__always)
  fileprivate func forEachEdge(
    of vertex: Int, _ carries: Span<Bool>, _ body: (Int) -> Bool
  ) {
    let rowStarts = rowStarts.span
    let runLabels = runLabels.span
    let runStarts = runStarts.span
    let neighbors = neighbors.span
    for run in Int(rowStarts[vertex])..<Int(rowStarts[vertex + 1])
    where carries[Int(runLabels[run])] {
      for edge in Int(runStarts[run])..<Int(runStarts[run + 1]) {
        if !body(Int(neighbors[edge])) { return }
      }
    }
  }
}
