import LinkageGraph

/// What stands out in the figures of a summary, in sentences.
struct SummaryFindings {
  let figures: SummaryFigures
  let input: MeasureInput

  var sentences: [LocalizedText] {
    [outsiders, weakestProduct, exportReach, mostCritical].compactMap(\.self)
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
    let word = kind.kind.vocabulary
    let name = Words.plural(row.organizations, kind.kind)
    guard count > 0 else {
      return LocalizedText(
        "Every one of \(name.english) participates in a chain.",
        "Tất cả \(name.vietnamese) đều tham gia chuỗi.")
    }
    let unlinked = row.organizations - row.linked
    let members = row.members - row.membersParticipating
    var text = LocalizedText(
      "\(NumberText.whole(count, in: .english)) of \(name.english) participate in no chain",
      "\(NumberText.whole(count, in: .vietnamese)) trong \(name.vietnamese) chưa tham gia chuỗi nào"
    )
    if members > 0 {
      text.english += ", with \(Words.members(members).english)"
      text.vietnamese += ", gồm \(Words.members(members).vietnamese)"
    }
    if unlinked > 0 {
      text.english +=
        "; \(NumberText.whole(unlinked, in: .english)) of them have no link at all"
      text.vietnamese +=
        "; \(NumberText.whole(unlinked, in: .vietnamese)) \(word(.vietnamese)) trong số đó chưa có liên kết nào"
    }
    return LocalizedText(text.english + ".", text.vietnamese + ".")
  }

  /// The product whose organizations participate least.
  private var weakestProduct: LocalizedText? {
    let rows = figures.products.filter { $0.organizations > 0 }
    guard rows.count > 1,
      let least = rows.min(by: {
        $0.participating * $1.organizations < $1.participating * $0.organizations
      }), let product = least.product
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
      Thấp nhất là \(vietnamese): \(NumberText.whole(least.participating, in: .vietnamese)) trong \
      \(Words.organizations(least.organizations).vietnamese) tham gia chuỗi (\(share(.vietnamese))).
      """)
  }

  /// How many export themselves, and how many cannot reach anybody who does.
  private var exportReach: LocalizedText? {
    let row = figures.total.reach
    guard row.organizations > 0 else { return nil }
    let direct = row.hops.first ?? 0
    let unreached = NumberText.whole(row.unreached, in: .english)
    return LocalizedText(
      """
      \(direct == 0 ? "None" : NumberText.whole(direct, in: .english)) of \
      \(Words.organizations(row.organizations).english) \
      \(direct == 1 ? "exports" : "export") directly; \(unreached) \
      \(row.unreached == 1 ? "has" : "have") no route to anybody who does.
      """,
      """
      \(direct == 0 ? "Chưa tổ chức nào" : NumberText.whole(direct, in: .vietnamese) + " tổ chức") \
      trong \(Words.organizations(row.organizations).vietnamese) tự xuất khẩu trực tiếp; \
      \(NumberText.whole(row.unreached, in: .vietnamese)) tổ chức chưa có tuyến nào tới đơn vị xuất \
      khẩu trực tiếp.
      """)
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
      Most depends on \(shown): without it, \(Words.organizations(first.dependents).english) would \
      have no route to export \(Vocabulary.product(product, in: .english)).
      """,
      """
      Phụ thuộc nhiều nhất vào \(shown): nếu đơn vị này ngừng hoạt động, \
      \(Words.organizations(first.dependents).vietnamese) không còn tuyến xuất khẩu \
      \(Vocabulary.product(product, in: .vietnamese)).
      """)
  }

  private static let mostLinks = 1_000_000
}
