import LabeledGraph
import LinkageGraph

/// The chain of one product: whom it reaches, and whom each organization reaches.
struct PlainChain {
  let product: Int
  let forward: PlainLinks
  let backward: PlainLinks
  let exportsDirectly: [Bool]
  let isSupplied: [Bool]
  private let toExport: [Int32]
  private let toBuyer: [Int32]
  private let toProcessor: [Int32]
  private let toOpenProcessor: [Int32]
  private let underContract: [Int32]

  init(of product: Int, in set: LinkageSet) {
    self.product = product
    let kinds = set.organizationColumns.kinds
    forward = PlainLinks(carrying: product, in: set)
    backward = PlainLinks(carrying: product, in: set, byTarget: true)
    let handles = Self.handles(product, in: set)
    isSupplied =
      forward.distances(from: kinds.indices.map { kinds[$0].isCollective && handles[$0] })
      .map { $0 >= 0 }
    let exporters = Self.exportsDirectly(product, in: set)
    exportsDirectly = exporters
    let toExport = backward.distances(from: exporters)
    let toBuyer = backward.distances(from: Self.acting(as: .buyer, in: set))
    self.toExport = toExport
    self.toBuyer = toBuyer
    let processors = Self.acting(as: .processor, in: set)
    toProcessor = backward.distances(from: processors)
    toOpenProcessor = backward.distances(
      from: kinds.indices.map { processors[$0] && (toBuyer[$0] >= 0 || toExport[$0] >= 0) })
    let buyers = Self.acting(as: .buyer, in: set)
    underContract = PlainLinks(carrying: product, in: set, byTarget: true, contractsOnly: true)
      .distances(from: kinds.indices.map { processors[$0] || buyers[$0] || exporters[$0] })
  }

  /// Whether an organization reaches direct export, a buyer, a processor, and a processor that
  /// reaches one of the first two.
  func stages(of organization: Int) -> [Bool] {
    [toExport, toBuyer, toProcessor, toOpenProcessor].map { $0[organization] >= 0 }
  }

  /// Whether an organization reaches one of the first three over links under contract and memberships.
  func isContracted(_ organization: Int) -> Bool { underContract[organization] >= 0 }

  func hops(of organization: Int) -> Int? {
    toExport[organization] < 0 ? nil : Int(toExport[organization])
  }

  func isLinked(_ organization: Int) -> Bool {
    !forward[organization].isEmpty || !backward[organization].isEmpty
  }

  /// For each organization, whether it is of a kind or has it as a role.
  static func acting(as kind: OrganizationKind, in set: LinkageSet) -> [Bool] {
    set.organizations.map { $0.kind == kind || $0.roles.contains(kind) }
  }

  /// For each organization, whether it handles a product: the products it declares and those that its
  /// outgoing links name; where it declares none, those on its outgoing links; else those on its incoming
  /// links.
  static func handles(_ product: Int, in set: LinkageSet) -> [Bool] {
    let links = set.linkColumns
    var hasOutgoing = [Bool](repeating: false, count: set.organizationColumns.count)
    var (sells, names, buys) = (hasOutgoing, hasOutgoing, hasOutgoing)
    for link in 0..<links.count {
      hasOutgoing[Int(links.sources[link])] = true
      if PlainLinks.carries(links, link, product) {
        sells[Int(links.sources[link])] = true
        buys[Int(links.targets[link])] = true
        if links.products[link] == UInt32(product) { names[Int(links.sources[link])] = true }
      }
    }
    return hasOutgoing.indices.map { organization in
      let declared = set.declaredProducts(of: organization)
      if !declared.isEmpty { return declared.contains(product) || names[organization] }
      return hasOutgoing[organization] ? sells[organization] : buys[organization]
    }
  }

  /// For each organization, whether it exports a product directly.
  static func exportsDirectly(_ product: Int, in set: LinkageSet) -> [Bool] {
    let links = set.linkColumns
    let markets = acting(as: .market, in: set)
    var result = acting(as: .exporter, in: set)
    for link in 0..<links.count where PlainLinks.carries(links, link, product) {
      let isExport = !links.relations.isEmpty && links.relations[link] == .export
      if isExport || markets[Int(links.targets[link])] {
        result[Int(links.sources[link])] = true
      }
    }
    return result
  }
}
