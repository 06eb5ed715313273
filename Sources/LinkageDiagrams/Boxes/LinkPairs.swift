import LabeledGraph
import LinkageGraph

/// The drawn links, those between the same two boxes together, and of these those of one product.
///
/// Pairs are in the order of their source and target boxes, and the products of a pair in the set's
/// order, "every product" last. Amounts are sums of decimals, so the order of the links means nothing.
struct LinkPairs: Sendable {
  /// How many links are drawn.
  let linkCount: Int
  /// The sources of the pairs.
  let sources: SharedArray<UInt32>
  /// Where the entries of each pair begin, and the number of entries at the end.
  let starts: SharedArray<UInt32>
  /// For each entry the target of its pair in the upper half, and in the lower one its label.
  let keys: SharedArray<UInt64>
  /// For each entry how many links it stands for.
  let links: SharedArray<UInt32>
  let amounts: Amounts
  /// The label of links that carry every product.
  let everyProduct: Int

  /// The tonnes of entries.
  enum Amounts: Sendable {
    /// The set states none.
    case none
    /// Thousandths, which can be added up; see ``DrawnAmount``.
    case thousandths(SharedArray<UInt64>)
    /// Tonnes of entries and of pairs; not-a-number where no link states any.
    case tonnes(entries: SharedArray<Double>, pairs: SharedArray<Double>)
  }

  /// How many pairs of boxes a link joins.
  var count: Int { sources.count }

  /// Returns a pair of boxes that a link joins.
  subscript(number: Int) -> LinkPair {
    let entries = Int(starts[number])..<Int(starts[number + 1])
    var total = 0
    for entry in entries { total += Int(links[entry]) }
    return LinkPair(
      number: number, source: Int(sources[number]),
      target: Int(keys[entries.lowerBound] >> 32), entries: entries, linkCount: total)
  }

  /// The label of an entry.
  private func label(of entry: Int) -> Int { Int(keys[entry] & 0xFFFF_FFFF) }

  /// Returns the product that all links of a pair carry, or `nil` if they carry several; a link
  /// without a product carries several.
  func onlyProduct(of pair: LinkPair) -> Int? {
    let product = label(of: pair.entries.lowerBound)
    return pair.entries.count == 1 && product != everyProduct ? product : nil
  }

  /// Returns the tonnes a year of the links of a pair that state them, or `nil` where none does.
  func tonnes(of pair: LinkPair) -> Double? {
    switch amounts {
    case .none: return nil
    case .thousandths(let thousandths):
      var sum = DrawnAmount.blank.bits
      for entry in pair.entries {
        sum = DrawnAmount.add(DrawnAmount(sum: thousandths[entry]), to: sum)
      }
      return DrawnAmount.tonnes(sum)
    case .tonnes(_, let pairs):
      return pairs[pair.number].isNaN ? nil : pairs[pair.number]
    }
  }

  private func tonnes(ofEntry entry: Int) -> Double? {
    switch amounts {
    case .none: nil
    case .thousandths(let thousandths): DrawnAmount.tonnes(thousandths[entry])
    case .tonnes(let entries, _): entries[entry].isNaN ? nil : entries[entry]
    }
  }

  /// Calls a closure with each product, `nil` for every product, and the tonnes of the links that
  /// carry it.
  func forEachProduct(of pair: LinkPair, _ body: (_ product: Int?, _ tonnes: Double?) -> Void) {
    for entry in pair.entries {
      let label = label(of: entry)
      body(label == everyProduct ? nil : label, tonnes(ofEntry: entry))
    }
  }
}

/// The links from one box to another.
struct LinkPair {
  /// The position of the pair among all.
  let number: Int
  let source: Int
  let target: Int
  /// The positions of what its links come to, product by product.
  let entries: Range<Int>
  let linkCount: Int
}

extension LinkPairs {
  /// Finds the pairs of a plan's boxes: from the matrix of the plan, or one of their own where that is
  /// worth its memory and amounts are thousandths; else by sorting the links.
  init(_ drawn: DrawnLinks, _ merged: MergedPlan) {
    let boxes = merged.plan.boxes.count
    var matrix = merged.matrix
    if matrix == nil, boxes <= LinkMatrix.mostUnits(labels: drawn.carries.count, of: drawn) {
      matrix = LinkMatrix(drawn, units: merged.plan.boxOf, unitCount: boxes)
    }
    if let matrix, let pairs = LinkPairs(matrix, hasVolumes: drawn.hasVolumes) {
      self = pairs
    } else {
      self.init(sorting: drawn, plan: merged.plan)
    }
  }

  /// Takes the pairs from a matrix whose units are the boxes.
  ///
  /// - Precondition: The matrix is exact and has a label for each product.
  init?(_ matrix: LinkMatrix, hasVolumes: Bool) {
    guard matrix.isExact else { return nil }
    var sources: [UInt32] = []
    var starts: [UInt32] = []
    var keys: [UInt64] = []
    var links: [UInt32] = []
    var thousandths: [UInt64] = []
    for source in 0..<matrix.unitCount {
      for target in 0..<matrix.unitCount {
        let cells = (source * matrix.unitCount + target) * matrix.labelCount
        var sum = DrawnAmount.blank.bits
        let start = keys.count
        for label in 0..<matrix.labelCount where matrix.links[cells + label] > 0 {
          keys.append(UInt64(target) << 32 | UInt64(label))
          links.append(matrix.links[cells + label])
          thousandths.append(matrix.thousandths[cells + label])
          sum = DrawnAmount.add(DrawnAmount(sum: matrix.thousandths[cells + label]), to: sum)
        }
        guard DrawnAmount.isExact(sum) else { return nil }
        if start < keys.count {
          sources.append(UInt32(source))
          starts.append(UInt32(start))
        }
      }
    }
    starts.append(UInt32(keys.count))
    linkCount = links.reduce(0) { $0 + Int($1) }
    everyProduct = matrix.labelCount - 1
    self.sources = SharedArray(sources)
    self.starts = SharedArray(starts)
    self.keys = SharedArray(keys)
    self.links = SharedArray(links)
    amounts = hasVolumes ? .thousandths(SharedArray(thousandths)) : .none
  }
}
