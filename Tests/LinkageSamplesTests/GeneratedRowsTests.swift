import LinkageGraph
import Testing

@testable import LinkageSamples

@Suite("Rows of generated files")
struct GeneratedRowsTests {
  private func text(_ fill: (inout GeneratedRows) -> Void) throws -> String {
    var rows = GeneratedRows()
    fill(&rows)
    var sink = MemoryByteSink()
    try rows.flush(to: &sink)
    return sink.text
  }

  @Test(
    "Fields are quoted where they must be, and only there",
    arguments: [
      ("Cờ Đỏ", "Cờ Đỏ"), ("", ""), ("ấp Đông Lợi, xã Đông Hiệp", "\"ấp Đông Lợi, xã Đông Hiệp\""),
      ("a \"b\"", "\"a \"\"b\"\"\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
      ("a\r\nb", "\"a\r\nb\""),
    ])
  func quoting(field: String, written: String) throws {
    #expect(try text { $0.append(field: field) } == written)
  }

  @Test(
    "Numbers have all their digits and no more",
    arguments: [
      (0, 1, "0"), (7, 1, "7"), (10, 1, "10"), (24_390, 7, "0024390"), (12_345_678, 7, "12345678"),
      (Int.max, 1, "9223372036854775807"),
    ])
  func numbers(number: Int, width: Int, written: String) throws {
    #expect(try text { $0.append(number, width: width) } == written)
  }

  @Test("Tenths have one decimal", arguments: [(1, "0.1"), (10, "1.0"), (761, "76.1")])
  func tenths(tenths: Int, written: String) throws {
    #expect(try text { $0.append(tenths: tenths) } == written)
  }

  /// A sink that only notes how much comes at once.
  private struct MeasuringSink: ByteSink {
    var counts: [Int] = []
    mutating func write(_ bytes: Span<UInt8>) { counts.append(bytes.count) }
  }

  @Test("However many rows there are, they come in pieces of one size")
  func pieces() throws {
    let set = try RandomLinkageSet(organizations: 1_000, links: 10_000, seed: 1)
    var sink = MeasuringSink()
    try set.writeLinks(to: &sink)
    let greatest = (1 << 16) + GeneratedRows.greatestRow
    #expect(sink.counts.count > 5)
    #expect(sink.counts.dropLast().allSatisfy { (1 << 16...greatest).contains($0) })
  }

  private struct FullSink: ByteSink {
    struct Full: Error {}
    mutating func write(_ bytes: Span<UInt8>) throws { throw Full() }
  }

  @Test("What the sink throws, the caller gets")
  func fullSink() throws {
    let set = try RandomLinkageSet(organizations: 10, links: 10, seed: 1)
    var sink = FullSink()
    #expect(throws: FullSink.Full.self) { try set.writeOrganizations(to: &sink) }
    #expect(throws: FullSink.Full.self) { try set.writeLinks(to: &sink) }
  }
}
