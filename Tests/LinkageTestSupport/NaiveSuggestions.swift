import Foundation

/// A link that may be chosen, as a line of a file of candidates says it.
package struct NaiveCandidate: Equatable, Sendable {
  /// The id of the organization the goods would leave.
  package var source: String
  /// The id of the organization the goods would come to.
  package var target: String
  /// The product carried.
  package var product: String
  /// Thousand đồng, or `nil` where the line states no cost.
  package var cost: Int?

  /// Creates a candidate.
  package init(_ source: String, _ target: String, _ product: String, cost: Int? = nil) {
    self.source = source
    self.target = target
    self.product = product
    self.cost = cost
  }
}

/// What suggestions are asked for.
package struct NaiveSuggestionRequest: Equatable, Sendable {
  /// How many links are to be chosen.
  package enum Limit: Equatable, Sendable {
    /// As few as bring the flag to so many hundredths of what is selected.
    case percent(Int)
    /// At most so many.
    case count(Int)
    /// As many as so many thousand đồng pay for.
    case budget(Int)
  }

  /// How many links are to be chosen.
  package var limit: Limit
  /// `participating`, `processing`, `domestic` or `export`.
  package var flag: String
  /// Whether members are counted in place of organizations.
  package var weighsMembers: Bool
  /// The lines of a file of candidates, or `nil` where every possible link is one.
  package var candidates: [NaiveCandidate]?
  /// Thousand đồng for a link without a cost of its own, or `nil`.
  package var cost: Int?

  /// Creates a request.
  package init(
    _ limit: Limit, of flag: String = "participating", weighsMembers: Bool = false,
    candidates: [NaiveCandidate]? = nil, cost: Int? = nil
  ) {
    self.limit = limit
    self.flag = flag
    self.weighsMembers = weighsMembers
    self.candidates = candidates
    self.cost = cost
  }
}

/// An answer to a request for suggestions, whoever gave it.
package struct NaiveSuggestionAnswer: Equatable, Sendable {
  /// A link chosen.
  package struct Link: Equatable, Sendable {
    /// The id of the organization the goods would leave.
    package var source: String
    /// The id of the organization the goods would come to.
    package var target: String
    /// The product carried.
    package var product: String
    /// What it adds, in organizations or members.
    package var gain: Int
    /// The organizations that it brings in, in the set's order.
    package var brings: [String]
    /// Their members.
    package var members: Int
    /// Thousand đồng, or `nil` where none is stated.
    package var cost: Int?
    /// What stands with it and those before it, in organizations or members.
    package var after: Int

    /// Creates a link.
    package init(
      _ source: String, _ target: String, _ product: String, gain: Int, brings: [String],
      members: Int, cost: Int? = nil, after: Int
    ) {
      self.source = source
      self.target = target
      self.product = product
      self.gain = gain
      self.brings = brings
      self.members = members
      self.cost = cost
      self.after = after
    }
  }

  /// The organizations selected, or their members.
  package var selected: Int
  /// Those of them that have the flag.
  package var before: Int
  /// Those that would have it.
  package var after: Int
  /// Whether the share asked for would be reached; `nil` where none was.
  package var isReached: Bool?
  /// The links, in the order of their choice.
  package var links: [Link]
  /// How many links the goal takes at the least.
  package var atLeast: Int?
  /// What no choice exceeds.
  package var upTo: Int?
  /// Thousand đồng for all links; `nil` where one of them states none.
  package var spent: Int?
  /// What all candidates together would bring it to.
  package var most: Int

  /// Creates an answer.
  package init(
    selected: Int, before: Int, after: Int, isReached: Bool? = nil, links: [Link],
    atLeast: Int? = nil, upTo: Int? = nil, spent: Int? = nil, most: Int
  ) {
    self.selected = selected
    self.before = before
    self.after = after
    self.isReached = isReached
    self.links = links
    self.atLeast = atLeast
    self.upTo = upTo
    self.spent = spent
    self.most = most
  }
}

/// Suggestions, computed from their definition: every candidate is weighed anew at every step.
///
/// Where the definition leaves room, this is how it is read:
/// - The set as it stands is the graph that is measured: with links in force, or under contract, alone.
/// - A product filter keeps the candidates of its products, and the organizations that the row `any` of
///   coverage counts.
/// - A link that would add nothing is not chosen.
/// - Of lines with the same source, target and product one is a candidate, the cheapest.
/// - A budget pays for the best link by gain per cost that the rest of it still pays for, until none adds anything.
package struct NaiveSuggestions {
  /// A link that may be chosen.
  package struct Candidate: Equatable, Sendable {
    /// The id of the organization the goods would leave.
    package var source: String
    /// Who may receive them, in the set's order: one with a file of candidates.
    package var targets: [String]
    /// The product carried.
    package var product: String
    /// Thousand đồng, or `nil` where none is stated.
    package var cost: Int?
    /// The organizations that have not the flag and would have it, in the set's order.
    package var brings: [String]
  }

  /// Why a line of a file is no candidate.
  package enum Reason: String, CaseIterable, Sendable {
    case unknownSource, unknownTarget, otherProduct, notCollective, notSupplied, hasFlag
    case sameOrganization, targetWithoutEnd, linked, repeated, noCost
  }

  /// The measures of the set as it stands.
  let measures: NaiveMeasures
  /// What is asked for.
  let request: NaiveSuggestionRequest
  /// The organizations selected.
  let counted: [NaiveOrganization]
  /// The organizations selected, or their members.
  package let selected: Int
  /// Those of them that have the flag.
  package let before: Int
  /// Every candidate, in the order that decides between equals.
  package let candidates: [Candidate]
  /// The lines of the file that are no candidates, each with the reason.
  package let refused: [(line: Int, reason: Reason)]

  /// Finds every candidate and whom it brings in.
  package init(_ measures: NaiveMeasures, _ request: NaiveSuggestionRequest) {
    self.measures = measures
    self.request = request
    let counted = measures.counted(measures.selected, product: nil)
    self.counted = counted
    let lacking = counted.filter { organization in
      !measures.rowProducts(suppliedTo: organization.id).contains { product in
        measures.reachesEnd(of: request.flag, from: organization.id, product: product)
      }
    }
    selected = request.weight(of: counted)
    before = request.weight(of: counted) - request.weight(of: lacking)

    func brings(_ source: String, _ product: String) -> [String] {
      lacking.map(\.id).filter { id in
        measures.rowProducts(suppliedTo: id).contains(product)
          && measures.reachable[product]?[id]?.contains(source) == true
      }
    }
    var refused: [(line: Int, reason: Reason)] = []
    var lines: [(source: String, target: String, product: String, cost: Int?)] = []
    if let file = request.candidates {
      for (index, line) in file.enumerated() {
        let cost = line.cost ?? request.cost
        var reason = measures.reason(
          against: line.source, line.target, line.product, flag: request.flag)
        if reason == nil {
          let isRepeated = file.enumerated().contains { number, other in
            var (one, another) = (line, other)
            (one.cost, another.cost) = (nil, nil)
            if number == index || one != another { return false }
            // A cost that is not stated is more than any.
            let (price, otherPrice) = (cost ?? .max, other.cost ?? request.cost ?? .max)
            return otherPrice < price || otherPrice == price && number < index
          }
          if isRepeated { reason = .repeated }
          if case .budget = request.limit, cost == nil { reason = .noCost }
        }
        if let reason {
          refused.append((index, reason))
        } else {
          lines.append((line.source, line.target, line.product, cost))
        }
      }
    }
    var candidates: [Candidate] = []
    let ids = measures.set.organizations.map(\.id)
    for source in ids {
      for product in measures.rowProducts {
        if request.candidates == nil {
          let targets = ids.filter {
            measures.reason(against: source, $0, product, flag: request.flag) == nil
          }
          if targets.isEmpty { continue }
          candidates.append(
            Candidate(
              source: source, targets: targets, product: product, cost: request.cost,
              brings: brings(source, product)))
        } else {
          for target in ids {
            for line in lines
            where line.source == source && line.target == target && line.product == product {
              candidates.append(
                Candidate(
                  source: source, targets: [target], product: product, cost: line.cost,
                  brings: brings(source, product)))
            }
          }
        }
      }
    }
    self.candidates = candidates
    self.refused = refused
  }
}

extension NaiveSuggestionRequest {
  /// The number of some organizations, or of their members.
  func weight(of organizations: [NaiveOrganization]) -> Int {
    weighsMembers ? organizations.people : organizations.count
  }
}

extension NaiveMeasures {
  /// Returns whether an organization reaches the end of a flag over the routes of a product.
  func reachesEnd(of flag: String, from id: String, product: String) -> Bool {
    let flags = flags(of: id, product: product)
    switch flag {
    case "participating": return flags.participating
    case "processing": return flags.processing
    case "domestic": return flags.domestic
    case "export": return flags.export
    default: fatalError("no suggestions for \(flag)")
    }
  }

  /// Returns why a link is no candidate, or `nil` where it is one.
  package func reason(
    against source: String, _ target: String, _ product: String, flag: String
  ) -> NaiveSuggestions.Reason? {
    guard let organization = organizations[source] else { return .unknownSource }
    if organizations[target] == nil { return .unknownTarget }
    if options.products?.contains(product) == false { return .otherProduct }
    if !Self.collectiveKinds.contains(organization.kind) { return .notCollective }
    if supply[source]?.contains(product) != true { return .notSupplied }
    if reachesEnd(of: flag, from: source, product: product) { return .hasFlag }
    if source == target { return .sameOrganization }
    if !reachesEnd(of: flag, from: target, product: product) { return .targetWithoutEnd }
    // None is left by now: the source would have the flag through such a link.
    let isLinked = links.contains {
      $0.source == source && $0.target == target && $0.carries(product)
    }
    return isLinked ? .linked : nil
  }
}

// MARK: The choice

extension NaiveSuggestions {
  /// What a choice of candidates comes to.
  package struct Choice: Equatable, Sendable {
    /// The candidates chosen, by their places in the list, in the order of their choice.
    package var candidates: [Int] = []
    /// What each adds, in organizations or members.
    package var gains: [Int] = []
    /// The organizations that each brings in.
    package var brings: [[String]] = []
    /// Their members.
    package var members: [Int] = []
    /// What all add.
    package var gain: Int { gains.reduce(0, +) }
  }

  /// The weight that the share asked for comes to: the least whole number that is at least that share.
  package var goal: Int? {
    guard case .percent(let percent) = request.limit else { return nil }
    return (percent * selected + 99) / 100
  }

  /// Whom a candidate brings in after those who are in already.
  private func newcomers(_ candidate: Int, after present: Set<String>) -> [NaiveOrganization] {
    candidates[candidate].brings.filter { !present.contains($0) }.compactMap {
      measures.organizations[$0]
    }
  }

  /// Returns the greedy choice: each time the candidate that is not worse than any other, the first of equals.
  ///
  /// With a budget, it is the best single link where that adds more than all links chosen by gain per cost.
  package func greedy() -> Choice {
    var choice = Choice()
    var present: Set<String> = []
    var left: Int? = if case .budget(let budget) = request.limit { budget } else { nil }
    while !isEnough(choice) {
      var best: (candidate: Int, gain: Int, members: Int)?
      for candidate in candidates.indices {
        let cost = candidates[candidate].cost ?? 0
        if let left, cost > left { continue }
        let newcomers = newcomers(candidate, after: present)
        let (gain, members) = (request.weight(of: newcomers), newcomers.people)
        if gain == 0 { continue }
        guard let standing = best else {
          best = (candidate, gain, members)
          continue
        }
        var (now, rival) = (gain, standing.gain)
        if left != nil {
          // Gains per cost compare as each gain times the other's cost, and where neither costs anything, as gains.
          let rivalCost = candidates[standing.candidate].cost ?? 0
          if cost > 0 || rivalCost > 0 { (now, rival) = (gain * rivalCost, standing.gain * cost) }
        }
        if (now, members) > (rival, standing.members) { best = (candidate, gain, members) }
      }
      guard let best else { break }
      choice.candidates.append(best.candidate)
      choice.gains.append(best.gain)
      choice.brings.append(newcomers(best.candidate, after: present).map(\.id))
      choice.members.append(best.members)
      present.formUnion(candidates[best.candidate].brings)
      left = left.map { $0 - (candidates[best.candidate].cost ?? 0) }
    }
    if let single = bestSingle(), single.gain > choice.gain { return single }
    return choice
  }

  private func isEnough(_ choice: Choice) -> Bool {
    switch request.limit {
    case .count(let count): choice.candidates.count >= count
    case .percent: before + choice.gain >= goal ?? 0
    case .budget: false
    }
  }

  /// The one link that adds most of those that the budget pays for, where there is a budget.
  package func bestSingle() -> Choice? {
    guard case .budget(let budget) = request.limit else { return nil }
    var best: Choice?
    for candidate in candidates.indices where candidates[candidate].cost ?? 0 <= budget {
      let newcomers = newcomers(candidate, after: [])
      let (gain, members) = (request.weight(of: newcomers), newcomers.people)
      if gain > 0, (gain, members) > (best?.gain ?? 0, best?.members[0] ?? 0) {
        best = Choice(
          candidates: [candidate], gains: [gain], brings: [newcomers.map(\.id)],
          members: [members])
      }
    }
    return best
  }

  /// Returns a choice as an answer, without certificates.
  package func answer(_ choice: Choice) -> NaiveSuggestionAnswer {
    var after = before
    var links: [NaiveSuggestionAnswer.Link] = []
    for (index, number) in choice.candidates.enumerated() {
      let candidate = candidates[number]
      after += choice.gains[index]
      links.append(
        NaiveSuggestionAnswer.Link(
          candidate.source, partner(of: candidate), candidate.product,
          gain: choice.gains[index], brings: choice.brings[index],
          members: choice.members[index], cost: candidate.cost, after: after))
    }
    let possible = Set(candidates.flatMap(\.brings))
    let most = before + request.weight(of: counted.filter { possible.contains($0.id) })
    var answer = NaiveSuggestionAnswer(
      selected: selected, before: before, after: after, links: links, most: most)
    if let goal { answer.isReached = after >= goal }
    let costs = links.compactMap(\.cost)
    if costs.count == links.count { answer.spent = costs.reduce(0, +) }
    return answer
  }
}

// MARK: Partners

extension NaiveSuggestions {
  /// Why a partner is better than another, the first of these figures that differ deciding: the lower is better.
  package struct Partner: Equatable, Sendable {
    /// 0 where it handles the product, 1 where nothing is known, 2 where it handles other products.
    package var handling: Int
    /// 0 where links that carry the product lead from the source's kind to its kind, 1 where it is of no collective
    /// kind, 2 for the rest.
    package var kind: Int
    /// The district that both are filed under, or `nil`.
    package var district: String?
    /// How many such links there are.
    package var usualLinks: Int
    /// Links that carry the product from the source's kind to any.
    package var links: Int
    /// Its capacity less the tonnes that it buys; `nil` where no capacity is stated.
    package var room: Double?

    fileprivate var figures: [Double] {
      let roomRank = room.map { $0 > 0 ? 0.0 : 2 } ?? 1
      return [
        Double(handling), Double(kind), district == nil ? 1 : 0, -Double(usualLinks), roomRank,
        -(room ?? 0),
      ]
    }
  }

  /// Returns the figures by which a partner of a candidate is chosen.
  package func partner(_ target: String, of candidate: Candidate) -> Partner? {
    guard let buyer = measures.organizations[target],
      let seller = measures.organizations[candidate.source]
    else { return nil }
    let joined = measures.links.filter { $0.source == target || $0.target == target }
    let declares = buyer.products.contains(candidate.product)
    let handling =
      declares || joined.contains { $0.carries(candidate.product) }
      ? 0 : buyer.products.isEmpty && joined.isEmpty ? 1 : 2
    let sold = measures.links.filter {
      $0.carries(candidate.product) && measures.organizations[$0.source]?.kind == seller.kind
    }
    let usual = sold.filter { measures.organizations[$0.target]?.kind == buyer.kind }.count
    let isCollective = NaiveMeasures.collectiveKinds.contains(buyer.kind)
    // Goods take up room with a contract or without.
    let bought = measures.set.links.filter {
      $0.target == target && $0.isInForce(in: measures.options.year)
    }.reduce(0) { $0 + ($1.volume ?? 0) }
    return Partner(
      handling: handling, kind: usual > 0 ? 0 : isCollective ? 2 : 1,
      district: buyer.district == seller.district && buyer.district != "" ? buyer.district : nil,
      usualLinks: usual, links: sold.count, room: buyer.capacity.map { $0 - bought })
  }

  /// The best of the partners that a candidate may have, the first of equals.
  private func partner(of candidate: Candidate) -> String {
    var best = candidate.targets[0]
    for target in candidate.targets.dropFirst() {
      guard let figures = partner(target, of: candidate)?.figures,
        let least = partner(best, of: candidate)?.figures
      else { continue }
      if figures.lexicographicallyPrecedes(least) { best = target }
    }
    return best
  }
}

// MARK: The optimum

extension NaiveSuggestions {
  /// The best that any choice comes to.
  package enum Optimum: Equatable, Sendable {
    /// The most that can be added within the count or the budget.
    case gain(Int)
    /// The fewest links that reach the goal; `nil` where none do.
    case links(Int?)
  }

  /// Returns the best of all choices, by trying them.
  ///
  /// - Parameter most: How many candidates there may be that another does not make needless.
  /// - Returns: The best, or `nil` where there are too many choices.
  package func optimum(most: Int = 12) -> Optimum? {
    let places = Dictionary(
      uniqueKeysWithValues: counted.enumerated().map { ($0.element.id, $0.offset) })
    guard counted.count <= 64 else { return nil }
    let weights = counted.map { request.weight(of: [$0]) }
    var choices: [(brings: UInt64, cost: Int)] = []
    for candidate in candidates {
      let brings = candidate.brings.reduce(into: UInt64(0)) { brings, id in
        if let place = places[id], weights[place] > 0 { brings |= 1 << UInt64(place) }
      }
      var cost = candidate.cost ?? 0
      if case .budget(let budget) = request.limit {
        if cost > budget { continue }
      } else {
        cost = 0
      }
      func isNeedless(_ one: (brings: UInt64, cost: Int), _ other: (brings: UInt64, cost: Int))
        -> Bool
      {
        one.brings & ~other.brings == 0 && one.cost >= other.cost
      }
      if brings == 0 || choices.contains(where: { isNeedless((brings, cost), $0) }) { continue }
      choices.removeAll { isNeedless($0, (brings, cost)) }
      choices.append((brings, cost))
    }
    guard choices.count <= most else { return nil }

    var greatest = 0
    var fewest: Int?
    let goal = goal.map { $0 - before }
    func visit(_ next: Int, _ present: UInt64, gain: Int, links: Int, cost: Int) {
      switch request.limit {
      case .count(let count): if links > count { return }
      case .budget(let budget): if cost > budget { return }
      case .percent: break
      }
      greatest = max(greatest, gain)
      if let goal, gain >= goal { fewest = min(fewest ?? links, links) }
      for index in next..<choices.count {
        let new = choices[index].brings & ~present
        var more = 0
        for place in weights.indices where new & (1 << UInt64(place)) != 0 {
          more += weights[place]
        }
        visit(
          index + 1, present | new, gain: gain + more, links: links + 1,
          cost: cost + choices[index].cost)
      }
    }
    visit(0, 0, gain: 0, links: 0, cost: 0)
    return goal == nil ? .gain(greatest) : .links(fewest)
  }

  /// Whether greedy choice is sure to be best: organizations are counted, or members, up to a number of links or
  /// a share, and whoever supplies one end of a chain without the flag supplies no other.
  ///
  /// An end is a set of candidates that reach each other and no further candidate.
  package var hasDisjointEnds: Bool {
    if case .budget = request.limit { return false }
    func reaches(_ one: Candidate, _ other: Candidate) -> Bool {
      one.product == other.product
        && measures.reachable[one.product]?[one.source]?.contains(other.source) == true
    }
    let ends = candidates.filter { one in
      candidates.allSatisfy { !reaches(one, $0) || reaches($0, one) }
    }
    for (index, one) in ends.enumerated() {
      for other in ends[..<index] where !reaches(one, other) {
        if !Set(one.brings).isDisjoint(with: other.brings) { return false }
      }
    }
    return true
  }
}

// MARK: Checking an answer

extension NaiveSuggestions {
  /// Returns what is wrong with an answer, or `nil` where all is right.
  ///
  /// The links must be the greedy choice with its gains, the certificates must hold against the best of all
  /// choices where these are few enough to try, and what is promised for each limit must be kept. Between a budget's
  /// greedy choice and a single link that adds just as much, either is right.
  package func problem(with answer: NaiveSuggestionAnswer) -> String? {
    if answer.selected != selected { return "selected \(answer.selected), not \(selected)" }
    if answer.before != before { return "before \(answer.before), not \(before)" }
    let greedy = greedy()
    var problem = problem(with: answer, comparedTo: greedy)
    if problem != nil, let single = bestSingle(), single.gain == greedy.gain,
      self.problem(with: answer, comparedTo: single) == nil
    {
      problem = nil
    }
    return problem ?? certificateProblem(with: answer)
  }

  private func problem(
    with answer: NaiveSuggestionAnswer, comparedTo choice: Choice
  ) -> String? {
    let expected = self.answer(choice)
    for (index, link) in answer.links.enumerated() {
      guard index < expected.links.count else { return "link \(index), \(link), is too many" }
      if link != expected.links[index] {
        return "link \(index) is \(link), not \(expected.links[index])"
      }
    }
    if answer.links.count < choice.candidates.count {
      return "link \(answer.links.count), \(expected.links[answer.links.count]), is missing"
    }
    if answer.after != expected.after { return "after \(answer.after), not \(expected.after)" }
    if answer.most != expected.most { return "most \(answer.most), not \(expected.most)" }
    if answer.isReached != expected.isReached { return "reached: \(answer.isReached as Any)" }
    // Without links, and no budget to spend, there is nothing to say.
    var isSilent = answer.links.isEmpty && answer.spent == nil
    if case .budget = request.limit { isSilent = false }
    if answer.spent != expected.spent && !isSilent { return "spent \(answer.spent as Any)" }
    return nil
  }

  private func certificateProblem(with answer: NaiveSuggestionAnswer) -> String? {
    let optimum = optimum()
    let gain = answer.after - answer.before
    switch request.limit {
    case .percent:
      if answer.upTo != nil { return "a share with upTo \(answer.upTo as Any)" }
      guard answer.isReached == true else {
        if answer.atLeast != nil { return "a goal out of reach with atLeast" }
        if case .links(let fewest?) = optimum {
          return "out of reach, yet \(fewest) links reach it"
        }
        return nil
      }
      guard let atLeast = answer.atLeast else { return "a goal reached without atLeast" }
      if atLeast > answer.links.count { return "atLeast \(atLeast) of \(answer.links.count) links" }
      if hasDisjointEnds && atLeast != answer.links.count {
        return "atLeast \(atLeast), not \(answer.links.count), where ends are disjoint"
      }
      if case .links(let fewest) = optimum {
        guard let fewest else { return "reached, though no choice does" }
        if atLeast > fewest { return "atLeast \(atLeast), yet \(fewest) links reach the goal" }
        if answer.links.count < fewest { return "fewer links than the fewest, \(fewest)" }
        if Double(answer.links.count) > promisedFactor * Double(fewest) {
          return "\(answer.links.count) links against \(fewest), more than promised"
        }
      }
    case .count, .budget:
      if answer.atLeast != nil { return "atLeast \(answer.atLeast as Any) without a goal" }
      guard let upTo = answer.upTo else { return "no upTo" }
      if upTo < answer.after { return "upTo \(upTo) below \(answer.after)" }
      if hasDisjointEnds && upTo != answer.after {
        return "upTo \(upTo), not \(answer.after), where ends are disjoint"
      }
      if case .gain(let greatest) = optimum {
        if upTo < before + greatest { return "upTo \(upTo), yet \(before + greatest) is possible" }
        if gain > greatest { return "a gain of \(gain) beyond the greatest, \(greatest)" }
        if Double(gain) < promisedFactor * Double(greatest) - 1e-9 {
          return "a gain of \(gain) against \(greatest), less than promised"
        }
      }
    }
    return nil
  }

  /// What is promised: how many times the fewest links may be used, or what part of the best gain is sure.
  private var promisedFactor: Double {
    switch request.limit {
    case .percent:
      let largest = candidates.indices.map { request.weight(of: newcomers($0, after: [])) }.max()
      return 1 + log(Double(max(1, largest ?? 1)))
    case .count: return 1 - exp(-1)
    case .budget: return 0.405
    }
  }
}
