import Testing

@testable import LinkageFiles

/// What the texts of numbers say, in files with a decimal point and with a decimal comma.
@Suite struct NumberReadingTests {
  /// Texts with a point as the decimal mark; with a comma, points and commas change places.
  private static let readings: [(text: String, reading: NumberReading)] = [
    ("0", .number(0)), ("12", .number(12)), ("007", .number(7)), ("+3", .number(3)),
    ("12.5", .number(12.5)), (".5", .number(0.5)), ("12.", .number(12)), ("12e3", .number(12_000)),
    ("1.5E-2", .number(0.015)), ("1,234.5", .number(1234.5)),
    ("1,234,567", .number(1_234_567)), ("12,345,678.25", .number(12_345_678.25)),
    // Only a decimal mark stands before one, two or four digits.
    ("12,5", .number(12.5)), ("12,50", .number(12.5)), ("1,2345", .number(1.2345)),
    ("0,234", .number(0.234)), ("1,234e3", .number(1234)),
    ("1,234", .ambiguous(1234, 1.234)), ("999,000", .ambiguous(999_000, 999)),
    ("-1", .negative), ("-0.5", .negative), ("-0", .number(0)),
    ("-", .notANumber), (".", .notANumber), ("1 000", .notANumber),
    ("1.2.3", .notANumber), ("12.34.567", .notANumber), ("1,23,456", .notANumber),
    ("12,34.5", .notANumber), ("1,2345,678", .notANumber), ("1234,567,890", .notANumber),
    ("0,123,456", .notANumber), ("1e", .notANumber),
    ("1e99999", .notANumber), ("0x10", .notANumber), ("1_000", .notANumber), ("ba", .notANumber),
  ]

  private static func read(_ text: String, _ dialect: CSVDialect) -> NumberReading {
    let bytes = Array(text.utf8)
    return NumberReader(dialect).read(bytes.span, bytes.indices)
  }

  private static func exchanged(_ text: String) -> String {
    String(text.map { $0 == "." ? "," : $0 == "," ? "." : $0 })
  }

  @Test(arguments: readings)
  func eachTextHasItsReading(text: String, reading: NumberReading) {
    #expect(Self.read(text, CSVDialect(delimiter: .comma)) == reading, "\(text)")
    let other = Self.exchanged(text)
    #expect(Self.read(other, CSVDialect(delimiter: .semicolon)) == reading, "\(other)")
  }

  /// A mark that the user named leaves no second reading.
  @Test func aNamedMarkDecides() {
    let point = CSVDialect(delimiter: .comma, namedDecimalMark: .point)
    #expect(Self.read("1,234", point) == .number(1234))
    #expect(Self.read("12,5", point) == .notANumber)
    let comma = CSVDialect(delimiter: .comma, namedDecimalMark: .comma)
    #expect(Self.read("1,234", comma) == .number(1.234))
    #expect(Self.read("1.234,5", comma) == .number(1234.5))
  }
}
