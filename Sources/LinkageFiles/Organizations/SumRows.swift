import LinkageGraph

/// Rows of sums among organizations: a total that was taken for one of them would be counted twice.
enum SumRows {
  /// How many rows at the beginning and at the end are looked at: that is where sums stand.
  private static let mostRows = 100

  /// Looks for rows whose id or name is a word for a sum.
  ///
  /// - Returns: The first one, or `nil` where there is none.
  static func finding(_ columns: OrganizationColumns) -> OddTexts.Finding? {
    var finding: OddTexts.Finding?
    let count = columns.count
    for row in [0..<min(mostRows, count), max(mostRows, count - mostRows)..<max(mostRows, count)]
      .joined()
    {
      let name = columns.names.count > 0 ? columns.names[row] : ""
      guard let text = [columns.ids[row], name].first(where: isSum) else { continue }
      if finding == nil {
        finding = OddTexts.Finding(
          sort: .sumRow, column: text == name ? .name : .id, row: row, text: text, remedy: nil,
          count: 0)
      }
      finding?.count += 1
    }
    return finding
  }

  private static func isSum(_ text: String) -> Bool {
    // Most names begin with another letter, which is soon said.
    guard let first = text.unicodeScalars.first, beginningLetters.contains(first) else {
      return false
    }
    let key = VocabularyMatcher.key(of: text.filter { $0 != ":" && $0 != "." })
    if exact.contains(key) { return true }
    // Tone marks count here: "Tổng công ty" is a corporation.
    return beginnings.contains { key.hasPrefix($0) }
  }

  private static let exact = Set(
    [
      "tổng cộng", "tong cong", "tổng", "tong", "cộng", "cong", "tổng số", "tong so", "cộng dồn",
      "lũy kế",
      "tổng hợp", "trung bình", "trung binh", "bình quân", "toàn thành phố", "toàn tỉnh",
      "toàn huyện",
      "trong đó", "ghi chú", "stt", "total", "totals", "grand total", "subtotal", "sub total",
      "sum", "average", "mean", "σ", "∑",
    ].map(VocabularyMatcher.key))

  private static let beginningLetters = Set("tTcCsSgGlLbBaAmMσΣ∑".unicodeScalars)

  private static let beginnings = [
    "tổng cộng", "tổng số", "tổng toàn", "tổng phụ", "tổng htx", "tổng các", "tổng nhóm",
    "cộng toàn", "cộng tổng",
    "cộng xã", "cộng phường", "cộng huyện", "cộng quận", "cộng nhóm", "cộng các", "cộng trang",
    "cộng (", "trong đó",
    "grand total", "total of",
  ].map { VocabularyMatcher.key(of: $0) + " " }
}
