import LinkageGraph
import Testing

@testable import LinkageSamples

@Suite("Writing of generated sets")
struct WritingTests {
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
    #expect(sink.counts.count > 5)
    #expect(sink.counts.dropLast().allSatisfy { (1 << 16...(1 << 16) + 1_000).contains($0) })
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
