import LabeledGraph

// Method. A new link from s for product p brings in whoever reaches s over p-routes, and an organization that
// lacks the flag for p reaches only such as lack it, too. So each product has a graph of its own: what it
// reaches from producers and what lacks the flag, condensed to components, in which the gain of a source is a
// sum over the components upstream. Of two candidates the one further downstream brings in at least as
// much: only components from which no other candidate can be reached, the *last* ones, need to be weighed.
//
// What one choice brought in by p stays brought in, together with all that is upstream of it by p: searches
// stop there.
//
// Large sets have one component, the *hub*, with a great part of the graph in or upstream of it, and many
// candidates downstream. What the hub brings is added up once, kept up to date, and added to what a candidate
// downstream brings beside it.

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
  /// The component with most members, where it has many.
  private(set) var hub: Hub?
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

  /// A component with many members.
  struct Hub: Sendable {
    let component: Int
    /// For each component whether it is the hub or upstream of it.
    let isUpstream: [Bool]
    /// For each component whether it is downstream of the hub.
    let isDownstream: [Bool]
    /// What a candidate in the hub would bring in.
    fileprivate(set) var gain: SuggestionGain
  }

  private static let membersOfHub = 64

  /// Looks for the hub.
  ///
  /// - Complexity: O(the graph).
  mutating func findHub(_ open: OpenOrganizations) {
    let sizes = (0..<components.count).map { components.members(of: $0).count }
    guard let component = sizes.indices.max(by: { (sizes[$0], $1) < (sizes[$1], $0) }),
      sizes[component] >= Self.membersOfHub
    else { return }
    let gain = gain(of: component, open)
    var isUpstream = [Bool](repeating: false, count: components.count)
    for other in queue { isUpstream[Int(other)] = true }
    var isDownstream = [Bool](repeating: false, count: components.count)
    for other in (0..<component).reversed() {
      isDownstream[other] = components.predecessors(of: other).contains {
        Int($0) == component || isDownstream[Int($0)]
      }
    }
    hub = Hub(
      component: component, isUpstream: isUpstream, isDownstream: isDownstream, gain: gain)
  }

  /// Notes that an organization was brought in by another product.
  mutating func take(_ organization: Int, of gain: SuggestionGain) {
    guard let hub, let component = component(of: organization), hub.isUpstream[component]
    else { return }
    self.hub?.gain.weight -= gain.weight
    self.hub?.gain.members -= gain.members
  }

  /// The component of an organization, or `nil` where it is none of the graph's.
  func component(of organization: Int) -> Int? {
    organizations.position(ofAscending: organization).map { Int(components.components[$0]) }
  }

  /// Adds up what a candidate in a component would bring in.
  ///
  /// - Complexity: O(the graph upstream of it).
  mutating func gain(of component: Int, _ open: OpenOrganizations) -> SuggestionGain {
    queue.removeAll(keepingCapacity: true)
    if isCovered[component] { return SuggestionGain() }
    if let hub, hub.component == component { return hub.gain }
    let passes = hub.map { $0.isDownstream[component] } ?? false
    searchUpstream(of: component, passingHub: passes)
    let weights = open.weights.span
    let members = open.members.span
    let organizations = organizations.span
    let components = components
    let bounds = components.memberBounds
    let positions = components.memberPositions
    var gain = passes ? hub?.gain ?? SuggestionGain() : SuggestionGain()
    for component in queue {
      for position in Int(bounds[Int(component)])..<Int(bounds[Int(component) + 1]) {
        let organization = Int(organizations[Int(positions[position])])
        gain.weight += weights[organization]
        gain.members += members[organization]
      }
    }
    return gain
  }

  /// Lists whom a candidate in a component would bring in, of those who count.
  ///
  /// - Complexity: O(the graph upstream of it).
  mutating func newcomers(_ component: Int, _ open: OpenOrganizations) -> [Int] {
    searchUpstream(of: component)
    return queue.flatMap { component in
      components.members(of: Int(component)).map { Int(organizations[Int($0)]) }
        .filter { open.weights[$0] != 0 }
    }
  }

  /// How many components the last search went through.
  var searched: Int { queue.count }

  /// Puts all that is upstream of a component and not covered into the queue, itself first; what is upstream of
  /// the hub is passed over if so asked.
  private mutating func searchUpstream(of component: Int, passingHub: Bool = false) {
    stamp += 1
    queue.removeAll(keepingCapacity: true)
    queue.append(UInt32(truncatingIfNeeded: component))
    stamps[component] = stamp
    let components = components
    let bounds = components.predecessorBounds
    let predecessors = components.predecessorNumbers
    let isPassed = passingHub ? hub?.isUpstream ?? [] : []
    var head = 0
    while head < queue.count {
      let next = Int(queue[head])
      head += 1
      for edge in Int(bounds[next])..<Int(bounds[next + 1]) {
        let predecessor = Int(predecessors[edge])
        if stamps[predecessor] == stamp || isCovered[predecessor] { continue }
        if passingHub, isPassed[predecessor] { continue }
        stamps[predecessor] = stamp
        queue.append(UInt32(truncatingIfNeeded: predecessor))
      }
    }
  }

  /// Makes a candidate in a component a link: what it brings in is open no more.
  ///
  /// - Returns: The organizations that it brings in, ascending, and what each added to gains.
  mutating func take(
    _ component: Int, _ open: inout OpenOrganizations
  ) -> [(organization: Int, gain: SuggestionGain)] {
    searchUpstream(of: component)
    var brought: [(organization: Int, gain: SuggestionGain)] = []
    for component in queue {
      isCovered[Int(component)] = true
      if Int(component) == hub?.component { hub = nil }
      for member in components.members(of: Int(component)) {
        let organization = Int(organizations[Int(member)])
        if let gain = open.close(organization) { brought.append((organization, gain)) }
      }
    }
    return brought.sorted { $0.organization < $1.organization }
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

  /// Whether an organization adds to a gain.
  func adds(_ organization: Int) -> Bool {
    weights[organization] != 0 || members[organization] != 0
  }

  /// Notes that an organization is brought in.
  ///
  /// - Returns: What it added to gains until then, or `nil` where it was brought in before.
  mutating func close(_ organization: Int) -> SuggestionGain? {
    guard isOpen[organization] else { return nil }
    isOpen[organization] = false
    let gain = SuggestionGain(weight: weights[organization], members: members[organization])
    weights[organization] = 0
    members[organization] = 0
    return gain
  }
}
