package import LabeledGraph

/// The selected organizations in groups, the groups in the order of their texts.
///
/// Every property has few or many values, each with a rank in the order of the texts; the ranks of an
/// organization's properties make one number, which orders groups as their texts do. Groups are the
/// numbers that occur, found as bits of a map: neither hashed nor sorted.
package struct GroupPartition: Sendable {
  /// Of each group, a text per key; a blank is the empty text.
  package private(set) var texts: [[String]]
  /// For each organization its group, or ``notSelected``.
  package let groups: SharedArray<UInt32>

  package static let notSelected = UInt32.max

  package init(of set: LinkageSet, selected: SharedArray<Bool>, by keys: [GroupKey]) {
    if keys.isEmpty {
      texts = [[]]
      groups = SharedArray(concurrently: selected.count) { selected[$0] ? 0 : Self.notSelected }
      return
    }
    let properties = keys.map { GroupedProperty($0, of: set) }
    let numbers = SharedArray(concurrently: selected.count) { organization in
      properties.reduce(0) { $0 * $1.texts.count + $1.rank(of: organization) }
    }
    let size = properties.reduce(1) { $0 * $1.texts.count }
    var occurs = [UInt64](repeating: 0, count: (size + 63) / 64)
    for organization in selected.indices where selected[organization] {
      occurs[numbers[organization] >> 6] |= 1 << UInt64(numbers[organization] & 63)
    }
    // How many numbers occur before those of each word.
    var before = [UInt32](repeating: 0, count: occurs.count)
    var count: UInt32 = 0
    texts = []
    for word in occurs.indices {
      before[word] = count
      var bits = occurs[word]
      while bits != 0 {
        texts.append(Self.texts(of: word << 6 | bits.trailingZeroBitCount, properties))
        count += 1
        bits &= bits &- 1
      }
    }
    let (occurring, countsBefore) = (occurs, before)
    groups = SharedArray(concurrently: selected.count) { organization in
      guard selected[organization] else { return Self.notSelected }
      let (word, bit) = (numbers[organization] >> 6, UInt64(numbers[organization] & 63))
      let lower = occurring[word] & (1 << bit &- 1)
      return countsBefore[word] + UInt32(truncatingIfNeeded: lower.nonzeroBitCount)
    }
  }

  private static func texts(of number: Int, _ properties: [GroupedProperty]) -> [String] {
    var texts: [String] = []
    var rest = number
    for property in properties.reversed() {
      texts.append(property.texts[rest % property.texts.count])
      rest /= property.texts.count
    }
    return texts.reversed()
  }
}

/// A property by which organizations are grouped, its values in the order of their texts.
private struct GroupedProperty: Sendable {
  /// The texts of the values, by their ranks.
  let texts: [String]
  /// The rank of each code.
  private let ranks: [UInt32]
  private let codes: Codes

  private enum Codes: Sendable {
    case none
    case bytes(SharedArray<UInt8>)
    case kinds(SharedArray<OrganizationKind>)
    case words(SharedArray<UInt32>)
  }

  init(_ key: GroupKey, of set: LinkageSet) {
    let columns = set.organizationColumns
    let texts: [String]
    switch key {
    case .kind:
      texts = OrganizationKind.allCases.map(\.word)
      codes = .kinds(columns.kinds)
    case .rating:
      texts = [""] + OrganizationRating.allCases.map(\.word)
      codes = columns.ratings.isEmpty ? .none : .bytes(columns.ratings)
    case .district:
      texts = columns.districts.values
      codes = columns.districts.codes.isEmpty ? .none : .words(columns.districts.codes)
    }
    let order = texts.indices.sorted { Self.precedes(texts[$0], texts[$1]) }
    var ranks = [UInt32](repeating: 0, count: texts.count)
    for (rank, code) in order.enumerated() { ranks[code] = UInt32(rank) }
    self.texts = order.map { texts[$0] }
    self.ranks = ranks
  }

  func rank(of organization: Int) -> Int {
    switch codes {
    case .none: Int(ranks[0])
    case .bytes(let codes): Int(ranks[Int(codes[organization])])
    case .kinds(let codes): Int(ranks[Int(codes[organization].rawValue)])
    case .words(let codes): Int(ranks[Int(codes[organization])])
    }
  }

  /// By Unicode code points, which is the order of UTF-8 bytes.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.utf8.span, right.utf8.span)
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index]
    }
    return left.count < right.count
  }
}
