import LabeledGraph
import LinkageTestSupport
import Testing

@testable import LinkageGraph

#if DEBUG
  extension SharedArray {
    fileprivate mutating func replace(_ index: Int, _ element: Element) {
      var elements = Array(self)
      elements[index] = element
      self = SharedArray(elements)
    }
  }

  /// Values that break what others rely on are caught where they are made, in debug builds.
  @Suite struct InvariantsTests {
    private static let count = 4

    /// Columns of four organizations with two products and three districts, all filled.
    private static var organizations: OrganizationColumns {
      get throws {
        try LinkageSet(
          organizations: (0..<count).map { number in
            Organization(
              id: "HTX-\(number)", name: "Hợp tác xã \(number)", kind: .cooperative,
              district: ["Thới Lai", "Cờ Đỏ"][number % 2], products: ["rice", "fruit"],
              members: number,
              rating: .good, usesHighTechnology: true, usesDigitalTechnology: false, capacity: 12)
          }, links: []
        ).organizationColumns
      }
    }

    private static var links: LinkColumns {
      var rows = LinkColumnRows()
      for link in 0..<3 {
        rows.sources.append(UInt32(link))
        rows.targets.append(UInt32(link + 1))
        rows.products.append(link == 2 ? LinkColumns.everyProduct : UInt32(link))
        rows.relations.append(.supply)
        rows.contracts.append(.yes)
        rows.volumes.append(link == 0 ? .nan : 10)
        rows.values.append(1)
        rows.since.append(2020)
        rows.until.append(link == 1 ? LinkColumns.openYear : 2024)
      }
      return rows.columns
    }

    @Test func whatIsSoundPasses() throws {
      #expect(try Self.organizations.brokenInvariant(products: 2) == nil)
      #expect(Self.links.brokenInvariant(organizations: Self.count, products: 2) == nil)
      var few = OrganizationColumns()
      few.ids.append("A")
      few.kinds = SharedArray([.group])
      #expect(few.brokenInvariant(products: 0) == nil)
    }

    private static let breaksOfOrganizations:
      [(broken: String, change: @Sendable (inout OrganizationColumns) -> Void)] = [
        (
          "a column has a row for each organization, or none",
          { $0.members = SharedArray([1, 2, 3]) }
        ),
        ("a column has a row for each organization, or none", { $0.ids.append("HTX-4") }),
        ("no id is blank", { $0.ids = column(["HTX-0", "", "HTX-2", "HTX-3"]) }),
        ("no id has NUL", { $0.ids = column(["HTX-0", "HTX\0", "HTX-2", "HTX-3"]) }),
        ("texts end in order", { $0.names.ends[1] = 0 }),
        (
          "rows of declared products end in order, the last with the products",
          { $0.productEnds.replace(1, 9) }
        ),
        (
          "rows of declared products end in order, the last with the products",
          { $0.products = SharedArray(Array($0.products) + [0]) }
        ),
        ("declared products exist", { $0.products.replace(1, 2) }),
        ("districts exist", { $0.districts.codes.replace(1, 3) }),
        ("ratings exist", { $0.ratings.replace(1, 5) }),
        ("members are in range", { $0.members.replace(1, -2) }),
        ("members are in range", { $0.members.replace(1, 10_000_000_001) }),
        ("capacities are in range", { $0.capacities.replace(1, -0.5) }),
        ("capacities are in range", { $0.capacities.replace(1, .infinity) }),
      ]

    private static func column(_ texts: [String]) -> TextColumn {
      var column = TextColumn()
      for text in texts { column.append(text) }
      return column
    }

    @Test(arguments: breaksOfOrganizations.indices)
    func brokenOrganizationsAreNoticed(index: Int) throws {
      let (broken, change) = Self.breaksOfOrganizations[index]
      var columns = try Self.organizations
      change(&columns)
      #expect(columns.brokenInvariant(products: 2) == broken)
    }

    private static let breaksOfLinks:
      [(broken: String, change: @Sendable (inout LinkColumns) -> Void)] = [
        ("a column has a row for each link, or none", { $0.targets = SharedArray([1, 2]) }),
        ("a column has a row for each link, or none", { $0.products = SharedArray() }),
        ("a column has a row for each link, or none", { $0.since = SharedArray([2020]) }),
        ("links join organizations of the set", { $0.sources = SharedArray([0, 1, 4]) }),
        ("links join organizations of the set", { $0.targets = SharedArray([4, 1, 0]) }),
        ("products of links exist", { $0.products = SharedArray([0, 2, 1]) }),
        ("volumes are in range", { $0.volumes = SharedArray([1, -1, .nan]) }),
        ("values are in range", { $0.values = SharedArray([1, 2e15, .nan]) }),
        ("years are in range", { $0.since = SharedArray([2020, 0, -1]) }),
        ("years are in range", { $0.until = SharedArray([2020, 10_000, -1]) }),
        ("no link ends before it begins", { $0.until = SharedArray([2020, -1, 2019]) }),
      ]

    @Test(arguments: breaksOfLinks.indices)
    func brokenLinksAreNoticed(index: Int) {
      let (broken, change) = Self.breaksOfLinks[index]
      var columns = Self.links
      change(&columns)
      #expect(columns.brokenInvariant(organizations: Self.count, products: 2) == broken)
    }

    @Test func brokenPackedLinksAreNoticed() {
      let near: [UInt32] = [0, 1]
      let rows = CompressedRows(
        vertexCount: 2, labelCount: 2, near: near.span, far: near.span, labels: near.span,
        kept: [UInt8]().span)
      func codes(_ low: UInt64, _ high: UInt64) -> BitPackedColumn {
        BitPackedColumn(words: SharedArray([low | high << 16, 0]), width: 16, count: 2)
      }
      var links = PackedLinks(rows: rows, order: codes(0, 1))
      func broken(products: Int = 1) -> String? {
        links.brokenInvariant(organizations: 2, products: products)
      }
      links.since = PackedYears(codes: codes(0, 5), first: 2015)
      links.until = PackedYears(codes: codes(1, 0), first: 2015)
      links.volumes = .doubles(SharedArray([1, .nan]))
      #expect(broken() == nil)
      #expect(broken(products: 2) == "rows of the organizations and products of the set")
      links.until = PackedYears(codes: codes(1, 4), first: 2015)
      #expect(broken() == "no link ends before it begins")
      links.until = PackedYears(codes: codes(1, 9000), first: 2015)
      #expect(broken() == "years are in range")
      links.volumes = .doubles(SharedArray([1, -1]))
      #expect(broken() == "amounts are in range")
      links.volumes = .doubles(SharedArray([1]))
      #expect(broken() == "a column has a row for each link")
    }

    @Test func brokenSetsAreNotMade() async {
      let withOtherIndex = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) {
        let columns = try Self.organizations
        let index = IdentifierIndex(Self.column(["HTX-1", "HTX-0", "HTX-2", "HTX-3"]))
        _ = LinkageSet(
          products: ["rice", "fruit"], organizations: columns, links: Self.links, index: index)
      }
      #expect(Self.text(withOtherIndex).contains("each id is found where it stands"))
      let withoutProduct = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) {
        let columns = try Self.organizations
        _ = LinkageSet(
          products: ["rice"], organizations: columns, links: LinkColumns(),
          index: IdentifierIndex(columns.ids))
      }
      #expect(Self.text(withoutProduct).contains("declared products exist"))
    }

    private static func text(_ result: ExitTest.Result?) -> String {
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    }

    /// An index that knows the ids of one column does not pass for that of another.
    @Test(arguments: [3, 300])
    func idsThatAreNotFoundAreNoticed(count: Int) {
      let texts = (0..<count).map { "HTX-\(1000 + $0)" }
      let ids = Self.column(texts)
      let index = IdentifierIndex(ids)
      #expect(index.method == (count == 3 ? .hashing : .arithmetic))
      #expect(index.brokenInvariant(ids) == nil)
      #expect(index.brokenInvariant(Self.column(texts.reversed())) != nil)
      #expect(index.brokenInvariant(Self.column(texts.dropLast() + ["HTX-1"])) != nil)
      // The later use of an id is found where it stands first.
      let repeated = Self.column(texts + ["HTX-1000"])
      #expect(IdentifierIndex(repeated).brokenInvariant(repeated) == nil)
      var none: [DuplicateID] = []
      let hashed = HashedIdentifiers(ids, positions: nil, duplicates: &none)
      #expect(hashed.brokenInvariant(ids, positions: nil) == nil)
      #expect(hashed.brokenInvariant(Self.column(texts.reversed()), positions: nil) != nil)
      #expect(hashed.brokenInvariant(Self.column([texts[0]]), positions: [0]) != nil)
    }

    @Test func brokenGroupsOfNumbersAreNoticed() async throws {
      let (low, high) = (UInt64(0x2D), UInt64(0))
      let slot = NumberedIdentifiers.slot(low, high, 4, salt: 1)
      var slots = [UInt8](repeating: 0, count: 1 << Int(NumberedIdentifiers.slotBits))
      slots[slot] = 1
      _ = Self.identifiers(slots: slots, spans: [3])
      await #expect(processExitsWith: .failure) {
        // No slot leads to the group.
        _ = Self.identifiers(slots: [UInt8](repeating: 0, count: 1 << 12), spans: [3])
      }
      await #expect(processExitsWith: .failure) {
        // More numbers than entries.
        var slots = [UInt8](repeating: 0, count: 1 << 12)
        slots[NumberedIdentifiers.slot(0x2D, 0, 4, salt: 1)] = 1
        _ = Self.identifiers(slots: slots, spans: [4])
      }
    }

    /// Ids of four bytes that begin with a hyphen, in a table of four entries.
    private static func identifiers(slots: [UInt8], spans: [UInt32]) -> NumberedIdentifiers {
      typealias Group = NumberedIdentifiers.Group
      let none = Group(low: 0, high: 0, length: .max, least: 0, span: 0, first: 0)
      let groups = spans.map { span in
        Group(low: 0x2D, high: 0, length: 4, least: 0, span: span, first: 1)
      }
      return NumberedIdentifiers(
        shapes: [NumberedIdentifiers.Shape](repeating: .init(), count: 18), groups: [none] + groups,
        slots: slots, salt: 1, entries: SharedArray([0, 1, 3, 2]), isInOrder: false)
    }
  }
#endif
