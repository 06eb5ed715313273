import LabeledGraph

/// Coverage and reach of the same organizations, computed together.
public struct ChainSummary: Sendable, Hashable {
  /// The rows of coverage.
  public var coverage: [CoverageRow]
  /// The rows of reach, in the same order.
  public var reach: [ReachRow]
}

extension ChainGraph {
  /// Measures coverage and reach in one pass over the graph.
  ///
  /// - Parameters:
  ///   - selection: The organizations to count; the collective sector by default.
  ///   - keys: The properties to group by; none for one group.
  /// - Returns: The rows of ``coverage(of:by:)`` and of ``reach(of:by:)``.
  /// - Complexity: O(organizations + links) time per 16 products where products travel together.
  public func summary(
    of selection: OrganizationSelection = .collective, by keys: [GroupKey] = []
  ) -> ChainSummary {
    var tally = SummaryTally(graph: self, selection: selection, keys: keys)
    for products in ProductBatch.ranges(of: set.products.count) {
      tally.count(ProductBatch(products, of: self))
    }
    return tally.finish()
  }
}

/// Rows being counted, batch by batch of products.
private struct SummaryTally {
  let graph: ChainGraph
  let selection: OrganizationSelection
  var partition: GroupPartition
  let products: [Int]
  /// Rows by group, within a group by product.
  var coverage: [CoverageRow] = []
  var reach: [ReachRow] = []
  /// For each organization over all reported products: stages, shortest hops, and whether any of the
  /// products reaches it.
  var stagesOfAny: [UInt8]
  var hopsOfAny: [UInt32]
  var isSupplied: [Bool]

  init(graph: ChainGraph, selection: OrganizationSelection, keys: [GroupKey]) {
    self.graph = graph
    self.selection = selection
    let selected = selection.flags(of: graph.set)
    partition = GroupPartition(of: graph.set, selected: selected, by: keys)
    products = graph.set.products.indices.filter { selection.products?.contains($0) ?? true }
    for group in partition.texts {
      for product in products {
        coverage.append(CoverageRow(product: product, group: group))
        reach.append(ReachRow(product: product, group: group))
      }
    }
    stagesOfAny = [UInt8](repeating: 0, count: selected.count)
    hopsOfAny = [UInt32](repeating: ChainGraph.unreachedHops, count: selected.count)
    isSupplied = [Bool](repeating: false, count: selected.count)
  }

  mutating func count(_ batch: ProductBatch) {
    let named = ChainGraph.lanes(of: batch.products, selection: selection)
    if named == 0 { return }
    // Rows of this batch, by lane and without their texts, so that counting touches plain numbers.
    let firstRow = products.firstIndex { $0 >= batch.products.lowerBound } ?? 0
    var rowOfLane = [Int](repeating: 0, count: batch.products.count)
    var row = firstRow
    for lane in rowOfLane.indices where named >> UInt64(lane) & 1 != 0 {
      rowOfLane[lane] = row
      row += 1
    }
    let linked = batch.linked
    let members = graph.set.organizationColumns.members
    for organization in partition.groups.indices {
      let group = partition.groups[organization]
      if group == GroupPartition.notSelected { continue }
      let supply = batch.supply[organization] & named
      let stages = batch.stages.lanes[organization]
      let export = stages >> UInt64(ProductBatch.exportShift) & supply
      let domestic = stages >> UInt64(ProductBatch.domesticShift) & supply
      let processing = stages >> UInt64(ProductBatch.processingShift) & supply
      let complete = stages >> UInt64(ProductBatch.completeShift) & supply
      let touched = linked[organization] & named
      var any = Self.bits(export, domestic, processing, complete)
      if touched != 0 { any |= ChainStages.linked.rawValue }
      stagesOfAny[organization] |= any
      if supply == 0 { continue }
      isSupplied[organization] = true
      let memberCount = members.isEmpty ? 0 : max(0, members[organization])
      var lanes = supply
      while lanes != 0 {
        let lane = lanes.trailingZeroBitCount
        let bit = lanes & (0 &- lanes)
        lanes &= lanes &- 1
        var flags = Self.bits(export & bit, domestic & bit, processing & bit, complete & bit)
        if touched & bit != 0 { flags |= ChainStages.linked.rawValue }
        let row = Int(group) * products.count + rowOfLane[lane]
        coverage[row].count(ChainStages(rawValue: flags), members: memberCount)
        let hops = batch.hops(of: organization, lane: lane)
        reach[row].count(hops: hops, members: memberCount)
        hopsOfAny[organization] = min(hopsOfAny[organization], hops)
      }
    }
  }

  @inline(__always)
  private static func bits(
    _ export: UInt64, _ domestic: UInt64, _ processing: UInt64, _ complete: UInt64
  ) -> UInt8 {
    (export != 0 ? ChainStages.export.rawValue : 0)
      | (domestic != 0 ? ChainStages.domestic.rawValue : 0)
      | (processing != 0 ? ChainStages.processing.rawValue : 0)
      | (complete != 0 ? ChainStages.complete.rawValue : 0)
  }

  /// Adds the rows for any product and puts all rows in order.
  func finish() -> ChainSummary {
    var anyCoverage = partition.texts.map { CoverageRow(product: nil, group: $0) }
    var anyReach = partition.texts.map { ReachRow(product: nil, group: $0) }
    let members = graph.set.organizationColumns.members
    for organization in partition.groups.indices {
      let group = partition.groups[organization]
      if group == GroupPartition.notSelected { continue }
      if selection.products != nil, !isSupplied[organization] { continue }
      var stages = ChainStages(rawValue: stagesOfAny[organization])
      if selection.products == nil, hasLink(organization) { stages.insert(.linked) }
      let memberCount = members.isEmpty ? 0 : max(0, members[organization])
      anyCoverage[Int(group)].count(stages, members: memberCount)
      anyReach[Int(group)].count(hops: hopsOfAny[organization], members: memberCount)
    }
    var summary = ChainSummary(coverage: [], reach: [])
    for group in partition.texts.indices {
      let rows = group * products.count..<(group + 1) * products.count
      summary.coverage.append(contentsOf: coverage[rows])
      summary.coverage.append(anyCoverage[group])
      summary.reach.append(contentsOf: reach[rows])
      summary.reach.append(anyReach[group])
    }
    return summary
  }

  /// A link counts here even where the set has no product for it to carry.
  private func hasLink(_ organization: Int) -> Bool {
    products.isEmpty
      && (graph.forward.degree(of: organization) > 0 || graph.backward.degree(of: organization) > 0)
  }
}
