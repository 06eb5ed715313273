/// Something in a file that keeps a row, or the whole file, from being read, or that deserves notice.
public struct DataProblem: Sendable, Hashable {
  /// The sorts of problems; the raw values are stable codes for programs.
  public enum Sort: String, CaseIterable, Sendable, Hashable {
    /// The file is no CSV but something else.
    case otherFormat = "other-format"
    /// The file is empty.
    case emptyFile = "empty-file"
    /// A required column is missing from the header.
    case missingColumn = "missing-column"
    /// The header stands below a title.
    case titleAboveHeader = "title-above-header"
    /// The columns are separated by a character that does not separate columns.
    case otherSeparator = "other-separator"
    /// The rows are separated by another character than the header.
    case otherDelimiterOfRows = "other-delimiter-of-rows"
    /// The text is in an old Vietnamese encoding.
    case legacyText = "legacy-text"
    /// A whole row stands within quotes.
    case quotedRow = "quoted-row"
    /// The row is separated by another character than the header.
    case otherDelimiterOfRow = "other-delimiter-of-row"
    /// The row is the header once more, or has the numbers or units of the columns.
    case strayRow = "stray-row"
    /// Two headers stand for one column.
    case repeatedColumn = "repeated-column"
    /// The header names a unit that is a multiple of the column's.
    case wrongUnit = "wrong-unit"
    /// A carriage return stands alone.
    case loneCarriageReturn = "lone-carriage-return"
    /// A required value is blank.
    case missingValue = "missing-value"
    /// A spreadsheet wrote an error in place of a value.
    case failedFormula = "failed-formula"
    /// A spreadsheet wrote `###` in place of a value.
    case hiddenValue = "hidden-value"
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
    /// The row of the organization was left out, and so is the link.
    case organizationLeftOut = "organization-left-out"
    /// A link names several products.
    case severalProducts = "several-products"
    /// The text is not a number.
    case notANumber = "not-a-number"
    /// The number is negative.
    case negativeNumber = "negative-number"
    /// The number could be read two ways.
    case ambiguousNumber = "ambiguous-number"
    /// A comma without quotes has split a number between two columns.
    case splitNumber = "split-number"
    /// The number is not whole.
    case notAWholeNumber = "not-a-whole-number"
    /// The number is too large to be true.
    case numberTooLarge = "number-too-large"
    /// The text is not a year of four digits.
    case notAYear = "not-a-year"
    /// The year lacks digits, such as its century.
    case yearWithoutCentury = "year-without-century"
    /// A date stands where a year belongs.
    case dateForYear = "date-for-year"
    /// The last year is before the first.
    case yearsReversed = "years-reversed"
    /// The measure of a target is not in the vocabulary.
    case unknownMeasure = "unknown-measure"
    /// The comparison of a target is not in the vocabulary.
    case unknownComparison = "unknown-comparison"
    /// A target names a district that the set does not have.
    case unknownDistrict = "unknown-district"
    /// A target names a product that the set does not have.
    case unknownProduct = "unknown-product"
    /// A comparison lacks its target.
    case missingTarget = "missing-target"
    /// A target stands beside a word that takes none.
    case needlessTarget = "needless-target"
    /// A range lacks its upper bound.
    case missingUpper = "missing-upper"
    /// An upper bound stands beside a comparison that takes none.
    case needlessUpper = "needless-upper"
    /// The upper bound is below the target.
    case boundsReversed = "bounds-reversed"
    /// One end of a range is a share and the other is not.
    case mixedBounds = "mixed-bounds"
    /// A share is above 100%, or must be more than that.
    case shareTooLarge = "share-too-large"
    /// A share is asked of a measure that is no part of anything.
    case shareOfNothing = "share-of-nothing"
    /// A target is set for what only facts speak of.
    case factOnly = "fact-only"
    /// Another row already states the fact.
    case repeatedFact = "repeated-fact"
    /// The row has more fields than the header.
    case tooManyFields = "too-many-fields"
    /// A quote opens and never closes.
    case unclosedQuote = "unclosed-quote"
    /// Text follows a closing quote.
    case textAfterQuote = "text-after-quote"
    /// A quote follows blanks, so that it would be part of the text.
    case quoteAfterBlank = "quote-after-blank"
    /// A NUL byte stands in the row.
    case nulByte = "nul-byte"
    /// The bytes are not UTF-8.
    case notUTF8 = "not-utf-8"
    /// A row of a list of links cannot be used with the set that it was read for.
    case unsuitableLink = "unsuitable-link"

    /// Warning: a column is not known and was ignored.
    case unknownColumn = "unknown-column"
    /// Warning: a list of links has a column that is not read in such a list.
    case unusedColumn = "unused-column"
    /// Warning: a row of a list of links was left aside, for the set that it was read for has no use for it.
    case passedOverLink = "passed-over-link"
    /// Warning: a column without a header has values, which were ignored.
    case unnamedColumn = "unnamed-column"
    /// Warning: the header names a unit that is not the column's.
    case otherUnit = "other-unit"
    /// Warning: a relation is not known and counts as supply.
    case unknownRelation = "unknown-relation"
    /// Warning: a quoted field holds a line break and delimiters.
    case quotedRows = "quoted-rows"
    /// Warning: all numbers of a column that have decimals have exactly three.
    case threeDecimals = "three-decimals"
    /// Warning: a year is before 1900 or after 2100.
    case unlikelyYear = "unlikely-year"
    /// Warning: a number is written with an exponent.
    case exponent
    /// Warning: an id begins with a mark, such as an apostrophe, ends with quotes, or has a letter that only looks like
    /// one of the usual script, and most ids do not.
    case oddIdentifier = "odd-id"
    /// Warning: two ids look alike.
    case similarIdentifier = "similar-id"
    /// Warning: a tax code does not have the digits of one.
    case oddTaxCode = "odd-tax-code"
    /// Warning: two tax codes differ in dashes, blanks or a first zero alone.
    case similarTaxCode = "similar-tax-code"
    /// Warning: the id or the name of an organization is a word for a sum.
    case sumRow = "sum-row"
    /// Warning: a name or a district is in an old Vietnamese encoding.
    case legacyWords = "legacy-words"
    /// Warning: a name or a district has an apostrophe before it, or quotes around it.
    case markedText = "marked-text"
    /// Warning: a name, a district or a tax code is the text of a formula.
    case formulaText = "formula-text"
    /// Warning: a district is a placeholder.
    case oddDistrict = "odd-district"
    /// Warning: a district is written in two ways.
    case similarDistrict = "similar-district"
    /// Warning: the set has organizations and no link.
    case noLink = "no-link"
    /// Warning: no product is named anywhere.
    case noProduct = "no-product"
    /// Warning: a product is nearly a word of the vocabulary or another product.
    case similarProduct = "similar-product"
    /// Warning: a product is a placeholder, or has a character that products do not have.
    case oddProduct = "odd-product"
    /// Warning: organizations declare a product that no link carries.
    case productNotCarried = "product-not-carried"
    /// Warning: links carry a product that no producer handles.
    case productNotProduced = "product-not-produced"
    /// Warning: producers sell a product that they do not declare.
    case productNotDeclared = "product-not-declared"
    /// Warning: a membership link runs from a union to its member.
    case membershipReversed = "membership-reversed"
    /// Warning: a membership link leads to an organization that has no members.
    case membershipOfNoUnion = "membership-of-no-union"
    /// Warning: a link runs from a buyer, an exporter or a processor to a producer, or from a market.
    case linkReversed = "link-reversed"
    /// Warning: an export link leads to a domestic organization.
    case exportToDomestic = "export-to-domestic"
    /// Warning: two links say the same in every column.
    case repeatedLink = "repeated-link"
    /// Warning: an organization that is no producer has the role of one.
    case roleOfProducer = "role-of-producer"
    /// Warning: an exporter has no export link.
    case exporterWithoutExport = "exporter-without-export"
    /// Warning: links ended before the latest year of the set.
    case endedLinks = "ended-links"
    /// Warning: two organizations have the same name, kind and district.
    case sameName = "same-name"
    /// Warning: a union has more member cooperatives than there can be.
    case unionMembers = "union-members"
    /// Warning: a link leads from an organization to itself.
    case selfLoop = "self-loop"

    /// Whether it is a warning, which does not keep a row from being read.
    public var isWarning: Bool { Self.warnings.contains(self) }

    // They stand behind the errors.
    private static let warnings = Set(allCases.drop { $0 != .unknownColumn })

    /// Whether it is in a field that may be blank, so that the field can be left out without its row.
    public var isOfBlankableField: Bool {
      switch self {
      case .unknownRole, .unknownRating, .unknownAnswer, .notANumber, .negativeNumber,
        .ambiguousNumber, .notAWholeNumber, .numberTooLarge, .notAYear, .yearWithoutCentury,
        .dateForYear, .yearsReversed:
        true
      default: false
      }
    }

    /// Whether it keeps the whole file from being read, so that leaving out rows does not help.
    public var isOfFile: Bool {
      switch self {
      case .otherFormat, .emptyFile, .missingColumn, .titleAboveHeader, .otherSeparator,
        .otherDelimiterOfRows, .legacyText, .repeatedColumn, .wrongUnit:
        true
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
  /// More that the sentence needs: the line of the first use of an id, the two readings of a number.
  public var details: [String]
  /// What may put it right, or `nil` where that is not known.
  public var remedy: Remedy?
  /// In how many rows it occurs, of which this is the first; 1 for an error, each of which is listed.
  public var count = 1

  /// A text that may have been meant, or `nil`.
  public var suggestion: String? { remedy?.suggestion }

  /// Creates a problem.
  public init(
    sort: Sort, file: String, location: Location, header: String = "", text: String = "",
    excerpt: String = "", details: [String] = [], remedy: Remedy? = nil, count: Int = 1
  ) {
    self.sort = sort
    self.file = file
    self.location = location
    self.header = header
    self.text = text
    self.excerpt = excerpt
    self.details = details
    self.remedy = remedy
    self.count = count
  }

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
