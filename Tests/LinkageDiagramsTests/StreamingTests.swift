import LinkageFiles
import LinkageSamples
import LinkageGraph
import Testing

@testable import LinkageDiagrams

@Suite("Drawings of any size")
struct StreamingTests {
  /// A sink that keeps no bytes: how many came at once, and how many lines were boxes and links.
  private struct MeasuringSink: ByteSink {
    var pieces: [Int] = []
    var links = 0
    var last: UInt8 = 0

    mutating func write(_ bytes: Span<UInt8>) {
      pieces.append(bytes.count)
      for index in bytes.indices {
        if bytes[index] == UInt8(ascii: ">"), last == UInt8(ascii: "-") { links += 1 }
        last = bytes[index]
      }
    }
  }

  private struct FullSink: ByteSink {
    struct Full: Error {}
    var room: Int
    mutating func write(_ bytes: Span<UInt8>) throws {
      if room == 0 { throw Full() }
      room -= 1
    }
  }

  private static func set(organizations: Int, links: Int) throws -> LinkageSet {
    try LinkageSet(
      generated: RandomLinkageSet(organizations: organizations, links: links, seed: 11))
  }

  @Test("However large the set, the text comes in pieces of one size")
  func pieces() throws {
    let set = try Self.set(organizations: 3000, links: 12_000)
    var sink = MeasuringSink()
    try ChainDiagram(graph: ChainGraph(set), options: .init(detail: .everyOrganization))
      .write(to: &sink)
    #expect(sink.pieces.count > 20)
    #expect(sink.pieces.allSatisfy { $0 < 2 * DOTBuffer.capacity })
    let pairs = Set(set.links.map { [$0.source, $0.target] })
    // Five more join the titles of the six columns, unseen.
    #expect(sink.links == pairs.count + 5)
  }

  @Test("What the sink throws, the caller gets", arguments: 0...2)
  func fullSink(room: Int) throws {
    let set = try Self.set(organizations: 1000, links: 3000)
    var sink = FullSink(room: room)
    #expect(throws: FullSink.Full.self) {
      try ChainDiagram(graph: ChainGraph(set), options: .init(detail: .everyOrganization))
        .write(to: &sink)
    }
  }

  @Test("Names of ten thousand characters are cut in labels and lines, and whole in one tooltip")
  func longNames() throws {
    for name in [
      String(repeating: "x", count: 10_000), String(repeating: "tổ hợp ", count: 1500),
      String(repeating: "👩‍🌾", count: 10_000), String(repeating: "\"\\&", count: 4000),
      "e" + String(repeating: "\u{301}", count: 10_000),
    ] {
      let set = try LinkageSet(
        organizations: [
          Organization(id: "A", name: name, kind: .cooperative, products: [name]),
          Organization(id: "B", name: name, kind: .buyer),
        ],
        links: [Link(source: "A", target: "B", product: name)])
      let text = try drawing(set)
      let diagram = try LaidOutDiagram(text)
      let box = try #require(diagram.boxes["o1"])
      #expect(box.lines.count == (name.count > 1 ? 3 : 1))
      #expect(box.lines.last?.hasSuffix("…") == true)
      #expect(box.lines.allSatisfy { $0.count <= 23 })
      #expect(box.tooltip.utf8.count > DrawnText(name).trimmed.utf8.count)
      if !name.contains("\"") { #expect(box.tooltip.contains(DrawnText(name).trimmed)) }
      let line = try #require(diagram.edges.first)
      #expect(line.tooltip.utf8.count < 4096)
    }
  }
}

extension DrawnText {
  /// The whole text without blanks at its ends.
  fileprivate var trimmed: String {
    var text = Substring(String(decoding: bytes, as: UTF8.self))
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
