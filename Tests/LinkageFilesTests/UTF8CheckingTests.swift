import LinkageTestSupport
import Testing

@testable import LinkageFiles

@Suite struct UTF8CheckingTests {
  /// Characters of one to four bytes, and bytes that belong to none.
  private static let pieces: [[UInt8]] =
    ["a", ",", "\n", "é", "đ", "ạ", "ữ", "ก", "힣", "\u{E000}", "😀", "\u{10FFFF}"].map {
      Array($0.utf8)
    } + [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE1, 0xBA], [0xE0, 0x9F, 0xBF],
      [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF],
    ]

  @Test(arguments: 0..<600 as Range<UInt64>)
  func agreesWithTheStandardLibrary(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let soundPieces = 12
    var bytes: [UInt8] = Array("id,".utf8)
    let faults = random.within(0...2)
    for _ in 0..<random.within(0...60) {
      bytes += Self.pieces[random.within(0...(soundPieces - 1))]
    }
    for _ in 0..<faults {
      let fault = Self.pieces[random.within(soundPieces...(Self.pieces.count - 1))]
      bytes.insert(contentsOf: fault, at: random.within(3...bytes.count))
    }
    // Also cut within a character.
    let end = random.within(3...bytes.count)
    for range in [3..<bytes.count, 3..<end] {
      let expected = String(validating: bytes[range], as: UTF8.self) != nil
      let isUTF8 = bytes.span.isUTF8(in: range)
      #expect(isUTF8 == expected, "seed \(seed), \(range)")
    }
  }

  /// A character goes on, or should, where the last sixteen bytes end.
  @Test(arguments: 0..<40)
  func aCutCharacterIsNotUTF8(length: Int) {
    let text = Array("id,".utf8) + [UInt8](repeating: 0x61, count: length)
    for lead: [UInt8] in [[0xC3], [0xE1, 0xBA], [0xE1], [0xC3, 0x61], [0xE1, 0xBA, 0x61]] {
      let bytes = text + lead
      let isUTF8 = bytes.span.isUTF8(in: 3..<bytes.count)
      #expect(!isUTF8, "\(length) and \(lead)")
    }
  }
}
