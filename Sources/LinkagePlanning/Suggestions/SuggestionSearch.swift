import LabeledGraph

// Method. Greedy choice with lazy gains [1]: what an option brings never becomes more, so that an option
// whose gain was found anew and still is the greatest need not wait for the others. Bounds of the best choice
// are those of submodular functions [2]: from what any links bring, no k links reach further than the k
// greatest gains there; by a budget, than the fractional knapsack of the gains. They hold at every step of the
// greedy choice, and the least counts.
//
// Ties: an entry's order is that of its first candidate while its component has something to gain itself:
// no candidate elsewhere then brings the same. Once it has not, one further upstream may, and the entry
// stands at the least order upstream until its turn comes.
//
// [1] M. Minoux, "Accelerated greedy algorithms for maximizing submodular set functions", Optimization
//     Techniques, Springer, 1978, 234–243.
// [2] G. L. Nemhauser, L. A. Wolsey, M. L. Fisher, "An analysis of approximations for maximizing submodular set
//     functions I", Mathematical Programming 14 (1978), 265–294.

/// The greedy choice of links, one by one.
struct SuggestionSearch: Sendable {
  /// One choice.
  struct Step: Sendable {
    let product: Int
    let component: Int
    let gain: SuggestionGain
    /// The organizations brought in, ascending.
    let organizations: [Int]
  }

  let options: SuggestionOptions
  let onlyLast: Bool
  private(set) var products: [LackingProduct]
  private(set) var open: OpenOrganizations
  /// What has been brought in so far.
  private(set) var brought = 0
  private(set) var steps: [Step] = []

  private var heap: SuggestionHeap
  private var versions: [UInt32]
  /// What each option brings at most now.
  private var gains: [SuggestionGain]
  /// The round in which that was found, -1 where it is only a bound.
  private var rounds: [Int32]
  private var round: Int32 = 0
  /// Options whose order was found in this round.
  private var refined: [Int] = []
  /// Options that cost more than what was left: no choice of this search, but of another.
  private var tooCostly: [SuggestionHeap.Entry] = []

  init(
    _ products: [LackingProduct], _ options: SuggestionOptions, onlyLast: Bool, isByCost: Bool,
    _ open: OpenOrganizations
  ) {
    self.products = products
    self.options = options
    self.onlyLast = onlyLast
    self.open = open
    let all = options.options
    versions = [UInt32](repeating: 0, count: all.count)
    gains = all.map(\.gain)
    rounds = all.map { $0.isExact ? 0 : -1 }
    var entries: [SuggestionHeap.Entry] = []
    for (number, option) in all.enumerated() {
      let isOwn =
        !onlyLast || products[option.product].hasOwnGain(option.component, open)
      entries.append(
        SuggestionHeap.Entry(
          gain: option.gain, cost: option.cost,
          order: isOwn ? option.order : option.lowestOrder,
          option: UInt32(number), version: 0))
    }
    heap = SuggestionHeap(isByCost: isByCost, entries)
  }

  /// Chooses the best option that costs no more than an amount in đồng.
  ///
  /// - Returns: Whether there was one that brings anything.
  mutating func choose(costingAtMost most: Int = .max) -> Bool {
    while let entry = heap.pop() {
      let number = Int(entry.option)
      if entry.version != versions[number] { continue }
      if entry.cost > most {
        tooCostly.append(entry)
        continue
      }
      let option = options.options[number]
      find(number)
      let gain = gains[number]
      if gain.weight == 0 { continue }
      if gain != entry.gain {
        var entry = entry
        entry.gain = gain
        heap.push(entry)
        continue
      }
      var component = option.component
      if onlyLast, !products[option.product].hasOwnGain(component, open) {
        component = products[option.product].firstEqual(
          to: component, gain: gain, orders: options.orders[option.product], open)
        let order = options.orders[option.product][component]
        if order != entry.order {
          var entry = entry
          entry.order = order
          heap.push(entry)
          refined.append(number)
          continue
        }
      }
      take(option.product, component, gain, refinedBefore: number)
      return true
    }
    return false
  }

  /// Takes the single option that brings most for at most an amount in đồng, in place of all choices.
  mutating func takeInstead(_ number: Int) {
    let option = options.options[number]
    find(number)
    take(option.product, option.component, gains[number], refinedBefore: number)
  }

  private mutating func take(
    _ product: Int, _ component: Int, _ gain: SuggestionGain, refinedBefore chosen: Int
  ) {
    let taken = products[product].take(component, &open)
    let organizations = taken.map(\.organization)
    for other in products.indices where other != product && products[other].hub != nil {
      for (organization, gain) in taken { products[other].take(organization, of: gain) }
    }
    steps.append(
      Step(product: product, component: component, gain: gain, organizations: organizations))
    brought += gain.weight
    round += 1
    for number in refined where number != chosen { putBack(number) }
    refined.removeAll(keepingCapacity: true)
    for organization in organizations {
      for number in options.options(of: organization) where Int(number) != chosen {
        let option = options.options[Int(number)]
        if option.lowestOrder != option.order,
          !products[option.product].hasOwnGain(option.component, open)
        {
          putBack(Int(number))
        }
      }
    }
  }

  /// Puts an option back at the least order that it may have.
  private mutating func putBack(_ number: Int) {
    let option = options.options[number]
    versions[number] += 1
    let isOwn = products[option.product].hasOwnGain(option.component, open)
    heap.push(
      SuggestionHeap.Entry(
        gain: gains[number], cost: option.cost, order: isOwn ? option.order : option.lowestOrder,
        option: UInt32(number), version: versions[number]))
  }

  /// Finds what an option brings now.
  private mutating func find(_ number: Int) {
    if rounds[number] == round { return }
    let option = options.options[number]
    gains[number] = products[option.product].gain(of: option.component, open)
    rounds[number] = round
  }

  // MARK: Bounds

  /// Lists whom each option would bring in; `nil` where these are more than a limit.
  mutating func covers(atMost most: Int) -> [[Int]]? {
    var (covers, count) = ([[Int]](), 0)
    for option in options.options {
      let newcomers = products[option.product].newcomers(option.component, open)
      count += max(newcomers.count, products[option.product].searched)
      if count > most { return nil }
      covers.append(newcomers)
    }
    return covers
  }

  /// How many steps searches for bounds may still take.
  private var patience = 20_000_000

  /// Goes through the options, those that bring most first, or most for their cost.
  ///
  /// What an option brings is found while the patience lasts; then the most that it may bring stands for it.
  ///
  /// - Parameter body: Receives what an option brings and costs; returns whether to go on.
  mutating func forEachGain(_ body: (_ weight: Int, _ cost: Int) -> Bool) {
    var heap = heap
    for entry in tooCostly { heap.push(entry) }
    while let entry = heap.pop() {
      let number = Int(entry.option)
      if entry.version != versions[number] { continue }
      if rounds[number] != round, patience > 0 {
        find(number)
        patience -= products[options.options[number].product].searched
      }
      let gain = min(gains[number], entry.gain)
      if gain.weight == 0 { continue }
      if gain != entry.gain {
        var entry = entry
        entry.gain = gain
        heap.push(entry)
        continue
      }
      if !body(gain.weight, entry.cost) { return }
    }
  }

  /// The option that brings most for at most an amount in đồng; of equals the one with most members, then the
  /// first.
  mutating func mostBringing(
    costingAtMost most: Int
  ) -> (number: Int, gain: SuggestionGain)? {
    var candidates = SuggestionHeap(
      isByCost: false,
      heap.entries.filter { $0.version == versions[Int($0.option)] && $0.cost <= most })
    while var entry = candidates.pop() {
      let number = Int(entry.option)
      find(number)
      if gains[number].weight == 0 { continue }
      if gains[number] == entry.gain { return (number, entry.gain) }
      entry.gain = gains[number]
      candidates.push(entry)
    }
    return nil
  }

  /// Whether bounds are looked for at this step: at every one while that is cheap, else when their number
  /// has doubled.
  var isCheckpoint: Bool {
    let count = steps.count
    return options.options.count <= 2048 && patience > 0 || count & (count - 1) == 0
  }
}
