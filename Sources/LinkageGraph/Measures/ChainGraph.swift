package import LabeledGraph

/// A linkage set laid out for the measures: who reaches whom, product by product.
///
/// A *p-route* is a walk along links that all carry product p; a link without a product carries
/// every product of the set. Self-loops, parallel links and cycles are legal: a self-loop is a link
/// like any other, and no measure counts a route twice.
///
/// Building a graph costs O(organizations + links); every measure after that is one call:
///
/// ```swift
/// let graph = ChainGraph(set, year: 2025)
/// for row in graph.coverage(by: [.district]) where row.product == nil {
///   print(row.group, row.participating, "of", row.organizations)
/// }
/// ```
///
/// Memory: about 6 bytes a link and 40 an organization, twice that once a measure needs the links by
/// their targets; with more than 16 products 8 bytes more for each organization and product that links
/// name together.
public struct ChainGraph: Sendable {
  /// The set.
  public let set: LinkageSet
  /// The year whose links are in force, or `nil` for all links.
  public let year: Int?
  /// The kinds that count as producers: their products supply the chains.
  public let producers: Set<OrganizationKind>
  /// Whether only links under contract and memberships belong to the graph.
  public let contractsOnly: Bool
  /// The number of links in force.
  public var linkCount: Int { forward.edgeCount }

  /// Links from source to target; the label is the product, the greatest one "every product".
  package let forward: CompressedRows
  /// Links from target to source, laid out when first asked for.
  package var backward: CompressedRows { reversedRows.value }
  private let reversedRows: Deferred<CompressedRows>
  /// The links by products, laid out when first asked for.
  var slices: LabelSlices { slicesOfProducts.value }
  let slicesOfProducts: Deferred<LabelSlices>
  let declared: LabelLists
  /// The labels of each organization's export links.
  let exports: LabelLists
  /// The links under contract and the memberships, found when first asked for.
  var underContract: ContractLinks { contractLinks.value }
  private let contractLinks: Deferred<ContractLinks>
  /// The same by products.
  var contractSlices: LabelSlices? { slicesUnderContract.value }
  private let slicesUnderContract: Deferred<LabelSlices?>
  /// The links, where some may not belong to the graph.
  let filtered: LinkColumns?

  /// Lays out a set.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - year: Only links in force in this year count; `nil` for all links.
  ///   - producers: The kinds that count as producers; the collective kinds by default.
  ///   - contractsOnly: Whether only links under contract and memberships count.
  /// - Complexity: O(organizations + links).
  public init(
    _ set: LinkageSet, year: Int? = nil,
    producers: Set<OrganizationKind> = OrganizationKind.collective,
    contractsOnly: Bool = false
  ) {
    let packed = Self.wholePackedLinks(of: set, year: year)
    let contractLinks = Deferred { ContractLinks(of: set, packed: packed, year: year) }
    if let packed, !contractsOnly {
      self.init(
        set, year: year, producers: producers, contractsOnly: contractsOnly, forward: packed.rows,
        exports: packed.exportLabels(set.organizationColumns.acting.flags(.market)), filtered: nil,
        contractLinks: contractLinks)
    } else {
      let links = set.linkColumns
      let kept = Self.kept(links, year: year, contractsOnly: contractsOnly)
      self.init(
        set, year: year, producers: producers, contractsOnly: contractsOnly,
        forward: CompressedRows(
          vertexCount: set.organizationColumns.count, labelCount: set.productNames.count + 1,
          near: links.sources.span, far: links.targets.span, labels: links.products.span,
          kept: kept.span),
        exports: Self.exportLabels(set, kept: kept), filtered: kept.isEmpty ? nil : links,
        contractLinks: contractLinks)
    }
  }

  /// Takes a set that is laid out already.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - year: The year whose links are in force, or `nil`.
  ///   - producers: The kinds that count as producers.
  ///   - contractsOnly: Whether only links under contract and memberships count.
  ///   - forward: The links in force, by their sources.
  ///   - exports: The labels of each organization's export links.
  ///   - filtered: The links, where some may not belong to the graph.
  ///   - contractLinks: The links under contract and the memberships.
  init(
    _ set: LinkageSet, year: Int?, producers: Set<OrganizationKind>, contractsOnly: Bool,
    forward: CompressedRows, exports: LabelLists, filtered: LinkColumns?,
    contractLinks: Deferred<ContractLinks>
  ) {
    self.set = set
    self.year = year
    self.producers = producers
    self.contractsOnly = contractsOnly
    self.forward = forward
    self.exports = exports
    self.filtered = filtered
    let count = set.organizationColumns.count
    reversedRows = Deferred { forward.reversed() }
    declared = LabelLists(
      ends: set.organizationColumns.productEnds.isEmpty
        ? ParallelBuffer(count: count).finished() : set.organizationColumns.productEnds,
      labels: set.organizationColumns.products)
    let declared = declared
    slicesOfProducts = Deferred {
      LabelSlices(forward, lists: declared, labelsPerSlice: LaneSweep.lanesPerStage)
    }
    self.contractLinks = contractLinks
    slicesUnderContract = Deferred {
      contractLinks.value.rows(of: set).map {
        LabelSlices(
          $0, lists: LabelLists(vertexCount: count, vertices: [], labels: []),
          labelsPerSlice: LaneSweep.lanesPerStage)
      }
    }
  }

  /// The links as a packed file has them, where all of them stand in the year.
  static func wholePackedLinks(of set: LinkageSet, year: Int?) -> PackedLinks? {
    guard let packed = set.packedLinks else { return nil }
    return year == nil || (packed.since == nil && packed.until == nil) ? packed : nil
  }

  /// For each link 1 if it belongs to a graph; empty if all do.
  package static func kept(
    _ links: LinkColumns, year: Int?, contractsOnly: Bool
  ) -> SharedArray<UInt8> {
    let year = links.since.isEmpty && links.until.isEmpty ? nil : year
    if year == nil, !contractsOnly { return SharedArray() }
    return SharedArray(concurrently: links.count) { link in
      let isKept =
        (!contractsOnly || links.isUnderContract(link))
        && (year.map { links.isInForce(link, year: $0) } ?? true)
      return isKept ? 1 : 0
    }
  }

  private static func exportLabels(
    _ set: LinkageSet, kept: SharedArray<UInt8>
  ) -> LabelLists {
    let links = set.linkColumns
    let isMarket = set.organizationColumns.acting.flags(.market)
    let everyProduct = UInt32(set.productNames.count)
    let exporting = Parallel.mapPieces(of: links.count, least: 1 << 14) { piece in
      let targets = links.targets.span
      let relations = links.relations.span
      let isMarket = isMarket.span
      var exporting = ExportLinks()
      for link in piece {
        let isExport =
          isMarket[Int(targets[link])] || (!relations.isEmpty && relations[link] == .export)
        if isExport, kept.isEmpty || kept[link] != 0 {
          exporting.sources.append(links.sources[link])
          exporting.labels.append(min(links.products[link], everyProduct))
        }
      }
      return exporting
    }
    return LabelLists(
      vertexCount: set.organizationColumns.count, vertices: exporting.flatMap(\.sources),
      labels: exporting.flatMap(\.labels))
  }

  /// The export links of a piece: who exports, and what.
  private struct ExportLinks: Sendable {
    var sources: [UInt32] = []
    var labels: [UInt32] = []
  }

  /// Whether some links of the set may not belong to the graph.
  package var leavesOutLinks: Bool { filtered != nil }

  /// Returns whether a link of the set belongs to the graph.
  public func isInForce(_ link: LinkPosition) -> Bool { isInForce(link.offset) }

  package func isInForce(_ link: Int) -> Bool {
    guard let filtered else { return true }
    return (!contractsOnly || filtered.isUnderContract(link))
      && (year.map { filtered.isInForce(link, year: $0) } ?? true)
  }

  /// The label of links that carry every product.
  var everyProduct: Int { self.set.productNames.count }

  /// Returns whether an organization exports a product directly.
  ///
  /// It does if it is an exporter by its kind or a role, or if one of its links in force that carry the product is an
  /// export or goes to a foreign market.
  ///
  /// - Complexity: O(export links of the organization).
  public func exportsDirectly(
    _ organization: OrganizationPosition, product: ProductPosition
  ) -> Bool {
    exportsDirectly(organization.offset, product: product.offset)
  }

  package func exportsDirectly(_ organization: Int, product: Int) -> Bool {
    if set.organizationColumns.acting[organization].contains(OrganizationKinds(.exporter)) {
      return true
    }
    return exports[organization].contains { Int($0) == product || Int($0) == everyProduct }
  }
}
