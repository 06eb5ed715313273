import LinkageGraph

/// The 64-bit checksum XXH64 of Yann Collet, with seed 0.
///
/// It finds damage, not forgery: a forger can make a sum that fits, so packed files are validated, too.
///
/// Y. Collet, *xxHash fast digest algorithm*, specification 0.1.1, 2018.
enum XXHash64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// Returns the checksum of bytes.
  ///
  /// - Complexity: O(`bytes.count`); four words a step, each on a lane of its own.
  static func checksum(_ bytes: Span<UInt8>) -> UInt64 {
    var position = 0
    var sum: UInt64
    if bytes.count >= 32 {
      var lanes = (prime1 &+ prime2, prime2, UInt64(0), 0 &- prime1)
      while position + 32 <= bytes.count {
        lanes.0 = round(lanes.0, bytes.word(at: position))
        lanes.1 = round(lanes.1, bytes.word(at: position + 8))
        lanes.2 = round(lanes.2, bytes.word(at: position + 16))
        lanes.3 = round(lanes.3, bytes.word(at: position + 24))
        position += 32
      }
      sum =
        rotated(lanes.0, 1) &+ rotated(lanes.1, 7) &+ rotated(lanes.2, 12) &+ rotated(lanes.3, 18)
      sum = merged(sum, lanes.0)
      sum = merged(sum, lanes.1)
      sum = merged(sum, lanes.2)
      sum = merged(sum, lanes.3)
    } else {
      sum = prime5
    }
    sum &+= UInt64(bytes.count)
    while position + 8 <= bytes.count {
      sum = rotated(sum ^ round(0, bytes.word(at: position)), 27) &* prime1 &+ prime4
      position += 8
    }
    if position + 4 <= bytes.count {
      let word = bytes.partialWord(at: position, length: 4)
      sum = rotated(sum ^ word &* prime1, 23) &* prime2 &+ prime3
      position += 4
    }
    while position < bytes.count {
      sum = rotated(sum ^ UInt64(bytes[position]) &* prime5, 11) &* prime1
      position += 1
    }
    sum = (sum ^ sum >> 33) &* prime2
    sum = (sum ^ sum >> 29) &* prime3
    return sum ^ sum >> 32
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  @inline(__always)
  private static func merged(_ sum: UInt64, _ lane: UInt64) -> UInt64 {
    (sum ^ round(0, lane)) &* prime1 &+ prime4
  }

  @inline(__always)
  private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word << count | word >> (64 - count)
  }
}
