import LinkageGraph

/// What a command measures: a set that has been read, and what is asked of it.
struct MeasureInput {
  let source: SetSource
  let options: MeasureOptions
  let graph: ChainGraph

  var set: LinkageSet { graph.set }

  /// Reads the set that a command names; volumes and values are kept of so many links as the command
  /// has use for.
  init(_ session: CommandSession, mostLinksWithAmounts: Int = 0) throws {
    let words = try MeasureOptions.Words(session.arguments)
    source = SetSource(session.arguments)
    let set = try source.read(
      telling: session.messages, progress: session.progress,
      mostLinksWithAmounts: mostLinksWithAmounts)
    options = try MeasureOptions(session.arguments, words: words, in: set)
    session.progress?.begin(.layingOut)
    graph = ChainGraph(set, year: options.year, producers: options.producers)
    session.progress?.begin(.measuring)
  }

  func rows<Row: MeasureRow>(_ rows: [Row]) -> MeasureRows<Row> {
    MeasureRows(rows: rows, keys: options.keys, set: set)
  }

  /// The beginning of a page: what it shows of which set, and which organizations are counted
  /// where not all are.
  func heading(_ subject: LocalizedText) -> [Page.Part] {
    let title = LocalizedText(
      "\(subject.english): \(source.label.english)",
      "\(subject.vietnamese): \(source.label.vietnamese)")
    return [.title(title)] + (scope.map { [.paragraph($0)] } ?? [])
  }

  /// The filters in words, or `nil` where there are none.
  var scope: LocalizedText? {
    var parts: [LocalizedText] = []
    let selection = options.selection
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
      let names = set.districts.filter { districts.contains($0) }
      parts.append(
        LocalizedText(
          "in \(Words.series(names, "or"))", "địa bàn \(Words.series(names, "hoặc"))"))
    }
    if let products = selection.products {
      let names = set.products.indices.filter { products.contains($0) }.map { set.products[$0] }
      parts.append(
        LocalizedText(
          "with \(Words.series(names.map { Vocabulary.product($0, in: .english) }, "or"))",
          "sản phẩm \(Words.series(names.map { Vocabulary.product($0, in: .vietnamese) }, "hoặc"))"
        ))
    }
    if let year = options.year {
      parts.append(LocalizedText("links in force in \(year)", "liên kết còn hiệu lực năm \(year)"))
    }
    if options.producers != OrganizationKind.collective {
      let kinds = Self.kinds(options.producers)
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
