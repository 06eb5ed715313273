import LinkageDiagrams
import LinkageFiles
import LinkageSamples
import LinkageGraph
import LinkageTestSupport

/// Returns the DOT of a set.
func drawing(
  _ set: LinkageSet, _ options: ChainDiagram.Options = .init(), year: Int? = nil,
  contractsOnly: Bool = false
) throws -> String {
  var sink = MemoryByteSink()
  let graph = ChainGraph(set, year: year, contractsOnly: contractsOnly)
  try ChainDiagram(graph: graph, options: options).write(to: &sink)
  return sink.text
}

extension LinkageSet {
  /// Reads a set that another part of the tests made.
  init(_ set: NaiveSet) throws {
    let dialect = LinkageTestSupport.CSVDialect.plain
    self = try LinkageReader().read(
      organizations: .bytes(Array(dialect.text(ofOrganizations: set).utf8), name: "organizations"),
      links: .bytes(Array(dialect.text(ofLinks: set).utf8), name: "links")
    ).set
  }

  /// Reads a set that is generated.
  init(generated set: some GeneratedLinkageSet) throws {
    var organizations = MemoryByteSink()
    var links = MemoryByteSink()
    try set.writeOrganizations(to: &organizations)
    try set.writeLinks(to: &links)
    self = try LinkageReader().read(
      organizations: .bytes(organizations.bytes, name: "organizations"),
      links: .bytes(links.bytes, name: "links")
    ).set
  }

  /// Sixteen organizations around Cần Thơ, with every kind and mark.
  static func dozen() throws -> LinkageSet {
    try LinkageSet(
      organizations: [
        Organization(
          id: "THT-1", name: "Tổ hợp tác lúa Thạnh Phú", kind: .group, district: "Cờ Đỏ",
          products: ["rice"], members: 24, rating: .good),
        Organization(
          id: "THT-2", name: "Tổ hợp tác vú sữa Giai Xuân", kind: .group, district: "Phong Điền",
          products: ["fruit"], members: 18, rating: .fair),
        Organization(
          id: "HTX-1", name: "HTX nông nghiệp Thạnh Phú", kind: .cooperative, district: "Cờ Đỏ",
          products: ["rice"], members: 1140, rating: .good),
        Organization(
          id: "HTX-2", name: "HTX \"Hiếu Bình\" & bạn", kind: .cooperative,
          district: "Vĩnh Thạnh", products: ["rice"], members: 95, rating: .average),
        Organization(
          id: "HTX-3", name: "HTX vườn cây ăn trái Trường Trung A", kind: .cooperative,
          district: "Phong Điền", products: ["fruit"], members: 60, rating: .good),
        Organization(
          id: "HTX-5", name: "HTX trái cây Nhơn Nghĩa", kind: .cooperative,
          district: "Phong Điền", products: ["fruit"], members: 41, rating: .weak),
        Organization(
          id: "HTX-6", name: "HTX dịch vụ Đông Bình", kind: .cooperative, district: "Thới Lai",
          products: ["rice"], members: 77),
        Organization(
          id: "LH-1", name: "Liên hiệp HTX lúa gạo Cần Thơ", kind: .union, district: "Cờ Đỏ",
          products: ["rice"], members: 2),
        Organization(
          id: "CB-1", name: "Nhà máy xay xát Trung An", kind: .processor, district: "Thốt Nốt"),
        Organization(
          id: "XK-1", name: "Công ty CP Xuất khẩu gạo Sông Hậu", kind: .exporter,
          district: "Bình Thủy"),
        Organization(id: "TM-1", name: "Siêu thị Ninh Kiều", kind: .buyer, district: "Ninh Kiều"),
        Organization(id: "TT-1", name: "Philippines", kind: .market),
        Organization(id: "TT-2", name: "EU", kind: .market),
      ],
      links: [
        Link(source: "THT-1", target: "HTX-1", product: "rice", volume: 420),
        Link(source: "THT-2", target: "HTX-5", product: "fruit", volume: 35.5),
        Link(
          source: "HTX-1", target: "LH-1", product: "rice", relation: .membership, volume: 2600),
        Link(
          source: "HTX-2", target: "LH-1", product: "rice", relation: .membership, volume: 1800),
        Link(source: "LH-1", target: "CB-1", product: "rice", volume: 4200),
        Link(source: "CB-1", target: "XK-1", product: "rice", volume: 2700),
        Link(source: "XK-1", target: "TT-1", product: "rice", relation: .export, volume: 2700),
        Link(source: "HTX-3", target: "TM-1", product: "fruit", volume: 180),
        Link(source: "HTX-3", target: "TT-2", product: "fruit", relation: .export, volume: 90),
        Link(source: "HTX-1", target: "TM-1"),
        Link(source: "HTX-1", target: "TM-1", product: "rice", volume: 12),
        Link(source: "LH-1", target: "HTX-2", product: "rice", since: 2026),
      ])
  }
}
