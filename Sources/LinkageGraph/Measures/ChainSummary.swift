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
  /// - Complexity: O(organizations + links) time where products travel together, and per 16 products
  ///   O(links that carry every product), on all cores.
  public func summary(
    of selection: OrganizationSelection = .collective, by keys: [GroupKey] = []
  ) -> ChainSummary {
    summary(of: selection, by: keys, countsContracts: true)
  }

  /// The same; where contracts do not count, `contracted` of every row is 0.
  package func summary(
    of selection: OrganizationSelection, by keys: [GroupKey], countsContracts: Bool
  ) -> ChainSummary {
    gather(
      of: selection, selected: selection.flags(of: set), by: keys,
      countsContracts: countsContracts, keepsFlags: false
    ).summary
  }

  /// Measures coverage and reach, and keeps who has the flags that scenarios are compared by.
  ///
  /// - Parameters:
  ///   - selection: The organizations to count.
  ///   - closed: Those of them that do not count, for they are closed.
  ///   - keys: The properties to group by; none for one group.
  ///   - countsContracts: Whether `contracted` is counted; it is 0 if not.
  /// - Returns: The rows, and the flags of all organizations.
  /// - Complexity: That of ``summary(of:by:)``; beside that, 4 bytes for each organization and 16 products.
  package func measurement(
    of selection: OrganizationSelection, leavingOut closed: Set<UInt32> = [],
    by keys: [GroupKey] = [], countsContracts: Bool = true
  ) -> ChainMeasurement {
    var selected = selection.flags(of: set)
    if !closed.isEmpty {
      let open = selected
      selected = SharedArray(concurrently: open.count) {
        open[$0] && !closed.contains(UInt32(truncatingIfNeeded: $0))
      }
    }
    return gather(
      of: selection, selected: selected, by: keys, countsContracts: countsContracts,
      keepsFlags: true)
  }

  private func gather(
    of selection: OrganizationSelection, selected: SharedArray<Bool>, by keys: [GroupKey],
    countsContracts: Bool, keepsFlags: Bool
  ) -> ChainMeasurement {
    let partition = GroupPartition(of: set, selected: selected, by: keys)
    let tally = SummaryTally(graph: self, selection: selection, partition: partition)
    let named = namedLanes(selection)
    let states = gatherSlices(
      named, asksContracts: countsContracts,
      start: { SummaryState(count: set.organizationColumns.count) }
    ) { state, range, slice in
      let batch = ProductBatch(slice, producers: producers)
      state.rows.append(tally.count(batch, named: named[range], into: &state.any))
      if keepsFlags {
        state.flags.append(
          ComparedFlags(batch, named: UInt16(truncatingIfNeeded: named[range])))
      }
    }
    let any = AnyProductState.merged(states.map(\.any))
    var rows = states.flatMap(\.rows)
    rows.sort { $0.products.lowerBound < $1.products.lowerBound }
    return ChainMeasurement(
      summary: tally.summary(rows, tally.countAny(any)), selected: selected,
      flags: states.flatMap(\.flags).sorted { $0.products.lowerBound < $1.products.lowerBound })
  }
}

/// What a core has counted.
private struct SummaryState: Sendable {
  var any: AnyProductState
  var rows: [SummaryRows] = []
  var flags: [ComparedFlags] = []

  init(count: Int) { any = AnyProductState(count: count) }
}

/// For each organization over all reported products: stages, shortest hops, and whether any of the
/// products reaches it.
private struct AnyProductState: Sendable {
  var stages: ParallelBuffer<UInt8>
  var hops: ParallelBuffer<UInt32>
  var isSupplied: ParallelBuffer<UInt8>

  /// The hops of an organization that reaches no direct exporter are 0, those of others one more than
  /// they are, so that new memory says what is known.
  init(count: Int) {
    stages = ParallelBuffer(count: count)
    hops = ParallelBuffer(count: count)
    isSupplied = ParallelBuffer(count: count)
  }

  static func merged(_ states: [AnyProductState]) -> AnyProductState {
    let first = states[0]
    for other in states.dropFirst() {
      // Each piece of the organizations writes its own.
      Parallel.forEachPiece(of: first.stages.count) { organizations in
        for organization in organizations {
          first.stages[organization] |= other.stages[organization]
          first.isSupplied[organization] |= other.isSupplied[organization]
          first.hops[organization] = nearer(first.hops[organization], other.hops[organization])
        }
      }
    }
    return first
  }

  /// The lesser of two hops as they are kept here.
  @inline(__always)
  static func nearer(_ left: UInt32, _ right: UInt32) -> UInt32 { min(left &- 1, right &- 1) &+ 1 }
}

/// The rows of some products: by group, within a group by product.
private struct SummaryRows: Sendable {
  var products: Range<Int>
  var coverage: [CoverageRow]
  var reach: [ReachRow]

  mutating func add(_ other: SummaryRows) {
    for row in coverage.indices {
      coverage[row].add(other.coverage[row])
      reach[row].add(other.reach[row])
    }
  }
}

/// Counts organizations into rows.
private struct SummaryTally: Sendable {
  let graph: ChainGraph
  let selection: OrganizationSelection
  let partition: GroupPartition

  /// Counts the rows of the named products of a batch.
  func count(
    _ batch: ProductBatch, named: UInt64, into any: inout AnyProductState
  ) -> SummaryRows {
    var empty = SummaryRows(products: batch.slice.products, coverage: [], reach: [])
    var rowOfLane = [Int](repeating: 0, count: batch.slice.products.count)
    var width = 0
    for lane in rowOfLane.indices where named >> UInt64(lane) & 1 != 0 {
      rowOfLane[lane] = width
      width += 1
    }
    for group in partition.texts {
      for (lane, product) in batch.slice.products.enumerated() where named >> UInt64(lane) & 1 != 0
      {
        empty.coverage.append(CoverageRow(product: ProductPosition(product), group: group))
        empty.reach.append(ReachRow(product: ProductPosition(product), group: group))
      }
    }
    let rows = empty
    let rowsOfLanes = rowOfLane
    let rowWidth = width
    let state = any
    return inParts(rows: rows.coverage.count, of: batch.slice.count) { vertices in
      var own = rows
      count(vertices, of: batch, named: named, rowsOfLanes, rowWidth, into: &own, state)
      return own
    }
  }

  /// Counts parts of the vertices at the same time and adds their rows, where there are few rows.
  private func inParts(
    rows: Int, of count: Int, _ body: @Sendable (Range<Int>) -> SummaryRows
  ) -> SummaryRows {
    let parts = max(1, min(2 * Parallel.coreCount, count / max(1 << 12, 16 * rows)))
    var counted = Parallel.map(parts) { body(count * $0 / parts..<count * ($0 + 1) / parts) }
    while counted.count > 1, let other = counted.popLast() { counted[0].add(other) }
    return counted[0]
  }

  /// Each thread writes at its own vertices' organizations.
  private func count(
    _ vertices: Range<Int>, of batch: ProductBatch, named: UInt64, _ rowOfLane: [Int],
    _ rowWidth: Int, into rows: inout SummaryRows, _ any: AnyProductState
  ) {
    let peopleCounts = graph.set.organizationColumns.people
    let groups = partition.groups
    let organizations = batch.slice.organizations
    let (supplies, linked, contracted) = (batch.supply, batch.linked, batch.contracted)
    let countsContracts = !contracted.isEmpty
    for vertex in vertices {
      let organization = organizations.map { Int($0[vertex]) } ?? vertex
      let group = groups[organization]
      if group == GroupPartition.notSelected { continue }
      let supply = UInt64(supplies[vertex]) & named
      let stages = batch.stages.lanes[vertex]
      let export = stages >> UInt64(ProductBatch.exportShift) & supply
      let domestic = stages >> UInt64(ProductBatch.domesticShift) & supply
      let processing = stages >> UInt64(ProductBatch.processingShift) & supply
      let complete = stages >> UInt64(ProductBatch.completeShift) & supply
      let agreed = countsContracts ? UInt64(contracted[vertex]) & supply : 0
      let touched = UInt64(linked[vertex]) & named
      var stagesOfAny = Self.bits(export, domestic, processing, complete)
      if agreed != 0 { stagesOfAny |= ChainStages.contracted.rawValue }
      if touched != 0 { stagesOfAny |= ChainStages.linked.rawValue }
      any.stages[organization] |= stagesOfAny
      if supply == 0 { continue }
      any.isSupplied[organization] = 1
      let people = peopleCounts[organization]
      var nearest = any.hops[organization]
      var lanes = supply
      while lanes != 0 {
        let lane = lanes.trailingZeroBitCount
        let bit = lanes & (0 &- lanes)
        lanes &= lanes &- 1
        var flags = Self.bits(export & bit, domestic & bit, processing & bit, complete & bit)
        if touched & bit != 0 { flags |= ChainStages.linked.rawValue }
        if agreed & bit != 0 { flags |= ChainStages.contracted.rawValue }
        let row = Int(group) * rowWidth + rowOfLane[lane]
        rows.coverage[row].count(ChainStages(rawValue: flags), members: people)
        let hops = batch.hops(of: vertex, lane: lane)
        rows.reach[row].count(hops: hops, members: people)
        nearest = AnyProductState.nearer(nearest, hops &+ 1)
      }
      any.hops[organization] = nearest
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

  /// Counts the rows for any product, by group, once all batches are counted.
  func countAny(_ any: AnyProductState) -> SummaryRows {
    let rows = SummaryRows(
      products: 0..<0, coverage: partition.texts.map { CoverageRow(product: nil, group: $0) },
      reach: partition.texts.map { ReachRow(product: nil, group: $0) })
    let peopleCounts = graph.set.organizationColumns.people
    let asksProducts = selection.products != nil
    // A link counts here even where the set has no product for it to carry.
    let asksLinks = !asksProducts && graph.set.productNames.isEmpty
    let isLinked = asksLinks ? graph.forward.verticesWithEdges() : []
    return inParts(rows: rows.coverage.count, of: any.stages.count) { organizations in
      var own = rows
      for organization in organizations {
        let group = partition.groups[organization]
        if group == GroupPartition.notSelected { continue }
        if asksProducts, any.isSupplied[organization] == 0 { continue }
        var stages = ChainStages(rawValue: any.stages[organization])
        if asksLinks, isLinked[organization] { stages.insert(.linked) }
        let people = peopleCounts[organization]
        own.coverage[Int(group)].count(stages, members: people)
        own.reach[Int(group)].count(hops: any.hops[organization] &- 1, members: people)
      }
      return own
    }
  }

  /// All rows in order.
  func summary(_ batches: [SummaryRows], _ any: SummaryRows) -> ChainSummary {
    var summary = ChainSummary(coverage: [], reach: [])
    let rowCount = batches.reduce(any.coverage.count) { $0 + $1.coverage.count }
    summary.coverage.reserveCapacity(rowCount)
    summary.reach.reserveCapacity(rowCount)
    let groupCount = partition.texts.count
    for group in 0..<groupCount {
      for batch in batches {
        let width = batch.coverage.count / groupCount
        summary.coverage += batch.coverage[group * width..<(group + 1) * width]
        summary.reach += batch.reach[group * width..<(group + 1) * width]
      }
      summary.coverage.append(any.coverage[group])
      summary.reach.append(any.reach[group])
    }
    return summary
  }
}
