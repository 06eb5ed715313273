import LinkageGraph

/// DOT on its way to a sink, gathered in pieces of one size.
///
/// The buffer holds ``capacity`` bytes and the rest of the statement that filled it, whatever the
/// size of the diagram.
struct DOTBuffer: ~Copyable {
  private(set) var bytes: [UInt8] = []

  /// How many bytes make a piece.
  static let capacity = 1 << 16

  init() { bytes.reserveCapacity(Self.capacity + Self.capacity / 4) }

  /// Appends DOT as it is: keywords, numbers, quotes around texts.
  mutating func append(_ code: String) { bytes.append(contentsOf: code.utf8) }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Appends a whole number of 0 or more.
  mutating func append(number: Int) {
    if number >= 10 { append(number: number / 10) }
    bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
  }

  /// Appends a number of tenths, 0 or more, as DOT writes decimals.
  mutating func append(tenths: Int) {
    append(number: tenths / 10)
    bytes.append(UInt8(ascii: "."))
    append(number: tenths % 10)
  }

  /// Appends text to stand between quotes, so that `dot` shows it as it is.
  ///
  /// Only `\"` is an escape to the parser, but labels and tooltips expand `\N` and decode `&amp;`.
  mutating func append(escaping text: ArraySlice<UInt8>) {
    if text.count <= Self.greatestRun {
      appendRun(text)
      return
    }
    var rest = text
    while rest.count > Self.greatestRun {
      // UTF-8 says of every byte whether it begins a letter.
      var end = rest.startIndex + Self.greatestRun
      while rest[end] & 0xC0 == 0x80 { end -= 1 }
      appendRun(rest[..<end])
      append("\" + \"")
      rest = rest[end...]
    }
    appendRun(rest)
  }

  /// The longest run of bytes between two quotes; `dot` gives up at twice as many.
  private static let greatestRun = 1 << 13

  private mutating func appendRun(_ text: ArraySlice<UInt8>) {
    if text.allSatisfy({ byte in
      byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "&")
    }) {
      bytes.append(contentsOf: text)
      return
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "&"): append("&amp;")
      default: bytes.append(byte)
      }
    }
  }

  mutating func append(escaping text: String) { append(escaping: Array(text.utf8)[...]) }

  /// Appends text to stand inside an HTML-like label.
  mutating func append(escapingForHTML text: some Sequence<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "\""): append("&quot;")
      // This text expands `\G` as well.
      case UInt8(ascii: "\\"): append("\\\\")
      default: bytes.append(byte)
      }
    }
  }

  mutating func append(escapingForHTML text: String) { append(escapingForHTML: text.utf8) }

  /// Ends a statement, and passes the buffer on once it is full.
  mutating func endStatement<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    append(";\n")
    try passOn(to: &sink)
  }

  /// Passes the buffer on once it is full.
  mutating func passOn<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    if bytes.count >= Self.capacity { try flush(to: &sink) }
  }

  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    guard !bytes.isEmpty else { return }
    try sink.write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }
}
