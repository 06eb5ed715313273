import LinkageGraph
import LinkagePlanning
import LinkageTestSupport
import Testing

@testable import LinkageFiles

/// Concentration against the naive reading of the definition, and rules that can be told by looking.
@Suite struct BuyerConcentrationTests {
  private static func read(
    _ set: NaiveSet, _ dialect: LinkageTestSupport.CSVDialect = .plain
  ) throws -> LinkageSet {
    try LinkageReader().read(
      organizations: .bytes(dialect.bytes(ofOrganizations: set), name: "organizations.csv"),
      links: .bytes(dialect.bytes(ofLinks: set), name: "links.csv")
    ).set
  }

  private static func selection(
    _ options: NaiveOptions, in set: LinkageSet
  ) -> OrganizationSelection {
    let kinds = { (words: [String]) in Set(words.compactMap { Vocabulary.kind(named: $0) }) }
    return OrganizationSelection(
      kinds: options.kinds.map(kinds) ?? OrganizationKind.collective,
      districts: options.districts.map { Set($0) },
      ratings: options.ratings.map { Set($0.map { Vocabulary.rating(named: $0) }) },
      products: options.products.map { names in
        Set(names.compactMap { set.products.firstIndex(of: $0) })
      })
  }

  private static func plain(
    _ row: ConcentrationRow, _ keys: [GroupKey], in set: LinkageSet
  ) -> NaiveConcentrationRow {
    var plain = NaiveConcentrationRow(
      product: row.product.map { set.products[$0] } ?? "any",
      group: Dictionary(uniqueKeysWithValues: zip(keys.map(\.rawValue), row.group)))
    plain.suppliers = row.suppliers
    plain.buyers = row.buyers
    plain.purchases = row.purchases
    plain.purchasesWithoutVolume = row.purchasesWithoutVolume
    plain.thousandths = Int((row.tonnes * 1000).rounded())
    plain.thousandthsContracted = Int((row.tonnesContracted * 1000).rounded())
    plain.index = NaiveConcentrationRow.rounded(row.herfindahlHirschmanIndex, times: 1000)
    plain.indexOfPairs = NaiveConcentrationRow.rounded(
      row.herfindahlHirschmanIndexOfPairs, times: 1000)
    plain.largest = row.largestBuyer.map { set.id(of: $0.organization) }
    plain.shareOfLargest = NaiveConcentrationRow.rounded(
      row.largestBuyer?.share, times: 1_000_000)
    plain.shareOfThree = NaiveConcentrationRow.rounded(row.shareOfThreeLargest, times: 1_000_000)
    return plain
  }

  /// One range of seeds a case, so that they run in parallel.
  @Test(arguments: 0..<8 as Range<UInt64>)
  func randomSetsAgree(part: UInt64) throws {
    let failure = try RandomSets.firstFailure(seeds: part * 100 + 20_000..<part * 100 + 20_100) {
      naive, options throws in
      let set = try Self.read(naive, .random(seed: part))
      let keys = options.grouping.compactMap { GroupKey(rawValue: $0) }
      let graph = ChainGraph(set, year: options.year, contractsOnly: options.contractsOnly)
      let rows = graph.concentration(of: Self.selection(options, in: set), by: keys)
        .map { Self.plain($0, keys, in: set) }
      let expected = NaiveMeasures(naive, options).concentration()
      if rows == expected { return nil }
      for (row, wanted) in zip(rows, expected) where row != wanted {
        return "\(row)\nshould be \(wanted)"
      }
      return "\(rows.count) rows\nshould be \(expected.count)"
    }
    #expect(failure == nil, "\(failure ?? "")")
  }

  /// A packed file answers as its folder does, and so does a set whose rows stand in another order.
  @Test(arguments: 0..<80 as Range<UInt64>)
  func packingAndOrderChangeNothing(seed: UInt64) throws {
    var naive = RandomSets.set(seed: seed &+ 30_000)
    let set = try Self.read(naive)
    var sink = MemoryByteSink()
    try PackedFile.write(set, leftOut: LeftOutData(), to: &sink)
    let packed = try PackedFile.read(sink.bytes).set
    for year in [nil, 2024] as [Int?] {
      let rows = ChainGraph(set, year: year).concentration(by: [.district])
      #expect(ChainGraph(packed, year: year).concentration(by: [.district]) == rows, "seed \(seed)")
    }
    var random = SplitMix64(seed: seed)
    naive.links = random.shuffled(naive.links)
    naive.organizations = random.shuffled(naive.organizations)
    let shuffled = try Self.read(naive)
    func figures(_ set: LinkageSet) -> [String: [Double?]] {
      Dictionary(
        uniqueKeysWithValues: ChainGraph(set).concentration().map { row in
          (
            row.product.map { set.products[$0] } ?? "any",
            [
              row.tonnes, row.herfindahlHirschmanIndex, row.herfindahlHirschmanIndexOfPairs,
              row.largestBuyer?.share, row.shareOfThreeLargest,
            ]
          )
        })
    }
    #expect(figures(shuffled) == figures(set), "seed \(seed)")
  }

  private static func row(
    _ links: [Link], _ product: String?, roles: [OrganizationKind] = []
  ) throws -> ConcentrationRow {
    let set = try LinkageSet(
      organizations: ["A", "B"].map {
        Organization(id: $0, kind: .cooperative, products: ["rice"])
      }
        + [
          Organization(id: "HTX", kind: .cooperative, roles: roles),
          Organization(id: "CB", kind: .processor), Organization(id: "TM", kind: .buyer),
          Organization(id: "TT", kind: .market), Organization(id: "XK", kind: .exporter),
        ], links: links)
    let rows = ChainGraph(set).concentration()
    return try #require(rows.first { $0.product.map { set.products[$0] } == product })
  }

  /// Shares of 50%, 30%, 10% and 10%: 2,500 + 900 + 100 + 100.
  @Test func figuresCanBeCheckedByHand() throws {
    let links = [
      ("A", "CB", 30.0), ("B", "CB", 20), ("A", "TM", 30), ("A", "TT", 10), ("B", "XK", 10),
    ]
    .map { Link(source: $0.0, target: $0.1, product: "rice", volume: $0.2) }
    let row = try Self.row(links, "rice")
    #expect(row.suppliers == 2 && row.buyers == 4 && row.tonnes == 100)
    #expect(row.herfindahlHirschmanIndex == 3_600)
    // 9% + 4% + 9% + 1% + 1% of 10,000.
    #expect(row.herfindahlHirschmanIndexOfPairs == 2_400)
    #expect(row.largestBuyer == BuyerShare(organization: OrganizationPosition(3), share: 0.5))
    #expect(row.shareOfThreeLargest == 0.9)
  }

  /// A cooperative that mills is collective still: goods that it buys have not left the sector.
  @Test func aRoleMakesNoBuyer() throws {
    let links = [Link(source: "A", target: "HTX", product: "rice", volume: 10)]
    #expect(try Self.row(links, "rice", roles: [.processor]).purchases == 0)
    #expect(try Self.row(links, nil, roles: [.processor]).herfindahlHirschmanIndex == nil)
  }

  @Test func parallelLinksAddUpAndBlanksCountNothing() throws {
    let row = try Self.row(
      [
        Link(source: "A", target: "CB", product: "rice", contract: true, volume: 0.1),
        Link(source: "A", target: "CB", product: "rice", contract: false, volume: 0.2),
        Link(source: "A", target: "CB", product: "rice", contract: true, volume: 10.2),
        Link(source: "B", target: "TM", product: "rice", contract: true),
      ], "rice")
    #expect(row.tonnes == 10.5 && row.tonnesContracted == 10.3)
    #expect(row.suppliers == 2 && row.buyers == 2 && row.purchases == 4)
    #expect(row.purchasesWithoutVolume == 1)
    #expect(row.herfindahlHirschmanIndex == 10_000 && row.shareOfThreeLargest == 1)
  }

  @Test func noTonnesGiveNoShares() throws {
    let row = try Self.row([Link(source: "A", target: "CB", product: "rice", volume: 0)], "rice")
    #expect(row.suppliers == 1 && row.buyers == 1 && row.purchasesWithoutVolume == 0)
    #expect(row.herfindahlHirschmanIndex == nil && row.herfindahlHirschmanIndexOfPairs == nil)
    #expect(row.largestBuyer == nil && row.shareOfThreeLargest == nil)
  }

  /// A purchase without a product counts whole for rice and for fruit, and once for any.
  @Test func blankProductsCountForEach() throws {
    let links = [
      Link(source: "A", target: "CB", product: "fruit", volume: 30),
      Link(source: "A", target: "CB", volume: 10), Link(source: "B", target: "TM", volume: 20),
    ]
    #expect(try Self.row(links, "rice").tonnes == 30)
    #expect(try Self.row(links, "fruit").tonnes == 60)
    #expect(try Self.row(links, nil).tonnes == 60)
    #expect(try Self.row(links, "fruit").largestBuyer?.share == 40.0 / 60)
    #expect(try Self.row(links, "rice").largestBuyer?.share == 20.0 / 30)
  }

  /// Enough purchases for several pieces, and one buyer in the middle that has most of them.
  @Test func piecesAddUp() throws {
    let (suppliers, buyers) = (3_000, 40)
    var random = SplitMix64(seed: 5)
    var links: [Link] = []
    var expected = [Int](repeating: 0, count: buyers)
    for _ in 0..<60_000 {
      let buyer = random.percent(60) ? 20 : random.within(0...buyers - 1)
      let volume = random.within(1...9)
      expected[buyer] += volume
      links.append(
        Link(
          source: "S\(random.within(0...suppliers - 1))", target: "B\(buyer)", product: "rice",
          volume: Double(volume)))
    }
    let set = try LinkageSet(
      organizations: (0..<suppliers).map {
        Organization(id: "S\($0)", kind: .group, products: ["rice"])
      } + (0..<buyers).map { Organization(id: "B\($0)", kind: .buyer) }, links: links)
    let row = try #require(ChainGraph(set).concentration().first)
    let all = Double(expected.reduce(0, +))
    let index = expected.map { Double($0 * $0) }.reduce(0, +) / (all * all) * 10_000
    #expect(row.tonnes == all && row.buyers == buyers && row.purchases == 60_000)
    #expect(abs((row.herfindahlHirschmanIndex ?? 0) - index) < 1e-9)
    #expect(row.largestBuyer?.organization.offset == suppliers + 20)
  }
}
