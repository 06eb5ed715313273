import LabeledGraph
import LinkageGraph

/// The drawn links between units of organizations, counted and added for each pair of units and label.
///
/// A unit is whatever organizations are taken together: a box, or organizations of which it is not yet
/// known whether they will share one. All links are gone through once; what coarser units come to
/// follows from the matrix.
struct LinkMatrix: Sendable {
  let unitCount: Int
  let labelCount: Int
  /// The links of each source, target and label; the label changes fastest.
  private(set) var links: [UInt32]
  /// Their thousandths of tonnes; see ``DrawnAmount``.
  private(set) var thousandths: [UInt64]
  /// Whether the thousandths say all that the links say.
  private(set) var isExact = true

  /// The most units of which a matrix is worth its memory.
  static func mostUnits(labels: Int, of drawn: DrawnLinks) -> Int {
    let mostCells = max(1 << 12, min(1 << 18, drawn.linkCount))
    return Int(Double(mostCells / labels).squareRoot())
  }

  private init(unitCount: Int, labelCount: Int) {
    self.unitCount = unitCount
    self.labelCount = labelCount
    links = [UInt32](repeating: 0, count: unitCount * unitCount * labelCount)
    thousandths = [UInt64](repeating: 0, count: unitCount * unitCount * labelCount)
  }

  /// Counts and adds the links.
  ///
  /// - Parameters:
  ///   - drawn: The links.
  ///   - units: For each organization its unit, or ``BoxPlan/noBox``.
  ///   - unitCount: The number of units.
  ///   - mergesLabels: Whether labels are taken together, as if there were one.
  /// - Complexity: O(links + cells) on all cores; 12 bytes a cell and piece.
  init(_ drawn: DrawnLinks, units: [UInt32], unitCount: Int, mergesLabels: Bool = false) {
    let labelCount = mergesLabels ? 1 : drawn.carries.count
    self.init(unitCount: unitCount, labelCount: labelCount)
    let cellCount = unitCount * unitCount * labelCount
    let pieces = drawn.mapPieces(from: units) { _ in
      Cells(count: cellCount)
    } _: { cells, source, target, label, amount in
      let targetUnit = units[target]
      if targetUnit == BoxPlan.noBox { return }
      let pair = Int(units[source]) &* unitCount &+ Int(targetUnit)
      let cell = mergesLabels ? pair : pair &* labelCount &+ label
      cells.links[cell] &+= 1
      if amount.bits == DrawnAmount.inexact.bits {
        cells.isExact = false
      } else {
        cells.thousandths[cell] = DrawnAmount.add(amount, to: cells.thousandths[cell])
      }
    }
    for piece in pieces {
      isExact = isExact && piece.isExact
      for cell in 0..<cellCount where piece.links[cell] > 0 {
        links[cell] += piece.links[cell]
        thousandths[cell] = DrawnAmount.add(
          DrawnAmount(sum: piece.thousandths[cell]), to: thousandths[cell])
      }
    }
  }

  /// What one piece of the links comes to.
  private struct Cells: Sendable {
    let links: ParallelBuffer<UInt32>
    let thousandths: ParallelBuffer<UInt64>
    var isExact = true

    init(count: Int) {
      links = ParallelBuffer(count: count)
      thousandths = ParallelBuffer(count: count)
    }
  }

  /// The matrix of coarser units.
  ///
  /// - Parameters:
  ///   - coarser: For each unit the one that it becomes part of, or ``BoxPlan/noBox`` where it has no
  ///     links.
  ///   - count: The number of those.
  /// - Returns: The links between them.
  func merged(_ coarser: [UInt32], count: Int) -> LinkMatrix {
    var result = LinkMatrix(unitCount: count, labelCount: labelCount)
    result.isExact = isExact
    for source in 0..<unitCount {
      for target in 0..<unitCount {
        let cells = (source * unitCount + target) * labelCount
        let first = (Int(coarser[source]) * count + Int(coarser[target])) * labelCount
        for label in 0..<labelCount where links[cells + label] > 0 {
          result.links[first + label] += links[cells + label]
          result.thousandths[first + label] = DrawnAmount.add(
            DrawnAmount(sum: thousandths[cells + label]), to: result.thousandths[first + label])
        }
      }
    }
    return result
  }

  /// How many pairs of coarser units a link joins.
  func joinedPairs(_ coarser: [UInt32], count: Int) -> Int {
    var isJoined = [Bool](repeating: false, count: count * count)
    for source in 0..<unitCount {
      for target in 0..<unitCount {
        let cells = (source * unitCount + target) * labelCount
        if (0..<labelCount).contains(where: { links[cells + $0] > 0 }) {
          isJoined[Int(coarser[source]) * count + Int(coarser[target])] = true
        }
      }
    }
    return isJoined.count(where: \.self)
  }
}
