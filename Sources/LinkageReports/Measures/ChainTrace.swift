public import LinkageGraph

extension Document {
  /// Shows the shortest routes of one organization, and who stands before and behind it.
  ///
  /// - Parameters:
  ///   - organization: The position of the organization.
  ///   - subject: What is measured; it is traced whatever the selection.
  /// - Returns: The routes and surroundings; see ``/LinkageGraph/ChainTrace``.
  /// - Precondition: `organization` is a position in the set.
  /// - Complexity: That of ``/LinkageGraph/ChainGraph/trace(_:)``.
  public static func chainTrace(
    of organization: OrganizationPosition, in subject: MeasureSubject
  ) -> Document {
    let report = TraceReport(
      trace: subject.graph.trace(organization), subject: subject)
    return Document {
      report.parts()
    } table: {
      report.table()
    } record: {
      report.record()
    }.noting(
      subject.noticesOfTrace, remarks: [subject.endedLinks].compactMap(\.self),
      leftOut: subject.leftOut)
  }
}

/// One organization in its chains.
private struct TraceReport {
  let trace: ChainTrace
  let subject: MeasureSubject

  private var graph: ChainGraph { subject.graph }
  private var set: LinkageSet { graph.set }

  // MARK: For people

  func parts() -> [DocumentPart] {
    let id = set.id(of: trace.organization)
    let name = set.displayName(of: trace.organization)
    let title = name == id ? id : "\(id) · \(name)"
    var parts: [DocumentPart] = [.title(LocalizedText(title, title)), .paragraph(description)]
    if let year = graph.year {
      parts.append(
        .paragraph(
          LocalizedText("Links in force in \(year).", "Liên kết còn hiệu lực năm \(year).")))
    }
    if graph.contractsOnly {
      parts.append(
        .paragraph(
          LocalizedText(
            "Links under contract and memberships alone.",
            "Chỉ tính liên kết có hợp đồng và liên kết thành viên.")))
    }
    if trace.routes.isEmpty {
      parts.append(
        .paragraph(
          LocalizedText(
            "No goods of a producer reach it.", "Chưa có hàng hóa của tổ chức sản xuất nào tới đây."
          )))
    }
    parts += trace.routes.flatMap { self.parts($0) }
    if trace.upstream.isEmpty, trace.downstream.isEmpty {
      parts.append(
        .paragraph(
          LocalizedText(
            "No other organization stands upstream or downstream of it.",
            "Phía cung ứng và phía tiêu thụ chưa có tổ chức nào khác.")))
    } else {
      parts += [.table(surroundings), .paragraph(MeasureSubject.membersNote)]
    }
    return parts
  }

  /// What the organization is: kind, district, members, rating and products.
  private var description: LocalizedText {
    let organization = set.organizations[trace.organization]
    var parts = [words(organization.kind.vocabulary)]
    let roles = organization.roles.filter { $0 != organization.kind }.map { words($0.vocabulary) }
    if !roles.isEmpty {
      parts.append(
        LocalizedText(
          "also \(Words.series(roles.map(\.english), "and"))",
          "kiêm \(Words.series(roles.map(\.vietnamese), "và"))"))
    }
    if let district = organization.district { parts.append(LocalizedText(district, district)) }
    if let members = organization.members {
      parts.append(
        organization.kind == .union
          ? Words.memberCooperatives(members) : Words.members(members))
    }
    if let rating = organization.rating {
      let word = words(rating.vocabulary)
      parts.append(
        LocalizedText("rated \(word.english)", "xếp loại \(word.vietnamese)"))
    }
    let products = organization.products
    if !products.isEmpty {
      func list(_ language: Language, _ conjunction: String) -> String {
        Words.products(products, conjunction, in: language)
      }
      parts.append(
        LocalizedText(
          "declares \(list(.english, "and"))", "sản phẩm \(list(.vietnamese, "và"))"))
    }
    return LocalizedText(
      parts.map(\.english).joined(separator: ", "),
      parts.map(\.vietnamese).joined(separator: ", ")
    ).capitalized
  }

  private func words(_ word: VocabularyWord) -> LocalizedText {
    LocalizedText(word(.english), word(.vietnamese))
  }

  /// A shortest route: whom the goods pass, one a line; and whether another stands beside it.
  private func parts(_ route: ChainTrace.Route) -> [DocumentPart] {
    let name = set.products[route.product]
    let product = LocalizedText(
      Vocabulary.product(name, in: .english), Vocabulary.product(name, in: .vietnamese)
    ).capitalized
    guard let hops = route.hops else {
      return [
        .paragraph(
          LocalizedText(
            "\(product.english): no route to a direct exporter.",
            "\(product.vietnamese): chưa có kênh tới đơn vị xuất khẩu trực tiếp."))
      ]
    }
    let heading =
      hops == 0
      ? LocalizedText(
        "\(product.english): exports directly itself",
        "\(product.vietnamese): tự xuất khẩu trực tiếp")
      : LocalizedText(
        "\(product.english): \(Words.hops(hops).english) to direct export",
        "\(product.vietnamese): \(Words.hops(hops).vietnamese) tới xuất khẩu trực tiếp")
    let shortest = lines(heading, route.organizations)
    if !route.dependsOn.isEmpty { return [shortest, .paragraph(dependence(on: route.dependsOn))] }
    return [shortest] + alternatives(route, product)
  }

  /// The route that stands beside the shortest one, or both where that is neither.
  private func alternatives(_ route: ChainTrace.Route, _ product: LocalizedText) -> [DocumentPart] {
    guard let first = route.twoRoutes.first, let second = route.twoRoutes.last else { return [] }
    if first == route.organizations {
      let hops = Words.hops(second.count - 1)
      let heading = LocalizedText(
        "\(product.english): a second route, without any of these in between: \(hops.english)",
        "\(product.vietnamese): kênh thứ hai, không qua tổ chức nào ở trên: \(hops.vietnamese)")
      return [lines(heading, second)]
    }
    func lengths(_ conjunction: String, _ language: Language) -> String {
      Words.series(
        route.twoRoutes.map { NumberText.whole($0.count - 1, in: language) }, conjunction)
    }
    let heading = LocalizedText(
      "\(product.english): two routes that share no other organization, of \(lengths("and", .english)) links",
      "\(product.vietnamese): hai kênh không có tổ chức nào chung, gồm \(lengths("và", .vietnamese)) khâu"
    )
    return [lines(heading, first, second)]
  }

  /// The most organizations that a sentence names.
  private static let mostNamed = 8

  /// What every route passes, and what protects against that.
  private func dependence(on organizations: [OrganizationPosition]) -> LocalizedText {
    let ids = organizations.prefix(Self.mostNamed).map { set.id(of: $0) }
    let others = organizations.count - ids.count
    let more = LocalizedText(
      NumberText.whole(others, in: .english), NumberText.whole(others, in: .vietnamese))
    let isMore = others > 0
    let english = Words.series(ids + (isMore ? ["\(more.english) more"] : []), "and")
    let vietnamese = Words.series(ids + (isMore ? ["\(more.vietnamese) tổ chức khác"] : []), "và")
    let isOne = organizations.count == 1
    return LocalizedText(
      """
      Every route passes \(english): if \(isOne ? "it" : "one of them") closes, none is left. A second buyer that reaches an \
      exporter without \(isOne ? "it" : "them") would be a second route.
      """,
      """
      Mọi kênh đều đi qua \(vietnamese): nếu \(isOne ? "tổ chức này" : "một trong các tổ chức này") ngừng hoạt động thì \
      không còn kênh nào. Cần thêm một đầu mối thu mua có kênh xuất khẩu không đi qua \
      \(isOne ? "tổ chức này" : "các tổ chức này").
      """)
  }

  private func lines(
    _ heading: LocalizedText, _ routes: [OrganizationPosition]...
  ) -> DocumentPart {
    let widths = routes.joined().map { DisplayWidth.columns(of: set.id(of: $0)) }
    let widest = widths.max() ?? 0
    let lines = routes.flatMap { route in
      route.enumerated().map { step, organization in
        line(
          organization, isFirst: step == 0,
          blank: widest - DisplayWidth.columns(of: set.id(of: organization)))
      }
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
    let district = set.district(of: organization).map { ", \($0)" } ?? ""
    return LocalizedText(
      "\(shown) (\(kind.english)\(district))", "\(shown) (\(kind.vietnamese)\(district))")
  }

  /// How many organizations of each kind stand before and behind it.
  private var surroundings: Table {
    Table(
      LocalizedText("Upstream and downstream", "Phía cung ứng và phía tiêu thụ"),
      columns: [
        .kind,
        TableColumn(LocalizedText("Upstream", "Phía cung ứng"), name: "upstream", kind: .number),
        TableColumn(
          LocalizedText("Their members", "Thành viên"), name: "upstream_members", kind: .number),
        TableColumn(
          LocalizedText("Downstream", "Phía tiêu thụ"), name: "downstream", kind: .number),
      ]
    ) { rows in
      for kind in OrganizationKind.allCases {
        let upstream = trace.upstream.filter { set.kind(of: $0) == kind }
        let downstream = trace.downstream.count { set.kind(of: $0) == kind }
        if upstream.isEmpty, downstream == 0 { continue }
        let people = set.organizationColumns.people
        let members = upstream.reduce(0) { $0 + people[$1.offset] }
        try rows.appendRow([
          .word(kind.vocabulary), .whole(upstream.count), .whole(members), .whole(downstream),
        ])
      }
      rows.appendRule()
      try rows.appendRow([
        .allGroups, .whole(trace.upstream.count),
        .whole(trace.upstreamMembers), .whole(trace.downstream.count),
      ])
    }
  }

  // MARK: For programs

  /// The routes, an organization on the way in a row; one row without it where there is no route.
  func table() -> Table {
    Table(
      columns: [
        .product,
        TableColumn(LocalizedText("Links to export", "Số khâu"), name: "hops", kind: .number),
        TableColumn(LocalizedText("Step", "Bước"), name: "step", kind: .number),
        .id, .name, .kind, .district,
        TableColumn(
          LocalizedText("On every route", "Mọi kênh đều qua"), name: "on_every_route", kind: .text),
      ]
    ) { rows in
      for route in trace.routes {
        let onEveryRoute = Set(route.dependsOn)
        let product = TableCell.product(set.products[route.product])
        for (step, organization) in route.organizations.enumerated() {
          rows.append(product)
          rows.append(orMissing: route.hops)
          rows.append(step)
          rows.append(set.id(of: organization))
          rows.append(set.displayName(of: organization))
          rows.append(.word(set.kind(of: organization).vocabulary))
          rows.append(.text(orMissing: set.district(of: organization)))
          rows.append(step == 0 ? .missing : .answer(onEveryRoute.contains(organization)))
          try rows.endRow()
        }
        if route.organizations.isEmpty {
          try rows.appendRow([product] + [TableCell](repeating: .missing, count: 7))
        }
      }
    }
  }

  private func ids(_ organizations: [OrganizationPosition]) -> [String] {
    organizations.map { set.id(of: $0) }
  }

  func record() -> Record {
    let organization = set.organizations[trace.organization]
    let members: [(name: String, value: RecordValue)] = [
      ("id", .text(organization.id)), ("name", .text(organization.displayName)),
      ("kind", .text(organization.kind.word)),
      ("roles", .texts(organization.roles.map(\.word))),
      ("district", .text(organization.district ?? "")),
      ("members", .whole(orMissing: organization.members)),
      (
        "routes",
        .records(
          trace.routes.map { route in
            Record([
              ("product", .text(set.products[route.product])),
              ("hops", .whole(orMissing: route.hops)),
              ("route", .texts(ids(route.organizations))),
              ("dependsOn", .texts(ids(route.dependsOn))),
              ("twoRoutes", .lists(route.twoRoutes.map { ids($0) })),
            ])
          })
      ),
      (
        "upstream",
        .record(
          Record([
            ("organizations", .whole(trace.upstream.count)),
            ("members", .whole(trace.upstreamMembers)),
          ]))
      ),
      ("downstream", .record(Record([("organizations", .whole(trace.downstream.count))]))),
    ]
    return Record(members + subject.endedLinksMembers)
  }
}
