import LinkageGraph

/// The bytes of some records and the offsets where their fields end, read without a check each.
///
/// Safe because it is made only of offsets that a search of these bytes found, which ascend, and because
/// the last of them is checked to lie 16 bytes before the end: whatever is loaded from the start of a
/// field is there. A loop over millions of fields asks for each several times.
struct BlockBytes: ~Escapable {
  private let bytes: Span<UInt8>
  private let ends: Span<UInt32>
  private let base: Int
  private let first: Int

  /// - Precondition: The offsets from `first` on are ascending but for the first of all, which stands for
  ///   the byte before `base`.
  @inline(__always)
  @_lifetime(copy bytes, copy ends)
  init(_ bytes: Span<UInt8>, ends: FieldEnds.Offsets, first: Int, fieldCount: Int, base: Int) {
    precondition(first >= 0 && fieldCount >= 0 && first < ends.span.count - fieldCount, "in range")
    precondition(
      fieldCount == 0
        || base >= 8 && base + Int(ends.span[first + fieldCount]) + 16 <= bytes.count,
      "every field can be loaded")
    self.bytes = bytes
    self.ends = ends.span
    self.first = first
    self.base = base
  }

  /// Where a field begins and ends, counted from the base; fields are numbered from the first of the
  /// records on.
  @inline(__always)
  func field(_ number: Int) -> (start: UInt32, end: UInt32) {
    unsafe (ends[unchecked: first &+ number] &+ 1, ends[unchecked: first &+ number &+ 1])
  }

  /// A byte of a field.
  @inline(__always)
  func byte(at offset: UInt32) -> UInt8 { unsafe bytes[unchecked: base &+ Int(offset)] }

  /// The eight bytes from the start of a field on, or from eight bytes after it.
  @inline(__always)
  func word(at offset: UInt32) -> UInt64 {
    unsafe UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: base &+ Int(offset), as: UInt64.self))
  }

  /// The bytes of a text.
  @_lifetime(copy self)
  func span(_ text: TextRange) -> Span<UInt8> {
    bytes.extracting(base + Int(text.start)..<base + Int(text.start) + Int(text.length))
  }
}
