import Foundation
import LinkageFiles
import LinkageGraph
import LinkageReports
import LinkageTestSupport
import Testing

/// The list by name against the naive implementation of the definitions.
@Suite("The list of organizations")
struct OrganizationListTests {
  private struct Answer: Decodable {
    struct Entry: Decodable {
      let id: String
      let members: Int
      let products: [String]
      let flags: [String]
      let hops: Int?
      let exports: Bool
    }
    let format: Int
    let organizations: [Entry]
  }

  @Test("It names whom the definitions name, in their order", arguments: 0..<8)
  func randomSetsAgree(part: UInt64) throws {
    let seeds = (part * 50)..<(part * 50 + 50)
    let failure = try RandomSets.firstFailure(seeds: seeds) { set, options throws in
      try Self.problem(set, options, seed: UInt64(set.links.count) &* 31 &+ part)
    }
    #expect(failure == nil, "\(failure ?? "")")
  }

  private static func problem(
    _ naiveSet: NaiveSet, _ options: NaiveOptions, seed: UInt64
  ) throws -> String? {
    let dialect = LinkageTestSupport.CSVDialect.plain
    let set = try LinkageReader().read(
      organizations: .bytes(dialect.bytes(ofOrganizations: naiveSet), name: "organizations.csv"),
      links: .bytes(dialect.bytes(ofLinks: naiveSet), name: "links.csv")
    ).set
    let kinds = { (words: [String]) in Set(words.compactMap { Vocabulary.kind(named: $0) }) }
    let graph = ChainGraph(
      set, year: options.year,
      producers: options.producers.map(kinds) ?? OrganizationKind.collective,
      contractsOnly: options.contractsOnly)
    let selection = OrganizationSelection(
      kinds: options.kinds.map(kinds) ?? OrganizationKind.collective,
      districts: options.districts.map { Set($0) },
      ratings: options.ratings.map { Set($0.map { Vocabulary.rating(named: $0) }) },
      products: options.products.map { names in
        Set(names.compactMap { set.products.firstIndex(of: $0) })
      })
    let subject = MeasureSubject(LocalizedText("", ""), graph, selection: selection)
    let naive = NaiveMeasures(naiveSet, options)

    var random = SplitMix64(seed: seed)
    for _ in 0..<4 {
      var present: Set<ChainFlag> = []
      var absent: Set<ChainFlag> = []
      for flag in ChainFlag.allCases {
        switch random.next() % 6 {
        case 0: present.insert(flag)
        case 1: absent.insert(flag)
        default: break
        }
      }
      let most = random.next() % 3 == 0 ? Int(random.next() % 4) + 1 : nil
      var sink = MemoryByteSink()
      try JSONWriter().write(
        .organizationList(
          of: subject, where: FlagConditions(with: present, without: absent), top: most),
        to: &sink)
      let answer = try JSONDecoder().decode(Answer.self, from: Data(sink.text.utf8))
      let got = answer.organizations.map {
        NaiveListEntry(
          id: $0.id, members: $0.members, products: $0.products, flags: $0.flags, hops: $0.hops,
          exports: $0.exports)
      }
      let wanted = naive.list(
        with: present.map(\.word), without: absent.map(\.word), top: most)
      if got != wanted {
        return """
          with \(present.map(\.word)), without \(absent.map(\.word)), top \(most ?? -1): \(got)
          should be \(wanted)
          """
      }
    }
    return nil
  }
}
