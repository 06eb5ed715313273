import LinkageTestSupport
import Testing

/// What tests by random sets rest on: that a seed means one set, that the sets are worth trying,
/// and that a failing one is made small.
@Suite struct RandomSetsTests {
  @Test func numbersFollowFromTheSeed() {
    // The first numbers of the published C code (prng.di.unimi.it/splitmix64.c) from this seed.
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test func setsAreOfManyShapes() {
    var sizes: Set<Int> = []
    var products: Set<Int> = []
    var seen: Set<String> = []
    for seed in 0..<400 as Range<UInt64> {
      let set = RandomSets.set(seed: seed)
      #expect(set == RandomSets.set(seed: seed))
      let ids = Set(set.organizations.map(\.id))
      #expect(ids.count == set.organizations.count)
      #expect(set.links.allSatisfy { ids.contains($0.source) && ids.contains($0.target) })
      sizes.insert(set.organizations.count)
      products.insert(set.products.count)
      if set.links.contains(where: { $0.source == $0.target }) { seen.insert("self-loop") }
      if set.links.contains(where: { $0.product == "" }) { seen.insert("blank product") }
      if set.links.contains(where: { $0.since != nil }) { seen.insert("years") }
      if set.links.isEmpty { seen.insert("no links") }
    }
    #expect(sizes.isSuperset(of: [0, 1, 2, 3, 20, 40]))
    #expect(products.isSuperset(of: [0, 1, 2, 3, 4, 5, 17, 33, 65, 100]))
    #expect(seen == ["self-loop", "blank product", "years", "no links"])
  }

  @Test func randomSetsExerciseEveryMeasure() {
    var seen: Set<String> = []
    for seed in 0..<120 as Range<UInt64> {
      let set = RandomSets.set(seed: seed)
      if set.products.count > 20 { continue }
      let measures = NaiveMeasures(set)
      for row in measures.coverage() where row.organizations > 0 {
        #expect(row.complete <= row.processing)
        #expect(row.participating <= row.organizations)
        if row.complete < row.processing { seen.insert("processed and stuck") }
        if row.domestic < row.participating { seen.insert("not domestic") }
        if row.export < row.participating { seen.insert("not exported") }
        if row.linked > row.participating { seen.insert("linked in vain") }
        if row.complete > row.export { seen.insert("complete at home") }
      }
      for row in measures.reach() where (row.greatestHops ?? 0) > 4 { seen.insert("far") }
      for row in measures.critical() where row.dependents > 2 { seen.insert("critical") }
    }
    #expect(
      seen == [
        "processed and stuck", "not domestic", "not exported", "linked in vain", "complete at home",
        "far", "critical",
      ])
  }

  @Test func plainDialectReadsBack() {
    for seed in 0..<100 as Range<UInt64> {
      let set = RandomSets.set(seed: seed)
      let read = NaiveSet(
        organizationsCSV: CSVDialect.plain.text(ofOrganizations: set),
        linksCSV: CSVDialect.plain.text(ofLinks: set))
      #expect(read == set, "seed \(seed)")
    }
  }

  @Test func dialectsWriteWhatTheySay() {
    let set = NaiveSet(
      [NaiveOrganization("a;b", "union", products: ["rice"], capacity: 12.5)],
      [NaiveLink("a;b", "a;b", "rice", relation: "export", volume: 76.1)])
    var dialect = CSVDialect.plain
    #expect(
      dialect.text(ofOrganizations: set) == """
        id,name,kind,roles,district,products,members,tax_code,rating,high_tech,digital,capacity
        a;b,,union,,,rice,,,,,,12.5

        """)
    dialect.separator = ";"
    dialect.hasDecimalComma = true
    dialect.hasByteOrderMark = true
    dialect.hasSeparatorLine = true
    dialect.endsLinesInCRLF = true
    dialect.endsInLineEnd = false
    dialect.leavesOutBlankColumns = true
    #expect(
      Array(dialect.text(ofLinks: set).utf8)
        == Array(
          "\u{FEFF}sep=;\r\nsource;target;product;relation;volume\r\n\"a;b\";\"a;b\";rice;export;76,1"
            .utf8))
    dialect = .plain
    dialect.quotedPercent = 100
    dialect.unicodeForm = .decomposed
    dialect.words = .vietnamese
    #expect(dialect.text(ofOrganizations: set).unicodeScalars.contains("\u{301}"))
    #expect(dialect.text(ofOrganizations: set).contains("\"a;b\",\"\",\"li"))
  }

  @Test func failureIsMadeSmall() {
    // Fails on any set with a link into a market: two organizations and one link are enough.
    func hasExport(_ set: NaiveSet) -> Bool {
      set.links.contains { link in
        set.organizations.contains { $0.id == link.target && $0.kind == "market" }
          && link.source != link.target
      }
    }
    let message = RandomSets.firstFailure(seeds: 0..<100) { set, _ in
      hasExport(set) ? "\(set.organizations.count) and \(set.links.count)" : nil
    }
    #expect(message?.contains(": 2 and 1\n") == true)
    #expect(message?.hasPrefix("seed ") == true)
    #expect(message?.contains("\nid,name,kind,") == true)
    let never = RandomSets.firstFailure(seeds: 0..<10) { _, _ in nil }
    #expect(never == nil)
  }

  @Test func mutationsDamage() {
    let file = Array(CSVDialect.plain.text(ofOrganizations: RandomSets.set(seed: 3)).utf8)
    var damaged = 0
    var isInvalid = 0
    for seed in 0..<300 as Range<UInt64> {
      let mutated = Mutations.mutated(file, seed: seed)
      #expect(mutated == Mutations.mutated(file, seed: seed))
      if mutated != file { damaged += 1 }
      if String(validating: mutated, as: UTF8.self) == nil { isInvalid += 1 }
    }
    #expect(damaged > 250)
    #expect(isInvalid > 30)
    #expect(Mutations.mutated([], seed: 1).count < 400_000)
  }
}
