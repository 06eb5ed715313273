import LinkageFiles
import LinkageGraph
import LinkagePlanning
import LinkageTestSupport
import Testing

/// Suggestions on random sets, against the naive ones and the best of all choices.
@Suite("Suggestions")
struct SuggestionsTests {
  @Test("the links are the greedy choice, and the bounds hold", arguments: 0..<6 as Range<UInt64>)
  func agreement(part: UInt64) throws {
    for seed in part * 50..<(part + 1) * 50 {
      try Self.expectAgreement(seed, RandomSets.setToLink(seed: seed)) {
        RandomSets.optionsToLink(for: $0, seed: seed)
      }
    }
  }

  @Test("so they are on sets of every shape", arguments: 0..<2 as Range<UInt64>)
  func agreementOnAllSets(part: UInt64) throws {
    for seed in part * 60..<(part + 1) * 60 {
      let set = RandomSets.set(seed: seed)
      if set.products.count > 20 && set.organizations.count > 20 { continue }
      try Self.expectAgreement(seed, set) { RandomSets.options(for: $0, seed: seed) }
    }
  }

  @Test("candidates that are none are refused, each for its reason")
  func refusals() throws {
    var seen: [NaiveSuggestions.Reason: Int] = [:]
    for seed in 0..<500 as Range<UInt64> {
      let set = RandomSets.setToLink(seed: seed)
      let options = RandomSets.optionsToLink(for: set, seed: seed)
      let measures = NaiveMeasures(set, options)
      let request = RandomSets.suggestionRequest(for: measures, seed: seed)
      if request.candidates == nil { continue }
      let question = try SuggestionQuestion(set, options, request)
      let refused = question.answer().refused
      let expected = question.naive.refused
      #expect(refused.map(\.candidate) == expected.map(\.line), "seed \(seed)")
      for (got, wanted) in zip(refused, expected) {
        #expect(got.reason == wanted.reason.refusal, "seed \(seed), line \(wanted.line)")
        seen[wanted.reason, default: 0] += 1
      }
    }
    for reason in NaiveSuggestions.Reason.allCases where reason.refusal != nil {
      #expect(seen[reason, default: 0] > 0, "\(reason)")
    }
  }

  @Test("each partner is the best by the rules, and the reason says by which")
  func partners() throws {
    for seed in 0..<120 as Range<UInt64> {
      let set = RandomSets.setToLink(seed: seed)
      let options = RandomSets.optionsToLink(for: set, seed: seed)
      var request = RandomSets.suggestionRequest(for: NaiveMeasures(set, options), seed: seed)
      request.candidates = nil
      request.limit = .percent(100)
      let question = try SuggestionQuestion(set, options, request)
      for suggestion in question.answer().links {
        let link = question.links([suggestion])[0]
        let candidate = try #require(
          question.naive.candidates.first {
            $0.source == link.source && $0.product == link.product
          })
        let expected = try #require(question.naive.partner(link.target, of: candidate))
        let reason = try #require(suggestion.reason)
        #expect(reason.handling.naive == expected.handling, "seed \(seed)")
        #expect(reason.district == expected.district, "seed \(seed)")
        #expect(reason.usualLinks == expected.usualLinks, "seed \(seed)")
        #expect(reason.links == expected.links, "seed \(seed)")
        #expect(reason.room == expected.room, "seed \(seed)")
      }
    }
  }

  @Test(
    "with the links added the set has at least the figure promised",
    arguments: 0..<200 as Range<UInt64>)
  func addedLinks(seed: UInt64) throws {
    let set = RandomSets.setToLink(seed: seed)
    let options = RandomSets.optionsToLink(for: set, seed: seed)
    let request = RandomSets.suggestionRequest(for: NaiveMeasures(set, options), seed: seed)
    let question = try SuggestionQuestion(set, options, request)
    let answer = question.answer()
    let links = answer.links.map { suggestion in
      Link(
        source: question.set.id(of: suggestion.link.source),
        target: question.set.id(of: suggestion.link.target),
        product: question.set.products[suggestion.product],
        contract: options.contractsOnly ? true : nil)
    }
    let graph = question.graph(of: try question.set.adding(links))
    let row = try #require(graph.coverage(of: question.selection).last)
    let participating = request.weighsMembers ? row.membersParticipating : row.participating
    let figure =
      switch request.flag {
      case "processing": row.processing
      case "domestic": row.domestic
      case "export": row.export
      default: participating
      }
    // Coverage weighs members of those that participate, and no others.
    if request.weighsMembers && request.flag != "participating" { return }
    #expect(figure >= answer.after)
    // What stands then is where the next suggestions begin.
    var more = question.request
    more.limit = .count(1)
    let next = graph.suggestions(more, for: question.selection)
    #expect(next.before == figure)
    #expect(next.after >= answer.after)
  }

  @Test("one link more leaves the earlier ones as they are", arguments: 0..<60 as Range<UInt64>)
  func prefixes(seed: UInt64) throws {
    let set = RandomSets.setToLink(seed: seed)
    let options = RandomSets.optionsToLink(for: set, seed: seed)
    var request = RandomSets.suggestionRequest(for: NaiveMeasures(set, options), seed: seed)
    request.limit = .count(8)
    let question = try SuggestionQuestion(set, options, request)
    let all = question.answer().links
    for count in 1...8 {
      var fewer = question.request
      fewer.limit = .count(count)
      let answer = question.graph(of: question.set).suggestions(
        fewer, for: question.selection, among: question.candidates)
      #expect(answer.links == Array(all.prefix(count)))
    }
  }

  @Test(
    "no link that the set has besides lowers what is reached", arguments: 0..<100 as Range<UInt64>)
  func moreLinks(seed: UInt64) throws {
    var random = SplitMix64(seed: seed ^ 0x6D6F_7265)
    let set = RandomSets.setToLink(seed: seed)
    // What an organization that declares nothing handles follows from its links.
    var declaring = set
    for index in declaring.organizations.indices
    where declaring.organizations[index].products.isEmpty {
      declaring.organizations[index].products = set.products
    }
    guard !set.products.isEmpty else { return }
    let ids = set.organizations.map(\.id)
    var larger = declaring
    for _ in 0..<3 {
      larger.links.append(
        NaiveLink(random.pick(ids), random.pick(ids), random.pick(set.products), contract: true))
    }
    let options = NaiveOptions()
    let request = NaiveSuggestionRequest(.count(1000))
    let fewer = try SuggestionQuestion(declaring, options, request).answer()
    let more = try SuggestionQuestion(larger, options, request).answer()
    #expect(more.before >= fewer.before)
    #expect(more.after >= fewer.after)
    #expect(more.selected == fewer.selected)
  }

  /// Random sets are too small for the sums that the planner keeps of a component with many members.
  ///
  ///     c0 ─▶ c1 ─▶ … ─▶ c69 ─▶ c0 ─▶ u     g ─▶ c0    g ─▶ u     rice
  ///     c0 … c39 and s0 … s39 ─▶ f                                fruit
  @Test("a large component counts once, without what another product brought in")
  func largeComponent() throws {
    let ring = (0..<70).map { "c\($0)" }
    let sellers = ring.prefix(40) + (0..<40).map { "s\($0)" }
    let set = NaiveSet(
      ring.map { NaiveOrganization($0, "cooperative", products: ["rice"], members: 2) }
        + sellers.dropFirst(40).map { NaiveOrganization($0, "group", products: ["fruit"]) }
        + [
          NaiveOrganization("u", "union"), NaiveOrganization("f", "union"),
          NaiveOrganization("g", "group", products: ["rice"], members: 5),
          NaiveOrganization("p", "processor", products: ["rice", "fruit"]),
        ],
      zip(ring, ring.dropFirst() + ring.prefix(1)).map { NaiveLink($0, $1, "rice") }
        + sellers.map { NaiveLink($0, "f", "fruit") }
        + [
          NaiveLink("c0", "u", "rice"), NaiveLink("g", "c0", "rice"), NaiveLink("g", "u", "rice"),
        ])
    let candidates = [
      NaiveCandidate("c0", "p", "rice"), NaiveCandidate("u", "p", "rice"),
      NaiveCandidate("f", "p", "fruit"),
    ]
    for weighsMembers in [false, true] {
      let request = NaiveSuggestionRequest(
        .count(3), weighsMembers: weighsMembers, candidates: candidates)
      let problem = try SuggestionQuestion(set, NaiveOptions(), request).problem()
      #expect(problem == nil, "\(problem ?? "")")
    }
  }

  /// Of 950, one organization for 100 is better per cost than four for 900, but the four are more.
  @Test("one link that adds more than all that a budget buys by gain per cost is taken")
  func oneLinkInstead() throws {
    let request = NaiveSuggestionRequest(
      .budget(950),
      candidates: [
        NaiveCandidate("g4", "b1", "rice", cost: 100),
        NaiveCandidate("u1", "p1", "rice", cost: 900),
      ])
    let unions = NaiveSuggestionsTests.unions
    let problem = try SuggestionQuestion(unions, NaiveOptions(), request).problem()
    #expect(problem == nil, "\(problem ?? "")")
  }

  // MARK: Agreement

  private static func expectAgreement(
    _ seed: UInt64, _ set: NaiveSet, options: (NaiveSet) -> NaiveOptions
  ) throws {
    let options = options(set)
    let request = RandomSets.suggestionRequest(for: NaiveMeasures(set, options), seed: seed)
    guard try SuggestionQuestion(set, options, request).problem() != nil else { return }
    let smallest = try set.shrunk { try SuggestionQuestion($0, options, request).problem() != nil }
    let problem = try SuggestionQuestion(smallest, options, request).problem()
    Issue.record(
      """
      seed \(seed): \(problem ?? "a problem that does not repeat")
      asked with \(options)
      \(request)
      organizations.csv
      \(LinkageTestSupport.CSVDialect.plain.text(ofOrganizations: smallest))
      links.csv
      \(LinkageTestSupport.CSVDialect.plain.text(ofLinks: smallest))
      """)
  }
}

/// One set and one request, put to the naive suggestions and to the real ones.
struct SuggestionQuestion {
  let naive: NaiveSuggestions
  let set: LinkageSet
  let options: NaiveOptions
  let selection: OrganizationSelection
  let request: SuggestionRequest
  let candidates: [LinkCandidate]?

  /// Candidates of organizations that the set does not have are left out: no file that can be read has them.
  init(_ naiveSet: NaiveSet, _ options: NaiveOptions, _ naiveRequest: NaiveSuggestionRequest) throws
  {
    let dialect = LinkageTestSupport.CSVDialect.plain
    let set = try LinkageReader().read(
      organizations: .bytes(dialect.bytes(ofOrganizations: naiveSet), name: "organizations.csv"),
      links: .bytes(dialect.bytes(ofLinks: naiveSet), name: "links.csv")
    ).set
    var naiveRequest = naiveRequest
    naiveRequest.candidates?.removeAll { line in
      set.organization(withID: line.source) == nil || set.organization(withID: line.target) == nil
        || !set.products.contains(line.product)
    }
    naive = NaiveSuggestions(NaiveMeasures(naiveSet, options), naiveRequest)
    self.set = set
    self.options = options
    selection = OrganizationSelection(
      kinds: options.kinds.map(Self.kinds) ?? OrganizationKind.collective,
      districts: options.districts.map { Set($0) },
      ratings: options.ratings.map { Set($0.map { Vocabulary.rating(named: $0) }) },
      products: options.products.map { names in
        Set(names.compactMap { set.products.firstIndex(of: $0) })
      })
    candidates = try naiveRequest.candidates?.map { line in
      LinkCandidate(
        source: try #require(set.organization(withID: line.source)),
        target: try #require(set.organization(withID: line.target)),
        product: set.products.firstIndex(of: line.product), cost: line.cost.map(Self.millions))
    }
    let limit: SuggestionRequest.Limit =
      switch naiveRequest.limit {
      case .count(let count): .count(count)
      case .percent(let percent): .share(ExactDecimal(percent, decimals: 2))
      case .budget(let budget): .budget(Self.millions(budget))
      }
    request = SuggestionRequest(
      limit, of: try #require(SuggestionRequest.flags.first { "\($0)" == naiveRequest.flag }),
      weight: naiveRequest.weighsMembers ? .members : .organizations,
      cost: naiveRequest.cost.map(Self.millions))
  }

  private static func kinds(_ words: [String]) -> Set<OrganizationKind> {
    Set(words.compactMap { Vocabulary.kind(named: $0) })
  }

  private static func millions(_ thousands: Int) -> Double { Double(thousands) / 1_000 }

  private static func thousands(_ millions: Double) -> Int { Int((millions * 1_000).rounded()) }

  func graph(of set: LinkageSet) -> ChainGraph {
    ChainGraph(
      set, year: options.year,
      producers: options.producers.map(Self.kinds) ?? OrganizationKind.collective,
      contractsOnly: options.contractsOnly)
  }

  func answer() -> LinkSuggestions {
    graph(of: set).suggestions(request, for: selection, among: candidates)
  }

  func links(_ suggestions: [LinkSuggestion]) -> [NaiveSuggestionAnswer.Link] {
    suggestions.map { suggestion in
      NaiveSuggestionAnswer.Link(
        set.id(of: suggestion.link.source), set.id(of: suggestion.link.target),
        set.products[suggestion.product], gain: suggestion.gain,
        brings: suggestion.organizations.map { set.id(of: $0) }, members: suggestion.members,
        cost: suggestion.link.cost.map(Self.thousands), after: suggestion.after)
    }
  }

  /// What is wrong with the answer, or `nil`.
  func problem() -> String? {
    let answer = answer()
    return naive.problem(
      with: NaiveSuggestionAnswer(
        selected: answer.selected, before: answer.before, after: answer.after,
        isReached: answer.isReached, links: links(answer.links), atLeast: answer.atLeast,
        upTo: answer.upTo, spent: answer.spent.map(Self.thousands), most: answer.limit))
  }
}

extension NaiveSuggestions.Reason {
  /// The reason of the library; `nil` where a candidate cannot have it.
  var refusal: LinkCandidate.Refusal? {
    switch self {
    case .unknownSource, .unknownTarget, .linked: nil
    case .otherProduct: .otherProduct
    case .notCollective: .sourceIsNotCollective
    case .notSupplied: .productDoesNotReachSource
    case .hasFlag: .sourceHasFlag
    case .sameOrganization: .targetIsSource
    case .targetWithoutEnd: .targetLacksFlag
    case .repeated: .repeated
    case .noCost: .noCost
    }
  }
}

extension PartnerReason.Handling {
  /// The rank in the naive rules.
  var naive: Int {
    switch self {
    case .product: 0
    case .unknown: 1
    case .otherProducts: 2
    }
  }
}
