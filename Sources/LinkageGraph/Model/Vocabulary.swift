/// A word of the vocabulary: what JSON and CSV call it, and the forms under which it is read.
public struct VocabularyWord: Sendable, Hashable {
  /// The English word, which results carry.
  public let english: String
  /// The Vietnamese forms; the first is the one written.
  public let vietnamese: [String]

  init(_ english: String, _ vietnamese: String...) {
    self.english = english
    self.vietnamese = vietnamese
  }

  /// Returns the word as it is shown to people.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .english: english.split(separator: "_").joined(separator: " ")
    case .vietnamese: vietnamese.first ?? english
    }
  }

  /// All forms under which the word is read.
  public var forms: [String] { [english] + vietnamese }
}

/// The words that data may use in English and Vietnamese.
///
/// Matching them, whatever their case, Unicode form and tone-mark placement, is the reader's work;
/// here are the words alone. The lists may grow, not shrink.
public enum Vocabulary {
  /// The kinds of organizations, in the order of the enumeration.
  public static let kinds = [
    VocabularyWord("group", "tổ hợp tác", "THT"),
    VocabularyWord("cooperative", "hợp tác xã", "HTX"),
    VocabularyWord("union", "liên hiệp hợp tác xã", "liên hiệp HTX", "LHHTX"),
    VocabularyWord(
      "processor", "doanh nghiệp chế biến", "nhà máy chế biến", "cơ sở chế biến"),
    VocabularyWord("exporter", "doanh nghiệp xuất khẩu", "nhà xuất khẩu"),
    VocabularyWord("buyer", "đơn vị thu mua", "doanh nghiệp thu mua", "nhà phân phối"),
    VocabularyWord("market", "thị trường nước ngoài", "thị trường xuất khẩu"),
  ]

  /// The relations, in the order of the enumeration.
  public static let relations = [
    VocabularyWord("supply", "cung ứng", "bán", "tiêu thụ"),
    VocabularyWord("membership", "thành viên"),
    VocabularyWord("export", "xuất khẩu"),
  ]

  /// The ratings, in the order of the enumeration.
  public static let ratings = [
    VocabularyWord("good", "tốt"),
    VocabularyWord("fair", "khá"),
    VocabularyWord("average", "trung bình", "TB"),
    VocabularyWord("weak", "yếu"),
  ]

  /// The flags of coverage, in the order of the enumeration.
  public static let flags = [
    VocabularyWord("linked", "có liên kết"),
    VocabularyWord("processing", "chế biến"),
    VocabularyWord("domestic", "tiêu thụ trong nước", "trong nước"),
    VocabularyWord("export", "xuất khẩu trực tiếp", "xuất khẩu", "direct export"),
    VocabularyWord("complete", "chuỗi hoàn chỉnh", "complete chain"),
    VocabularyWord("participating", "tham gia", "tham gia chuỗi"),
    VocabularyWord("contracted", "tham gia có hợp đồng", "có hợp đồng"),
  ]

  /// The products that have a word in both languages; any other product keeps its own text.
  public static let products = [
    VocabularyWord("rice", "lúa gạo", "lúa", "gạo"),
    VocabularyWord("fruit", "trái cây"),
    VocabularyWord("seafood", "thủy sản"),
  ]

  /// The answers to a yes/no question: yes, then no.
  public static let answers = [
    VocabularyWord("yes", "có", "x", "1", "true"),
    VocabularyWord("no", "không", "0", "false"),
  ]

  /// The columns of `organizations.csv`.
  public static let organizationColumns = [
    VocabularyWord("id", "mã", "mã tổ chức"),
    VocabularyWord("name", "tên", "tên tổ chức"),
    VocabularyWord("kind", "loại hình", "loại"),
    VocabularyWord("roles", "vai trò"),
    VocabularyWord(
      "district", "quận huyện", "địa bàn", "huyện", "xã phường", "locality", "commune"),
    VocabularyWord("products", "sản phẩm"),
    VocabularyWord("members", "số thành viên", "thành viên"),
    VocabularyWord("tax_code", "mã số thuế", "mã số đăng ký"),
    VocabularyWord("rating", "xếp loại"),
    VocabularyWord("high_tech", "công nghệ cao"),
    VocabularyWord("digital", "chuyển đổi số"),
    VocabularyWord("capacity", "công suất"),
  ]

  /// The columns of `links.csv`.
  public static let linkColumns = [
    VocabularyWord("source", "bên bán", "mã bên bán", "từ"),
    VocabularyWord("target", "bên mua", "mã bên mua", "đến"),
    VocabularyWord("product", "sản phẩm"),
    VocabularyWord("relation", "quan hệ", "loại liên kết"),
    VocabularyWord("contract", "hợp đồng"),
    VocabularyWord("volume", "sản lượng", "tấn"),
    VocabularyWord("value", "giá trị", "triệu đồng"),
    VocabularyWord("since", "từ năm"),
    VocabularyWord("until", "đến năm"),
  ]

  /// Returns a product as it is shown to people: by its word where the vocabulary has one.
  public static func product(_ name: String, in language: Language) -> String {
    products.first { $0.english == name }?(language) ?? name
  }

  /// Returns a product as it stands among others in a list: between quotes where its own text could be
  /// taken for more than one.
  package static func listedProduct(_ name: String, in language: Language) -> String {
    listed(product(name, in: language))
  }

  /// Returns a name as it stands among others in a list: between quotes where it holds a comma
  /// or a semicolon.
  package static func listed(_ name: String) -> String {
    let isSeveral = name.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
    return isSeveral ? "\"\(name)\"" : name
  }
}

extension OrganizationKind {
  /// The word in both languages.
  public var vocabulary: VocabularyWord { Vocabulary.kinds[Int(rawValue)] }
  /// The English word, which results carry.
  public var word: String { vocabulary.english }
}

extension LinkRelation {
  /// The word in both languages.
  public var vocabulary: VocabularyWord { Vocabulary.relations[Int(rawValue)] }
  /// The English word, which results carry.
  public var word: String { vocabulary.english }
}

extension OrganizationRating {
  /// The word in both languages.
  public var vocabulary: VocabularyWord { Vocabulary.ratings[Int(rawValue)] }
  /// The English word, which results carry.
  public var word: String { vocabulary.english }
}
