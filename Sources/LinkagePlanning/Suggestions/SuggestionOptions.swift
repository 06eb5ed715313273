import LabeledGraph

/// What can be chosen: components with candidates, each with its first candidate and what it costs.
struct SuggestionOptions: Sendable {
  /// A component with a candidate.
  struct Option: Sendable {
    /// The position of the product in the list of graphs.
    let product: Int
    let component: Int
    /// What its candidate costs, in đồng.
    let cost: Int
    /// The order of its first candidate: by organization, then by product.
    let order: UInt64
    /// The least order of a candidate upstream, its own included.
    let lowestOrder: UInt64
    /// What it brings at most, to begin with.
    let gain: SuggestionGain
    /// Whether it brings just that.
    let isExact: Bool
  }

  /// The candidate of a component.
  struct Choice: Sendable {
    var order: UInt64
    var cost: Int
    /// The position of the candidate in the list that was given, or `nil` where none was.
    var candidate: Int?
  }

  static let noOrder = UInt64.max

  private(set) var options: [Option] = []
  /// For each product, the order of the first candidate of each component, or ``noOrder``.
  let orders: [[UInt64]]
  /// What all candidates together bring.
  let limit: Int
  /// Options by the organizations of their components, where options of several products may have one.
  private let optionsOfOrganization: [UInt32: [UInt32]]

  /// Looks for what can be chosen.
  ///
  /// - Parameters:
  ///   - products: The graphs.
  ///   - choices: For each graph, the candidate of each component that has one.
  ///   - onlyLast: Whether only components from which no other candidate can be reached are options.
  ///   - open: What is to be brought in.
  init(
    _ products: [LackingProduct], choices: [[Choice?]], onlyLast: Bool, _ open: OpenOrganizations
  ) {
    orders = choices.map { $0.map { $0?.order ?? Self.noOrder } }
    let parts = Parallel.map(products.count) { product in
      Part(products[product], product, choices[product], onlyLast: onlyLast, open)
    }
    options = parts.flatMap(\.options)
    var isBrought = [Bool](repeating: false, count: open.weights.count)
    for (product, part) in zip(products, parts) {
      for (vertex, organization) in product.organizations.enumerated()
      where part.reachesCandidate[Int(product.components.components[vertex])] {
        isBrought[Int(organization)] = true
      }
    }
    limit = isBrought.indices.reduce(0) { isBrought[$1] ? $0 + open.weights[$1] : $0 }
    var options: [UInt32: [UInt32]] = [:]
    if products.count > 1, onlyLast {
      for (number, option) in self.options.enumerated() {
        let product = products[option.product]
        for member in product.components.members(of: option.component) {
          options[product.organizations[Int(member)], default: []].append(UInt32(number))
        }
      }
    }
    optionsOfOrganization = options
  }

  /// The options in whose component an organization is, where there are several products.
  func options(of organization: Int) -> [UInt32] {
    optionsOfOrganization[UInt32(truncatingIfNeeded: organization)] ?? []
  }
}

/// The options of one product.
private struct Part: Sendable {
  private(set) var options: [SuggestionOptions.Option] = []
  /// For each component, whether a candidate is in it or downstream of it.
  let reachesCandidate: [Bool]

  init(
    _ product: LackingProduct, _ position: Int, _ choices: [SuggestionOptions.Choice?],
    onlyLast: Bool, _ open: OpenOrganizations
  ) {
    let components = product.components
    let count = components.count
    var isFollowed = [Bool](repeating: false, count: count)
    var reaches = isFollowed
    var lowest = choices.map { $0?.order ?? SuggestionOptions.noOrder }
    // Downstream components have lesser numbers.
    for component in 0..<count {
      reaches[component] = isFollowed[component] || choices[component] != nil
      if !reaches[component] { continue }
      for predecessor in components.predecessors(of: component) {
        isFollowed[Int(predecessor)] = true
      }
    }
    for component in (0..<count).reversed() {
      for predecessor in components.predecessors(of: component) {
        lowest[component] = min(lowest[component], lowest[Int(predecessor)])
      }
    }
    reachesCandidate = reaches
    let bounds = GainBounds(product, reaches: reaches, choices: choices, isFollowed, open)
    for component in 0..<count {
      guard let choice = choices[component], !onlyLast || !isFollowed[component] else { continue }
      let (gain, isExact) = bounds.gain(of: component)
      if gain.weight == 0 { continue }
      options.append(
        SuggestionOptions.Option(
          product: position, component: component, cost: choice.cost, order: choice.order,
          lowestOrder: lowest[component], gain: gain, isExact: isExact))
    }
  }
}

/// What candidates bring at most, found without a search for each.
///
/// What leads to one last component alone is counted for it exactly. What leads to several is counted
/// for each as often as there are ways, and no more than all of it; but what is upstream of the hub is counted once.
private struct GainBounds {
  private static let none = UInt32.max
  private static let several = UInt32.max - 1

  private let isFollowed: [Bool]
  /// What leads to each last component alone.
  private var own: [SuggestionGain]
  /// What leads to others, too, by ways.
  private var shared: [SuggestionGain]
  /// All of it that leads to several.
  private var allShared = SuggestionGain()
  /// What is upstream of each, by ways, itself included; for those that are not last.
  private var upstream: [SuggestionGain]
  private var all = SuggestionGain()
  private let hub: LackingProduct.Hub?
  private var hubIsShared = false

  init(
    _ product: LackingProduct, reaches: [Bool], choices: [SuggestionOptions.Choice?],
    _ isFollowed: [Bool], _ open: OpenOrganizations
  ) {
    self.isFollowed = isFollowed
    hub = product.hub
    let components = product.components
    let count = components.count
    var gains = [SuggestionGain](repeating: SuggestionGain(), count: count)
    for (vertex, organization) in product.organizations.enumerated() {
      let component = Int(components.components[vertex])
      gains[component].weight += open.weights[Int(organization)]
      gains[component].members += open.members[Int(organization)]
    }
    var owners = [UInt32](repeating: Self.none, count: count)
    for component in 0..<count where reaches[component] {
      if choices[component] != nil, !isFollowed[component] {
        owners[component] = UInt32(truncatingIfNeeded: component)
      }
      for predecessor in components.predecessors(of: component) {
        let known = owners[Int(predecessor)]
        if known == owners[component] { continue }
        owners[Int(predecessor)] = known == Self.none ? owners[component] : Self.several
      }
    }
    hubIsShared = hub.map { owners[$0.component] == Self.several } ?? false
    own = [SuggestionGain](repeating: SuggestionGain(), count: count)
    shared = own
    upstream = gains
    var byWays = own
    for component in 0..<count where reaches[component] {
      all.add(gains[component], upTo: Self.greatest)
      if owners[component] == Self.several {
        allShared.add(gains[component], upTo: Self.greatest)
      } else {
        own[Int(owners[component])].add(gains[component], upTo: Self.greatest)
      }
    }
    for component in (0..<count).reversed() where reaches[component] {
      let isShared = owners[component] == Self.several
      let passesHub = hub?.isDownstream[component] ?? false
      if isShared { byWays[component] = gains[component] }
      for predecessor in components.predecessors(of: component) {
        upstream[component].add(upstream[Int(predecessor)], upTo: all)
        if owners[Int(predecessor)] != Self.several { continue }
        if passesHub, hub?.isUpstream[Int(predecessor)] ?? false { continue }
        if isShared {
          byWays[component].add(byWays[Int(predecessor)], upTo: allShared)
        } else {
          shared[Int(owners[component])].add(byWays[Int(predecessor)], upTo: allShared)
        }
      }
    }
  }

  private static let greatest = SuggestionGain(weight: .max / 4, members: .max / 4)

  func gain(of component: Int) -> (gain: SuggestionGain, isExact: Bool) {
    if isFollowed[component] { return (upstream[component], false) }
    let isExact = shared[component] == SuggestionGain()
    var gain = own[component]
    gain.add(shared[component], upTo: Self.greatest)
    // Where the hub leads here alone, it is the component's own.
    if let hub, hubIsShared, hub.isDownstream[component] {
      gain.add(hub.gain, upTo: Self.greatest)
    }
    return (gain, isExact)
  }
}

extension SuggestionGain {
  /// Adds another, up to a limit.
  fileprivate mutating func add(_ other: SuggestionGain, upTo limit: SuggestionGain) {
    weight = min(limit.weight, weight + other.weight)
    members = min(limit.members, members + other.members)
  }
}
