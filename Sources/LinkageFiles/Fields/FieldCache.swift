import LinkageGraph

/// Remembers what each text of a column means, so that it is worked out once per different text.
struct FieldCache {
  private static let scannedKeys = 12

  private var keys: [IdentifierKey] = []
  private var codes: [UInt32] = []
  private var others: [IdentifierKey: UInt32] = [:]
  private var longs: [[UInt8]: UInt32] = [:]

  /// Returns the code of a text; `make` supplies it where the text is new.
  @inline(__always)
  mutating func code(
    of text: FieldText, _ bytes: Span<UInt8>, make: (String) -> UInt32
  ) -> UInt32 {
    let (key, isInline) = text.key(bytes)
    if isInline {
      for position in keys.indices where keys[position] == key { return codes[position] }
    }
    return lookUp(key, isInline, text, bytes, make)
  }

  @inline(never)
  private mutating func lookUp(
    _ key: IdentifierKey, _ isInline: Bool, _ text: FieldText, _ bytes: Span<UInt8>,
    _ make: (String) -> UInt32
  ) -> UInt32 {
    if isInline, let code = others[key] { return code }
    let string = text.string(bytes)
    if !isInline {
      let long = Array(string.utf8)
      if let code = longs[long] { return code }
      let code = make(string)
      longs[long] = code
      return code
    }
    let code = make(string)
    if keys.count < Self.scannedKeys {
      keys.append(key)
      codes.append(code)
    } else {
      others[key] = code
    }
    return code
  }
}
