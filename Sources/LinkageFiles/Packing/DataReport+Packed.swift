package import LinkageGraph

extension DataReport {
  /// The report on a set from a packed file, which has passed every check and has no lines.
  ///
  /// - Complexity: O(organizations + links).
  package init(ofPacked set: LinkageSet) {
    organizations = set.organizationColumns.count
    links = set.linkCount
    products = set.productNames
    note(kinds: set.organizationColumns.kinds)
    guard let loops = set.packedLinks?.selfLoops(), let first = loops.first else { return }
    warnings = [
      DataProblem(
        sort: .selfLoop, file: "", location: .file, header: "", text: set.id(of: first),
        excerpt: "", details: ["\(loops.count)"])
    ]
  }
}
