import LabeledGraph
import LinkageFiles
import LinkageGraph
import LinkageSamples
import LinkageTestSupport
import Testing

@testable import LinkageDiagrams

/// The ways to the pairs of a picture against one another and against a dictionary.
@Suite("Links between boxes")
struct LinkPairsTests {
  /// What pairs come to, as text.
  private static func text(_ pairs: LinkPairs) -> [String] {
    (0..<pairs.count).map { number in
      let pair = pairs[number]
      var text = "\(pair.source) \(pair.target) \(pair.linkCount) "
      text += "\(pairs.tonnes(of: pair).map(\.description) ?? "-")"
      pairs.forEachProduct(of: pair) { product, tonnes in
        text += " \(product ?? -1)=\(tonnes.map(\.description) ?? "-")"
      }
      return text
    }
  }

  /// The same from the links as values, one after another.
  private static func naiveText(_ picture: ChainPicture) -> [String] {
    struct Sum {
      var links = 0
      var tonnes: DecimalSum?
      mutating func add(_ volume: Double?) {
        links += 1
        guard let volume else { return }
        if tonnes == nil { tonnes = DecimalSum() }
        tonnes?.add(volume)
      }
    }
    var pairs: [[UInt32]: (all: Sum, products: [Int: Sum])] = [:]
    let columns = picture.set.linkColumns
    for position in picture.set.links.indices where picture.graph.isInForce(position) {
      let link = picture.set.links[position]
      let label = min(Int(columns.products[position.offset]), picture.set.products.count)
      guard picture.scope.links.carries[label] else { continue }
      let source = picture.plan.boxOf[Int(columns.sources[position.offset])]
      let target = picture.plan.boxOf[Int(columns.targets[position.offset])]
      if source == BoxPlan.noBox || target == BoxPlan.noBox { continue }
      pairs[[source, target], default: (Sum(), [:])].all.add(link.volume)
      pairs[[source, target], default: (Sum(), [:])].products[label, default: Sum()].add(
        link.volume)
    }
    return pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, sums in
      var text = "\(key[0]) \(key[1]) \(sums.all.links) "
      text += "\(sums.all.tonnes?.value.description ?? "-")"
      for (product, sum) in sums.products.sorted(by: { $0.key < $1.key }) {
        let number = product == picture.set.products.count ? -1 : product
        text += " \(number)=\(sum.tonnes?.value.description ?? "-")"
      }
      return text
    }
  }

  /// Random sets whose volumes have any number of decimals, or three at most.
  private static func set(seed: UInt64, hasThousandths: Bool) throws -> LinkageSet {
    var random = SplitMix64(seed: seed)
    let kinds = OrganizationKind.allCases
    let products = ["rice", "fruit", "seafood", "durian"].prefix(random.within(1...4))
    let organizations = (0..<random.within(1...90)).map { number in
      Organization(
        id: "A\(number)", kind: kinds[random.within(0...6)], district: "D\(random.within(0...5))",
        products: number == 0 ? Array(products) : [])
    }
    let links = (0..<random.within(0...900)).map { _ -> Link in
      let digits = Double(random.within(0...99_999))
      let volume = hasThousandths ? digits / 1000 : digits * 1e-7 + 0.1
      return Link(
        source: "A\(random.within(0...(organizations.count - 1)))",
        target: "A\(random.within(0...(organizations.count - 1)))",
        product: random.within(0...9) == 0
          ? nil : products[random.within(0...(products.count - 1))],
        volume: random.within(0...4) == 0 ? nil : volume,
        since: random.within(0...3) == 0 ? random.within(2020...2026) : nil)
    }
    return try LinkageSet(organizations: organizations, links: links)
  }

  private static let details: [ChainDiagram.Detail] = [
    .automatic, .everyOrganization, .grouped([.kind]), .grouped([.district, .kind]),
    .focus(OrganizationPosition(0), depth: 2),
  ]

  @Test(
    "The matrix, the sorting and a dictionary find the same pairs",
    arguments: 0..<60 as Range<UInt64>)
  func agreement(seed: UInt64) throws {
    let hasThousandths = seed % 3 != 0
    let set = try Self.set(seed: seed, hasThousandths: hasThousandths)
    let graph = ChainGraph(set, year: seed % 4 == 1 ? 2023 : nil)
    var options = ChainDiagram.Options(detail: Self.details[Int(seed) % Self.details.count])
    if seed % 5 == 2 { options.products = [ProductPosition(0)] }
    let picture = ChainPicture(graph, options: options)
    let expected = Self.naiveText(picture)
    #expect(Self.text(picture.pairs) == expected, "seed \(seed)")
    let links = picture.scope.links
    let sorted = LinkPairs(sorting: links, plan: picture.plan)
    #expect(Self.text(sorted) == expected, "seed \(seed), sorted")
    let matrix = LinkMatrix(
      links, units: picture.plan.boxOf, unitCount: picture.plan.boxes.count)
    let pairs = LinkPairs(matrix, hasVolumes: links.hasVolumes)
    if hasThousandths {
      #expect(Self.text(try #require(pairs)) == expected, "seed \(seed), matrix")
    } else if expected.contains(where: { !$0.hasSuffix("-") }) {
      #expect(pairs == nil, "seed \(seed): the matrix must not add what is no thousandths")
    }
  }

  @Test(
    "A packed set makes the same picture as the set it was packed from",
    arguments: 0..<20 as Range<UInt64>)
  func packing(seed: UInt64) throws {
    let set = try Self.set(seed: seed, hasThousandths: seed % 2 == 0)
    var sink = MemoryByteSink()
    try PackedFile.write(set, to: &sink)
    let packed = try PackedFile.open(sink.bytes)
    let year = seed % 4 == 3 ? 2023 : nil
    for detail in Self.details {
      let options = ChainDiagram.Options(language: .vietnamese, detail: detail)
      #expect(
        try drawing(packed, options, year: year) == drawing(set, options, year: year),
        "seed \(seed)")
    }
  }

  @Test("The order of the links means nothing", arguments: 0..<20 as Range<UInt64>)
  func order(seed: UInt64) throws {
    let set = try Self.set(seed: seed, hasThousandths: seed % 2 == 0)
    var random = SplitMix64(seed: seed)
    var links = Array(set.links)
    for position in links.indices { links.swapAt(position, random.within(0...position)) }
    let shuffled = try LinkageSet(organizations: Array(set.organizations), links: links)
    for detail in Self.details {
      let options = ChainDiagram.Options(detail: detail)
      #expect(try drawing(shuffled, options) == drawing(set, options), "seed \(seed)")
    }
  }

  @Test("Tonnes are added as decimals, in whatever order")
  func decimals() throws {
    for order in [[0.1, 0.2, 10.2], [10.2, 0.2, 0.1], [0.2, 10.2, 0.1]] {
      let set = try LinkageSet(
        organizations: [Organization(id: "A", kind: .group), Organization(id: "B", kind: .market)],
        links: order.map { Link(source: "A", target: "B", product: "rice", volume: $0) })
      let pairs = ChainPicture(ChainGraph(set), options: .init()).pairs
      #expect(pairs.tonnes(of: pairs[0]) == 10.5)
    }
  }
}
