import Dispatch
import LabeledGraph
import Synchronization

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
/// Memory: about 8 bytes a link and 60 an organization.
public struct ChainGraph: Sendable {
  /// The set.
  public let set: LinkageSet
  /// The year whose links are in force, or `nil` for all links.
  public let year: Int?
  /// The kinds that count as producers: their products supply the chains.
  public let producers: Set<OrganizationKind>
  /// The number of links in force.
  public var linkCount: Int { forward.edgeCount }

  /// Links from source to target; the label is the product, the greatest one "every product".
  let forward: CompressedRows
  /// Links from target to source.
  let backward: CompressedRows
  let declared: LabelLists
  /// The labels of each organization's export links.
  let exports: LabelLists

  /// Lays out a set.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - year: Only links in force in this year count; `nil` for all links.
  ///   - producers: The kinds that count as producers; the collective kinds by default.
  /// - Complexity: O(organizations + links).
  public init(
    _ set: LinkageSet, year: Int? = nil,
    producers: Set<OrganizationKind> = OrganizationKind.collective
  ) {
    self.set = set
    self.year = year
    self.producers = producers
    let links = set.linkColumns
    let everyProduct = UInt32(set.products.count)
    let labels = links.products.map { min($0, everyProduct) }
    let kept = Self.inForce(links, year: year)
    let count = set.organizationColumns.count
    (forward, backward) = Self.rows(
      links, labels: labels, kept: kept, organizations: count, products: set.products.count)
    declared = LabelLists(
      ends: set.organizationColumns.productEnds.isEmpty
        ? [UInt32](repeating: 0, count: count) : set.organizationColumns.productEnds,
      labels: set.organizationColumns.products)
    exports = Self.exportLabels(set, labels: labels, kept: kept)
  }

  /// For each link 1 if it stands in the year; empty if all do.
  private static func inForce(_ links: LinkColumns, year: Int?) -> [UInt8] {
    guard let year, !(links.since.isEmpty && links.until.isEmpty) else { return [] }
    return (0..<links.count).map { links.isInForce($0, year: year) ? 1 : 0 }
  }

  /// Builds both directions at once, each on a thread of its own.
  private static func rows(
    _ links: LinkColumns, labels: [UInt32], kept: [UInt8], organizations: Int, products: Int
  ) -> (forward: CompressedRows, backward: CompressedRows) {
    @Sendable func build(near: [UInt32], far: [UInt32]) -> CompressedRows {
      CompressedRows(
        vertexCount: organizations, labelCount: products + 1, near: near.span, far: far.span,
        labels: labels.span, kept: kept.span)
    }
    let backward = Mutex<CompressedRows?>(nil)
    let forward = Mutex<CompressedRows?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { direction in
      if direction == 0 {
        let rows = build(near: links.sources, far: links.targets)
        forward.withLock { $0 = rows }
      } else {
        let rows = build(near: links.targets, far: links.sources)
        backward.withLock { $0 = rows }
      }
    }
    guard let ahead = forward.withLock(\.self), let behind = backward.withLock(\.self) else {
      preconditionFailure("both directions are built before the loop ends")
    }
    return (ahead, behind)
  }

  private static func exportLabels(
    _ set: LinkageSet, labels: [UInt32], kept: [UInt8]
  ) -> LabelLists {
    let links = set.linkColumns
    let isMarket = set.organizationColumns.kinds.map { $0 == .market }
    var sources: [UInt32] = []
    var exported: [UInt32] = []
    for link in 0..<links.count {
      let isExport =
        isMarket[Int(links.targets[link])]
        || (!links.relations.isEmpty && links.relations[link] == .export)
      guard isExport, kept.isEmpty || kept[link] != 0 else { continue }
      sources.append(links.sources[link])
      exported.append(labels[link])
    }
    return LabelLists(
      vertexCount: set.organizationColumns.count, vertices: sources, labels: exported)
  }

  /// Returns whether a link, by its position in the set, belongs to the graph.
  public func isInForce(_ link: Int) -> Bool {
    guard let year else { return true }
    return set.linkColumns.isInForce(link, year: year)
  }

  /// The label of links that carry every product.
  var everyProduct: Int { self.set.products.count }

  /// Returns whether an organization exports a product directly.
  ///
  /// It does if it is an exporter, or if one of its links in force that carry the product is an
  /// export or goes to a foreign market.
  ///
  /// - Complexity: O(export links of the organization).
  public func exportsDirectly(_ organization: Int, product: Int) -> Bool {
    if set.kind(of: organization) == .exporter { return true }
    return exports[organization].contains { Int($0) == product || Int($0) == everyProduct }
  }
}
