package import LabeledGraph

/// The part of a chain graph that up to 16 products can pass: what one computation needs to answer for
/// all of them.
///
/// With few products it is the whole graph. Of many, each slice has the organizations and links of its
/// own products and the links that carry every product, so that measuring all products costs about
/// what the links cost, not products times organizations.
package struct ProductSlice: Sendable {
  /// Lane i of a word speaks of product `products.lowerBound + i`.
  package let products: Range<Int>
  /// The organization of each vertex, ascending; `nil` where each is its own.
  package let organizations: [UInt32]?
  package let forward: CompressedRows
  /// For each label of the rows, the lanes it lets through.
  let labelLanes: [UInt16]
  /// For each vertex, lanes of the products that the organization declares.
  package let declared: SharedArray<UInt16>
  /// For each vertex, lanes of the products that the organization exports by a link.
  package let exported: SharedArray<UInt16>
  package let acting: ActingKinds
  /// Whether an organization declares nothing, and whether it has no outgoing link, of any product.
  package let declaresNothing: SharedArray<Bool>
  let sellsNothing: SharedArray<Bool>
  /// Which of the links stand under contract.
  let underContract: LinksUnderContract
  private let reversed: Deferred<CompressedRows>

  /// The number of vertices.
  package var count: Int { acting.kinds.count }

  /// The label that stands for every product.
  package var everyProduct: Int { labelLanes.count - 1 }

  /// The links by their targets, laid out when first asked for.
  package var backward: CompressedRows { reversed.value }

  package func organization(of vertex: Int) -> Int {
    organizations.map { Int($0[vertex]) } ?? vertex
  }

  /// The vertex of an organization, or `nil` where the slice does not have it.
  package func vertex(of organization: Int) -> Int? {
    organizations.map { $0.position(ofAscending: organization) } ?? organization
  }

  /// The lanes of the products that an organization handles: those it declares and those that its outgoing
  /// links name; where it declares none, those on its outgoing links, else those on its incoming links.
  func handled(by vertex: Int) -> UInt16 {
    if !declaresNothing[vertex] {
      return forward.labels(of: vertex).reduce(declared[vertex]) {
        Int($1) == everyProduct ? $0 : $0 | labelLanes[Int($1)]
      }
    }
    let rows = sellsNothing[vertex] ? backward : forward
    return rows.labels(of: vertex).reduce(0) { $0 | labelLanes[Int($1)] }
  }

  /// The label of a product of the slice.
  package func label(ofLane lane: Int) -> Int {
    organizations == nil ? products.lowerBound + lane : lane
  }

  /// Takes the whole graph.
  init(
    _ products: Range<Int>, whole graph: ChainGraph, underContract: LinksUnderContract = .notAsked
  ) {
    self.products = products
    organizations = nil
    forward = graph.forward
    var lanes = [UInt16](repeating: 0, count: graph.everyProduct + 1)
    for (lane, product) in products.enumerated() { lanes[product] = 1 << UInt16(lane) }
    lanes[graph.everyProduct] = Self.every(products)
    labelLanes = lanes
    declared = graph.declared.lanesOfLabels(lanes)
    exported = graph.exports.lanesOfLabels(lanes)
    acting = graph.set.organizationColumns.acting
    self.underContract = underContract
    let (lists, forward) = (graph.declared, graph.forward)
    declaresNothing = SharedArray(concurrently: lists.vertexCount) { lists.isEmpty($0) }
    sellsNothing = SharedArray(concurrently: lists.vertexCount) { forward.degree(of: $0) == 0 }
    reversed = Deferred { graph.backward }
  }

  /// Takes a part of the graph.
  init(
    _ products: Range<Int>, _ slice: LabelSlice, of graph: ChainGraph,
    underContract: LinksUnderContract
  ) {
    self.products = products
    organizations = slice.vertices
    forward = slice.rows
    labelLanes =
      products.indices.map { 1 << UInt16($0 - products.lowerBound) } + [Self.every(products)]
    self.underContract = underContract
    let vertices = slice.vertices
    let everyProduct = graph.everyProduct
    declared = graph.declared.lanesOfLabels(of: vertices, in: products, wildcard: everyProduct)
    exported = graph.exports.lanesOfLabels(of: vertices, in: products, wildcard: everyProduct)
    acting = graph.set.organizationColumns.acting.picking(vertices)
    let (lists, forward) = (graph.declared, graph.forward)
    declaresNothing = SharedArray(count: vertices.count) { lists.isEmpty(Int(vertices[$0])) }
    sellsNothing = SharedArray(count: vertices.count) {
      forward.degree(of: Int(vertices[$0])) == 0
    }
    let rows = slice.rows
    reversed = Deferred { rows.reversed() }
  }

  /// The lanes of all products of a slice.
  private static func every(_ products: Range<Int>) -> UInt16 {
    UInt16(truncatingIfNeeded: 1 << products.count &- 1)
  }
}

/// Which links of a slice stand under contract or are memberships.
enum LinksUnderContract: Sendable {
  /// Nobody asks.
  case notAsked
  case none
  case all
  /// The memberships between organizations, each of which is its own vertex, and as rows from target to source.
  case memberships(Memberships, rows: Deferred<CompressedRows?>)
  /// Some: from target to source between some of the slice's vertices, ascending; between all of them where
  /// there is no list.
  case part(CompressedRows, vertices: [UInt32]?)
}

extension LabelSlice {
  /// Where vertices of the graph stand among those of the slice; both ascend, and the slice has them all.
  fileprivate func positions(of others: [UInt32]) -> [UInt32] {
    var position = 0
    return others.map { vertex in
      while vertices[position] != vertex { position += 1 }
      return UInt32(truncatingIfNeeded: position)
    }
  }
}

extension ChainGraph {
  /// The products, as many at a time as one computation answers for.
  package var productRanges: [Range<Int>] {
    ProductBatch.ranges(of: set.productNames.count)
  }

  /// Goes through the slices of the products of a selection: with few products one slice on all
  /// cores, of many a slice on each core.
  ///
  /// - Parameters:
  ///   - named: For each of ``productRanges``, the lanes of the selected products; a slice with none
  ///     is left out.
  ///   - asksContracts: Whether the body asks which links stand under contract.
  ///   - start: Makes the state in which a core gathers what it finds.
  ///   - body: Is called with the position of the range and its slice.
  /// - Returns: The states.
  package func gatherSlices<State: Sendable>(
    _ named: [UInt64], asksContracts: Bool = false, start: @Sendable () -> State,
    _ body: @Sendable (inout State, Int, ProductSlice) -> Void
  ) -> [State] {
    let ranges = productRanges
    let wanted = ranges.indices.filter { named[$0] != 0 }
    if ranges.count <= 1 {
      var state = start()
      for range in wanted {
        let links = asksContracts ? linksUnderContract : .notAsked
        body(
          &state, range, ProductSlice(ranges[range], whole: self, underContract: links))
      }
      return [state]
    }
    let slices = self.slices
    let contractSlices = asksContracts && !contractsOnly ? self.contractSlices : nil
    let others: LinksUnderContract = !asksContracts ? .notAsked : contractsOnly ? .all : .none
    return Parallel.gather(
      wanted.count,
      start: { (start(), slices.makeWorkspace(), contractSlices?.makeWorkspace()) }
    ) { state, item in
      let range = wanted[item]
      let slice = slices.slice(range, in: &state.1)
      var links = others
      if let contractSlices, var workspace = state.2.take() {
        let part = contractSlices.slice(range, in: &workspace)
        state.2 = workspace
        links = .part(part.rows, vertices: slice.positions(of: part.vertices))
      }
      body(
        &state.0, range, ProductSlice(ranges[range], slice, of: self, underContract: links))
    }.map(\.0)
  }

  /// Which links of the whole graph stand under contract.
  private var linksUnderContract: LinksUnderContract {
    if contractsOnly { return .all }
    switch underContract {
    case .none: return .none
    case .many(let rows): return .part(rows, vertices: nil)
    case .few(let list):
      return list.rows(of: set).map { .part($0, vertices: nil) } ?? .none
    case .memberships(let memberships):
      let (links, set) = (underContract, self.set)
      return .memberships(memberships, rows: Deferred { links.rows(of: set) })
    }
  }

  /// For each of ``productRanges``, the lanes of the products of a selection.
  package func namedLanes(_ selection: OrganizationSelection) -> [UInt64] {
    productRanges.map { products in
      products.reduce(0) { lanes, product in
        selection.products?.contains(ProductPosition(product)) ?? true
          ? lanes | 1 << UInt64(product - products.lowerBound) : lanes
      }
    }
  }
}
