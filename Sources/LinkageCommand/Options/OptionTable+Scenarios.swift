import LinkageGraph

/// What happens in a scenario, and what is compared.
extension Options {
  static let close = RepeatedOption<String>(
    "close", value: LocalizedText("ID", "MÃ"), completion: .fromSet(.ids), section: .input,
    help: LocalizedText(
      "Close this organization, with all its links; may be given several times.",
      "Đóng cửa tổ chức này, cùng mọi liên kết của tổ chức; có thể nêu nhiều lần."))
  static let remove = SingleOption<String>(
    text: "remove", value: LocalizedText("FILE", "TỆP"), completion: .file, section: .input,
    help: LocalizedText(
      "Remove the links of this list (source, target, product); - is standard input.",
      "Bỏ các liên kết trong danh sách này (bên bán, bên mua, sản phẩm); - là đầu vào chuẩn."))
  static let add = SingleOption<String>(
    text: "add", value: LocalizedText("FILE", "TỆP"), completion: .file, section: .input,
    help: LocalizedText(
      "Add the links of this file, which is like links.csv; - is standard input.",
      "Thêm các liên kết trong tệp này, có dạng như links.csv; - là đầu vào chuẩn."))
  static let years = SingleOption<YearPair>(
    "years", value: LocalizedText("YEAR,YEAR", "NĂM,NĂM"), section: .input,
    help: LocalizedText(
      "Compare the links in force in two years of one set.",
      "So sánh các liên kết còn hiệu lực trong hai năm của cùng bộ dữ liệu."),
    expectation: LocalizedText(
      "two years with a comma between them, as in 2024,2026",
      "là hai năm cách nhau bằng dấu phẩy, ví dụ 2024,2026"),
    read: { YearPair($0) })

  static let topOfChanges = SingleOption<Int>(
    number: "top", in: 1...Int.max, value: LocalizedText("N", "SỐ"),
    default: LocalizedText(
      "10 on a page for people, all in csv and json",
      "10 khi hiện cho người đọc, tất cả khi ghi csv, json"), section: .result,
    help: LocalizedText(
      "Only so many in each list, those with most members.",
      "Chỉ nêu bấy nhiêu tổ chức trong mỗi danh sách, nhiều thành viên nhất trước."))

  /// Without the files that stand in place of one set.
  static let readingOfFolders: [any OptionKey] = [delimiter, decimal, skipBadRows, skipBadFields]
}
