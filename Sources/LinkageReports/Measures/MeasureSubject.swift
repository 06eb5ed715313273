public import LinkageFiles
public import LinkageGraph

/// What is measured: a set, and what is asked of it.
public struct MeasureSubject: Sendable {
  /// How the set is called in titles.
  public let label: LocalizedText
  /// The set, laid out with the links in force.
  public let graph: ChainGraph
  /// The organizations to count.
  public let selection: OrganizationSelection
  /// The properties to group by, each once.
  public let keys: [GroupKey]
  /// What a person types after a command's name to ask for the same set, where a page may say so.
  public let commandWords: String?
  /// Whether people are shown who participates under contract: where the set states contracts and not only
  /// links under contract count anyway.
  let showsContracts: Bool
  /// What of the data does not count.
  public let leftOut: LeftOutData

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - label: How the set is called in titles.
  ///   - graph: The set, laid out with the links in force.
  ///   - selection: The organizations to count; the collective sector by default.
  ///   - keys: The properties to group by, each once; none for one group.
  ///   - commandWords: What a person types after a command's name to ask for the same set, or `nil`
  ///     where pages are not to name commands.
  ///   - leftOut: What of the data does not count, as ``/LinkageFiles/DataReport/leftOut`` has it.
  public init(
    _ label: LocalizedText, _ graph: ChainGraph, selection: OrganizationSelection = .collective,
    keys: [GroupKey] = [], commandWords: String? = nil, leftOut: LeftOutData = LeftOutData()
  ) {
    self.label = label
    self.graph = graph
    self.selection = selection
    self.keys = keys
    self.commandWords = commandWords
    showsContracts = !graph.contractsOnly && graph.set.statesContracts
    self.leftOut = leftOut
  }

  /// The set.
  public var set: LinkageSet { graph.set }

  /// The same question to another graph, whose contracts need not be looked for.
  func with(_ graph: ChainGraph, showsContracts: Bool) -> MeasureSubject {
    MeasureSubject(self, graph, showsContracts: showsContracts)
  }

  private init(_ other: MeasureSubject, _ graph: ChainGraph, showsContracts: Bool) {
    label = other.label
    self.graph = graph
    selection = other.selection
    keys = other.keys
    commandWords = other.commandWords
    self.showsContracts = showsContracts
    leftOut = other.leftOut
  }
}

extension MeasureSubject {
  /// The beginning of a page: what it shows of which set, and which organizations are counted
  /// where not all are.
  func heading(_ subject: LocalizedText, withYear: Bool = true) -> [DocumentPart] {
    let title = LocalizedText(
      "\(subject.english): \(label.english)", "\(subject.vietnamese): \(label.vietnamese)")
    return [.title(title)] + (scope(withYear: withYear).map { [.paragraph($0)] } ?? [])
  }

  /// That links count which ended before the latest year of the set, or `nil`.
  package var endedLinks: LocalizedText? {
    guard let ended = graph.endedLinks else { return nil }
    let (count, latest) = (ended.count, ended.latestYear)
    let year = min(latest, CurrentYear.value)
    // Contracts that are still to run name years to come.
    let isToCome = latest > year
    let those = LocalizedText(
      "\(Words.links(count).english) that \(!isToCome ? "ended" : count == 1 ? "ends" : "end") before \(latest)",
      "\(Words.links(count).vietnamese) \(isToCome ? "" : "đã ")kết thúc trước năm \(latest)")
    return LocalizedText(
      """
      The figures also count \(those.english), the latest year in the data\(isToCome ? ", which is still to come" : ""). \
      To count the links of one year alone, add: --year \(year)
      """,
      """
      Số liệu tính cả \(those.vietnamese) (năm muộn nhất trong dữ liệu\(isToCome ? ", chưa tới" : "")). Để chỉ \
      tính liên kết của một năm, thêm: --year \(year)
      """)
  }

  /// The same for programs: a member of a record where there are such links.
  var endedLinksMembers: [(name: String, value: RecordValue)] {
    guard let ended = graph.endedLinks else { return [] }
    return [
      (
        "endedLinks",
        .record(
          Record([("count", .whole(ended.count)), ("latestYear", .whole(ended.latestYear))]))
      )
    ]
  }

  /// How members are added, said wherever a sum of members is shown.
  static let membersNote = LocalizedText(
    """
    Members of several organizations are counted in each. A union adds none: its members are \
    cooperatives.
    """,
    """
    Người là thành viên của nhiều tổ chức được tính ở từng tổ chức. Liên hiệp hợp tác xã không được cộng \
    thành viên, vì thành viên của liên hiệp là các hợp tác xã.
    """)

  /// The filters in words, or `nil` where there are none.
  package var scope: LocalizedText? { scope(withYear: true) }

  /// The same; `withYear` says whether the year is among them.
  func scope(withYear: Bool) -> LocalizedText? {
    var parts: [LocalizedText] = []
    if selection.kinds != OrganizationKind.collective {
      parts.append(Self.kinds(selection.kinds))
    }
    if let ratings = selection.ratings {
      let words = OrganizationRating.allCases.filter { ratings.contains($0) }.map(\.vocabulary)
      var choices: [LocalizedText] = []
      if !words.isEmpty {
        choices.append(
          LocalizedText(
            "rated \(Words.series(words.map { $0(.english) }, "or"))",
            "xếp loại \(Words.series(words.map { $0(.vietnamese) }, "hoặc"))"))
      }
      if ratings.contains(nil) { choices.append(LocalizedText("not rated", "chưa xếp loại")) }
      parts.append(
        LocalizedText(
          choices.map(\.english).joined(separator: " or "),
          choices.map(\.vietnamese).joined(separator: " hoặc ")))
    }
    if let districts = selection.districts {
      func names(_ language: Language) -> [String] {
        set.districts.filter { districts.contains($0) }.map { Vocabulary.listed($0) }
          + (districts.contains("") ? [TableCell.noDistrict(language)] : [])
      }
      parts.append(
        LocalizedText(
          "in \(Words.series(names(.english), "or"))",
          "địa bàn \(Words.series(names(.vietnamese), "hoặc"))"))
    }
    if let products = selection.products {
      let names = set.products.indices.filter { products.contains($0) }.map { set.products[$0] }
      parts.append(
        LocalizedText(
          "with \(Words.products(names, "or", in: .english))",
          "sản phẩm \(Words.products(names, "hoặc", in: .vietnamese))"
        ))
    }
    if withYear, let year = graph.year {
      parts.append(LocalizedText("links in force in \(year)", "liên kết còn hiệu lực năm \(year)"))
    }
    if graph.contractsOnly {
      parts.append(
        LocalizedText(
          "links under contract and memberships",
          "liên kết có hợp đồng và liên kết thành viên"))
    }
    if graph.producers != OrganizationKind.collective {
      let kinds = Self.kinds(graph.producers)
      parts.append(
        LocalizedText("goods of \(kinds.english)", "hàng hóa của \(kinds.vietnamese)"))
    }
    if parts.isEmpty { return nil }
    return LocalizedText(
      "Counted: \(parts.map(\.english).joined(separator: "; ")).",
      "Phạm vi tính: \(parts.map(\.vietnamese).joined(separator: "; ")).")
  }

  static func kinds(
    _ kinds: Set<OrganizationKind>, _ english: String = "and", _ vietnamese: String = "và"
  ) -> LocalizedText {
    let words = OrganizationKind.allCases.filter { kinds.contains($0) }.map(\.vocabulary)
    return LocalizedText(
      Words.series(words.map { $0(.english) + "s" }, english),
      Words.series(words.map { $0(.vietnamese) }, vietnamese))
  }
}

extension LinkageSet {
  /// The districts that organizations are filed under, each once; blanks aside.
  package var districts: [String] {
    organizationColumns.districts.values.filter { !$0.isEmpty }
  }
}
