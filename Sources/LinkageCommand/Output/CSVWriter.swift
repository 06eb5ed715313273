/// Writes comma-separated values as they come, without ever holding the whole.
///
/// Quoting follows RFC 4180; lines end with a line feed, as other programs expect of a pipe.
struct CSVWriter {
  private let output: BufferedOutput
  private var buffer: [UInt8] = []
  private var isFirst = true

  private static let capacity = 32 * 1024

  /// Writes records, and nothing but records.
  static func write(
    to output: BufferedOutput, _ body: (inout CSVWriter) throws -> Void
  ) throws {
    var writer = CSVWriter(output: output)
    try body(&writer)
    try writer.flush()
  }

  private init(output: BufferedOutput) {
    self.output = output
    buffer.reserveCapacity(2 * Self.capacity)
  }

  mutating func field(_ text: String) {
    field(text.utf8.span)
  }

  mutating func field(_ number: Int) { field(String(number)) }

  mutating func field(_ bytes: Span<UInt8>) {
    if !isFirst { buffer.append(UInt8(ascii: ",")) }
    isFirst = false
    if Self.needsQuotes(bytes) {
      appendQuoted(bytes)
    } else {
      for index in bytes.indices { buffer.append(bytes[index]) }
    }
  }

  mutating func endRecord() throws {
    // A record of one empty field would be a blank line, which readers pass over.
    if buffer.isEmpty || buffer.last == 0x0A { appendQuoted([UInt8]().span) }
    buffer.append(0x0A)
    isFirst = true
    if buffer.count >= Self.capacity { try flush() }
  }

  private static func needsQuotes(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: return true
      default: break
      }
    }
    return false
  }

  private mutating func appendQuoted(_ bytes: Span<UInt8>) {
    buffer.append(UInt8(ascii: "\""))
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\"") { buffer.append(UInt8(ascii: "\"")) }
      buffer.append(bytes[index])
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private mutating func flush() throws {
    try output.write(buffer.span)
    buffer.removeAll(keepingCapacity: true)
  }
}
