import LabeledGraph
public import LinkageGraph

/// A list of links that was read for a set: what to add to it, what to remove from it, or what might be added.
///
/// Each row keeps where it stands in its file, so that what is found out later about a row is reported there:
/// see ``report(_:asWarnings:to:limit:)``.
///
/// ```swift
/// let set = try LinkageReader().open("Graphs/tutorial").set
/// let list = try LinkageReader().read(.additions, from: .file("new.csv"), for: set)
/// let larger = try set.adding(list.links)
/// ```
public struct LinkList: Sendable {
  /// What a list is for, and so which columns it has.
  public enum Purpose: Sendable, Hashable, CaseIterable {
    /// Links to add: a file like `links.csv`.
    case additions
    /// Links to remove: `source`, `target` and, optionally, `product`.
    case removals
    /// Links that might be added: `source`, `target` and, optionally, `product` and `cost`, in million đồng.
    case candidates

    var form: LinkFileForm {
      switch self {
      case .additions: .additions
      case .removals: .removals
      case .candidates: .candidates
      }
    }
  }

  /// A row of a list.
  public struct Row: Sendable, Hashable {
    /// The organization that sells.
    public let source: OrganizationPosition
    /// The organization that buys.
    public let target: OrganizationPosition
    /// The product as a set names it, or `nil` where the row leaves it blank.
    public let product: String?
    /// The product's position in the set, or `nil` where the row leaves it blank or the set does not know it.
    public let productPosition: ProductPosition?
    /// The cost of a candidate in million đồng, or `nil` where the list does not say.
    public let cost: Double?
  }

  /// A field of a row that something is found about.
  public enum Field: Sendable, Hashable {
    case source, target, product, cost
  }

  /// Something that is found about a row once the list is compared with the set.
  public struct Finding: Sendable {
    /// The row, from 0.
    public var row: Int
    /// The field that it is about; a field that the file does not have stands for the row.
    public var field: Field
    /// What is wrong, as part of a sentence: without a capital letter and full stop.
    public var problem: LocalizedText
    /// What to do about it, in a sentence, or `nil`.
    public var advice: LocalizedText?

    /// Creates a finding.
    public init(
      row: Int, field: Field = .source, problem: LocalizedText, advice: LocalizedText? = nil
    ) {
      self.row = row
      self.field = field
      self.problem = problem
      self.advice = advice
    }
  }

  /// What the list is for.
  public let purpose: Purpose
  /// What reading the list found: warnings.
  public let report: DataReport
  /// The name of the file in messages.
  public var name: String { file.name }

  private let file: LinkFile
  private let bytes: InputBytes
  private let knownProductCount: Int
  private let set: LinkageSet

  init(
    _ purpose: Purpose, _ file: LinkFile, _ bytes: InputBytes, report: DataReport,
    for set: LinkageSet
  ) {
    self.purpose = purpose
    self.file = file
    self.bytes = bytes
    self.report = report
    self.set = set
    knownProductCount = set.productNames.count
  }

  /// How many rows the list has, blank ones aside.
  public var count: Int { file.columns.count }

  /// Returns a row.
  public subscript(row: Int) -> Row {
    let columns = file.columns
    let code = columns.products[row]
    let isBlank = code == LinkColumns.everyProduct
    let costs = columns.values
    return Row(
      source: OrganizationPosition(columns.sources[row]),
      target: OrganizationPosition(columns.targets[row]),
      product: isBlank ? nil : file.products.texts[Int(code)],
      productPosition: isBlank || Int(code) >= knownProductCount ? nil : ProductPosition(code),
      cost: purpose != .candidates || costs.isEmpty || costs[row].isNaN ? nil : costs[row])
  }

  /// The rows of the list as links; of a list of additions with all that its columns say.
  ///
  /// - Complexity: O(rows).
  public var links: [Link] {
    let columns = file.columns
    return (0..<count).map { position in
      let row = self[position]
      func known(_ column: SharedArray<Double>) -> Double? {
        column.isEmpty || column[position].isNaN ? nil : column[position]
      }
      func known(_ column: SharedArray<Int16>) -> Int? {
        column.isEmpty || column[position] == LinkColumns.openYear ? nil : Int(column[position])
      }
      return Link(
        source: set.id(of: row.source), target: set.id(of: row.target), product: row.product,
        relation: columns.relations.isEmpty ? .supply : columns.relations[position],
        contract: columns.contracts.isEmpty ? nil : columns.contracts[position].value,
        volume: known(columns.volumes),
        value: purpose == .additions ? known(columns.values) : nil,
        since: known(columns.since), until: known(columns.until))
    }
  }

  /// Reports what was found about rows, each with the file, the line and the column of its field, as problems of reading are.
  ///
  /// A command whose list has errors throws ``LinkageReadError/badData(_:)`` with the report.
  ///
  /// - Parameters:
  ///   - findings: What was found, in any order.
  ///   - asWarnings: Whether the rows were passed over, so that the findings are warnings; errors if not.
  ///   - report: What the problems are added to.
  ///   - limit: The most problems that the report lists in all; the rest are counted.
  /// - Precondition: The rows are rows of the list.
  /// - Complexity: O(bytes of the file).
  public func report(
    _ findings: [Finding], asWarnings: Bool = false, to report: inout DataReport, limit: Int = 20
  ) {
    guard let header = file.header, !findings.isEmpty else { return }
    let sort: DataProblem.Sort = asWarnings ? .passedOverLink : .unsuitableLink
    let room = asWarnings ? limit : limit - report.problems.count
    let listed = findings.enumerated()
      .sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
      .map(\.element).prefix(max(0, room))
    let problems = bytes.withText { text in
      let offsets = file.offsets(ofLinks: listed.map(\.row), text)
      var locations = LineCounter(bodyStart: header.textStart)
      return listed.map { finding in
        let offset = offsets[finding.row] ?? 0
        let details =
          [finding.problem, finding.advice].compactMap(\.self).flatMap {
            [$0.english, $0.vietnamese]
          }
        var found = FoundProblem(
          sort: sort, record: offset, offset: offset, text: offset..<offset,
          column: header.columns[Self.column(finding.field).rawValue], details: details)
        found.moveToField(of: header, text)
        return ProblemLog.problem(found, file: name, header: header, text, &locations)
      }
    }
    let count = DataReport.Count(file: name, sort: sort, count: findings.count)
    if asWarnings {
      report.warnings += problems
      report.warningCounts.append(count)
    } else {
      report.problems += problems
      report.counts.append(count)
    }
  }

  private static func column(_ field: Field) -> LinkColumn {
    switch field {
    case .source: .source
    case .target: .target
    case .product: .product
    case .cost: .value
    }
  }
}
