import LinkageGraph

extension CanThoCity {
  /// How an organization stands, which shows in its rating and its means.
  private enum Standing {
    case sells, stalls, alone

    /// Of a hundred: good, fair, average, weak, and not rated.
    var ratingWeights: [Int] {
      switch self {
      case .sells: [34, 40, 14, 3, 9]
      case .stalls: [14, 36, 30, 8, 12]
      case .alone: [7, 25, 34, 16, 18]
      }
    }
  }

  /// Fills in members, ratings and technology.
  mutating func describeOrganizations() {
    for cooperative in cooperatives {
      let standing: Standing =
        cooperative.role.participates ? .sells : cooperative.role == .unlinked ? .alone : .stalls
      let members =
        switch cooperative.role {
        case .exports: generator.draw(in: 140...250)
        case .unlinked: 15 + generator.drawSkewed(below: 120, power: 2)
        default: 25 + generator.drawSkewed(below: 226, power: 2)
        }
      organizations[cooperative.position].members = members
      rate(cooperative.position, standing, highTechnologyChance: standing == .sells ? 42 : 7)
    }
    for (plan, group) in zip(groupPlans, positions[Int(OrganizationKind.group.rawValue)]) {
      let standing: Standing =
        switch plan.outlet {
        case .cooperative(let partner): partnerSells(partner) ? .sells : .stalls
        case .buyer, .processor: .sells
        case .none: .alone
        }
      organizations[group].members = generator.chance(98) ? generator.draw(in: 10...60) : nil
      rate(group, standing, highTechnologyChance: standing == .sells ? 5 : 1)
      if standing == .alone && generator.chance(4) { organizations[group].declaresProducts = false }
    }
    describeUnions()
    for kind: OrganizationKind in [.processor, .exporter, .buyer] {
      for position in positions[Int(kind.rawValue)] {
        organizations[position].usesHighTechnology = generator.chance(kind == .buyer ? 15 : 60)
        organizations[position].usesDigitalTechnology = generator.chance(kind == .buyer ? 45 : 75)
      }
    }
  }

  /// The members of a union are the cooperatives in it.
  private mutating func describeUnions() {
    let ratings: [OrganizationRating?] = [.good, .fair, .average]
    for (position, rating) in zip(positions[Int(OrganizationKind.union.rawValue)], ratings) {
      organizations[position].members =
        links.count { $0.target == position && $0.relation == .membership }
      organizations[position].rating = rating
      organizations[position].usesHighTechnology = rating == .good
      organizations[position].usesDigitalTechnology = rating != .average
    }
  }

  private func partnerSells(_ partner: Int) -> Bool {
    cooperatives.contains { $0.position == partner && $0.role.participates }
  }

  private mutating func rate(_ position: Int, _ standing: Standing, highTechnologyChance: Int) {
    let rating = generator.position(weights: standing.ratingWeights)
    let ratings = OrganizationRating.allCases
    organizations[position].rating = rating < ratings.count ? ratings[rating] : nil
    let isHighTechnology = generator.chance(highTechnologyChance)
    organizations[position].usesHighTechnology =
      isHighTechnology || generator.chance(94) ? isHighTechnology : nil
    organizations[position].usesDigitalTechnology =
      generator.chance(90) ? isHighTechnology || generator.chance(highTechnologyChance + 4) : nil
  }
}
