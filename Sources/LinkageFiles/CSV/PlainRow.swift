import LinkageGraph

/// A field without quotes that neither begins nor ends with a blank; empty where its length is 0.
struct PlainField {
  var start: Int
  var length: Int

  var range: Range<Int> { start..<start + length }
}

/// One row without quotes and with just as many fields as the header, by the offsets where its fields
/// end.
struct PlainRow: ~Escapable {
  /// The offset of the byte just before the first.
  static let justBefore = UInt32.max

  /// Where the row begins.
  let record: Int
  let isASCII: Bool
  private let ends: Span<UInt32>
  private let first: Int
  private let base: Int

  /// Takes offsets after `base` where fields end: at `first` that of the row before, and then those of
  /// the row.
  @inline(__always)
  @_lifetime(copy ends)
  init(record: Int, ends: Span<UInt32>, first: Int, base: Int, isASCII: Bool) {
    self.record = record
    self.ends = ends
    self.first = first
    self.base = base
    self.isASCII = isASCII
  }

  /// The field of a column; `nil` where blanks are around it, it is longer than `longest` bytes, or
  /// it lies so near the end of the file that 16 bytes cannot be loaded.
  @inline(__always)
  func field(_ column: Int, longest: Int, _ bytes: Span<UInt8>) -> PlainField? {
    let start = base + Int(ends[first + column] &+ 1)
    var length = base + Int(ends[first + column + 1]) - start
    if length == 0 { return PlainField(start: start, length: 0) }
    if bytes[start + length - 1] == 0x0D {
      // The carriage return before the line feed that ends the row.
      length -= 1
      if length == 0 { return PlainField(start: start, length: 0) }
    }
    if bytes[start] <= 0x20 || bytes[start + length - 1] <= 0x20 || length > longest
      || start + 16 > bytes.count
    {
      return nil
    }
    return PlainField(start: start, length: length)
  }

  /// The text of a field.
  func text(_ field: PlainField, _ bytes: Span<UInt8>) -> FieldText {
    FieldText(field.range, bytes, isASCII: isASCII)
  }
}

extension Span where Element == UInt8 {
  /// The key of a field of up to 16 bytes.
  @inline(__always)
  func key(_ field: PlainField) -> IdentifierKey { key(at: field.start, length: field.length) }
}
