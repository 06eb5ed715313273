import LabeledGraph

// Method. A new link from s for product p brings in whoever reaches s over p-routes, and an organization that
// lacks the flag for p reaches only such as lack it, too. So each product has a graph of its own: what it
// reaches from producers and what lacks the flag, condensed to components, in which the gain of a source is a
// sum over the components upstream. Of two candidates the one further downstream brings in at least as
// much: only components from which no other candidate can be reached, the *last* ones, need to be weighed.
//
// What one choice brought in by p stays brought in, together with all that is upstream of it by p: searches
// stop there.

/// The organizations that a product reaches and that lack a flag for it, as a graph of components.
struct LackingProduct: Sendable {
  /// The product.
  let product: Int
  /// The components; an edge leads from greater numbers to lesser ones, the way the goods run.
  let components: CondensedRows
  /// The organization of each vertex of the components, ascending.
  let organizations: [UInt32]

  /// What is brought in, by components.
  private(set) var isCovered: [Bool]
  private var stamps: [UInt32]
  private var stamp: UInt32 = 0
  private var queue: [UInt32] = []

  init(product: Int, components: CondensedRows, organizations: [UInt32]) {
    self.product = product
    self.components = components
    self.organizations = organizations
    isCovered = [Bool](repeating: false, count: components.count)
    stamps = [UInt32](repeating: 0, count: components.count)
  }

  /// The component of an organization, or `nil` where it is none of the graph's.
  func component(of organization: Int) -> Int? {
    var (low, high) = (0, organizations.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(organizations[middle]) < organization { low = middle + 1 } else { high = middle }
    }
    guard low < organizations.count, Int(organizations[low]) == organization else { return nil }
    return Int(components.components[low])
  }

  /// Adds up what a candidate in a component would bring in.
  ///
  /// - Complexity: O(the graph upstream of it).
  mutating func gain(of component: Int, _ open: OpenOrganizations) -> SuggestionGain {
    if isCovered[component] { return SuggestionGain() }
    searchUpstream(of: component)
    let weights = open.weights.span
    let members = open.members.span
    let organizations = organizations.span
    let bounds = components.memberBounds
    let positions = components.memberPositions
    var gain = SuggestionGain()
    for component in queue {
      for position in Int(bounds[Int(component)])..<Int(bounds[Int(component) + 1]) {
        let organization = Int(organizations[Int(positions[position])])
        gain.weight += weights[organization]
        gain.members += members[organization]
      }
    }
    return gain
  }

  /// How many components the last search went through.
  var searched: Int { queue.count }

  /// Puts all that is upstream of a component and not covered into the queue, itself first.
  private mutating func searchUpstream(of component: Int) {
    stamp += 1
    queue.removeAll(keepingCapacity: true)
    queue.append(UInt32(truncatingIfNeeded: component))
    stamps[component] = stamp
    let components = components
    let bounds = components.predecessorBounds
    let predecessors = components.predecessorNumbers
    var head = 0
    while head < queue.count {
      let next = Int(queue[head])
      head += 1
      for edge in Int(bounds[next])..<Int(bounds[next + 1]) {
        let predecessor = Int(predecessors[edge])
        if stamps[predecessor] == stamp || isCovered[predecessor] { continue }
        stamps[predecessor] = stamp
        queue.append(UInt32(truncatingIfNeeded: predecessor))
      }
    }
  }

  /// Makes a candidate in a component a link: what it brings in is open no more.
  ///
  /// - Returns: The organizations that it brings in, ascending.
  mutating func take(_ component: Int, _ open: inout OpenOrganizations) -> [Int] {
    searchUpstream(of: component)
    var brought: [Int] = []
    for component in queue {
      isCovered[Int(component)] = true
      for member in components.members(of: Int(component)) {
        let organization = Int(organizations[Int(member)])
        if open.close(organization) { brought.append(organization) }
      }
    }
    return brought.sorted()
  }

  /// Whether something in a component itself is still to gain.
  func hasOwnGain(_ component: Int, _ open: OpenOrganizations) -> Bool {
    components.members(of: component).contains { open.adds(Int(organizations[Int($0)])) }
  }

  /// Of the candidates that would bring in the same as one in a last component, the order of the first: all that
  /// it brings in must reach such a candidate, too.
  ///
  /// - Parameters:
  ///   - component: The last component, which is not covered and has a gain.
  ///   - gain: Its gain.
  ///   - orders: The order of the first candidate of each component, the greatest number where it has none.
  ///   - open: What is not yet brought in.
  /// - Returns: The component whose first candidate comes first.
  /// - Complexity: O(the graph upstream of it) where the component has something to gain itself; else that
  ///   for each candidate upstream which comes before its own.
  mutating func firstEqual(
    to component: Int, gain: SuggestionGain, orders: [UInt64], _ open: OpenOrganizations
  ) -> Int {
    // Whoever brings in a member of the component is reached from it, and so is in it.
    if hasOwnGain(component, open) { return component }
    searchUpstream(of: component)
    let upstream = queue.sorted(by: >)
    guard let nearest = upstream.last(where: { hasOwnGain(Int($0), open) }) else {
      return component
    }
    // What the nearest with a gain can reach, going downstream: from greater numbers to lesser ones.
    var isReached = Set([nearest])
    var candidates: [UInt32] = []
    for other in upstream where other <= nearest {
      if other != nearest {
        guard components.predecessors(of: Int(other)).contains(where: { isReached.contains($0) })
        else { continue }
        isReached.insert(other)
      }
      if orders[Int(other)] < orders[component] { candidates.append(other) }
    }
    candidates.sort { orders[Int($0)] < orders[Int($1)] }
    for candidate in candidates where self.gain(of: Int(candidate), open) == gain {
      return Int(candidate)
    }
    return component
  }
}

/// How much a link brings: what counts, and people, which decide between equals.
struct SuggestionGain: Sendable, Hashable, Comparable {
  /// Organizations, or people where members are weighed.
  var weight = 0
  var members = 0

  static func < (left: SuggestionGain, right: SuggestionGain) -> Bool {
    (left.weight, left.members) < (right.weight, right.members)
  }
}

/// The selected organizations that nothing has brought in yet, and what each counts for.
struct OpenOrganizations: Sendable {
  /// What each organization adds to the gain of a link: 0 once it is brought in.
  private(set) var weights: [Int]
  /// Its members: 0 once it is brought in.
  private(set) var members: [Int]
  private var isOpen: [Bool]

  init(isOpen: [Bool], weights: [Int], members: [Int]) {
    self.isOpen = isOpen
    self.weights = weights
    self.members = members
  }

  /// Whether it adds to a gain.
  func adds(_ organization: Int) -> Bool {
    weights[organization] != 0 || members[organization] != 0
  }

  /// Notes that an organization is brought in; returns whether it was not yet.
  mutating func close(_ organization: Int) -> Bool {
    guard isOpen[organization] else { return false }
    isOpen[organization] = false
    weights[organization] = 0
    members[organization] = 0
    return true
  }
}
