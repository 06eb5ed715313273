/// What may put a problem right, as far as reading found out.
public enum Remedy: Sendable, Hashable {
  /// A word that may have been meant.
  case word(String)
  /// The text to write instead.
  case write(String)
  /// The share to write instead of a number below 1, if that is one.
  case writeShare(String)
  /// The number without the column's unit beside it.
  case writeNumberAlone
  /// The number, which has another unit, in the column's.
  case writeConverted(String, NumberUnit)
  /// The number in the column's unit, where reading cannot tell which that is.
  case convert(NumberUnit)
  /// One of the numbers of the field.
  case severalNumbers
  /// The first of two years in `since`, the last, if any, in `until`.
  case years(first: Int, last: Int?)
  /// Nothing, which says that a link has no last year.
  case leaveBlank
  /// The decimal mark under which the text is a number.
  case decimalMark(CSVDialect.DecimalMark)
  /// The id that was meant, and what became of it.
  case identifier(String, IdentifierChange)
  /// The text names several kinds, by their English words, of which one alone can be the kind.
  case severalKinds([String])
  /// The text is in an old Vietnamese encoding, and what it says.
  case legacyText(LegacyEncoding, String)

  /// The text that may have been meant; `nil` where the remedy is another.
  public var suggestion: String? {
    switch self {
    case .word(let text), .write(let text), .writeShare(let text), .identifier(let text, _),
      .legacyText(_, let text):
      text
    case .writeConverted(let text, _): text
    case .writeNumberAlone, .convert, .severalNumbers, .years, .leaveBlank, .decimalMark,
      .severalKinds:
      nil
    }
  }
}

/// What programs and people do to ids.
public enum IdentifierChange: Sendable, Hashable {
  /// A spreadsheet took the id for a number and dropped its leading zeros.
  case leadingZeros
  /// The zeros before a number within the id.
  case zeros
  /// A program took the id for a number and gave it decimals.
  case decimals
  /// A spreadsheet took the id for a number and wrote it with an exponent.
  case exponent
  /// A dash of another kind, a blank or none, or an apostrophe.
  case punctuation
  /// Capital and small letters.
  case letterCase
  /// Letters of another script or width that look alike, or characters that cannot be seen.
  case lookalike
  /// Letters without their Vietnamese marks.
  case marks
  /// The organization's name stands in place of its id.
  case name
  /// Its name in place of its id, but for the legal form and marks.
  case plainName
  /// The organization's tax code stands in place of its id.
  case taxCode
}
