/// A way of writing a linkage set as CSV; every dialect of the same set means the same set.
package struct CSVDialect: Equatable, Sendable {
  /// Which of the forms of a word is written.
  package enum Words: CaseIterable, Sendable {
    /// The English word.
    case english
    /// A Vietnamese word.
    case vietnamese
    /// Either, chosen anew for each field.
    case mixed
  }

  /// Whether letters and their marks are written as one scalar or as several.
  package enum UnicodeForm: CaseIterable, Sendable {
    /// NFC.
    case composed
    /// NFD.
    case decomposed
    /// Either, chosen anew for each field.
    case mixed
  }

  /// The field separator: a comma, a semicolon or a tab.
  package var separator: Character = ","
  /// Whether lines end in CR LF.
  package var endsLinesInCRLF = false
  /// Whether the file begins with a UTF-8 byte-order mark.
  package var hasByteOrderMark = false
  /// Whether the first line is `sep=` and the separator.
  package var hasSeparatorLine = false
  /// Whether decimals are written with a comma; not together with a comma as the separator.
  package var hasDecimalComma = false
  /// How many fields in a hundred are quoted without need.
  package var quotedPercent = 0
  /// Which words are written for headers, kinds, relations, ratings, yes, no and known products.
  package var words = Words.english
  /// Whether words are written in any case, and with `_`, `-`, `/` or more blanks for a blank.
  package var hasLooseWords = false
  /// The Unicode form.
  package var unicodeForm = UnicodeForm.composed
  /// Whether the columns are in any order.
  package var shufflesColumns = false
  /// How many columns stand between the others that no reader knows.
  package var unknownColumns = 0
  /// Whether columns that are blank in every row are left out.
  package var leavesOutBlankColumns = false
  /// Whether blanks stand around some fields.
  package var padsFields = false
  /// Whether some rows end early where only blanks would follow, or in blank fields too many.
  package var hasRaggedRows = false
  /// Whether there are blank lines between rows.
  package var hasBlankLines = false
  /// Whether the last line has a line end.
  package var endsInLineEnd = true
  /// What decides wherever the dialect leaves a choice.
  package var seed: UInt64 = 0

  /// English words, commas, and quotes only where needed.
  package static let plain = CSVDialect()

  /// Returns the dialect of a seed.
  package static func random(seed: UInt64) -> CSVDialect {
    var random = SplitMix64(seed: seed ^ 0x6469_616C_6563_7421)
    var dialect = CSVDialect()
    dialect.seed = random.next()
    dialect.separator = random.pick([",", ",", ";", ";", "\t"])
    dialect.endsLinesInCRLF = random.percent(40)
    dialect.hasByteOrderMark = random.percent(30)
    dialect.hasSeparatorLine = random.percent(20)
    dialect.hasDecimalComma = dialect.separator != ","
    dialect.quotedPercent = random.pick([0, 0, 0, 20, 100])
    dialect.words = random.pick(Words.allCases)
    dialect.hasLooseWords = random.percent(40)
    dialect.unicodeForm = random.pick(UnicodeForm.allCases)
    dialect.shufflesColumns = random.percent(50)
    dialect.unknownColumns = random.pick([0, 0, 1, 3])
    dialect.leavesOutBlankColumns = random.percent(50)
    dialect.padsFields = random.percent(25)
    dialect.hasRaggedRows = random.percent(25)
    dialect.hasBlankLines = random.percent(25)
    dialect.endsInLineEnd = random.percent(70)
    return dialect
  }
}
