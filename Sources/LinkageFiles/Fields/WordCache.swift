import LinkageGraph

/// Remembers the codes of the texts of a column by their bytes as they stand, so that a text met
/// before is neither normalized nor compared again.
///
/// A text has one place, by its hash; another that comes to the same place replaces it.
struct WordCache {
  /// The code of a text that is not remembered.
  static let absent = UInt32.max

  private static let bits: UInt64 = 6

  private var keys: [IdentifierKey]
  private var codes: [UInt32]

  init() {
    keys = Array(repeating: IdentifierKey(low: 0, high: 0), count: 1 << Int(Self.bits))
    codes = Array(repeating: Self.absent, count: 1 << Int(Self.bits))
  }

  @inline(__always)
  private static func place(_ key: IdentifierKey) -> Int {
    Int(
      truncatingIfNeeded: ((key.low ^ key.high &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15)
        >> (64 - bits))
  }

  /// Returns the code of a text, or ``absent``.
  @inline(__always)
  func code(of key: IdentifierKey) -> UInt32 {
    let place = Self.place(key)
    return keys[place] == key ? codes[place] : Self.absent
  }

  mutating func remember(_ key: IdentifierKey, code: UInt32) {
    let place = Self.place(key)
    keys[place] = key
    codes[place] = code
  }
}
