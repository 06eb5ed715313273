/// A row of a plan, as plain as its row in `targets.csv`: English words, a decimal point.
package struct NaivePlanRow: Equatable, Sendable {
  /// The year of the target, or of the fact.
  package var year: Int
  /// `organizations`, `members`, a flag, `rated good|fair`, `high_tech`, `digital`, `union_members` or `population`.
  package var measure: String
  /// `at least`, `more than`, `at most`, `about`, `between`, `all`, `follow` or `is`.
  package var comparison: String
  /// The filters; `nil` where blank.
  package var kinds: [String]?
  /// The districts by their text.
  package var districts: [String]?
  /// The ratings; `""` stands for none.
  package var ratings: [String]?
  /// The products.
  package var products: [String]?
  /// A number, a share with `%`, or `""`.
  package var target: String
  /// The same for the upper bound.
  package var upper: String

  /// Creates a row.
  package init(
    _ year: Int, _ measure: String, _ comparison: String, kinds: [String]? = nil,
    districts: [String]? = nil, ratings: [String]? = nil, products: [String]? = nil,
    target: String = "", upper: String = ""
  ) {
    self.year = year
    self.measure = measure
    self.comparison = comparison
    self.kinds = kinds
    self.districts = districts
    self.ratings = ratings
    self.products = products
    self.target = target
    self.upper = upper
  }

  var isShare: Bool { comparison == "all" || target.hasSuffix("%") }

  /// Whether two rows speak of the same organizations.
  func selectsSame(as other: NaivePlanRow) -> Bool {
    func same(_ one: [String]?, _ other: [String]?) -> Bool {
      one.map(Set.init) == other.map(Set.init)
    }
    let collective = NaiveMeasures.collectiveKinds
    return Set(kinds ?? collective) == Set(other.kinds ?? collective)
      && same(districts, other.districts) && same(ratings, other.ratings)
      && same(products, other.products)
  }
}

/// Where a set stands against one target.
package struct NaiveTargetStanding: Equatable, Sendable {
  /// What the measure counts.
  package var count = 0
  /// What a share is of; `nil` for a plain target, and where the population is not known.
  package var of: Int?
  /// Whether it can be measured.
  package var isMeasurable = true
  /// Whether the comparison holds; `nil` where it cannot be measured.
  package var met: Bool?
  /// The least number of further ones with which it would hold; `nil` where there is none.
  package var gap: Int?
  /// The year of the earlier fact.
  package var baseYear: Int?
  /// Where the straight line is in the year asked for.
  package var expected: Double?
  /// Whether the actual value has reached it.
  package var onCourse: Bool?

  /// Creates a standing of which nothing is known.
  package init() {}
}

/// A number as a fraction of whole numbers.
private struct NaiveFraction {
  var top: Int128
  var bottom: Int128

  /// Reads `12`, `12.5` or `55%`.
  init(_ text: String) {
    var (top, bottom): (Int128, Int128) = (0, 1)
    var isBehindPoint = false
    for character in text {
      if character == "." {
        isBehindPoint = true
      } else if character == "%" {
        bottom *= 100
      } else if let digit = character.wholeNumberValue {
        top = top * 10 + Int128(digit)
        if isBehindPoint { bottom *= 10 }
      }
    }
    self.top = top
    self.bottom = bottom
  }
}

/// The targets of a plan, measured as the definitions say.
package struct NaiveTargets {
  private let set: NaiveSet
  private let rows: [NaivePlanRow]
  private let asOf: Int?
  private let population: Int?
  private let contractsOnly: Bool

  /// Takes a set, a plan, the year asked for and the population, if somebody states it.
  package init(
    _ set: NaiveSet, _ rows: [NaivePlanRow], asOf: Int?, population: Int? = nil,
    contractsOnly: Bool = false
  ) {
    self.set = set
    self.rows = rows
    self.asOf = asOf
    self.population = population
    self.contractsOnly = contractsOnly
  }

  /// The latest year that the links of a set name, up to 2100.
  package static func latestYear(of set: NaiveSet) -> Int? {
    set.links.flatMap { [$0.since, $0.until] }.compactMap(\.self).filter { $0 <= 2100 }.max()
  }

  /// The standings of all rows that are no facts.
  package func standings() -> [NaiveTargetStanding] {
    let whole = NaiveMeasures(set, NaiveOptions(year: asOf, contractsOnly: contractsOnly))
    return rows.filter { $0.comparison != "is" }.map { standing(of: $0, whole) }
  }

  private func standing(of row: NaivePlanRow, _ whole: NaiveMeasures) -> NaiveTargetStanding {
    let measures = NaiveMeasures(
      whole,
      counting: NaiveOptions(
        kinds: row.kinds, districts: row.districts, ratings: row.ratings, products: row.products,
        year: asOf, contractsOnly: contractsOnly))
    let any = measures.coverage().last { $0.product == "any" }
    let selected = measures.counted(
      measures.groups.flatMap(\.organizations), product: nil)
    var standing = NaiveTargetStanding()
    standing.count = count(row, selected, any ?? NaiveCoverageRow(product: "any"))
    if row.isShare {
      standing.of = row.measure == "members" ? people(in: row) : selected.count
    }

    let needsRatings = row.measure.hasPrefix("rated") || row.ratings != nil
    if needsRatings, set.organizations.allSatisfy({ $0.rating == "" }) {
      standing.isMeasurable = false
    }
    if row.measure == "high_tech", set.organizations.allSatisfy({ $0.highTechnology == nil }) {
      standing.isMeasurable = false
    }
    if row.measure == "digital", set.organizations.allSatisfy({ $0.digital == nil }) {
      standing.isMeasurable = false
    }
    if selected.isEmpty, row.measure != "organizations", row.measure != "members" {
      standing.isMeasurable = false
    }
    if row.isShare, standing.of == nil { standing.isMeasurable = false }
    if standing.isMeasurable {
      let whole = standing.of ?? 1
      standing.met = holds(row, standing.count, whole)
      standing.gap = leastGap(row, standing.count, whole)
    }
    addCourse(of: row, to: &standing)
    return standing
  }

  private func count(
    _ row: NaivePlanRow, _ selected: [NaiveOrganization], _ any: NaiveCoverageRow
  ) -> Int {
    switch row.measure {
    case "organizations": return selected.count
    case "members": return selected.reduce(0) { $0 + $1.people }
    case "linked": return any.linked
    case "processing": return any.processing
    case "domestic": return any.domestic
    case "export": return any.export
    case "complete": return any.complete
    case "participating": return any.participating
    case "contracted": return any.contracted
    case "high_tech": return selected.filter { $0.highTechnology == true }.count
    case "digital": return selected.filter { $0.digital == true }.count
    case "union_members":
      return selected.filter { organization in
        organization.kind == "cooperative"
          && set.links.contains { link in
            link.source == organization.id && link.relation == "membership"
              && link.isInForce(in: asOf)
              && set.organizations.contains { $0.id == link.target && $0.kind == "union" }
          }
      }.count
    default:
      let ratings = row.measure.dropFirst("rated ".count).split(separator: "|").map(String.init)
      return selected.filter { ratings.contains($0.rating) }.count
    }
  }

  private func people(in row: NaivePlanRow) -> Int? {
    if let population, row.districts == nil { return population }
    let facts = rows.filter {
      $0.measure == "population" && $0.year <= asOf ?? 9999
        && $0.districts.map(Set.init) == row.districts.map(Set.init)
    }
    return facts.max { $0.year < $1.year }.flatMap { Int($0.target) }.flatMap { $0 == 0 ? nil : $0 }
  }

  /// Whether a comparison holds for a part of a whole; of a plain target the whole is 1.
  private func holds(_ row: NaivePlanRow, _ count: Int, _ whole: Int) -> Bool {
    let target = NaiveFraction(row.target)
    let upper = NaiveFraction(row.upper)
    let (have, all) = (Int128(count), Int128(whole))
    switch row.comparison {
    case "at least": return have * target.bottom >= all * target.top
    case "more than": return have * target.bottom > all * target.top
    case "at most": return have * target.bottom <= all * target.top
    case "about": return have * target.bottom * 100 >= all * target.top * 95
    case "between":
      return have * target.bottom >= all * target.top && have * upper.bottom <= all * upper.top
    case "all": return have >= all
    default: return true
    }
  }

  private func leastGap(_ row: NaivePlanRow, _ count: Int, _ whole: Int) -> Int? {
    if holds(row, count, whole) { return 0 }
    if row.comparison == "at most" { return nil }
    if row.comparison == "between" {
      var lower = row
      lower.comparison = "at least"
      guard let gap = leastGap(lower, count, whole) else { return nil }
      return holds(row, count + gap, whole) ? gap : nil
    }
    // All others hold from some number on.
    var (tooFew, enough) = (0, 1)
    while !holds(row, count + enough, whole) { (tooFew, enough) = (enough, enough * 2) }
    while enough - tooFew > 1 {
      let middle = (tooFew + enough) / 2
      if holds(row, count + middle, whole) { enough = middle } else { tooFew = middle }
    }
    return enough
  }

  private func addCourse(of row: NaivePlanRow, to standing: inout NaiveTargetStanding) {
    guard let asOf, row.comparison != "follow" else { return }
    let facts = rows.filter {
      $0.comparison == "is" && $0.measure == row.measure && $0.year < row.year
        && $0.isShare == row.isShare && $0.selectsSame(as: row)
    }
    let past = facts.filter { $0.year <= asOf }.max { $0.year < $1.year }
    guard let fact = past ?? facts.min(by: { $0.year < $1.year }) else { return }
    let (base, target) = (
      NaiveFraction(fact.target), NaiveFraction(row.comparison == "all" ? "100%" : row.target)
    )
    let length = Int128(row.year - fact.year)
    let passed = Int128(min(max(asOf, fact.year), row.year) - fact.year)
    let top = base.top * target.bottom * (length - passed) + target.top * base.bottom * passed
    let bottom = base.bottom * target.bottom * length
    standing.baseYear = fact.year
    standing.expected = Double(top) / Double(bottom)
    if !standing.isMeasurable { return }
    let have = Int128(standing.count) * bottom
    let want = Int128(standing.of ?? 1) * top
    standing.onCourse = row.comparison == "at most" ? have <= want : have >= want
  }
}
