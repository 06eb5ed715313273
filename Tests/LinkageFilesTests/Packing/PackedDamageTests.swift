import LinkageTestSupport
import Testing

@testable import LinkageFiles
@testable import LinkageGraph

/// No file, however made, ends the program or passes for a set that it is not.
@Suite struct PackedDamageTests {
  private static func small() throws -> [UInt8] {
    PackedSets.packed(try PackedSets.set(seed: 4))
  }

  @Test func everyTruncationIsNoticed() throws {
    let bytes = try Self.small()
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: PackedFileProblem.self) { try PackedFile.open(Array(bytes.prefix(count))) }
    }
    #expect(throws: PackedFileProblem.truncated(expected: bytes.count, actual: bytes.count - 1)) {
      try PackedFile.open(bytes.dropLast())
    }
    #expect(throws: PackedFileProblem.excess(expected: bytes.count, actual: bytes.count + 1)) {
      try PackedFile.open(bytes + [0])
    }
  }

  @Test(arguments: 0..<100)
  func everyFlippedBitIsNoticed(seed: UInt64) throws {
    var bytes = try Self.small()
    var random = LinkageTestSupport.SplitMix64(seed: seed)
    bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
    #expect(throws: PackedFileProblem.self) { try PackedFile.open(bytes) }
  }

  @Test func headerSaysWhatIsWrong() throws {
    let bytes = try Self.small()
    func problem(_ change: (inout [UInt8]) -> Void) -> PackedFileProblem? {
      var changed = bytes
      change(&changed)
      do throws(PackedFileProblem) {
        _ = try PackedFile.open(changed)
        return nil
      } catch {
        return error
      }
    }
    #expect(problem { _ in } == nil)
    #expect(problem { $0[0] = 0x50 } == .notPacked)
    #expect(problem { $0 = Array("id,kind\n".utf8) } == .notPacked)
    #expect(problem { $0 = [] } == .notPacked)
    #expect(problem { $0.remove(at: 4) } == .lineEndsChanged)
    #expect(problem { $0[8] = 3 } == .newerVersion(3))
    #expect(
      problem {
        $0[8] = 0; PackedSets.reseal(&$0)
      } == .unsound(nil))
    #expect(problem { $0[12..<16].reverse() } == .otherByteOrder)
    #expect(problem { $0[40] ^= 1 } == .damagedHeader)
    #expect(
      problem {
        $0[32] ^= 1; PackedSets.reseal(&$0)
      } != nil)
    #expect(
      problem { $0[$0.count - 1] ^= 1 }
        == .damaged(nil, bytes: content(of: bytes)..<bytes.count))
  }

  private func content(of bytes: [UInt8]) -> Int { Int(bytes.span.word(at: 24)) }

  /// One wrong number in each section names that section as the problem.
  @Test func contradictionsAreNamed() throws {
    let organizations = zip(["aa", "ab", "ac", "ad"], OrganizationKind.allCases.reversed()).map {
      Organization(
        id: $0, name: "Tổ \($0)", kind: $1, district: $0 == "ac" ? "Cái Răng" : "Ô Môn",
        products: [$0 == "ab" ? "corn" : "rice"], members: 3, taxCode: "9\($0)",
        rating: .good)
    }
    let links = [
      Link(
        source: "aa", target: "ab", product: "fruit", relation: .export, volume: 1, since: 2020,
        until: 2021),
      Link(source: "aa", target: "ac", product: "fruit", volume: 2, since: 2023, until: 2024),
      Link(source: "ab", target: "ad", product: "seafood", volume: 3),
    ]
    let bytes = PackedSets.packed(try LinkageSet(organizations: organizations, links: links))
    func problem(_ section: PackedSection, _ change: (inout [UInt8], Int) -> Void)
      -> PackedFileProblem?
    {
      var changed = bytes
      let count = Int(bytes.span.partialWord(at: 52, length: 4))
      let entry = (0..<count).map { 64 + 32 * $0 }.first {
        UInt32(bytes.span.partialWord(at: $0, length: 4)) == section.rawValue
      }
      guard let entry else { return nil }
      change(&changed, Int(bytes.span.word(at: entry + 16)))
      PackedSets.reseal(&changed)
      do throws(PackedFileProblem) {
        _ = try PackedFile.open(changed)
        return nil
      } catch {
        return error
      }
    }
    #expect(problem(.ids) { $0[$1 + 1] = UInt8(ascii: "b") } == .unsound(.ids))
    #expect(problem(.ids) { $0[$1] = 0 } == .unsound(.ids))
    #expect(problem(.names) { $0[$1 + 1] = 0xFF } == .unsound(.names))
    #expect(problem(.nameEnds) { $0[$1] = 2 } == .unsound(.names))
    #expect(problem(.nameEnds) { $0[$1] = 99 } == .unsound(.nameEnds))
    #expect(problem(.kinds) { $0[$1] = 7 } == .unsound(.kinds))
    // In the file 1, 1, 2, 1; not in order of first appearance; with a name that nobody has.
    #expect(problem(.districts) { $0[$1] = 0b01_10_01_01 } == nil)
    #expect(problem(.districts) { $0[$1] = 0b01_01_10_01 } == nil)
    #expect(problem(.districts) { $0[$1] = 0b01_10_01_10 } == .unsound(.districts))
    #expect(problem(.districts) { $0[$1] = 0b01_01_01_01 } == .unsound(.districts))
    #expect(problem(.districts) { $0[$1] = 0b01_11_10_01 } == .unsound(.districts))
    #expect(problem(.declaredProducts) { $0[$1] = 0b0011 } == .unsound(.declaredProducts))
    #expect(problem(.neighbors) { $0[$1] = 4 } == .unsound(.neighbors))
    #expect(problem(.runLabels) { $0[$1] = 9 } == .unsound(.neighbors))
    #expect(problem(.order) { $0[$1] = 0b100001 } == .unsound(.order))
    #expect(problem(.order) { $0[$1] = 0b001001 } == .unsound(.productNames))
    #expect(problem(.relations) { $0[$1] = 3 } == .unsound(.relations))
    #expect(problem(.order) { $0[$1] = 0b100000 } == .unsound(.order))
    // A position that two runs have, and one that no link has.
    #expect(problem(.order) { $0[$1] = 0b010100 } == .unsound(.order))
    #expect(problem(.order) { $0[$1] = 0b110100 } == .unsound(.order))
    // The first link from 2023 on, though it ends in 2021.
    #expect(problem(.since) { $0[$1] = 0b100_100 } == .unsound(.until))
    #expect(problem(.until) { $0[$1] = 0 } == nil)
    #expect(problem(.since) { $0[$1] = 1 } == nil)
    #expect(problem(.kinds) { $0[$1 + 8] = 1 } == .unsound(.kinds))
    #expect(problem(.taxCodes) { $0[$1 + 2] = UInt8(ascii: "b") } == .unsound(.taxCodes))
    #expect(problem(.taxCodeEnds) { $0[$1] = 99 } == .unsound(.taxCodeEnds))
    // The sections are of version 2.
    #expect(problem(.taxCodes) { bytes, _ in bytes[8] = 1 } == .unsound(nil))
    #expect(problem(.members) { $0[$1 + 7] = 0x80 } == .unsound(.members))
  }

  /// Damage whose checksums fit: only validation stands before the traversals.
  @Test(arguments: 0..<30)
  func contentsAreValidated(part: UInt64) throws {
    for seed in part * 10..<part * 10 + 10 {
      let set = try PackedSets.set(seed: seed &+ 2_000)
      var bytes = PackedSets.packed(set)
      var random = LinkageTestSupport.SplitMix64(seed: seed)
      for _ in 0..<random.within(1...3) { Self.damage(&bytes, &random) }
      PackedSets.reseal(&bytes)
      guard let opened = try? PackedFile.open(bytes) else { continue }
      // What passes is a set like any other: everything can be asked of it, and packing it again
      // gives the same file but for how wide numbers are written.
      let graph = ChainGraph(opened)
      _ = graph.summary(by: [.kind, .district, .rating])
      _ = graph.criticalOrganizations()
      for organization in opened.organizations.indices { _ = graph.trace(organization) }
      _ = ChainGraph(opened, year: 2024).summary()
      let again = try PackedFile.open(PackedSets.packed(opened))
      #expect(Array(again.links) == Array(opened.links), "seed \(seed)")
      #expect(Array(again.organizations) == Array(opened.organizations), "seed \(seed)")
      #expect(again.products == opened.products, "seed \(seed)")
      #expect(ChainGraph(again).summary() == graph.summary(), "seed \(seed)")
    }
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout LinkageTestSupport.SplitMix64)
  {
    let content = Int(bytes.span.word(at: 24))
    guard content <= bytes.count, content > PackedFormat.headerLength else { return }
    let sections = Int(bytes.span.partialWord(at: 52, length: 4))
    let entry =
      PackedFormat.headerLength + random.below(max(1, sections)) * PackedFormat.entryLength
    let offsets = PackedFormat.headerLength..<content
    let offset = random.within(offsets.lowerBound...offsets.upperBound - 1)
    switch random.below(8) {
    case 0: bytes[16 + random.below(40)] = UInt8(random.below(4))
    case 1: bytes[16 + random.below(40)] ^= 1 << UInt8(random.below(8))
    case 2: bytes[entry + random.below(32)] ^= 1 << UInt8(random.below(8))
    case 3:
      let number = random.pick([0, 1, 64, .max, 1 << 63, UInt64(content), 0xFFFF_FFFF] as [UInt64])
      PackedSets.put(number, at: entry + random.pick([0, 8, 16, 24]), in: &bytes)
    case 4, 5: bytes[offset] ^= 1 << UInt8(random.below(8))
    case 6: bytes[offset] = random.pick([0, 1, 0x7F, 0x80, 0xC3, 0xFF] as [UInt8])
    default:
      let other = random.within(offsets.lowerBound...offsets.upperBound - 1)
      bytes.swapAt(offset, other)
    }
  }
}
