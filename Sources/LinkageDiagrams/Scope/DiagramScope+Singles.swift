import LabeledGraph
import LinkageGraph

extension DiagramScope {
  /// Finds the organizations that are worth a box of their own: those with a link that are critical or
  /// export directly.
  ///
  /// - Parameter most: How many are wanted.
  /// - Returns: The first of them, those with most dependents first, then those that sell most tonnes,
  ///   then in the set's order; and how many there are.
  func singleCandidates(most: Int) -> (first: [Int], count: Int) {
    let dependents = standings.dependents
    let hops = standings.hops
    let candidates = isDrawn.indices.filter { organization in
      isLinked[organization] && isDrawn[organization]
        && (dependents[organization] > 0 || hops[organization] == 0)
    }
    var pool = candidates
    if candidates.count > most {
      // Tonnes decide between those with as many dependents; all others are sorted out before.
      let least = candidates.map { dependents[$0] }.sorted(by: >)[most - 1]
      pool = candidates.filter { dependents[$0] >= least }
    }
    let tonnes = links.hasVolumes ? tonnesSold(by: pool) : nil
    let order = pool.indices.sorted { left, right in
      let (leftCount, rightCount) = (dependents[pool[left]], dependents[pool[right]])
      if leftCount != rightCount { return leftCount > rightCount }
      if let tonnes, tonnes[left] != tonnes[right] { return tonnes[left] > tonnes[right] }
      return left < right
    }
    return (order.prefix(most).map { pool[$0] }, candidates.count)
  }

  /// The tonnes on the drawn links that leave some organizations.
  private func tonnesSold(by organizations: [Int]) -> [DecimalSum] {
    var numbers = [UInt32](repeating: BoxPlan.noBox, count: isDrawn.count)
    for (number, organization) in organizations.enumerated() {
      numbers[organization] = UInt32(number)
    }
    let (isDrawn, numberOf) = (isDrawn, numbers)
    let pieces = links.mapPieces(from: numbers) { _ in
      SoldTonnes(count: organizations.count)
    } _: { sold, source, target, _, amount in
      if !isDrawn[target] { return }
      if amount.bits == DrawnAmount.inexact.bits {
        sold.isExact = false
      } else {
        let number = Int(numberOf[source])
        sold.thousandths[number] = DrawnAmount.add(amount, to: sold.thousandths[number])
      }
    }
    var sums = [DecimalSum](repeating: DecimalSum(), count: organizations.count)
    if pieces.allSatisfy(\.isExact) {
      for number in sums.indices {
        for piece in pieces {
          sums[number].add(DrawnAmount.sum(piece.thousandths[number]))
        }
      }
    } else {
      links.forEachExactly(from: numbers) { source, target, _, tonnes in
        if isDrawn[target], !tonnes.isNaN { sums[Int(numbers[source])].add(tonnes) }
      }
    }
    return sums
  }

  /// What one piece of the links comes to.
  private struct SoldTonnes: Sendable {
    let thousandths: ParallelBuffer<UInt64>
    var isExact = true

    init(count: Int) { thousandths = ParallelBuffer(count: count) }
  }
}
