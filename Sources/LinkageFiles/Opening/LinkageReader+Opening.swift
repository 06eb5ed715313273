import LinkageGraph

extension LinkageReader {
  /// Opens a set by its path, whatever holds it: a folder with `organizations.csv` and `links.csv`, or a
  /// packed file.
  ///
  /// ```swift
  /// let set = try LinkageReader().open("can-tho.linkage").set
  /// ```
  ///
  /// - Parameter path: The path of the folder or file.
  /// - Returns: The set, and what reading its rows found; of a packed file, which has none, only how
  ///   much it holds.
  /// - Throws: ``LinkageReadError``.
  /// - Complexity: O(bytes of the files), on all cores.
  public func open(_ path: String) throws(LinkageReadError) -> Reading {
    if let (set, leftOut) = try openPacked(path) {
      var report = DataReport()
      report.leftOut = leftOut
      report.organizations = set.organizations.count
      report.links = set.links.count
      report.products = set.productNames
      report.addWarnings(aboutProductsOfPacked: set, limit: problemLimitOfSort)
      return Reading(set: set, report: report)
    }
    return try read(folder: path)
  }

  /// Reads a set by its path for its problems, whatever holds it.
  ///
  /// - Parameter path: The path of the folder or file.
  /// - Returns: The problems; of a packed file, which has been read before, only what deserves notice.
  /// - Throws: ``LinkageReadError`` where a file cannot be read at all, or a packed file is damaged;
  ///   problems in the rows are not thrown but reported.
  /// - Complexity: O(bytes of the files), on all cores.
  public func check(_ path: String) throws(LinkageReadError) -> DataReport {
    if let (set, leftOut) = try openPacked(path) {
      var report = DataReport(ofPacked: set, limit: problemLimitOfSort)
      report.leftOut = leftOut
      return report
    }
    let inputs = try Self.inputs(ofFolder: path)
    return try check(
      organizations: inputs.organizations, links: inputs.links, plan: Self.plan(ofFolder: path))
  }

  /// The set of a packed file, and what was left out of it; `nil` where the path leads to nothing that is one, or calls itself one.
  private func openPacked(
    _ path: String
  ) throws(LinkageReadError) -> (set: LinkageSet, leftOut: LeftOutData)? {
    let isNamedSo = path.hasSuffix(".linkage") && FileStatus.isRegularFile(path)
    guard isNamedSo || PackedFile.isPacked(path) else { return nil }
    observer?.begin(.packedFile, bytes: nil, rows: nil)
    do throws(PackedFileProblem) {
      return try PackedFile.read(path)
    } catch {
      if case .unreadable(let reason) = error { throw .unreadable(path: path, reason) }
      throw .unusable(path: path, error)
    }
  }
}
