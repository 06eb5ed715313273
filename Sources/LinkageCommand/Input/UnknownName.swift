import LinkageFiles
import LinkageGraph
import LinkageReports

/// The message about a kind, rating, district, product or organization that does not exist.
enum UnknownName {
  /// A word that the vocabulary does not have.
  static func failure(
    _ text: String, among words: [VocabularyWord], option: RepeatedOption<String>
  ) -> CommandFailure {
    let choices = LocalizedText(
      words.map(\.english).joined(separator: ", "),
      words.map { $0(.vietnamese) }.joined(separator: ", "))
    let problem = LocalizedText(
      "'\(text)' is not a value of '\(option.definition.spelling)'.",
      "'\(text)' không phải là giá trị của '\(option.definition.spelling)'.")
    return CommandFailure(
      .wrongUsage,
      adding(
        Suggestion.severalNearest(to: text, among: words.flatMap(\.forms), most: 3), to: problem),
      advice: LocalizedText(
        "Its values are: \(choices.english).", "Các giá trị là: \(choices.vietnamese)."))
  }

  static func failure(district text: String, among districts: [String]) -> CommandFailure {
    let problem = LocalizedText(
      "No organization of the set is in the district '\(text)'.",
      "Không có tổ chức nào thuộc địa bàn '\(text)'.")
    return CommandFailure(
      .wrongUsage, adding(Suggestion.severalNearest(to: text, among: districts), to: problem),
      advice: known(
        districts, isSorted: true,
        LocalizedText("Its districts are", "Các địa bàn là"),
        none: LocalizedText(
          "The set names no districts.", "Bộ dữ liệu không ghi địa bàn.")))
  }

  static func failure(product text: String, among products: [String]) -> CommandFailure {
    let problem = LocalizedText(
      "The set has no product '\(text)'.", "Bộ dữ liệu không có sản phẩm '\(text)'.")
    // A product that has a word in Vietnamese may be named by it.
    let words = products.flatMap { product in
      let vietnamese = Vocabulary.product(product, in: .vietnamese)
      return vietnamese == product ? [product] : [product, vietnamese]
    }
    return CommandFailure(
      .wrongUsage, adding(Suggestion.severalNearest(to: text, among: words), to: problem),
      advice: known(
        products, LocalizedText("Its products are", "Các sản phẩm là"),
        none: LocalizedText("The set names no products.", "Bộ dữ liệu không ghi sản phẩm.")))
  }

  static func failure(organization id: String, of input: MeasureInput) -> CommandFailure {
    let nearest = Suggestion.nearestID(
      to: id, ids: input.set.organizationColumns.ids, index: input.set.index, comparesAll: true)
    let words = nearest == nil ? input.source.words(for: .list, keepsFilters: false) : nil
    return CommandFailure(
      .wrongUsage,
      adding(
        nearest.map { [$0] } ?? [],
        to: LocalizedText(
          "No organization of the set has the id '\(id)'.",
          "Không có tổ chức nào mang mã '\(id)'.")),
      advice: words.map { words in
        LocalizedText(
          "To see the ids, run: linkage list \(words)",
          "Để xem các mã, hãy chạy: linkage list \(words)")
      })
  }

  private static func adding(_ nearest: [String], to problem: LocalizedText) -> LocalizedText {
    if nearest.isEmpty { return problem }
    let quoted = nearest.map { "'\($0)'" }
    return LocalizedText(
      "\(problem.english) Did you mean \(Words.series(quoted, "or"))?",
      "\(problem.vietnamese) Ý bạn là \(Words.series(quoted, "hay"))?")
  }

  /// The names that there are, as far as a few lines hold them.
  private static func known(
    _ names: [String], isSorted: Bool = false, _ heading: LocalizedText, none: LocalizedText
  ) -> LocalizedText {
    if names.isEmpty { return none }
    func list(_ language: Language) -> String {
      let order = AlphabeticalOrder(language)
      let names = isSorted ? names.sorted { order.key(of: $0) < order.key(of: $1) } : names
      let shown = names.prefix(most).map { Vocabulary.listedProduct($0, in: language) }
      return shown.joined(separator: ", ") + (names.count > most ? ", …" : ".")
    }
    return LocalizedText(
      "\(heading.english): \(list(.english))", "\(heading.vietnamese): \(list(.vietnamese))")
  }

  private static let most = 20
}
