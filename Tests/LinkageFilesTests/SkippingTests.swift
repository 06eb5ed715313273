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

  /// An unclosed quote hides an unknown number of rows, so they cannot be left out.
  @Test func anUnclosedQuoteIsNotSkipped() {
    let links = "source,target,product\nA,B,rice\nA,B,\"rice\nA,B,rice\nA,B,rice\n"
    #expect(throws: LinkageReadError.self) { try read(links) }
  }
}
