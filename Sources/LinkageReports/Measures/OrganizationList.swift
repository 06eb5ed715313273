import LabeledGraph
public import LinkageGraph

extension Document {
  /// Lists organizations by name, those with most members first.
  ///
  /// The organizations are those that the row for any product of ``chainCoverage(of:totals:)`` counts; members
  /// are people, so those of a union, which are cooperatives, stand apart and do not move it up.
  ///
  /// - Parameters:
  ///   - subject: What is measured. Where it names products, flags and hops speak of these alone.
  ///   - flags: Which flags an organization must have, and which it must not have.
  ///   - most: How many to list, or `nil` for all; a page shows at most a hundred thousand.
  /// - Returns: The list.
  /// - Complexity: That of ``/LinkageGraph/ChainGraph/standings(of:)``, and O(n log n) time and O(n)
  ///   memory for n organizations; rows are made as they are written.
  public static func organizationList(
    of subject: MeasureSubject, where flags: FlagConditions = FlagConditions(), top most: Int? = nil
  ) -> Document {
    let list = OrganizationList(subject, flags, top: most)
    return Document {
      list.parts(subject)
    } table: {
      list.table()
    } record: {
      Record(
        [("organizations", .rows(list.recordTable(), OrganizationList.fields))]
          + subject.endedLinksMembers)
    }.noting(subject)
  }
}

/// Which flags of coverage an organization must have, and which it must lack.
public struct FlagConditions: Sendable, Hashable {
  /// All of these must be set.
  public var present: Set<ChainFlag>
  /// None of these may be set.
  public var absent: Set<ChainFlag>

  /// Creates conditions; by default none.
  public init(with present: Set<ChainFlag> = [], without absent: Set<ChainFlag> = []) {
    self.present = present
    self.absent = absent
  }

  /// Whether an organization that reaches some stages meets them.
  func areMet(by stages: ChainStages) -> Bool {
    present.allSatisfy { $0.holds(for: stages) } && !absent.contains { $0.holds(for: stages) }
  }
}

/// The organizations of a list, in its order.
private struct OrganizationList: Sendable {
  private let set: LinkageSet
  private let conditions: FlagConditions
  /// Where organizations stand, over the products asked for.
  private let standings: StandingColumns
  /// The products that reach organizations, whichever are asked for.
  private let supplies: StandingColumns
  /// The rows of the listed organizations.
  private let listed: [UInt32]
  private let hasUnions: Bool
  /// Whether people are shown who participates under contract.
  private let showsContracts: Bool
  /// How many meet the conditions, listed or not, and their people.
  private let matching: (organizations: Int, members: Int)
  /// How many organizations were asked.
  private let asked: Int

  init(_ subject: MeasureSubject, _ conditions: FlagConditions, top most: Int?) {
    let set = subject.set
    let chosen = subject.selection.products
    self.set = set
    self.conditions = conditions
    showsContracts = subject.showsContracts
    let all = [Bool](repeating: true, count: set.products.count)
    standings = subject.graph.standingColumns(
      of: chosen.map { chosen in set.products.indices.map { chosen.contains($0) } } ?? all,
      dependents: nil, asksLinksOfAll: chosen == nil)
    supplies =
      chosen == nil ? standings : subject.graph.standingColumns(of: all, dependents: nil)
    let meets = (0...UInt8.max).map { conditions.areMet(by: ChainStages(rawValue: $0)) }
    let flags = subject.selection.flags(of: set)
    let people = set.organizationColumns.people
    var listed: [UInt32] = []
    var asked = 0
    var members = 0
    for organization in flags.indices where flags[organization] {
      if chosen != nil, standings.products(of: organization).isEmpty { continue }
      asked += 1
      guard meets[Int(standings.stages[organization])] else { continue }
      listed.append(UInt32(organization))
      members += people[organization]
    }
    self.asked = asked
    matching = (listed.count, members)
    // The order of equals must not depend on how they are sorted.
    let order = listed.sorted { left, right in
      let (more, fewer) = (
        people[Int(left)], people[Int(right)]
      )
      return more == fewer ? left < right : more > fewer
    }
    self.listed = most.map { Array(order.prefix($0)) } ?? order
    hasUnions = self.listed.contains { set.kind(of: Int($0)) == .union }
  }

  // MARK: For people

  func parts(_ subject: MeasureSubject) -> [DocumentPart] {
    var parts = subject.heading(LocalizedText("Organizations", "Danh sách tổ chức"))
    parts.append(.paragraph(count))
    if !listed.isEmpty { parts.append(.table(shownTable())) }
    if matching.members > 0 { parts.append(.paragraph(MeasureSubject.membersNote)) }
    return parts
  }

  /// How many were asked, how many meet which conditions, and their people.
  private var count: LocalizedText {
    let all = Words.organizations(asked)
    let members = Words.members(matching.members)
    func text(_ language: Language, _ of: String, _ members: LocalizedText) -> String {
      let found = NumberText.whole(matching.organizations, in: language)
      let count = matching.organizations == asked ? "" : "\(found) \(of) "
      let conditions = conditionWords(language)
      return "\(count)\(all(language))\(conditions), \(members(language))"
    }
    var count = LocalizedText(
      text(.english, "of", members) + ".", text(.vietnamese, "trong số", members) + ".")
    if listed.count < matching.organizations {
      let shown = NumberText.whole(listed.count, in: .english)
      count.english +=
        listed.count == 1
        ? " Shown: the one with most members." : " Shown: the \(shown) with most members."
      count.vietnamese +=
        """
         Hiện \(NumberText.whole(listed.count, in: .vietnamese)) tổ chức có nhiều thành viên nhất.
        """
    }
    return count
  }

  /// The conditions in brackets; nothing where there are none.
  private func conditionWords(_ language: Language) -> String {
    func list(_ name: LocalizedText, _ flags: Set<ChainFlag>) -> String? {
      let words = ChainFlag.allCases.filter { flags.contains($0) }.map { $0.name(language) }
      return words.isEmpty ? nil : "\(name(language)): \(words.joined(separator: ", "))"
    }
    let lists = [
      list(LocalizedText("with", "đạt"), conditions.present),
      list(LocalizedText("without", "chưa đạt"), conditions.absent),
    ].compactMap(\.self)
    return lists.isEmpty ? "" : " (\(lists.joined(separator: "; ")))"
  }

  /// What people are shown: who it is, and how it stands in words.
  private func shownTable() -> Table {
    var columns: [TableColumn] = [.id, .name, .kind, .district, .members]
    if hasUnions { columns.append(Self.memberCooperatives) }
    columns += [
      Self.products,
      TableColumn(LocalizedText("Standing", "Mức tham gia"), name: "standing", kind: .text),
      Self.hops,
    ]
    let limit = RowLimit(ReachList.mostRows, note: ReachList.note)
    return Table(columns: columns, limit: limit) { sink in
      let texts = Texts(of: self, for: sink.audience, separator: "|")
      for row in listed {
        if sink.isFull {
          sink.passOverRow()
          continue
        }
        let organization = Int(row)
        appendIdentity(organization, texts, to: &sink)
        appendMembers(organization, withCooperatives: hasUnions, to: &sink)
        sink.append(texts.products.span(of: Int(supplies.productCodes[organization])))
        sink.append(texts.standings.span(of: Int(standings.stages[organization])))
        sink.append(orMissing: standings.hops(of: organization))
        try sink.endRow()
      }
    }
  }

  // MARK: For programs

  /// Every flag in a column of its own.
  func table() -> Table {
    let flags = ChainFlag.allCases.map { flag in
      TableColumn(
        flag.name.capitalized,
        name: flag.word, kind: .text)
    }
    let columns: [TableColumn] =
      [.id, .name, .kind, .district, .members, Self.memberCooperatives, Self.products] + flags
      + [
        Self.hops,
        TableColumn(
          LocalizedText("Exports directly", "Tự xuất khẩu trực tiếp"), name: "exports", kind: .text
        ),
      ]
    return Table(columns: columns) { sink in
      let texts = Texts(of: self, for: sink.audience, separator: "|")
      for row in listed {
        let organization = Int(row)
        appendIdentity(organization, texts, to: &sink)
        appendMembers(organization, withCooperatives: true, to: &sink)
        sink.append(texts.products.span(of: Int(supplies.productCodes[organization])))
        let stages = standings.stages(of: organization)
        for flag in ChainFlag.allCases { sink.append(flag.holds(for: stages)) }
        sink.append(orMissing: standings.hops(of: organization))
        sink.append(standings.exportsDirectly(organization))
        try sink.endRow()
      }
    }
  }

  /// The columns that become a record, in the order of its members.
  func recordTable() -> Table {
    let columns: [TableColumn] = [
      .id, .name, .kind, .district, .members, Self.memberCooperatives, Self.products,
      TableColumn(LocalizedText("Flags", "Mức tham gia"), name: "flags", kind: .text), Self.hops,
      TableColumn(LocalizedText("Exports", "Xuất khẩu"), name: "exports", kind: .text),
    ]
    return Table(columns: columns) { sink in
      let texts = Texts(of: self, for: sink.audience, separator: "\0")
      let people = set.organizationColumns.people
      for row in listed {
        let organization = Int(row)
        appendIdentity(organization, texts, to: &sink)
        sink.append(people[organization])
        sink.append(orMissing: cooperatives(of: organization))
        sink.append(texts: texts.products.span(of: Int(supplies.productCodes[organization])))
        sink.append(texts: texts.flags.span(of: Int(standings.stages[organization])))
        sink.append(orMissing: standings.hops(of: organization))
        sink.append(standings.exportsDirectly(organization))
        try sink.endRow()
      }
    }
  }

  static let fields = [
    RowField("id", .cell(0)), RowField("name", .cell(1)), RowField("kind", .cell(2)),
    RowField("district", .text(3)), RowField("members", .cell(4)),
    RowField("memberCooperatives", .cell(5)), RowField("products", .cell(6)),
    RowField("flags", .cell(7)), RowField("hops", .cell(8)), RowField("exports", .cell(9)),
  ]

  // MARK: Cells

  private func appendIdentity(_ organization: Int, _ texts: Texts, to sink: inout RowSink) {
    let columns = set.organizationColumns
    let id = columns.ids.span(of: organization)
    sink.append(id)
    let hasName = columns.names.count > 0 && !columns.names.range(of: organization).isEmpty
    sink.append(hasName ? columns.names.span(of: organization) : id)
    sink.append(texts.kinds.span(of: Int(columns.kinds[organization].rawValue)))
    let districts = columns.districts
    let district = districts.codes.isEmpty ? 0 : Int(districts.codes[organization])
    if district == 0 { sink.appendMissing() } else { sink.append(districts.values[district]) }
  }

  /// Appends people, and beside them the cooperatives that a union has as members.
  private func appendMembers(
    _ organization: Int, withCooperatives: Bool, to sink: inout RowSink
  ) {
    let isUnion = set.kind(of: organization) == .union
    sink.append(orMissing: isUnion ? nil : set.members(of: organization))
    if withCooperatives { sink.append(orMissing: cooperatives(of: organization)) }
  }

  private func cooperatives(of organization: Int) -> Int? {
    set.kind(of: organization) == .union ? set.members(of: organization) : nil
  }

  /// Texts that many rows share, each made once.
  private struct Texts {
    let kinds: TextColumn
    /// By the code of a set of products.
    var products = TextColumn()
    /// By the raw value of stages: the flags' words, with a NUL between them.
    var flags = TextColumn()
    /// By the raw value of stages: what people read.
    var standings = TextColumn()

    /// Products are separated by a mark for programs, and told apart by quotes for people.
    init(of list: OrganizationList, for audience: Audience, separator: String) {
      kinds = TextColumn(OrganizationKind.allCases.map { .word($0.vocabulary) }, for: audience)
      let names = list.set.productNames
      for set in list.supplies.productSets {
        let set = set.map { names[$0] }
        switch audience {
        case .programs: products.append(set.joined(separator: separator))
        case .people(let language):
          products.append(
            set.map { Vocabulary.listedProduct($0, in: language) }.joined(separator: "; "))
        }
      }
      for stages in (0...UInt8.max).map({ ChainStages(rawValue: $0) }) {
        flags.append(
          ChainFlag.allCases.filter { $0.holds(for: stages) }.map(\.word).joined(separator: "\0"))
        guard case .people(let language) = audience else { continue }
        standings.append(
          OrganizationList.standing(stages, withContracts: list.showsContracts, in: language))
      }
    }
  }

  /// What the goods of an organization reach, in words.
  private static func standing(
    _ stages: ChainStages, withContracts: Bool, in language: Language
  ) -> String {
    let shown: [ChainFlag] =
      [.processing, .domestic, .export, .complete] + (withContracts ? [.contracted] : [])
    let flags = shown.filter { $0.holds(for: stages) }
    if !flags.isEmpty { return flags.map { $0.name(language) }.joined(separator: "; ") }
    return
      (stages.contains(.linked)
      ? LocalizedText("in no chain", "chưa tham gia chuỗi")
      : LocalizedText("not linked", "chưa liên kết"))(language)
  }

  private static let memberCooperatives = TableColumn(
    LocalizedText("Member cooperatives", "Hợp tác xã thành viên"), name: "member_cooperatives",
    kind: .number)
  private static let products = TableColumn(
    LocalizedText("Products", "Sản phẩm"), name: "products", kind: .text)
  private static let hops = ReachList.hops
}
