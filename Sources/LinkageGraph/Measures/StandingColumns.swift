package import LabeledGraph

// Method. Up to 16 products at a time, a slice each as every measure has them. What a slice says is kept by
// its own vertices and added to the columns afterwards, in the order of the products, so that the codes of
// sets of products do not depend on which slice was ready first. A set of products is the one that the
// organization had before the slice, and lanes of the slice.

/// Where every organization stands over some products, a column per property: what a ``ChainStanding``
/// says, without an array for each.
package struct StandingColumns: Sendable {
  /// Raw values of ``ChainStages``.
  package let stages: SharedArray<UInt8>
  /// The links to the nearest direct exporter of a product that reaches the organization, or
  /// ``unreached``.
  package let hops: SharedArray<UInt32>
  /// For each organization, which of ``productSets`` reaches it.
  package let productCodes: SharedArray<UInt32>
  /// Sets of products by their codes, each in the set's order; the first one is empty, and so is one that
  /// no organization has in the end.
  package let productSets: [[Int]]
  /// Of each critical organization, the most that depend on it for one product; 0 of any other,
  /// and of all where nobody asked.
  package let dependents: SharedArray<UInt32>

  package static let unreached = UInt32.max

  /// The links from an organization to the nearest direct exporter, or `nil` where there is none.
  package func hops(of organization: Int) -> Int? {
    let distance = hops[organization]
    return distance == Self.unreached ? nil : Int(distance)
  }

  /// Whether an organization exports directly a product that reaches it from a producer.
  package func exportsDirectly(_ organization: Int) -> Bool { hops[organization] == 0 }

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
  ///   - selection: The organizations that count as dependents, whose products are not asked; `nil` to
  ///     leave dependents out.
  ///   - asksLinksOfAll: Whether any link makes an organization linked, whatever it carries; if not, only
  ///     one that carries a chosen product does.
  /// - Returns: A row for each organization, in the set's order.
  /// - Complexity: As ``coverage(of:by:)``, and with dependents as ``criticalOrganizations(of:)``; 17 bytes
  ///   an organization, and 7 for each slice that it is in.
  package func standingColumns(
    of isChosen: [Bool], dependents selection: OrganizationSelection?,
    asksLinksOfAll: Bool = true
  ) -> StandingColumns {
    let chosen = productRanges.map { products in
      products.reduce(0 as UInt64) {
        isChosen[$1] ? $0 | 1 << UInt64($1 - products.lowerBound) : $0
      }
    }
    let selected = selection?.flags(of: set)
    let parts = gatherSlices(chosen, asksContracts: true, start: { [StandingPart]() }) {
      parts, range, slice in
      parts.append(
        StandingPart(
          ProductBatch(slice, producers: producers), chosen: UInt16(chosen[range]), selected,
          asksLinksOfAll: asksLinksOfAll))
    }.flatMap(\.self).sorted { $0.products.lowerBound < $1.products.lowerBound }
    return StandingColumns(parts, of: self, asksLinksOfAll: asksLinksOfAll)
  }
}

/// What one slice says of its organizations.
private struct StandingPart: Sendable {
  let products: Range<Int>
  /// The organization of each vertex, ascending; `nil` where each is its own.
  let organizations: [UInt32]?
  let stages: SharedArray<UInt8>
  let hops: SharedArray<UInt32>
  /// The lanes of chosen products that reach each vertex.
  let arrived: SharedArray<UInt16>
  let dependents: [(organization: UInt32, count: UInt32)]

  init(
    _ batch: ProductBatch, chosen: UInt16, _ selected: SharedArray<Bool>?, asksLinksOfAll: Bool
  ) {
    let asked = asksLinksOfAll ? UInt16.max : chosen
    products = batch.products
    organizations = batch.slice.organizations
    let count = batch.slice.count
    let width = products.count
    let stages = ParallelBuffer<UInt8>(count: count)
    let hops = ParallelBuffer<UInt32>(count: count)
    let arrived = ParallelBuffer<UInt16>(count: count)
    Parallel.forEachPiece(of: count) { range in
      let supply = batch.supply.span
      let linked = batch.linked.span
      let contracted = batch.contracted.span
      let lanes = batch.stages.lanes.span
      let distances = batch.stages.distances.span
      for vertex in range {
        let own = supply[vertex] & chosen
        arrived[vertex] = own
        var stage: UInt8 = linked[vertex] & asked != 0 ? ChainStages.linked.rawValue : 0
        let reached = lanes[vertex]
        func adds(_ shift: Int) -> Bool {
          UInt16(truncatingIfNeeded: reached >> UInt64(shift)) & own != 0
        }
        if adds(ProductBatch.exportShift) { stage |= ChainStages.export.rawValue }
        if adds(ProductBatch.domesticShift) { stage |= ChainStages.domestic.rawValue }
        if adds(ProductBatch.processingShift) { stage |= ChainStages.processing.rawValue }
        if adds(ProductBatch.completeShift) { stage |= ChainStages.complete.rawValue }
        if contracted[vertex] & own != 0 { stage |= ChainStages.contracted.rawValue }
        stages[vertex] = stage
        var nearest = StandingColumns.unreached
        var rest = own
        while rest != 0 {
          let lane = rest.trailingZeroBitCount
          rest &= rest &- 1
          nearest = min(nearest, distances[vertex * width + lane])
        }
        hops[vertex] = nearest
      }
    }
    self.stages = stages.finished()
    self.hops = hops.finished()
    self.arrived = arrived.finished()
    guard let selected else {
      dependents = []
      return
    }
    let lanes = (0..<width).filter { chosen >> UInt16($0) & 1 != 0 }
    dependents = Parallel.map(lanes.count) {
      Dependence(batch, lane: lanes[$0], selected).dependentCounts
    }.flatMap(\.self)
  }
}

extension StandingColumns {
  /// Adds up what all slices say, which come in the order of their products.
  fileprivate init(_ parts: [StandingPart], of graph: ChainGraph, asksLinksOfAll: Bool) {
    let count = graph.set.organizationColumns.count
    var sets = ProductSets()
    let codes = ParallelBuffer<UInt32>(count: count)
    let dependents = ParallelBuffer<UInt32>(count: count)
    for part in parts {
      sets.add(part, to: codes)
      for (organization, most) in part.dependents {
        dependents[Int(organization)] = max(dependents[Int(organization)], most)
      }
    }
    if let whole = parts.first, whole.organizations == nil {
      stages = whole.stages
      hops = whole.hops
    } else {
      (stages, hops) = Self.joined(parts, of: graph, asksLinksOfAll: asksLinksOfAll)
    }
    productCodes = codes.finished()
    productSets = sets.inUse(by: productCodes)
    self.dependents = dependents.finished()
  }

  /// What slices that have a part of the organizations each come to.
  private static func joined(
    _ parts: [StandingPart], of graph: ChainGraph, asksLinksOfAll: Bool
  ) -> (stages: SharedArray<UInt8>, hops: SharedArray<UInt32>) {
    let count = graph.set.organizationColumns.count
    let stages = ParallelBuffer<UInt8>(count: count)
    let hops = ParallelBuffer<UInt32>(count: count)
    for organization in 0..<count { hops[organization] = unreached }
    if asksLinksOfAll {
      let isLinked = graph.forward.verticesWithEdges()
      for organization in 0..<count where isLinked[organization] {
        stages[organization] = ChainStages.linked.rawValue
      }
    }
    for part in parts {
      for (vertex, organization) in (part.organizations ?? []).enumerated() {
        stages[Int(organization)] |= part.stages[vertex]
        hops[Int(organization)] = min(hops[Int(organization)], part.hops[vertex])
      }
    }
    return (stages.finished(), hops.finished())
  }
}

/// Sets of products, each an earlier set and lanes of a slice after those of that set.
private struct ProductSets {
  /// For each code the earlier set's, and what is added.
  private var earlier: [UInt32] = [0]
  private var firstProducts: [Int] = [0]
  private var lanes: [UInt16] = [0]

  /// Gives each organization the code of its products so far and those of a slice.
  mutating func add(_ part: StandingPart, to productCodes: ParallelBuffer<UInt32>) {
    // While all codes are 0, the next code follows from the lanes alone.
    let isFirst = earlier.count == 1
    var codesOfLanes = [UInt32](repeating: 0, count: isFirst ? 1 << 16 : 0)
    var codes: [UInt64: UInt32] = [:]
    for vertex in part.arrived.indices {
      let lanes = part.arrived[vertex]
      if lanes == 0 { continue }
      let organization = part.organizations.map { Int($0[vertex]) } ?? vertex
      let old = productCodes[organization]
      let key = UInt64(old) << 16 | UInt64(lanes)
      var code = isFirst ? codesOfLanes[Int(lanes)] : codes[key] ?? 0
      if code == 0 {
        code = UInt32(earlier.count)
        earlier.append(old)
        firstProducts.append(part.products.lowerBound)
        self.lanes.append(lanes)
        if isFirst { codesOfLanes[Int(lanes)] = code } else { codes[key] = code }
      }
      productCodes[organization] = code
    }
  }

  /// The products of each code that is in use, and none of the others.
  func inUse(by productCodes: SharedArray<UInt32>) -> [[Int]] {
    var isUsed = [Bool](repeating: false, count: earlier.count)
    for code in productCodes { isUsed[Int(code)] = true }
    return earlier.indices.map { code in
      if !isUsed[code] { return [] }
      var products: [Int] = []
      var code = code
      while code != 0 {
        for lane in (0..<16).reversed() where lanes[code] >> UInt16(lane) & 1 != 0 {
          products.append(firstProducts[code] + lane)
        }
        code = Int(earlier[code])
      }
      return products.reversed()
    }
  }
}
