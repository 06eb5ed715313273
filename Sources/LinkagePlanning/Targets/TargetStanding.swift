public import LinkageGraph

/// Where a set stands against one target of a plan.
public struct TargetStanding: Sendable, Hashable {
  /// The target.
  public var row: TargetPlan.Row
  /// Whether shares are compared: the count as a part of ``whole``.
  public var isShare: Bool
  /// How many organizations or people the measure counts.
  public var count: Int
  /// What a share is of: the organizations selected, or for members the population; `nil` for a plain target, and
  /// where nobody states the population.
  public var whole: Int?
  /// How many organizations the filters select.
  public var selected: Int
  /// Whether the target is met; `nil` where it cannot be measured.
  ///
  /// A measure that is only followed is never missed.
  public var isMet: Bool?
  /// The least number of further organizations, or people, with which the comparison would hold; `nil` where it cannot be
  /// measured, or where there are too many already.
  public var gap: Int?
  /// How many there are too many, where there are; the target is then missed, and more would not help.
  public var excess: Int?
  /// Where the measure stood earlier, or `nil` where the plan has no such fact.
  public var base: Base?
  /// Where the straight line from the earlier fact to the target is in the year asked for: a count, or a share from 0 to 1.
  public var expected: Double?
  /// Whether the measure has come as far as ``expected``.
  public var isOnCourse: Bool?
  /// Why the target cannot be measured, or `nil` where it can.
  public var obstacle: Obstacle?
  /// How the target's territory stands to that of the set.
  public var territory: TerritoryMatch

  /// Where a measure stood in an earlier year.
  public struct Base: Sendable, Hashable {
    /// The year.
    public var year: Int
    /// A count, or a share from 0 to 1.
    public var value: Double

    /// Creates a fact.
    public init(year: Int, value: Double) {
      self.year = year
      self.value = value
    }
  }

  /// Why a target cannot be measured.
  public enum Obstacle: Sendable, Hashable {
    /// The filters select nobody.
    case nobodySelected
    /// The set does not have these products.
    case noSuchProduct([String])
    /// Nobody is rated: the set has no such column, or it is blank throughout.
    case noRatings
    /// The set does not say of anybody whether high technology is used.
    case noHighTechnology
    /// The set does not say of anybody whether digital technology is used.
    case noDigital
    /// Nobody states the population up to the year asked for.
    case noPopulation
    /// The population is stated for another territory alone, as it is called there.
    case populationOfAnotherTerritory(String)
    /// The population is stated as 0.
    case emptyPopulation
  }

  /// How the territory of a figure stands to that of the set.
  public enum TerritoryMatch: Sendable, Hashable {
    /// They are the same, or the plan speaks of one territory alone.
    case same
    /// They differ: the figures cannot be compared as they are.
    case different
    /// The plan speaks of several territories, and nobody says which is that of the set.
    case unknown
  }

  /// The actual value: the count of a plain target, else the count as a share of ``whole``; `nil` where the target cannot be
  /// measured.
  public var actual: Double? {
    if obstacle != nil { return nil }
    guard isShare else { return Double(count) }
    guard let whole, whole > 0 else { return nil }
    return Double(count) / Double(whole)
  }

  /// How much of the target is reached, from 0 to 1; `nil` where that says nothing: where it cannot be measured, where
  /// there may not be more, or are too many, and where the measure is only followed.
  public var reached: Double? {
    guard obstacle == nil, excess == nil, ![.atMost, .follow].contains(row.comparison), let actual
    else {
      return nil
    }
    let target = row.comparison == .all ? 1 : row.target?.value ?? 0
    return target <= 0 ? 1 : min(1, actual / target)
  }
}

/// A fact of a plan beside what the set says.
public struct FactStanding: Sendable, Hashable {
  /// The fact.
  public var row: TargetPlan.Row
  /// How its territory stands to that of the set.
  public var territory: TargetStanding.TerritoryMatch
}
