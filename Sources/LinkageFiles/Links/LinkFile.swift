import LabeledGraph
import LinkageGraph

/// The reading of `links.csv`: its pieces put together.
struct LinkFile {
  let options: LinkageReader
  let name: String
  private let form: LinkFileForm
  private let organizations: KnownOrganizations
  private(set) var header: HeaderRow?
  private(set) var columns = LinkColumns()
  /// Whether there may be more links than ``LinkageReader/mostLinksWithAmounts``.
  private(set) var leavesOutAmounts = false
  private(set) var products: TextTable
  private var log: ProblemLog
  private(set) var scannedRows = 0
  /// Where each product stands first that the organizations do not name, by its code less theirs.
  private(set) var firstProducts: [FoundProblem] = []

  init(
    options: LinkageReader, name: String, organizations: KnownOrganizations,
    form: LinkFileForm = .links
  ) {
    self.options = options
    self.name = name
    self.form = form
    self.organizations = organizations
    products = organizations.products
    log = ProblemLog(limit: options.problemLimitOfSort)
  }

  /// Whether the header could be read, so that rows were.
  var isUsable: Bool { header?.isUsable ?? false }

  /// Reads the file; `forget` is called with the bytes that are not needed again for now.
  mutating func read(
    _ bytes: Span<UInt8>, forget: @escaping @Sendable (Range<Int>) -> Void = { _ in }
  ) {
    var headerRow = HeaderRow(
      bytes, words: form.words, matcher: form.matcher, required: LinkColumn.required,
      delimiter: options.delimiter, decimalMark: options.decimalMark)
    form.restrict(&headerRow, bytes)
    let header = headerRow
    self.header = header
    guard header.isUsable else {
      header.problems.forEach { log.note($0) }
      return
    }
    let organizations = organizations
    let options = options
    let unitOfValues = form.unitOfValues
    let observer = options.observer
    observer?.begin(.countingLinks, bytes: bytes.count, rows: nil)
    let isDone = { @Sendable (range: Range<Int>) -> Void in
      observer?.advance(bytes: range.count)
    }
    let plan = PiecePlan(
      bytes, bodyStart: header.bodyStart, pieceSize: options.pieceSize, isDone: isDone)
    observer?.begin(.links, bytes: bytes.count, rows: plan.rowCount)
    leavesOutAmounts = plan.rowCount > options.mostLinksWithAmounts
    let buffers = LinkColumnBuffers(
      header: header, rowCount: plan.rowCount, keepsAmounts: !leavesOutAmounts)
    let pieces = PieceReader(
      header: header, skipsBadFields: options.skipsBadFields,
      isDone: {
        isDone($0)
        forget($0)
      }
    ) { rows in
      LinkRows(
        header: header, organizations: organizations, options: options, buffers: buffers,
        rows: rows, unitOfValues: unitOfValues)
    }.read(bytes, plan)
    var decimals = pieces.first?.decimals ?? []
    for (number, piece) in pieces.enumerated() {
      log.append(piece.log)
      scannedRows += piece.scannedRows
      if number > 0 {
        for column in decimals.indices { decimals[column].append(piece.decimals[column]) }
      }
    }
    for column in decimals { column.report(to: &log) }
    // So few unknown ids may all be those of rows whose id cannot be read, which have a report.
    let unknown = pieces.reduce(into: Set<String>()) { $0.formUnion($1.unknownIDs) }
    if !options.skipsBadRows, unknown.count <= organizations.rowsWithoutID {
      log.withdraw(.unknownOrganization)
    }
    translateProducts(of: pieces, buffers)
    columns = buffers.finished(pieces.map { $0.rows.prefix($0.count) })
  }

  /// Gives products that only links name the codes that they have in the whole file.
  private mutating func translateProducts(of pieces: [LinkRows], _ buffers: LinkColumnBuffers) {
    let known = organizations.products.texts.count
    for piece in pieces where piece.products.texts.count > known {
      var codes: [UInt32] = []
      for (own, text) in piece.products.texts.enumerated() {
        let count = products.texts.count
        codes.append(products.code(of: text))
        if products.texts.count > count { firstProducts.append(piece.firstProducts[own - known]) }
      }
      if codes.enumerated().allSatisfy({ UInt32($0.offset) == $0.element }) { continue }
      for row in piece.rows.prefix(piece.count) {
        let product = buffers.products[row]
        if product != LinkColumns.everyProduct { buffers.products[row] = codes[Int(product)] }
      }
    }
  }

  /// Where the rows of links begin, by their positions; all rows of the file are links or blank.
  ///
  /// - Complexity: O(bytes up to the last of them).
  func offsets(ofLinks links: [Int], _ bytes: Span<UInt8>) -> [Int: Int] {
    guard let header, let last = links.max() else { return [:] }
    let wanted = Set(links)
    var offsets: [Int: Int] = [:]
    var scanner = RecordScanner(delimiter: header.dialect.delimiter)
    var position = header.bodyStart
    var link = 0
    while position < bytes.count, link <= last {
      let record = position
      position = scanner.scan(bytes, from: record)
      if PieceReader<LinkRows>.isBlankRow(scanner, bytes) { continue }
      if wanted.contains(link) { offsets[link] = record }
      link += 1
    }
    return offsets
  }

  func report(to report: inout DataReport, _ bytes: Span<UInt8>) {
    guard let header else { return }
    let hints = IdentifierHints(organizations: organizations)
    log.report(
      to: &report, file: name, header: header, options: options, bytes,
      remedy: { problems in
        hints?.remedies(
          for: problems.map { $0.sort == .unknownOrganization ? $0.text : nil })
          ?? problems.map { _ in nil }
      })
  }
}
