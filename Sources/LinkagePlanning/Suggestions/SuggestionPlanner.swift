import LabeledGraph
import LinkageGraph

/// Makes an answer of candidates: chooses links, finds their bound and their partners.
struct SuggestionPlanner {
  private let graph: ChainGraph
  private let request: SuggestionRequest
  private let parts: [FlagPart]
  private let count: SuggestedCount
  private let candidates: [LinkCandidate]?
  private let products: [LackingProduct]
  private var choices: [[SuggestionOptions.Choice?]]
  private var refused: [(candidate: Int, reason: LinkCandidate.Refusal)] = []

  init(
    _ graph: ChainGraph, _ request: SuggestionRequest, _ parts: [FlagPart], _ count: SuggestedCount,
    _ candidates: [LinkCandidate]?
  ) {
    self.graph = graph
    self.request = request
    self.parts = parts
    self.count = count
    self.candidates = candidates
    let lacking = parts.flatMap(\.lacking)
    products = Parallel.map(lacking.count) { position in
      var product = lacking[position]
      product.findHub(count.open)
      return product
    }
    choices = []
    if let candidates {
      choices = products.map {
        [SuggestionOptions.Choice?](repeating: nil, count: $0.components.count)
      }
      take(candidates)
    } else {
      let isByCost = request.isByCost
      // A budget pays for nothing whose cost nobody states.
      if isByCost, request.cost == nil {
        choices = products.map {
          [SuggestionOptions.Choice?](repeating: nil, count: $0.components.count)
        }
        return
      }
      let cost = request.cost.map(Self.inDong) ?? 0
      let kinds = graph.set.organizationColumns.kinds
      choices = Parallel.map(products.count) { [products] in
        Self.sources(of: products[$0], kinds, cost: cost)
      }
    }
  }

  private static func order(_ organization: Int, _ product: Int) -> UInt64 {
    UInt64(organization) << 32 | UInt64(product)
  }

  /// An amount in million đồng as whole đồng, so that costs are compared exactly.
  static func inDong(_ amount: Double) -> Int { Int((amount * 1_000_000).rounded()) }

  // MARK: Candidates

  /// Every collective organization of a graph is a source; of those in one component the first stands for all.
  private static func sources(
    of product: LackingProduct, _ kinds: SharedArray<OrganizationKind>, cost: Int
  ) -> [SuggestionOptions.Choice?] {
    var choices = [SuggestionOptions.Choice?](repeating: nil, count: product.components.count)
    for (vertex, organization) in product.organizations.enumerated()
    where kinds[Int(organization)].isCollective {
      let component = Int(product.components.components[vertex])
      if choices[component] == nil {
        choices[component] = SuggestionOptions.Choice(
          order: order(Int(organization), product.product), cost: cost)
      }
    }
    return choices
  }

  /// Takes the candidates of a list that are some, and of those in one component the best.
  private mutating func take(_ candidates: [LinkCandidate]) {
    struct Line: Hashable {
      let source: OrganizationPosition
      let target: OrganizationPosition
      let product: ProductPosition
    }
    var least: [Line: (cost: Int, candidate: Int)] = [:]
    let isByCost = request.isByCost
    for (number, candidate) in candidates.enumerated() {
      if let reason = refusal(of: candidate, isByCost: isByCost) {
        refused.append((number, reason))
        continue
      }
      guard let product = candidate.product else { continue }
      let line = Line(source: candidate.source, target: candidate.target, product: product)
      // One that states a cost says more than one that does not.
      let cost = (candidate.cost ?? request.cost).map(Self.inDong) ?? .max
      if let known = least[line] {
        refused.append((known.cost <= cost ? number : known.candidate, .repeated))
        if known.cost <= cost { continue }
      }
      least[line] = (cost, number)
    }
    refused.sort { $0.candidate < $1.candidate }
    let positions = Dictionary(
      uniqueKeysWithValues: products.enumerated().map { ($1.product, $0) })
    for (line, value) in least.sorted(by: { $0.value.candidate < $1.value.candidate }) {
      guard let position = positions[line.product.offset],
        let component = products[position].component(of: line.source.offset)
      else { continue }
      let choice = SuggestionOptions.Choice(
        order: Self.order(line.source.offset, line.product.offset),
        cost: value.cost == .max ? 0 : value.cost,
        candidate: value.candidate)
      let known = choices[position][component]
      if known.map({ precedes(choice, $0, line, candidates, isByCost: isByCost) }) ?? true {
        choices[position][component] = choice
      }
    }

    func precedes(
      _ choice: SuggestionOptions.Choice, _ other: SuggestionOptions.Choice, _ line: Line,
      _ candidates: [LinkCandidate], isByCost: Bool
    ) -> Bool {
      if isByCost, choice.cost != other.cost { return choice.cost < other.cost }
      if choice.order != other.order { return choice.order < other.order }
      return other.candidate.map { line.target < candidates[$0].target } ?? true
    }
  }

  /// Why a link is no candidate, or `nil`.
  private func refusal(of candidate: LinkCandidate, isByCost: Bool) -> LinkCandidate.Refusal? {
    guard let product = candidate.product?.offset else { return .noProduct }
    let source = candidate.source.offset
    guard let part = parts.first(where: { $0.products.contains(product) }),
      part.named >> UInt16(product - part.products.lowerBound) & 1 != 0
    else { return .otherProduct }
    if !graph.set.kind(of: source).isCollective { return .sourceIsNotCollective }
    if !part.has(part.supply, source, product: product) { return .productDoesNotReachSource }
    if part.has(part.reached, source, product: product) { return .sourceHasFlag }
    if candidate.target == candidate.source { return .targetIsSource }
    let target = candidate.target.offset
    let isEnd = !graph.set.organizationColumns.acting[target].isDisjoint(with: request.flag.ends)
    if !isEnd, !part.has(part.reached, target, product: product) {
      return .targetLacksFlag
    }
    return isByCost && candidate.cost == nil && request.cost == nil ? .noCost : nil
  }

  // MARK: The choice

  mutating func answer() -> LinkSuggestions {
    let isByCost = request.isByCost
    // A candidate further upstream may be worth its lower cost.
    let onlyLast = candidates == nil || !isByCost
    let options = SuggestionOptions(
      products, choices: choices, onlyLast: onlyLast, count.open)
    var search = SuggestionSearch(
      products, options, onlyLast: onlyLast, isByCost: isByCost, count.open)
    var bounds = SuggestionBounds(before: count.before, limit: count.before + options.limit)
    let start = options.options.count <= Self.mostOptionsListed ? search : nil
    switch request.limit {
    case .count(let most):
      bounds.boundCount(most, &search)
      while search.steps.count < most, search.choose() {
        if search.isCheckpoint || search.steps.count == most { bounds.boundCount(most, &search) }
      }
      bounds.tighten(.count(most), brought: search.brought, start)
    case .share(let share):
      let goal = share.leastPart(of: count.selected)
      bounds.boundLinks(goal, &search)
      while count.before + search.brought < goal, search.choose() {
        if search.isCheckpoint { bounds.boundLinks(goal, &search) }
      }
      bounds.tighten(goal, links: search.steps.count, start)
    case .budget(let amount):
      let budget = Self.inDong(amount)
      bounds.boundBudget(budget, &search)
      let single = Self.best(options, search, costingAtMost: budget)
      var rest = budget
      while search.choose(costingAtMost: rest) {
        rest -= cost(of: search.steps[search.steps.count - 1])
        if search.isCheckpoint { bounds.boundBudget(budget, &search) }
      }
      bounds.boundBudget(budget, &search)
      if let single, single.gain.weight > search.brought {
        search = single.search
        search.takeInstead(single.number)
      }
      bounds.tighten(.budget(budget), brought: search.brought, start)
    }
    return answer(search.steps, bounds)
  }

  /// Options are listed for a better bound up to this number.
  private static let mostOptionsListed = 20_000

  /// The option within a budget that brings most, and a search that has chosen nothing.
  private static func best(
    _ options: SuggestionOptions, _ start: SuggestionSearch, costingAtMost budget: Int
  ) -> (number: Int, gain: SuggestionGain, search: SuggestionSearch)? {
    var search = start
    guard let best = search.mostBringing(costingAtMost: budget) else { return nil }
    return (best.number, best.gain, search)
  }

  private func cost(of step: SuggestionSearch.Step) -> Int {
    choices[step.product][step.component]?.cost ?? 0
  }

  private func answer(
    _ steps: [SuggestionSearch.Step], _ bounds: SuggestionBounds
  ) -> LinkSuggestions {
    let isByCost = request.isByCost
    var rules = steps.isEmpty || candidates != nil ? nil : PartnerRules(graph, parts, request.flag)
    var links: [LinkSuggestion] = []
    var after = count.before
    var spent = 0
    let people = graph.set.organizationColumns.people
    for step in steps {
      guard let choice = choices[step.product][step.component] else { continue }
      let product = products[step.product].product
      let source = Int(choice.order >> 32)
      after += step.gain.weight
      var link: LinkCandidate
      var reason: PartnerReason?
      if let candidate = choice.candidate, let given = candidates?[candidate] {
        link = given
        link.cost = given.cost ?? request.cost
      } else {
        let partner = rules?.partner(of: source, product: product)
        reason = partner?.reason
        link = LinkCandidate(
          source: OrganizationPosition(source),
          target: OrganizationPosition(partner?.target ?? source),
          product: ProductPosition(product), cost: request.cost)
      }
      if link.cost != nil { spent += choice.cost }
      links.append(
        LinkSuggestion(
          link: link, product: ProductPosition(product), gain: step.gain.weight,
          organizations: step.organizations.map { OrganizationPosition($0) },
          members: step.organizations.reduce(0) { $0 + people[$1] }, after: after, reason: reason))
    }
    var (atLeast, upTo): (Int?, Int?) = (nil, nil)
    if case .share = request.limit { atLeast = bounds.atLeast } else { upTo = bounds.upTo }
    return LinkSuggestions(
      request: request, selected: count.selected, before: count.before, links: links,
      atLeast: atLeast, upTo: upTo, limit: bounds.limit,
      spent: links.allSatisfy { $0.link.cost != nil } && (!links.isEmpty || isByCost)
        ? Double(spent) / 1_000_000 : nil, refused: refused)
  }
}

/// What no choice exceeds, and below how many links none reaches a goal.
struct SuggestionBounds {
  let before: Int
  /// What all candidates together would bring.
  let limit: Int
  /// What no choice exceeds.
  private(set) var upTo: Int
  /// Below how many links no choice reaches the goal; `nil` where none does.
  private(set) var atLeast: Int? = 0

  init(before: Int, limit: Int) {
    self.before = before
    self.limit = limit
    upTo = limit
  }

  /// Looks for a better bound of what no choice exceeds, where the graphs are small enough.
  mutating func tighten(
    _ limit: MultiplierBound.Limit, brought: Int, _ start: SuggestionSearch?
  ) {
    guard let start, upTo > before + brought, let bound = MultiplierBound(start) else { return }
    upTo = min(upTo, before + bound.most(limit, reached: brought))
  }

  /// Looks for a better bound of the links that a goal takes, given that so many do.
  mutating func tighten(_ goal: Int, links: Int, _ start: SuggestionSearch?) {
    guard let start, let known = atLeast, known < links, let bound = MultiplierBound(start)
    else { return }
    atLeast = max(known, bound.fewest(bringing: goal - before, links: links))
  }

  /// From here, no so many links bring more than the greatest gains there are.
  mutating func boundCount(_ most: Int, _ search: inout SuggestionSearch) {
    var (sum, left) = (before + search.brought, most)
    search.forEachGain { weight, _ in
      sum += weight
      left -= 1
      return left > 0
    }
    upTo = min(upTo, sum)
  }

  /// From here, whatever brings what is missing has as many links as the greatest gains that do.
  mutating func boundLinks(_ goal: Int, _ search: inout SuggestionSearch) {
    guard limit >= goal, let known = atLeast else {
      atLeast = nil
      return
    }
    var (sum, links) = (before + search.brought, 0)
    if sum >= goal { return }
    search.forEachGain { weight, _ in
      sum += weight
      links += 1
      return sum < goal
    }
    atLeast = max(known, links)
  }

  /// From here, no more is brought for a budget than by the best parts of links for their cost.
  mutating func boundBudget(_ budget: Int, _ search: inout SuggestionSearch) {
    var (sum, left) = (before + search.brought, budget)
    search.forEachGain { weight, cost in
      // None of these is ever affordable.
      if cost > budget { return true }
      if cost <= left {
        sum += weight
        left -= cost
        return true
      }
      sum += Self.part(weight, left, of: cost)
      return false
    }
    upTo = min(upTo, sum)
  }

  /// A part of a gain, rounded down: what is brought is whole.
  private static func part(_ weight: Int, _ left: Int, of cost: Int) -> Int {
    let product = weight.multipliedFullWidth(by: left)
    return cost.dividingFullWidth(product).quotient
  }
}
