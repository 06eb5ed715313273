import LinkageTestSupport

@testable import LinkageFiles
@testable import LinkageGraph

/// Sets to pack, read from CSV in which some columns may be missing.
enum PackedSets {
  /// Returns the set of a seed; of every other seed a set without some of the columns.
  static func set(seed: UInt64) throws -> LinkageSet {
    let naive = RandomSets.set(seed: seed)
    var random = LinkageTestSupport.SplitMix64(seed: seed ^ 0x7061_636B)
    let isWhole = random.percent(50)
    func table(_ text: String, keeping required: Set<String>) -> LinkageInput {
      var lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      // A header that nobody knows leaves its column out.
      let headers = lines[0].split(separator: ",").map { header in
        isWhole || required.contains(String(header)) || random.percent(60)
          ? String(header) : "not known \(header)"
      }
      lines[0] = Substring(headers.joined(separator: ","))
      return .bytes(Array(lines.joined(separator: "\n").utf8), name: "table")
    }
    let plain = LinkageTestSupport.CSVDialect.plain
    return try LinkageReader().read(
      organizations: table(plain.text(ofOrganizations: naive), keeping: ["id", "kind"]),
      links: table(plain.text(ofLinks: naive), keeping: ["source", "target"])
    ).set
  }

  static func packed(_ set: LinkageSet) -> [UInt8] {
    var sink = MemoryByteSink()
    do {
      try PackedFile.write(set, to: &sink)
    } catch {
      // Memory takes everything.
    }
    return sink.bytes
  }

  static func unpacked(_ set: LinkageSet) throws -> LinkageSet {
    var organizations = MemoryByteSink()
    var links = MemoryByteSink()
    try LinkageWriter(set).writeOrganizations(to: &organizations)
    try LinkageWriter(set).writeLinks(to: &links)
    return try LinkageReader().read(
      organizations: .bytes(organizations.bytes, name: "organizations.csv"),
      links: .bytes(links.bytes, name: "links.csv")
    ).set
  }

  /// Makes the checksums fit again, whatever was done to the bytes before them.
  static func reseal(_ bytes: inout [UInt8]) {
    guard bytes.count >= PackedFormat.headerLength else { return }
    put(XXHash64.checksum(bytes.span.extracting(first: 56)), at: 56, in: &bytes)
    let content = Int(truncatingIfNeeded: bytes.span.word(at: 24))
    guard content > 0, content <= bytes.count,
      content + PackedFormat.checksumsLength(ofContent: content) == bytes.count
    else { return }
    var place = content
    for start in stride(from: 0, to: content, by: PackedFormat.blockLength) {
      let block = start..<min(start + PackedFormat.blockLength, content)
      put(XXHash64.checksum(bytes.span.extracting(block)), at: place, in: &bytes)
      place += 8
    }
    put(XXHash64.checksum(bytes.span.extracting(content..<place)), at: place, in: &bytes)
  }

  static func put(_ word: UInt64, at place: Int, in bytes: inout [UInt8]) {
    for index in 0..<8 { bytes[place + index] = UInt8(truncatingIfNeeded: word >> (index * 8)) }
  }
}
