// Method. Two routes of least total length that share nothing but their start, by the algorithm of
// Suurballe [1]: a shortest route; its edges turned around, at no cost; a second shortest path in what that
// leaves, over edges that cost what they lose against the distances of the first search, which is a small
// whole number and never negative, so that buckets take the place of a heap [2]. Edges that one route
// goes and the other returns cancel out. Whatever stands on the first route has an entry and an exit, which
// the second path may pass backward only, so that the two share no vertex.
//
// Goals are joined to a virtual end, so that the two routes end at different ones. Where there is no second
// path, some vertex stands on every route. One sweep along the shortest route finds them all: a
// vertex of it that nothing before it can jump over.
//
//   route[k]      the shortest route, from route[0] = start
//   positions[v]  the position of v on it, or none
//   v             vertex v, or its entry if it stands on the route
//   V + k         the exit of route[k]
//
// [1] J. W. Suurballe, "Disjoint paths in a network", Networks 4 (1974), 125–145.
// [2] R. B. Dial, "Algorithm 360: shortest-path forest with topological ordering", Communications of the
//     ACM 12 (1969), 632–633.

/// How a vertex is connected to the goals: its shortest route, and two routes that share nothing else, or what
/// stands on every route.
public struct DisjointRoutes: Sendable, Hashable {
  /// A shortest route, both ends included; the same as
  /// ``CompressedRows/shortestRoute(from:label:wildcard:isGoal:)`` finds.
  public let shortest: [Int]
  /// Two routes to two goals that share nothing but their start, together as short as can be, the shorter
  /// first; none where the start is a goal or something stands on every route.
  public let pair: [[Int]]
  /// The vertices other than the start that stand on every route, in the order of the way; none where the
  /// start is a goal.
  ///
  /// By Menger's theorem there are some exactly if there is no pair.
  public let bottlenecks: [Int]
}

extension CompressedRows {
  /// Finds two routes from a vertex to goals that share no other vertex.
  ///
  /// - Parameters:
  ///   - start: The vertex to start from; it may itself be a goal.
  ///   - label: The label that may be used, beside `wildcard`.
  ///   - wildcard: A label that may always be used.
  ///   - isGoal: Whether a vertex is a goal.
  /// - Returns: The routes, or what stands in their way; `nil` where no goal can be reached. The same rows
  ///   always give the same routes.
  /// - Complexity: O(V + E) time, some 24 bytes a vertex.
  public func disjointRoutes(
    from start: Int, label: Int, wildcard: Int, isGoal: (Int) -> Bool
  ) -> DisjointRoutes? {
    guard
      let search = RouteSearch(self, from: start, label: label, wildcard: wildcard, isGoal: isGoal)
    else { return nil }
    if search.route.count == 1 {
      return DisjointRoutes(shortest: search.route, pair: [], bottlenecks: [])
    }
    var second = SecondPath(self, search, passing: (UInt32(label), UInt32(wildcard)))
    let pair = second.find(isGoal) ? second.pair : []
    return DisjointRoutes(
      shortest: search.route, pair: pair,
      bottlenecks: pair.isEmpty ? second.bottlenecks(isGoal) : [])
  }
}

/// The search for a second path once a shortest route is known.
private struct SecondPath {
  private let rows: CompressedRows
  private let passing: (UInt32, UInt32)
  private let route: [Int]
  /// The edges from the start, as far as the first search went; else those of the route.
  private let potentials: [UInt32]
  private let positions: [UInt32]
  private var costs: [UInt32]
  private var parents: [UInt32]
  private var buckets: [[UInt32]] = []
  private var last: Int?

  private static let none = UInt32.max

  init(_ rows: CompressedRows, _ search: RouteSearch, passing: (UInt32, UInt32)) {
    self.rows = rows
    self.passing = passing
    route = search.route
    let longest = UInt32(truncatingIfNeeded: search.route.count - 1)
    potentials = search.distances.map { min($0, longest) }
    var positions = [UInt32](repeating: Self.none, count: rows.vertexCount)
    for (position, vertex) in search.route.enumerated() {
      positions[vertex] = UInt32(truncatingIfNeeded: position)
    }
    self.positions = positions
    costs = [UInt32](repeating: Self.none, count: rows.vertexCount + search.route.count)
    parents = costs
  }

  /// Looks for the path; returns whether there is one.
  mutating func find(_ isGoal: (Int) -> Bool) -> Bool {
    let count = rows.vertexCount
    reach(count, from: count, cost: 0)
    var cost = 0
    while cost < buckets.count {
      var next = 0
      while next < buckets[cost].count {
        let node = Int(buckets[cost][next])
        next += 1
        if Int(costs[node]) != cost { continue }
        if node >= count {
          let position = node - count
          follow(from: node, route[position], except: route[position + 1], cost)
          if position > 0 { reach(route[position], from: node, cost: cost) }
        } else if positions[node] != Self.none {
          reach(count + Int(positions[node]) - 1, from: node, cost: cost)
        } else if isGoal(node) {
          // A goal is as far as the nearest or farther, so that its step to the end costs nothing.
          last = node
          return true
        } else {
          follow(from: node, node, except: nil, cost)
        }
      }
      buckets[cost] = []
      cost += 1
    }
    return false
  }

  private mutating func follow(from node: Int, _ vertex: Int, except: Int?, _ cost: Int) {
    for run in rows.runs(of: vertex, passing: passing) {
      for edge in rows.edges(of: run) {
        let neighbor = Int(rows.neighbors[edge])
        if neighbor == except || neighbor == route[0] { continue }
        let loss = Int(potentials[vertex]) + 1 - Int(potentials[neighbor])
        reach(neighbor, from: node, cost: cost + loss)
      }
    }
  }

  private mutating func reach(_ node: Int, from parent: Int, cost: Int) {
    if cost >= Int(costs[node]) { return }
    costs[node] = UInt32(truncatingIfNeeded: cost)
    parents[node] = UInt32(truncatingIfNeeded: parent)
    while buckets.count <= cost { buckets.append([]) }
    buckets[cost].append(UInt32(truncatingIfNeeded: node))
  }

  /// The two routes, once the path has been found.
  var pair: [[Int]] {
    guard let last else { return [] }
    let count = rows.vertexCount
    var path = [last]
    while let node = path.last, node != count { path.append(Int(parents[node])) }
    path.reverse()
    var following: [Int: Int] = [:]
    for (vertex, next) in zip(route, route.dropFirst()) { following[vertex] = next }
    // The start has two edges; the second path begins with the other one.
    for (node, next) in zip(path, path.dropFirst()).dropFirst() {
      if next >= count {
        following[route[next - count]] = nil
      } else if node < count {
        following[node] = next
      } else if next != route[node - count] {
        following[route[node - count]] = next
      }
    }
    let pair = [route[1], path[1]].map { first in
      var way = [route[0], first]
      while let vertex = way.last, let next = following[vertex] { way.append(next) }
      return way
    }
    return pair[1].count < pair[0].count ? [pair[1], pair[0]] : pair
  }

  /// The vertices of the route, the start aside, that no way leads around.
  func bottlenecks(_ isGoal: (Int) -> Bool) -> [Int] {
    var found: [Int] = []
    var isSeen = [Bool](repeating: false, count: rows.vertexCount)
    var farthest = 0
    for (position, vertex) in route.enumerated() where farthest < route.count {
      if position > 0, farthest <= position { found.append(vertex) }
      var open = [vertex]
      while let vertex = open.popLast() {
        for run in rows.runs(of: vertex, passing: passing) {
          for edge in rows.edges(of: run) {
            let neighbor = Int(rows.neighbors[edge])
            if positions[neighbor] != Self.none {
              farthest = max(farthest, Int(positions[neighbor]))
            } else if !isSeen[neighbor] {
              isSeen[neighbor] = true
              // The end stands behind the last vertex of the route.
              if isGoal(neighbor) { farthest = route.count }
              open.append(neighbor)
            }
          }
        }
      }
    }
    return found
  }
}
