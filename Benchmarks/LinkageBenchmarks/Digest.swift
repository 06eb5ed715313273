/// A number that follows from a run's result, by which two runs are compared.
///
/// It mixes as FNV-1a does, a word at a time.
struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x100_0000_01B3
  }

  mutating func add(_ words: [UInt32]) {
    add(UInt64(words.count))
    let span = words.span
    for index in span.indices { add(UInt64(span[index])) }
  }

  static func of(_ words: [UInt32]...) -> UInt64 {
    var digest = Digest()
    for column in words { digest.add(column) }
    return digest.value
  }

  static func of(_ words: [UInt64]) -> UInt64 {
    var digest = Digest()
    let span = words.span
    for index in span.indices { digest.add(span[index]) }
    return digest.value
  }

  /// Of values that say themselves what makes them up; the same within one process only.
  static func of(_ value: some Hashable) -> UInt64 {
    UInt64(bitPattern: Int64(value.hashValue))
  }
}
