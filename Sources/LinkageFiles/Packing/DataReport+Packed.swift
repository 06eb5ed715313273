package import LinkageGraph

extension DataReport {
  /// The report on a set from a packed file, which has passed every check and has no lines.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - limit: The most warnings of one sort.
  /// - Complexity: O(organizations + links).
  package init(ofPacked set: LinkageSet, limit: Int = 20) {
    organizations = set.organizationColumns.count
    links = set.linkCount
    products = set.productNames
    note(kinds: set.organizationColumns.kinds)
    var found: [DataProblem] = []
    if let loops = set.packedLinks?.selfLoops(), let first = loops.first {
      found.append(
        DataProblem(
          sort: .selfLoop, file: "", location: .file, text: set.id(of: first), count: loops.count))
    }
    let odd = ProductFindings(products).findings
    let findings = SetFindings(set, odd: odd)
    productUses = findings.uses
    found += Self.warnings(of: odd, in: set)
    for finding in findings.findings {
      found.append(
        DataProblem(
          sort: finding.sort, file: "", location: .file, text: finding.text,
          details: finding.details,
          count: finding.count))
    }
    addWarnings(found, limit: limit)
  }

  /// Warnings about the products of a packed set that hardly anybody can have meant.
  ///
  /// - Complexity: O(links) where there are any.
  mutating func addWarnings(aboutProductsOfPacked set: LinkageSet, limit: Int) {
    guard set.productNames.count <= ProductFindings.mostCompared else { return }
    var found = Self.warnings(
      of: ProductFindings(set.productNames).findings.filter(\.isCertain), in: set)
    if set.productNames.isEmpty {
      found.append(DataProblem(sort: .noProduct, file: "", location: .file))
    }
    addWarnings(found, limit: limit)
  }

  private static func warnings(
    of findings: [ProductFindings.Finding], in set: LinkageSet
  ) -> [DataProblem] {
    if findings.isEmpty { return [] }
    var uses = [Int](repeating: 0, count: set.productNames.count)
    for code in set.organizationColumns.products { uses[Int(code)] += 1 }
    for code in set.linkColumns.products where code != LinkColumns.everyProduct {
      uses[Int(code)] += 1
    }
    return findings.map { finding in
      DataProblem(
        sort: finding.sort, file: "", location: .file, text: set.productNames[finding.product],
        details: finding.details, remedy: finding.remedy, count: max(1, uses[finding.product]))
    }
  }
}
