import LinkageGraph

/// CSV rows on their way to a sink, gathered in one buffer of fixed size.
///
/// No row may be longer than ``greatestRow`` bytes; generated ones are far below it.
struct GeneratedRows: ~Copyable {
  private var buffer: [UInt8]
  private var count = 0

  static let greatestRow = 1 << 12
  private static let flushCount = 1 << 16
  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let zero = UInt8(ascii: "0")

  init() {
    buffer = [UInt8](repeating: 0, count: Self.flushCount + Self.greatestRow)
  }

  mutating func append(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  mutating func appendComma() {
    append(Self.comma)
  }

  /// Appends the names of the columns.
  mutating func append(header columns: [VocabularyWord]) {
    append(Array(columns.map(\.english).joined(separator: ",").utf8))
  }

  mutating func append(_ bytes: [UInt8]) {
    let start = count
    var target = buffer.mutableSpan
    let source = bytes.span
    for index in source.indices { target[start + index] = source[index] }
    count = start + source.count
  }

  /// Appends a field, quoted where RFC 4180 asks for it.
  mutating func append(field text: String) {
    let needsQuotes = text.utf8.contains { byte in
      byte == Self.comma || byte == Self.quote || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    if needsQuotes { append(Self.quote) }
    for byte in text.utf8 {
      if byte == Self.quote { append(Self.quote) }
      append(byte)
    }
    if needsQuotes { append(Self.quote) }
  }

  /// Appends a whole number of 0 or more, with leading zeros up to `width` digits.
  mutating func append(_ number: Int, width: Int = 1) {
    var rest = UInt64(truncatingIfNeeded: number)
    var digits = 1
    var tenPower: UInt64 = 10
    while rest >= tenPower {
      digits += 1
      tenPower *= 10
    }
    digits = max(digits, width)
    let start = count
    var target = buffer.mutableSpan
    for position in stride(from: start + digits - 1, through: start, by: -1) {
      target[position] = Self.zero &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count = start + digits
  }

  /// Appends a number of tenths with its one decimal.
  mutating func append(tenths: Int) {
    append(tenths / 10)
    append(UInt8(ascii: "."))
    append(Self.zero &+ UInt8(truncatingIfNeeded: tenths % 10))
  }

  /// Ends the row and passes the buffer on once it is full.
  mutating func endRow<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    append(UInt8(ascii: "\n"))
    if count >= Self.flushCount { try flush(to: &sink) }
  }

  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    guard count > 0 else { return }
    try sink.write(buffer.span.extracting(first: count))
    count = 0
  }
}
