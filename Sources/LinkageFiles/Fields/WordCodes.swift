import LinkageGraph

/// What the words of a column stand for, by their bytes as they stand in the file: a word met before is
/// neither normalized nor matched again.
///
/// A hash table that grows; a word of up to 16 bytes is its own key, a longer one is kept beside its
/// fingerprint.
struct WordCodes: Sendable {
  /// The code of a word that is not remembered.
  static let absent = UInt32.max - 1

  private var keys: [IdentifierKey]
  private var codes: [UInt32]
  /// For each slot of a long word where it stands among ``longTexts``.
  private var longWords: [UInt32]
  private var longTexts = TextColumn()
  private var count = 0
  private var shift: UInt64

  /// - Parameter blank: The code of a blank field.
  init(blank: UInt32) {
    let bits: UInt64 = 6
    keys = Array(repeating: IdentifierKey(low: 0, high: 0), count: 1 << Int(bits))
    codes = Array(repeating: Self.absent, count: 1 << Int(bits))
    longWords = Array(repeating: 0, count: 1 << Int(bits))
    shift = 64 - bits
    remember([UInt8]().span, code: blank)
  }

  /// The words at hand for a loop.
  struct Table: ~Escapable {
    fileprivate let keys: Span<IdentifierKey>
    fileprivate let codes: Span<UInt32>
    fileprivate let shift: UInt64

    @_lifetime(borrow words)
    fileprivate init(_ words: borrowing WordCodes) {
      keys = words.keys.span
      codes = words.codes.span
      shift = words.shift
    }

    /// Returns the code of a short word by its key, or ``WordCodes/absent``.
    @inline(__always)
    func code(of key: IdentifierKey) -> UInt32 {
      let slot = WordCodes.home(key, shift)
      let code = codes[slot]
      if keys[slot] == key || code == WordCodes.absent { return code }
      return probe(key, from: slot)
    }

    @inline(never)
    private func probe(_ key: IdentifierKey, from home: Int) -> UInt32 {
      var slot = home
      while codes[slot] != WordCodes.absent, keys[slot] != key {
        slot = (slot + 1) & (keys.count - 1)
      }
      return codes[slot]
    }
  }

  var table: Table {
    @_lifetime(borrow self)
    @inline(__always)
    borrowing get { Table(self) }
  }

  @inline(__always)
  private static func home(_ key: IdentifierKey, _ shift: UInt64) -> Int {
    Int(
      truncatingIfNeeded: ((key.low ^ key.high &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15)
        >> shift)
  }

  /// Returns the code of a word, or ``absent``.
  func code(of word: Span<UInt8>) -> UInt32 {
    codes[slot(of: word, IdentifierKey(word))]
  }

  /// The slot of a word, or the free one where it belongs.
  private func slot(of word: Span<UInt8>, _ key: IdentifierKey) -> Int {
    var slot = Self.home(key, shift)
    while codes[slot] != Self.absent {
      if keys[slot] == key,
        word.count <= IdentifierKey.longestInline
          || longTexts.holds(word, at: Int(longWords[slot]))
      {
        return slot
      }
      slot = (slot + 1) & (keys.count - 1)
    }
    return slot
  }

  /// Remembers what a word stands for; the word is not remembered yet.
  mutating func remember(_ word: Span<UInt8>, code: UInt32) {
    if 2 * (count + 1) > keys.count { grow() }
    let key = IdentifierKey(word)
    let slot = slot(of: word, key)
    keys[slot] = key
    codes[slot] = code
    count += 1
    guard word.count > IdentifierKey.longestInline else { return }
    longWords[slot] = UInt32(longTexts.count)
    longTexts.append(word)
  }

  private mutating func grow() {
    let (oldKeys, oldCodes, oldLongWords) = (keys, codes, longWords)
    keys = Array(repeating: IdentifierKey(low: 0, high: 0), count: 2 * oldKeys.count)
    codes = Array(repeating: Self.absent, count: keys.count)
    longWords = Array(repeating: 0, count: keys.count)
    shift -= 1
    for old in oldKeys.indices where oldCodes[old] != Self.absent {
      var slot = Self.home(oldKeys[old], shift)
      while codes[slot] != Self.absent { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = oldKeys[old]
      codes[slot] = oldCodes[old]
      longWords[slot] = oldLongWords[old]
    }
  }
}
