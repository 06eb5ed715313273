import LabeledGraph
import LinkageGraph

/// DOT on its way to a sink, gathered in pieces of one size.
///
/// The buffer holds ``capacity`` bytes and the rest of the statement that filled it, whatever the
/// size of the diagram.
struct DOTBuffer: ~Copyable {
  private var storage = ParallelBuffer<UInt8>(count: capacity + capacity / 2)
  /// How many bytes wait to be passed on.
  private(set) var count = 0

  /// How many bytes make a piece.
  static let capacity = 1 << 16

  /// A copy of the bytes that wait to be passed on.
  var bytes: [UInt8] { (0..<count).map { storage[$0] } }

  /// Appends DOT as it is: keywords, numbers, quotes around texts.
  mutating func append(_ code: String) { append(code.utf8.span) }

  /// Appends DOT as it is.
  mutating func append(_ code: Span<UInt8>) {
    makeRoom(for: code.count)
    storage.copy(code, to: count)
    count += code.count
  }

  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  private mutating func makeRoom(for new: Int) {
    if new > storage.count - count { grow(by: new) }
  }

  @inline(never)
  private mutating func grow(by new: Int) {
    let larger = ParallelBuffer<UInt8>(count: 2 * (count + new))
    larger.copy(storage.span.extracting(0..<count), to: 0)
    storage = larger
  }

  /// Appends a whole number of 0 or more.
  mutating func append(number: Int) {
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var first = digits.count
    var rest = UInt(number)
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    append(digits.span.extracting(first...))
  }

  /// Appends a number of tenths, 0 or more, as DOT writes decimals.
  mutating func append(tenths: Int) {
    append(number: tenths / 10)
    append(UInt8(ascii: "."))
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
      append(text.span)
      return
    }
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "&"): append("&amp;")
      default: append(byte)
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
      default: append(byte)
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
    if count >= Self.capacity { try flush(to: &sink) }
  }

  mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    guard count > 0 else { return }
    try sink.write(storage.span.extracting(0..<count))
    count = 0
  }

  /// Hands over what was written since the last piece, and begins anew.
  mutating func take() -> SharedArray<UInt8> {
    defer { self = DOTBuffer() }
    return storage.finished(count: count)
  }
}
