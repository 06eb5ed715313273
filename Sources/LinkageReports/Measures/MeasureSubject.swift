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

  /// Creates a subject.
  ///
  /// - Parameters:
  ///   - label: How the set is called in titles.
  ///   - graph: The set, laid out with the links in force.
  ///   - selection: The organizations to count; the collective sector by default.
  ///   - keys: The properties to group by, each once; none for one group.
  ///   - commandWords: What a person types after a command's name to ask for the same set, or `nil`
  ///     where pages are not to name commands.
  public init(
    _ label: LocalizedText, _ graph: ChainGraph, selection: OrganizationSelection = .collective,
    keys: [GroupKey] = [], commandWords: String? = nil
  ) {
    self.label = label
    self.graph = graph
    self.selection = selection
    self.keys = keys
    self.commandWords = commandWords
  }

  /// The set.
  public var set: LinkageSet { graph.set }
}

extension MeasureSubject {
  /// The beginning of a page: what it shows of which set, and which organizations are counted
  /// where not all are.
  func heading(_ subject: LocalizedText) -> [DocumentPart] {
    let title = LocalizedText(
      "\(subject.english): \(label.english)", "\(subject.vietnamese): \(label.vietnamese)")
    return [.title(title)] + (scope.map { [.paragraph($0)] } ?? [])
  }

  /// The filters in words, or `nil` where there are none.
  var scope: LocalizedText? {
    var parts: [LocalizedText] = []
    if selection.kinds != OrganizationKind.collective {
      parts.append(Self.kinds(selection.kinds))
    }
    if let ratings = selection.ratings {
      let words = OrganizationRating.allCases.filter { ratings.contains($0) }.map(\.vocabulary)
      parts.append(
        LocalizedText(
          "rated \(Words.series(words.map { $0(.english) }, "or"))",
          "xếp loại \(Words.series(words.map { $0(.vietnamese) }, "hoặc"))"))
    }
    if let districts = selection.districts {
      let names = set.districts.filter { districts.contains($0) }.map { Vocabulary.listed($0) }
      parts.append(
        LocalizedText(
          "in \(Words.series(names, "or"))", "địa bàn \(Words.series(names, "hoặc"))"))
    }
    if let products = selection.products {
      let names = set.products.indices.filter { products.contains($0) }.map { set.products[$0] }
      parts.append(
        LocalizedText(
          "with \(Words.products(names, "or", in: .english))",
          "sản phẩm \(Words.products(names, "hoặc", in: .vietnamese))"
        ))
    }
    if let year = graph.year {
      parts.append(LocalizedText("links in force in \(year)", "liên kết còn hiệu lực năm \(year)"))
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

  private static func kinds(_ kinds: Set<OrganizationKind>) -> LocalizedText {
    let words = OrganizationKind.allCases.filter { kinds.contains($0) }.map(\.vocabulary)
    return LocalizedText(
      Words.series(words.map { $0(.english) + "s" }, "and"),
      Words.series(words.map { $0(.vietnamese) }, "và"))
  }
}

extension LinkageSet {
  /// The districts that organizations are filed under, each once; blanks aside.
  package var districts: [String] {
    organizationColumns.districts.values.filter { !$0.isEmpty }
  }
}
