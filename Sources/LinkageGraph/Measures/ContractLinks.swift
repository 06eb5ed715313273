import LabeledGraph

/// The links of a graph that stand under contract, and its memberships.
enum ContractLinks: Sendable {
  case none
  /// The memberships of a set that states no contract, all in force.
  case memberships(Memberships)
  /// Few of the links, as they stand in the set.
  case few(EdgeList)
  /// Many of them, from target to source.
  case many(CompressedRows)

  /// How many times as many links there are at least where those under contract are few.
  private static let few = 8

  /// Finds the links.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - packed: Its links as a packed file has them, where all of them count.
  ///   - year: Only links in force in this year count; `nil` for all.
  /// - Complexity: O(links), on all cores; O(1) where the set states no contract.
  init(of set: LinkageSet, packed: PackedLinks?, year: Int?) {
    if let packed {
      if packed.contracts == nil {
        self = packed.relations == nil ? .none : .memberships(.packed(packed))
        return
      }
      let list = packed.underContract()
      self = list.count == 0 ? .none : .few(list)
      if list.count * Self.few > packed.count, let rows = Self.rows(of: set, year: nil) {
        self = .many(rows)
      }
      return
    }
    let links = set.linkColumns
    let isUndated = year == nil || (links.since.isEmpty && links.until.isEmpty)
    if links.contracts.isEmpty, links.relations.isEmpty {
      self = .none
    } else if links.contracts.isEmpty, isUndated {
      self = .memberships(.columns(links))
    } else {
      self = Self.rows(of: set, year: year).map { .many($0) } ?? .none
    }
  }

  /// The links from target to source; `nil` where there are none.
  private static func rows(of set: LinkageSet, year: Int?) -> CompressedRows? {
    let links = set.linkColumns
    let kept = ChainGraph.kept(links, year: year, contractsOnly: true)
    guard kept.contains(1) else { return nil }
    return CompressedRows(
      vertexCount: set.organizationColumns.count, labelCount: set.productNames.count + 1,
      near: links.targets.span, far: links.sources.span, labels: links.products.span,
      kept: kept.span)
  }

  /// The links under contract of a set that differs in a few links.
  ///
  /// - Parameters:
  ///   - changes: What is different, from source to target; the links that come stand under contract or are memberships.
  ///   - set: The set before.
  ///   - labelCount: One more than the greatest label of the set after.
  /// - Returns: The links under contract after the changes.
  /// - Complexity: O(organizations + links under contract), on all cores.
  func changed(_ changes: RowChanges, of set: LinkageSet, labelCount: Int) -> ContractLinks {
    let rows = rows(of: set)
    if rows == nil, changes.added.isEmpty { return .none }
    let known =
      rows
      ?? CompressedRows(
        vertexCount: set.organizationColumns.count, labelCount: set.productNames.count + 1,
        near: [UInt32]().span, far: [UInt32]().span, labels: [UInt32]().span, kept: [UInt8]().span)
    return .many(known.changed(changes.reversed, labelCount: labelCount))
  }

  /// The links from target to source.
  func rows(of set: LinkageSet) -> CompressedRows? {
    switch self {
    case .none: nil
    case .memberships(let memberships): memberships.edges().rows(of: set)
    case .few(let list): list.rows(of: set)
    case .many(let rows): rows
    }
  }
}

extension Memberships {
  /// Gathers the memberships.
  ///
  /// They are counted first, so that no more memory is touched than they need.
  ///
  /// - Complexity: O(links), on all cores; 12 bytes for each membership.
  func edges() -> EdgeList {
    switch self {
    case .columns(let links): Self.edges(links)
    case .packed(let links): links.underContract()
    }
  }

  private static func edges(_ links: LinkColumns) -> EdgeList {
    let pieces = Parallel.mapPieces(of: links.count, least: 1 << 14) { piece in
      let relations = links.relations.span
      var count = 0
      for link in piece { count += relations[link] == .membership ? 1 : 0 }
      return (links: piece, count: count)
    }
    let starts = pieces.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let total = starts[pieces.count]
    let sources = ParallelBuffer<UInt32>(count: total)
    let targets = ParallelBuffer<UInt32>(count: total)
    let labels = ParallelBuffer<UInt32>(count: total)
    // Each piece writes where those before it end.
    Parallel.forEach(pieces.count) { number in
      let relations = links.relations.span
      let (from, to, carried) = (links.sources.span, links.targets.span, links.products.span)
      var next = starts[number]
      for link in pieces[number].links where relations[link] == .membership {
        sources[next] = from[link]
        targets[next] = to[link]
        labels[next] = carried[link]
        next += 1
      }
    }
    return EdgeList(
      sources: sources.finished(), targets: targets.finished(), labels: labels.finished())
  }
}

/// Some edges of a graph, in no particular order.
///
/// Memory: 12 bytes an edge.
struct EdgeList: Sendable {
  let sources: SharedArray<UInt32>
  let targets: SharedArray<UInt32>
  let labels: SharedArray<UInt32>

  var count: Int { sources.count }

  /// The edges from target to source; `nil` where there are none.
  func rows(of set: LinkageSet) -> CompressedRows? {
    if count == 0 { return nil }
    return CompressedRows(
      vertexCount: set.organizationColumns.count, labelCount: set.productNames.count + 1,
      near: targets.span, far: sources.span, labels: labels.span, kept: [UInt8]().span)
  }
}

/// The edges that were found in one piece of the links.
struct EdgeColumns: Sendable {
  var sources: [UInt32] = []
  var targets: [UInt32] = []
  var labels: [UInt32] = []

  mutating func append(source: UInt32, target: UInt32, label: UInt32) {
    sources.append(source)
    targets.append(target)
    labels.append(label)
  }
}

extension EdgeList {
  /// Puts the edges of pieces one after another.
  init(pieces: [EdgeColumns]) {
    func joined(_ column: (EdgeColumns) -> [UInt32]) -> SharedArray<UInt32> {
      let buffer = ParallelBuffer<UInt32>(count: pieces.reduce(0) { $0 + column($1).count })
      var start = 0
      for piece in pieces {
        buffer.copy(column(piece).span, to: start)
        start += column(piece).count
      }
      return buffer.finished()
    }
    self.init(sources: joined(\.sources), targets: joined(\.targets), labels: joined(\.labels))
  }
}
