import LinkageGraph

/// All that a summary shows, counted in one pass over the graph.
///
/// Coverage and reach of disjoint groups add up, so the figures by kind and those by what the user
/// groups by both come from rows by all of these keys.
struct SummaryFigures: Sendable {
  /// The figures of one kind, over all products.
  struct Kind: Sendable {
    let kind: OrganizationKind
    var coverage = CoverageRow(product: nil, group: [])
    var reach = ReachRow(product: nil, group: [])
  }

  private(set) var coverage: [CoverageRow] = []
  private(set) var reach: [ReachRow] = []
  /// Every kind that is counted, whether the set has any of it or not.
  private(set) var kinds: [Kind]

  init(
    of selection: OrganizationSelection, by keys: [GroupKey], in graph: ChainGraph,
    countsContracts: Bool
  ) {
    kinds = OrganizationKind.allCases.filter { selection.kinds.contains($0) }
      .map { Kind(kind: $0) }
    let kindKey = keys.firstIndex(of: .kind) ?? keys.count
    let finest = graph.summary(
      of: selection, by: kindKey < keys.count ? keys : keys + [.kind],
      countsContracts: countsContracts)
    if keys.isEmpty, finest.coverage.isEmpty {
      let nothing = graph.summary(of: selection)
      (coverage, reach) = (nothing.coverage, nothing.reach)
    }
    // Groups that differ by their kind alone stand one after another, each with a row for every product.
    var group: [String]?
    var finestGroup: [String]?
    var first = 0
    var row = 0
    for (finestCoverage, finestReach) in zip(finest.coverage, finest.reach) {
      if finestCoverage.group != finestGroup {
        finestGroup = finestCoverage.group
        let merged = Array(finestCoverage.group.prefix(keys.count))
        if merged != group {
          group = merged
          first = coverage.count
        }
        row = first
      }
      if finestCoverage.product == nil,
        let kind = kinds.firstIndex(where: { $0.kind.word == finestCoverage.group[kindKey] })
      {
        kinds[kind].coverage.add(finestCoverage)
        kinds[kind].reach.add(finestReach)
      }
      if row < coverage.count {
        coverage[row].add(finestCoverage)
        reach[row].add(finestReach)
      } else {
        coverage.append(finestCoverage)
        coverage[row].group = group ?? []
        reach.append(finestReach)
        reach[row].group = group ?? []
      }
      row += 1
    }
  }

  /// All kinds together, over all products.
  var total: (coverage: CoverageRow, reach: ReachRow) {
    kinds.reduce(into: (CoverageRow(product: nil, group: []), ReachRow(product: nil, group: []))) {
      total, kind in
      total.0.add(kind.coverage)
      total.1.add(kind.reach)
    }
  }

  /// The rows of each product over all groups, in the set's order.
  var products: [CoverageRow] {
    var rows: [ProductPosition: CoverageRow] = [:]
    for row in coverage {
      guard let product = row.product else { continue }
      rows[product, default: CoverageRow(product: product, group: [])].add(row)
    }
    return rows.keys.sorted().compactMap { rows[$0] }
  }
}
