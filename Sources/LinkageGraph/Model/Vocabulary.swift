/// A word of the vocabulary: what JSON and CSV call it, and the forms under which it is read.
public struct VocabularyWord: Sendable, Hashable {
  /// The English word, which results carry.
  public let english: String
  /// The Vietnamese forms; the first is the one written.
  public let vietnamese: [String]

  init(_ english: String, _ vietnamese: String...) {
    self.init(english, forms: vietnamese)
  }

  init(_ english: String, forms vietnamese: [String]) {
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
    VocabularyWord(
      "group", "tổ hợp tác", "THT", "tổ hợp tác nông nghiệp", "tổ hợp tác sản xuất",
      "cooperative group"),
    VocabularyWord(
      "cooperative", "hợp tác xã", "HTX", "hợp tác xã nông nghiệp", "HTX nông nghiệp", "HTXNN",
      "HTX NN"),
    VocabularyWord(
      "union", "liên hiệp hợp tác xã", "liên hiệp HTX", "LHHTX", "LH HTX",
      "liên hiệp các hợp tác xã",
      "liên hiệp các HTX", "cooperative union", "union of cooperatives"),
    VocabularyWord(
      "processor", "doanh nghiệp chế biến", "nhà máy chế biến", "cơ sở chế biến",
      "công ty chế biến",
      "cty chế biến", "DN chế biến", "đơn vị chế biến", "nhà chế biến", "nhà máy xay xát",
      "cơ sở xay xát"),
    VocabularyWord(
      "exporter", "doanh nghiệp xuất khẩu", "công ty xuất khẩu", "nhà xuất khẩu", "cty xuất khẩu",
      "DN xuất khẩu", "DNXK", "đơn vị xuất khẩu", "công ty xuất nhập khẩu",
      "doanh nghiệp xuất nhập khẩu"),
    VocabularyWord(
      "buyer", "đơn vị thu mua", "doanh nghiệp thu mua", "nhà phân phối", "thương lái", "siêu thị",
      "chợ đầu mối", "công ty thu mua", "cty thu mua", "DN thu mua", "cơ sở thu mua", "nhà thu mua",
      "thương nhân", "vựa", "vựa thu mua", "đại lý", "đại lý thu mua", "chợ", "cửa hàng",
      "nhà bán lẻ",
      "bán lẻ", "doanh nghiệp phân phối", "đơn vị phân phối", "supermarket", "trader", "retailer",
      "wholesaler", "distributor", "thị trường trong nước", "thị trường nội địa", "domestic market"),
    VocabularyWord(
      "market", "thị trường nước ngoài", "thị trường xuất khẩu", "thị trường ngoài nước",
      "nước ngoài",
      "nước nhập khẩu", "foreign market", "export market"),
  ]

  /// The relations, in the order of the enumeration.
  public static let relations = [
    VocabularyWord(
      "supply", "cung ứng", "bán", "tiêu thụ", "bao tiêu", "bao tiêu sản phẩm", "cung cấp",
      "mua bán",
      "thu mua", "tiêu thụ sản phẩm", "liên kết tiêu thụ", "sale", "sells"),
    VocabularyWord("membership", "thành viên", "là thành viên", "HTX thành viên", "member"),
    VocabularyWord("export", "xuất khẩu", "xuất khẩu trực tiếp", "direct export", "exports"),
  ]

  /// The ratings, in the order of the enumeration.
  public static let ratings = [
    VocabularyWord("good", "tốt", "loại tốt", "xếp loại tốt"),
    VocabularyWord("fair", "khá", "loại khá", "xếp loại khá"),
    VocabularyWord("average", "trung bình", "TB", "loại trung bình", "loại TB"),
    VocabularyWord("weak", "yếu", "loại yếu"),
  ]

  /// What stands where an organization is not rated, as the new and the idle are not: a blank in words.
  public static let unrated = [
    VocabularyWord(
      "unrated", "chưa xếp loại", "không xếp loại", "chưa đánh giá", "không đánh giá",
      "chưa được xếp loại",
      "not rated")
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

  /// What stands for the lack of the first flag.
  package static let unlinked = VocabularyWord("unlinked", "chưa liên kết", "not linked")

  /// The products that have a word in both languages; any other product keeps its own text.
  public static let products = [
    VocabularyWord("rice", "lúa gạo", "lúa", "gạo", "thóc", "paddy"),
    VocabularyWord("fruit", "trái cây"),
    VocabularyWord("seafood", "thủy sản"),
  ]

  /// The answers to a yes/no question: yes, then no.
  public static let answers = [
    VocabularyWord(
      "yes", "có", "x", "1", "true", "y", "đúng", "rồi", "đã có", "có hợp đồng", "đã ký", "✓", "✔",
      "☑", "√"),
    VocabularyWord(
      "no", "không", "0", "false", "n", "ko", "sai", "chưa", "chưa có", "không có",
      "không có hợp đồng",
      "chưa có hợp đồng", "chưa ký", "✗", "✘", "☐"),
  ]

  /// The columns of `organizations.csv`.
  public static let organizationColumns = [
    VocabularyWord("id", "mã", "mã tổ chức", "mã số", "mã đơn vị", "mã HTX", "mã hợp tác xã"),
    VocabularyWord(
      "name", "tên", "tên tổ chức", "tên đơn vị", "tên HTX", "tên hợp tác xã", "tên gọi"),
    VocabularyWord("kind", "loại hình", "loại", "loại hình tổ chức", "loại tổ chức", "type"),
    VocabularyWord("roles", "vai trò", "vai trò khác", "role"),
    VocabularyWord(
      "district", "quận huyện", "địa bàn", "huyện", "xã phường", "locality", "commune", "quận",
      "xã",
      "phường", "phường xã", "huyện quận", "địa phương", "ward", "xã, phường", "phường, xã",
      "tên xã",
      "tên xã phường", "tên phường", "tên huyện", "đơn vị hành chính", "huyện thị xã",
      "huyện, thị xã",
      "huyện thị xã thành phố", "quận, huyện", "tên địa bàn"),
    VocabularyWord(
      "products", "sản phẩm", "các sản phẩm", "sản phẩm chính", "sản phẩm chủ lực", "mặt hàng",
      "ngành hàng",
      "sản phẩm sản xuất"),
    VocabularyWord(
      "members", "số thành viên", "thành viên", "số lượng thành viên", "tổng số thành viên",
      "số TV",
      "member count"),
    VocabularyWord(
      "tax_code", "mã số thuế", "mã số đăng ký", "MST", "mã số doanh nghiệp", "tax code"),
    VocabularyWord(
      "rating", "xếp loại", "kết quả xếp loại", "xếp hạng", "đánh giá", "kết quả đánh giá",
      "đánh giá xếp loại"),
    VocabularyWord("high_tech", "công nghệ cao", "ứng dụng công nghệ cao", "high technology"),
    VocabularyWord("digital", "chuyển đổi số", "ứng dụng chuyển đổi số"),
    VocabularyWord(
      "capacity", "công suất", "công suất chế biến", "năng lực chế biến", "công suất thiết kế"),
  ]

  /// The columns of `links.csv`.
  public static let linkColumns = [
    VocabularyWord(
      "source", "bên bán", "mã bên bán", "từ", "người bán", "mã người bán", "đơn vị bán",
      "bên cung ứng",
      "bên cung cấp", "seller", "supplier"),
    VocabularyWord(
      "target", "bên mua", "mã bên mua", "đến", "người mua", "mã người mua", "đơn vị mua",
      "bên tiêu thụ",
      "bên thu mua", "buyer"),
    VocabularyWord("product", "sản phẩm", "mặt hàng", "tên sản phẩm", "ngành hàng"),
    VocabularyWord("relation", "quan hệ", "loại liên kết", "hình thức liên kết", "loại quan hệ"),
    VocabularyWord("contract", "hợp đồng", "có hợp đồng"),
    VocabularyWord("volume", "sản lượng", "tấn", "khối lượng", "sản lượng tiêu thụ"),
    VocabularyWord("value", "giá trị", "triệu đồng", "trị giá", "giá trị hợp đồng"),
    VocabularyWord("since", "từ năm", "năm bắt đầu"),
    VocabularyWord("until", "đến năm", "năm kết thúc"),
  ]

  /// The column of a list of links that might be added which says what each costs, in million đồng.
  public static let candidateCost = VocabularyWord(
    "cost", "chi phí", "kinh phí", "chi phí hỗ trợ", "kinh phí hỗ trợ", "mức hỗ trợ")

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
