/// A text as two words: itself where it has up to 16 bytes, else a fingerprint.
///
/// Identifiers and the words of a file are compared by their keys: two comparisons instead of a loop. Texts
/// have no NUL, so that the key of a short text also says how long it is, and no short text has a key that
/// begins with NUL, as fingerprints do.
///
/// Public, with its parts written out, so that the compiler can set them into the reader's loops, which
/// stand in another module.
@frozen
public struct IdentifierKey: BitwiseCopyable, Sendable, Hashable {
  /// The first eight bytes, the first in the lowest bits; zeros where the text ends before.
  public var low: UInt64
  /// The next eight bytes.
  public var high: UInt64

  /// The longest text that is its own key, in bytes.
  @inlinable
  public static var longestInline: Int {
    @inline(__always) get { 16 }
  }

  /// Creates a key from its words.
  @inlinable
  @inline(__always)
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Creates the key of a text that can be loaded with up to 15 bytes after it.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that the text stands among.
  ///   - start: Where it begins; `start + 16 <= bytes.count`.
  ///   - length: Its length in bytes, at most 16.
  @inlinable
  @inline(__always)
  public init(_ bytes: Span<UInt8>, at start: Int, length: Int) {
    self.init(low: bytes.word(at: start), high: bytes.word(at: start &+ 8), length: length)
  }

  /// Creates the key of a text of up to 16 bytes from the words that begin with it.
  @inlinable
  @inline(__always)
  public init(low: UInt64, high: UInt64, length: Int) {
    self.init(low: low & Self.mask(length), high: high & Self.mask(max(0, length &- 8)))
  }

  /// Returns whether two keys are the same.
  @inlinable
  @inline(__always)
  public static func == (left: IdentifierKey, right: IdentifierKey) -> Bool {
    (left.low ^ right.low) | (left.high ^ right.high) == 0
  }

  /// A mask of the lowest bytes of a word, of all eight from eight on.
  @inlinable
  @inline(__always)
  static func mask(_ length: Int) -> UInt64 {
    length >= 8 ? .max : ~(.max &<< UInt64(truncatingIfNeeded: 8 &* length))
  }

  /// The key as a number whose high bits depend on all of it.
  @inlinable
  public var mixed: UInt64 {
    @inline(__always) get {
      // Each word by a factor of its own: digits of one must not cancel digits of the other.
      var mixed = low &* 0x9E37_79B9_7F4A_7C15 &+ high &* 0xC2B2_AE3D_27D4_EB4F
      mixed ^= mixed >> 32
      mixed = mixed &* 0xD6E8_FEB8_6659_FD93
      return mixed ^ mixed >> 32
    }
  }

  /// Creates the key of a text of any length.
  ///
  /// - Complexity: O(`bytes.count`).
  public init(_ bytes: Span<UInt8>) {
    let count = bytes.count
    if count > Self.longestInline {
      // Equality of long texts is decided by their bytes; the last word overlaps the one before it.
      var words: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, UInt64(count))
      var offset = 0
      while offset < count {
        let word = bytes.word(at: min(offset, count - 8))
        words.0 = (words.0 ^ word) &* 0x9E37_79B9_7F4A_7C15
        words.0 ^= words.0 >> 32
        words.1 = (words.1 &+ word) &* 0xFF51_AFD7_ED55_8CCD
        words.1 ^= words.1 >> 29
        offset += 8
      }
      low = words.0 & ~0xFF
      high = words.1
    } else if count >= 8 {
      low = bytes.word(at: 0)
      high = count == 8 ? 0 : bytes.word(at: count - 8) >> UInt64(8 * (Self.longestInline - count))
    } else {
      var word: UInt64 = 0
      for index in bytes.indices { word |= UInt64(bytes[index]) << UInt64(8 * index) }
      low = word
      high = 0
    }
  }
}

extension Span where Element == UInt8 {
  /// Eight bytes as a word, the first in the lowest bits.
  ///
  /// - Precondition: `offset + 8 <= count`; checked.
  @inlinable
  @inline(__always)
  public func word(at offset: Int) -> UInt64 {
    // UInt8 has no padding, and every pattern of bits is a UInt64.
    unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

/// Where a text stands among bytes: its start after some base, and its length.
@frozen
public struct TextRange: BitwiseCopyable, Sendable {
  /// The offset of the first byte after the base.
  public var start: UInt32
  /// The number of bytes.
  public var length: UInt32

  /// Creates a range.
  @inlinable
  @inline(__always)
  public init(start: UInt32, length: UInt32) {
    self.start = start
    self.length = length
  }
}
