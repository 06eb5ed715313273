import LinkageGraph
import Testing

@testable import LinkageSamples

@Suite("Random linkage sets")
struct RandomLinkageSetTests {
  @Test("The bytes of a seed are the same today, tomorrow and elsewhere")
  func golden() throws {
    let tables = try GeneratedTables(RandomLinkageSet(organizations: 200, links: 500, seed: 42))
    #expect(GeneratedTables.hash(tables.organizationBytes) == 17_267_672_457_276_793_756)
    #expect(GeneratedTables.hash(tables.linkBytes) == 10_905_297_569_863_178_762)
  }

  @Test("Another seed gives another set")
  func seeds() throws {
    let one = try GeneratedTables(RandomLinkageSet(organizations: 200, links: 500, seed: 1))
    let two = try GeneratedTables(RandomLinkageSet(organizations: 200, links: 500, seed: 2))
    #expect(one.organizationBytes != two.organizationBytes)
    #expect(one.linkBytes != two.linkBytes)
  }

  @Test(
    "Every size has its rows, unique ids, and links between organizations that exist",
    arguments: [
      (1, 0), (1, 9), (2, 40), (3, 40), (6, 60), (7, 60), (8, 60), (23, 300), (999, 3_000),
    ])
  func sizes(organizations: Int, links: Int) throws {
    let tables = try GeneratedTables(
      RandomLinkageSet(organizations: organizations, links: links, seed: 5))
    #expect(
      tables.organizationsHeader
        == "id,name,kind,district,products,members,rating,high_tech,digital,capacity")
    #expect(tables.linksHeader == "source,target,product,relation,volume")
    #expect(tables.organizations.count == organizations)
    #expect(tables.links.count == links)
    let ids = Set(tables.organizations.compactMap { $0["id"] })
    #expect(ids.count == organizations)
    for link in tables.links {
      #expect(ids.contains(link["source"] ?? "") && ids.contains(link["target"] ?? ""))
      #expect(Double(link["volume"] ?? "") ?? 0 > 0)
    }
  }

  @Test("A size that cannot be is refused with a reason", arguments: [0, -1, Int(Int32.max) + 1])
  func impossibleOrganizations(count: Int) {
    #expect(throws: GenerationError.organizations(count)) {
      try RandomLinkageSet(organizations: count, links: 1, seed: 1)
    }
  }

  @Test("A negative number of links is refused with a reason")
  func impossibleLinks() {
    #expect(throws: GenerationError.links(-1)) {
      try RandomLinkageSet(organizations: 1, links: -1, seed: 1)
    }
    #expect(GenerationError.links(-1).problem.english.contains("-1"))
    #expect(GenerationError.links(-1).problem.vietnamese.contains("-1"))
  }

  @Test("Sets past ten million organizations get wider ids, and blocks add up")
  func wideIds() throws {
    let blocks = RandomKindBlock.blocks(organizations: 10_000_000, seed: 1)
    #expect(blocks.allSatisfy { $0.width == 8 })
    #expect(blocks.reduce(0) { $0 + $1.count } == 10_000_000)
    #expect(RandomKindBlock.blocks(organizations: 9_999_999, seed: 1)[0].width == 7)
  }

  @Test("Every rank has a number of its own")
  func ranks() {
    for block in RandomKindBlock.blocks(organizations: 1_000, seed: 9) {
      let numbers = Set((0..<block.count).map { block.number(rank: $0) })
      #expect(numbers.count == block.count)
      #expect(numbers.allSatisfy { (0..<block.count).contains($0) })
    }
  }

  @Test("The shape is that of a city: hubs, organizations without links, chains that stop short")
  func shape() throws {
    let tables = try GeneratedTables(RandomLinkageSet(organizations: 2_000, links: 20_000, seed: 3))
    let groups = tables.ids(of: "group")
    let cooperatives = tables.ids(of: "cooperative")
    #expect(groups.count > 1_000 && cooperatives.count > 400)
    #expect((1...20).contains(tables.ids(of: "market").count))

    let linked = Set(tables.links.flatMap { [$0["source"] ?? "", $0["target"] ?? ""] })
    let participating = tables.participating()
    for ids in [groups, cooperatives] {
      let unlinked = ids.count { !linked.contains($0) }
      let stopping = ids.count { linked.contains($0) && !participating.contains($0) }
      let selling = ids.count { participating.contains($0) }
      #expect(unlinked * 10 > ids.count)
      #expect(stopping * 10 > ids.count)
      #expect(selling * 2 > ids.count)
    }

    var purchases: [String: Int] = [:]
    for link in tables.links { purchases[link["target"] ?? "", default: 0] += 1 }
    let buyers = tables.ids(of: "buyer").map { purchases[$0, default: 0] }.sorted()
    #expect((buyers.last ?? 0) > 5 * buyers[buyers.count / 2])

    let ends = tables.links.map { "\($0["source"] ?? "") \($0["target"] ?? "")" }
    #expect(Set(ends).count < ends.count)
    #expect(tables.links.contains { $0["source"] == $0["target"] })
    #expect(Set(tables.links.compactMap { $0["relation"] }) == ["supply", "membership", "export"])
    #expect(Set(tables.links.compactMap { $0["product"] }) == ["rice", "fruit", "seafood"])
  }
}
