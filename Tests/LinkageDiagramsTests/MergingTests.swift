import LinkageFiles
import LinkageSamples
import LinkageGraph
import Testing

@testable import LinkageDiagrams

@Suite("Merging organizations into boxes")
struct MergingTests {
  private static let details: [ChainDiagram.Detail] = [
    .automatic, .everyOrganization, .grouped([.kind]), .grouped([.district]),
    .grouped([.district, .kind]), .grouped([.rating, .kind]), .grouped([]),
  ]

  @Test("Boxes and lines together are the whole set", arguments: details)
  func sums(detail: ChainDiagram.Detail) throws {
    let set = try LinkageSet(generated: CanThoPreset(seed: 3))
    let picture = ChainPicture(ChainGraph(set), options: .init(detail: detail))
    let boxes = picture.plan.boxes
    #expect(boxes.map(\.organizations).reduce(0, +) == set.organizations.count)
    #expect(
      boxes.filter { !$0.holdsUnionsAlone(set.organizationColumns.kinds) }.map(\.members)
        .reduce(0, +) == Self.people(in: set))
    let any = ChainGraph(set).coverage().filter { $0.product == nil }
    #expect(boxes.map(\.participating).reduce(0, +) == any.map(\.participating).reduce(0, +))
    #expect(boxes.map(\.collective).reduce(0, +) == any.map(\.organizations).reduce(0, +))
    var links = 0
    var tonnes = 0.0
    for number in 0..<picture.pairs.count {
      let pair = picture.pairs[number]
      links += pair.linkCount
      tonnes += picture.pairs.tonnes(of: pair) ?? 0
    }
    #expect(links == set.links.count)
    let whole = set.links.map { $0.volume ?? 0 }.reduce(0, +)
    #expect(abs(tonnes - whole) < whole * 1e-9)
  }

  @Test("What the boxes say adds up to the whole set", arguments: [nil, 2024])
  func labels(year: Int?) throws {
    let set = try LinkageSet(generated: CanThoPreset(seed: 5))
    let diagram = try LaidOutDiagram(drawing(set, year: year))
    #expect(diagram.boxes.count < ChainDiagram.legibleBoxes)
    var organizations = 0
    var members = 0
    for (id, box) in diagram.boxes {
      organizations += id.hasPrefix("m") ? Self.number(box.lines.first ?? "") : 1
      for part in box.lines.flatMap({ $0.split(separator: " · ") }) where part.hasSuffix("members")
      {
        members += Self.number(String(part))
      }
    }
    #expect(organizations == set.organizations.count)
    #expect(members == Self.people(in: set))
  }

  /// The members of all organizations but unions, whose members are cooperatives.
  private static func people(in set: LinkageSet) -> Int {
    set.organizations.filter { $0.kind != .union }.map { $0.members ?? 0 }.reduce(0, +)
  }

  private static func number(_ text: String) -> Int {
    Int(text.prefix { $0 != " " }.filter { $0 != "," }) ?? 0
  }

  @Test("A group has one box for each combination of its keys that occurs")
  func grouping() throws {
    let set = try LinkageSet(generated: CanThoPreset(seed: 3))
    for keys in [[GroupKey.kind], [.district], [.district, .kind], [.kind, .rating], []] {
      let combinations = Set(
        set.organizations.map { organization in
          keys.map { key in
            switch key {
            case .kind: organization.kind.word
            case .district: organization.district ?? ""
            case .rating: organization.rating?.word ?? ""
            }
          }
        })
      let diagram = try LaidOutDiagram(drawing(set, .init(detail: .grouped(keys))))
      #expect(diagram.boxes.count == combinations.count)
    }
  }

  @Test("Up to sixty organizations with links are drawn singly, and one more is not")
  func threshold() throws {
    for count in [60, 61] {
      let set = try LinkageSet(
        organizations: (1...count).map {
          Organization(id: "HTX-\($0)", kind: .cooperative, products: ["rice"])
        },
        links: (2...count).map { Link(source: "HTX-\($0)", target: "HTX-1", product: "rice") })
      let diagram = try LaidOutDiagram(drawing(set))
      #expect(diagram.boxes.count == (count == 60 ? 60 : 1))
      #expect(diagram.boxes.keys.contains { $0.hasPrefix("m") } == (count == 61))
    }
  }

  @Test("Critical organizations and direct exporters stay single, most dependents first")
  func singles() throws {
    let groups = (1...80).map { Organization(id: "THT-\($0)", kind: .group, products: ["rice"]) }
    let set = try LinkageSet(
      organizations: groups + [
        Organization(id: "HTX-1", kind: .cooperative), Organization(id: "CB-1", kind: .processor),
        Organization(id: "XK-1", kind: .exporter), Organization(id: "TT-1", kind: .market),
      ],
      links: groups.map { Link(source: $0.id, target: "HTX-1", product: "rice") } + [
        Link(source: "HTX-1", target: "CB-1", product: "rice"),
        Link(source: "CB-1", target: "XK-1", product: "rice"),
        Link(source: "XK-1", target: "TT-1", product: "rice"),
      ])
    let diagram = try LaidOutDiagram(drawing(set))
    #expect(Set(diagram.boxes.keys) == ["m1", "o81", "o82", "o83", "o84"])
    #expect(diagram.boxes["m1"]?.lines == ["80 groups", "80 of 80 in a chain"])
    #expect(diagram.boxes["o81"]?.lines == ["HTX-1", "★ 80 dependents"])
    #expect(diagram.boxes["o83"]?.lines == ["XK-1", "★ 81 dependents"])
    #expect(diagram.edges.map(\.source) == ["m1", "o81", "o82", "o83"])
  }

  @Test("The focus and its neighbors stay single where the surroundings are merged")
  func focusOfMany() throws {
    let set = try LinkageSet(generated: CanThoPreset(seed: 1))
    let focus = try #require(set.organization(withID: "LH-0001"))
    let near = set.links.filter { $0.source == "LH-0001" || $0.target == "LH-0001" }
    let neighbors = Set(near.flatMap { [$0.source, $0.target] })
    let diagram = try LaidOutDiagram(drawing(set, .init(detail: .focus(focus, depth: 4))))
    #expect(diagram.boxes.keys.contains { $0.hasPrefix("m") })
    for id in neighbors {
      let position = try #require(set.organization(withID: id))
      #expect(diagram.boxes["o\(position.offset + 1)"] != nil)
    }
  }

  @Test("Unlinked organizations stand apart, and are counted where they are many")
  func unlinked() throws {
    for count in [12, 13] {
      let set = try LinkageSet(
        organizations: (1...count).map {
          Organization(id: "HTX-\($0)", kind: .cooperative, products: ["rice"], members: 10)
        } + [Organization(id: "A", kind: .group), Organization(id: "B", kind: .union)],
        links: [Link(source: "A", target: "B")])
      let diagram = try LaidOutDiagram(drawing(set))
      #expect(diagram.clusters.contains("cluster_unlinked"))
      #expect(diagram.boxes.count == (count == 12 ? 14 : 3))
      if count == 13 {
        #expect(diagram.boxes["m1"]?.lines == ["13 cooperatives", "130 members"])
      }
    }
  }
}
