import LabeledGraph
import LinkageGraph
import Synchronization

extension PackedContents {
  /// The organizations; the products; and how many of the products organizations declare, which
  /// are the first.
  func organizations() throws(PackedFileProblem) -> (
    columns: OrganizationColumns, products: [String], declaredProducts: Int
  ) {
    let products = try names(.productNames, .productNameEnds, count: counts.products)
    let columns = Mutex(OrganizationColumns())
    let declared = Mutex(0)
    let problem = Mutex<PackedFileProblem?>(nil)
    // Each column on a thread of its own.
    Parallel.forEach(Column.allCases.count) { index in
      do throws(PackedFileProblem) {
        switch Column.allCases[index] {
        case .products:
          let lists = try declaredProducts()
          declared.withLock { $0 = lists.declared }
          columns.withLock { ($0.productEnds, $0.products) = (lists.ends, lists.products) }
        case let column:
          let set = try decoded(column)
          columns.withLock { set(&$0) }
        }
      } catch {
        // Whichever thread is first, the same file gets the same answer.
        problem.withLock { $0 = [$0, error].compactMap(\.self).min { $0.rank < $1.rank } }
      }
    }
    if let problem = problem.withLock(\.self) { throw problem }
    return (columns.withLock(\.self), products, declared.withLock(\.self))
  }

  /// The columns that are taken apart, those that take longest first.
  private enum Column: CaseIterable {
    case names, ids, capacities, members, products, districts, kinds, ratings
    case highTechnology, digitalTechnology, roles, taxCodes
  }

  /// Checks a column and returns what puts it where it belongs.
  private func decoded(
    _ column: Column
  ) throws(PackedFileProblem) -> (inout OrganizationColumns) -> Void {
    let count = counts.organizations
    switch column {
    case .ids:
      let ids = try text(.ids, .idEnds, count: count, allowsEmpty: false)
      guard DistinctTexts.areDistinct(ids) else { throw .unsound(.ids) }
      return { $0.ids = ids }
    case .names:
      guard has(.names) || has(.nameEnds) else { return { _ in } }
      let names = try text(.names, .nameEnds, count: count, allowsEmpty: true)
      return { $0.names = names }
    case .kinds:
      let codes = try bits(.kinds, count: count).column
      try check(codes, .kinds, greatest: UInt64(OrganizationKind.allCases.count - 1))
      let kinds = decoded(codes) {
        OrganizationKind(rawValue: UInt8(truncatingIfNeeded: $0)) ?? .group
      }
      return { $0.kinds = kinds }
    case .districts:
      guard has(.districts) || has(.districtNames) || has(.districtNameEnds) else {
        return { _ in }
      }
      let districts = try districts()
      return { $0.districts = districts }
    case .products:
      return { _ in }
    case .members:
      guard has(.members) else { return { _ in } }
      let codes = try bits(.members, count: count).column
      try check(codes, .members, greatest: UInt64(LinkageSet.mostMembers + 1))
      let members = decoded(codes) { Int($0) - 1 }
      return { $0.members = members }
    case .ratings:
      let codes = try codes(
        .ratings, count: count, greatest: UInt8(OrganizationRating.allCases.count))
      guard let codes else { return { _ in } }
      let ratings = decoded(codes) { UInt8(truncatingIfNeeded: $0) }
      return { $0.ratings = ratings }
    case .highTechnology:
      let answers = try answers(.highTechnology)
      return { $0.highTechnology = answers }
    case .digitalTechnology:
      let answers = try answers(.digitalTechnology)
      return { $0.digitalTechnology = answers }
    case .capacities:
      guard let amounts = try amounts(.capacities, count: count) else { return { _ in } }
      let capacities = decoded(amounts)
      return { $0.capacities = capacities }
    case .roles:
      let codes = try codes(.roles, count: count, greatest: OrganizationKinds.all.rawValue)
      guard let codes else { return { _ in } }
      let roles = decoded(codes) { OrganizationKinds(rawValue: UInt8(truncatingIfNeeded: $0)) }
      return { $0.roles = roles }
    case .taxCodes:
      guard has(.taxCodes) || has(.taxCodeEnds) else { return { _ in } }
      let taxCodes = try text(.taxCodes, .taxCodeEnds, count: count, allowsEmpty: true)
      guard DistinctTexts.areDistinct(taxCodes.withoutBlanks().texts) else {
        throw .unsound(.taxCodes)
      }
      return { $0.taxCodes = taxCodes }
    }
  }

  @inline(__always)
  private func decoded<Element>(
    _ column: BitPackedColumn, _ element: (UInt64) -> Element
  ) -> SharedArray<Element> {
    SharedArray(count: column.count) { element(column[$0]) }
  }

  private func decoded(_ amounts: PackedAmounts) -> SharedArray<Double> {
    switch amounts {
    case .decimals(let column, let decimals):
      let power = PackedAmounts.powersOfTen[decimals]
      return decoded(column) { PackedAmounts.amount($0, power: power) }
    case .doubles(let numbers):
      return numbers
    }
  }

  private func answers(_ section: PackedSection) throws(PackedFileProblem) -> SharedArray<Answer> {
    guard
      let column = try codes(
        section, count: counts.organizations, greatest: Answer.yes.rawValue)
    else { return SharedArray() }
    return decoded(column) {
      Answer(rawValue: UInt8(truncatingIfNeeded: $0)) ?? .unknown
    }
  }

  /// Texts of which each occurs once.
  private func names(
    _ bytes: PackedSection, _ ends: PackedSection, count: Int?
  ) throws(PackedFileProblem) -> [String] {
    let nameCount = try words(ends, count: count).count
    let column = try text(bytes, ends, count: nameCount, allowsEmpty: false)
    let names = (0..<column.count).map { column[$0] }
    guard Set(names).count == names.count else { throw .unsound(bytes) }
    return names
  }

  /// The districts, which must name their names in their order, and all of them.
  private func districts() throws(PackedFileProblem) -> CategoryColumn {
    let column = try bits(.districts, count: counts.organizations).column
    let names = try names(.districtNames, .districtNameEnds, count: nil)
    var named: UInt64 = 0
    var isSound = true
    let codes = decoded(column) { code in
      isSound = isSound && code <= named + 1
      named = max(named, code)
      return UInt32(truncatingIfNeeded: code)
    }
    guard isSound, named == UInt64(names.count) else { throw .unsound(.districts) }
    return CategoryColumn(codes: codes, values: [""] + names)
  }

  /// The lists of declared products, which must name the products in their order, and how many of
  /// them are declared.
  private func declaredProducts() throws(PackedFileProblem) -> (
    ends: SharedArray<UInt32>, products: SharedArray<UInt32>, declared: Int
  ) {
    guard has(.declaredCounts) || has(.declaredProducts) else {
      return (SharedArray(), SharedArray(), 0)
    }
    let listCounts = try bits(.declaredCounts, count: counts.organizations).column
    let codes = try bits(.declaredProducts, count: nil).column
    guard codes.count < Int(UInt32.max) else { throw .unsound(.declaredProducts) }
    try check(listCounts, .declaredCounts, greatest: UInt64(codes.count))
    var end: UInt64 = 0
    var isSound = true
    let ends = decoded(listCounts) { count in
      end += count
      isSound = isSound && end <= UInt64(codes.count)
      return UInt32(truncatingIfNeeded: end)
    }
    guard isSound, end == UInt64(codes.count) else { throw .unsound(.declaredCounts) }
    var named: UInt64 = 0
    let products = decoded(codes) { product in
      isSound = isSound && product <= named
      named = max(named, product + 1)
      return UInt32(truncatingIfNeeded: product)
    }
    guard isSound, named <= UInt64(counts.products) else { throw .unsound(.declaredProducts) }
    return (ends, products, Int(named))
  }
}
