package import LinkageGraph

extension LocalizedText {
  /// The text with a capital letter at its beginning.
  package var capitalized: LocalizedText {
    func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
    return LocalizedText(capitalized(english), capitalized(vietnamese))
  }
}

extension ChainFlag {
  /// What people read for the flag.
  var name: LocalizedText {
    let english =
      switch self {
      case .domestic: "domestic sale"
      case .export: "direct export"
      case .complete: "complete chain"
      case .contracted: "under contract"
      case .linked, .processing, .participating: vocabulary(.english)
      }
    return LocalizedText(english, vocabulary(.vietnamese))
  }
}

extension TableCell {
  /// A word of the vocabulary, as it stands in a column of its own.
  static func word(_ word: VocabularyWord) -> TableCell {
    .word(word.english, LocalizedText(word(.english), word(.vietnamese)).capitalized)
  }

  /// The name of a product.
  static func product(_ name: String) -> TableCell {
    guard let word = Vocabulary.products.first(where: { $0.english == name }) else {
      return .text(name)
    }
    return .word(word)
  }

  /// What stands for any product.
  static let anyProduct = TableCell.word("any", LocalizedText("Any product", "Tính chung"))

  /// What stands for a blank district.
  package static let noDistrict = LocalizedText("(none given)", "(chưa ghi)")

  /// The text of a group by one of its keys.
  static func group(_ text: String, by key: GroupKey) -> TableCell {
    switch key {
    case .district:
      text.isEmpty ? .word("", noDistrict) : .text(text)
    case .kind: Vocabulary.kinds.first { $0.english == text }.map { .word($0) } ?? .text(text)
    case .rating:
      Vocabulary.ratings.first { $0.english == text }.map { .word($0) }
        ?? .word("", LocalizedText("(not rated)", "(chưa xếp loại)"))
    }
  }

  /// A text, or nothing.
  static func text(orMissing text: String?) -> TableCell { text.map { .text($0) } ?? .missing }
}

extension TableColumn {
  static let product = TableColumn(
    LocalizedText("Product", "Sản phẩm"), name: "product", kind: .text)
  static let organizations = TableColumn(
    LocalizedText("Organizations", "Số tổ chức"), name: "organizations", kind: .number)
  static let members = TableColumn(
    LocalizedText("Members", "Thành viên"), name: "members", kind: .number)
  static let id = TableColumn(
    LocalizedText("Id", "Mã"), name: "id", kind: .text, leastWidth: .max)
  static let name = TableColumn(
    LocalizedText("Name", "Tên"), name: "name", kind: .text, leastWidth: 24)
  static let kind = group(.kind)
  static let district = group(.district)

  static func group(_ key: GroupKey) -> TableColumn {
    switch key {
    case .kind:
      TableColumn(
        LocalizedText("Kind", "Loại hình"), name: "kind", kind: .text, leastWidth: 22)
    case .district:
      TableColumn(LocalizedText("District", "Địa bàn"), name: "district", kind: .text)
    case .rating: TableColumn(LocalizedText("Rating", "Xếp loại"), name: "rating", kind: .text)
    }
  }
}
