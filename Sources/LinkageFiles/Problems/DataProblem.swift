/// Something in a file that keeps a row, or the whole file, from being read, or that deserves notice.
public struct DataProblem: Sendable, Hashable {
  /// The sorts of problems; the raw values are stable codes for programs.
  public enum Sort: String, CaseIterable, Sendable, Hashable {
    /// A required column is missing from the header.
    case missingColumn = "missing-column"
    /// Two headers stand for one column.
    case repeatedColumn = "repeated-column"
    /// Lines end in a carriage return alone, so that the file seems to be one line.
    case loneCarriageReturn = "lone-carriage-return"
    /// A required value is blank.
    case missingValue = "missing-value"
    /// The kind is not in the vocabulary.
    case unknownKind = "unknown-kind"
    /// A role is none of the kinds of the vocabulary.
    case unknownRole = "unknown-role"
    /// The rating is not in the vocabulary.
    case unknownRating = "unknown-rating"
    /// The answer to a yes/no question is neither.
    case unknownAnswer = "unknown-answer"
    /// Another organization already has the id.
    case duplicateID = "duplicate-id"
    /// Another organization already has the tax code.
    case duplicateTaxCode = "duplicate-tax-code"
    /// No organization has the id.
    case unknownOrganization = "unknown-organization"
    /// The text is not a number.
    case notANumber = "not-a-number"
    /// The number is negative.
    case negativeNumber = "negative-number"
    /// The number could be read two ways.
    case ambiguousNumber = "ambiguous-number"
    /// The number is not whole.
    case notAWholeNumber = "not-a-whole-number"
    /// The number is too large to be true.
    case numberTooLarge = "number-too-large"
    /// The text is not a year from 1 to 9999.
    case notAYear = "not-a-year"
    /// The last year is before the first.
    case yearsReversed = "years-reversed"
    /// The row has more fields than the header.
    case tooManyFields = "too-many-fields"
    /// A quote opens and never closes.
    case unclosedQuote = "unclosed-quote"
    /// Text follows a closing quote.
    case textAfterQuote = "text-after-quote"
    /// A NUL byte stands in the row.
    case nulByte = "nul-byte"
    /// The bytes are not UTF-8.
    case notUTF8 = "not-utf-8"

    /// Warning: a column is not known and was ignored.
    case unknownColumn = "unknown-column"
    /// Warning: a relation is not known and counts as supply.
    case unknownRelation = "unknown-relation"
    /// Warning: a link leads from an organization to itself.
    case selfLoop = "self-loop"

    /// Whether it is a warning, which does not keep a row from being read.
    public var isWarning: Bool {
      switch self {
      case .unknownColumn, .unknownRelation, .selfLoop: true
      default: false
      }
    }
  }

  /// What sort of problem it is.
  public var sort: Sort
  /// The name of the file; empty for a packed file, which has no lines.
  public var file: String
  /// Where in the file it is.
  public var location: Location
  /// The header of the field, as the file has it; empty where the problem is not in a field.
  public var header: String
  /// The offending text, trimmed.
  public var text: String
  /// The row, shortened around the field; empty where there is none to show.
  public var excerpt: String
  /// More that the sentence needs: the line of the first use of an id, the two readings of a number,
  /// how many rows a warning speaks of.
  public var details: [String]
  /// A text that may have been meant, or `nil`.
  public var suggestion: String?

  /// Where in a file something is.
  public enum Location: Sendable, Hashable {
    /// In the file as a whole.
    case file
    /// In a text: the physical line, from 1, and the column in Unicode scalars, from 1, of the field's
    /// first character.
    case text(line: Int, column: Int)
    /// In a workbook: the name of the sheet, and the cell's reference, such as `C17`.
    case cell(sheet: String, reference: String)

    /// The physical line, or `nil` where there are no lines.
    public var line: Int? { if case .text(let line, _) = self { line } else { nil } }

    /// The column, or `nil` where there are no lines.
    public var column: Int? { if case .text(_, let column) = self { column } else { nil } }
  }
}
