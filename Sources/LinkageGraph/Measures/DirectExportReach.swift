import LabeledGraph

/// How far the organizations of one group are from direct export of one product, or of any.
public struct ReachRow: Sendable, Hashable {
  /// The product, or `nil` for "any product".
  public var product: ProductPosition?
  /// The texts of the group, one per grouping key; a blank is the empty text.
  public var group: [String]
  /// Selected organizations that the product reaches; for "any", all selected organizations.
  public var organizations = 0
  /// Of those: how many reach a direct exporter over how many links; `hops[0]` export themselves.
  ///
  /// It ends with the greatest distance that occurs.
  public var hops: [Int] = []
  /// Members of the organizations; unknown ones count 0, and those of unions are organizations.
  public var members = 0
  /// Members of the organizations that reach a direct exporter.
  public var membersReached = 0

  /// Creates a row that counts nothing.
  public init(product: ProductPosition?, group: [String]) {
    self.product = product
    self.group = group
  }

  /// How many of the organizations reach a direct exporter.
  public var reached: Int { hops.reduce(0, +) }

  /// How many of the organizations do not.
  public var unreached: Int { organizations - reached }

  /// The mean number of links to direct export, or `nil` where none is reached.
  public var meanHops: Double? {
    guard reached > 0 else { return nil }
    let total = hops.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    return Double(total) / Double(reached)
  }

  /// The greatest number of links to direct export, or `nil` where none is reached.
  public var greatestHops: Int? { hops.lastIndex { $0 > 0 } }

  /// Adds the counts of other organizations.
  package mutating func add(_ other: ReachRow) {
    organizations += other.organizations
    members += other.members
    membersReached += other.membersReached
    while hops.count < other.hops.count { hops.append(0) }
    for (distance, count) in other.hops.enumerated() { hops[distance] += count }
  }

  mutating func count(hops distance: UInt32, members: Int) {
    organizations += 1
    self.members += members
    guard distance != ChainGraph.unreachedHops else { return }
    membersReached += members
    while hops.count <= Int(distance) { hops.append(0) }
    hops[Int(distance)] += 1
  }
}

/// How far one organization is from direct export of one product.
public struct OrganizationReach: Sendable, Hashable {
  /// The organization.
  public var organization: OrganizationPosition
  /// The product.
  public var product: ProductPosition
  /// The links of the shortest route, 0 where it exports itself, `nil` where there is no route.
  public var hops: Int?

  /// Creates an entry.
  public init(organization: OrganizationPosition, product: ProductPosition, hops: Int?) {
    self.organization = organization
    self.product = product
    self.hops = hops
  }
}

extension ChainGraph {
  static let unreachedHops = UInt32.max

  /// Counts how far organizations are from direct export, by product.
  ///
  /// The distance is the number of links on the shortest route, over links that carry the product,
  /// to a direct exporter of it; 0 for an organization that exports directly itself.
  ///
  /// - Parameters:
  ///   - selection: The organizations to count; the collective sector by default.
  ///   - keys: The properties to group by; none for one group.
  /// - Returns: Rows as ``coverage(of:by:)`` returns them. `reached` equals coverage's `export`.
  /// - Complexity: As ``coverage(of:by:)``; beside that, 4 bytes for each organization and product of 16
  ///   that are measured together.
  public func reach(
    of selection: OrganizationSelection = .collective, by keys: [GroupKey] = []
  ) -> [ReachRow] {
    summary(of: selection, by: keys).reach
  }

  /// Lists, for every selected organization and every product that reaches it, the distance to
  /// direct export.
  ///
  /// - Parameters:
  ///   - selection: The organizations to list; the collective sector by default.
  ///   - body: Is called for each entry, by organization and product in the set's order.
  /// - Complexity: As ``reach(of:by:)``. Beside that, with more than 16 products, 1 byte an entry and
  ///   6 bytes an organization and 16 products of which one reaches it.
  public func forEachReach(
    of selection: OrganizationSelection = .collective,
    _ body: (OrganizationReach) throws -> Void
  ) rethrows {
    let named = namedLanes(selection)
    let selected = selection.flags(of: set)
    let lists = gatherSlices(named, start: { [ReachList]() }) { lists, range, slice in
      let batch = ProductBatch(slice, producers: producers)
      lists.append(ReachList(batch, named: named[range], selected: selected))
    }.flatMap(\.self).sorted { $0.products.lowerBound < $1.products.lowerBound }
    if lists.count == 1 {
      var cursor = ReachList.Cursor()
      for row in lists[0].organizations.indices {
        try lists[0].forEach(in: row, from: &cursor, body)
      }
      return
    }
    // Lists come by products, entries go by organization: each list waits at the organization whose
    // turn it comes next.
    var cursors = lists.map { _ in ReachList.Cursor() }
    var rows = [Int](repeating: 0, count: lists.count)
    let none = UInt32.max
    var waiting = [UInt32](repeating: none, count: selected.count)
    var following = [UInt32](repeating: none, count: lists.count)
    func wait(_ list: Int) {
      guard rows[list] < lists[list].organizations.count else { return }
      let organization = Int(lists[list].organizations[rows[list]])
      following[list] = waiting[organization]
      waiting[organization] = UInt32(list)
    }
    for list in lists.indices { wait(list) }
    var turn: [Int] = []
    for organization in waiting.indices where waiting[organization] != none {
      turn.removeAll(keepingCapacity: true)
      var next = waiting[organization]
      while next != none {
        turn.append(Int(next))
        next = following[Int(next)]
      }
      turn.sort()
      for list in turn {
        try lists[list].forEach(in: rows[list], from: &cursors[list], body)
        rows[list] += 1
        wait(list)
      }
    }
  }
}

/// The hops of the selected organizations over the products of one batch, in little memory.
private struct ReachList: Sendable {
  let products: Range<Int>
  /// The organizations that a product reaches, ascending, and the lanes of these products.
  private(set) var organizations: [UInt32] = []
  private var lanes: [UInt16] = []
  /// An entry a lane: hops, or that there is no route, or that they are many.
  private var hops: [UInt8] = []
  /// The hops that do not fit a byte, in the order of the entries.
  private var manyHops: [UInt32] = []

  private static let noRoute = UInt8.max
  private static let many = UInt8.max - 1

  /// How far a list has been read.
  struct Cursor {
    fileprivate var entry = 0
    fileprivate var many = 0
  }

  init(_ batch: ProductBatch, named: UInt64, selected: SharedArray<Bool>) {
    products = batch.slice.products
    for vertex in 0..<batch.slice.count {
      let supply = UInt64(batch.supply[vertex]) & named
      let organization = batch.slice.organization(of: vertex)
      if supply == 0 || !selected[organization] { continue }
      organizations.append(UInt32(organization))
      lanes.append(UInt16(truncatingIfNeeded: supply))
      var rest = supply
      while rest != 0 {
        append(batch.hops(of: vertex, lane: rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
  }

  private mutating func append(_ distance: UInt32) {
    if distance == ChainGraph.unreachedHops {
      hops.append(Self.noRoute)
    } else if distance < UInt32(Self.many) {
      hops.append(UInt8(distance))
    } else {
      hops.append(Self.many)
      manyHops.append(distance)
    }
  }

  /// Calls a body for the entries of a row, which the cursor has come to.
  func forEach(
    in row: Int, from cursor: inout Cursor, _ body: (OrganizationReach) throws -> Void
  ) rethrows {
    let organization = OrganizationPosition(organizations[row])
    var rest = lanes[row]
    while rest != 0 {
      let product = ProductPosition(products.lowerBound + rest.trailingZeroBitCount)
      rest &= rest &- 1
      let code = hops[cursor.entry]
      cursor.entry += 1
      var distance: Int? = code == Self.noRoute ? nil : Int(code)
      if code == Self.many {
        distance = Int(manyHops[cursor.many])
        cursor.many += 1
      }
      try body(OrganizationReach(organization: organization, product: product, hops: distance))
    }
  }
}
