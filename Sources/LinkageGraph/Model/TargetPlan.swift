/// A development plan: the targets that a city has set itself, and facts that were observed.
///
/// Read one from `targets.csv` with the `LinkageFiles` module, or build it:
///
/// ```swift
/// let plan = TargetPlan(rows: [
///   TargetPlan.Row(
///     year: 2030, .flag(.participating), .atLeast,
///     of: TargetPlan.Filters(ratings: [.good, .fair]), target: .share(ExactDecimal(55, decimals: 2)))
/// ])
/// ```
public struct TargetPlan: Sendable, Hashable {
  /// The rows, in the order of the file.
  public var rows: [Row]

  /// Creates a plan.
  public init(rows: [Row] = []) { self.rows = rows }

  /// The years of the targets, each once, ascending; facts aside.
  public var targetYears: [Int] {
    Set(rows.filter { $0.comparison != .fact }.map(\.year)).sorted()
  }

  /// One target, or one fact.
  public struct Row: Sendable, Hashable {
    /// The year of the target; of a fact, the year in which it was observed.
    public var year: Int
    /// What is counted.
    public var measure: Measure
    /// How the count is compared with the target.
    public var comparison: Comparison
    /// Which organizations are counted.
    public var filters: Filters
    /// The target, the lower bound of a range, or the value of a fact; `nil` where the comparison has none.
    public var target: Amount?
    /// The upper bound of a range, or `nil`.
    public var upper: Amount?
    /// The territory that the figure is of, as the plan calls it; empty where it does not say.
    public var territory: String
    /// Where the figure is from; empty where the plan does not say.
    public var source: String
    /// What else there is to say; empty for nothing.
    public var note: String
    /// The physical line of the file, from 1, or `nil` for a row that was made in memory.
    public var line: Int?

    /// Creates a row.
    public init(
      year: Int, _ measure: Measure, _ comparison: Comparison, of filters: Filters = Filters(),
      target: Amount? = nil, upper: Amount? = nil, territory: String = "", source: String = "",
      note: String = "", line: Int? = nil
    ) {
      self.year = year
      self.measure = measure
      self.comparison = comparison
      self.filters = filters
      self.target = target
      self.upper = upper
      self.territory = territory
      self.source = source
      self.note = note
      self.line = line
    }
  }

  /// What is counted among the organizations that a row's filters select.
  public enum Measure: Sendable, Hashable {
    /// The organizations.
    case organizations
    /// Their members: people.
    case members
    /// Those that have a flag of coverage.
    case flag(ChainFlag)
    /// Those that have one of these ratings.
    case rated(Set<OrganizationRating>)
    /// Those that use high technology.
    case highTechnology
    /// Those that have taken up digital technology.
    case digital
    /// The cooperatives that are members of a union.
    case unionMembers
    /// The people who live there: of facts alone.
    case population
    /// Nothing: the row says from which year on the set's own figures are of its territory.
    case territory

    /// The English words, which results carry.
    public var word: String {
      switch self {
      case .rated(let ratings):
        Self.ratedWord.english + " "
          + OrganizationRating.allCases.filter(ratings.contains).map(\.word).joined(separator: "|")
      default: vocabulary.english
      }
    }

    /// The word in both languages; of ratings, the word before them.
    public var vocabulary: VocabularyWord {
      switch self {
      case .organizations: Vocabulary.planMeasures[0]
      case .members: Vocabulary.planMeasures[1]
      case .highTechnology: Vocabulary.planMeasures[2]
      case .digital: Vocabulary.planMeasures[3]
      case .unionMembers: Vocabulary.planMeasures[4]
      case .population: Vocabulary.planMeasures[5]
      case .territory: Vocabulary.planMeasures[6]
      case .flag(let flag): flag.vocabulary
      case .rated: Self.ratedWord
      }
    }

    static let ratedWord = Vocabulary.rated

    /// Whether the count is a part of the organizations selected, so that it has a share of them.
    public var isPartOfOrganizations: Bool {
      switch self {
      case .flag, .rated, .highTechnology, .digital, .unionMembers: true
      case .organizations, .members, .population, .territory: false
      }
    }

    /// Whether only facts speak of it.
    public var isOfFactsAlone: Bool { self == .population || self == .territory }
  }

  /// How a count is compared with a target.
  public enum Comparison: UInt8, CaseIterable, Sendable, Hashable {
    /// The target or more.
    case atLeast
    /// More than the target.
    case moreThan
    /// The target or less.
    case atMost
    /// 95% of the target or more.
    case about
    /// From the target to the upper bound, both included.
    case between
    /// All of them: 100%.
    case all
    /// No target: the count is shown.
    case follow
    /// A fact: where the measure stood.
    case fact

    /// The word in both languages.
    public var vocabulary: VocabularyWord { Vocabulary.planComparisons[Int(rawValue)] }
    /// The English words, which results carry.
    public var word: String { vocabulary.english }

    /// Whether the comparison needs a target.
    public var hasTarget: Bool { self != .all && self != .follow }
  }

  /// A target or a fact: a number, or a share of a whole.
  public enum Amount: Sendable, Hashable {
    /// A whole number of organizations or people.
    case count(Int)
    /// A share from 0 to 1.
    case share(ExactDecimal)

    /// Whether it is a share.
    public var isShare: Bool { if case .share = self { true } else { false } }

    /// The nearest double.
    public var value: Double {
      switch self {
      case .count(let count): Double(count)
      case .share(let share): share.value
      }
    }

    /// The number as an exact decimal.
    public var exact: ExactDecimal {
      switch self {
      case .count(let count): ExactDecimal(count)
      case .share(let share): share
      }
    }
  }

  /// Which organizations a row is about; `nil` where it does not say.
  public struct Filters: Sendable, Hashable {
    /// The kinds; the collective kinds where the row names none.
    public var kinds: Set<OrganizationKind>?
    /// The districts by their text, in the order of the file; `""` stands for a blank.
    public var districts: [String]?
    /// The ratings; an element `nil` stands for organizations that are not rated.
    public var ratings: Set<OrganizationRating?>?
    /// The products as the set calls them, in the order of the file.
    public var products: [String]?

    /// Creates filters.
    public init(
      kinds: Set<OrganizationKind>? = nil, districts: [String]? = nil,
      ratings: Set<OrganizationRating?>? = nil, products: [String]? = nil
    ) {
      self.kinds = kinds
      self.districts = districts
      self.ratings = ratings
      self.products = products
    }

    /// Whether the same organizations are meant.
    public func selectSame(as other: Filters) -> Bool {
      kinds ?? OrganizationKind.collective == other.kinds ?? OrganizationKind.collective
        && districts.map(Set.init) == other.districts.map(Set.init) && ratings == other.ratings
        && products.map(Set.init) == other.products.map(Set.init)
    }
  }
}

extension Vocabulary {
  /// Returns the measure of a plan that a text names in English or Vietnamese, or `nil`.
  ///
  /// "rated good|fair" and "xếp loại tốt, khá" name the organizations with one of these ratings.
  public static func planMeasure(named text: String) -> TargetPlan.Measure? {
    if let position = planMeasureMatcher.position(of: text) {
      let plain: [TargetPlan.Measure] = [
        .organizations, .members, .highTechnology, .digital, .unionMembers, .population, .territory,
      ]
      return plain[position]
    }
    if let flag = flag(named: text) { return .flag(flag) }
    return ratings(ofMeasure: text).map { .rated($0) }
  }

  /// Returns the comparison that a text names in English or Vietnamese, or `nil`.
  public static func planComparison(named text: String) -> TargetPlan.Comparison? {
    planComparisonMatcher.position(of: text).flatMap { TargetPlan.Comparison(rawValue: UInt8($0)) }
  }

  /// The ratings behind the word "rated"; `nil` where the text is anything else.
  private static func ratings(ofMeasure text: String) -> Set<OrganizationRating>? {
    let marks: Set<Character> = ["|", ";", ",", "/", "+", "&"]
    let words = String(text.map { marks.contains($0) ? " " : $0 })
      .split(whereSeparator: \.isWhitespace).map(String.init)
    for form in rated.forms {
      let count = form.split(separator: " ").count
      let prefix = words.prefix(count).joined(separator: " ")
      guard words.count > count,
        VocabularyMatcher.key(of: prefix) == VocabularyMatcher.key(of: form)
      else { continue }
      var ratings: Set<OrganizationRating> = []
      var rest = words.dropFirst(count)[...]
      while !rest.isEmpty {
        if conjunctions.contains(VocabularyMatcher.key(of: rest[rest.startIndex])) {
          rest = rest.dropFirst()
          continue
        }
        // "Trung bình" is two words.
        let taken = [2, 1].first { count in
          rest.count >= count && rating(named: rest.prefix(count).joined(separator: " ")) != nil
        }
        guard let taken, let rating = rating(named: rest.prefix(taken).joined(separator: " "))
        else { return nil }
        ratings.insert(rating)
        rest = rest.dropFirst(taken)
      }
      return ratings.isEmpty ? nil : ratings
    }
    return nil
  }

  private static let conjunctions = Set(
    ["or", "and", "hoặc", "hay", "và"].map { VocabularyMatcher.key(of: $0) })
}
