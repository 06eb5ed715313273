import LabeledGraph
public import LinkageGraph

// Method. Each state is measured once; that pass leaves, beside the counts, two words a vertex and slice of 16 products: who
// participates and whose goods reach export. The words of the state after are moved to the positions of organizations and products before, where
// they differ, and then compared word by word. So differences cost a pass over words, and nothing is put together for an organization that
// stays as it is.

extension ChainComparison {
  /// Compares two states.
  ///
  /// Organizations are matched by their ids, products by their names. An organization has a flag for a product only where the
  /// product reaches it from a producer of the same state.
  ///
  /// - Parameters:
  ///   - before: The set before, laid out.
  ///   - after: The set after, laid out.
  ///   - selection: The organizations to count before.
  ///   - selectionAfter: The organizations to count after; products of a selection are positions of its set.
  ///   - keys: The properties to group by.
  ///   - countsContracts: Whether `contracted` is counted; it is 0 if not.
  /// - Complexity: That of two summaries, and O(organizations) for each 16 products.
  public init(
    before: ChainGraph, after: ChainGraph, of selection: OrganizationSelection = .collective,
    and selectionAfter: OrganizationSelection? = nil, by keys: [GroupKey] = [],
    countsContracts: Bool = true
  ) {
    self.init(
      before, after, selection,
      selectionAfter ?? selection.translated(from: before.set, to: after.set),
      by: keys, countsContracts: countsContracts,
      matching: OrganizationMatching(matching: before.set, with: after.set))
  }

  init(
    _ before: ChainGraph, _ after: ChainGraph, _ selection: OrganizationSelection,
    _ selectionAfter: OrganizationSelection, by keys: [GroupKey], countsContracts: Bool,
    matching: OrganizationMatching
  ) {
    // Each has stretches that one core goes through alone: together they keep all busy.
    let (first, second) = Parallel.both {
      before.measurement(of: selection, by: keys, countsContracts: countsContracts)
    } _: {
      after.measurement(of: selectionAfter, by: keys, countsContracts: countsContracts)
    }
    self.init(first, of: before.set, second, of: after.set, matching: matching)
  }

  /// Compares what was measured.
  init(
    _ first: ChainMeasurement, of before: LinkageSet, _ second: ChainMeasurement,
    of after: LinkageSet, matching: OrganizationMatching
  ) {
    self.before = first.summary
    self.after = second.summary
    self.matching = matching
    let names = ComparedProducts(before: before, after: after)
    products = LinkageSet.Products(names: names.names)
    let sides = ComparedSides(first, second, matching, names)
    (lost, gained) = sides.changes()
    (came, went) = sides.movements()
    flags = (first.flags, second.flags)
    isInBoth = sides.isInBoth
  }
}

extension OrganizationSelection {
  /// The same selection in another set: products by their names.
  package func translated(from set: LinkageSet, to other: LinkageSet) -> OrganizationSelection {
    guard let products else { return self }
    var selection = self
    selection.products = Set(
      products.compactMap { other.products.position(named: set.products[$0]) })
    return selection
  }
}

/// The products of two sets under one numbering.
struct ComparedProducts: Sendable {
  private(set) var names: [String]
  /// For each product of the set after its number.
  private(set) var ofAfter: [Int] = []

  init(before: LinkageSet, after: LinkageSet) {
    names = Array(before.products)
    var numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    for name in after.products {
      if let number = numbers[name] {
        ofAfter.append(number)
      } else {
        numbers[name] = names.count
        ofAfter.append(names.count)
        names.append(name)
      }
    }
  }
}

/// The flags of two states, on their way to what differs.
private struct ComparedSides: Sendable {
  private let before: ChainMeasurement
  private let after: ChainMeasurement
  private let matching: OrganizationMatching
  private let products: ComparedProducts
  /// For each organization before whether it counts in both states.
  let isInBoth: SharedArray<Bool>

  init(
    _ before: ChainMeasurement, _ after: ChainMeasurement, _ matching: OrganizationMatching,
    _ products: ComparedProducts
  ) {
    self.before = before
    self.after = after
    self.matching = matching
    self.products = products
    let (first, second) = (before.selected, after.selected)
    isInBoth =
      matching.isIdentity
      ? SharedArray(concurrently: first.count) { first[$0] && second[$0] }
      : SharedArray(concurrently: first.count) { organization in
        first[organization]
          && (matching.row(of: organization).map { second[$0] } ?? false)
      }
  }

  /// Who counts in one state alone.
  func movements() -> (came: [OrganizationPosition], went: [OrganizationPosition]) {
    let both = isInBoth
    let (first, second) = (before.selected, after.selected)
    let went = first.indices.filter { first[$0] && !both[$0] }
    var cameFrom = [Bool](repeating: true, count: second.count)
    if matching.isIdentity {
      for organization in both.indices where both[organization] { cameFrom[organization] = false }
    } else {
      for organization in both.indices where both[organization] {
        if let row = matching.row(of: organization) { cameFrom[row] = false }
      }
    }
    let came = second.indices.filter { second[$0] && cameFrom[$0] }
    return (came.map { OrganizationPosition($0) }, went.map { OrganizationPosition($0) })
  }

  /// What was lost and gained.
  func changes() -> (lost: [ChainComparison.Change], gained: [ChainComparison.Change]) {
    let count = before.selected.count
    let ranges = stride(from: 0, to: products.names.count, by: 16).map {
      $0..<min($0 + 16, products.names.count)
    }
    var lost: [ChainComparison.Change] = []
    var gained: [ChainComparison.Change] = []
    for range in ranges {
      let first = FlagWords(before.flags, in: range, count: count)
      let second =
        matching.isIdentity && products.isIdentity
        ? FlagWords(after.flags, in: range, count: count)
        : FlagWords(
          after.flags, in: range, count: count, numbers: products.ofAfter,
          positions: beforeOfAfter)
      let parts = Parallel.mapPieces(of: count) { organizations in
        differences(first, second, organizations, range.lowerBound)
      }
      for part in parts {
        lost += part.lost
        gained += part.gained
      }
    }
    if ranges.count > 1 {
      lost.sort(by: Self.precedes)
      gained.sort(by: Self.precedes)
    }
    return (lost, gained)
  }

  /// For each organization after its position before; `UInt32.max` where there is none.
  private var beforeOfAfter: SharedArray<UInt32> {
    let result = ParallelBuffer<UInt32>(count: after.selected.count)
    if matching.isIdentity {
      for organization in 0..<result.count { result[organization] = UInt32(organization) }
      return result.finished()
    }
    for organization in 0..<result.count { result[organization] = .max }
    for organization in before.selected.indices {
      if let row = matching.row(of: organization) { result[row] = UInt32(organization) }
    }
    return result.finished()
  }

  private struct Differences: Sendable {
    var lost: [ChainComparison.Change] = []
    var gained: [ChainComparison.Change] = []
  }

  private func differences(
    _ first: FlagWords, _ second: FlagWords, _ organizations: Range<Int>, _ firstProduct: Int
  ) -> Differences {
    var found = Differences()
    let both = isInBoth.span
    let (firstParticipating, firstExport) = (first.participating.span, first.export.span)
    let (secondParticipating, secondExport) = (second.participating.span, second.export.span)
    for organization in organizations {
      let (p, q) = (firstParticipating[organization], secondParticipating[organization])
      let (e, f) = (firstExport[organization], secondExport[organization])
      var lanes = (p ^ q) | (e ^ f)
      if lanes == 0 || !both[organization] { continue }
      while lanes != 0 {
        let lane = lanes.trailingZeroBitCount
        let bit: UInt16 = 1 << UInt16(lane)
        lanes &= lanes &- 1
        for (flag, old, new) in [(ChainFlag.participating, p, q), (.export, e, f)]
        where (old ^ new) & bit != 0 {
          let change = ChainComparison.Change(
            organization: OrganizationPosition(organization),
            product: ProductPosition(firstProduct + lane),
            flag: flag)
          if old & bit != 0 { found.lost.append(change) } else { found.gained.append(change) }
        }
      }
    }
    return found
  }

  private static func precedes(
    _ left: ChainComparison.Change, _ right: ChainComparison.Change
  ) -> Bool {
    if left.organization != right.organization { return left.organization < right.organization }
    if left.product != right.product { return left.product < right.product }
    return left.flag == .participating && right.flag == .export
  }
}

extension ComparedProducts {
  /// Whether the products of the set after have the numbers of their positions.
  var isIdentity: Bool { ofAfter.enumerated().allSatisfy { $0.offset == $0.element } }
}

/// The flags of all organizations before for up to 16 products, a word for each.
private struct FlagWords: Sendable {
  let participating: SharedArray<UInt16>
  let export: SharedArray<UInt16>

  /// Takes flags whose organizations and products have the numbers of their positions.
  init(_ flags: [ComparedFlags], in range: Range<Int>, count: Int) {
    guard let part = flags.first(where: { $0.products.lowerBound == range.lowerBound }) else {
      let none = ParallelBuffer<UInt16>(count: count).finished()
      (participating, export) = (none, none)
      return
    }
    guard let organizations = part.organizations else {
      (participating, export) = (part.participating, part.export)
      return
    }
    let (participating, export) = (
      ParallelBuffer<UInt16>(count: count), ParallelBuffer<UInt16>(count: count)
    )
    for (row, organization) in organizations.enumerated() {
      participating[Int(organization)] = part.participating[row]
      export[Int(organization)] = part.export[row]
    }
    (self.participating, self.export) = (participating.finished(), export.finished())
  }

  /// Moves flags to other numbers.
  init(
    _ flags: [ComparedFlags], in range: Range<Int>, count: Int, numbers: [Int],
    positions: SharedArray<UInt32>
  ) {
    let (participating, export) = (
      ParallelBuffer<UInt16>(count: count), ParallelBuffer<UInt16>(count: count)
    )
    for part in flags {
      let lanes = part.products.enumerated().compactMap { lane, product in
        range.contains(numbers[product])
          ? (from: UInt16(lane), to: UInt16(numbers[product] - range.lowerBound)) : nil
      }
      if lanes.isEmpty { continue }
      func moved(_ word: UInt16) -> UInt16 {
        lanes.reduce(0) { $0 | (word >> $1.from & 1) << $1.to }
      }
      for row in part.participating.indices where part.participating[row] != 0 {
        let organization = part.organizations.map { Int($0[row]) } ?? row
        let position = positions[organization]
        if position == .max { continue }
        participating[Int(position)] |= moved(part.participating[row])
        // Who exports participates.
        export[Int(position)] |= moved(part.export[row])
      }
    }
    (self.participating, self.export) = (participating.finished(), export.finished())
  }
}
