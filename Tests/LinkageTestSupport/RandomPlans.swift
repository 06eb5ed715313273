/// Plans that go with random sets, each following from its seed.
package enum RandomPlans {
  /// Returns a plan of 0 to 12 rows whose filters name what occurs in a set and what does not.
  package static func rows(for set: NaiveSet, seed: UInt64) -> [NaivePlanRow] {
    var random = SplitMix64(seed: seed ^ 0x7461_7267_6574_7321)
    let subjects = (0..<random.within(1...5)).map { _ in subject(of: set, &random) }
    var rows: [NaivePlanRow] = []
    for _ in 0..<random.within(0...12) {
      var row = random.pick(subjects)
      row.year = random.within(2018...2034)
      let isFact = random.percent(35)
      row.comparison = isFact ? "is" : random.pick(comparisons(for: row.measure))
      if isFact, random.percent(15) { row.measure = "population" }
      if row.measure == "population" {
        (row.kinds, row.ratings, row.products) = (nil, nil, nil)
        row.comparison = "is"
      }
      let mayBeShare = row.measure != "organizations" && row.measure != "population"
      let isShare = mayBeShare && random.percent(60)
      row.target = amount(isShare: isShare, of: set, row.measure, &random)
      switch row.comparison {
      case "all", "follow": row.target = ""
      case "more than" where row.target == "100%": row.target = "99.9%"
      case "between":
        let other = amount(isShare: isShare, of: set, row.measure, &random)
        (row.target, row.upper) =
          value(other) < value(row.target) ? (other, row.target) : (row.target, other)
      default: break
      }
      // Two facts of one year contradict each other.
      let isRepeated = rows.contains {
        row.comparison == "is" && $0.comparison == "is" && $0.year == row.year
          && $0.measure == row.measure && $0.isShare == row.isShare && $0.selectsSame(as: row)
      }
      if !isRepeated { rows.append(row) }
    }
    return rows
  }

  private static func comparisons(for measure: String) -> [String] {
    ["at least", "at least", "more than", "at most", "about", "between", "follow"]
      + (measure == "organizations" ? [] : ["all"])
  }

  /// A measure and filters.
  private static func subject(of set: NaiveSet, _ random: inout SplitMix64) -> NaivePlanRow {
    let measure = random.pick([
      "organizations", "members", "linked", "processing", "domestic", "export", "complete",
      "participating", "participating", "contracted", "rated good|fair", "rated weak",
      "high_tech", "digital", "union_members",
    ])
    var row = NaivePlanRow(2030, measure, "follow")
    func some(of texts: [String]) -> [String]? {
      let texts = texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      if texts.isEmpty { return nil }
      return Array(random.shuffled(texts).prefix(random.within(1...min(3, texts.count))))
    }
    // A list cannot hold a name with its own mark.
    func isListable(_ text: String) -> Bool { text != "" && !text.contains { "|;&".contains($0) } }
    if random.percent(50) { row.kinds = some(of: SetMaker.kinds) }
    if random.percent(20) {
      row.districts = some(of: set.organizations.map(\.district).filter(isListable))
    }
    if random.percent(30) { row.ratings = some(of: SetMaker.ratings + [""]) }
    if random.percent(30) { row.products = some(of: set.products.filter(isListable)) }
    return row
  }

  private static func amount(
    isShare: Bool, of set: NaiveSet, _ measure: String, _ random: inout SplitMix64
  ) -> String {
    if isShare {
      return random.pick([
        "\(random.within(0...100))%", "\(random.within(0...99)).\(random.within(1...9))%", "55%",
        "50%", "33.33%", "100%", "0%",
      ])
    }
    let people = set.organizations.reduce(0) { $0 + $1.people }
    let most = measure == "members" || measure == "population" ? people : set.organizations.count
    return "\(random.within(0...most + 3))"
  }

  private static func value(_ text: String) -> Double {
    Double(text.filter { $0 != "%" }) ?? 0
  }

  /// Returns a plan as a file: in English with commas, or in Vietnamese with semicolons and a decimal comma.
  package static func text(of rows: [NaivePlanRow], inVietnamese: Bool) -> String {
    let delimiter = inVietnamese ? ";" : ","
    func field(_ text: String) -> String {
      let marks: Set<Unicode.Scalar> = ["\"", ",", ";", "\t", "\r", "\n"]
      let isPlain = !text.unicodeScalars.contains { marks.contains($0) }
      return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    func list(_ texts: [String]?, _ words: [String: String] = [:]) -> String {
      (texts ?? []).map { words[$0] ?? $0 }.joined(separator: "|")
    }
    var lines = [
      inVietnamese
        ? "Năm;Chỉ tiêu;So sánh;Loại hình;Địa bàn;Xếp loại;Sản phẩm;Mục tiêu;Đến mức"
        : "year,measure,comparison,kind,district,rating,product,target,upper"
    ]
    for row in rows {
      let unrated = ["": inVietnamese ? "chưa xếp loại" : "unrated"]
      let fields = [
        "\(row.year)", inVietnamese ? vietnamese[row.measure] ?? row.measure : row.measure,
        inVietnamese ? vietnamese[row.comparison] ?? row.comparison : row.comparison,
        list(row.kinds), list(row.districts), list(row.ratings, unrated), list(row.products),
        inVietnamese ? row.target.replacing(".", with: ",") : row.target,
        inVietnamese ? row.upper.replacing(".", with: ",") : row.upper,
      ]
      lines.append(fields.map(field).joined(separator: delimiter))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let vietnamese = [
    "organizations": "Số tổ chức", "members": "số thành viên", "linked": "có liên kết",
    "processing": "chế biến", "domestic": "tiêu thụ trong nước", "export": "xuất khẩu trực tiếp",
    "complete": "chuỗi hoàn chỉnh", "participating": "tham gia",
    "contracted": "tham gia có hợp đồng", "rated good|fair": "Xếp loại tốt, khá",
    "rated weak": "xếp loại yếu", "high_tech": "công nghệ cao", "digital": "chuyển đổi số",
    "union_members": "HTX thành viên của liên hiệp", "population": "Dân số",
    "at least": "tối thiểu", "more than": "Trên", "at most": "không quá", "about": "khoảng",
    "between": "từ … đến", "all": "tất cả", "follow": "theo dõi", "is": "là",
  ]
}
