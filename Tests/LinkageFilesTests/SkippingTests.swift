import LinkageFiles
import LinkageGraph
import Testing

/// Leaving out bad rows: what is said to be left out is what is left out.
@Suite struct SkippingTests {
  private let organizations = LinkageInput.bytes(
    Array("id,kind\nA,group\nB,exporter\n".utf8), name: "organizations.csv")

  private func read(_ links: String) throws -> LinkageReader.Reading {
    try LinkageReader(skipsBadRows: true).read(
      organizations: organizations, links: .bytes(Array(links.utf8), name: "links.csv"))
  }

  /// The third row has two problems, and the second is found to be bad in between.
  @Test func aRowIsCountedOnce() throws {
    let reading = try read(
      """
      source,target,product,volume,since
      A,B,rice,1,2000
      Q,B,rice,2,2000
      Q2,B,rice,abc,2000
      A,B,newp,3,
      A,B,zz,3,12345

      """)
    #expect(reading.set.links.count == 2)
    #expect(reading.report.skippedRows.reduce(0) { $0 + $1.count } == 3)
  }

  /// The row that is left out for its id has used no tax code.
  @Test func taxCodesOfRowsLeftOutAreFree() throws {
    let organizations = """
      id,kind,tax_code
      A,group,1
      A,union,2
      B,exporter,2
      C,exporter,1
      D,exporter,2
      E,exporter,

      """
    let reading = try LinkageReader(skipsBadRows: true).read(
      organizations: .bytes(Array(organizations.utf8), name: "organizations.csv"),
      links: .bytes(Array("source,target\nA,B\n".utf8), name: "links.csv"))
    #expect(reading.set.organizations.map(\.id) == ["A", "B", "E"])
    #expect(reading.set.organizations.map(\.taxCode) == ["1", "2", nil])
    #expect(
      reading.report.skippedRows.map { "\($0.sort.rawValue) \($0.count)" } == [
        "duplicate-id 1", "duplicate-tax-code 2",
      ])
    #expect(
      reading.report.problems.map { "\($0.location.line ?? 0) \($0.details)" } == [
        "3 [\"2\"]", "5 [\"2\"]", "6 [\"4\"]",
      ])
  }

  /// Where bad fields are left blank, the later of two uses of a tax code is, and an odd role.
  @Test func badRolesAndTaxCodesMayBeLeftBlank() throws {
    let organizations = """
      id,kind,roles,tax_code
      A,group,processor,1
      B,exporter,mill,2
      C,exporter,buyer,1

      """
    var reader = LinkageReader()
    reader.skipsBadFields = true
    let reading = try reader.read(
      organizations: .bytes(Array(organizations.utf8), name: "organizations.csv"),
      links: .bytes(Array("source,target\nA,B\n".utf8), name: "links.csv"))
    #expect(reading.set.organizations.map(\.roles) == [[.processor], [], [.buyer]])
    #expect(reading.set.organizations.map(\.taxCode) == ["1", "2", nil])
    #expect(
      reading.report.blankedFields.map { "\($0.sort.rawValue) \($0.count)" }.sorted() == [
        "duplicate-tax-code 1", "unknown-role 1",
      ])
  }

  /// An unclosed quote hides an unknown number of rows, so they cannot be left out.
  @Test func anUnclosedQuoteIsNotSkipped() {
    let links = "source,target,product\nA,B,rice\nA,B,\"rice\nA,B,rice\nA,B,rice\n"
    #expect(throws: LinkageReadError.self) { try read(links) }
  }
}
