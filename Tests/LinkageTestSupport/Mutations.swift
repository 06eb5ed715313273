/// Damage to a file, for tests that a reader answers anything with a result or an error.
package enum Mutations {
  /// Returns a file with 1 to 4 random damages.
  package static func mutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed ^ 0x6D75_7461_7465_2121)
    var bytes = bytes
    for _ in 0..<random.within(1...4) { damage(&bytes, &random) }
    return bytes
  }

  /// Bytes that mean something to a reader of CSV, and some that mean nothing in UTF-8.
  private static let fragments: [[UInt8]] = [
    [0], [0x0A], [0x0D], [0x0D, 0x0A], [0x09], [0x20], [0x22], [0x22, 0x22], [0x22, 0x22, 0x22],
    [0x2C], [0x3B], [0x2C, 0x2C, 0x2C], Array("\"\n\"".utf8), Array("\",\"".utf8),
    // A byte-order mark of UTF-8, of UTF-16, and a right single quote of Windows-1252.
    [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0x92],
    // A lone continuation, an overlong slash, a surrogate, beyond the last scalar, a cut scalar.
    [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBB],
    // Combining marks with nothing to combine with, a no-break space, a line separator.
    [0xCC, 0x81], [0xCC, 0xA3, 0xCC, 0x81], [0xC2, 0xA0], [0xE2, 0x80, 0xA8],
    Array("sep=;\n".utf8), Array("-1".utf8), Array("1e999".utf8), Array("1.234".utf8),
    Array("1,5".utf8), Array("nan".utf8), Array("99999999999999999999".utf8),
  ]

  private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let place = random.within(0...bytes.count)
    let end = min(bytes.count, place + random.within(1...12))
    switch random.below(14) {
    case 0:
      if place < bytes.count { bytes[place] ^= 1 << UInt8(random.below(8)) }
    case 1:
      if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
    case 2:
      bytes.removeSubrange(place..<end)
    case 3:
      bytes.insert(contentsOf: bytes[place..<end], at: random.within(0...bytes.count))
    case 4, 5, 6:
      bytes.insert(contentsOf: random.pick(fragments), at: place)
    case 7:
      bytes.removeSubrange(place...)
    case 8:
      bytes.removeSubrange(..<place)
    case 9:
      let length = random.pick([100, 4_095, 4_096, 65_535, 65_536, 300_000])
      bytes.insert(
        contentsOf: repeatElement(random.pick([0x61, 0x22, 0x2C, 0x0A]), count: length), at: place)
    case 10:
      let pair = random.shuffled([UInt8](",;\t\"\n".utf8)).prefix(2)
      let swaps = [pair[0]: pair[1], pair[1]: pair[0]]
      for index in bytes.indices { bytes[index] = swaps[bytes[index]] ?? bytes[index] }
    case 11:
      changeLines(&bytes) { $0.insert($0[random.below($0.count)], at: random.below($0.count)) }
    case 12:
      changeLines(&bytes) { $0.remove(at: random.below($0.count)) }
    default:
      changeLines(&bytes) { $0.swapAt(random.below($0.count), random.below($0.count)) }
    }
  }

  /// Changes the file as lines, of which there is always at least one.
  private static func changeLines(_ bytes: inout [UInt8], _ change: (inout [[UInt8]]) -> Void) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    change(&lines)
    bytes = Array(lines.joined(separator: [0x0A]))
  }
}
