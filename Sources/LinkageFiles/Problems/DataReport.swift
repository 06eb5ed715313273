import LabeledGraph
public import LinkageGraph

/// What reading a set found.
public struct DataReport: Sendable {
  /// How many problems of one sort one file has.
  public struct Count: Sendable, Hashable {
    /// The name of the file.
    public var file: String
    /// The sort of problem.
    public var sort: DataProblem.Sort
    /// How many there are.
    public var count: Int
  }

  /// How often a product is named.
  public struct ProductUse: Sendable, Hashable {
    /// The product.
    public var product: String
    /// How many organizations declare it.
    public var organizations: Int
    /// How many links name it.
    public var links: Int

    /// Creates the use of a product.
    public init(product: String, organizations: Int, links: Int) {
      self.product = product
      self.organizations = organizations
      self.links = links
    }
  }

  /// Organizations read, bad rows left out.
  public var organizations = 0
  /// Links read, bad rows left out.
  public var links = 0
  /// Products of the rows read, in order of first appearance.
  public var products: [String] = []
  /// The first problems in the order of the files, at most ``LinkageReader/problemLimit``.
  public var problems: [DataProblem] = []
  /// How many problems of each sort there are, listed or not, by file.
  public var counts: [Count] = []
  /// Warnings: what deserves notice but does not keep a row from being read; of each sort at most
  /// ``LinkageReader/problemLimitOfSort``.
  public var warnings: [DataProblem] = []
  /// How many warnings of each sort there are, listed or not, by file.
  public var warningCounts: [Count] = []
  /// Bad fields that `skipsBadFields` left blank, by file and sort.
  public var blankedFields: [Count] = []
  /// How many organizations and links name each product, in the order of ``products``; empty unless the set was read
  /// for its problems.
  public var productUses: [ProductUse] = []
  /// Rows that `skipsBadRows` left out, by file and by the sort of their first problem.
  public var skippedRows: [Count] = []

  /// The kinds that occur, if none of them is collective; none otherwise.
  public var kindsWithoutCollective: [OrganizationKind] = []
  /// How much of the data does not count.
  public var leftOut = LeftOutData()

  /// Whether a file's header could not be read, so that none of its rows were.
  public var hasUnreadableHeader = false

  /// How many rows were scanned one by one; the others were taken in blocks.
  package var scannedRows = 0

  /// Whether a quote that never closes hides the rest of a file, and with it an unknown number of rows.
  public var hasUnclosedQuote: Bool { counts.contains { $0.sort == .unclosedQuote } }

  /// Creates a report that has found nothing.
  public init() {}

  /// How many warnings there are, listed or not.
  public var warningCount: Int { warningCounts.reduce(0) { $0 + $1.count } }

  /// Notes which kinds occur, if none of them is collective.
  ///
  /// - Complexity: O(organizations) where that is so; else up to the first of a collective kind.
  mutating func note(kinds: SharedArray<OrganizationKind>) {
    if kinds.contains(where: \.isCollective) { return }
    let present = Set(kinds)
    kindsWithoutCollective = OrganizationKind.allCases.filter { present.contains($0) }
  }

  /// How many problems there are, listed or not.
  public var problemCount: Int { counts.reduce(0) { $0 + $1.count } }
}
