import LinkageGraph
import LinkagePlanning

/// What links are weighed by may be named on the command line.
extension SuggestionRequest.Weight: OptionChoice {
  var otherForms: [String] {
    switch self {
    case .organizations: ["tổ chức"]
    case .members: ["thành viên"]
    }
  }
}

/// The options of suggestions.
extension Options {
  static let reachShare = SingleOption<ExactDecimal>(
    "reach", value: LocalizedText("SHARE", "TỶ-LỆ"), section: .result,
    help: LocalizedText(
      "As few links as bring this share of the organizations in, such as 55%.",
      "Ít liên kết nhất để tỷ lệ tổ chức đạt mức này, ví dụ 55%."),
    expectation: LocalizedText(
      "a share from 0% to 100%, such as 55% or 0.55", "là tỷ lệ từ 0% đến 100%, ví dụ 55% hoặc 0,55"
    ),
    read: share)
  static let count = SingleOption<Int>(
    number: "count", in: 1...Int.max, value: number, section: .result,
    help: LocalizedText("At most so many links.", "Nhiều nhất bấy nhiêu liên kết."))
  static let budget = SingleOption<Double>(
    "budget", value: amount, section: .result,
    help: LocalizedText(
      "As many links as this amount pays for, in million đồng.",
      "Các liên kết trong ngân sách này, tính bằng triệu đồng."),
    expectation: amountExpectation, read: amount)
  static let suggestedFlag = SingleOption<ChainFlag>(
    "of", value: LocalizedText("FLAG", "MỨC"),
    default: LocalizedText("participating", "tham gia"), section: .result,
    help: LocalizedText(
      "What the links are to bring: participating, processing, domestic or export.",
      "Mức cần đạt: tham gia, chế biến, tiêu thụ trong nước hoặc xuất khẩu trực tiếp."),
    expectation: LocalizedText(
      "participating, processing, domestic or export; a complete chain takes two links, which no suggestion makes at once",
      "là tham gia, chế biến, tiêu thụ trong nước hoặc xuất khẩu trực tiếp; chuỗi hoàn chỉnh cần hai bước nên không gợi ý được"
    ),
    read: { text in
      Vocabulary.flag(named: text).flatMap { SuggestionRequest.flags.contains($0) ? $0 : nil }
    })
  static let weigh = SingleOption<SuggestionRequest.Weight>(
    "weigh", choosing: SuggestionRequest.Weight.self, value: LocalizedText("WHAT", "ĐƠN-VỊ"),
    default: LocalizedText("organizations", "organizations"), section: .result,
    help: LocalizedText(
      "Count the organizations that a link brings in, or their members.",
      "Tính theo số tổ chức được đưa vào, hay theo số thành viên của các tổ chức đó."))
  static let candidates = SingleOption<String>(
    text: "candidates", value: file, completion: .file, section: .input,
    help: LocalizedText(
      "Choose among the links of this file: source, target, product and, if known, cost.",
      "Chọn trong các liên kết ghi ở tệp này: bên bán, bên mua, sản phẩm và chi phí (nếu có)."))
  static let cost = SingleOption<Double>(
    "cost", value: amount, section: .result,
    help: LocalizedText(
      "What a link costs that states no cost, in million đồng.",
      "Chi phí của một liên kết khi tệp không ghi, tính bằng triệu đồng."),
    expectation: amountExpectation, read: amount)
  static let names = Flag(
    "names", section: .result,
    help: LocalizedText(
      "Name the organizations that each link brings in.",
      "Nêu tên các tổ chức mà mỗi liên kết đưa vào chuỗi."))

  static let suggesting: [any OptionKey] = [
    reachShare, count, budget, suggestedFlag, weigh, candidates, cost, names,
  ]

  private static let amount = LocalizedText("AMOUNT", "SỐ-TIỀN")
  private static let amountExpectation = LocalizedText(
    "an amount in million đồng, 0 or more, such as 2000 or 2.5, without marks between thousands",
    "là số tiền tính bằng triệu đồng, từ 0 trở lên, ví dụ 2000 hoặc 2,5, không có dấu giữa các hàng nghìn"
  )

  /// A share of 1, or in per cent with its sign: 55 without one could mean either.
  @Sendable private static func share(_ text: String) -> ExactDecimal? {
    let share =
      text.hasSuffix("%")
      ? ExactDecimal(String(text.dropLast()).commaAsPoint)?.hundredth
      : ExactDecimal(text.commaAsPoint)
    return share.flatMap { $0 <= ExactDecimal(1) ? $0 : nil }
  }

  /// An amount in million đồng, to the đồng; a mark that might separate thousands is refused.
  @Sendable private static func amount(_ text: String) -> Double? {
    let text = text.commaAsPoint
    guard let amount = ExactDecimal(text), amount.decimals <= 6,
      amount <= ExactDecimal(1_000_000_000_000)
    else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    // 1.000 is a thousand to some and one to others.
    return parts.count == 2 && parts[1].count == 3 ? nil : amount.value
  }
}

extension String {
  /// The text with its decimal comma, if it has one, as a point.
  fileprivate var commaAsPoint: String { replacing(",", with: ".") }
}
