package import LabeledGraph
package import LinkageGraph

/// CSV records on their way to a sink: the one writer of comma-separated values.
///
/// Fields are quoted where RFC 4180 asks for it, records end with a line feed, and bytes are handed on
/// in pieces of about 64 KiB. Whoever writes rows calls an `append` for each field, which puts the comma
/// before it, and ``end(to:)`` after the last.
///
/// Memory: two pieces, or the longest record where that is longer.
package struct CSVBuffer: ~Copyable {
  private var storage: ParallelBuffer<UInt8>
  /// How many bytes wait to be handed on.
  package private(set) var count = 0
  private var recordStart = 0
  private var isFirstField = true

  /// How many bytes make a piece.
  package static let pieceLength = 1 << 16

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let zero = UInt8(ascii: "0")

  /// Makes room for so many bytes; more is made where it is needed.
  package init(capacity: Int = pieceLength + pieceLength / 4) {
    storage = ParallelBuffer(count: capacity)
  }

  // MARK: Fields

  /// Appends a text as a field.
  package mutating func append(_ text: String) { append(text.utf8.span) }

  /// Appends a text as a field.
  package mutating func append(_ text: Span<UInt8>) {
    if Self.needsQuotes(text) { return appendQuoted(text) }
    beginField(room: text.count)
    storage.copy(text, to: count)
    count += text.count
  }

  /// Appends a field that needs no quotes: a word, a number, an id of letters and digits.
  package mutating func append(unquoted text: Span<UInt8>) {
    beginField(room: text.count)
    storage.copy(text, to: count)
    count += text.count
  }

  /// Appends a field that needs no quotes.
  package mutating func append(unquoted text: [UInt8]) { append(unquoted: text.span) }

  /// Appends several fields that were written before, the commas between them included.
  package mutating func append(fields: Span<UInt8>) { append(unquoted: fields) }

  /// Appends several fields that were written before, the commas between them included.
  package mutating func append(fields: [UInt8]) { append(unquoted: fields.span) }

  /// Appends an id that is a text and a number, filled up with zeros to a width.
  package mutating func append(_ prefix: Span<UInt8>, number: Int, width: Int) {
    beginField(room: prefix.count + max(width, 20))
    storage.copy(prefix, to: count)
    count += prefix.count
    appendDigits(UInt64(number), width: width)
  }

  /// Appends a whole number.
  package mutating func append(_ number: Int) {
    beginField(room: 20)
    if number < 0 { put(UInt8(ascii: "-")) }
    appendDigits(UInt64(number.magnitude), width: 1)
  }

  /// Appends a text as a field, which is empty where there is none.
  package mutating func append(_ text: String?) {
    if let text { append(text) } else { appendBlank() }
  }

  /// Appends a whole number, or an empty field where there is none.
  package mutating func append(_ number: Int?) {
    if let number { append(number) } else { appendBlank() }
  }

  /// Appends `yes`, `no`, or an empty field where the answer is not known.
  package mutating func append(_ answer: Answer) {
    switch answer {
    case .unknown: appendBlank()
    case .yes: append(Vocabulary.answers[0].english)
    case .no: append(Vocabulary.answers[1].english)
    }
  }

  /// Appends an empty field.
  package mutating func appendBlank() { beginField(room: 0) }

  /// Appends a number of tenths, 0 or more, with its one decimal.
  package mutating func append(tenths: Int) {
    beginField(room: 24)
    appendDigits(UInt64(tenths / 10), width: 1)
    put(UInt8(ascii: "."))
    put(Self.zero &+ UInt8(truncatingIfNeeded: tenths % 10))
  }

  /// Appends an amount of 0 or more with the fewest digits that read back as the same number, but for a
  /// zero behind three decimals that could be read as thousands; an empty field for not-a-number, which stands for a blank.
  package mutating func append(amount: Double) {
    beginField(room: 32)
    if amount.isNaN { return }
    for decimals in 0...3 {
      let power = PackedAmounts.powersOfTen[decimals]
      let whole = (amount * power).rounded()
      guard whole < 0x1p53, whole / power == amount else { continue }
      let digits = UInt64(whole)
      let divisor = UInt64(power)
      appendDigits(digits / divisor, width: 1)
      if decimals == 0 { return }
      put(UInt8(ascii: "."))
      appendDigits(digits % divisor, width: decimals)
      if decimals == 3, 1..<1_000 ~= digits / divisor { put(Self.zero) }
      return
    }
    let text = amount.description.utf8.span
    storage.copy(text, to: count)
    count += text.count
  }

  // MARK: Records

  /// Appends the record of the names of columns.
  package mutating func appendHeader<Sink: ByteSink & ~Copyable>(
    _ columns: [VocabularyWord], to sink: inout Sink
  ) throws {
    for column in columns { append(column.english) }
    try end(to: &sink)
  }

  /// Ends the record, and hands on what has gathered once it fills a piece.
  package mutating func end<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    end()
    if count >= Self.pieceLength { try flush(to: &sink) }
  }

  /// Ends the record.
  package mutating func end() {
    // A record of one empty field would be a blank line, which readers pass over.
    makeRoom(for: 3)
    if count == recordStart {
      put(Self.quote)
      put(Self.quote)
    }
    put(0x0A)
    isFirstField = true
    recordStart = count
  }

  /// Hands on all that has gathered.
  package mutating func flush<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    guard count > 0 else { return }
    try sink.write(storage.span.extracting(first: count))
    count = 0
    recordStart = 0
  }

  /// Gives away all that has gathered, and begins anew.
  package mutating func take() -> SharedArray<UInt8> {
    let taken = storage.finished(count: count)
    self = CSVBuffer(capacity: 0)
    return taken
  }

  // MARK: Bytes

  private static func needsQuotes(_ text: Span<UInt8>) -> Bool {
    var isSpecial = false
    for index in text.indices {
      let byte = text[index]
      isSpecial = isSpecial || byte == comma || byte == quote || byte == 0x0A || byte == 0x0D
    }
    return isSpecial
  }

  private mutating func appendQuoted(_ text: Span<UInt8>) {
    beginField(room: 2 * text.count + 2)
    put(Self.quote)
    for index in text.indices {
      if text[index] == Self.quote { put(Self.quote) }
      put(text[index])
    }
    put(Self.quote)
  }

  private mutating func beginField(room: Int) {
    makeRoom(for: room + 1)
    if !isFirstField { put(Self.comma) }
    isFirstField = false
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    storage[count] = byte
    count += 1
  }

  /// Appends digits, with leading zeros up to a width.
  private mutating func appendDigits(_ number: UInt64, width: Int) {
    var digits = 1
    var power: UInt64 = 10
    while digits < 20, number >= power {
      digits += 1
      power = digits < 20 ? power * 10 : .max
    }
    digits = max(digits, width)
    var rest = number
    for position in stride(from: count + digits - 1, through: count, by: -1) {
      storage[position] = Self.zero &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  @inline(__always)
  private mutating func makeRoom(for new: Int) {
    if new > storage.count - count { grow(by: new) }
  }

  @inline(never)
  private mutating func grow(by new: Int) {
    let larger = ParallelBuffer<UInt8>(count: 2 * (count + new))
    larger.copy(storage.span.extracting(first: count), to: 0)
    storage = larger
  }
}
