import LabeledGraph
import LinkageGraph

/// Which organizations and links a diagram draws.
struct DiagramScope {
  let set: LinkageSet
  /// Where every organization stands, over the products drawn.
  let standings: [ChainStanding]
  /// For each organization, whether it is drawn.
  private(set) var isDrawn: [Bool]
  /// For each organization, whether a link of it is drawn.
  private(set) var isLinked: [Bool]
  /// For each organization, whether it is linked to the focus or is the focus.
  private(set) var isNearFocus: [Bool] = []

  private let links: LinkColumns

  /// For each link, whether the graph and the products let it in.
  private let carries: [Bool]

  init(_ graph: ChainGraph, options: ChainDiagram.Options) {
    let set = graph.set
    let links = set.linkColumns
    self.set = set
    self.links = links
    standings = graph.standings(of: options.products)
    let products = options.products
    let isProduct = set.products.indices.map { products?.contains($0) ?? true }
    carries = (0..<links.count).map { link in
      let product = links.products[link]
      return graph.isInForce(link)
        && (product == LinkColumns.everyProduct || isProduct[Int(product)])
    }
    isDrawn = standings.map { products == nil || !$0.products.isEmpty }
    isLinked = []
    if let selection = options.selection { keepChains(of: selection) }
    if case .focus(let organization, let depth) = options.detail {
      keepSurroundings(of: organization.offset, depth: depth)
    }
    isLinked = [Bool](repeating: false, count: isDrawn.count)
    for link in 0..<links.count where draws(link) {
      isLinked[Int(links.sources[link])] = true
      isLinked[Int(links.targets[link])] = true
    }
  }

  /// Whether a link is drawn.
  func draws(_ link: Int) -> Bool {
    carries[link] && isDrawn[Int(links.sources[link])] && isDrawn[Int(links.targets[link])]
  }

  /// The drawn organizations, in the set's order.
  var organizations: [Int] { isDrawn.indices.filter { isDrawn[$0] } }

  // MARK: Selection

  /// Keeps what is selected, who delivers to it, and what its products pass through from there.
  private mutating func keepChains(of selection: OrganizationSelection) {
    let selected = set.organizations.indices.map {
      isDrawn[$0.offset] && selection.contains($0, of: set)
    }
    var kept = downstream(of: selected)
    for link in 0..<links.count where draws(link) && selected[Int(links.targets[link])] {
      kept[Int(links.sources[link])] = true
    }
    for organization in isDrawn.indices where !kept[organization] { isDrawn[organization] = false }
  }

  /// The organizations that a product of a selected one passes through, and all selected ones.
  private func downstream(of selected: [Bool]) -> [Bool] {
    let outgoing = LinksBySource(links, organizations: selected.count) { draws($0) }
    var reached = selected
    // A bit lane per product, 64 at a time; an organization waits while a lane of it is new.
    for first in stride(from: 0, to: max(1, set.products.count), by: 64) {
      let lanes = first..<min(first + 64, set.products.count)
      var held = selected.indices.map { organization in
        selected[organization]
          ? standings[organization].products.reduce(UInt64(0)) {
            lanes.contains($1.offset) ? $0 | 1 << UInt64($1.offset - first) : $0
          } : 0
      }
      var waiting = held.indices.filter { held[$0] != 0 }
      var isWaiting = held.map { $0 != 0 }
      while let organization = waiting.popLast() {
        isWaiting[organization] = false
        reached[organization] = true
        for link in outgoing[organization] {
          let product = links.products[Int(link)]
          let passed: UInt64 =
            product == LinkColumns.everyProduct
            ? .max : lanes.contains(Int(product)) ? 1 << UInt64(Int(product) - first) : 0
          let target = Int(links.targets[Int(link)])
          let new = held[organization] & passed & ~held[target]
          if new == 0 { continue }
          held[target] |= new
          if !isWaiting[target] {
            isWaiting[target] = true
            waiting.append(target)
          }
        }
      }
    }
    return reached
  }

  // MARK: Focus

  /// Keeps what is at most so many links away, in either direction.
  private mutating func keepSurroundings(of focus: Int, depth: Int) {
    isDrawn[focus] = true
    var distance = [Int](repeating: .max, count: isDrawn.count)
    distance[focus] = 0
    var round = 0
    var isGrowing = true
    while round < depth, isGrowing {
      isGrowing = false
      for link in 0..<links.count where draws(link) {
        let (source, target) = (Int(links.sources[link]), Int(links.targets[link]))
        for (near, far) in [(source, target), (target, source)]
        where distance[near] == round && distance[far] == .max {
          distance[far] = round + 1
          isGrowing = true
        }
      }
      round += 1
    }
    isDrawn = distance.map { $0 <= depth }
    isNearFocus = distance.map { $0 <= 1 }
  }
}

/// The positions of links by the organization that they leave.
struct LinksBySource {
  private var starts: [UInt32]
  private var links: [UInt32]

  init(_ columns: LinkColumns, organizations: Int, where isKept: (Int) -> Bool) {
    starts = [UInt32](repeating: 0, count: organizations + 1)
    let kept = (0..<columns.count).filter(isKept)
    for link in kept { starts[Int(columns.sources[link]) + 1] += 1 }
    for organization in 0..<organizations { starts[organization + 1] += starts[organization] }
    var cursors = starts
    links = [UInt32](repeating: 0, count: kept.count)
    for link in kept {
      let source = Int(columns.sources[link])
      links[Int(cursors[source])] = UInt32(link)
      cursors[source] += 1
    }
  }

  subscript(organization: Int) -> ArraySlice<UInt32> {
    links[Int(starts[organization])..<Int(starts[organization + 1])]
  }
}
