/// A number that follows from a run's result, by which two runs are compared.
///
/// It mixes as FNV-1a does, a word at a time.
struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: some FixedWidthInteger & UnsignedInteger) {
    value = (value ^ UInt64(word)) &* 0x100_0000_01B3
  }

  mutating func add(_ words: Span<some FixedWidthInteger & UnsignedInteger>) {
    for index in words.indices { add(words[index]) }
  }

  static func of(_ words: [some FixedWidthInteger & UnsignedInteger]) -> UInt64 {
    var digest = Digest()
    digest.add(words.span)
    return digest.value
  }

  /// Of values that say themselves what makes them up; the same within one process only.
  static func of(_ value: some Hashable) -> UInt64 {
    UInt64(bitPattern: Int64(value.hashValue))
  }
}
