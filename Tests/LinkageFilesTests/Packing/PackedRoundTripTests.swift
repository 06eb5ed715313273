import Foundation
import LinkageTestSupport
import Testing

@testable import LinkageFiles
@testable import LinkageGraph

/// What goes into a packed file comes out again.
@Suite struct PackedRoundTripTests {
  @Test(arguments: 0..<150)
  func everythingComesBack(seed: UInt64) throws {
    let set = try PackedSets.set(seed: seed)
    let bytes = PackedSets.packed(set)
    let opened = try PackedFile.open(bytes)
    #expect(opened.products == set.products)
    #expect(opened.links.count == set.links.count)
    #expect(Array(opened.organizations) == Array(set.organizations))
    #expect(Array(opened.links) == Array(set.links))
    for organization in set.organizations.indices {
      #expect(opened.organization(withID: set.id(of: organization)) == organization)
    }
    #expect(PackedSets.packed(opened) == bytes)

    let unpacked = try PackedSets.unpacked(opened)
    #expect(unpacked.products == set.products)
    #expect(Array(unpacked.organizations) == Array(set.organizations))
    #expect(Array(unpacked.links) == Array(set.links))
    #expect(PackedSets.packed(unpacked) == bytes)
  }

  /// The rows in the file are those that the links make.
  @Test(arguments: 0..<60)
  func measuresAgree(seed: UInt64) throws {
    let set = try PackedSets.set(seed: seed &+ 1_000)
    let opened = try PackedFile.open(PackedSets.packed(set))
    for year in [nil, 2024] as [Int?] {
      let graph = ChainGraph(set, year: year)
      let packed = ChainGraph(opened, year: year)
      #expect(packed.linkCount == graph.linkCount)
      #expect(packed.summary(by: [.kind]) == graph.summary(by: [.kind]))
      #expect(packed.criticalOrganizations() == graph.criticalOrganizations())
      #expect(packed.exposure(by: [.kind]) == graph.exposure(by: [.kind]))
      for organization in set.organizations.indices {
        #expect(packed.trace(organization) == graph.trace(organization))
      }
    }
  }

  /// Years that are hardly meant are named in a packed set as in its files, in a check and beside results.
  @Test(arguments: [1234, 1899, 1900, 2024, 2100, 2101, 9999])
  func unlikelyYearsAreNamed(year: Int) throws {
    let ids = ["A", "B"]
    let links =
      [year, 2026, year].map { Link(source: "A", target: "B", since: 1900, until: max($0, 1900)) }
      + [Link(source: "A", target: "B", since: year)]
    let set = try PackedFile.open(
      PackedSets.packed(
        LinkageSet(
          organizations: ids.map { Organization(id: $0, kind: .cooperative) }, links: links)))
    var beside = DataReport()
    beside.addWarnings(aboutProductsOfPacked: set, limit: 20)
    for report in [DataReport(ofPacked: set), beside] {
      let found = report.warnings.filter { $0.sort == .unlikelyYear }
      let isLikely = LinkageSet.likelyYears.contains(year)
      let expected = isLikely ? [] : year > 2100 ? ["since 1", "until 2"] : ["since 1"]
      #expect(found.map { "\($0.header) \($0.count)" } == expected)
      #expect(found.allSatisfy { $0.text == "\(year)" })
    }
  }

  /// What was left out of the data is not forgotten, and costs nothing where nothing was.
  @Test func whatWasLeftOutComesBack() throws {
    let set = try PackedSets.set(seed: 3)
    let leftOut = LeftOutData(organizations: 3, links: 70_000, linkFields: 2)
    var sink = MemoryByteSink()
    try PackedFile.write(set, leftOut: leftOut, to: &sink)
    let read = try PackedFile.read(sink.bytes)
    #expect(read.leftOut == leftOut)
    #expect(Array(read.set.organizations) == Array(set.organizations))
    #expect(sink.bytes[8] == 2)
    #expect(try PackedFile.read(PackedSets.packed(set)).leftOut.isEmpty)
    #expect(sink.bytes.count - PackedSets.packed(set).count <= 128)
  }

  /// Sets that have roles or tax codes are of version 2, all others of version 1.
  @Test(arguments: [false, true])
  func rolesAndTaxCodesComeBack(hasThem: Bool) throws {
    let set = try LinkageSet(
      organizations: [
        Organization(
          id: "A", kind: .cooperative, roles: hasThem ? [.group, .market] : [],
          taxCode: hasThem ? "1800" : nil),
        Organization(id: "B", kind: .union, taxCode: hasThem ? "01" : nil),
        Organization(id: "C", kind: .union),
      ], links: [])
    let bytes = PackedSets.packed(set)
    #expect(bytes[8] == (hasThem ? 2 : 1))
    let opened = try PackedFile.open(bytes)
    #expect(Array(opened.organizations) == Array(set.organizations))
    #expect(
      opened.organizations.map(\.taxCode) == (hasThem ? ["1800", "01", nil] : [nil, nil, nil]))
    #expect(opened.organizationColumns.roles.isEmpty == !hasThem)
    #expect(Array(try PackedSets.unpacked(opened).organizations) == Array(set.organizations))
  }

  /// A file that the program of version 0.1 wrote.
  @Test func filesOfVersionOneAreRead() throws {
    let path =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/Files/version-1.linkage"
    let set = try PackedFile.open(path)
    #expect(
      Array(set.organizations) == [
        Organization(
          id: "HTX-1", name: "Hợp tác xã Một", kind: .cooperative, district: "Ô Môn",
          products: ["rice", "cá tra"], members: 120, rating: .good, usesHighTechnology: true,
          usesDigitalTechnology: false, capacity: 1500.5),
        Organization(
          id: "LH-1", name: "Liên hiệp", kind: .union, members: 3, usesDigitalTechnology: true),
        Organization(
          id: "XK-1", kind: .exporter, district: "Cái Răng", products: ["rice"], rating: .weak,
          usesHighTechnology: false, capacity: 20_000),
        Organization(id: "TT-1", name: "Nhật Bản", kind: .market),
      ])
    #expect(
      Array(set.links) == [
        Link(
          source: "HTX-1", target: "LH-1", product: "rice", relation: .membership, volume: 10.25,
          since: 2019),
        Link(
          source: "LH-1", target: "XK-1", contract: true, value: 120, since: 2020, until: 2025),
        Link(
          source: "XK-1", target: "TT-1", product: "rice", relation: .export, contract: false,
          volume: 9, value: 0.1, until: 2031),
      ])
    // What has no new section is written as it was.
    #expect(PackedSets.packed(set) == (try bytes(of: path)))
  }

  private func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  @Test func emptySet() throws {
    let set = try LinkageSet(organizations: [], links: [])
    let opened = try PackedFile.open(PackedSets.packed(set))
    #expect(opened.organizations.isEmpty && opened.links.isEmpty && opened.products.isEmpty)
    #expect(ChainGraph(opened).coverage().count == 1)
  }

  /// Amounts come back to the last bit, as decimals or not.
  @Test(
    arguments: [
      [0, 0.1, 0.3, 19_999.9], [1e15, 0.5], [0.1 + 0.2], [1 / 3], [.leastNonzeroMagnitude, 1e15],
      [123_456_789.123_456_789], [1e-9], [999_999_999_999_999.9],
      [-0.0],
    ] as [[Double]])
  func amounts(values: [Double]) throws {
    let links = values.map { Link(source: "a", target: "b", volume: $0) }
    let set = try LinkageSet(
      organizations: [
        Organization(id: "a", kind: .group, capacity: values[0]),
        Organization(id: "b", kind: .buyer),
      ], links: links + [Link(source: "b", target: "a")])
    let opened = try PackedFile.open(PackedSets.packed(set))
    #expect(opened.links.map(\.volume) == values + [nil])
    #expect(opened.organizations.first?.capacity == values[0])
    #expect(try PackedSets.unpacked(opened).links.map(\.volume) == values + [nil])
  }

  /// Long columns are written and checked in several stretches and blocks.
  @Test func longColumns() throws {
    let count = 140_000
    let organizations = (0..<count).map {
      Organization(
        id: "HTX-\($0)", kind: $0.isMultiple(of: 3) ? .cooperative : .processor,
        products: $0 == 7 ? ["rice"] : [], members: $0)
    }
    let links = (0..<count).map {
      Link(
        source: "HTX-\($0 &* 7_919 % count)", target: "HTX-\($0 &* 104_729 % count)",
        product: $0.isMultiple(of: 5) ? nil : "rice", volume: Double($0) / 10)
    }
    let set = try LinkageSet(organizations: organizations, links: links)
    let bytes = PackedSets.packed(set)
    #expect(bytes.count > 2 * PackedFormat.blockLength)
    let opened = try PackedFile.open(bytes)
    for link in stride(from: 0, to: count, by: 997) {
      #expect(opened.links[LinkPosition(link)] == set.links[LinkPosition(link)])
    }
    #expect(opened.organization(withID: "HTX-139999")?.offset == 139_999)
    var damaged = bytes
    damaged[PackedFormat.blockLength + 5] ^= 1
    #expect(throws: PackedFileProblem.self) { try PackedFile.open(damaged) }
  }
}
