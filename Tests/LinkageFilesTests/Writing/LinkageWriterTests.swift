import LinkageGraph
import Testing

@testable import LinkageFiles

@Suite("Writing of sets")
struct LinkageWriterTests {
  /// More rows than two batches of pieces.
  private static func largeSet(links: Int) throws -> LinkageSet {
    let organizations = (0..<40).map { number in
      Organization(
        id: number % 7 == 0 ? "a,\(number)" : "A-\(number)", kind: .cooperative,
        district: number % 3 == 0 ? nil : "xã \"\(number)\"", products: ["rice", "x, y"])
    }
    return try LinkageSet(
      organizations: organizations,
      links: (0..<links).map { number in
        Link(
          source: organizations[number % 40].id, target: organizations[number * 7 % 40].id,
          product: [nil, "rice", "x, y"][number % 3], volume: Double(number) / 8)
      })
  }

  @Test("Rows come in the set's order, however many pieces are made at a time")
  func order() throws {
    let count = 9 * LinkageWriter.pieceLength + 17
    let set = try Self.largeSet(links: count)
    var sink = MemoryByteSink()
    try LinkageWriter(set).writeLinks(to: &sink)
    var lines = sink.text.split(separator: "\n").dropFirst().makeIterator()
    var rows = 0
    for link in set.links {
      let line = lines.next()
      func field(_ text: String) -> String {
        text.contains(where: { $0 == "," || $0 == "\"" })
          ? "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\"" : text
      }
      var volume = String(link.volume ?? 0)
      var volumeEnd = ""
      if volume.hasSuffix(".0") { volume.removeLast(2) }
      // Three decimals could be read as thousands.
      if let volume = link.volume, 1..<1000 ~= volume, volume * 4 != (volume * 4).rounded() {
        volumeEnd = "0"
      }
      let expected =
        "\(field(link.source)),\(field(link.target)),\(field(link.product ?? "")),supply,,\(volume)\(volumeEnd),,,"
      guard line.map(String.init) == expected else {
        Issue.record("row \(rows): \(line ?? "none") instead of \(expected)")
        return
      }
      rows += 1
    }
    #expect(rows == count && lines.next() == nil)
  }

  private struct FillingSink: ByteSink {
    struct Full: Error {}
    var left: Int
    mutating func write(_ bytes: Span<UInt8>) throws {
      if bytes.count > left { throw Full() }
      left -= bytes.count
    }
  }

  @Test("What the sink throws ends the writing, early or late", arguments: [0, 100, 400_000])
  func fullSink(room: Int) throws {
    let set = try Self.largeSet(links: 3 * LinkageWriter.pieceLength)
    var sink = FillingSink(left: room)
    #expect(throws: FillingSink.Full.self) { try LinkageWriter(set).writeLinks(to: &sink) }
  }
}
