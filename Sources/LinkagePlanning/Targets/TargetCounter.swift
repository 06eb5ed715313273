import LabeledGraph
import LinkageGraph

/// Counts what the rows of a plan ask for.
struct TargetCounter {
  /// What a row's measure counts.
  struct Counts: Sendable {
    /// Organizations, or people.
    var count = 0
    /// How many organizations the filters select.
    var selected = 0
    /// Products of the row that the set does not have.
    var missingProducts: [String] = []
  }

  private let graph: ChainGraph
  private let selection: OrganizationSelection
  /// The sweeps done, by the products that they are of; `nil` for all.
  private var sweeps: [Set<Int>?: StandingColumns] = [:]
  private var unionMembers: SharedArray<Bool>?

  init(_ graph: ChainGraph, selection: OrganizationSelection) {
    self.graph = graph
    self.selection = selection
  }

  /// Counts what one row asks for.
  mutating func count(_ row: TargetPlan.Row) -> Counts {
    let set = graph.set
    var missing: [String] = []
    var products = selection.products.map { Set($0.map(\.offset)) }
    if let names = row.filters.products {
      var own = Set<Int>()
      for name in names {
        if let position = set.products.position(named: name) {
          own.insert(position.offset)
        } else {
          missing.append(name)
        }
      }
      products = products.map { $0.intersection(own) } ?? own
    }
    var counts = Counts(missingProducts: missing)
    if row.measure.isOfFactsAlone { return counts }
    var needsSweep = products != nil
    if case .flag = row.measure { needsSweep = true }
    let sweep = needsSweep ? sweep(of: products) : nil
    let isSelected = selection(narrowedBy: row.filters).flags(of: set)
    let columns = set.organizationColumns
    let people = columns.people
    let ofProducts = products == nil ? nil : sweep
    func tally(_ value: @Sendable @escaping (Int) -> Int) {
      let parts = Parallel.mapPieces(of: columns.count, least: 1 << 14) { piece in
        var own = Counts()
        for organization in piece where isSelected[organization] {
          if let ofProducts, ofProducts.productCodes[organization] == 0 { continue }
          own.selected += 1
          own.count += value(organization)
        }
        return own
      }
      for part in parts {
        counts.selected += part.selected
        counts.count += part.count
      }
    }
    switch row.measure {
    case .organizations: tally { _ in 1 }
    case .members: tally { people[$0] }
    case .flag(let flag):
      // There is a sweep for every flag.
      guard let stages = sweep?.stages else { return counts }
      tally { flag.holds(for: ChainStages(rawValue: stages[$0])) ? 1 : 0 }
    case .rated(let ratings):
      let codes = Set(ratings.map { $0.rawValue + 1 })
      let column = columns.ratings
      tally { !column.isEmpty && codes.contains(column[$0]) ? 1 : 0 }
    case .highTechnology:
      let column = columns.highTechnology
      tally { !column.isEmpty && column[$0] == .yes ? 1 : 0 }
    case .digital:
      let column = columns.digitalTechnology
      tally { !column.isEmpty && column[$0] == .yes ? 1 : 0 }
    case .unionMembers:
      let members = unionMembers ?? graph.cooperativesInUnions()
      unionMembers = members
      tally { members[$0] ? 1 : 0 }
    case .population, .territory: break
    }
    return counts
  }

  /// What a row selects, within what everything is narrowed to.
  private func selection(narrowedBy filters: TargetPlan.Filters) -> OrganizationSelection {
    func common<Element>(_ one: Set<Element>?, _ other: Set<Element>?) -> Set<Element>? {
      guard let one else { return other }
      return other.map { one.intersection($0) } ?? one
    }
    var kinds = filters.kinds ?? OrganizationKind.collective
    if selection.kinds != OrganizationKind.collective { kinds.formIntersection(selection.kinds) }
    return OrganizationSelection(
      kinds: kinds, districts: common(filters.districts.map(Set.init), selection.districts),
      ratings: common(filters.ratings, selection.ratings))
  }

  private mutating func sweep(of products: Set<Int>?) -> StandingColumns {
    if let known = sweeps[products] { return known }
    let isChosen = graph.set.products.indices.map { products?.contains($0.offset) ?? true }
    let sweep = graph.standingColumns(
      of: isChosen, dependents: nil, asksLinksOfAll: products == nil)
    sweeps[products] = sweep
    return sweep
  }
}
