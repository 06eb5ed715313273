import LinkageFiles
import Testing

@Suite struct HeaderRowTests {
  /// The line `sep=` says what delimits, also where the header looks otherwise.
  @Test func theSeparatorLineDecides() throws {
    func check(_ organizations: String) throws -> DataReport {
      try LinkageReader().check(
        organizations: .bytes(Array(organizations.utf8), name: "organizations.csv"),
        links: .bytes(Array("source,target\n".utf8), name: "links.csv"))
    }
    #expect(try check("sep=,\nid,kind\nA,group\n").problems.isEmpty)
    #expect(try check("sep=;\nid;kind\nA;group\n").problems.isEmpty)
    let report = try check("sep=;\nid,kind\nA,group\n")
    #expect(report.problems.map(\.sort) == [.otherSeparator])
  }
}
