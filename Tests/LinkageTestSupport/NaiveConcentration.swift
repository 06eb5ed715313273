/// A row of the table of concentration; tonnes in thousandths, which are exact.
package struct NaiveConcentrationRow: Equatable, Sendable, CustomStringConvertible {
  /// The product, or `any`.
  package var product: String
  /// The group's text for each key of the grouping.
  package var group: [String: String]
  /// The selected organizations with a purchase.
  package var suppliers = 0
  /// The organizations that buy.
  package var buyers = 0
  /// The links.
  package var purchases = 0
  /// Those without a volume.
  package var purchasesWithoutVolume = 0
  /// Thousandths of tonnes.
  package var thousandths = 0
  /// Those under contract.
  package var thousandthsContracted = 0
  /// The index in whole thousandths, or `nil` without tonnes.
  package var index: Int?
  /// That of pairs.
  package var indexOfPairs: Int?
  /// The largest buyer.
  package var largest: String?
  /// Its share in millionths.
  package var shareOfLargest: Int?
  /// The share of the three largest in millionths.
  package var shareOfThree: Int?

  /// Creates a row.
  package init(product: String, group: [String: String] = [:]) {
    self.product = product
    self.group = group
  }

  /// The row on one line.
  package var description: String {
    """
    \(product) \(describe(group)): suppliers \(suppliers), buyers \(buyers), purchases \(purchases), \
    without volume \(purchasesWithoutVolume), thousandths \(thousandths), contracted \
    \(thousandthsContracted), index \(index ?? -1), of pairs \(indexOfPairs ?? -1), largest \
    \(largest ?? "nobody") \(shareOfLargest ?? -1), three \(shareOfThree ?? -1)
    """
  }

  /// A number in whole units of a fraction, as rows have it.
  package static func rounded(_ number: Double?, times units: Double) -> Int? {
    number.map { Int(($0 * units).rounded()) }
  }
}

extension NaiveMeasures {
  /// Returns the table of concentration: by group of the supplier, a row for each product and then `any`.
  ///
  /// Every link is looked at for every row.
  package func concentration() -> [NaiveConcentrationRow] {
    var rows: [NaiveConcentrationRow] = []
    for (group, suppliers) in groups {
      let suppliers = Set(suppliers.map(\.id))
      for product in rowProducts.map(Optional.some) + [nil] {
        let purchases = links.filter { link in
          suppliers.contains(link.source)
            && !Self.collectiveKinds.contains(organizations[link.target]?.kind ?? "")
            && (product.map { link.carries($0) }
              ?? (options.products == nil || link.product == ""
                || rowProducts.contains(link.product)))
        }
        rows.append(row(product ?? "any", group, purchases))
      }
    }
    return rows
  }

  private func row(
    _ product: String, _ group: [String: String], _ purchases: [NaiveLink]
  ) -> NaiveConcentrationRow {
    var row = NaiveConcentrationRow(product: product, group: group)
    row.suppliers = Set(purchases.map(\.source)).count
    row.buyers = Set(purchases.map(\.target)).count
    row.purchases = purchases.count
    row.purchasesWithoutVolume = purchases.count { $0.volume == nil }
    var ofBuyers: [String: Int] = [:]
    var ofPairs: [[String]: Int] = [:]
    for purchase in purchases {
      let thousandths = Int(((purchase.volume ?? 0) * 1000).rounded())
      row.thousandths += thousandths
      if purchase.contract == true { row.thousandthsContracted += thousandths }
      ofBuyers[purchase.target, default: 0] += thousandths
      ofPairs[[purchase.source, purchase.target], default: 0] += thousandths
    }
    if row.thousandths == 0 { return row }
    let all = Double(row.thousandths)
    func index(_ parts: some Sequence<Int>) -> Int? {
      let squares = parts.map { Double($0) / all * Double($0) / all }.sorted().reduce(0, +)
      return NaiveConcentrationRow.rounded(squares * 10_000, times: 1000)
    }
    row.index = index(ofBuyers.values)
    row.indexOfPairs = index(ofPairs.values)
    let most = ofBuyers.values.max() ?? 0
    row.largest = set.organizations.first { ofBuyers[$0.id] == most }?.id
    row.shareOfLargest = NaiveConcentrationRow.rounded(Double(most) / all, times: 1_000_000)
    let three = ofBuyers.values.sorted(by: >).prefix(3).reduce(0, +)
    row.shareOfThree = NaiveConcentrationRow.rounded(Double(three) / all, times: 1_000_000)
    return row
  }
}
