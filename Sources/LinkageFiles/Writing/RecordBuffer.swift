import LinkageGraph

/// CSV records of any length on their way to a sink.
struct RecordBuffer {
  private var bytes: [UInt8] = []
  private var isFirst = true

  private static let flushCount = 1 << 16

  init() {
    bytes.reserveCapacity(2 * Self.flushCount)
  }

  mutating func append(_ text: String) { append(text.utf8.span) }

  /// Appends a field, quoted where RFC 4180 asks for it.
  mutating func append(_ text: Span<UInt8>) {
    separate()
    var needsQuotes = false
    for index in text.indices {
      let byte = text[index]
      needsQuotes =
        needsQuotes || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A
        || byte == 0x0D
    }
    if !needsQuotes { return bytes.append(copying: text) }
    bytes.append(UInt8(ascii: "\""))
    for index in text.indices {
      if text[index] == UInt8(ascii: "\"") { bytes.append(UInt8(ascii: "\"")) }
      bytes.append(text[index])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a whole number; nothing for a negative one, which stands for a blank.
  mutating func append(whole number: Int) {
    separate()
    if number >= 0 { appendDigits(UInt64(number)) }
  }

  /// Appends an amount, shortest as it reads back to the last bit; nothing for not-a-number.
  mutating func append(amount: Double) {
    separate()
    if amount.isNaN { return }
    for places in 0...3 {
      let power = PackedAmounts.powersOfTen[places]
      let whole = (amount * power).rounded()
      guard whole < 0x1p53, whole / power == amount else { continue }
      let digits = UInt64(whole)
      let divisor = UInt64(power)
      appendDigits(digits / divisor)
      if places == 0 { return }
      bytes.append(UInt8(ascii: "."))
      appendDigits(digits % divisor, width: places)
      return
    }
    bytes.append(contentsOf: amount.description.utf8)
  }

  /// Ends the record, and passes on what has gathered once it is enough.
  mutating func end<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    bytes.append(0x0A)
    isFirst = true
    if bytes.count >= Self.flushCount { try flush(to: &sink) }
  }

  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    try sink.write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  /// Appends digits, with leading zeros up to a width.
  private mutating func appendDigits(_ number: UInt64, width: Int = 1) {
    var divisor: UInt64 = 1
    var digits = 1
    while digits < width || number / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }
}
