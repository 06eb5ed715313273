import LinkageGraph

/// `linkage trace`: follows one organization to direct export, and counts its surroundings.
enum TraceCommand {
  static func run(_ session: CommandSession) throws {
    let input = try MeasureInput(session)
    let id = session.arguments[.organization] ?? ""
    guard let organization = input.set.organization(withID: id) else {
      throw UnknownName.failure(organization: id, of: input.set)
    }
    let trace = input.graph.trace(organization, products: input.options.selection.products)
    try session.write(page(trace, input.set), csv: routes(trace, input.set)) { json in
      try json.object { json in try write(trace, input.set, to: &json) }
    }
  }

  private static func page(_ trace: ChainTrace, _ set: LinkageSet) -> Page {
    var page = Page([
      .title(title(trace.organization, set)), .paragraph(description(trace.organization, set)),
    ])
    if trace.routes.isEmpty {
      page.append(
        .paragraph(
          LocalizedText(
            "No product reaches it from a producer, so it has no chain.",
            "Không có sản phẩm nào từ nơi sản xuất tới đây, nên chưa có chuỗi.")))
    }
    for route in trace.routes { page.append(.lines(heading(route, set), steps(route, set))) }
    page.append(.table(surroundings(trace, set)))
    return page
  }

  private static func title(_ organization: Int, _ set: LinkageSet) -> LocalizedText {
    let id = set.id(of: organization)
    let name = set.displayName(of: organization)
    let text = name == id ? id : "\(id) · \(name)"
    return LocalizedText(text, text)
  }

  private static func description(_ organization: Int, _ set: LinkageSet) -> LocalizedText {
    let kind = LocalizedText(
      set.kind(of: organization).vocabulary(.english),
      set.kind(of: organization).vocabulary(.vietnamese)
    ).capitalized
    var english = [kind.english]
    var vietnamese = [kind.vietnamese]
    if let district = set.district(of: organization) {
      english.append(district)
      vietnamese.append(district)
    }
    if let members = set.members(of: organization) {
      english.append(Words.members(members).english)
      vietnamese.append(Words.members(members).vietnamese)
    }
    return LocalizedText(
      english.joined(separator: " · "), vietnamese.joined(separator: " · "))
  }

  private static func heading(_ route: ChainTrace.Route, _ set: LinkageSet) -> LocalizedText {
    let name = set.products[route.product]
    let english = Vocabulary.product(name, in: .english)
    let vietnamese = Vocabulary.product(name, in: .vietnamese)
    guard let hops = route.hops else {
      return LocalizedText(
        "\(english): no route to direct export",
        "\(vietnamese): chưa có tuyến tới xuất khẩu trực tiếp"
      ).capitalized
    }
    if hops == 0 {
      return LocalizedText("\(english): exports directly", "\(vietnamese): tự xuất khẩu trực tiếp")
        .capitalized
    }
    return LocalizedText(
      "\(english): \(Words.hops(hops).english) to direct export",
      "\(vietnamese): \(Words.hops(hops).vietnamese) tới xuất khẩu trực tiếp"
    ).capitalized
  }

  private static func steps(_ route: ChainTrace.Route, _ set: LinkageSet) -> [LocalizedText] {
    route.organizations.enumerated().map { step, organization in
      let text = title(organization, set).english
      let line = (step == 0 ? "" : "→ ") + text
      return LocalizedText(line, line)
    }
  }

  private static func surroundings(_ trace: ChainTrace, _ set: LinkageSet) -> Table {
    var table = Table(
      columns: [
        .kind,
        TableColumn(
          LocalizedText("Upstream", "Phía trước chuỗi"), name: "upstream", kind: .number),
        TableColumn(
          LocalizedText("Members upstream", "Thành viên phía trước"), name: "upstream_members",
          kind: .number),
        TableColumn(
          LocalizedText("Downstream", "Phía sau chuỗi"), name: "downstream", kind: .number),
      ])
    for kind in OrganizationKind.allCases {
      let upstream = trace.upstream.filter { set.kind(of: $0) == kind }
      let downstream = trace.downstream.filter { set.kind(of: $0) == kind }
      if upstream.isEmpty && downstream.isEmpty { continue }
      table.append([
        .word(kind.vocabulary), .whole(upstream.count),
        .whole(upstream.reduce(0) { $0 + (set.members(of: $1) ?? 0) }), .whole(downstream.count),
      ])
    }
    table.appendRule()
    table.append([
      .word("any", LocalizedText("All", "Tất cả")), .whole(trace.upstream.count),
      .whole(trace.upstreamMembers), .whole(trace.downstream.count),
    ])
    return table
  }

  private static func routes(_ trace: ChainTrace, _ set: LinkageSet) -> Table {
    var table = Table(
      columns: [
        .product, TableColumn(LocalizedText("Links", "Số khâu"), name: "hops", kind: .number),
        TableColumn(LocalizedText("Step", "Bước"), name: "step", kind: .number), .id, .name, .kind,
      ])
    for route in trace.routes {
      if route.organizations.isEmpty {
        table.append([
          .product(route.product, of: set), .missing, .missing, .missing, .missing, .missing,
        ])
      }
      for (step, organization) in route.organizations.enumerated() {
        table.append([
          .product(route.product, of: set), .whole(orMissing: route.hops), .whole(step),
          .text(set.id(of: organization)), .text(set.displayName(of: organization)),
          .word(set.kind(of: organization).vocabulary),
        ])
      }
    }
    return table
  }

  private static func write(
    _ trace: ChainTrace, _ set: LinkageSet, to json: inout JSONWriter
  ) throws {
    try json.member("id", set.id(of: trace.organization))
    try json.member("name", set.displayName(of: trace.organization))
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
