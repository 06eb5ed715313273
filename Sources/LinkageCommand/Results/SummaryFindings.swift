import LinkageGraph

/// What stands out in the figures of a summary, in sentences.
struct SummaryFindings {
  let figures: SummaryFigures
  let input: MeasureInput

  var sentences: [LocalizedText] {
    [nobodyCounted, outsiders, weakestProduct, exportReach, mostCritical].compactMap(\.self)
  }

  /// What there is to count where the set has nothing of the collective sector.
  private var nobodyCounted: LocalizedText? {
    guard figures.total.coverage.organizations == 0, input.options.selection == .collective else {
      return nil
    }
    var counts: [OrganizationKind: Int] = [:]
    for organization in input.set.organizations.indices {
      counts[input.set.kind(of: organization), default: 0] += 1
    }
    let kinds = OrganizationKind.allCases.filter { counts[$0] != nil }
    if kinds.isEmpty { return nil }
    func list(_ language: Language, _ conjunction: String) -> String {
      Words.series(kinds.map { Words.plural(counts[$0] ?? 0, $0)(language) }, conjunction)
    }
    let words = kinds.map(\.word).joined(separator: ",")
    return LocalizedText(
      """
      The set has no groups, cooperatives or unions, but \(list(.english, "and")). To count these \
      and follow their goods, add: --kind \(words) --producers \(words)
      """,
      """
      Bộ dữ liệu không có tổ hợp tác, hợp tác xã hay liên hiệp hợp tác xã, chỉ có \
      \(list(.vietnamese, "và")). Để tính các tổ chức này và theo dõi hàng hóa của họ, thêm: \
      --kind \(words) --producers \(words)
      """)
  }

  /// How many of the kind that the plan speaks of take part in no chain.
  private var outsiders: LocalizedText? {
    let wanted: [OrganizationKind] = [.cooperative, .group, .union]
    let kinds = wanted.compactMap { kind in
      figures.kinds.first { $0.kind == kind && $0.coverage.organizations > 0 }
    }
    guard let kind = kinds.first else { return nil }
    let row = kind.coverage
    let count = row.organizations - row.participating
    let name = Words.plural(row.organizations, kind.kind)
    guard count > 0 else {
      return LocalizedText(
        row.organizations == 1
          ? "The only \(kind.kind.vocabulary(.english)) participates in a chain."
          : "All \(name.english) participate in a chain.",
        "Tất cả \(name.vietnamese) đều tham gia chuỗi.")
    }
    let unlinked = row.organizations - row.linked
    let members = row.members - row.membersParticipating
    func text(_ language: Language, _ claim: String, _ more: String) -> String {
      let inBrackets = members > 0 ? " (\(Words.members(members)(language)))" : ""
      let without = unlinked > 0 ? "; \(NumberText.whole(unlinked, in: language)) \(more)" : ""
      return """
        \(NumberText.whole(count, in: language)) \(language == .english ? "of" : "trong số") \
        \(name(language))\(inBrackets) \(claim)\(without).
        """
    }
    return LocalizedText(
      text(
        .english, count == 1 ? "participates in no chain" : "participate in no chain",
        unlinked == 1 ? "of them has no link at all" : "of them have no link at all"),
      text(
        .vietnamese, "chưa tham gia chuỗi nào",
        "\(kind.kind.vocabulary(.vietnamese)) trong số đó chưa có liên kết nào"))
  }

  /// The product whose organizations participate least.
  private var weakestProduct: LocalizedText? {
    let rows = figures.products.filter { $0.organizations > 0 }
    guard rows.count > 1,
      let least = rows.min(by: {
        $0.participating * $1.organizations < $1.participating * $0.organizations
      }), let product = least.product, least.participating < least.organizations
    else { return nil }
    func share(_ language: Language) -> String {
      NumberText.percent(least.participating, of: least.organizations, in: language)
    }
    let name = input.set.products[product]
    let (english, vietnamese) = (
      Vocabulary.product(name, in: .english), Vocabulary.product(name, in: .vietnamese)
    )
    return LocalizedText(
      """
      Participation is lowest in \(english): \(NumberText.whole(least.participating, in: .english)) \
      of \(Words.organizations(least.organizations).english) (\(share(.english))).
      """,
      """
      Tỷ lệ tham gia thấp nhất là ở \(vietnamese): \
      \(NumberText.whole(least.participating, in: .vietnamese)) trong số \
      \(Words.organizations(least.organizations).vietnamese) (\(share(.vietnamese))).
      """)
  }

  /// How many export themselves, and how many cannot reach anybody who does.
  private var exportReach: LocalizedText? {
    let row = figures.total.reach
    guard row.organizations > 0 else { return nil }
    let direct = row.hops.first ?? 0
    let all = Words.organizations(row.organizations)
    let unreached = Words.organizations(row.unreached)
    let english =
      """
      \(direct == 0 ? "None" : NumberText.whole(direct, in: .english)) of \(all.english) \
      \(direct < 2 ? "exports" : "export") directly
      """
    let vietnamese =
      """
      \(direct == 0 ? "Chưa có tổ chức nào" : NumberText.whole(direct, in: .vietnamese)) trong số \
      \(all.vietnamese) tự xuất khẩu trực tiếp
      """
    guard row.unreached > 0 else {
      return LocalizedText(
        "\(english); all\(direct == 0 ? "" : " others") have a route to a direct exporter.",
        """
        \(vietnamese); \(direct == 0 ? "tất cả" : "các tổ chức còn lại") đều có tuyến tới đơn vị \
        xuất khẩu trực tiếp.
        """)
    }
    return LocalizedText(
      "\(english); \(unreached.english) \(row.unreached == 1 ? "has" : "have") no route to a direct exporter.",
      "\(vietnamese); \(unreached.vietnamese) chưa có tuyến nào tới đơn vị xuất khẩu trực tiếp.")
  }

  /// Whose closing would cut off most; not looked for in a set where that takes long.
  private var mostCritical: LocalizedText? {
    guard input.graph.linkCount <= Self.mostLinks,
      let first = input.graph.criticalOrganizations(of: input.options.selection).first
    else { return nil }
    let set = input.set
    let id = set.id(of: first.organization)
    let name = set.displayName(of: first.organization)
    let shown = name == id ? id : "\(name) (\(id))"
    let product = set.products[first.product]
    return LocalizedText(
      """
      Most critical is \(shown): without it, \(Words.organizations(first.dependents).english) would \
      have no route to export \(Vocabulary.product(product, in: .english)).
      """,
      """
      Then chốt nhất là \(shown): nếu đơn vị này ngừng hoạt động, \
      \(Words.organizations(first.dependents).vietnamese) không còn tuyến xuất khẩu \
      \(Vocabulary.product(product, in: .vietnamese)).
      """)
  }

  /// The most links of a set in which critical organizations are looked for.
  static let mostLinks = 1_000_000
}
