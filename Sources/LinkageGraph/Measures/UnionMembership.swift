package import LabeledGraph

extension ChainGraph {
  /// For each organization, whether it is a cooperative with a membership link in force to a union.
  ///
  /// - Complexity: O(organizations + links).
  package func cooperativesInUnions() -> SharedArray<Bool> {
    let set = self.set
    let kinds = set.organizationColumns.kinds
    let found = ParallelBuffer<Bool>(count: kinds.count)
    let links = set.linkColumns
    if links.relations.isEmpty { return found.finished() }
    let members = Parallel.mapPieces(of: links.count, least: 1 << 14) { piece in
      piece.filter { link in
        links.relations[link] == .membership && kinds[Int(links.sources[link])] == .cooperative
          && kinds[Int(links.targets[link])] == .union && isInForce(link)
      }.map { links.sources[$0] }
    }
    for member in members.joined() { found[Int(member)] = true }
    return found.finished()
  }
}
