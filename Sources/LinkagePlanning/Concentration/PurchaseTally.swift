// Method. Buyer by buyer, since tonnes of one buyer never meet those of another: its purchases by supplier
// and product, so that those of a pair stand together. A pair adds to the tonnes of its buyer in each row, and to
// the row's sum of squares of pairs; a buyer that is done adds the square of its own. Tonnes are exact sums, and those of squares
// are rounded once, so that no figure depends on the order of the rows.

import LabeledGraph
import LinkageGraph

/// What is known of the purchases of one row.
struct PurchaseCounts: Sendable {
  private var buyers = 0
  private var purchases = 0
  private var withoutVolume = 0
  private var tonnes = DecimalSum()
  private var contracted = DecimalSum()
  private var squares = SumOfSquares()
  private var squaresOfPairs = SumOfSquares()
  /// The buyers with most tonnes, the greatest first, at most three.
  private var largest: [(tonnes: DecimalSum, buyer: Int)] = []

  /// Adds the purchases of a supplier by the current buyer.
  mutating func addPair(_ pair: PairPurchases) {
    purchases += pair.count
    withoutVolume += pair.withoutVolume
    contracted.add(pair.contracted)
    squaresOfPairs.add(squareOf: pair.tonnes.value)
  }

  /// Adds a buyer, all of whose pairs have been added.
  mutating func addBuyer(_ buyer: Int, _ bought: DecimalSum) {
    buyers += 1
    tonnes.add(bought)
    squares.add(squareOf: bought.value)
    insert((bought, buyer))
  }

  private mutating func insert(_ entry: (tonnes: DecimalSum, buyer: Int)) {
    // Of equal ones the first in the set's order stays before.
    let position = largest.firstIndex { $0.tonnes < entry.tonnes } ?? largest.count
    if position == 3 { return }
    largest.insert(entry, at: position)
    if largest.count > 3 { largest.removeLast() }
  }

  /// Adds the counts of later buyers.
  mutating func add(_ other: PurchaseCounts) {
    buyers += other.buyers
    purchases += other.purchases
    withoutVolume += other.withoutVolume
    tonnes.add(other.tonnes)
    contracted.add(other.contracted)
    squares.add(other.squares)
    squaresOfPairs.add(other.squaresOfPairs)
    for entry in other.largest { insert(entry) }
  }

  func fill(_ row: inout ConcentrationRow) {
    row.buyers = buyers
    row.purchases = purchases
    row.purchasesWithoutVolume = withoutVolume
    row.sumOfTonnes = tonnes
    row.sumOfTonnesContracted = contracted
    let all = tonnes.value
    guard let first = largest.first, all > 0 else { return }
    row.herfindahlHirschmanIndex = squares.value / (all * all) * 10_000
    row.herfindahlHirschmanIndexOfPairs = squaresOfPairs.value / (all * all) * 10_000
    row.largestBuyer = BuyerShare(
      organization: OrganizationPosition(first.buyer), share: first.tonnes.value / all)
    var three = DecimalSum()
    for entry in largest { three.add(entry.tonnes) }
    row.shareOfThreeLargest = three.value / all
  }
}

/// The purchases of one product by one buyer from one supplier.
struct PairPurchases: Sendable {
  private(set) var count = 0
  private(set) var withoutVolume = 0
  private(set) var tonnes = DecimalSum()
  private(set) var contracted = DecimalSum()

  /// Adds a link.
  mutating func add(_ volume: Double, isContracted: Bool) {
    count += 1
    if volume.isNaN {
      withoutVolume += 1
      return
    }
    let sum = DecimalSum(volume)
    tonnes.add(sum)
    if isContracted { contracted.add(sum) }
  }

  /// Adds other purchases of the pair.
  mutating func add(_ other: PairPurchases) {
    count += other.count
    withoutVolume += other.withoutVolume
    tonnes.add(other.tonnes)
    contracted.add(other.contracted)
  }
}

/// Counts the purchases of some buyers into rows.
struct PurchaseTally {
  private(set) var rows: [PurchaseCounts]
  private let layout: ConcentrationLayout
  private let links: LinkColumns
  /// For each row the tonnes of the current buyer, and the rows in which it buys.
  private var bought: [DecimalSum]
  private var isTouched: [Bool]
  private var touched: [Int] = []
  /// The purchases of the current buyer, and those of its current supplier by product.
  private var purchases: [Purchase] = []
  private var pairs: [(number: Int, purchases: PairPurchases)] = []

  private struct Purchase {
    /// The supplier, then the number of the product.
    var key: UInt64
    var link: UInt32
  }

  /// Counts all purchases.
  ///
  /// - Returns: The counts of each row.
  static func counted(
    _ lists: PurchaseLists, _ layout: ConcentrationLayout, in set: LinkageSet
  ) -> [PurchaseCounts] {
    let links = set.linkColumns
    let most = max(1, min(16, lists.count / max(1 << 12, 16 * layout.rowCount)))
    let pieces = lists.pieces(most)
    let counted = Parallel.map(pieces.count) { piece in
      var tally = PurchaseTally(layout, links)
      for buyer in pieces[piece] { tally.count(buyer, lists.purchases(of: buyer)) }
      return tally.rows
    }
    var rows = [PurchaseCounts](repeating: PurchaseCounts(), count: layout.rowCount)
    for piece in counted {
      for row in rows.indices { rows[row].add(piece[row]) }
    }
    return rows
  }

  private init(_ layout: ConcentrationLayout, _ links: LinkColumns) {
    self.layout = layout
    self.links = links
    rows = [PurchaseCounts](repeating: PurchaseCounts(), count: layout.rowCount)
    bought = [DecimalSum](repeating: DecimalSum(), count: layout.rowCount)
    isTouched = [Bool](repeating: false, count: layout.rowCount)
  }

  private mutating func count(_ buyer: Int, _ list: Slice<SharedArray<UInt32>>) {
    if list.isEmpty { return }
    purchases.removeAll(keepingCapacity: true)
    var isSorted = true
    for link in list {
      let product = min(Int(links.products[Int(link)]), layout.numbers.count - 1)
      let key = UInt64(links.sources[Int(link)]) << 32 | UInt64(layout.numbers[product])
      if let last = purchases.last, last.key > key { isSorted = false }
      purchases.append(Purchase(key: key, link: link))
    }
    if !isSorted { purchases.sort { $0.key < $1.key } }
    var start = 0
    while start < purchases.count {
      let supplier = purchases[start].key >> 32
      var end = start + 1
      while end < purchases.count, purchases[end].key >> 32 == supplier { end += 1 }
      countPair(Int(supplier), start..<end)
      start = end
    }
    for row in touched {
      rows[row].addBuyer(buyer, bought[row])
      bought[row] = DecimalSum()
      isTouched[row] = false
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// Counts the purchases from one supplier, which stand by product, those without one last.
  private mutating func countPair(_ supplier: Int, _ range: Range<Int>) {
    let group = Int(layout.groups[supplier])
    pairs.removeAll(keepingCapacity: true)
    var any = PairPurchases()
    var ofEvery = PairPurchases()
    for position in range {
      let number = UInt32(truncatingIfNeeded: purchases[position].key)
      let link = Int(purchases[position].link)
      let volume = links.volumes.isEmpty ? Double.nan : links.volumes[link]
      let isContracted = !links.contracts.isEmpty && links.contracts[link] == .yes
      any.add(volume, isContracted: isContracted)
      if number == ConcentrationLayout.everyProduct {
        ofEvery.add(volume, isContracted: isContracted)
        continue
      }
      if pairs.last?.number != Int(number) { pairs.append((Int(number), PairPurchases())) }
      pairs[pairs.count - 1].purchases.add(volume, isContracted: isContracted)
    }
    if ofEvery.count == 0 {
      for pair in pairs { add(pair.purchases, to: layout.row(pair.number, group)) }
    } else {
      var next = 0
      for number in layout.products.indices {
        var purchases = ofEvery
        if next < pairs.count, pairs[next].number == number {
          purchases.add(pairs[next].purchases)
          next += 1
        }
        add(purchases, to: layout.row(number, group))
      }
    }
    add(any, to: layout.row(layout.anyProduct, group))
  }

  private mutating func add(_ pair: PairPurchases, to row: Int) {
    rows[row].addPair(pair)
    bought[row].add(pair.tonnes)
    if !isTouched[row] {
      isTouched[row] = true
      touched.append(row)
    }
  }
}
