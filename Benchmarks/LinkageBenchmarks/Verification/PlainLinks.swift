import LabeledGraph
import LinkageGraph

/// The links that carry one product, as lists, and a breadth-first search over them.
///
/// Written from the definitions alone: it shares nothing with the kernels that it verifies.
struct PlainLinks {
  private var starts: [Int]
  private var ends: [UInt32]

  /// Lists the links by source, or by target.
  init(
    carrying product: Int, in set: LinkageSet, byTarget: Bool = false, contractsOnly: Bool = false
  ) {
    let columns = set.linkColumns
    let near = byTarget ? columns.targets : columns.sources
    let far = byTarget ? columns.sources : columns.targets
    let count = set.organizationColumns.count
    func belongs(_ link: Int) -> Bool {
      Self.carries(columns, link, product) && (!contractsOnly || Self.isAgreed(columns, link))
    }
    starts = [Int](repeating: 0, count: count + 1)
    for link in 0..<columns.count where belongs(link) {
      starts[Int(near[link]) + 1] += 1
    }
    for organization in 0..<count { starts[organization + 1] += starts[organization] }
    ends = [UInt32](repeating: 0, count: starts[count])
    var cursors = starts
    for link in 0..<columns.count where belongs(link) {
      ends[cursors[Int(near[link])]] = far[link]
      cursors[Int(near[link])] += 1
    }
  }

  /// Whether a contract stands behind a link, or a membership.
  static func isAgreed(_ columns: LinkColumns, _ link: Int) -> Bool {
    let isMembership = !columns.relations.isEmpty && columns.relations[link] == .membership
    return isMembership || (!columns.contracts.isEmpty && columns.contracts[link] == .yes)
  }

  static func carries(_ columns: LinkColumns, _ link: Int, _ product: Int) -> Bool {
    columns.products[link] == UInt32(product)
      || columns.products[link] == LinkColumns.everyProduct
  }

  subscript(organization: Int) -> ArraySlice<UInt32> {
    ends[starts[organization]..<starts[organization + 1]]
  }

  /// Searches breadth first.
  ///
  /// - Parameters:
  ///   - isStart: For each organization, whether routes begin there.
  ///   - closed: An organization that no route may touch.
  /// - Returns: For each organization, the links from the nearest start; -1 where there is no route.
  func distances(from isStart: [Bool], closed: Int? = nil) -> [Int32] {
    var distances = [Int32](repeating: -1, count: isStart.count)
    var queue = isStart.indices.filter { isStart[$0] && $0 != closed }.map { UInt32($0) }
    for start in queue { distances[Int(start)] = 0 }
    var head = 0
    while head < queue.count {
      let organization = Int(queue[head])
      head += 1
      for end in self[organization] where distances[Int(end)] < 0 && Int(end) != closed {
        distances[Int(end)] = distances[organization] + 1
        queue.append(end)
      }
    }
    return distances
  }
}
