import LabeledGraph
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
    found += Self.warnings(aboutTextsOf: set, looksAtAllTexts: true)
    found += Self.warnings(aboutYearsOf: set)
    for finding in findings.findings {
      found.append(
        DataProblem(
          sort: finding.sort, file: "", location: .file, text: finding.text,
          details: finding.details,
          count: finding.count))
    }
    addWarnings(found, limit: limit)
  }

  /// Adds warnings about what hardly anybody can have meant: products, texts and years of a packed set.
  ///
  /// - Complexity: O(links) where there are any.
  mutating func addWarnings(aboutProductsOfPacked set: LinkageSet, limit: Int) {
    addWarnings(Self.warnings(aboutYearsOf: set), limit: limit)
    guard set.productNames.count <= ProductFindings.mostCompared else { return }
    let odd = ProductFindings(set.productNames)
    let uses = odd.findings.isEmpty ? [] : Self.uses(of: set)
    var found = Self.warnings(of: odd.findings(uses: uses).filter(\.isCertain), in: set, uses)
    found += Self.warnings(aboutTextsOf: set, looksAtAllTexts: false)
    if set.productNames.isEmpty, !set.organizations.isEmpty {
      found.append(DataProblem(sort: .noProduct, file: "", location: .file))
    }
    addWarnings(found, limit: limit)
  }

  /// Warnings about years that are hardly meant.
  ///
  /// - Complexity: O(links) where the columns have room for such years, else O(1).
  private static func warnings(aboutYearsOf set: LinkageSet) -> [DataProblem] {
    guard let links = set.packedLinks else { return [] }
    return [("since", links.since), ("until", links.until)].compactMap { column, years in
      guard let years, !years.areWithin(LinkageSet.likelyYears) else { return nil }
      var first: Int16?
      var count = 0
      for edge in 0..<years.codes.count {
        let year = years.year(years.codes[edge])
        if year == LinkColumns.openYear || LinkageSet.likelyYears.contains(Int(year)) { continue }
        first = first ?? year
        count += 1
      }
      return first.map {
        DataProblem(
          sort: .unlikelyYear, file: "", location: .file, header: column, text: "\($0)",
          count: count)
      }
    }
  }

  private static func warnings(
    aboutTextsOf set: LinkageSet, looksAtAllTexts: Bool
  ) -> [DataProblem] {
    OddTexts.findings(set.organizationColumns, looksAtAllTexts: looksAtAllTexts).map {
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
