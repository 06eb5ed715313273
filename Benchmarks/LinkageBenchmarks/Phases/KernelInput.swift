import LabeledGraph
import LinkageGraph

/// What the kernels are given: rows and seeds made of a set.
enum KernelInput {
  /// The products whose lanes fit one sweep.
  static func products(of set: LinkageSet) -> Range<Int> {
    0..<min(set.productNames.count, LaneSweep.lanesPerStage)
  }

  static func rows(of set: LinkageSet) -> CompressedRows {
    let columns = set.linkColumns
    return CompressedRows(
      vertexCount: set.organizationColumns.count, labelCount: set.productNames.count + 1,
      near: columns.sources.span, far: columns.targets.span, labels: columns.products.span,
      kept: [UInt8]().span)
  }

  /// For each label the lane of its product; all lanes for links that carry every product.
  static func lanesOfLabels(of set: LinkageSet) -> [UInt64] {
    var lanes = [UInt64](repeating: 0, count: set.productNames.count + 1)
    for product in products(of: set) { lanes[product] = 1 << UInt64(product) }
    lanes[set.productNames.count] = 1 << UInt64(products(of: set).count) &- 1
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

  /// The lanes that start at each direct exporter, buyer and processor, a stage each.
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

  /// For each organization 1 if it processes: from there a chain can be complete.
  static func gates(of set: LinkageSet) -> [UInt8] {
    set.organizationColumns.kinds.map { $0 == .processor ? 1 : 0 }
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
