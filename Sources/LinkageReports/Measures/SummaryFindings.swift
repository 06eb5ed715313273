import LinkageGraph

/// What stands out in the figures of a summary, in sentences.
struct SummaryFindings {
  let figures: SummaryFigures
  let subject: MeasureSubject

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
    if count == 0 { return everyParticipant(row.organizations, kind.kind) }
    let (english, vietnamese) = (kind.kind.vocabulary(.english), kind.kind.vocabulary(.vietnamese))
    var text =
      row.organizations == 1
      ? LocalizedText("The only \(english)", "\(vietnamese) duy nhất").capitalized
      : Self.part(count, of: Words.plural(row.organizations, kind.kind))
    let members = row.members - row.membersParticipating
    if members > 0 {
      text.english += " (\(Words.members(members).english))"
      text.vietnamese += " (\(Words.members(members).vietnamese))"
    }
    text.english += count == 1 ? " participates in no chain" : " participate in no chain"
    text.vietnamese += " chưa tham gia chuỗi nào"
    let unlinked = row.organizations - row.linked
    if unlinked > 0, count == 1 {
      text.english += "; it has no link at all"
      text.vietnamese += "; \(vietnamese) này chưa có liên kết nào"
    } else if unlinked > 0 {
      let of = Words.plural(unlinked, kind.kind)
      text.english +=
        "; \(NumberText.whole(unlinked, in: .english)) of them \(unlinked == 1 ? "has" : "have") no link at all"
      text.vietnamese += "; \(of.vietnamese) trong số đó chưa có liên kết nào"
    }
    return LocalizedText(text.english + ".", text.vietnamese + ".")
  }

  private func everyParticipant(_ count: Int, _ kind: OrganizationKind) -> LocalizedText {
    let (english, vietnamese) = (kind.vocabulary(.english), kind.vocabulary(.vietnamese))
    switch count {
    case 1:
      return LocalizedText(
        "The only \(english) participates in a chain.", "\(vietnamese) duy nhất đã tham gia chuỗi."
      ).capitalized
    case 2:
      return LocalizedText(
        "Both \(english)s participate in a chain.", "Cả 2 \(vietnamese) đều tham gia chuỗi.")
    default:
      let name = Words.plural(count, kind)
      return LocalizedText(
        "All \(name.english) participate in a chain.",
        "Tất cả \(name.vietnamese) đều tham gia chuỗi.")
    }
  }

  /// A part of a greater number, in words.
  private static func part(_ count: Int, of whole: LocalizedText) -> LocalizedText {
    LocalizedText(
      "\(NumberText.whole(count, in: .english)) of \(whole.english)",
      "\(NumberText.whole(count, in: .vietnamese)) trong số \(whole.vietnamese)")
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
    let name = subject.set.products[product]
    let (english, vietnamese) = (
      Vocabulary.product(name, in: .english), Vocabulary.product(name, in: .vietnamese)
    )
    if least.organizations == 1 {
      return LocalizedText(
        "Participation is lowest in \(english): its only organization participates in no chain.",
        "Tỷ lệ tham gia thấp nhất là ở \(vietnamese): tổ chức duy nhất chưa tham gia chuỗi nào.")
    }
    let part = Self.part(least.participating, of: Words.organizations(least.organizations))
    return LocalizedText(
      "Participation is lowest in \(english): \(part.english) (\(share(.english))).",
      "Tỷ lệ tham gia thấp nhất là ở \(vietnamese): \(part.vietnamese) (\(share(.vietnamese))).")
  }

  /// How many export themselves, and how many cannot reach anybody who does.
  private var exportReach: LocalizedText? {
    let row = figures.total.reach
    let direct = row.hops.first ?? 0
    let exporter = LocalizedText("a direct exporter", "đơn vị xuất khẩu trực tiếp")
    switch row.organizations {
    case 0: return nil
    case 1:
      if direct == 1 {
        return LocalizedText(
          "The only organization exports directly.", "Tổ chức duy nhất tự xuất khẩu trực tiếp.")
      }
      return row.unreached == 1
        ? LocalizedText(
          "The only organization has no route to \(exporter.english).",
          "Tổ chức duy nhất chưa có kênh nào tới \(exporter.vietnamese).")
        : LocalizedText(
          "The only organization has a route to \(exporter.english).",
          "Tổ chức duy nhất có kênh tới \(exporter.vietnamese).")
    case direct:
      return direct == 2
        ? LocalizedText(
          "Both organizations export directly.", "Cả 2 tổ chức đều tự xuất khẩu trực tiếp.")
        : LocalizedText(
          "All \(Words.organizations(direct).english) export directly.",
          "Tất cả \(Words.organizations(direct).vietnamese) đều tự xuất khẩu trực tiếp.")
    default:
      let all = Words.organizations(row.organizations)
      let exports =
        direct == 0
        ? LocalizedText(
          "None of \(all.english) exports directly",
          "Chưa có tổ chức nào trong số \(all.vietnamese) tự xuất khẩu trực tiếp")
        : LocalizedText(
          "\(Self.part(direct, of: all).english) \(direct == 1 ? "exports" : "export") directly",
          "\(Self.part(direct, of: all).vietnamese) tự xuất khẩu trực tiếp")
      let reaches = reaching(row, others: row.organizations - direct)
      return LocalizedText(
        "\(exports.english); \(reaches.english) to \(exporter.english).",
        "\(exports.vietnamese); \(reaches.vietnamese) tới \(exporter.vietnamese).")
    }
  }

  /// How those that do not export themselves stand, up to where their routes lead.
  private func reaching(_ row: ReachRow, others: Int) -> LocalizedText {
    let unreached = Words.organizations(row.unreached)
    switch row.unreached {
    case 0 where others == row.organizations:
      return LocalizedText("all have a route", "tất cả đều có kênh")
    case 0 where others == 1:
      return LocalizedText("the other has a route", "tổ chức còn lại có kênh")
    case 0:
      return LocalizedText("all others have a route", "các tổ chức còn lại đều có kênh")
    case row.organizations:
      return LocalizedText("none has a route", "cũng chưa có tổ chức nào có kênh")
    default:
      return LocalizedText(
        "\(unreached.english) \(row.unreached == 1 ? "has" : "have") no route",
        "\(unreached.vietnamese) chưa có kênh nào")
    }
  }

  /// Whose closing would cut off most; not looked for in a set where that takes long.
  private var mostCritical: LocalizedText? {
    guard subject.graph.linkCount <= Self.mostLinks,
      let first = subject.graph.criticalOrganizations(of: subject.selection).first
    else { return nil }
    let set = subject.set
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
      Then chốt nhất là \(shown): nếu tổ chức này ngừng hoạt động, \
      \(Words.organizations(first.dependents).vietnamese) không còn kênh xuất khẩu \
      \(Vocabulary.product(product, in: .vietnamese)).
      """)
  }

  /// The most links of a set in which critical organizations are looked for.
  static let mostLinks = 1_000_000
}
