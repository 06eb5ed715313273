import LinkageGraph

/// Bytes of a document on their way to a sink.
struct OutputBuffer: Sendable {
  private(set) var bytes: [UInt8] = []

  /// So many bytes are passed on at a time.
  private static let capacity = 64 * 1024

  init() { bytes.reserveCapacity(Self.capacity + 4096) }

  var count: Int { bytes.count }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ text: Span<UInt8>) { bytes.append(copying: text) }

  mutating func append(_ byte: UInt8, times count: Int) {
    if count > 0 { bytes.append(contentsOf: repeatElement(byte, count: count)) }
  }

  /// Appends a whole number as programs read it.
  mutating func append(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(digitsOf: number.magnitude)
  }

  /// Appends a number with the fewest digits that read back as the same; it must be finite.
  mutating func append(_ number: Double) { bytes.append(contentsOf: number.description.utf8) }

  /// Takes back the blanks at the end, as far as a position.
  mutating func removeBlanks(downTo start: Int) {
    while bytes.count > start, bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
  }

  /// Passes on what has gathered, once it is enough.
  mutating func flushIfFull<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    if bytes.count >= Self.capacity { try flush(to: &sink) }
  }

  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    if bytes.isEmpty { return }
    try sink.write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }
}

extension [UInt8] {
  /// Appends the digits of a number.
  mutating func append(digitsOf number: UInt) {
    if number < 10 { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var position = digits.count
    var rest = number
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      position -= 1
      digits[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
    for index in position..<digits.count { append(digits[index]) }
  }
}
