import LinkageGraph

extension LinkageReader {
  /// The most links of a set whose membership links are looked at in every reading, not only in a check.
  private static let mostLinksLookedAt = 1_000_000

  /// Adds to a report what the set as a whole has that deserves notice.
  ///
  /// - Parameters:
  ///   - report: The report on both files.
  ///   - set: The set, or `nil` where the files have errors.
  ///   - organizations: The organizations' file.
  ///   - links: The links' file.
  ///   - organizationBytes: The bytes of the organizations' file.
  ///   - linkBytes: The bytes of the links' file.
  func addFindings(
    to report: inout DataReport, set: LinkageSet?, organizations: OrganizationFile,
    links: LinkFile, _ organizationBytes: InputBytes, _ linkBytes: InputBytes
  ) {
    var added: [DataProblem] = []
    func problem(_ found: FoundProblem, ofLinks: Bool) -> DataProblem? {
      let file = ofLinks ? links.name : organizations.name
      guard let header = ofLinks ? links.header : organizations.header else { return nil }
      return (ofLinks ? linkBytes : organizationBytes).withText { bytes in
        var found = found
        if found.offset == found.record, found.column > 0 {
          // What was found in a column knows only its row.
          found.moveToField(of: header, bytes)
        }
        var locations = LineCounter(bodyStart: header.textStart)
        return ProblemLog.problem(found, file: file, header: header, bytes, &locations)
      }
    }
    func problem(ofProduct product: Int) -> DataProblem? {
      let known = organizations.firstProducts.count
      if product < known { return problem(organizations.firstProducts[product], ofLinks: false) }
      guard product - known < links.firstProducts.count else { return nil }
      return problem(links.firstProducts[product - known], ofLinks: true)
    }

    let products = links.products.texts
    var odd: [ProductFindings.Finding] = []
    var uses: [Int] = []
    if locatesRows || products.count <= ProductFindings.mostCompared {
      let found = ProductFindings(products)
      if !found.findings.isEmpty { uses = Self.uses(of: products.count, organizations, links) }
      odd = found.findings(uses: uses).filter { locatesRows || $0.isCertain }
    }
    for finding in odd {
      guard var warning = problem(ofProduct: finding.product) else { continue }
      warning.sort = finding.sort
      warning.text = products[finding.product]
      warning.details = finding.details
      if finding.sort == .oddProduct {
        let isOfOrganization = finding.product < organizations.firstProducts.count
        warning.details.append(isOfOrganization ? "organization" : "link")
      }
      warning.remedy = finding.remedy
      warning.count = max(1, uses[finding.product])
      added.append(warning)
    }
    for notice in organizations.oddTexts {
      guard var warning = problem(notice.problem, ofLinks: false) else { continue }
      warning.text = notice.problem.details.first ?? ""
      warning.details = []
      warning.count = notice.count
      added.append(warning)
    }
    if let set {
      if locatesRows {
        let findings = SetFindings(set, odd: odd)
        report.productUses = findings.uses
        let offsets = linkBytes.withText { bytes in
          links.offsets(
            ofLinks: findings.findings.compactMap { finding in
              if case .link(let link) = finding.subject { link } else { nil }
            }, bytes)
        }
        for finding in findings.findings {
          var found = FoundProblem(
            sort: finding.sort, record: 0, offset: 0, text: 0..<0, column: -1,
            details: finding.details)
          var warning: DataProblem?
          switch finding.subject {
          case .set:
            found.offset = organizations.header?.textStart ?? 0
            warning = problem(found, ofLinks: false)
          case .product(let product):
            warning = problem(ofProduct: product)
            warning?.sort = finding.sort
            warning?.details = finding.details
          case .organization(let organization):
            found.record = organizations.rowOffsets[organization]
            found.offset = found.record
            found.column = finding.column(in: organizations.header) ?? -1
            warning = problem(found, ofLinks: false)
          case .link(let link):
            found.record = offsets[link] ?? 0
            found.offset = found.record
            found.column = finding.column(in: links.header) ?? -1
            warning = problem(found, ofLinks: true)
          }
          guard var warning else { continue }
          warning.text = finding.text
          warning.count = finding.count
          added.append(warning)
        }
      } else if products.isEmpty, !set.organizations.isEmpty,
        set.linkCount <= Self.mostLinksLookedAt,
        let warning = problem(
          FoundProblem(
            sort: .noProduct, record: 0, offset: organizations.header?.textStart ?? 0, text: 0..<0,
            column: -1), ofLinks: false)
      {
        added.append(warning)
      }
    } else if locatesRows, organizations.isUsable, links.isUsable {
      let uses = Self.usesByFile(of: products.count, organizations, links)
      report.productUses = products.indices.map {
        DataReport.ProductUse(
          product: products[$0], organizations: uses.organizations[$0], links: uses.links[$0])
      }
    }
    report.addWarnings(added, limit: problemLimitOfSort)
  }

  /// How many rows name each product.
  private static func uses(
    of count: Int, _ organizations: OrganizationFile, _ links: LinkFile
  ) -> [Int] {
    let uses = usesByFile(of: count, organizations, links)
    return zip(uses.organizations, uses.links).map { $0 + $1 }
  }

  private static func usesByFile(
    of count: Int, _ organizations: OrganizationFile, _ links: LinkFile
  ) -> (organizations: [Int], links: [Int]) {
    var declared = [Int](repeating: 0, count: count)
    for code in organizations.columns.products { declared[Int(code)] += 1 }
    var carried = [Int](repeating: 0, count: count)
    for code in links.columns.products where code != LinkColumns.everyProduct {
      carried[Int(code)] += 1
    }
    return (declared, carried)
  }
}

extension DataReport {
  /// Adds warnings, of each sort at most `limit`, and counts them all.
  mutating func addWarnings(_ added: [DataProblem], limit: Int) {
    var kept: [DataProblem.Sort: Int] = [:]
    for warning in added {
      let count = kept[warning.sort, default: 0]
      kept[warning.sort] = count + 1
      if count < limit { warnings.append(warning) }
    }
    for sort in DataProblem.Sort.allCases {
      guard let count = kept[sort] else { continue }
      let file = added.first { $0.sort == sort }?.file ?? ""
      warningCounts.append(Count(file: file, sort: sort, count: count))
    }
  }
}
