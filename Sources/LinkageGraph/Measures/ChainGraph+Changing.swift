import LabeledGraph

// Method. Most of a scenario is the set as it is. Its rows are copied with the few that change written anew, which
// costs a fraction of laying the links out; organizations that close stay as vertices without an edge, so that both graphs have the
// same positions. The columns of the changed set are put together only if somebody asks for them.

extension ChainGraph {
  /// Returns the graph of a set that differs in a few links.
  ///
  /// Organizations that close stay in it, without a link: whoever counts leaves them out.
  ///
  /// - Parameter changes: What is different.
  /// - Returns: A graph as ``init(_:year:producers:contractsOnly:)`` makes it of the changed set.
  /// - Complexity: O(organizations + links) for one copy of the rows; where a year or contracts choose among the links, also one of the
  ///   columns.
  package func changed(_ changes: LinkChanges) -> ChainGraph {
    let set = set
    let count = set.organizationColumns.count
    let additions = changes.additions
    func isInForce(_ link: Int) -> Bool {
      year.map { additions.isInForce(link, year: $0) } ?? true
    }
    let oldEveryProduct = UInt32(truncatingIfNeeded: everyProduct)
    let rowChanges = changes.rows(oldEveryProduct: oldEveryProduct) {
      isInForce($0) && (!contractsOnly || additions.isUnderContract($0))
    }
    let contractChanges = changes.rows(oldEveryProduct: oldEveryProduct) {
      isInForce($0) && additions.isUnderContract($0)
    }
    let labelCount = changes.products.count + 1
    let rows = forward.changed(rowChanges, labelCount: labelCount)
    let before = Deferred { self.underContract }
    let contractLinks = Deferred {
      before.value.changed(contractChanges, of: set, labelCount: labelCount)
    }
    let columns = Deferred { set.linkColumns.changed(changes, organizationCount: count) }
    // Where all links count, the rows have as many.
    let leavesOutLinks = leavesOutLinks || rowChanges.added.count < additions.count
    let links = leavesOutLinks ? columns.value : nil
    return ChainGraph(
      LinkageSet(
        set, products: changes.products, linkCount: links?.count ?? rows.edgeCount, links: columns),
      year: year, producers: producers, contractsOnly: contractsOnly, forward: rows,
      exports: exports(after: changes), filtered: links, contractLinks: contractLinks)
  }

  /// The labels of each organization's export links after changes.
  private func exports(after changes: LinkChanges) -> LabelLists {
    let everyProduct = UInt32(truncatingIfNeeded: changes.products.count)
    let additions = changes.additions
    let isMarket = set.organizationColumns.acting
    let affected = changes.closed.union(sourcesOfLostExports(after: changes))
    var added: [(source: UInt32, label: UInt32)] = []
    for link in 0..<additions.count
    where additions.relations[link] == .export
      || isMarket[Int(additions.targets[link])].contains(OrganizationKinds(.market))
    {
      let isKept =
        (!contractsOnly || additions.isUnderContract(link))
        && (year.map { additions.isInForce(link, year: $0) } ?? true)
      if isKept {
        added.append((additions.sources[link], min(additions.products[link], everyProduct)))
      }
    }
    var lists: [UInt32: [UInt32]] = [:]
    for organization in affected { lists[organization] = [] }
    for (source, label) in labelsOfExports(from: affected, after: changes) {
      lists[source, default: []].append(label)
    }
    let oldEveryProduct = UInt32(truncatingIfNeeded: self.everyProduct)
    for (source, label) in added {
      let known =
        lists[source] ?? exports[Int(source)].map { $0 == oldEveryProduct ? everyProduct : $0 }
      lists[source] = known + [label]
    }
    return exports.replacing(lists, wildcard: oldEveryProduct, by: everyProduct)
  }

  /// The organizations that may lose an export link.
  ///
  /// Most links are no exports, and whether one is stands in a column of a byte a link; looking there spares a pass over the
  /// ends of all links where none is lost.
  private func sourcesOfLostExports(after changes: LinkChanges) -> Set<UInt32> {
    let acting = set.organizationColumns.acting
    let market = OrganizationKinds(.market)
    var sources = Set(
      changes.removals.filter { acting[Int($0.target)].contains(market) }.map(\.source))
    let markets = changes.closed.filter { acting[Int($0)].contains(market) }
    if !markets.isEmpty {
      sources.formUnion(forward.vertices(where: exports, haveEdgesTo: markets))
    }
    if Self.wholePackedLinks(of: set, year: year) != nil, !contractsOnly {
      // There the links of an organization are found without a pass.
      sources.formUnion(changes.removals.map(\.source).filter { !exports.isEmpty(Int($0)) })
      sources.formUnion(forward.vertices(where: exports, haveEdgesTo: changes.closed))
      return sources
    }
    let links = set.linkColumns
    if links.relations.isEmpty { return sources }
    let removal = LinkRemoval(changes, organizationCount: set.organizationColumns.count)
    let lost = Parallel.mapPieces(of: links.count, least: 1 << 14) { piece in
      let relations = links.relations.span
      var lost: [UInt32] = []
      for link in piece where relations[link] == .export {
        let source = links.sources[link]
        if removal.removes(
          source: source, target: links.targets[link], product: links.products[link])
        {
          lost.append(source)
        }
      }
      return lost
    }
    return sources.union(lost.joined())
  }

  /// The labels of the export links that stay of some organizations.
  private func labelsOfExports(
    from organizations: Set<UInt32>, after changes: LinkChanges
  ) -> [(source: UInt32, label: UInt32)] {
    let wanted = organizations.subtracting(changes.closed)
    if wanted.isEmpty { return [] }
    let everyProduct = UInt32(truncatingIfNeeded: changes.products.count)
    let removal = LinkRemoval(changes, organizationCount: set.organizationColumns.count)
    let acting = set.organizationColumns.acting
    let market = OrganizationKinds(.market)
    if let packed = Self.wholePackedLinks(of: set, year: year), !contractsOnly {
      let old = UInt32(truncatingIfNeeded: self.everyProduct)
      return packed.exportLinks(from: wanted) { acting[Int($0)].contains(market) }.compactMap {
        removal.removes(
          source: $0.source, target: $0.target,
          product: $0.label == old ? LinkColumns.everyProduct : $0.label)
          ? nil : ($0.source, $0.label == old ? everyProduct : $0.label)
      }
    }
    let links = set.linkColumns
    var bits = [UInt64](repeating: 0, count: (set.organizationColumns.count + 63) / 64)
    for organization in wanted { bits[Int(organization >> 6)] |= 1 << UInt64(organization & 63) }
    let isWanted = bits
    return Parallel.mapPieces(of: links.count, least: 1 << 14) { piece in
      let sources = links.sources.span
      let isWanted = isWanted.span
      var found: [EdgeEnd] = []
      for link in piece {
        let source = sources[link]
        if isWanted[Int(source >> 6)] &>> UInt64(source & 63) & 1 == 0 { continue }
        let target = links.targets[link]
        let isExport =
          (!links.relations.isEmpty && links.relations[link] == .export)
          || acting[Int(target)].contains(market)
        if isExport, isInForce(link),
          !removal.removes(source: source, target: target, product: links.products[link])
        {
          found.append(EdgeEnd(source: source, label: min(links.products[link], everyProduct)))
        }
      }
      return found
    }.flatMap { $0.map { ($0.source, $0.label) } }
  }

  private struct EdgeEnd: Sendable {
    var source: UInt32
    var label: UInt32
  }
}

extension PackedLinks {
  /// The export links of some organizations, in the order of the rows.
  fileprivate func exportLinks(
    from organizations: Set<UInt32>, isMarket: (UInt32) -> Bool
  ) -> [(source: UInt32, target: UInt32, label: UInt32)] {
    let export = UInt64(LinkRelation.export.rawValue)
    var found: [(source: UInt32, target: UInt32, label: UInt32)] = []
    for source in organizations.sorted() {
      for run in Int(rows.rowStarts[Int(source)])..<Int(rows.rowStarts[Int(source) + 1]) {
        for edge in Int(rows.runStarts[run])..<Int(rows.runStarts[run + 1]) {
          let target = rows.neighbors[edge]
          if relations?[edge] == export || isMarket(target) {
            found.append((source, target, rows.runLabels[run]))
          }
        }
      }
    }
    return found
  }
}
