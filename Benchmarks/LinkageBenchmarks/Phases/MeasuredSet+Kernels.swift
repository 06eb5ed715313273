import LabeledGraph
import LinkageGraph

/// The kernels, given what the measures give them.
extension MeasuredSet {
  func measureRows() throws -> MeasuredPhase {
    let set = try set()
    let labels = KernelInput.labels(of: set)
    let (result, rows) = try stopwatch.measure(
      .rows, digest: { (rows: CompressedRows) in UInt64(rows.edgeCount) },
      { KernelInput.rows(of: set, labels: labels, backward: false) })
    return MeasuredPhase(result: result) { try PlainCounts.verify(rows, of: set, labels: labels) }
  }

  func measureSupply() throws -> MeasuredPhase {
    let set = try set()
    let rows = KernelInput.rows(
      of: set, labels: KernelInput.labels(of: set), backward: false)
    let lanes = KernelInput.lanesOfLabels(of: set)
    let seeds = KernelInput.producerSeeds(of: set)
    let (result, sweep) = try stopwatch.measure(
      .supply, digest: { (sweep: LaneSweep) in Digest.of(sweep.lanes) },
      { LaneSweep(rows: rows, labelLanes: lanes, seeds: seeds) })
    return MeasuredPhase(result: result) {
      for product in KernelInput.products(of: set) {
        let chain = PlainChain(of: product, in: set)
        for organization in sweep.lanes.indices {
          let isSupplied = sweep.lanes[organization] >> UInt64(product) & 1 != 0
          try expect(
            isSupplied == chain.isSupplied[organization],
            "\(set.products[product]) reaches \(set.id(of: organization)): \(isSupplied)")
        }
      }
    }
  }

  func measureReach() throws -> MeasuredPhase {
    let set = try set()
    let rows = KernelInput.rows(of: set, labels: KernelInput.labels(of: set), backward: true)
    let products = KernelInput.products(of: set)
    let lanes = KernelInput.lanesOfLabels(of: set).map { $0 | $0 << 16 | $0 << 32 | $0 << 48 }
    let seeds = KernelInput.stageSeeds(of: set)
    let gates: [UInt8] = set.organizationColumns.kinds.map { $0 == .processor ? 1 : 0 }
    let (result, sweep) = try stopwatch.measure(
      .reach,
      digest: { (sweep: LaneSweep) in Digest.of(sweep.lanes) ^ Digest.of(sweep.distances) },
      {
        LaneSweep(
          rows: rows, labelLanes: lanes, seeds: seeds, gates: gates,
          watchedLanes: products.count)
      })
    return MeasuredPhase(result: result) {
      for product in products {
        let chain = PlainChain(of: product, in: set)
        for organization in sweep.lanes.indices {
          let found = (0..<4).map { stage in
            sweep.lanes[organization] >> UInt64(stage * LaneSweep.lanesPerStage + product) & 1 != 0
          }
          let distance = sweep.distances[organization * products.count + product]
          let hops = distance == LaneSweep.unreached ? nil : Int(distance)
          try expect(
            found == chain.stages(of: organization) && hops == chain.hops(of: organization),
            "\(set.id(of: organization)) by \(set.products[product]): stages \(found), hops "
              + (hops.map { "\($0)" } ?? "none"))
        }
      }
    }
  }
}

/// What the kernels are given: columns and seeds made of a set.
enum KernelInput {
  /// The products whose lanes fit one sweep.
  static func products(of set: LinkageSet) -> Range<Int> {
    0..<min(set.products.count, LaneSweep.lanesPerStage)
  }

  static func labels(of set: LinkageSet) -> [UInt32] {
    let everyProduct = UInt32(set.products.count)
    return set.linkColumns.products.map { min($0, everyProduct) }
  }

  static func rows(of set: LinkageSet, labels: [UInt32], backward: Bool) -> CompressedRows {
    let (sources, targets) = (set.linkColumns.sources, set.linkColumns.targets)
    return CompressedRows(
      vertexCount: set.organizationColumns.count, labelCount: set.products.count + 1,
      near: (backward ? targets : sources).span, far: (backward ? sources : targets).span,
      labels: labels.span, kept: [UInt8]().span)
  }

  static func lanesOfLabels(of set: LinkageSet) -> [UInt64] {
    var lanes = [UInt64](repeating: 0, count: set.products.count + 1)
    for product in products(of: set) { lanes[product] = 1 << UInt64(product) }
    lanes[set.products.count] = 1 << UInt64(products(of: set).count) &- 1
    return lanes
  }

  /// The lanes that start at each organization of the collective sector: what it handles.
  static func producerSeeds(of set: LinkageSet) -> [UInt64] {
    seeds(of: set) { product in
      let handles = PlainChain.handles(product, in: set)
      let kinds = set.organizationColumns.kinds
      return kinds.indices.map { kinds[$0].isCollective && handles[$0] ? 1 : 0 }
    }
  }

  /// The lanes that start at each exporter, buyer and processor, a stage each.
  static func stageSeeds(of set: LinkageSet) -> [UInt64] {
    let kinds = set.organizationColumns.kinds
    return seeds(of: set) { product in
      let exportsDirectly = PlainChain.exportsDirectly(product, in: set)
      return kinds.indices.map { organization in
        (exportsDirectly[organization] ? 1 : 0)
          | (kinds[organization] == .buyer ? 1 << 16 : 0)
          | (kinds[organization] == .processor ? 1 << 32 : 0)
      }
    }
  }

  private static func seeds(of set: LinkageSet, _ ofProduct: (Int) -> [UInt64]) -> [UInt64] {
    var seeds = [UInt64](repeating: 0, count: set.organizationColumns.count)
    for product in products(of: set) {
      for (organization, stages) in ofProduct(product).enumerated() {
        seeds[organization] |= stages << UInt64(product)
      }
    }
    return seeds
  }
}
