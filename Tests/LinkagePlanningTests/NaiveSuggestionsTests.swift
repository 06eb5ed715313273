import LinkageTestSupport
import Testing

/// The naive suggestions on sets small enough to work by hand, and against the best of all choices.
@Suite("Naive suggestions")
struct NaiveSuggestionsTests {
  /// Two unions without an outlet, which share a cooperative, one group that sells to nobody, and a chain that works.
  ///
  ///     g1 ─▶ u1    g2 ─▶ u1    g3 ─▶ u1    g3 ─▶ u2    g4 ─▶ u2     rice
  ///     c1 ─▶ p1                                                     rice
  ///     c2                                                           fruit
  static let unions = NaiveSet(
    [
      NaiveOrganization("g1", "group", products: ["rice"], members: 10),
      NaiveOrganization("g2", "group", products: ["rice"], members: 10),
      NaiveOrganization("g3", "group", products: ["rice"], members: 10),
      NaiveOrganization("g4", "group", products: ["rice"], members: 50),
      NaiveOrganization("u1", "union", products: ["rice"], members: 3),
      NaiveOrganization("u2", "union", products: ["rice"], members: 2),
      NaiveOrganization("c1", "cooperative", products: ["rice"], members: 100),
      NaiveOrganization("c2", "cooperative", products: ["fruit"]),
      NaiveOrganization("p1", "processor"), NaiveOrganization("b1", "buyer"),
    ],
    [
      NaiveLink("g1", "u1", "rice"), NaiveLink("g2", "u1", "rice"), NaiveLink("g3", "u1", "rice"),
      NaiveLink("g3", "u2", "rice"), NaiveLink("g4", "u2", "rice"), NaiveLink("c1", "p1", "rice"),
    ])

  static func suggestions(_ request: NaiveSuggestionRequest) -> NaiveSuggestions {
    NaiveSuggestions(NaiveMeasures(unions), request)
  }

  @Test("of organizations, the union with more suppliers comes first")
  func organizations() {
    let suggestions = Self.suggestions(NaiveSuggestionRequest(.count(2)))
    #expect(suggestions.selected == 8)
    #expect(suggestions.before == 1)
    // Goods may go to those that reach a processor or a buyer: c1, p1 and b1, of fruit p1 and b1 alone.
    #expect(suggestions.candidates.map(\.source) == ["g1", "g2", "g3", "g4", "u1", "u2", "c2"])
    #expect(suggestions.candidates.map(\.targets.count) == [3, 3, 3, 3, 3, 3, 2])
    let answer = suggestions.answer(suggestions.greedy())
    // u1 brings itself and three groups, then u2 itself and the fourth.
    #expect(
      answer.links == [
        NaiveSuggestionAnswer.Link(
          "u1", "p1", "rice", gain: 4, brings: ["g1", "g2", "g3", "u1"], members: 30, after: 5),
        NaiveSuggestionAnswer.Link(
          "u2", "p1", "rice", gain: 2, brings: ["g4", "u2"], members: 50, after: 7),
      ])
    #expect(suggestions.optimum() == .gain(6))
    // g3 supplies both ends.
    #expect(!suggestions.hasDisjointEnds)
  }

  @Test(
    "of members, the union with the larger group comes first, and unions themselves weigh nothing")
  func members() {
    let suggestions = Self.suggestions(
      NaiveSuggestionRequest(.percent(90), weighsMembers: true))
    #expect(suggestions.selected == 180)
    #expect(suggestions.before == 100)
    #expect(suggestions.goal == 162)
    let answer = suggestions.answer(suggestions.greedy())
    // p1 handles rice; of b1 nothing is known, and nobody sells to c1. The members of u2 are 60, of whom g3 brings 10; then u1 has g1 and g2 left.
    #expect(
      answer.links == [
        NaiveSuggestionAnswer.Link(
          "u2", "p1", "rice", gain: 60, brings: ["g3", "g4", "u2"], members: 60, after: 160),
        NaiveSuggestionAnswer.Link(
          "u1", "p1", "rice", gain: 20, brings: ["g1", "g2", "u1"], members: 20, after: 180),
      ])
    #expect(answer.isReached == true)
    #expect(suggestions.optimum() == .links(2))
    #expect(Self.suggestions(NaiveSuggestionRequest(.percent(100))).goal == 8)
    #expect(Self.suggestions(NaiveSuggestionRequest(.percent(55))).goal == 5)
  }

  @Test("a budget is spent by gain per cost, or on one link that adds more than all these")
  func budget() {
    let file = [
      NaiveCandidate("g4", "b1", "rice", cost: 100), NaiveCandidate("u1", "b1", "rice", cost: 1000),
      NaiveCandidate("u1", "p1", "rice", cost: 900), NaiveCandidate("u2", "c2", "rice", cost: 1),
      NaiveCandidate("c1", "b1", "rice", cost: 1), NaiveCandidate("g9", "b1", "rice", cost: 1),
      NaiveCandidate("g4", "g9", "rice", cost: 1), NaiveCandidate("g4", "g4", "rice", cost: 1),
      NaiveCandidate("p1", "b1", "rice", cost: 1), NaiveCandidate("g4", "b1", "fruit", cost: 1),
    ]
    let small = Self.suggestions(NaiveSuggestionRequest(.budget(950), candidates: file))
    #expect(small.refused.map(\.line) == [3, 4, 5, 6, 7, 8, 9])
    #expect(
      small.refused.map(\.reason) == [
        .targetWithoutEnd, .hasFlag, .unknownSource, .unknownTarget, .sameOrganization,
        .notCollective, .notSupplied,
      ])
    // One organization for 100 is better per cost than four for 900, but the four are more.
    let answer = small.answer(small.greedy())
    #expect(
      answer.links == [
        NaiveSuggestionAnswer.Link(
          "u1", "p1", "rice", gain: 4, brings: ["g1", "g2", "g3", "u1"], members: 30, cost: 900,
          after: 5)
      ])
    #expect(answer.spent == 900)
    let large = Self.suggestions(NaiveSuggestionRequest(.budget(1000), candidates: file))
    #expect(large.answer(large.greedy()).links.map(\.gain) == [1, 4])
    #expect(large.optimum() == .gain(5))
  }

  @Test("a partner that the product goes to already has no end to offer")
  func linked() {
    // Measured by routes to a processor: c2 sells fruit to a buyer, who reaches none.
    let measures = NaiveMeasures(
      NaiveSet(
        [
          NaiveOrganization("c2", "cooperative", products: ["fruit"]),
          NaiveOrganization("b1", "buyer"), NaiveOrganization("p1", "processor"),
        ], [NaiveLink("c2", "b1")]))
    #expect(measures.reason(against: "c2", "b1", "fruit", flag: "processing") == .targetWithoutEnd)
    #expect(measures.reason(against: "c2", "p1", "fruit", flag: "processing") == nil)
    #expect(measures.reason(against: "c2", "p1", "fruit", flag: "domestic") == .hasFlag)
  }

  @Test(
    "on random sets the greedy choice keeps what is promised, and whatever else is said is refused")
  func greedyAgainstOptimum() {
    var seen: [String: Int] = [:]
    for seed in 0..<500 as Range<UInt64> {
      let set = RandomSets.setToLink(seed: seed)
      let measures = NaiveMeasures(set, RandomSets.optionsToLink(for: set, seed: seed))
      let request = RandomSets.suggestionRequest(for: measures, seed: seed)
      let suggestions = NaiveSuggestions(measures, request)
      guard let optimum = suggestions.optimum() else {
        seen["too many", default: 0] += 1
        continue
      }
      var answer = suggestions.answer(suggestions.greedy())
      switch optimum {
      case .gain(let gain): answer.upTo = answer.before + gain
      case .links(let links): answer.atLeast = links
      }
      let problem = suggestions.problem(with: answer)
      #expect(problem == nil, "seed \(seed): \(request)")
      if answer.links.isEmpty { continue }
      let limit = "\(request.limit)".prefix { $0 != "(" }
      seen[limit + (request.candidates == nil ? "" : ", file"), default: 0] += 1
      if suggestions.hasDisjointEnds { seen["disjoint", default: 0] += 1 }
      if answer.links.count > 2 { seen["several", default: 0] += 1 }
      if optimum != .gain(answer.after - answer.before), optimum != .links(answer.links.count) {
        seen["\(limit), not optimal", default: 0] += 1
      }
      for wrong in Self.wrongAnswers(answer) {
        #expect(suggestions.problem(with: wrong) != nil, "seed \(seed): \(wrong)")
      }
    }
    for shape in [
      "count", "percent", "budget", "count, file", "percent, file", "budget, file", "disjoint",
      "several",
    ] {
      #expect(seen[shape, default: 0] > 20, "\(shape)")
    }
    // The greedy choice is seldom not the best, but that it is on none of the sets would be suspect.
    #expect(seen.contains { $0.key.hasSuffix("not optimal") }, "\(seen)")
  }

  /// Returns an answer with links, changed in each of the ways that must be noticed.
  static func wrongAnswers(_ answer: NaiveSuggestionAnswer) -> [NaiveSuggestionAnswer] {
    var wrong = [NaiveSuggestionAnswer](repeating: answer, count: 11)
    wrong[0].selected += 1
    wrong[1].before -= 1
    wrong[2].after += 1
    wrong[3].links[0].gain += 1
    wrong[4].links[0].members += 1
    wrong[5].links.removeLast()
    wrong[6].links.append(answer.links[0])
    wrong[7].links[0].target = answer.links[0].source
    wrong[8].links[0].product += "?"
    wrong[9].links[0].brings.removeLast()
    wrong[10].most -= 1
    if answer.upTo != nil {
      wrong.append(answer)
      wrong[11].upTo = answer.after - 1
    }
    if let atLeast = answer.atLeast {
      wrong.append(answer)
      wrong[11].atLeast = atLeast + 1
    }
    return wrong
  }
}
