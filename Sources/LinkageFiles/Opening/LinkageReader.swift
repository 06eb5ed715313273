public import LinkageGraph

/// Where one of the two files of a set comes from.
public enum LinkageInput: Sendable {
  /// A file, by its path.
  case file(String)
  /// The program's standard input.
  case standardInput
  /// Bytes in memory, under a name for messages.
  case bytes([UInt8], name: String)

  /// The name of the input in messages: a file's last path component.
  public var name: String {
    switch self {
    case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
    case .standardInput: "-"
    case .bytes(_, let name): name
    }
  }

  var path: String {
    switch self {
    case .file(let path): path
    case .standardInput: "-"
    case .bytes(_, let name): name
    }
  }

  /// The size of a file, or 0 where the input is none or its size is not known.
  var byteCount: Int {
    switch self {
    case .file(let path): FileStatus.byteCount(of: path)
    case .standardInput: 0
    case .bytes(let own, _): own.count
    }
  }
}

/// Reads linkage sets from CSV files.
///
/// The files follow RFC 4180, quoted line breaks included, with a comma, semicolon or tab recognized
/// from the header; a byte-order mark and Excel's `sep=` line are accepted, headers and words may be
/// English or Vietnamese, and texts are put into NFC. Nothing is silently repaired: a set is read
/// whole, or its problems are reported with file, line and column.
///
/// ```swift
/// let reading = try LinkageReader().read(folder: "Graphs/tutorial")
/// let rows = ChainGraph(reading.set).coverage()
/// ```
public struct LinkageReader: Sendable {
  /// The delimiter of both files, or `nil` to recognize it in each header.
  public var delimiter: CSVDialect.Delimiter?
  /// The decimal mark of both files, or `nil` to let it follow from the delimiter.
  public var decimalMark: CSVDialect.DecimalMark?
  /// Whether rows with problems are left out instead of ending the reading.
  public var skipsBadRows: Bool
  /// Whether a bad field that may be blank, such as an unknown rating, is left blank instead of making its row bad.
  public var skipsBadFields = false
  /// The most problems that a report lists; the rest are counted.
  public var problemLimit: Int
  /// The most problems of one sort that a report lists of a file, and the most warnings; the rest are counted.
  public var problemLimitOfSort = 20

  /// The most links of a set that keeps their volumes and values.
  ///
  /// Only critical organizations, diagrams and files have use for them; without them a link takes 8 to
  /// 16 bytes less. A larger set is as if it had no such columns, but their numbers are checked all
  /// the same.
  public var mostLinksWithAmounts = Int.max

  /// The most links of a set that keeps the names of its organizations.
  ///
  /// Coverage and reach have no use for them, as whoever names organizations has; without them an
  /// organization takes some 35 bytes less. A larger set is as if it had no such column, but names are checked all the same.
  /// Packed files and sets from pipes keep theirs.
  public var mostLinksWithNames = Int.max

  /// Whether the set is read for its problems, and so looked at as a whole.
  private(set) var locatesRows = false

  /// Whether the set at hand keeps them.
  private(set) var keepsNames = true

  /// Bytes that one thread reads at a time, or `nil` for what suits the file; tests make it small to put
  /// cuts everywhere.
  package var pieceSize: Int?
  /// Receives the progress of the reading.
  package var observer: (any ReadingObserver)?

  /// Creates a reader.
  public init(
    delimiter: CSVDialect.Delimiter? = nil, decimalMark: CSVDialect.DecimalMark? = nil,
    skipsBadRows: Bool = false, problemLimit: Int = 20
  ) {
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    self.skipsBadRows = skipsBadRows
    self.problemLimit = problemLimit
  }

  /// A set and what reading it found: warnings, and the rows left out.
  public struct Reading: Sendable {
    /// The set.
    public var set: LinkageSet
    /// What reading found.
    public var report: DataReport
  }

  /// Reads `organizations.csv` and `links.csv` of a folder.
  ///
  /// - Parameter folder: The path of the folder.
  /// - Returns: The set and what reading it found.
  /// - Throws: ``LinkageReadError``.
  /// - Complexity: O(bytes of the files), on all cores.
  public func read(folder: String) throws(LinkageReadError) -> Reading {
    let inputs = try Self.inputs(ofFolder: folder)
    return try read(organizations: inputs.organizations, links: inputs.links)
  }

  /// Reads a set from two inputs.
  ///
  /// - Parameters:
  ///   - organizations: The organizations' file.
  ///   - links: The links' file.
  /// - Returns: The set and what reading it found.
  /// - Throws: ``LinkageReadError``.
  /// - Complexity: O(bytes of the files), on all cores.
  public func read(
    organizations: LinkageInput, links: LinkageInput
  ) throws(LinkageReadError) -> Reading {
    let (set, report) = try attempt(organizations: organizations, links: links)
    guard let set else { throw .badData(report) }
    return Reading(set: set, report: report)
  }

  /// Reads a set for its problems.
  ///
  /// - Parameters:
  ///   - organizations: The organizations' file.
  ///   - links: The links' file.
  ///   - plan: The plan's file, if it is to be checked, too.
  /// - Returns: The problems.
  /// - Throws: ``LinkageReadError`` where a file cannot be read at all; problems in the data are not
  ///   thrown but reported.
  public func check(
    organizations: LinkageInput, links: LinkageInput, plan: LinkageInput? = nil
  ) throws(LinkageReadError) -> DataReport {
    var reader = self
    reader.locatesRows = true
    // Of more links it is not compared whether two say the same.
    reader.mostLinksWithAmounts = SetFindings.mostCompared
    // What would be left out is what a check is for.
    reader.skipsBadRows = false
    reader.skipsBadFields = false
    var (set, report) = try reader.attempt(organizations: organizations, links: links)
    if let plan { _ = try reader.readPlan(plan, for: set, into: &report) }
    return report
  }

  /// The two files of a folder.
  ///
  /// - Throws: ``LinkageReadError`` where the folder or one of them does not exist.
  public static func inputs(
    ofFolder folder: String
  ) throws(LinkageReadError) -> (organizations: LinkageInput, links: LinkageInput) {
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    for name in ["organizations.csv", "links.csv"] where !FileStatus.exists(base + name) {
      let reason = SystemError.current
      if !FileStatus.exists(folder) {
        throw .unreadable(path: folder, SystemError.current)
      }
      // A folder that may not be entered does not say what is in it.
      if !reason.isMissing { throw .unreadable(path: folder, reason) }
      throw .incompleteFolder(path: folder, missing: name)
    }
    return (.file(base + "organizations.csv"), .file(base + "links.csv"))
  }

  func open(
    _ input: LinkageInput, _ phase: ReadingPhase
  ) throws(LinkageReadError) -> InputBytes {
    observer?.begin(phase, bytes: nil, rows: nil)
    let observer = observer
    let isRead = { (count: Int) -> Void in observer?.advance(bytes: count) }
    let bytes: InputBytes
    do throws(SystemError) {
      switch input {
      case .file(let path): bytes = try InputBytes(path: path, isRead: isRead)
      case .standardInput: bytes = try InputBytes(path: nil, isRead: isRead)
      case .bytes(let own, _): bytes = InputBytes(own)
      }
    } catch {
      throw .unreadable(path: input.path, error)
    }
    if bytes.withBytes({ PackedFile.isPacked($0) }) { throw .packed(path: input.path) }
    return bytes
  }

  /// Bytes of a link's row that few rows have.
  private static let longLink = 256

  private func attempt(
    organizations: LinkageInput, links: LinkageInput
  ) throws(LinkageReadError) -> (set: LinkageSet?, report: DataReport) {
    let organizationBytes = try open(organizations, .organizations)
    var report = DataReport()
    var options = self
    options.keepsNames = links.byteCount / Self.longLink <= mostLinksWithNames
    var reader = OrganizationFile(options: options, name: organizations.name)
    let isSmall = organizationBytes.withText { bytes in
      guard bytes.count < Int(UInt32.max) else { return false }
      reader.read(bytes) { organizationBytes.forget($0) }
      return true
    }
    if !isSmall { throw .tooLarge(path: organizations.path) }
    let linkBytes = try open(links, .links)
    var linkReader = LinkFile(
      options: self, name: links.name, organizations: KnownOrganizations(reader))
    linkBytes.withText { bytes in linkReader.read(bytes) { linkBytes.forget($0) } }
    if linkReader.leavesOutAmounts, linkReader.columns.count <= mostLinksWithAmounts {
      // So many of its lines hold no link that it looked larger than it is.
      options.mostLinksWithAmounts = .max
      linkReader = LinkFile(
        options: options, name: links.name, organizations: KnownOrganizations(reader))
      linkBytes.withText { bytes in linkReader.read(bytes) { linkBytes.forget($0) } }
    }

    if !options.keepsNames, linkReader.columns.count <= mostLinksWithNames {
      // Its lines are so long that it looked larger than it is.
      reader = OrganizationFile(options: self, name: organizations.name)
      organizationBytes.withText { bytes in reader.read(bytes) { organizationBytes.forget($0) } }
    }

    organizationBytes.withText { reader.report(to: &report, $0) }
    report.leftOut.organizations = report.skippedRows.reduce(0) { $0 + $1.count }
    report.leftOut.organizationFields = report.blankedFields.reduce(0) { $0 + $1.count }
    linkBytes.withText { linkReader.report(to: &report, $0) }
    report.leftOut.links =
      report.skippedRows.reduce(0) { $0 + $1.count } - report.leftOut.organizations
    report.leftOut.linkFields =
      report.blankedFields.reduce(0) { $0 + $1.count } - report.leftOut.organizationFields
    report.scannedRows = reader.scannedRows + linkReader.scannedRows
    report.organizations = reader.columns.count
    report.note(kinds: reader.columns.kinds)
    report.links = linkReader.columns.count
    report.products = linkReader.products.texts
    let canSkip =
      skipsBadRows && reader.isUsable && linkReader.isUsable && !report.hasUnclosedQuote
    var set: LinkageSet?
    if report.counts.isEmpty || canSkip, let index = reader.index {
      set = LinkageSet(
        products: linkReader.products.texts, organizations: reader.columns,
        links: linkReader.columns, index: index)
    }
    addFindings(
      to: &report, set: set, organizations: reader, links: linkReader, organizationBytes, linkBytes)
    return (set, report)
  }
}
