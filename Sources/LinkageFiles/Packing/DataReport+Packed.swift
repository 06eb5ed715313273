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
    let uses = Self.uses(of: set)
    let odd = ProductFindings(products).findings(uses: uses)
    let findings = SetFindings(set, odd: odd)
    productUses = findings.uses
    found += Self.warnings(of: odd, in: set, uses)
    found += Self.warnings(aboutTextsOf: set, looksAtNames: true)
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
    let odd = ProductFindings(set.productNames)
    let uses = odd.findings.isEmpty ? [] : Self.uses(of: set)
    var found = Self.warnings(of: odd.findings(uses: uses).filter(\.isCertain), in: set, uses)
    found += Self.warnings(aboutTextsOf: set, looksAtNames: false)
    if set.productNames.isEmpty, !set.organizations.isEmpty {
      found.append(DataProblem(sort: .noProduct, file: "", location: .file))
    }
    addWarnings(found, limit: limit)
  }

  private static func warnings(
    aboutTextsOf set: LinkageSet, looksAtNames: Bool
  ) -> [DataProblem] {
    OddTexts.findings(set.organizationColumns, looksAtNames: looksAtNames).map {
      DataProblem(
        sort: $0.sort, file: "", location: .file, text: $0.text, remedy: $0.remedy, count: $0.count)
    }
  }

  /// How many organizations and links name each product.
  private static func uses(of set: LinkageSet) -> [Int] {
    var uses = [Int](repeating: 0, count: set.productNames.count)
    for code in set.organizationColumns.products { uses[Int(code)] += 1 }
    for code in set.linkColumns.products where code != LinkColumns.everyProduct {
      uses[Int(code)] += 1
    }
    return uses
  }

  private static func warnings(
    of findings: [ProductFindings.Finding], in set: LinkageSet, _ uses: [Int]
  ) -> [DataProblem] {
    findings.map { finding in
      DataProblem(
        sort: finding.sort, file: "", location: .file, text: set.productNames[finding.product],
        details: finding.details, remedy: finding.remedy, count: max(1, uses[finding.product]))
    }
  }
}
