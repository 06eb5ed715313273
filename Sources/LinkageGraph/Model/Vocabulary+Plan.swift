/// The words of development plans.
extension Vocabulary {
  /// The columns of `targets.csv`.
  public static let planColumns = [
    VocabularyWord("year", "năm", "năm thực hiện", "năm mục tiêu", "target year"),
    VocabularyWord("measure", "chỉ tiêu", "tên chỉ tiêu", "chỉ số", "indicator"),
    VocabularyWord("comparison", "so sánh", "phép so sánh", "cách so sánh", "điều kiện"),
    organizationColumn("kind"), organizationColumn("district"), organizationColumn("rating"),
    VocabularyWord(
      "product",
      forms: (linkColumns.first { $0.english == "product" }?.vietnamese ?? [])
        + organizationColumn("products").forms),
    VocabularyWord(
      "target", "mục tiêu", "mức mục tiêu", "giá trị", "mức", "kế hoạch", "target value"),
    VocabularyWord("upper", "đến mức", "mức trên", "mức cao nhất", "cận trên", "upper bound"),
    VocabularyWord(
      "territory", "phạm vi", "phạm vi lãnh thổ", "lãnh thổ", "địa giới", "địa giới hành chính"),
    VocabularyWord(
      "source", "nguồn", "nguồn số liệu", "căn cứ", "văn bản", "nguồn tài liệu", "reference"),
    VocabularyWord("note", "ghi chú", "chú thích", "diễn giải", "notes", "remark", "remarks"),
  ]

  /// What a plan counts, beside the flags of coverage and ratings: in the order of ``planMeasure(named:)``.
  public static let planMeasures = [
    VocabularyWord(
      "organizations", "số tổ chức", "tổ chức", "số lượng tổ chức", "number of organizations"),
    VocabularyWord(
      "members", "số thành viên", "thành viên", "số lượng thành viên", "số người là thành viên",
      "number of members"),
    organizationColumn("high_tech"), organizationColumn("digital"),
    VocabularyWord(
      "union_members", "hợp tác xã thành viên của liên hiệp", "HTX thành viên của liên hiệp",
      "hợp tác xã thành viên", "HTX thành viên", "số HTX thành viên", "số hợp tác xã thành viên",
      "hợp tác xã thành viên liên hiệp", "HTX thành viên liên hiệp", "members of unions"),
    VocabularyWord("population", "dân số", "số dân"),
    VocabularyWord("territory", "phạm vi", "phạm vi lãnh thổ", "lãnh thổ", "địa giới"),
  ]

  /// The word before the ratings that a plan counts.
  public static let rated = VocabularyWord(
    "rated", "xếp loại", "được xếp loại", "tổ chức xếp loại", "đạt loại")

  /// How a plan compares, in the order of the enumeration.
  ///
  /// "=" and "bằng" are none: they may mean a target or a fact.
  public static let planComparisons = [
    VocabularyWord(
      "at least", "ít nhất", "tối thiểu", "không dưới", "không ít hơn", "trở lên", "từ … trở lên",
      ">=", "≥", "minimum", "no less than"),
    VocabularyWord(
      "more than", "trên", "hơn", "nhiều hơn", "lớn hơn", "vượt", ">", "over", "above"),
    VocabularyWord(
      "at most", "không quá", "tối đa", "nhiều nhất", "không vượt quá", "không hơn", "<=", "≤",
      "maximum", "no more than"),
    VocabularyWord(
      "about", "khoảng", "xấp xỉ", "gần bằng", "≈", "~", "around", "approximately", "roughly"),
    VocabularyWord(
      "between", "từ … đến", "từ ... đến", "từ đến", "trong khoảng", "giữa", "range"),
    VocabularyWord("all", "tất cả", "toàn bộ", "every"),
    VocabularyWord("follow", "theo dõi", "track", "monitor"),
    VocabularyWord("is", "là", "thực tế", "số liệu thực tế", "fact", "observed"),
  ]

  private static func organizationColumn(_ english: String) -> VocabularyWord {
    organizationColumns.first { $0.english == english } ?? VocabularyWord(english)
  }

  package static let planColumnMatcher = VocabularyMatcher(planColumns)
  package static let planMeasureMatcher = VocabularyMatcher(planMeasures)
  package static let planComparisonMatcher = VocabularyMatcher(planComparisons)
}
