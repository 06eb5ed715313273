import LinkageGraph
import LinkagePlanning

extension Document {
  /// Measures on how few buyers the purchases from organizations are concentrated, by product.
  ///
  /// - Parameter subject: What is measured.
  /// - Returns: The figures; their record is a list of ``/LinkagePlanning/ConcentrationRow``.
  /// - Complexity: That of `ChainGraph.concentration(of:by:)`; writing, O(rows) time.
  public static func buyerConcentration(of subject: MeasureSubject) -> Document {
    let report = ConcentrationReport(subject)
    return Document {
      report.parts()
    } table: {
      report.table()
    } record: {
      report.record()
    }.noting(subject)
  }
}

extension ConcentrationRow: MeasureRow {
  /// Where nobody sells, a row says nothing.
  var organizations: Int { suppliers }
}

private struct ConcentrationReport: Sendable {
  private let subject: MeasureSubject
  private let rows: MeasureRows<ConcentrationRow>

  init(_ subject: MeasureSubject) {
    self.subject = subject
    rows = MeasureRows(
      subject.graph.concentration(of: subject.selection, by: subject.keys), of: subject)
  }

  private var set: LinkageSet { subject.set }

  // MARK: For people

  func parts() -> [DocumentPart] {
    // Buyers of several groups are one buyer, so that groups do not add up.
    let all =
      subject.keys.isEmpty ? rows.rows : subject.graph.concentration(of: subject.selection)
    return subject.heading(Self.title) + [.table(shownTable())]
      + ConcentrationFindings(all, of: subject).sentences.map { .paragraph($0) }
  }

  private static let title = LocalizedText(
    "Concentration of buyers", "Mức độ tập trung của bên mua")

  private static let suppliers = TableColumn(
    LocalizedText("Suppliers", "Bên bán"), name: "suppliers", kind: .number)
  private static let buyers = TableColumn(
    LocalizedText("Buyers", "Bên mua"), name: "buyers", kind: .number)
  private static let tonnes = TableColumn(
    LocalizedText("Tonnes a year", "Sản lượng (tấn/năm)"), name: "tonnes", kind: .number)
  private static let threeLargest = TableColumn(
    LocalizedText("Three largest", "Ba bên mua lớn nhất"), name: "top3", kind: .number)
  private static let index = TableColumn(LocalizedText("HHI", "HHI"), name: "hhi", kind: .number)
  private static let underContract = TableColumn(
    LocalizedText("Under contract", "Có hợp đồng"), name: "contracted_share", kind: .number)
  private static let largest = TableColumn(
    LocalizedText("Largest buyer", "Bên mua lớn nhất"), name: "largest_name", kind: .text,
    leastWidth: 24)
  private static let shareOfLargest = TableColumn(
    LocalizedText("Its share", "Tỷ trọng"), name: "largest_share", kind: .number)
  private static let level = TableColumn(
    LocalizedText("Concentration", "Mức tập trung"), name: "concentration", kind: .text)

  private func shownTable() -> Table {
    let showsContracts = subject.showsContracts
    let set = set
    return Table(
      columns: rows.shownKeyColumns + [Self.suppliers, Self.buyers, Self.tonnes]
        + (showsContracts ? [Self.underContract] : [])
        + [Self.largest, Self.shareOfLargest, Self.threeLargest, Self.index, Self.level],
      keyColumns: rows.shownKeyColumns.count
    ) { [rows] sink in
      try rows.makeShownRows(&sink) { row, sink in
        sink.append(row.suppliers)
        sink.append(row.buyers)
        sink.append(row.tonnes, decimals: 0)
        if showsContracts {
          sink.append(
            .percent(row.tonnes > 0 ? row.tonnesContracted / row.tonnes : nil))
        }
        sink.append(
          .text(orMissing: row.largestBuyer.map { set.displayName(of: $0.organization) }))
        sink.append(.percent(row.largestBuyer?.share))
        sink.append(.percent(row.shareOfThreeLargest))
        if let index = row.herfindahlHirschmanIndex {
          sink.append(index, decimals: 0)
        } else {
          sink.appendMissing()
        }
        sink.append(
          row.herfindahlHirschmanIndex.map { .level(ConcentrationLevel(of: $0)) } ?? .missing)
      }
    }
  }

  // MARK: For programs

  private static let columns: [TableColumn] = [
    suppliers, buyers,
    TableColumn(LocalizedText("Purchases", "Lượt mua"), name: "purchases", kind: .number),
    TableColumn(
      LocalizedText("Without volume", "Không ghi sản lượng"), name: "purchases_without_volume",
      kind: .number),
    tonnes,
    TableColumn(
      LocalizedText("Tonnes under contract", "Sản lượng có hợp đồng (tấn/năm)"),
      name: "tonnes_contracted", kind: .number),
    index,
    TableColumn(
      LocalizedText("HHI of pairs", "HHI theo cặp bên bán–bên mua"), name: "hhi_suppliers",
      kind: .number),
    TableColumn(
      LocalizedText("Id of the largest buyer", "Mã bên mua lớn nhất"), name: "largest_id",
      kind: .text, leastWidth: .max),
    largest, shareOfLargest, threeLargest,
  ]

  func table() -> Table {
    Table(columns: rows.keyColumns + Self.columns, keyColumns: rows.keyColumns.count) {
      [rows, set] sink in
      func append(_ number: Double?, to sink: inout RowSink) {
        if let number { sink.append(number, decimals: 4) } else { sink.appendMissing() }
      }
      try rows.makeRows(&sink) { row, sink in
        sink.append(row.suppliers)
        sink.append(row.buyers)
        sink.append(row.purchases)
        sink.append(row.purchasesWithoutVolume)
        append(row.tonnes, to: &sink)
        append(row.tonnesContracted, to: &sink)
        append(row.herfindahlHirschmanIndex, to: &sink)
        append(row.herfindahlHirschmanIndexOfPairs, to: &sink)
        let largest = row.largestBuyer
        sink.append(.text(orMissing: largest.map { set.id(of: $0.organization) }))
        sink.append(.text(orMissing: largest.map { set.displayName(of: $0.organization) }))
        append(largest?.share, to: &sink)
        append(row.shareOfThreeLargest, to: &sink)
      }
    }
  }

  func record() -> Record {
    let records = rows.rows.map { row in
      let group = zip(subject.keys, row.group).map { ($0.rawValue, RecordValue.text($1)) }
      let largest = row.largestBuyer.map { buyer in
        RecordValue.record(
          Record([
            ("id", .text(set.id(of: buyer.organization))), ("share", .number(buyer.share)),
          ]))
      }
      return Record([
        ("product", .text(row.product.map { set.products[$0] } ?? "any")),
        ("group", .record(Record(group))),
        ("suppliers", .whole(row.suppliers)), ("buyers", .whole(row.buyers)),
        ("purchases", .whole(row.purchases)),
        ("purchasesWithoutVolume", .whole(row.purchasesWithoutVolume)),
        ("tonnes", .number(row.tonnes)), ("tonnesContracted", .number(row.tonnesContracted)),
        ("hhi", .number(orMissing: row.herfindahlHirschmanIndex)),
        ("hhiSuppliers", .number(orMissing: row.herfindahlHirschmanIndexOfPairs)),
        ("largest", largest ?? .missing),
        ("top3", .number(orMissing: row.shareOfThreeLargest)),
      ])
    }
    return Record([("rows", .records(records))] + subject.endedLinksMembers)
  }
}

/// What authorities that watch over mergers call a market of such an index.
enum ConcentrationLevel: Sendable, Hashable {
  case low, moderate, between, high

  /// The level of an index: the United States call a market highly concentrated above 1,800, the European Union
  /// above 2,000.
  init(of index: Double) {
    self =
      switch index {
      case ..<1_000: .low
      case ...1_800: .moderate
      case ...2_000: .between
      default: .high
      }
  }

  var word: LocalizedText {
    switch self {
    case .low: LocalizedText("low", "thấp")
    case .moderate: LocalizedText("moderate", "trung bình")
    case .between: LocalizedText("moderate to high", "trung bình đến cao")
    case .high: LocalizedText("high", "cao")
    }
  }
}

extension TableCell {
  /// The level of a concentration.
  fileprivate static func level(_ level: ConcentrationLevel) -> TableCell {
    .word(level.word.english, level.word.capitalized)
  }

  /// A part of 1, as people read it.
  fileprivate static func percent(_ share: Double?) -> TableCell {
    guard let share else { return .missing }
    return .word("\(share)", PercentText.text(share))
  }
}

/// Shares in percent, with one decimal.
private enum PercentText {
  static func text(_ share: Double) -> LocalizedText {
    func text(_ language: Language) -> String {
      "\(NumberText.decimal(share * 100, decimals: 1, in: language))%"
    }
    return LocalizedText(text(.english), text(.vietnamese))
  }
}

/// What the concentration comes to, in sentences.
private struct ConcentrationFindings {
  private let products: [ConcentrationRow]
  private let any: ConcentrationRow
  private let subject: MeasureSubject

  /// Takes the rows of all groups together.
  init(_ rows: [ConcentrationRow], of subject: MeasureSubject) {
    products = rows.filter { $0.product != nil && $0.purchases > 0 }
    any = rows.first { $0.product == nil } ?? ConcentrationRow(product: nil, group: [])
    self.subject = subject
  }

  var sentences: [LocalizedText] {
    if any.purchases == 0 { return [Self.noPurchases] }
    return [finding, withoutVolume, wholeForEach].compactMap(\.self)
      + (any.largestBuyer == nil ? [] : [Self.meaning, Self.orientation])
  }

  private static let noPurchases = LocalizedText(
    "No organization outside the collective sector buys of those counted.",
    "Chưa có tổ chức nào ngoài khu vực kinh tế tập thể mua của các tổ chức được tính.")

  /// How much the largest buyers take, and how much stands under contract.
  private var finding: LocalizedText? {
    guard let largest = any.largestBuyer, let three = any.shareOfThreeLargest else { return nil }
    let set = subject.set
    let id = set.id(of: largest.organization)
    let name = set.displayName(of: largest.organization)
    let shown = name == id ? id : "\(name) (\(id))"
    let (share, shareOfThree) = (PercentText.text(largest.share), PercentText.text(three))
    func tonnes(_ language: Language) -> String {
      NumberText.decimal(any.tonnes, decimals: 0, in: language)
    }
    var text =
      any.buyers == 1
      ? LocalizedText(
        "Of \(tonnes(.english)) tonnes a year, all go to one buyer, \(shown)",
        "Toàn bộ \(tonnes(.vietnamese)) tấn/năm bán cho một bên mua là \(shown)")
      : LocalizedText(
        """
        Of \(tonnes(.english)) tonnes a year, \(share.english) go to the largest of \
        \(NumberText.whole(any.buyers, in: .english)) buyers, \(shown)
        """,
        """
        Trong \(tonnes(.vietnamese)) tấn/năm, \(share.vietnamese) bán cho bên mua lớn nhất trong \
        \(NumberText.whole(any.buyers, in: .vietnamese)) bên mua là \(shown)
        """)
    if any.buyers > 3 {
      text.english += "; \(shareOfThree.english) go to the three largest"
      text.vietnamese += "; \(shareOfThree.vietnamese) bán cho ba bên mua lớn nhất"
    }
    if subject.showsContracts {
      let contracted = PercentText.text(any.tonnesContracted / any.tonnes)
      text.english += "; \(contracted.english) stand under contract"
      text.vietnamese += "; \(contracted.vietnamese) có hợp đồng"
    }
    return LocalizedText(text.english + ".", text.vietnamese + ".")
  }

  /// Why there are no shares, or of what they leave out.
  private var withoutVolume: LocalizedText? {
    let missing = any.purchasesWithoutVolume
    if any.largestBuyer == nil {
      return LocalizedText(
        "No purchase states a volume above 0, so there are no shares and no HHI.",
        "Không lượt mua nào ghi sản lượng lớn hơn 0 nên không có tỷ trọng và HHI.")
    }
    var sentences = LocalizedText("", "")
    if missing > 0 {
      let all = NumberText.whole(any.purchases, in: .english)
      sentences = LocalizedText(
        """
        \(NumberText.whole(missing, in: .english)) of \(all) purchases \(missing == 1 ? "states" : "state") no volume and \
        \(missing == 1 ? "counts" : "count") 0 tonnes: the shares leave \(missing == 1 ? "it" : "them") out.
        """,
        """
        \(NumberText.whole(missing, in: .vietnamese)) trong số \(NumberText.whole(any.purchases, in: .vietnamese)) lượt mua \
        không ghi sản lượng nên tính là 0 tấn; tỷ trọng không phản ánh các lượt mua này.
        """)
    }
    let names = products.filter { $0.largestBuyer == nil }.compactMap(\.product)
      .map { subject.set.products[$0] }
    if !names.isEmpty {
      func list(_ language: Language, _ conjunction: String) -> String {
        Words.products(names, conjunction, in: language)
      }
      let blank = missing > 0 ? " " : ""
      sentences.english +=
        "\(blank)Without tonnes there are no shares and no HHI: \(list(.english, "and"))."
      sentences.vietnamese +=
        "\(blank)Không có sản lượng nên không có tỷ trọng và HHI: \(list(.vietnamese, "và"))."
    }
    return sentences.english.isEmpty ? nil : sentences
  }

  /// That purchases without a product count for each.
  private var wholeForEach: LocalizedText? {
    guard products.reduce(0, { $0 + $1.purchases }) > any.purchases else { return nil }
    return LocalizedText(
      "A purchase without a product counts whole for each product, and once for any.",
      "Lượt mua không ghi sản phẩm được tính đủ cho từng sản phẩm và tính một lần ở dòng tính chung."
    )
  }

  private static let meaning = LocalizedText(
    """
    The HHI (Herfindahl-Hirschman index) adds the squares of the buyers' shares: 10,000 is one buyer, 2,500 are four of \
    equal size. Who buys within the collective sector does not count.
    """,
    """
    HHI (chỉ số Herfindahl-Hirschman) là tổng bình phương tỷ trọng của các bên mua: 10.000 là chỉ có một bên mua, 2.500 \
    là bốn bên mua ngang nhau. Không tính phần mua bán trong khu vực kinh tế tập thể.
    """)

  private static let orientation = LocalizedText(
    """
    For orientation only: guidelines on mergers draw lines at an HHI of 1,000 and 2,000 (European Union), or of 1,000 and 1,800 and \
    at a share of 30% (United States). They were made for mergers of sellers, not for buyers. Here: low below 1,000, moderate up to \
    1,800, high above 2,000.
    """,
    """
    Chỉ để tham khảo: hướng dẫn về sáp nhập doanh nghiệp dùng ngưỡng HHI 1.000 và 2.000 (Liên minh châu Âu), hoặc 1.000 và 1.800 \
    kèm thị phần 30% (Hoa Kỳ). Các ngưỡng này đặt ra cho việc sáp nhập bên bán, không phải cho bên mua. Ở đây: thấp là dưới 1.000, \
    trung bình là đến 1.800, cao là trên 2.000.
    """)
}
