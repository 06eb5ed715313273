import LinkageGraph

/// One organization in its chains, in words and in JSON.
struct TraceReport {
  let trace: ChainTrace
  let input: MeasureInput

  private var set: LinkageSet { input.set }

  // MARK: For people

  func page() -> Page {
    let id = set.id(of: trace.organization)
    let name = set.displayName(of: trace.organization)
    let title = name == id ? id : "\(id) · \(name)"
    var page = Page([.title(LocalizedText(title, title)), .paragraph(description)])
    if let year = input.options.year {
      page.append(
        .paragraph(
          LocalizedText("Links in force in \(year).", "Liên kết còn hiệu lực năm \(year).")))
    }
    if trace.routes.isEmpty {
      page.append(
        .paragraph(
          LocalizedText(
            "No goods of a producer reach it.", "Chưa có hàng hóa của nơi sản xuất nào tới đây.")))
    }
    for route in trace.routes { page.append(part(route)) }
    if trace.upstream.isEmpty, trace.downstream.isEmpty {
      page.append(
        .paragraph(
          LocalizedText(
            "No other organization stands upstream or downstream of it.",
            "Phía trước và phía sau chuỗi chưa có tổ chức nào khác.")))
    } else {
      page.append(.table(surroundings))
    }
    return page
  }

  /// What the organization is: kind, place, members, rating and products.
  private var description: LocalizedText {
    let organization = set.organizations[trace.organization]
    var parts = [words(organization.kind.vocabulary)]
    if let district = organization.district { parts.append(LocalizedText(district, district)) }
    if let members = organization.members { parts.append(Words.members(members)) }
    if let rating = organization.rating {
      let word = words(rating.vocabulary)
      parts.append(
        LocalizedText("rated \(word.english)", "xếp loại \(word.vietnamese)"))
    }
    let products = organization.products
    if !products.isEmpty {
      func list(_ language: Language, _ conjunction: String) -> String {
        Words.series(products.map { Vocabulary.product($0, in: language) }, conjunction)
      }
      parts.append(
        LocalizedText(
          "handles \(list(.english, "and"))", "sản phẩm \(list(.vietnamese, "và"))"))
    }
    return LocalizedText(
      parts.map(\.english).joined(separator: ", "),
      parts.map(\.vietnamese).joined(separator: ", ")
    ).capitalized
  }

  private func words(_ word: VocabularyWord) -> LocalizedText {
    LocalizedText(word(.english), word(.vietnamese))
  }

  /// A route: whom the goods pass, one a line.
  private func part(_ route: ChainTrace.Route) -> Page.Part {
    let name = set.products[route.product]
    let product = LocalizedText(
      Vocabulary.product(name, in: .english), Vocabulary.product(name, in: .vietnamese)
    ).capitalized
    guard let hops = route.hops else {
      return .paragraph(
        LocalizedText(
          "\(product.english): no route to a direct exporter.",
          "\(product.vietnamese): chưa có tuyến tới đơn vị xuất khẩu trực tiếp."))
    }
    let heading =
      hops == 0
      ? LocalizedText(
        "\(product.english): exports directly itself",
        "\(product.vietnamese): tự xuất khẩu trực tiếp")
      : LocalizedText(
        "\(product.english): \(Words.hops(hops).english) to direct export",
        "\(product.vietnamese): \(Words.hops(hops).vietnamese) tới xuất khẩu trực tiếp")
    let widths = route.organizations.map { DisplayWidth.columns(of: set.id(of: $0)) }
    let widest = widths.max() ?? 0
    let lines = route.organizations.enumerated().map { step, organization in
      line(organization, isFirst: step == 0, blank: widest - widths[step])
    }
    return .lines(heading, lines)
  }

  private func line(_ organization: OrganizationPosition, isFirst: Bool, blank: Int)
    -> LocalizedText
  {
    let id = set.id(of: organization)
    let name = set.displayName(of: organization)
    let mark = isFirst ? "  " : "→ "
    let shown =
      name == id ? mark + id : "\(mark)\(id)\(String(repeating: " ", count: blank))  \(name)"
    let kind = words(set.kind(of: organization).vocabulary)
    let place = set.district(of: organization).map { ", \($0)" } ?? ""
    return LocalizedText(
      "\(shown) (\(kind.english)\(place))", "\(shown) (\(kind.vietnamese)\(place))")
  }

  /// How many organizations of each kind stand before and behind it.
  private var surroundings: Table {
    var table = Table(
      LocalizedText("Upstream and downstream", "Phía trước và phía sau chuỗi"),
      columns: [
        .kind,
        TableColumn(LocalizedText("Upstream", "Phía trước"), name: "upstream", kind: .number),
        TableColumn(
          LocalizedText("Their members", "Thành viên"), name: "upstream_members", kind: .number),
        TableColumn(
          LocalizedText("Downstream", "Phía sau"), name: "downstream", kind: .number),
      ])
    for kind in OrganizationKind.allCases {
      let upstream = trace.upstream.filter { set.kind(of: $0) == kind }
      let downstream = trace.downstream.count { set.kind(of: $0) == kind }
      if upstream.isEmpty, downstream == 0 { continue }
      let members = upstream.reduce(0) { $0 + (set.members(of: $1) ?? 0) }
      table.append([
        .word(kind.vocabulary), .whole(upstream.count), .whole(members), .whole(downstream),
      ])
    }
    table.appendRule()
    table.append([
      .word("all", LocalizedText("Together", "Tổng cộng")), .whole(trace.upstream.count),
      .whole(trace.upstreamMembers), .whole(trace.downstream.count),
    ])
    return table
  }

  // MARK: For machines

  /// The routes, an organization on the way in a row; one row without it where there is no route.
  func table() -> Table {
    var table = Table(
      columns: [
        .product,
        TableColumn(LocalizedText("Links to export", "Số khâu"), name: "hops", kind: .number),
        TableColumn(LocalizedText("Step", "Bước"), name: "step", kind: .number),
        .id, .name, .kind, .district,
      ])
    for route in trace.routes {
      let product = TableCell.product(route.product, of: set)
      for (step, organization) in route.organizations.enumerated() {
        table.append([
          product, .whole(orMissing: route.hops), .whole(step),
          .text(set.id(of: organization)), .text(set.displayName(of: organization)),
          .word(set.kind(of: organization).vocabulary),
          .text(orMissing: set.district(of: organization)),
        ])
      }
      if route.organizations.isEmpty {
        table.append([product] + [TableCell](repeating: .missing, count: 6))
      }
    }
    return table
  }

  func writeJSON(to json: inout JSONWriter) throws {
    let organization = set.organizations[trace.organization]
    try json.object { json in
      try json.member("id", organization.id)
      try json.member("name", organization.displayName)
      try json.member("kind", organization.kind.word)
      try json.member("district", organization.district ?? "")
      try json.member("members", orNull: organization.members)
      try json.member("routes", array: .lines) { json in
        for route in trace.routes {
          try json.object(.inline) { json in
            try json.member("product", set.products[route.product])
            try json.member("hops", orNull: route.hops)
            try json.member("route", route.organizations.map { set.id(of: $0) })
          }
        }
      }
      try json.member("upstream", object: .inline) { json in
        try json.member("organizations", trace.upstream.count)
        try json.member("members", trace.upstreamMembers)
      }
      try json.member("downstream", object: .inline) { json in
        try json.member("organizations", trace.downstream.count)
      }
    }
  }
}
