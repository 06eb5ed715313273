package import LabeledGraph

/// Where every organization stands over some products, a column per property.
///
/// Diagrams need this of every organization at once; a ``ChainStanding`` each would be an array each.
package struct StandingColumns: Sendable {
  /// Raw values of ``ChainStages``; whether an organization has a link is asked of all products.
  package let stages: SharedArray<UInt8>
  /// The links to the nearest direct exporter of a product that reaches the organization, or
  /// ``unreached``.
  package let hops: SharedArray<UInt32>
  /// Whether an organization exports one of the products directly.
  package let exportsDirectly: SharedArray<Bool>
  /// For each organization, which of ``productSets`` reaches it.
  package let productCodes: SharedArray<UInt32>
  /// Sets of products that occur, each in the set's order; the first one is empty.
  package let productSets: [[Int]]
  /// Of each critical organization, the most that depend on it for one product; 0 of any other.
  package let dependents: SharedArray<UInt32>

  package static let unreached = UInt32.max

  /// The links from an organization to the nearest direct exporter, or `nil` where there is none.
  package func hops(of organization: Int) -> Int? {
    let distance = hops[organization]
    return distance == Self.unreached ? nil : Int(distance)
  }

  /// Whether an organization exports directly.
  package func exportsDirectly(_ organization: Int) -> Bool { exportsDirectly[organization] }

  /// The most organizations that depend on an organization for one product, or 0.
  package func dependents(of organization: Int) -> Int { Int(dependents[organization]) }

  /// The products that reach an organization.
  package func products(of organization: Int) -> [Int] {
    productSets[Int(productCodes[organization])]
  }

  /// The stages that an organization reaches.
  package func stages(of organization: Int) -> ChainStages {
    ChainStages(rawValue: stages[organization])
  }
}

extension ChainGraph {
  /// Returns where every organization stands, and on whom others depend.
  ///
  /// - Parameters:
  ///   - isChosen: For each product, whether to speak of it.
  ///   - selection: The organizations that count as dependents; its products are not asked.
  /// - Returns: A row for each organization, in the set's order.
  /// - Complexity: O(organizations + links) time per 16 products where products travel together, and
  ///   O(organizations) per product, on all cores; 18 bytes an organization beside the result.
  package func standingColumns(
    of isChosen: [Bool], dependents selection: OrganizationSelection
  ) -> StandingColumns {
    var builder = StandingBuilder(self, isChosen: isChosen, selected: selection.flags(of: set))
    for products in ProductBatch.ranges(of: isChosen.count) {
      builder.add(ProductBatch(products, of: self))
    }
    return builder.columns
  }
}

/// The standings as far as the products of some batches have been looked at.
private struct StandingBuilder {
  private let graph: ChainGraph
  private let isChosen: [Bool]
  private let selected: SharedArray<Bool>
  private let count: Int
  private let stages: ParallelBuffer<UInt8>
  private let hops: ParallelBuffer<UInt32>
  private let exportsDirectly: ParallelBuffer<Bool>
  private let productCodes: ParallelBuffer<UInt32>
  private let dependents: ParallelBuffer<UInt32>
  /// The lanes of the batch at hand that reach each organization, of chosen products.
  private let arrived: ParallelBuffer<UInt16>
  private var productSets: [[Int]] = [[]]

  init(_ graph: ChainGraph, isChosen: [Bool], selected: SharedArray<Bool>) {
    self.graph = graph
    self.isChosen = isChosen
    self.selected = selected
    count = graph.set.organizationColumns.count
    stages = ParallelBuffer(count: count)
    hops = ParallelBuffer(count: count)
    exportsDirectly = ParallelBuffer(count: count)
    productCodes = ParallelBuffer(count: count)
    dependents = ParallelBuffer(count: count)
    arrived = ParallelBuffer(count: count)
    let (stages, hops, exportsDirectly) = (stages, hops, exportsDirectly)
    let kinds = graph.set.organizationColumns.kinds
    let everyProduct = graph.everyProduct
    let choosesAll = isChosen.allSatisfy(\.self)
    // Without products no batch says who has a link.
    let asksForLinks = isChosen.isEmpty && graph.linkCount > 0
    Parallel.forEachPiece(of: count) { range in
      for organization in range {
        hops[organization] = StandingColumns.unreached
        var exports = kinds[organization] == .exporter
        if !exports, !graph.exports.isEmpty(organization) {
          exports =
            choosesAll
            || graph.exports[organization].contains {
              Int($0) == everyProduct || isChosen[Int($0)]
            }
        }
        exportsDirectly[organization] = exports
        if asksForLinks,
          graph.forward.degree(of: organization) + graph.backward.degree(of: organization) > 0
        {
          stages[organization] = ChainStages.linked.rawValue
        }
      }
    }
  }

  var columns: StandingColumns {
    StandingColumns(
      stages: stages.finished(), hops: hops.finished(),
      exportsDirectly: exportsDirectly.finished(), productCodes: productCodes.finished(),
      productSets: productSets, dependents: dependents.finished())
  }

  mutating func add(_ batch: ProductBatch) {
    var chosen: UInt64 = 0
    for (lane, product) in batch.products.enumerated() where isChosen[product] {
      chosen |= 1 << UInt64(lane)
    }
    addStages(batch, chosen: chosen)
    if chosen == 0 { return }
    addProducts(batch)
    addDependents(batch, chosen: chosen)
  }

  /// What a batch adds to stages and hops: each organization for itself, so on all cores.
  private func addStages(_ batch: ProductBatch, chosen: UInt64) {
    let (stages, hops, arrived) = (stages, hops, arrived)
    let width = batch.products.count
    Parallel.forEachPiece(of: count) { range in
      let supply = batch.supply.span
      let linked = batch.linked.span
      let lanes = batch.stages.lanes.span
      let distances = batch.stages.distances.span
      for organization in range {
        var stage = stages[organization]
        if linked[organization] != 0 { stage |= ChainStages.linked.rawValue }
        var own = UInt64(supply[organization]) & chosen
        arrived[organization] = UInt16(truncatingIfNeeded: own)
        let reached = lanes[organization]
        if reached >> UInt64(ProductBatch.exportShift) & own != 0 {
          stage |= ChainStages.export.rawValue
        }
        if reached >> UInt64(ProductBatch.domesticShift) & own != 0 {
          stage |= ChainStages.domestic.rawValue
        }
        if reached >> UInt64(ProductBatch.processingShift) & own != 0 {
          stage |= ChainStages.processing.rawValue
        }
        if reached >> UInt64(ProductBatch.completeShift) & own != 0 {
          stage |= ChainStages.complete.rawValue
        }
        stages[organization] = stage
        var nearest = hops[organization]
        while own != 0 {
          let lane = own.trailingZeroBitCount
          own &= own &- 1
          nearest = min(nearest, distances[organization * width + lane])
        }
        hops[organization] = nearest
      }
    }
  }

  /// Gives each organization the code of its products so far and those of the batch.
  private mutating func addProducts(_ batch: ProductBatch) {
    // While all codes are 0, the next code follows from the lanes alone.
    var codesOfLanes = [UInt32](repeating: 0, count: 1 << 16)
    var codes: [UInt64: UInt32] = [:]
    let isFirst = productSets.count == 1
    for organization in 0..<count {
      let lanes = arrived[organization]
      if lanes == 0 { continue }
      let old = productCodes[organization]
      let key = UInt64(old) << 16 | UInt64(lanes)
      var code = isFirst ? codesOfLanes[Int(lanes)] : codes[key] ?? 0
      if code == 0 {
        code = UInt32(productSets.count)
        productSets.append(
          productSets[Int(old)]
            + batch.products.enumerated().filter { lanes >> UInt16($0.offset) & 1 != 0 }
            .map(\.element))
        if isFirst { codesOfLanes[Int(lanes)] = code } else { codes[key] = code }
      }
      productCodes[organization] = code
    }
  }

  /// Finds the critical organizations of each chosen product.
  private func addDependents(_ batch: ProductBatch, chosen: UInt64) {
    let lanes = batch.products.indices.map { $0 - batch.products.lowerBound }
      .filter { chosen >> UInt64($0) & 1 != 0 }
    let selected = selected
    let found = Parallel.map(lanes.count) {
      Dependence(batch, lane: lanes[$0], selected).dependentCounts
    }
    for (organization, count) in found.joined() {
      dependents[Int(organization)] = max(dependents[Int(organization)], count)
    }
  }
}
