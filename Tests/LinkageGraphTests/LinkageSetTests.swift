import LinkageGraph
import Testing

/// Sets that are built in memory.
@Suite struct LinkageSetTests {
  @Test func equalWordsMeet() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(id: "HTX-1", kind: .cooperative, products: ["lúa gạo", " Rice ", "khóm"]),
        Organization(id: "XK-1", kind: .exporter),
      ],
      links: [
        Link(source: "HTX-1", target: "XK-1", product: "GẠO"),
        Link(source: "HTX-1", target: "XK-1", product: "thuỷ sản"),
        Link(source: "HTX-1", target: "XK-1", product: " "),
        Link(source: "HTX-1", target: "XK-1", product: "Kho\u{301}m"),
      ])
    #expect(Array(set.products) == ["rice", "khóm", "seafood", "Khóm"])
    #expect(set.organizations.first?.products == ["rice", "rice", "khóm"])
    #expect(set.links.map(\.product) == ["rice", "seafood", nil, "Khóm"])
    let rice = try #require(ChainGraph(set).coverage().first)
    #expect(rice.organizations == 1 && rice.export == 1)
  }

  @Test func productsAreChosenByName() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(id: "HTX-1", kind: .cooperative, products: ["fruit", "rice"]),
        Organization(id: "HTX-2", kind: .cooperative, products: ["xoài"]),
      ], links: [])
    #expect(set.products.position(named: "Lúa")?.offset == 1)
    #expect(set.products.position(named: "cá") == nil)
    let chosen = try set.products.positions(named: ["xoài", "trái cây"])
    #expect(chosen.map(\.offset).sorted() == [0, 2])
    let rows = ChainGraph(set).coverage(of: OrganizationSelection(products: chosen))
    #expect(rows.map(\.product?.offset) == [0, 2, nil])
    #expect(throws: UnknownProduct(name: "cá", products: ["fruit", "rice", "xoài"])) {
      try set.products.positions(named: ["rice", "cá"])
    }
    let error = UnknownProduct(name: "cá", products: ["fruit", "rice", "xoài"])
    #expect(
      "\(error)" == "no product of the set is called \"cá\". Choose among: fruit, rice, xoài.")
    #expect(error.advice?(.vietnamese) == "Hãy chọn trong số: trái cây, lúa gạo, xoài.")
  }

  @Test func rolesAreKeptBesideTheKind() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(
          id: "A", kind: .cooperative, roles: [.exporter, .processor, .exporter],
          taxCode: " 1800 "),
        Organization(id: "B", kind: .buyer),
      ], links: [])
    let (first, second) = (OrganizationPosition(0), OrganizationPosition(1))
    #expect(set.roles(of: first) == [.processor, .exporter] && set.roles(of: second).isEmpty)
    #expect(
      OrganizationKind.allCases.filter { set.acts(first, as: $0) }
        == [.cooperative, .processor, .exporter])
    #expect(OrganizationKind.allCases.filter { set.acts(second, as: $0) } == [.buyer])
    #expect(set.organizations.map(\.roles) == [[.processor, .exporter], []])
    #expect(set.organizations.map(\.taxCode) == ["1800", nil])
    let fewer = set.removing([first])
    #expect(fewer.organizations.map(\.roles) == [[]] && fewer.taxCode(of: first) == nil)
    let other = set.removing([second])
    #expect(other.organizations.map(\.roles) == [[.processor, .exporter]])
    #expect(other.taxCode(of: first) == "1800")
  }

  @Test func positionsCountFromTheFirst() throws {
    let set = try LinkageSet(
      organizations: ["A", "B", "C"].map { Organization(id: $0, kind: .group) },
      links: [Link(source: "A", target: "C", product: "rice")])
    #expect(set.organizations.indices.map { set.id(of: $0) } == ["A", "B", "C"])
    #expect(set.organizations.indices == OrganizationPosition(0)..<OrganizationPosition(3))
    #expect(set.organization(withID: "B") == OrganizationPosition(1))
    #expect(set.links.indices.map { set.links[$0].target } == ["C"])
    #expect(set.products.indices.map { set.products[$0] } == ["rice"])
  }

  @Test func organizationsThatBreakARuleAreRefused() {
    func error(_ organizations: Organization...) -> LinkageSetError? {
      do {
        _ = try LinkageSet(organizations: organizations, links: [])
        return nil
      } catch { return error }
    }
    let (first, second) = (OrganizationPosition(0), OrganizationPosition(1))
    #expect(error(Organization(id: " ", kind: .group)) == .emptyID(organization: first))
    // Keys of ids take a NUL for the end.
    #expect(
      error(Organization(id: "A", kind: .group), Organization(id: "A\0", kind: .group))
        == .nullCharacterInOrganization(second))
    for organization in [
      Organization(id: "A", name: "B\0", kind: .group),
      Organization(id: "A", kind: .group, district: "\0"),
      Organization(id: "A", kind: .group, products: ["rice", "ri\0ce"]),
      Organization(id: "A", kind: .group, taxCode: "1\0"),
    ] {
      #expect(error(organization) == .nullCharacterInOrganization(first))
    }
    #expect(
      error(
        Organization(id: "Ấp", kind: .group), Organization(id: "A\u{302}\u{301}p", kind: .union))
        == .duplicateID("Ấp", first: first, second: second))
    #expect(
      error(
        Organization(id: "A", kind: .group, taxCode: "é"),
        Organization(id: "B", kind: .union, taxCode: " e\u{301} "))
        == .duplicateTaxCode("é", first: first, second: second))
    #expect(
      error(
        Organization(id: "A", kind: .group, taxCode: " "),
        Organization(id: "B", kind: .union, taxCode: "")) == nil)
    #expect(
      error(Organization(id: "A", kind: .group, members: -1))
        == .badMembers(-1, organization: first))
    #expect(
      error(Organization(id: "A", kind: .group, capacity: 2e15))
        == .badCapacity(2e15, organization: first))
    #expect(
      error(Organization(id: "A", kind: .group, members: 10_000_000_000, capacity: 1e15)) == nil)
  }

  @Test func linksThatBreakARuleAreRefused() {
    func error(_ link: Link) -> LinkageSetError? {
      do {
        _ = try LinkageSet(
          organizations: [Organization(id: "A", kind: .group)],
          links: [Link(source: "A", target: "A"), link])
        return nil
      } catch { return error }
    }
    let second = LinkPosition(1)
    #expect(error(Link(source: "A", target: "B")) == .unknownOrganization("B", link: second))
    #expect(error(Link(source: "A\0", target: "A")) == .nullCharacterInLink(second))
    #expect(error(Link(source: "A", target: "A", product: "\0")) == .nullCharacterInLink(second))
    #expect(
      error(Link(source: "A", target: "A", volume: -0.5)) == .badVolume(-0.5, link: second))
    #expect(error(Link(source: "A", target: "A", value: 1e16)) == .badValue(1e16, link: second))
    #expect(error(Link(source: "A", target: "A", since: 0)) == .badYear(0, link: second))
    #expect(
      error(Link(source: "A", target: "A", since: 2025, until: 2024))
        == .yearsReversed(link: second))
    #expect(error(Link(source: " A ", target: "A", since: 1, until: 9999)) == nil)
  }

  @Test func errorsSayWhatToDoInBothLanguages() {
    let error = LinkageSetError.unknownOrganization("HTX-9", link: LinkPosition(4))
    #expect(
      "\(error)" == "link 5 has an unknown organization: \"HTX-9\". "
        + "Add it to the organizations, or correct the id.")
    #expect(error.problem(.vietnamese) == "liên kết thứ 5 có mã tổ chức không có: \"HTX-9\"")
    #expect(error.advice?(.vietnamese) == "Hãy thêm tổ chức này, hoặc sửa lại mã.")
  }
}
