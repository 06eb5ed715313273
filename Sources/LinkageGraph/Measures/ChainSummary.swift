import Dispatch
import LabeledGraph
import Synchronization

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
    let partition = GroupPartition(of: set, selected: selection.flags(of: set), by: keys)
    // Parts of the organizations are counted at the same time, and their rows added.
    let count = set.organizationColumns.count
    let partCount = max(1, min(8, count >> 12))
    let parts = (0..<partCount).map { part in
      SummaryPart(
        SummaryTally(
          graph: self, selection: selection, partition: partition,
          organizations: count * part / partCount..<count * (part + 1) / partCount))
    }
    for products in ProductBatch.ranges(of: set.productNames.count) {
      let batch = ProductBatch(products, of: self)
      DispatchQueue.concurrentPerform(iterations: partCount) { part in
        parts[part].tally.withLock { $0.count(batch) }
      }
    }
    DispatchQueue.concurrentPerform(iterations: partCount) { part in
      parts[part].tally.withLock { $0.countAny() }
    }
    var total = parts[0].tally.withLock(\.self)
    for part in parts.dropFirst() { total.add(part.tally.withLock(\.self)) }
    return total.summary()
  }
}

/// A part of the organizations, counted by one thread at a time.
private final class SummaryPart: Sendable {
  let tally: Mutex<SummaryTally>
  init(_ tally: SummaryTally) { self.tally = Mutex(tally) }
}

/// Rows being counted for a part of the organizations, batch by batch of products.
private struct SummaryTally: Sendable {
  let graph: ChainGraph
  let selection: OrganizationSelection
  let partition: GroupPartition
  let organizations: Range<Int>
  let products: [Int]
  /// Rows by group, within a group by product.
  var coverage: [CoverageRow] = []
  var reach: [ReachRow] = []
  /// For each organization over all reported products: stages, shortest hops, and whether any of the
  /// products reaches it.
  var stagesOfAny: [UInt8]
  var hopsOfAny: [UInt32]
  var isSupplied: [Bool]
  /// Rows for any product, by group.
  var anyCoverage: [CoverageRow]
  var anyReach: [ReachRow]

  init(
    graph: ChainGraph, selection: OrganizationSelection, partition: GroupPartition,
    organizations: Range<Int>
  ) {
    self.graph = graph
    self.selection = selection
    self.partition = partition
    self.organizations = organizations
    products = graph.set.productNames.indices.filter {
      selection.products?.contains(ProductPosition($0)) ?? true
    }
    for group in partition.texts {
      for product in products {
        coverage.append(CoverageRow(product: ProductPosition(product), group: group))
        reach.append(ReachRow(product: ProductPosition(product), group: group))
      }
    }
    stagesOfAny = [UInt8](repeating: 0, count: organizations.count)
    hopsOfAny = [UInt32](repeating: ChainGraph.unreachedHops, count: organizations.count)
    isSupplied = [Bool](repeating: false, count: organizations.count)
    anyCoverage = partition.texts.map { CoverageRow(product: nil, group: $0) }
    anyReach = partition.texts.map { ReachRow(product: nil, group: $0) }
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
    for organization in organizations {
      let group = partition.groups[organization]
      if group == GroupPartition.notSelected { continue }
      let own = organization - organizations.lowerBound
      let supply = batch.supply[organization] & named
      let stages = batch.stages.lanes[organization]
      let export = stages >> UInt64(ProductBatch.exportShift) & supply
      let domestic = stages >> UInt64(ProductBatch.domesticShift) & supply
      let processing = stages >> UInt64(ProductBatch.processingShift) & supply
      let complete = stages >> UInt64(ProductBatch.completeShift) & supply
      let touched = linked[organization] & named
      var any = Self.bits(export, domestic, processing, complete)
      if touched != 0 { any |= ChainStages.linked.rawValue }
      stagesOfAny[own] |= any
      if supply == 0 { continue }
      isSupplied[own] = true
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
        hopsOfAny[own] = min(hopsOfAny[own], hops)
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

  /// Counts the rows for any product, once all batches are counted.
  mutating func countAny() {
    let members = graph.set.organizationColumns.members
    for organization in organizations {
      let group = partition.groups[organization]
      if group == GroupPartition.notSelected { continue }
      let own = organization - organizations.lowerBound
      if selection.products != nil, !isSupplied[own] { continue }
      var stages = ChainStages(rawValue: stagesOfAny[own])
      if selection.products == nil, hasLink(organization) { stages.insert(.linked) }
      let memberCount = members.isEmpty ? 0 : max(0, members[organization])
      anyCoverage[Int(group)].count(stages, members: memberCount)
      anyReach[Int(group)].count(hops: hopsOfAny[own], members: memberCount)
    }
  }

  /// Adds the rows of another part.
  mutating func add(_ other: SummaryTally) {
    for row in coverage.indices {
      coverage[row].add(other.coverage[row])
      reach[row].add(other.reach[row])
    }
    for row in anyCoverage.indices {
      anyCoverage[row].add(other.anyCoverage[row])
      anyReach[row].add(other.anyReach[row])
    }
  }

  /// All rows in order.
  func summary() -> ChainSummary {
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
