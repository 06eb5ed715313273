public import LinkageFiles
public import LinkageGraph
public import LinkagePlanning

extension Document {
  /// Shows the links that bring most organizations into a chain.
  ///
  /// - Parameters:
  ///   - request: What the links are to achieve.
  ///   - subject: What is measured; its keys are not asked.
  ///   - list: The candidates to choose among; `nil` for those that partner rules choose.
  ///   - showsNames: Whether to name the organizations that each link brings in.
  ///   - language: The language of reasons where programs read them.
  /// - Returns: The links; their table is a links file.
  /// - Complexity: That of `ChainGraph.suggestions(_:for:among:)`.
  public static func linkSuggestions(
    _ request: SuggestionRequest, of subject: MeasureSubject, among list: LinkList? = nil,
    showsNames: Bool = false, sentencesIn language: Language = .english
  ) -> Document {
    let candidates = list.map { list in
      (0..<list.count).map { row in
        let row = list[row]
        return LinkCandidate(
          source: row.source, target: row.target, product: row.productPosition, cost: row.cost)
      }
    }
    let report = SuggestionReport(
      subject, subject.graph.suggestions(request, for: subject.selection, among: candidates), list,
      showsNames: showsNames, language: language)
    return Document {
      report.parts
    } table: {
      report.linksFile
    } record: {
      report.record
    }.noting(
      subject.notices + [report.leavesOut].compactMap(\.self),
      remarks: [subject.endedLinks].compactMap(\.self), leftOut: subject.leftOut)
  }
}

struct SuggestionReport: Sendable {
  let subject: MeasureSubject
  let answer: LinkSuggestions
  let showsNames: Bool
  let language: Language
  /// The lines of a list that are no candidates.
  private let refused: [RefusedLine]
  private let lineCount: Int
  private let listName: String

  private struct RefusedLine: Sendable {
    let line: Int
    let source: String
    let target: String
    let product: String?
    let reason: LocalizedText
  }

  init(
    _ subject: MeasureSubject, _ answer: LinkSuggestions, _ list: LinkList?, showsNames: Bool,
    language: Language
  ) {
    self.subject = subject
    self.answer = answer
    self.showsNames = showsNames
    self.language = language
    lineCount = list?.count ?? 0
    listName = list?.name ?? ""
    guard let list else {
      refused = []
      return
    }
    let reasons = answer.refused.map { refused in
      // A product that the set does not know has no position either.
      refused.reason == .noProduct && list[refused.candidate].product != nil
        ? LocalizedText("no organization has its product", "không tổ chức nào có sản phẩm này")
        : refused.reason.words
    }
    var report = DataReport()
    list.report(
      zip(answer.refused, reasons).map {
        LinkList.Finding(row: $0.candidate, field: .source, problem: $1)
      }, asWarnings: true, to: &report, limit: .max)
    refused = zip(zip(answer.refused, reasons), report.warnings).map { refusal, warning in
      let row = list[refusal.0.candidate]
      return RefusedLine(
        line: warning.location.line ?? 0, source: subject.set.id(of: row.source),
        target: subject.set.id(of: row.target), product: row.product, reason: refusal.1)
    }
  }

  /// That lines of the list are no candidates.
  var leavesOut: LocalizedText? {
    if refused.isEmpty { return nil }
    let (all, count) = (Words.text(lineCount, "line", "dòng"), refused.count)
    return LocalizedText(
      """
      \(NumberText.whole(count, in: .english)) of \(all.english) of \(listName) \
      \(count == 1 ? "is no candidate and is" : "are no candidates and are") left out.
      """,
      """
      Bỏ qua \(NumberText.whole(count, in: .vietnamese)) trong số \(all.vietnamese) của \(listName), vì không phải \
      liên kết có thể gợi ý.
      """)
  }

  private var set: LinkageSet { subject.set }
  private var words: SuggestionWords { SuggestionWords(subject, answer) }

  // MARK: For programs

  /// The links as a links file, and beside them what they bring.
  var linksFile: Table {
    Table(columns: Self.columns, keyColumns: 3) { sink in
      for link in answer.links {
        sink.append(set.id(of: link.link.source))
        sink.append(set.id(of: link.link.target))
        sink.append(.product(set.products[link.product]))
        if subject.graph.contractsOnly { sink.append(true) } else { sink.appendMissing() }
        sink.append(link.gain)
        sink.append(link.members)
        if let cost = link.link.cost {
          sink.append(cost, decimals: Self.decimals(of: cost))
        } else {
          sink.appendMissing()
        }
        sink.append(link.after)
        sink.append(words.why(link)(language))
        try sink.endRow()
      }
    }
  }

  private static let columns: [TableColumn] = [
    TableColumn(LocalizedText("Source", "Bên bán"), name: "source", kind: .text, leastWidth: .max),
    TableColumn(LocalizedText("Target", "Bên mua"), name: "target", kind: .text, leastWidth: .max),
    .product,
    TableColumn(LocalizedText("Contract", "Hợp đồng"), name: "contract", kind: .text),
    TableColumn(LocalizedText("Brings in", "Đưa thêm vào chuỗi"), name: "gain", kind: .number),
    .members, Self.cost,
    TableColumn(LocalizedText("Then", "Khi đó có"), name: "after", kind: .number),
    TableColumn(LocalizedText("Why", "Lý do"), name: "why", kind: .text, leastWidth: 30),
  ]

  private static let cost = TableColumn(
    LocalizedText("Cost (million đồng)", "Chi phí (triệu đồng)"), name: "cost", kind: .number)

  /// Whole amounts are shown without decimals, others with as many as they need, up to three.
  static func decimals(of amount: Double) -> Int {
    (0...2).first { power in
      let scaled = (0..<power).reduce(amount) { scaled, _ in scaled * 10 }
      return scaled.rounded() == scaled
    } ?? 3
  }

  var record: Record {
    var record = Record([
      ("of", .text(answer.request.flag.word)),
      ("weigh", .text(answer.request.weight.rawValue)),
      ("selected", .whole(answer.selected)), ("before", .whole(answer.before)),
      ("after", .whole(answer.after)),
      ("goal", .number(orMissing: answer.goal?.value)),
      ("reached", answer.isReached.map { .answer($0) } ?? .missing),
      (
        "links",
        .records(
          answer.links.map { link in
            var record = Record([
              ("source", .text(set.id(of: link.link.source))),
              ("target", .text(set.id(of: link.link.target))),
              ("product", .text(set.products[link.product])),
              ("gain", .whole(link.gain)), ("members", .whole(link.members)),
              ("cost", .number(orMissing: link.link.cost)), ("after", .whole(link.after)),
              ("why", .text(words.why(link)(language))),
            ])
            if showsNames {
              record.append("brings", .texts(link.organizations.map { set.id(of: $0) }))
            }
            return record
          })
      ),
      ("atLeast", .whole(orMissing: answer.atLeast)), ("upTo", .whole(orMissing: answer.upTo)),
      ("spent", .number(orMissing: answer.spent)), ("optimal", .answer(answer.isOptimal)),
      ("limit", .whole(answer.limit)),
    ])
    if !refused.isEmpty {
      record.append(
        "refused",
        .records(
          refused.map { refused in
            Record([
              ("line", .whole(refused.line)), ("source", .text(refused.source)),
              ("target", .text(refused.target)),
              ("product", refused.product.map { .text($0) } ?? .missing),
              ("reason", .text(refused.reason(language))),
            ])
          }))
    }
    for (name, value) in subject.endedLinksMembers { record.append(name, value) }
    return record
  }

  // MARK: For people

  var parts: [DocumentPart] {
    var parts = subject.heading(
      LocalizedText("Suggested links", "Gợi ý liên kết mới"))
    parts += words.standing.map { .paragraph($0) }
    if !answer.links.isEmpty {
      parts += [.table(shownLinks), .paragraph(words.rules)]
      if answer.links.contains(where: { $0.members > 0 }) {
        parts.append(.paragraph(MeasureSubject.membersNote))
      }
      if showsNames { parts.append(.table(namedOrganizations)) }
    }
    if !refused.isEmpty { parts.append(.table(refusedCandidates)) }
    if let commands = subject.commandWords, !answer.links.isEmpty {
      parts.append(
        .commands(
          LocalizedText("Next", "Tiếp theo"),
          [
            CommandExample(
              LocalizedText(
                "linkage whatif \(commands) --add links.csv",
                "linkage whatif \(commands) --add lien-ket.csv"),
              LocalizedText(
                "What they change, once this result is written with -o links.csv.",
                "Xem các liên kết này làm thay đổi gì, sau khi ghi kết quả bằng -o lien-ket.csv."))
          ]))
    }
    return parts
  }

  private var shownLinks: Table {
    let hasCosts = answer.links.contains { $0.link.cost != nil }
    var columns = [
      TableColumn(LocalizedText("No.", "STT"), name: "number", kind: .number),
      TableColumn(
        LocalizedText("From", "Bên bán"), name: "source", kind: .text, leastWidth: 18),
      TableColumn(LocalizedText("To", "Bên mua"), name: "target", kind: .text, leastWidth: 18),
      TableColumn.product,
      TableColumn(
        LocalizedText("Brings in", "Đưa thêm vào"), name: "organizations", kind: .number),
      TableColumn.members,
      TableColumn(LocalizedText("Total then", "Khi đó có"), name: "after", kind: .share),
    ]
    if hasCosts { columns.append(Self.cost) }
    if answer.links.contains(where: { $0.reason != nil }) {
      columns.append(
        TableColumn(
          LocalizedText("Why this partner", "Lý do chọn bên mua"), name: "why", kind: .text,
          leastWidth: 30))
    }
    let hasReasons = columns.last?.name == "why"
    let limit = RowLimit(Self.mostShown) { left in
      LocalizedText(
        "\(Words.links(left).english) more; to see all, add: --format csv",
        "Còn \(Words.links(left).vietnamese) nữa; để xem tất cả, thêm: --format csv")
    }
    return Table(columns: columns, keyColumns: 1, limit: limit) { sink in
      for (number, link) in answer.links.enumerated() {
        if sink.isFull {
          sink.passOverRow()
          continue
        }
        sink.append(number + 1)
        sink.append(name(of: link.link.source))
        sink.append(name(of: link.link.target))
        sink.append(.product(set.products[link.product]))
        sink.append(link.organizations.count)
        sink.append(link.members)
        sink.append(link.after, of: answer.selected)
        if hasCosts {
          if let cost = link.link.cost {
            sink.append(cost, decimals: Self.decimals(of: cost))
          } else {
            sink.appendMissing()
          }
        }
        if hasReasons {
          let why = words.why(link)
          sink.append(.word(why.english, why))
        }
        try sink.endRow()
      }
    }
  }

  private static let mostShown = 50

  private func name(of organization: OrganizationPosition) -> String {
    let (id, name) = (set.id(of: organization), set.displayName(of: organization))
    return id == name ? id : "\(name) (\(id))"
  }

  private var namedOrganizations: Table {
    let columns = [
      TableColumn(LocalizedText("Link", "Liên kết số"), name: "number", kind: .number),
      TableColumn.id, .name, .kind, .district, .members,
    ]
    return Table(
      LocalizedText("Whom the links bring in", "Các tổ chức được đưa thêm vào"), columns: columns
    ) { sink in
      for (number, link) in answer.links.enumerated() {
        for organization in link.organizations {
          sink.append(number + 1)
          sink.append(set.id(of: organization))
          sink.append(set.displayName(of: organization))
          sink.append(.word(set.kind(of: organization).vocabulary))
          sink.append(.text(orMissing: set.district(of: organization)))
          sink.append(orMissing: set.members(of: organization))
          try sink.endRow()
        }
      }
    }
  }

  private var refusedCandidates: Table {
    let columns = [
      TableColumn(LocalizedText("Line", "Dòng"), name: "line", kind: .number),
      TableColumn(LocalizedText("From", "Bên bán"), name: "source", kind: .text),
      TableColumn(LocalizedText("To", "Bên mua"), name: "target", kind: .text),
      TableColumn.product,
      TableColumn(LocalizedText("Why not", "Lý do"), name: "reason", kind: .text, leastWidth: 30),
    ]
    return Table(
      LocalizedText("Left out: not candidates", "Bỏ qua vì không phải liên kết có thể gợi ý"),
      columns: columns,
      limit: RowLimit(Self.mostShown) { left in
        LocalizedText(
          "\(Words.rows(left)) more; --format json has all",
          "Còn \(Words.text(left, "row", "dòng").vietnamese) nữa; --format json ghi đầy đủ")
      }
    ) { sink in
      for refused in refused {
        if sink.isFull {
          sink.passOverRow()
          continue
        }
        sink.append(refused.line)
        sink.append(refused.source)
        sink.append(refused.target)
        sink.append(refused.product.map { .product($0) } ?? .missing)
        sink.append(.word(refused.reason.english, refused.reason))
        try sink.endRow()
      }
    }
  }
}
