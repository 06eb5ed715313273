import LinkageFiles
import LinkageGraph
import Testing

@testable import LinkageCommand

@Suite("reach --list")
struct ReachListTests {
  @Test("The list and the counts speak of the same organizations")
  func agreement() throws {
    let list = ProgramRun(["reach", "Graphs/can-tho", "--list", "--format", "csv"]).output
      .split(separator: "\n").dropFirst()
    let set = try LinkageReader().read(folder: "Graphs/can-tho").set
    for row in ChainGraph(set).reach() {
      guard let product = row.product else { continue }
      // The product and the hops are the last two fields.
      let hops = list.compactMap { line -> String? in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).suffix(2)
        return fields.first == Substring(set.products[product]) ? String(fields.last ?? "") : nil
      }
      #expect(hops.count == row.organizations)
      #expect(hops.count { $0.isEmpty } == row.unreached)
      for (distance, count) in row.hops.enumerated() {
        #expect(hops.count { $0 == String(distance) } == count)
      }
    }
  }
}
