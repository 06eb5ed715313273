import LinkageGraph

/// Which columns a file of links has, and which of them are read.
struct LinkFileForm: Sendable {
  /// The words of the columns, in the order of ``LinkColumn``.
  let words: [VocabularyWord]
  let matcher: VocabularyMatcher
  /// The columns that are read; the others are named in a warning.
  let columns: [LinkColumn]
  /// Headers of other tables that say nothing about links, and so get no warning: matched as words are.
  let silentHeaders: Set<String>

  /// The unit of the numbers in the column of values.
  var unitOfValues: NumberUnit {
    NumberUnit(column: words[LinkColumn.value.rawValue].english) ?? .millionDongAYear
  }

  /// `links.csv` of a set.
  static let links = LinkFileForm(
    words: Vocabulary.linkColumns, matcher: Vocabulary.linkColumnMatcher,
    columns: LinkColumn.allCases, silentHeaders: [])

  /// Links to add to a set: those of `links.csv`, or a list of suggestions as it is.
  static let additions = LinkFileForm(
    words: Vocabulary.linkColumns, matcher: Vocabulary.linkColumnMatcher,
    columns: LinkColumn.allCases, silentHeaders: suggestionHeaders)

  /// Links to remove from a set.
  static let removals = LinkFileForm(
    words: Vocabulary.linkColumns, matcher: Vocabulary.linkColumnMatcher,
    columns: [.source, .target, .product], silentHeaders: suggestionHeaders)

  /// Links that might be added, at a cost, which stands in place of the value.
  static let candidates: LinkFileForm = {
    var words = Vocabulary.linkColumns
    words[LinkColumn.value.rawValue] = Vocabulary.candidateCost
    return LinkFileForm(
      words: words, matcher: VocabularyMatcher(words),
      columns: [.source, .target, .product, .value], silentHeaders: suggestionHeaders)
  }()

  /// What a list of suggestions says beside the links, for programs and, in both languages, for Excel.
  private static let suggestionHeaders = Set(
    [
      "gain", "members", "cost", "after", "why", "Brings in", "Cost (million đồng)", "Then",
      "Đưa thêm vào chuỗi", "Thành viên", "Chi phí (triệu đồng)", "Khi đó có", "Lý do",
    ].map { VocabularyMatcher.key(of: $0) })

  /// Leaves out what is not read, with a warning for each column that a file of links has.
  func restrict(_ header: inout HeaderRow, _ bytes: Span<UInt8>) {
    header.warnings.removeAll {
      $0.sort == .unknownColumn
        && silentHeaders.contains(VocabularyMatcher.key(of: header.names[$0.column]))
    }
    for column in LinkColumn.allCases where !columns.contains(column) {
      header.setAside(column.rawValue, bytes)
    }
  }
}
