import LinkageGraph

/// The bytes of a stretch of a section, put together from its elements.
struct SectionBuffer {
  private var storage: [UInt8]
  private(set) var count = 0
  /// Bits that do not fill a word yet, and how many they are.
  private var pending: UInt64 = 0
  private var pendingBits = 0

  /// Makes room for so many bytes.
  init(capacity: Int) {
    storage = [UInt8](repeating: 0, count: capacity)
  }

  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { storage.span.extracting(first: count) }
  }

  mutating func removeAll() {
    count = 0
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append<Word: FixedWidthInteger & BitwiseCopyable>(_ word: Word) {
    let start = count
    var span = storage.mutableSpan
    // A byte has no padding, and any pattern of bits is one.
    var bytes = unsafe span.mutableBytes
    bytes.storeBytes(of: word.littleEndian, toByteOffset: start, as: Word.self)
    count += MemoryLayout<Word>.size
  }

  mutating func append(_ texts: Span<UInt8>) {
    let start = count
    var span = storage.mutableSpan
    for index in texts.indices { span[start + index] = texts[index] }
    count += texts.count
  }

  /// Appends a number of so many bits after those before it.
  @inline(__always)
  mutating func append(_ number: UInt64, width: Int) {
    pending |= number << UInt64(pendingBits)
    pendingBits += width
    if pendingBits >= 64 {
      append(pending)
      pendingBits -= 64
      pending = pendingBits == 0 ? 0 : number >> UInt64(width - pendingBits)
    }
  }

  /// Fills up the last word, and adds the word that ends a column of bits.
  mutating func endBits() {
    if pendingBits > 0 { append(pending) }
    pending = 0
    pendingBits = 0
    append(0 as UInt64)
  }
}
