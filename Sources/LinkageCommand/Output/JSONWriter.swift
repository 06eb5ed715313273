/// Writes JSON as it comes, without ever holding the whole.
///
/// It is not Foundation's encoder, so that keys stand in the order in which they are written, a
/// result larger than memory can be written, and the bytes are the same on every system.
/// Containers put each member on a line of its own, two spaces deeper, unless they are asked to
/// stay on one line.
struct JSONWriter {
  /// How the members of an object or array stand.
  enum Layout {
    /// Each on a line of its own.
    case lines
    /// All on one line, and everything within them too.
    case inline
  }

  private let output: BufferedOutput
  private var buffer: [UInt8] = []
  private var depth = 0
  private var inlineDepth = 0
  private var isFirst = true
  private var followsKey = false

  private static let capacity = 32 * 1024

  /// Writes one JSON value, with a line feed after it.
  static func write(
    to output: BufferedOutput, _ body: (inout JSONWriter) throws -> Void
  ) throws {
    var writer = JSONWriter(output: output)
    try body(&writer)
    writer.buffer.append(UInt8(ascii: "\n"))
    try writer.flush()
  }

  private init(output: BufferedOutput) {
    self.output = output
    buffer.reserveCapacity(Self.capacity + 1024)
  }

  // MARK: Containers

  mutating func object(
    _ layout: Layout = .lines, _ members: (inout JSONWriter) throws -> Void
  ) throws {
    try container("{", "}", layout, members)
  }

  mutating func array(
    _ layout: Layout = .lines, _ elements: (inout JSONWriter) throws -> Void
  ) throws {
    try container("[", "]", layout, elements)
  }

  /// Writes the key of the member whose value comes next.
  mutating func key(_ name: String) throws {
    try startValue()
    appendString(name)
    append(": ")
    followsKey = true
  }

  // MARK: Values

  mutating func value(_ text: String) throws {
    try startValue()
    appendString(text)
  }

  mutating func value(_ number: Int) throws { try raw(String(number)) }

  /// Writes a number with the fewest digits that read back as the same; one that is not finite
  /// has no place in JSON and becomes null.
  mutating func value(_ number: Double) throws {
    try raw(number.isFinite ? number.description : "null")
  }

  mutating func value(_ flag: Bool) throws { try raw(flag ? "true" : "false") }

  mutating func null() throws { try raw("null") }

  // MARK: Members of an object

  mutating func member(_ name: String, _ text: String) throws {
    try key(name)
    try value(text)
  }

  mutating func member(_ name: String, _ number: Int) throws {
    try key(name)
    try value(number)
  }

  mutating func member(_ name: String, _ number: Double) throws {
    try key(name)
    try value(number)
  }

  mutating func member(_ name: String, _ flag: Bool) throws {
    try key(name)
    try value(flag)
  }

  /// Writes a number, or null where there is none.
  mutating func member(_ name: String, orNull number: Int?) throws {
    try key(name)
    if let number { try value(number) } else { try null() }
  }

  mutating func member(_ name: String, _ texts: [String]) throws {
    try key(name)
    try array(.inline) { writer in
      for text in texts { try writer.value(text) }
    }
  }

  mutating func member(
    _ name: String, object layout: Layout, _ members: (inout JSONWriter) throws -> Void
  ) throws {
    try key(name)
    try object(layout, members)
  }

  mutating func member(
    _ name: String, array layout: Layout, _ elements: (inout JSONWriter) throws -> Void
  ) throws {
    try key(name)
    try array(layout, elements)
  }

  // MARK: Bytes

  private mutating func container(
    _ open: String, _ close: String, _ layout: Layout,
    _ body: (inout JSONWriter) throws -> Void
  ) throws {
    try startValue()
    append(open)
    let isInline = layout == .inline || inlineDepth > 0
    depth += 1
    inlineDepth += isInline ? 1 : 0
    isFirst = true
    try body(&self)
    depth -= 1
    if !isFirst, !isInline { appendLineBreak() }
    inlineDepth -= isInline ? 1 : 0
    append(close)
    isFirst = false
  }

  private mutating func raw(_ text: String) throws {
    try startValue()
    append(text)
  }

  /// Writes what must stand before a value or key: a comma, a line break, or nothing.
  private mutating func startValue() throws {
    if buffer.count >= Self.capacity { try flush() }
    if followsKey {
      followsKey = false
      return
    }
    guard depth > 0 else { return }
    if !isFirst { append(",") }
    if inlineDepth == 0 {
      appendLineBreak()
    } else if !isFirst {
      append(" ")
    }
    isFirst = false
  }

  private mutating func appendLineBreak() {
    buffer.append(UInt8(ascii: "\n"))
    buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func append(_ text: String) { buffer.append(contentsOf: text.utf8) }

  private mutating func appendString(_ text: String) {
    buffer.append(UInt8(ascii: "\""))
    defer { buffer.append(UInt8(ascii: "\"")) }
    // Most texts have nothing to escape; E2 begins the line separators, among others.
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0x7F && $0 != 0xE2
    }
    if isPlain {
      buffer.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\u{08}": append("\\b")
      case "\u{0C}": append("\\f")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\u{00}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}": appendEscape(scalar)
      default: buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }

  private mutating func flush() throws {
    try output.write(buffer.span)
    buffer.removeAll(keepingCapacity: true)
  }
}
