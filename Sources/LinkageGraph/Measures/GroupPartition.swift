/// The selected organizations in groups, the groups in the order of their texts.
struct GroupPartition: Sendable {
  /// Of each group, a text per key; a blank is the empty text.
  var texts: [[String]]
  /// For each organization its group, or ``notSelected``.
  var groups: [UInt32]

  static let notSelected = UInt32.max

  init(of set: LinkageSet, selected: [Bool], by keys: [GroupKey]) {
    let columns = set.organizationColumns
    groups = [UInt32](repeating: Self.notSelected, count: columns.count)
    if keys.isEmpty {
      texts = [[]]
      for organization in groups.indices where selected[organization] { groups[organization] = 0 }
      return
    }
    // Codes of one group's properties make one number; few of the possible numbers occur.
    let districtCount = UInt64(columns.districts.values.count)
    var numbers: [UInt64: UInt32] = [:]
    var found: [[String]] = []
    for organization in groups.indices where selected[organization] {
      var number: UInt64 = 0
      for key in keys {
        switch key {
        case .kind: number = number * 8 + UInt64(columns.kinds[organization].rawValue)
        case .rating:
          number = number * 8 + UInt64(columns.ratings.isEmpty ? 0 : columns.ratings[organization])
        case .district:
          let codes = columns.districts.codes
          number = number * districtCount + UInt64(codes.isEmpty ? 0 : codes[organization])
        }
      }
      if let group = numbers[number] {
        groups[organization] = group
      } else {
        groups[organization] = UInt32(found.count)
        numbers[number] = UInt32(found.count)
        found.append(keys.map { Self.text(of: organization, in: set, key: $0) })
      }
    }
    let order = found.indices.sorted { Self.precedes(found[$0], found[$1]) }
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, group) in order.enumerated() { ranks[group] = UInt32(rank) }
    for organization in groups.indices where groups[organization] != Self.notSelected {
      groups[organization] = ranks[Int(groups[organization])]
    }
    texts = order.map { found[$0] }
  }

  private static func text(of organization: Int, in set: LinkageSet, key: GroupKey) -> String {
    switch key {
    case .kind: set.kind(of: organization).word
    case .district: set.district(of: organization) ?? ""
    case .rating: set.rating(of: organization)?.word ?? ""
    }
  }

  /// By Unicode code points, which is the order of UTF-8 bytes.
  private static func precedes(_ left: [String], _ right: [String]) -> Bool {
    for (leftText, rightText) in zip(left, right) where leftText != rightText {
      return leftText.utf8.lexicographicallyPrecedes(rightText.utf8)
    }
    return false
  }
}
