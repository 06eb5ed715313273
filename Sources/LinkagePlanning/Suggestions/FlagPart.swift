import LabeledGraph
import LinkageGraph

/// Who has a flag for the products of a slice, who lacks it, and to whom links usually lead.
struct FlagPart: Sendable {
  let products: Range<Int>
  /// The lanes of the products that are asked for.
  let named: UInt16
  /// The organization of each vertex, ascending; `nil` where each is its own.
  let organizations: [UInt32]?
  /// For each vertex, lanes of the named products that reach it from a producer.
  let supply: SharedArray<UInt16>
  /// For each vertex, lanes of the products for which it reaches the flag's end.
  let reached: SharedArray<UInt16>
  /// For each vertex, lanes of the products that it declares or that a link of it carries.
  let handled: SharedArray<UInt16>
  /// The graphs of what lacks the flag, of products for which anybody has it.
  let lacking: [LackingProduct]
  /// How many links lead from organizations of each collective kind to such of each kind, by lanes.
  let usualLinks: [UsualLinks]

  init(_ batch: ProductBatch, named: UInt16, flag: ChainFlag, hasEnds: Bool) {
    let slice = batch.slice
    let shifts: [Int] =
      switch flag {
      case .export: [ProductBatch.exportShift]
      case .domestic: [ProductBatch.domesticShift]
      case .processing: [ProductBatch.processingShift]
      default:
        [ProductBatch.exportShift, ProductBatch.domesticShift, ProductBatch.processingShift]
      }
    let (allSupply, lanes) = (batch.supply, batch.stages.lanes)
    let supply = SharedArray(concurrently: slice.count) { allSupply[$0] & named }
    let reached = SharedArray(concurrently: slice.count) { vertex in
      let word = lanes[vertex]
      return shifts.reduce(0 as UInt16) { $0 | UInt16(truncatingIfNeeded: word >> UInt64($1)) }
    }
    // An end may have no link that the slice has, nor any at all.
    let hasPartners = hasEnds ? named : reached.reduce(0, |) & named
    products = slice.products
    self.named = named
    organizations = slice.organizations
    self.supply = supply
    let (declared, linked) = (slice.declared, batch.linked)
    handled = SharedArray(concurrently: slice.count) { declared[$0] | linked[$0] }
    self.reached = reached
    let wanted = slice.products.indices.map { $0 - slice.products.lowerBound }
      .filter { hasPartners >> UInt16($0) & 1 != 0 }
    lacking = Parallel.map(wanted.count) { item in
      let lane = UInt16(wanted[item])
      let vertices = (0..<slice.count).filter {
        supply[$0] >> lane & 1 != 0 && reached[$0] >> lane & 1 == 0
      }.map { UInt32(truncatingIfNeeded: $0) }
      return LackingProduct(
        product: slice.products.lowerBound + Int(lane),
        components: CondensedRows(
          slice.forward, label: slice.label(ofLane: Int(lane)), wildcard: slice.everyProduct,
          within: vertices),
        organizations: vertices.map { UInt32(truncatingIfNeeded: slice.organization(of: Int($0))) })
    }.filter { !$0.organizations.isEmpty }
    if lacking.isEmpty {
      usualLinks = []
      return
    }
    let kinds = slice.acting.kinds.map(\.rawValue)
    usualLinks = slice.products.indices.map { product in
      UsualLinks(
        slice.forward.edgeCounts(
          near: kinds, far: kinds, label: slice.label(ofLane: product - slice.products.lowerBound),
          wildcard: slice.everyProduct, size: OrganizationKind.allCases.count))
    }
  }
}

extension ChainFlag {
  /// The kinds of organizations at which the flag's routes end, whatever the product.
  var ends: OrganizationKinds {
    switch self {
    case .export: OrganizationKinds(.exporter)
    case .domestic: OrganizationKinds(.buyer)
    case .processing: OrganizationKinds(.processor)
    default: OrganizationKinds([.exporter, .buyer, .processor])
    }
  }
}

extension FlagPart {
  /// Whether an organization has a product's lane in some lanes.
  func has(_ lanes: SharedArray<UInt16>, _ organization: Int, product: Int) -> Bool {
    let vertex = organizations.map { $0.position(ofAscending: organization) } ?? organization
    guard let vertex else { return false }
    return lanes[vertex] >> UInt16(product - products.lowerBound) & 1 != 0
  }
}

/// How many links lead from organizations of one kind to such of another.
struct UsualLinks: Sendable {
  private let counts: [Int]

  init(_ counts: [Int]) { self.counts = counts }

  private static let kinds = OrganizationKind.allCases.count

  func count(from source: OrganizationKind, to target: OrganizationKind) -> Int {
    counts[Int(source.rawValue) * Self.kinds + Int(target.rawValue)]
  }

  func count(from source: OrganizationKind) -> Int {
    OrganizationKind.allCases.reduce(0) { $0 + count(from: source, to: $1) }
  }
}
