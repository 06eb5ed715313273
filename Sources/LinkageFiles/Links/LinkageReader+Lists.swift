import LabeledGraph
public import LinkageGraph

extension LinkageReader {
  /// Reads a list of links for a set that has been read: what to add to it, what to remove from it, or what might be added.
  ///
  /// The list follows all rules of `links.csv`; ids are looked up in the set, from wherever that was read. A list is read
  /// whole or not at all: ``skipsBadRows`` and ``skipsBadFields`` speak of a set, of which a part may do.
  ///
  /// - Parameters:
  ///   - purpose: What the list is for, and so which columns it has.
  ///   - input: The file, or standard input.
  ///   - set: The set.
  /// - Returns: The rows, and what deserves notice about them.
  /// - Throws: ``LinkageReadError``, with all problems of the list, located.
  /// - Complexity: O(bytes of the list), and O(organizations) where the set's ids have not been looked up before.
  public func read(
    _ purpose: LinkList.Purpose, from input: LinkageInput, for set: LinkageSet
  ) throws(LinkageReadError) -> LinkList {
    var options = self
    options.skipsBadRows = false
    options.skipsBadFields = false
    options.mostLinksWithAmounts = .max
    options.observer = nil
    let bytes = try options.open(input, .links)
    var file = LinkFile(
      options: options, name: input.name, organizations: KnownOrganizations(set),
      form: purpose.form)
    bytes.withText { file.read($0) }
    var report = DataReport()
    bytes.withText { file.report(to: &report, $0) }
    report.links = file.columns.count
    report.products = file.products.texts
    report.scannedRows = file.scannedRows
    if !report.counts.isEmpty { throw .badData(report) }
    report.addWarnings(
      options.warnings(aboutNewProductsOf: file, bytes, set), limit: problemLimitOfSort)
    return LinkList(purpose, file, bytes, report: report, for: set)
  }

  /// Warnings about products that the list brings, where they are hardly meant: one that is nearly a product of the set is another.
  private func warnings(
    aboutNewProductsOf file: LinkFile, _ bytes: InputBytes, _ set: LinkageSet
  ) -> [DataProblem] {
    let products = file.products.texts
    let known = set.productNames.count
    guard let header = file.header, products.count > known,
      products.count <= ProductFindings.mostCompared
    else { return [] }
    var uses = [Int](repeating: 0, count: products.count)
    for code in file.columns.products where code != LinkColumns.everyProduct {
      uses[Int(code)] += 1
    }
    return bytes.withText { text in
      var locations = LineCounter(bodyStart: header.textStart)
      // A product of the set is never the odd one.
      return ProductFindings(products).findings.filter { $0.product >= known }.map { finding in
        var found = file.firstProducts[finding.product - known]
        found.sort = finding.sort
        var warning = ProblemLog.problem(found, file: file.name, header: header, text, &locations)
        warning.text = products[finding.product]
        warning.details = finding.details + (finding.sort == .oddProduct ? ["link"] : [])
        warning.remedy = finding.remedy
        warning.count = max(1, uses[finding.product])
        return warning
      }
    }
  }
}
