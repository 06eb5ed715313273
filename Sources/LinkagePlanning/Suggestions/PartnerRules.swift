import LabeledGraph
import LinkageGraph

// The partner of an organization for a product, among those that reach the flag's end for it:
//
// 1. one that handles the product, by what it declares or by its links, before one of which nothing is known, and that
//    before one that handles other products: a rice mill buys no fish, however near it is;
// 2. then one of a kind to which organizations of the source's kind sell the product at all, before others outside the
//    collective sector, and those before the rest: a cooperative seldom sells to a group, however near it is;
// 3. then one of the same district;
// 4. then one of the kind to which most links that carry the product lead from organizations of the source's
//    kind;
// 5. then the one with most room: capacity less the tonnes of all that it buys. One whose capacity is not stated
//    comes after those that have room left, and before those that have none;
// 6. then the first in the set's order.

/// Chooses partners for organizations, product by product.
struct PartnerRules {
  private let set: LinkageSet
  private let parts: [FlagPart]
  private let room: RoomOfOrganizations
  /// The organizations at which the flag's routes end, whatever the product.
  private let ends: [UInt32]
  /// For each organization whether it declares a product or has a link.
  private let isKnown: [Bool]
  private var choices: [Key: Choices] = [:]

  private struct Key: Hashable {
    let product: Int
    let kind: OrganizationKind
  }

  /// The best partner of each district, and of all.
  private struct Choices {
    var inDistrict: [UInt32: Partner] = [:]
    var best: Partner?
  }

  private struct Partner {
    let organization: UInt32
    let handling: PartnerReason.Handling
    /// How likely such an organization is to buy, by its kind.
    let likelihood: Int

    /// Whether it is less of a partner than another, wherever both are.
    func isLess(than other: Partner) -> Bool {
      (handling.rawValue, likelihood) < (other.handling.rawValue, other.likelihood)
    }
  }

  init(_ graph: ChainGraph, _ parts: [FlagPart], _ flag: ChainFlag) {
    let set = graph.set
    self.set = set
    let acting = set.organizationColumns.acting
    ends = acting.kinds.indices.filter { !acting[$0].isDisjoint(with: flag.ends) }
      .map { UInt32(truncatingIfNeeded: $0) }
    var isKnown = graph.forward.verticesWithEdges()
    for organization in isKnown.indices
    where !isKnown[organization] && !set.declaredProducts(of: organization).isEmpty {
      isKnown[organization] = true
    }
    self.isKnown = isKnown
    self.parts = parts
    room = RoomOfOrganizations(graph)
  }

  /// Chooses a partner.
  ///
  /// - Precondition: Somebody reaches the flag's end for the product.
  mutating func partner(
    of source: Int, product: Int
  ) -> (target: Int, reason: PartnerReason) {
    let kind = set.kind(of: source)
    let key = Key(product: product, kind: kind)
    let part = parts[parts.firstIndex { $0.products.contains(product) } ?? 0]
    let lane = product - part.products.lowerBound
    let links = part.usualLinks[lane]
    let choices = self.choices[key] ?? self.choices(part, lane: lane, kind, links)
    self.choices[key] = choices
    let district = districtCode(of: source)
    guard let best = choices.best else { preconditionFailure("somebody reaches the flag's end") }
    let near = district == 0 ? nil : choices.inDistrict[district]
    let partner = near.map { $0.isLess(than: best) ? best : $0 } ?? best
    let target = Int(partner.organization)
    let isNear = district != 0 && district == districtCode(of: target)
    return (
      target,
      PartnerReason(
        handling: partner.handling, district: isNear ? set.district(of: source) : nil,
        usualLinks: links.count(from: kind, to: set.kind(of: target)),
        links: links.count(from: kind), room: room.tonnes(of: target))
    )
  }

  private func districtCode(of organization: Int) -> UInt32 {
    let codes = set.organizationColumns.districts.codes
    return codes.isEmpty ? 0 : codes[organization]
  }

  private func choices(
    _ part: FlagPart, lane: Int, _ kind: OrganizationKind, _ links: UsualLinks
  ) -> Choices {
    let usual = OrganizationKind.allCases.map { links.count(from: kind, to: $0) }
    var choices = Choices()
    func weigh(_ organization: UInt32, handles: Bool) {
      let handling: PartnerReason.Handling =
        handles ? .product : isKnown[Int(organization)] ? .otherProducts : .unknown
      let ownKind = set.kind(of: Int(organization))
      let partner = Partner(
        organization: organization, handling: handling,
        likelihood: usual[Int(ownKind.rawValue)] > 0 ? 2 : ownKind.isCollective ? 0 : 1)
      // Earlier ones stand, unless a later one is better.
      if choices.best.map({ isBetter(partner, than: $0, usual) }) ?? true {
        choices.best = partner
      }
      let district = districtCode(of: Int(organization))
      if district == 0 { return }
      if choices.inDistrict[district].map({ isBetter(partner, than: $0, usual) }) ?? true {
        choices.inDistrict[district] = partner
      }
    }
    // Of equals the first stands, so that those who reach an end and the ends that no link of the slice leads
    // to are gone through in one order.
    var nextEnd = 0
    for vertex in part.reached.indices where part.reached[vertex] >> UInt16(lane) & 1 != 0 {
      let organization = part.organizations?[vertex] ?? UInt32(truncatingIfNeeded: vertex)
      while nextEnd < ends.count, ends[nextEnd] <= organization {
        if ends[nextEnd] != organization { weigh(ends[nextEnd], handles: false) }
        nextEnd += 1
      }
      weigh(organization, handles: part.handled[vertex] >> UInt16(lane) & 1 != 0)
    }
    for end in ends[nextEnd...] { weigh(end, handles: false) }
    return choices
  }

  private func isBetter(_ one: Partner, than other: Partner, _ usual: [Int]) -> Bool {
    if one.isLess(than: other) || other.isLess(than: one) { return other.isLess(than: one) }
    let left = usual[Int(set.kind(of: Int(one.organization)).rawValue)]
    let right = usual[Int(set.kind(of: Int(other.organization)).rawValue)]
    return left == right
      ? room.isGreater(of: Int(one.organization), than: Int(other.organization)) : left > right
  }
}

/// The tonnes a year that organizations can handle beside what they buy.
struct RoomOfOrganizations {
  private let capacities: SharedArray<Double>
  private var bought: [DecimalSum] = []

  init(_ graph: ChainGraph) {
    capacities = graph.set.organizationColumns.capacities
    if capacities.isEmpty { return }
    bought = [DecimalSum](repeating: DecimalSum(), count: capacities.count)
    let links = graph.set.linkColumns
    if links.volumes.isEmpty { return }
    for link in links.volumes.indices {
      let volume = links.volumes[link]
      let target = Int(links.targets[link])
      if volume.isNaN || capacities[target].isNaN { continue }
      // What is bought without a contract takes room, too.
      if let year = graph.year, !links.isInForce(link, year: year) { continue }
      bought[target].add(volume)
    }
  }

  /// Capacity less what is bought, or `nil` where no capacity is stated.
  func tonnes(of organization: Int) -> Double? {
    guard !capacities.isEmpty, !capacities[organization].isNaN else { return nil }
    let (capacity, bought) = (DecimalSum(capacities[organization]), bought[organization])
    return capacity.subtracting(bought).value
  }

  /// Whether one has more room; one whose capacity is not stated has less than any with room left, and more
  /// than any with none.
  func isGreater(of one: Int, than other: Int) -> Bool {
    func key(_ organization: Int) -> (Int, Double) {
      guard let room = tonnes(of: organization) else { return (1, 0) }
      return room > 0 ? (2, room) : (0, room)
    }
    return key(one) > key(other)
  }
}
