import LabeledGraph

/// The links between two organizations that carry a product, or all of them.
package struct LinkPattern: Sendable, Hashable {
  package let source: UInt32
  package let target: UInt32
  /// The product, or `nil` for whatever a link carries.
  package let product: UInt32?

  package init(source: UInt32, target: UInt32, product: UInt32?) {
    self.source = source
    self.target = target
    self.product = product
  }
}

/// What is different in the links of a set that is otherwise the same: organizations close, links go, links come.
package struct LinkChanges: Sendable {
  /// The organizations that close, and with them all their links.
  package let closed: Set<UInt32>
  /// The links that go.
  package let removals: [LinkPattern]
  /// The links that come, by the positions of the set before; none of an organization that closes.
  package let additions: LinkColumns
  /// The products of the set before, then those that only the new links name.
  package let products: [String]

  package init(
    closed: Set<UInt32>, removals: [LinkPattern], additions: LinkColumns, products: [String]
  ) {
    self.closed = closed
    self.removals = removals
    self.additions = additions
    self.products = products
  }

  /// The label of links for every product.
  private var everyProduct: UInt32 { UInt32(truncatingIfNeeded: products.count) }

  /// The same as changes of rows from source to target.
  ///
  /// - Parameters:
  ///   - oldEveryProduct: The label of links for every product before.
  ///   - isKept: Whether an added link counts.
  /// - Returns: The changes of rows.
  func rows(oldEveryProduct: UInt32, isKept: (Int) -> Bool) -> RowChanges {
    var changes = RowChanges()
    changes.isolated = closed
    for pattern in removals {
      let edge = LabeledEdge(near: pattern.source, far: pattern.target, label: pattern.product ?? 0)
      if pattern.product == nil {
        changes.parted.insert(edge)
      } else {
        changes.removed.insert(edge)
      }
    }
    changes.added = (0..<additions.count).filter(isKept).map { link in
      LabeledEdge(
        near: additions.sources[link], far: additions.targets[link],
        label: min(additions.products[link], everyProduct))
    }
    return changes
  }
}

/// Finds out about a link whether it goes.
struct LinkRemoval: Sendable {
  private let closed: Set<UInt32>
  private let patterns: Set<LinkPattern>
  /// A bit for each organization: 1 if a link from it may go; and 1 if one to it may.
  private var sources: [UInt64]
  private var targets: [UInt64]

  init(_ changes: LinkChanges, organizationCount: Int) {
    closed = changes.closed
    patterns = Set(changes.removals)
    sources = [UInt64](repeating: 0, count: (organizationCount + 63) / 64)
    targets = sources
    for organization in closed {
      Self.mark(organization, &sources)
      Self.mark(organization, &targets)
    }
    for pattern in patterns {
      Self.mark(pattern.source, &sources)
    }
  }

  private static func mark(_ organization: UInt32, _ bits: inout [UInt64]) {
    bits[Int(organization >> 6)] |= 1 << UInt64(organization & 63)
  }

  @inline(__always)
  private static func has(_ organization: UInt32, _ bits: [UInt64]) -> Bool {
    bits[Int(organization >> 6)] &>> UInt64(organization & 63) & 1 != 0
  }

  /// Whether a link goes; of one for every product the code is above all others.
  @inline(__always)
  func removes(source: UInt32, target: UInt32, product: UInt32) -> Bool {
    if !Self.has(source, sources), !Self.has(target, targets) { return false }
    return closed.contains(source) || closed.contains(target)
      || patterns.contains(LinkPattern(source: source, target: target, product: nil))
      || patterns.contains(LinkPattern(source: source, target: target, product: product))
  }
}

extension LinkColumns {
  /// The links of a set after changes: those that stay in their order, then the new ones.
  ///
  /// - Complexity: O(links).
  func changed(_ changes: LinkChanges, organizationCount: Int) -> LinkColumns {
    if changes.closed.isEmpty, changes.removals.isEmpty { return appending(changes.additions) }
    let removal = LinkRemoval(changes, organizationCount: organizationCount)
    let kept = Parallel.mapPieces(of: count, least: 1 << 14) { piece in
      let (sources, targets, products) = (sources.span, targets.span, products.span)
      return piece.filter {
        !removal.removes(source: sources[$0], target: targets[$0], product: products[$0])
      }
    }.flatMap(\.self)
    return keeping(links: kept).appending(changes.additions)
  }
}

/// Which links of a set a pattern meets.
package struct LinkMatch: Sendable {
  /// Whether a link between the two carries just the product that the pattern names, or, where it names none, anything.
  package var isExact = false
  /// Whether a link between the two carries every product.
  package var carriesEvery = false
}

extension LinkageSet {
  /// Finds which links of the set patterns meet.
  ///
  /// - Parameter patterns: The patterns.
  /// - Returns: A match for each.
  /// - Complexity: O(links), on all cores; of a packed set O(links of the sources).
  package func matches(of patterns: [LinkPattern]) -> [LinkMatch] {
    var found: [LinkPattern: LinkMatch] = [:]
    for pattern in patterns { found[pattern] = LinkMatch() }
    if found.isEmpty { return [] }
    let wanted = Dictionary(grouping: found.keys) { UInt64($0.source) << 32 | UInt64($0.target) }
    func note(_ link: (source: UInt32, target: UInt32, product: UInt32)) {
      for pattern in wanted[UInt64(link.source) << 32 | UInt64(link.target)] ?? [] {
        if pattern.product == nil || pattern.product == link.product {
          found[pattern]?.isExact = true
        }
        if link.product == LinkColumns.everyProduct { found[pattern]?.carriesEvery = true }
      }
    }
    let sources = Set(found.keys.map(\.source))
    for link in links(from: sources) { note(link) }
    return patterns.map { found[$0] ?? LinkMatch() }
  }

  /// The links from some organizations.
  private func links(
    from sources: Set<UInt32>
  ) -> [(source: UInt32, target: UInt32, product: UInt32)] {
    if let packed = packedLinks {
      let everyProduct = UInt32(productNames.count)
      return packed.rows.edges(of: sources).map {
        ($0.near, $0.far, $0.label == everyProduct ? LinkColumns.everyProduct : $0.label)
      }
    }
    let links = linkColumns
    var bits = [UInt64](repeating: 0, count: (organizationColumns.count + 63) / 64)
    for organization in sources { bits[Int(organization >> 6)] |= 1 << UInt64(organization & 63) }
    let wanted = bits
    return Parallel.mapPieces(of: links.count, least: 1 << 14) { piece in
      let sources = links.sources.span
      let wanted = wanted.span
      return piece.filter { link in
        let source = sources[link]
        return wanted[Int(source >> 6)] &>> UInt64(source & 63) & 1 != 0
      }
    }.flatMap { $0.map { (links.sources[$0], links.targets[$0], links.products[$0]) } }
  }

  /// Returns the set after changes, without the organizations that close.
  ///
  /// - Complexity: O(organizations + links), some passes over the columns.
  package func changed(_ changes: LinkChanges) -> LinkageSet {
    let count = organizationColumns.count
    let changed = LinkageSet(
      self, products: changes.products,
      links: linkColumns.changed(changes, organizationCount: count))
    if changes.closed.isEmpty { return changed }
    return changed.removing(Set(changes.closed.map { OrganizationPosition($0) }))
  }
}

extension LinkPattern {
  /// Stands for a product that no link of the set can carry.
  package static let unknownProduct = UInt32.max - 1
}
