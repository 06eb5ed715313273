import LabeledGraph
import LinkageGraph

extension PackedContents {
  /// The organizations; the products; and how many of the products organizations declare, which
  /// are the first.
  func organizations() throws(PackedFileProblem) -> (
    columns: OrganizationColumns, products: [String], declaredProducts: Int
  ) {
    let count = counts.organizations
    let products = try names(.productNames, .productNameEnds, count: counts.products)
    var columns = OrganizationColumns()
    columns.ids = try text(.ids, .idEnds, count: count, allowsEmpty: false)
    if has(.names) || has(.nameEnds) {
      columns.names = try text(.names, .nameEnds, count: count, allowsEmpty: true)
    }
    let kinds = try bits(.kinds, count: count).column
    try check(kinds, .kinds, greatest: UInt64(OrganizationKind.allCases.count - 1))
    columns.kinds = decoded(kinds, OrganizationKind.group) {
      OrganizationKind(rawValue: UInt8(truncatingIfNeeded: $0)) ?? .group
    }
    if has(.districts) || has(.districtNames) || has(.districtNameEnds) {
      columns.districts = try districts()
    }
    let declared = try takeDeclaredProducts(&columns)
    if has(.members) {
      let members = try bits(.members, count: count).column
      try check(members, .members, greatest: UInt64(LinkageSet.mostMembers + 1))
      columns.members = decoded(members, 0) { Int($0) - 1 }
    }
    if let ratings = try codes(
      .ratings, count: count, greatest: UInt8(OrganizationRating.allCases.count))
    {
      columns.ratings = decoded(ratings, 0) { UInt8(truncatingIfNeeded: $0) }
    }
    columns.highTechnology = try answers(.highTechnology)
    columns.digitalTechnology = try answers(.digitalTechnology)
    if let capacities = try amounts(.capacities, count: count) {
      columns.capacities = decoded(capacities)
    }
    return (columns, products, declared)
  }

  @inline(__always)
  private func decoded<Element>(
    _ column: BitPackedColumn, _ filling: Element, _ element: (UInt64) -> Element
  ) -> [Element] {
    var result = [Element](repeating: filling, count: column.count)
    var output = result.mutableSpan
    let reader = column.reader
    for index in 0..<column.count { output[index] = element(reader[index]) }
    return result
  }

  private func decoded(_ amounts: PackedAmounts) -> [Double] {
    switch amounts {
    case .decimals(let column, let places):
      let power = PackedAmounts.powersOfTen[places]
      return decoded(column, 0.0) { PackedAmounts.amount($0, power: power) }
    case .doubles(let numbers):
      return numbers.span.indices.map { numbers[$0] }
    }
  }

  private func answers(_ section: PackedSection) throws(PackedFileProblem) -> [Answer] {
    guard let column = try codes(
      section, count: counts.organizations, greatest: Answer.yes.rawValue)
    else { return [] }
    return decoded(column, Answer.unknown) {
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

  private func districts() throws(PackedFileProblem) -> CategoryColumn {
    let column = try bits(.districts, count: counts.organizations).column
    let names = try names(.districtNames, .districtNameEnds, count: nil)
    try check(column, .districts, greatest: UInt64(names.count))
    return CategoryColumn(
      codes: decoded(column, 0) { UInt32(truncatingIfNeeded: $0) }, values: [""] + names)
  }

  /// Takes the lists of declared products, which must name the products in their order; returns
  /// how many of them are declared.
  private func takeDeclaredProducts(
    _ columns: inout OrganizationColumns
  ) throws(PackedFileProblem) -> Int {
    guard has(.declaredCounts) || has(.declaredProducts) else { return 0 }
    let listCounts = try bits(.declaredCounts, count: counts.organizations).column
    let products = try bits(.declaredProducts, count: nil).column
    guard products.count < Int(UInt32.max) else { throw .unsound(.declaredProducts) }
    try check(listCounts, .declaredCounts, greatest: UInt64(products.count))
    var end: UInt64 = 0
    var isSound = true
    columns.productEnds = decoded(listCounts, 0) { count in
      end += count
      isSound = isSound && end <= UInt64(products.count)
      return UInt32(truncatingIfNeeded: end)
    }
    guard isSound, end == UInt64(products.count) else { throw .unsound(.declaredCounts) }
    var named: UInt64 = 0
    columns.products = decoded(products, 0) { product in
      isSound = isSound && product <= named
      named = max(named, product + 1)
      return UInt32(truncatingIfNeeded: product)
    }
    guard isSound, named <= UInt64(counts.products) else { throw .unsound(.declaredProducts) }
    return Int(named)
  }
}
