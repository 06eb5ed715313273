import LabeledGraph
public import LinkageGraph

// Method. Rows of the same products share one sweep over the graph, which says for every organization what it reaches
// and whether one of the products reaches it; each row is then a pass over the organizations. A plan whose rows name no
// product and no flag needs no sweep at all.

/// Where a set stands against each target of a plan.
///
/// ```swift
/// let plan = TargetPlan(rows: [
///   TargetPlan.Row(year: 2030, .organizations, .atLeast, target: .count(400))
/// ])
/// let graph = ChainGraph(set, year: set.latestYearNamed)
/// let scorecard = TargetScorecard(of: plan, in: graph)
/// for standing in scorecard.standings where standing.isMet == false {
///   print(standing.row.year, standing.row.measure.word, standing.gap ?? 0)
/// }
/// ```
public struct TargetScorecard: Sendable {
  /// The year whose links are in force, or `nil` where all links count because the set names no year.
  public let asOf: Int?
  /// The territory of the set, or `nil` where nobody says it.
  public let territory: String?
  /// Every territory that the plan speaks of, in the order of the file.
  public let planTerritories: [String]
  /// The targets, in the order of the plan.
  public let standings: [TargetStanding]
  /// The facts, in the order of the plan.
  public let facts: [FactStanding]

  /// Measures a set against a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan, whose districts and products are called as in the set.
  ///   - graph: The set, laid out for the year asked for: its ``/LinkageGraph/ChainGraph/year`` is the year that the
  ///     figures are of.
  ///   - selection: Narrows what every target counts; by default each counts what its own filters select. Earlier facts
  ///     do not go with narrowed counts.
  ///   - population: How many people live there, in place of the plan's facts.
  ///   - territory: What the set's territory is called, in place of what the plan says of it.
  ///   - targetYear: Only targets of this year, or `nil` for all.
  /// - Complexity: O(organizations + links) for each list of products that rows name, and for all rows without one together;
  ///   O(organizations) for each row.
  public init(
    of plan: TargetPlan, in graph: ChainGraph, selection: OrganizationSelection = .collective,
    population: Int? = nil, territory: String? = nil, targetYear: Int? = nil
  ) {
    asOf = graph.year
    let named = territory ?? Self.territory(of: plan, in: graph.year)
    self.territory = named
    planTerritories = plan.rows.filter { $0.measure != .territory }.map(\.territory)
      .reduce(into: []) { known, text in
        if !text.isEmpty, !known.contains(where: { Self.isSame($0, text) }) { known.append(text) }
      }
    let severalTerritories = planTerritories.count > 1
    func match(_ text: String) -> TargetStanding.TerritoryMatch {
      if text.isEmpty { return .same }
      guard let named else { return severalTerritories ? .unknown : .same }
      return Self.isSame(text, named) ? .same : .different
    }
    let facts = plan.rows.filter { $0.comparison == .fact && $0.measure != .territory }
    self.facts = facts.map { FactStanding(row: $0, territory: match($0.territory)) }
    var counter = TargetCounter(graph, selection: selection)
    let populations = Populations(
      facts: facts.filter { $0.measure == .population }, asOf: graph.year, stated: population,
      territory: named, isNarrowed: selection.districts != nil)
    let isNarrowed = selection != .collective
    standings = plan.rows.filter {
      $0.comparison != .fact && (targetYear == nil || $0.year == targetYear)
    }.map { row in
      var standing = Self.standing(
        of: row, counter.count(row), populations, match(row.territory), in: graph.set)
      if !isNarrowed, let asOf = graph.year {
        standing.addCourse(from: facts, asOf: asOf)
      }
      return standing
    }
  }

  /// Returns the missed targets that are furthest behind: those of the nearest year first, and of a year those of which
  /// least is reached; where there are too many of something, it stands last in its year.
  ///
  /// - Parameter count: The most to return.
  /// - Returns: The standings.
  /// - Complexity: O(n·log n) for n targets.
  public func furthestBehind(_ count: Int) -> [TargetStanding] {
    let missed = standings.filter { $0.isMet == false }.enumerated().map { position, standing in
      // What is reached of a target is 1 at most.
      let reached = standing.excess == nil ? standing.reached ?? 1 : 2
      return (year: standing.row.year, reached: reached, position: position, standing: standing)
    }
    return missed.sorted { ($0.year, $0.reached, $0.position) < ($1.year, $1.reached, $1.position) }
      .prefix(count).map(\.standing)
  }

  /// What the plan says of the set's territory in a year.
  private static func territory(of plan: TargetPlan, in year: Int?) -> String? {
    plan.rows.filter {
      $0.measure == .territory && !$0.territory.isEmpty && $0.year <= year ?? .max
    }.max { $0.year < $1.year }?.territory
  }

  /// Whether two texts name the same territory.
  static func isSame(_ one: String, _ other: String) -> Bool {
    one == other || VocabularyMatcher.key(of: one) == VocabularyMatcher.key(of: other)
  }

  private static func standing(
    of row: TargetPlan.Row, _ counts: TargetCounter.Counts, _ populations: Populations,
    _ territory: TargetStanding.TerritoryMatch, in set: LinkageSet
  ) -> TargetStanding {
    let isShare = row.comparison == .all || row.target?.isShare == true
    var standing = TargetStanding(
      row: row, isShare: isShare, count: counts.count, whole: isShare ? counts.selected : nil,
      selected: counts.selected, isMet: nil, gap: nil, excess: nil, base: nil, expected: nil,
      isOnCourse: nil, obstacle: Self.obstacle(of: row, counts, isShare: isShare, in: set),
      territory: territory)
    if isShare, row.measure == .members {
      switch populations.population(of: row) {
      case .success(let people): standing.whole = people
      case .failure(let obstacle):
        standing.whole = nil
        standing.obstacle = standing.obstacle ?? obstacle.obstacle
      }
    }
    if standing.obstacle != nil { return standing }
    let bounds = TargetBounds(row, of: standing.whole ?? 0)
    standing.isMet = bounds.contains(counts.count)
    standing.gap = bounds.gap(from: counts.count)
    standing.excess = bounds.excess(of: counts.count)
    return standing
  }

  private static func obstacle(
    of row: TargetPlan.Row, _ counts: TargetCounter.Counts, isShare: Bool, in set: LinkageSet
  ) -> TargetStanding.Obstacle? {
    if !counts.missingProducts.isEmpty { return .noSuchProduct(counts.missingProducts) }
    let columns = set.organizationColumns
    var needsRatings = row.filters.ratings != nil
    switch row.measure {
    case .rated: needsRatings = true
    case .highTechnology where !columns.highTechnology.contains { $0 != .unknown }:
      return .noHighTechnology
    case .digital where !columns.digitalTechnology.contains { $0 != .unknown }: return .noDigital
    default: break
    }
    if needsRatings, !columns.ratings.contains(where: { $0 != 0 }) { return .noRatings }
    if counts.selected == 0, row.measure != .organizations, row.measure != .members {
      return .nobodySelected
    }
    return nil
  }
}

extension TargetStanding {
  /// Adds where the measure stood earlier, and where it should be by now.
  ///
  /// Of several facts the latest one counts that was observed by the year asked for; where there is none, the earliest
  /// one later. A fact of another territory is none of the same measure.
  fileprivate mutating func addCourse(from facts: [TargetPlan.Row], asOf: Int) {
    let target: ExactDecimal
    switch row.comparison {
    case .follow, .fact: return
    case .all: target = ExactDecimal(1)
    default:
      guard let amount = row.target else { return }
      target = amount.exact
    }
    let same = facts.filter { fact in
      fact.measure == row.measure && fact.year < row.year && fact.target?.isShare == isShare
        && fact.filters.selectSame(as: row.filters)
        && (fact.territory.isEmpty || row.territory.isEmpty
          || TargetScorecard.isSame(fact.territory, row.territory))
    }
    let latest = same.filter { $0.year <= asOf }.max { $0.year < $1.year }
    guard let fact = latest ?? same.min(by: { $0.year < $1.year }), let value = fact.target else {
      return
    }
    base = Base(year: fact.year, value: value.value)
    let course = TargetCourse(
      from: value.exact, in: fact.year, to: target, in: row.year, at: asOf)
    expected = course.value
    guard obstacle == nil else { return }
    let order = course.comparison(of: count, in: isShare ? whole ?? 1 : 1)
    isOnCourse = row.comparison == .atMost ? order <= 0 : order >= 0
  }
}

/// How many people live where.
private struct Populations {
  let facts: [TargetPlan.Row]
  let asOf: Int?
  let stated: Int?
  let territory: String?
  let isNarrowed: Bool

  struct Missing: Error { let obstacle: TargetStanding.Obstacle }

  /// The latest population not after the year asked for, of the districts that a row is about.
  func population(of row: TargetPlan.Row) -> Result<Int, Missing> {
    func checked(_ people: Int) -> Result<Int, Missing> {
      people > 0 ? .success(people) : .failure(Missing(obstacle: .emptyPopulation))
    }
    if let stated, row.filters.districts == nil { return checked(stated) }
    let there = facts.filter {
      !isNarrowed && $0.year <= asOf ?? .max
        && $0.filters.districts.map(Set.init) == row.filters.districts.map(Set.init)
    }
    let ofTerritory = there.filter { fact in
      guard let wanted = territory ?? (row.territory.isEmpty ? nil : row.territory) else {
        return true
      }
      return fact.territory.isEmpty || TargetScorecard.isSame(fact.territory, wanted)
    }
    if case .count(let people)? = ofTerritory.max(by: { $0.year < $1.year })?.target {
      return checked(people)
    }
    let other = there.last.map {
      TargetStanding.Obstacle.populationOfAnotherTerritory($0.territory)
    }
    return .failure(Missing(obstacle: other ?? .noPopulation))
  }
}
