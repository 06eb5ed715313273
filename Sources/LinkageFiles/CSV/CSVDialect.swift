/// How the fields and numbers of a CSV file are written.
public struct CSVDialect: Sendable, Hashable {
  /// The character between two fields.
  public enum Delimiter: UInt8, CaseIterable, Sendable, Hashable {
    /// A comma.
    case comma = 0x2C
    /// A semicolon, as Excel writes where the decimal mark is a comma.
    case semicolon = 0x3B
    /// A tab.
    case tab = 0x09
  }

  /// The character before the decimals of a number.
  public enum DecimalMark: UInt8, CaseIterable, Sendable, Hashable {
    /// A point: 1234.5 or 1,234.5.
    case point = 0x2E
    /// A comma: 1234,5 or 1.234,5.
    case comma = 0x2C
  }

  /// The character between two fields.
  public var delimiter: Delimiter
  /// The decimal mark that someone named, or `nil` where it follows from the delimiter.
  public var namedDecimalMark: DecimalMark?

  /// Creates a dialect.
  public init(delimiter: Delimiter, namedDecimalMark: DecimalMark? = nil) {
    self.delimiter = delimiter
    self.namedDecimalMark = namedDecimalMark
  }

  /// The decimal mark in force: as named, else a point where commas delimit and a comma elsewhere.
  public var decimalMark: DecimalMark {
    namedDecimalMark ?? (delimiter == .comma ? .point : .comma)
  }
}
