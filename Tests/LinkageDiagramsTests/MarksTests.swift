import LinkageDiagrams
import LinkageFiles
import LinkageGraph
import Testing

@Suite("Marks and the legend")
struct MarksTests {
  @Test("Kinds have shapes, and stages follow one another")
  func shapes() throws {
    let diagram = try LaidOutDiagram(drawing(.dozen()))
    let shapes = [
      "o1": "box", "o3": "box", "o8": "octagon", "o9": "hexagon", "o10": "cds", "o11": "house",
      "o12": "ellipse",
    ]
    for (id, shape) in shapes { #expect(diagram.boxes[id]?.attributes["shape"] == shape) }
    #expect(diagram.boxes["o1"]?.attributes["style"]?.contains("rounded") == true)
    // From left to right, as the layout placed them.
    let positions = ["stage1", "stage2", "stage3", "stage4", "stage5", "stage6"].map { id in
      Double(diagram.others[id]?.attributes["pos"]?.split(separator: ",").first ?? "") ?? -1
    }
    #expect(positions == positions.sorted() && Set(positions).count == 6)
    for (box, stage) in [("o1", 0), ("o5", 1), ("o8", 2), ("o9", 3), ("o10", 4), ("o13", 5)] {
      let position = diagram.boxes[box]?.attributes["pos"]?.split(separator: ",").first
      #expect(Double(position ?? "") == positions[stage])
    }
  }

  @Test("Critical organizations, direct exporters and those outside the chains are marked")
  func marks() throws {
    let set = try LinkageSet.dozen()
    let graph = ChainGraph(set)
    let critical = Set(graph.criticalOrganizations().map(\.organization))
    let standings = graph.standings()
    let diagram = try LaidOutDiagram(drawing(set))
    for position in set.organizations.indices {
      let box = try #require(diagram.boxes["o\(position.offset + 1)"])
      #expect((box.attributes["peripheries"] == "2") == critical.contains(position))
      #expect(box.lines.contains { $0.hasPrefix("★") } == critical.contains(position))
      #expect(
        (box.attributes["fillcolor"] == "#CFE6F5") == standings[position.offset].exportsDirectly)
      let isOutside =
        set.organizations[position].kind.isCollective
        && standings[position.offset].stages == .linked
      #expect(box.attributes["style"]?.contains("dashed") == isOutside)
    }
    #expect(!critical.isEmpty && critical.count < set.organizations.count)
  }

  @Test("The legend explains what occurs and nothing else")
  func legend() throws {
    let full = try LaidOutDiagram(drawing(.dozen()))
    #expect(full.clusters.contains("cluster_legend"))
    #expect(
      Set(full.others.keys.filter { $0.hasPrefix("legend") }) == [
        "legend_lines", "legend_group", "legend_cooperative", "legend_union", "legend_processor",
        "legend_exporter", "legend_buyer", "legend_market", "legend_critical", "legend_exporting",
        "legend_outside",
      ])
    let plain = try LinkageSet(
      organizations: [
        Organization(id: "HTX-1", kind: .cooperative, products: ["rice"]),
        Organization(id: "TM-1", kind: .buyer),
      ],
      links: [Link(source: "HTX-1", target: "TM-1", product: "rice")])
    let small = try LaidOutDiagram(drawing(plain, .init(language: .vietnamese)))
    #expect(
      Set(small.others.keys.filter { $0.hasPrefix("legend") }) == [
        "legend_lines", "legend_cooperative", "legend_buyer",
      ])
    let lines = try #require(small.others["legend_lines"]).lines
    #expect(lines == ["►", "lúa gạo"])
  }

  @Test("The focus is highlighted and explained")
  func focus() throws {
    let diagram = try LaidOutDiagram(
      drawing(.dozen(), .init(detail: .focus(OrganizationPosition(7), depth: 1))))
    #expect(Set(diagram.boxes.keys) == ["o3", "o4", "o8", "o9"])
    for (id, box) in diagram.boxes {
      #expect((box.attributes["fillcolor"] == "#FBE38E") == (id == "o8"))
    }
    #expect(diagram.others["legend_focus"] != nil)
    #expect(diagram.title.first == "Value-chain linkage, around Liên hiệp HTX lúa gạo Cần Thơ")
  }

  @Test("Parallel links are one line of one style, listed in its tooltip")
  func parallelLinks() throws {
    let diagram = try LaidOutDiagram(drawing(.dozen(), .init(language: .vietnamese)))
    let line = try #require(diagram.edges.first { $0.source == "o3" && $0.target == "o11" })
    #expect(line.attributes["arrowhead"] == "normalnormal")
    #expect(
      line.tooltip
        == "HTX nông nghiệp Thạnh Phú → Siêu thị Ninh Kiều: lúa gạo 12 tấn/năm; mọi sản phẩm "
        + "(2 liên kết)")
    let fruit = try #require(diagram.edges.first { $0.source == "o5" && $0.target == "o13" })
    #expect(fruit.attributes["style"] == "dashed" && fruit.attributes["color"] == "#E69F00")
  }

  @Test("The year is that of the graph")
  func year() throws {
    let set = try LinkageSet.dozen()
    for (year, isThere) in [(2025, false), (2026, true)] {
      let diagram = try LaidOutDiagram(drawing(set, year: year))
      #expect(diagram.edges.contains { $0.source == "o8" && $0.target == "o4" } == isThere)
      #expect(diagram.title.first == "Value-chain linkage, \(year)")
    }
  }

  @Test("A selection keeps its suppliers and what follows, not what stands beside")
  func selection() throws {
    let set = try LinkageSet.dozen()
    let diagram = try LaidOutDiagram(
      drawing(
        set,
        .init(
          detail: .everyOrganization,
          selection: OrganizationSelection(districts: ["Vĩnh Thạnh"]))))
    // HTX-2, the union that it belongs to and gets seed from, and the rice chain from there.
    #expect(Set(diagram.boxes.keys) == ["o4", "o8", "o9", "o10", "o12"])
    #expect(
      diagram.title.first == "Value-chain linkage: groups, cooperatives, unions, Vĩnh Thạnh")
  }

  @Test("Nine products and more share the last line")
  func manyProducts() throws {
    let products = (1...9).map { "product \($0)" }
    let set = try LinkageSet(
      organizations: [
        Organization(id: "A", kind: .cooperative, products: products)
      ] + (1...9).map { Organization(id: "B\($0)", kind: .buyer) },
      links: (1...9).map { Link(source: "A", target: "B\($0)", product: "product \($0)") })
    let diagram = try LaidOutDiagram(drawing(set))
    let styles = diagram.edges.map { edge in
      ["color", "style", "arrowhead"].map { edge.attributes[$0] ?? "" }
    }
    #expect(Set(styles).count == 8)
    let lines = try #require(diagram.others["legend_lines"]).lines
    #expect(lines.contains("product 1") && lines.contains("other products"))
    #expect(!lines.contains("product 9"))
  }

  @Test(
    "Roles are named, members of unions are cooperatives, and who has no supply exports nothing")
  func roles() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(
          id: "HTX-1", kind: .cooperative, roles: [.processor, .exporter], products: ["rice"],
          members: 90),
        Organization(id: "LH-1", kind: .union, members: 12),
        Organization(id: "XK-1", kind: .exporter),
        Organization(id: "XK-2", kind: .exporter, products: ["rice"]),
        Organization(id: "TT-1", kind: .market),
        Organization(id: "HTX-2", kind: .cooperative, products: ["rice"]),
      ],
      links: [
        Link(source: "HTX-1", target: "LH-1", product: "rice", relation: .membership),
        Link(source: "LH-1", target: "XK-1", product: "rice", contract: true),
        Link(source: "XK-2", target: "TT-1", product: "rice", relation: .export),
        Link(source: "HTX-2", target: "TT-1", product: "fruit"),
      ])
    let diagram = try LaidOutDiagram(drawing(set))
    let vietnamese = try LaidOutDiagram(drawing(set, .init(language: .vietnamese)))
    func box(_ id: String, in diagram: LaidOutDiagram) throws -> (lines: [String], tooltip: String)
    {
      let box = try #require(diagram.boxes[id])
      return (box.lines, box.tooltip)
    }
    let htx = try box("o1", in: diagram)
    #expect(htx.lines == ["HTX-1", "also processes", "90 members", "exports directly"])
    #expect(htx.tooltip.contains("cooperative, also processes, exports · rice · 90 members"))
    #expect(try box("o1", in: vietnamese).lines.contains("kiêm chế biến"))
    #expect(try box("o2", in: diagram).lines == ["LH-1", "12 member cooperatives"])
    #expect(try box("o2", in: vietnamese).lines.contains("12 HTX thành viên"))
    #expect(diagram.title.last?.contains("90 members") == true)
    // Supplied, and so an exporter of the rice; the other has nothing to export.
    #expect(diagram.boxes["o3"]?.attributes["fillcolor"] == "#CFE6F5")
    #expect(diagram.boxes["o4"]?.attributes["fillcolor"] != "#CFE6F5")
    #expect(try box("o4", in: diagram).tooltip.hasSuffix("rice · no producer supplies it"))
    #expect(
      try box("o4", in: vietnamese).tooltip.hasSuffix("chưa có nguồn cung từ bên sản xuất"))
    // Declared rice and sold fruit: it exports the fruit.
    #expect(diagram.boxes["o6"]?.attributes["fillcolor"] == "#CFE6F5")
    #expect(try box("o6", in: diagram).tooltip.contains("links to direct export: 0"))
  }

  @Test("Only links under contract and memberships are drawn where these alone count")
  func contracts() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(id: "HTX", kind: .cooperative, products: ["rice"]),
        Organization(id: "LH", kind: .union), Organization(id: "TM", kind: .buyer),
        Organization(id: "CB", kind: .processor),
      ],
      links: [
        Link(source: "HTX", target: "LH", relation: .membership),
        Link(source: "LH", target: "TM", contract: true),
        Link(source: "LH", target: "CB", contract: false), Link(source: "HTX", target: "CB"),
      ])
    let diagram = try LaidOutDiagram(drawing(set, contractsOnly: true))
    #expect(
      Set(diagram.edges.map { "\($0.source) \($0.target)" }) == ["o1 o2", "o2 o3"])
    #expect(diagram.title.first == "Value-chain linkage, links under contract")
  }

  @Test("An empty set is an empty drawing, not an error")
  func emptySet() throws {
    let diagram = try LaidOutDiagram(drawing(LinkageSet(organizations: [], links: [])))
    #expect(diagram.boxes.isEmpty && diagram.edges.isEmpty)
    #expect(diagram.title == ["Value-chain linkage", " ", "0 organizations · 0 links"])
  }
}
