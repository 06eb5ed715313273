import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// The whole way from bytes to measures against the naive implementation of the definitions.
@Suite struct AgreementTests {
  /// One range of seeds a case, so that they run in parallel.
  @Test(arguments: 0..<16)
  func randomSetsAgree(part: UInt64) throws {
    let seeds = (part * 100)..<(part * 100 + 100)
    let failure = try RandomSets.firstFailure(seeds: seeds) { set, options throws in
      let dialect = LinkageTestSupport.CSVDialect.random(seed: UInt64(set.links.count) &+ part)
      return try Agreement(set, options, dialect: dialect).problem()
    }
    #expect(failure == nil, "\(failure ?? "")")
  }

  @Test(
    .enabled(if: FileStatus.exists(RealData.folder), "the data are not in the package"),
    arguments: ["trase_brazil_soy_2012", "seafood_baci_2018"])
  func realSetsAgree(name: String) throws {
    let folder = "\(RealData.folder)/\(name)"
    let organizations = try RealData.text("\(folder)/organizations.csv")
    let links = try RealData.text("\(folder)/links.csv")
    let set = NaiveSet(organizationsCSV: organizations, linksCSV: links)
    var options = NaiveOptions()
    if name.hasPrefix("seafood") {
      options.producers = ["exporter"]
      options.kinds = ["exporter"]
    }
    let reading = try LinkageReader().read(
      organizations: .bytes(Array(organizations.utf8), name: "organizations.csv"),
      links: .bytes(Array(links.utf8), name: "links.csv"))
    let agreement = Agreement(set, options, linkageSet: reading.set)
    #expect(agreement.problem(tracing: 5) == nil)
  }

  /// Pieces of a few bytes put a cut inside every quoted line break there is.
  @Test(arguments: 0..<40)
  func cutsDoNotMatter(seed: UInt64) throws {
    let set = RandomSets.set(seed: seed &+ 90_000)
    let dialect = LinkageTestSupport.CSVDialect.random(seed: seed)
    let whole = try Agreement.read(set, dialect)
    for pieceSize in [1, 7, 64] {
      var reader = LinkageReader()
      reader.pieceSize = pieceSize
      let cut = try Agreement.read(set, dialect, reader: reader)
      #expect(cut.products == whole.products, "seed \(seed), pieces of \(pieceSize)")
      #expect(Array(cut.organizations) == Array(whole.organizations), "seed \(seed)")
      #expect(Array(cut.links) == Array(whole.links), "seed \(seed)")
    }
  }

  /// What is written in any dialect is read as it was.
  @Test(arguments: 0..<200)
  func everyValueIsReadInEveryDialect(seed: UInt64) throws {
    let set = RandomSets.set(seed: seed &+ 50_000)
    let read = try Agreement.read(set, .random(seed: seed))
    #expect(read.productNames == set.products, "seed \(seed)")
    try #require(read.organizations.count == set.organizations.count, "seed \(seed)")
    for (got, expected) in zip(read.organizations, set.organizations) {
      #expect(Array(got.id.unicodeScalars) == Array(expected.id.unicodeScalars), "seed \(seed)")
      #expect((got.name ?? "") == expected.name, "seed \(seed)")
      #expect(got.kind.word == expected.kind, "seed \(seed)")
      #expect(got.roles.map(\.word) == expected.roles, "seed \(seed)")
      #expect((got.taxCode ?? "") == expected.taxCode, "seed \(seed)")
      #expect((got.district ?? "") == expected.district, "seed \(seed)")
      #expect(Set(got.products) == Set(expected.products), "seed \(seed)")
      #expect(got.members == expected.members, "seed \(seed)")
      #expect((got.rating?.word ?? "") == expected.rating, "seed \(seed)")
      #expect(got.usesHighTechnology == expected.highTechnology, "seed \(seed)")
      #expect(got.usesDigitalTechnology == expected.digital, "seed \(seed)")
      #expect(got.capacity == expected.capacity, "seed \(seed)")
    }
    try #require(read.links.count == set.links.count, "seed \(seed)")
    for (got, expected) in zip(read.links, set.links) {
      #expect(got.source == expected.source && got.target == expected.target, "seed \(seed)")
      #expect((got.product ?? "") == expected.product, "seed \(seed)")
      let isKnown = ["membership", "export"].contains(expected.relation)
      #expect(got.relation.word == (isKnown ? expected.relation : "supply"), "seed \(seed)")
      #expect(got.contract == expected.contract, "seed \(seed)")
      #expect(got.volume == expected.volume && got.value == expected.value, "seed \(seed)")
      #expect(got.since == expected.since && got.until == expected.until, "seed \(seed)")
    }
  }
}
