import LabeledGraph
import LinkageGraph

/// The kernels, given what the measures give them.
extension MeasuredSet {
  func measureRows() throws -> MeasuredPhase {
    let set = try set()
    let (result, rows) = try stopwatch.measure(
      .rows, digest: { (rows: CompressedRows) in UInt64(rows.edgeCount) },
      { KernelInput.rows(of: set) })
    return MeasuredPhase(result: result) { try PlainCounts.verify(rows, of: set) }
  }

  func measureReverse() throws -> MeasuredPhase {
    let set = try set()
    let forward = KernelInput.rows(of: set)
    let (result, rows) = try stopwatch.measure(
      .reverse, digest: { (rows: CompressedRows) in UInt64(rows.edgeCount) },
      { forward.reversed() })
    return MeasuredPhase(result: result) {
      try PlainCounts.verify(rows, of: set, byTarget: true)
    }
  }

  func measureSupply() throws -> MeasuredPhase {
    let set = try set()
    let rows = KernelInput.rows(of: set)
    let lanes = KernelInput.lanesOfLabels(of: set).map { UInt16(truncatingIfNeeded: $0) }
    let seeds = SharedArray(
      KernelInput.producerSeeds(of: set).map { UInt16(truncatingIfNeeded: $0) })
    let (result, spread) = try stopwatch.measure(
      .supply, digest: { (spread: LabelSpread) in Digest.of(spread.lanes) },
      {
        LabelSpread(
          rows: rows, labelLanes: lanes, seeds: seeds,
          lanesInUse: KernelInput.products(of: set).count)
      })
    return MeasuredPhase(result: result) {
      for product in KernelInput.products(of: set) {
        let chain = PlainChain(of: product, in: set)
        for organization in spread.lanes.indices {
          let isSupplied = spread.lanes[organization] >> UInt16(product) & 1 != 0
          try expect(
            isSupplied == chain.isSupplied[organization],
            "\(set.productNames[product]) reaches \(set.id(of: organization)): \(isSupplied)")
        }
      }
    }
  }

  func measureReach() throws -> MeasuredPhase {
    let set = try set()
    let rows = KernelInput.rows(of: set)
    let lanes = KernelInput.lanesOfLabels(of: set)
    return try measureStages(.reach, of: set) { seeds, gates, lanesInUse in
      LaneSweep(
        against: rows, reversed: { rows.reversed() }, labelLanes: lanes, seeds: seeds,
        gates: gates, lanesInUse: lanesInUse)
    }
  }

  func measureReachByPushing() throws -> MeasuredPhase {
    let set = try set()
    let rows = KernelInput.rows(of: set).reversed()
    let lanes = KernelInput.lanesOfLabels(of: set).map { $0 | $0 << 16 | $0 << 32 | $0 << 48 }
    return try measureStages(.reachByPushing, of: set) { seeds, gates, lanesInUse in
      LaneSweep(
        rows: rows, labelLanes: lanes, seeds: seeds, gates: gates, watchedLanes: lanesInUse)
    }
  }

  private func measureStages(
    _ phase: Phase, of set: LinkageSet,
    _ sweep: (SharedArray<UInt64>, SharedArray<UInt8>, Int) -> LaneSweep
  ) throws -> MeasuredPhase {
    let products = KernelInput.products(of: set)
    let (seeds, gates) = (
      SharedArray(KernelInput.stageSeeds(of: set)), SharedArray(KernelInput.gates(of: set))
    )
    let (result, stages) = try stopwatch.measure(
      phase, digest: { Digest.of($0.lanes) ^ Digest.of($0.distances) },
      { sweep(seeds, gates, products.count) })
    return MeasuredPhase(result: result) {
      for product in products {
        let chain = PlainChain(of: product, in: set)
        for organization in stages.lanes.indices {
          let found = (0..<4).map { stage in
            stages.lanes[organization] >> UInt64(stage * LaneSweep.lanesPerStage + product) & 1
              != 0
          }
          let distance = stages.distances[organization * products.count + product]
          let hops = distance == LaneSweep.unreached ? nil : Int(distance)
          try expect(
            found == chain.stages(of: organization) && hops == chain.hops(of: organization),
            "\(set.id(of: organization)) by \(set.productNames[product]): stages \(found), hops "
              + (hops.map { "\($0)" } ?? "none"))
        }
      }
    }
  }

  func measureDominators() throws -> MeasuredPhase {
    let set = try set()
    let forward = KernelInput.rows(of: set)
    let backward = forward.reversed()
    let isRoot = PlainChain.exportsDirectly(0, in: set)
    let roots = isRoot.indices.filter { isRoot[$0] }
    let (result, tree) = try stopwatch.measure(
      .dominators, digest: { (tree: DominatorTree) in Digest.of(tree.immediateDominators) },
      {
        DominatorTree(
          successors: backward, predecessors: forward, label: 0, wildcard: set.productNames.count,
          roots: roots)
      })
    return MeasuredPhase(result: result) {
      try PlainDominators.verify(tree, of: set, roots: isRoot)
    }
  }
}
