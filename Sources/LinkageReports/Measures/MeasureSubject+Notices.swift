package import LinkageGraph

extension Document {
  /// The document with all that a reader must know of what was measured.
  func noting(_ subject: MeasureSubject) -> Document {
    noting(
      subject.notices, remarks: [subject.endedLinks].compactMap(\.self), leftOut: subject.leftOut)
  }
}

extension MeasureSubject {
  /// What a reader must know of the figures: that there was nobody to count, or nothing to follow.
  ///
  /// - Complexity: O(organizations) where that is so; else up to the first organization that counts. With a year
  ///   O(links).
  package var notices: [LocalizedText] {
    noticesOfOrganizations + [yearOutsideData, noContracts].compactMap(\.self)
  }

  /// That contracts were asked for, and the set knows nothing of them.
  private var noContracts: LocalizedText? {
    guard graph.contractsOnly, !set.statesContracts else { return nil }
    return LocalizedText(
      "No link of the set says that it stands under contract; only memberships are counted.",
      "Không liên kết nào ghi là có hợp đồng nên chỉ tính liên kết thành viên.")
  }

  /// That the year asked for lies outside those that the links name, as a mistyped one does.
  private var yearOutsideData: LocalizedText? {
    guard let year = graph.year else { return nil }
    guard let years = set.yearsNamed else {
      if set.linkCount == 0 { return nil }
      return LocalizedText(
        "No link names a year, so all of them count in \(year).",
        "Không liên kết nào ghi năm nên tất cả đều được tính cho năm \(year).")
    }
    // Open links stand in any year to come, but this one is the last that anybody asks for.
    if year >= years.lowerBound, year <= max(years.upperBound, CurrentYear.value) { return nil }
    return LocalizedText(
      "The year \(year) is outside those that links name, \(years.lowerBound) to \(years.upperBound).",
      "Năm \(year) nằm ngoài các năm ghi trong liên kết (từ \(years.lowerBound) đến \(years.upperBound))."
    )
  }

  private var noticesOfOrganizations: [LocalizedText] {
    if set.organizations.isEmpty { return [Self.emptySet] }
    if !hasOrganization(of: selection.kinds) {
      let kinds = KindCounts(of: set)
      return [
        selection.kinds == OrganizationKind.collective
          ? noCollectiveOrganizations(kinds) : nobodyOfKinds(selection.kinds, kinds)
      ]
    }
    if !hasOrganization(of: graph.producers) { return [noProducers(KindCounts(of: set))] }
    let isAnybodySelected = set.organizations.indices.contains { selection.contains($0, of: set) }
    return isAnybodySelected ? [] : [Self.nobodySelected]
  }

  /// What a reader must know of a trace, which counts no selection: that there is nothing to follow.
  var noticesOfTrace: [LocalizedText] {
    hasOrganization(of: graph.producers) ? [] : [noProducers(KindCounts(of: set))]
  }

  private func hasOrganization(of kinds: Set<OrganizationKind>) -> Bool {
    let isWanted = OrganizationKind.allCases.map { kinds.contains($0) }
    return set.organizationColumns.kinds.contains { isWanted[Int($0.rawValue)] }
  }

  private func noCollectiveOrganizations(_ kinds: KindCounts) -> LocalizedText {
    let words = kinds.words
    let isOne = set.organizations.count == 1
    return LocalizedText(
      """
      The set has no groups, cooperatives or unions, but \(kinds.list(.english, "and")). To count \
      \(isOne ? "it and follow its" : "these and follow their") goods, add: --kind \(words) \
      --producers \(words)
      """,
      """
      Bộ dữ liệu không có tổ hợp tác, hợp tác xã hay liên hiệp hợp tác xã, chỉ có \
      \(kinds.list(.vietnamese, "và")). Để tính \(isOne ? "tổ chức" : "các tổ chức") này và theo dõi \
      hàng hóa của \(isOne ? "tổ chức đó" : "các tổ chức đó"), thêm: --kind \(words) \
      --producers \(words)
      """)
  }

  private func nobodyOfKinds(
    _ wanted: Set<OrganizationKind>, _ kinds: KindCounts
  ) -> LocalizedText {
    let names = Self.kinds(wanted, "or", "hay")
    return LocalizedText(
      """
      The set has no \(names.english), but \(kinds.list(.english, "and")). To count others, name \
      their kinds: --kind \(kinds.words)
      """,
      """
      Bộ dữ liệu không có \(names.vietnamese), chỉ có \(kinds.list(.vietnamese, "và")). Để tính các \
      tổ chức khác, nêu loại hình: --kind \(kinds.words)
      """)
  }

  private func noProducers(_ kinds: KindCounts) -> LocalizedText {
    let names = Self.kinds(graph.producers, "or", "hay")
    return LocalizedText(
      """
      The set has no \(names.english), whose goods would be followed, so no organization is supplied \
      with anything. To follow the goods of others, name their kinds: --producers \(kinds.words)
      """,
      """
      Bộ dữ liệu không có \(names.vietnamese) để theo dõi hàng hóa, nên không tổ chức nào có hàng hóa \
      đi qua. Để theo dõi hàng hóa của tổ chức khác, nêu loại hình: --producers \(kinds.words)
      """)
  }

  private static let emptySet = LocalizedText(
    "The set has no organizations.", "Bộ dữ liệu không có tổ chức nào.")

  private static let nobodySelected = LocalizedText(
    "No organization of the set matches all filters.",
    "Không có tổ chức nào khớp với tất cả bộ lọc.")
}

/// How many organizations of each kind a set has.
private struct KindCounts {
  private let counts: [Int]

  init(of set: LinkageSet) {
    var counts = [Int](repeating: 0, count: OrganizationKind.allCases.count)
    for kind in set.organizationColumns.kinds { counts[Int(kind.rawValue)] += 1 }
    self.counts = counts
  }

  /// The kinds that occur, in their order.
  var present: [OrganizationKind] {
    OrganizationKind.allCases.filter { counts[Int($0.rawValue)] > 0 }
  }

  /// The kinds that occur as the command line takes them.
  var words: String { present.map(\.word).joined(separator: ",") }

  /// The kinds that occur, counted.
  func list(_ language: Language, _ conjunction: String) -> String {
    Words.series(
      present.map { Words.plural(counts[Int($0.rawValue)], $0)(language) }, conjunction)
  }
}
