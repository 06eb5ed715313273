public import LinkageGraph

/// On how few buyers the purchases from one group of organizations are concentrated, of one product or of any.
public struct ConcentrationRow: Sendable, Hashable {
  /// The product, or `nil` for "any product".
  public var product: ProductPosition?
  /// The texts of the supplier's group, one per grouping key; a blank is the empty text.
  public var group: [String]
  /// Selected organizations of which somebody outside the collective sector buys.
  public var suppliers = 0
  /// Organizations outside the collective sector that buy of them, each once.
  public var buyers = 0
  /// The links over which they buy.
  public var purchases = 0
  /// Those of them that state no volume, and count 0 tonnes.
  public var purchasesWithoutVolume = 0
  /// The exact sum of tonnes a year, which does not depend on the order of the links.
  public var sumOfTonnes = DecimalSum()
  /// The same over links under contract.
  public var sumOfTonnesContracted = DecimalSum()
  /// The Herfindahl–Hirschman index of the buyers: the sum of the squares of their shares of the tonnes, times
  /// 10,000, which is that of a single buyer; `nil` without tonnes.
  public var herfindahlHirschmanIndex: Double?
  /// The same over pairs of a supplier and a buyer; `nil` without tonnes.
  public var herfindahlHirschmanIndexOfPairs: Double?
  /// The buyer with most tonnes, the first in the set's order of several; `nil` without tonnes.
  public var largestBuyer: BuyerShare?
  /// The share of the three buyers with most tonnes, from 0 to 1; `nil` without tonnes.
  public var shareOfThreeLargest: Double?

  /// Tonnes a year; blanks count 0.
  public var tonnes: Double { sumOfTonnes.value }
  /// Tonnes a year over links under contract.
  public var tonnesContracted: Double { sumOfTonnesContracted.value }

  /// Creates a row that counts nothing.
  public init(product: ProductPosition?, group: [String]) {
    self.product = product
    self.group = group
  }
}

/// A buyer and its share of the tonnes.
public struct BuyerShare: Sendable, Hashable {
  /// The buyer.
  public var organization: OrganizationPosition
  /// Its part of 1.
  public var share: Double

  /// Creates a share.
  public init(organization: OrganizationPosition, share: Double) {
    self.organization = organization
    self.share = share
  }
}

extension ChainGraph {
  /// Measures on how few buyers the purchases from organizations are concentrated.
  ///
  /// A purchase is a link in force from a selected organization to one whose kind is not collective; a role
  /// changes nothing, as it makes no producer. Goods that go on within the collective sector are not bought yet. Exports to foreign
  /// markets count, so that a market is a buyer. Parallel links add up. A link without a product counts whole for each
  /// product, and once for any.
  ///
  /// - Parameters:
  ///   - selection: The suppliers; the collective sector by default. Its products, if any, are those whose
  ///     purchases count.
  ///   - keys: The properties of the supplier to group by; none for one group.
  /// - Returns: Per group, in the order of the groups' texts: a row per product, in the set's order,
  ///   then one for any product. Without keys there is always one group.
  /// - Complexity: O(links + purchases · log(purchases of a buyer)) time on all cores, and once more per product for
  ///   purchases without a product; some 4 bytes a purchase and 8 an organization.
  ///
  /// The set must have been read with its volumes, which readers keep by default.
  ///
  /// [1] A. O. Hirschman, "The paternity of an index", American Economic Review 54 (1964), 761–762.
  public func concentration(
    of selection: OrganizationSelection = .collective, by keys: [GroupKey] = []
  ) -> [ConcentrationRow] {
    let partition = GroupPartition(of: set, selected: selection.flags(of: set), by: keys)
    let layout = ConcentrationLayout(of: self, selection, partition)
    let bought = PurchaseTally.counted(PurchaseLists(of: self, layout), layout, in: set)
    let suppliers = SupplierTally.counted(of: self, layout)
    return partition.texts.indices.flatMap { group in
      (layout.products.map { Optional($0) } + [nil]).enumerated().map { number, product in
        var row = ConcentrationRow(
          product: product.map { ProductPosition($0) }, group: partition.texts[group])
        let place = layout.row(number, group)
        row.suppliers = suppliers[place]
        bought[place].fill(&row)
        return row
      }
    }
  }
}
