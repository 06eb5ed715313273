// Method. The bounds along the greedy choice count what is upstream of several candidates for each of them. Here
// each organization has a multiplier y between 0 and its weight w: what a link that brings it in is credited with. Whatever
// links are chosen, they bring at most the sum of w − y over all organizations and, for each link, the sum of y over whom it
// brings in: so that is a bound with any multipliers, with k links that with the k greatest sums. Good multipliers are found by
// subgradient steps [1]: what is credited to several chosen links is made less, what to none more. Multipliers are whole
// numbers of small units, so that every bound is exact.
//
// [1] M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management
//     Science 27 (1981), 1–18.

/// A bound of the best choice, for graphs that are small enough to list whom each option brings in.
struct MultiplierBound {
  /// What a choice is limited by.
  enum Limit {
    case count(Int)
    /// In đồng.
    case budget(Int)
  }

  /// Of each organization that some option brings in.
  private let weights: [Int]
  /// For each option whom it brings in.
  private let covers: [[UInt32]]
  private let costs: [Int]

  /// Multipliers are whole numbers of this part of 1.
  private static let unit = 1024
  private static let mostCovered = 300_000
  private static let rounds = 200
  /// After so many rounds without progress the steps are halved.
  private static let patience = 12

  /// Lists whom the options of a search that has chosen nothing bring in; `nil` where these are too many.
  init?(_ start: SuggestionSearch) {
    var search = start
    guard let covers = search.covers(atMost: Self.mostCovered) else { return nil }
    var numbers: [Int: UInt32] = [:]
    var weights: [Int] = []
    self.covers = covers.map { organizations in
      organizations.map { organization in
        if let number = numbers[organization] { return number }
        let number = UInt32(weights.count)
        numbers[organization] = number
        weights.append(start.open.weights[organization])
        return number
      }
    }
    self.weights = weights
    costs = start.options.options.map(\.cost)
  }

  /// What no choice within a limit brings more than, given what one does bring.
  func most(_ limit: Limit, reached: Int) -> Int {
    var most = Int.max
    search(limit, reached: reached) { base, credits in
      let value = (base + chosen(credits, limit).sum) / Self.unit
      most = min(most, value)
      return most > reached
    }
    return most
  }

  /// Below how many links no choice brings so much, given that so many do.
  func fewest(bringing wanted: Int, links: Int) -> Int {
    var fewest = 0
    if links == 0 { return 0 }
    search(.count(links - 1), reached: wanted) { base, credits in
      var (sum, count) = (base, 0)
      for credit in credits.sorted(by: >) where sum < wanted * Self.unit {
        sum += credit
        count += 1
      }
      fewest = max(fewest, count)
      return fewest < links
    }
    return fewest
  }

  /// Tries multipliers, and passes on what each comes to: the sum over all organizations, and the credit of each option, in
  /// units; until the body returns that it is enough.
  private func search(
    _ limit: Limit, reached: Int, _ body: (_ base: Int, _ credits: [Int]) -> Bool
  ) {
    var multipliers = weights.map { $0 * Self.unit }
    var (best, sinceBest, pace) = (Int.max, 0, 1.0)
    for _ in 0..<Self.rounds {
      let base = weights.indices.reduce(0) { $0 + weights[$1] * Self.unit - multipliers[$1] }
      let credits = covers.map { $0.reduce(0) { $0 + multipliers[Int($1)] } }
      if !body(base, credits) { return }
      let (sum, parts) = chosen(credits, limit)
      if base + sum < best {
        (best, sinceBest) = (base + sum, 0)
      } else {
        sinceBest += 1
        if sinceBest == Self.patience { (pace, sinceBest) = (pace / 2, 0) }
      }
      // How much more often than once each is brought in: to be brought in once costs nothing.
      var excess = [Double](repeating: -1, count: weights.count)
      for (option, part) in parts {
        for organization in covers[option] { excess[Int(organization)] += part }
      }
      for organization in excess.indices
      where excess[organization] < 0
        && multipliers[organization] == weights[organization] * Self.unit
      {
        // No multiplier is greater than the weight.
        excess[organization] = 0
      }
      let length = excess.reduce(0) { $0 + $1 * $1 }
      if length == 0 { return }
      let step = pace * Double(max(Self.unit, base + sum - reached * Self.unit)) / length
      for organization in excess.indices where excess[organization] != 0 {
        let moved = Double(multipliers[organization]) - step * excess[organization]
        multipliers[organization] = Int(
          min(Double(weights[organization] * Self.unit), max(0, moved)).rounded())
      }
    }
  }

  /// The options with the greatest credit within a limit, and what these come to; of the last a part, where it does not fit.
  private func chosen(
    _ credits: [Int], _ limit: Limit
  ) -> (sum: Int, parts: [(option: Int, part: Double)]) {
    switch limit {
    case .count(let count):
      let order = credits.indices.sorted { (credits[$0], $1) > (credits[$1], $0) }.prefix(count)
      return (order.reduce(0) { $0 + credits[$1] }, order.map { ($0, 1) })
    case .budget(let budget):
      let affordable = credits.indices.filter { costs[$0] <= budget }
      let order = affordable.sorted { left, right in
        let first = credits[left].multipliedFullWidth(by: costs[right])
        let second = credits[right].multipliedFullWidth(by: costs[left])
        return first == second ? left < right : (first.high, first.low) > (second.high, second.low)
      }
      var (sum, left) = (0, budget)
      var parts: [(option: Int, part: Double)] = []
      for option in order {
        if costs[option] <= left {
          sum += credits[option]
          left -= costs[option]
          parts.append((option, 1))
        } else {
          let product = credits[option].multipliedFullWidth(by: left)
          sum += costs[option].dividingFullWidth(product).quotient + 1
          parts.append((option, Double(left) / Double(costs[option])))
          break
        }
      }
      return (sum, parts)
    }
  }
}
