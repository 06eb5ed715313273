import LinkageGraph

/// A figure that is shown before and after: how many of how many.
enum ComparedFigure: CaseIterable {
  case organizations, linked, processing, domestic, export, complete, participating, contracted,
    members, membersParticipating, membersReached

  /// Those that are shown of each product and group.
  static let main: [ComparedFigure] = [.participating, .export, .membersParticipating]

  /// What people read.
  var name: LocalizedText {
    switch self {
    case .organizations: LocalizedText("Organizations", "Số tổ chức")
    case .linked: LocalizedText("Linked", "Có liên kết")
    case .processing: LocalizedText("Processing", "Chế biến")
    case .domestic: LocalizedText("Domestic sale", "Tiêu thụ trong nước")
    case .export: LocalizedText("Direct export", "Xuất khẩu trực tiếp")
    case .complete: LocalizedText("Complete chain", "Chuỗi hoàn chỉnh")
    case .participating: LocalizedText("Participating", "Tham gia")
    case .contracted: LocalizedText("Under contract", "Tham gia có hợp đồng")
    case .members: LocalizedText("Members", "Thành viên")
    case .membersParticipating: LocalizedText("Members participating", "Thành viên tham gia")
    case .membersReached:
      LocalizedText("Members reaching export", "Thành viên tiếp cận xuất khẩu")
    }
  }

  /// The part, and the whole that it is a part of; no whole where the figure is one itself.
  func value(_ coverage: CoverageRow, _ reach: ReachRow) -> (part: Int, whole: Int?) {
    switch self {
    case .organizations: (coverage.organizations, nil)
    case .linked: (coverage.linked, coverage.organizations)
    case .processing: (coverage.processing, coverage.organizations)
    case .domestic: (coverage.domestic, coverage.organizations)
    case .export: (coverage.export, coverage.organizations)
    case .complete: (coverage.complete, coverage.organizations)
    case .participating: (coverage.participating, coverage.organizations)
    case .contracted: (coverage.contracted, coverage.organizations)
    case .members: (coverage.members, nil)
    case .membersParticipating: (coverage.membersParticipating, coverage.members)
    case .membersReached: (reach.membersReached, reach.members)
    }
  }
}

extension UInt {
  /// The same number, which is of organizations or people and never near the greatest.
  fileprivate var asInt: Int { Int(clamping: self) }
}

/// A number with its sign, as people read a difference.
enum SignedText {
  static func whole(_ value: Int) -> TableCell {
    func text(_ language: Language) -> String {
      (value > 0 ? "+" : "") + NumberText.whole(value, in: language)
    }
    return .word("", LocalizedText(text(.english), text(.vietnamese)))
  }

  /// A difference of shares in percentage points, with one decimal.
  static func points(_ value: Double) -> TableCell {
    func text(_ language: Language) -> String {
      let number = NumberText.decimal(value, decimals: 1, in: language)
      return (number.hasPrefix("-") || value.magnitude < 0.05 ? "" : "+") + number
    }
    return .word("", LocalizedText(text(.english), text(.vietnamese)))
  }
}

/// One group and product before and after; a side that does not have it counts nothing.
struct ComparedRow: Sendable {
  var group: [String]
  /// The product's name, or `nil` for any.
  var product: String?
  var before = (CoverageRow(product: nil, group: []), ReachRow(product: nil, group: []))
  var after = (CoverageRow(product: nil, group: []), ReachRow(product: nil, group: []))
}

/// The rows of two summaries side by side.
struct ComparedRows: Sendable {
  private struct Key: Hashable {
    var group: [String]
    var product: String?
  }

  /// By group, in the order of the groups' texts; within a group by product, then any.
  private(set) var rows: [ComparedRow] = []

  init(
    before: ChainSummary, _ products: LinkageSet.Products, after: ChainSummary,
    _ laterProducts: LinkageSet.Products, order: LinkageSet.Products
  ) {
    var found: [Key: ComparedRow] = [:]
    func add(
      _ summary: ChainSummary, _ products: LinkageSet.Products,
      _ side: WritableKeyPath<ComparedRow, (CoverageRow, ReachRow)>
    ) {
      for (coverage, reach) in zip(summary.coverage, summary.reach) {
        let key = Key(group: coverage.group, product: coverage.product.map { products[$0] })
        found[key, default: ComparedRow(group: key.group, product: key.product)][keyPath: side] =
          (coverage, reach)
      }
    }
    add(before, products, \.before)
    add(after, laterProducts, \.after)
    let groups = Set(found.keys.map(\.group)).sorted { left, right in
      left.lexicographicallyPrecedes(right) {
        $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
      }
    }
    for group in groups {
      for product in order.map(Optional.some) + [nil] {
        if let row = found[Key(group: group, product: product)] { rows.append(row) }
      }
    }
  }

  /// The rows, their groups in the order that a reader expects.
  func ordered(by keys: [GroupKey], for audience: Audience) -> [ComparedRow] {
    guard case .people(let language) = audience, !keys.isEmpty else { return rows }
    let order = AlphabeticalOrder(language)
    let sortable = rows.enumerated().map { position, row in
      (
        row: row, position: position,
        keys: zip(keys, row.group).map { key, text in
          order.key(of: text.isEmpty ? "" : TableCell.group(text, by: key).text(for: audience))
        }
      )
    }
    return sortable.sorted { left, right in
      if left.row.group != right.row.group {
        return left.keys.lexicographicallyPrecedes(right.keys)
      }
      return left.position < right.position
    }.map(\.row)
  }

  /// Participation and direct export over all products and groups, in a sentence each.
  var sentences: [LocalizedText] {
    var before = (CoverageRow(product: nil, group: []), ReachRow(product: nil, group: []))
    var after = before
    for row in rows where row.product == nil {
      before.0.add(row.before.0)
      before.1.add(row.before.1)
      after.0.add(row.after.0)
      after.1.add(row.after.1)
    }
    return [
      Self.sentence(
        LocalizedText("Taking part in a chain", "Tham gia chuỗi"), .participating,
        .membersParticipating, before, after),
      Self.sentence(
        LocalizedText("Reaching direct export", "Tiếp cận xuất khẩu trực tiếp"), .export,
        .membersReached, before, after),
    ]
  }

  private static func sentence(
    _ name: LocalizedText, _ figure: ComparedFigure, _ ofMembers: ComparedFigure,
    _ before: (CoverageRow, ReachRow), _ after: (CoverageRow, ReachRow)
  ) -> LocalizedText {
    let (old, new) = (figure.value(before.0, before.1), figure.value(after.0, after.1))
    let people = ofMembers.value(after.0, after.1).part - ofMembers.value(before.0, before.1).part
    let difference = new.part - old.part
    func text(_ language: Language) -> String {
      func share(_ value: (part: Int, whole: Int?)) -> String {
        guard let whole = value.whole, whole > 0 else {
          return NumberText.whole(value.part, in: language)
        }
        return
          "\(NumberText.whole(value.part, in: language)) (\(NumberText.percent(value.part, of: whole, in: language)))"
      }
      let isVietnamese = language == .vietnamese
      if old.part == new.part, old.whole == new.whole, people == 0 {
        return "\(name(language)): "
          + (isVietnamese
            ? "không đổi, \(share(old)) tổ chức." : "unchanged, \(share(old)) organizations.")
      }
      let organizations = Words.organizations(difference.magnitude.asInt)(language)
      let members = Words.members(people.magnitude.asInt)(language)
      let change: String
      if isVietnamese {
        change =
          difference == 0
          ? "số tổ chức không đổi" : "\(difference < 0 ? "giảm" : "tăng") \(organizations)"
      } else {
        change =
          difference == 0
          ? "as many organizations"
          : Words.text(
            difference.magnitude.asInt,
            difference < 0 ? "fewer organization" : "more organization", "tổ chức"
          ).english
      }
      let ofPeople =
        people == 0
        ? ""
        : isVietnamese
          ? ", \(people < 0 ? "giảm" : "tăng") \(members)"
          : ", "
            + Words.text(
              people.magnitude.asInt, people < 0 ? "fewer member" : "more member", "thành viên"
            ).english
      return isVietnamese
        ? "\(name(language)): trước \(share(old)), sau \(share(new)); \(change)\(ofPeople)."
        : "\(name(language)): \(share(old)) before, \(share(new)) after; \(change)\(ofPeople)."
    }
    return LocalizedText(text(.english), text(.vietnamese))
  }

  /// The table of every figure before, after, and by how much it differs.
  func table(by keys: [GroupKey], showsContracts: Bool) -> Table {
    let columns =
      keys.map { TableColumn.group($0) } + [
        .product,
        TableColumn(LocalizedText("Figure", "Chỉ tiêu"), name: "figure", kind: .text),
        TableColumn(LocalizedText("Before", "Trước"), name: "before", kind: .share),
        TableColumn(LocalizedText("After", "Sau"), name: "after", kind: .share),
        TableColumn(LocalizedText("Difference", "Chênh lệch"), name: "difference", kind: .number),
        TableColumn(LocalizedText("Points", "Điểm %"), name: "points", kind: .number),
      ]
    let hasOneProduct = Set(rows.compactMap(\.product)).count == 1
    return Table(columns: columns, keyColumns: keys.count + 2) { sink in
      var last: (group: [String], isAny: Bool)?
      for row in ordered(by: keys, for: sink.audience) {
        if hasOneProduct, row.product == nil { continue }
        if !keys.isEmpty, row.before.0.organizations + row.after.0.organizations == 0 { continue }
        if let last, last.group != row.group || last.isAny != (row.product == nil) {
          sink.appendRule()
        }
        last = (row.group, row.product == nil)
        let isWhole = keys.isEmpty && (row.product == nil || hasOneProduct)
        for figure in isWhole ? ComparedFigure.allCases : ComparedFigure.main
        where figure != .contracted || showsContracts {
          for (key, text) in zip(keys, row.group) { sink.append(.group(text, by: key)) }
          sink.append(row.product.map { .product($0) } ?? .anyProduct)
          sink.append(.word("", figure.name))
          Self.append(
            figure.value(row.before.0, row.before.1), figure.value(row.after.0, row.after.1),
            to: &sink)
          try sink.endRow()
        }
      }
    }
  }

  private static func append(
    _ before: (part: Int, whole: Int?), _ after: (part: Int, whole: Int?), to sink: inout RowSink
  ) {
    for side in [before, after] {
      if let whole = side.whole {
        sink.append(side.part, of: whole)
      } else {
        sink.append(side.part)
      }
    }
    sink.append(SignedText.whole(after.part - before.part))
    guard let first = before.whole, let second = after.whole, first > 0, second > 0 else {
      return sink.appendMissing()
    }
    sink.append(
      SignedText.points(
        Double(after.part) * 100 / Double(second) - Double(before.part) * 100 / Double(first)))
  }
}
