package import LabeledGraph

/// Coverage and reach of some organizations, and who of them all has the flags that two states are compared by.
package struct ChainMeasurement: Sendable {
  package let summary: ChainSummary
  /// For each organization whether it counts.
  package let selected: SharedArray<Bool>
  /// The flags of all organizations, counted or not, by slices of products in their order.
  package let flags: [ComparedFlags]
}

/// Who participates in the chains of up to 16 products, and whose goods reach direct export.
///
/// Lane i of a word speaks of product `products.lowerBound + i`. An organization has a flag for a product only if the product
/// reaches it from a producer.
package struct ComparedFlags: Sendable {
  package let products: Range<Int>
  /// The organization of each row, ascending; `nil` where each row is its own.
  package let organizations: [UInt32]?
  package let participating: SharedArray<UInt16>
  package let export: SharedArray<UInt16>

  init(_ batch: ProductBatch, named: UInt16) {
    products = batch.slice.products
    organizations = batch.slice.organizations
    let count = batch.slice.count
    let participating = ParallelBuffer<UInt16>(count: count)
    let export = ParallelBuffer<UInt16>(count: count)
    // Each piece writes its own rows.
    Parallel.forEachPiece(of: count) { vertices in
      let supply = batch.supply.span
      let lanes = batch.stages.lanes.span
      for vertex in vertices {
        let own = supply[vertex] & named
        let reached = lanes[vertex]
        let exporting = UInt16(truncatingIfNeeded: reached >> UInt64(ProductBatch.exportShift))
        let ends =
          exporting | UInt16(truncatingIfNeeded: reached >> UInt64(ProductBatch.domesticShift))
          | UInt16(truncatingIfNeeded: reached >> UInt64(ProductBatch.processingShift))
        participating[vertex] = ends & own
        export[vertex] = exporting & own
      }
    }
    self.participating = participating.finished()
    self.export = export.finished()
  }
}
