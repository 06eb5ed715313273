import LabeledGraph
import LinkageGraph

/// The reading of `links.csv`: its pieces put together.
struct LinkFile {
  let options: LinkageReader
  let name: String
  private let organizations: OrganizationFile
  private(set) var header: HeaderRow?
  private(set) var columns = LinkColumns()
  /// Whether there may be more links than ``LinkageReader/mostLinksWithAmounts``.
  private(set) var leavesOutAmounts = false
  private(set) var products: TextTable
  private var log: ProblemLog
  private(set) var scannedRows = 0
  private var warnings: [FoundProblem] = []

  init(options: LinkageReader, name: String, organizations: OrganizationFile) {
    self.options = options
    self.name = name
    self.organizations = organizations
    products = organizations.products
    log = ProblemLog(limit: options.problemLimit)
  }

  /// Whether the header could be read, so that rows were.
  var isUsable: Bool { header?.isUsable ?? false }

  /// Reads the file; `forget` is called with the bytes that are not needed again for now.
  mutating func read(
    _ bytes: Span<UInt8>, forget: @escaping @Sendable (Range<Int>) -> Void = { _ in }
  ) {
    let header = HeaderRow(
      bytes, words: Vocabulary.linkColumns, matcher: Vocabulary.linkColumnMatcher,
      required: LinkColumn.required, delimiter: options.delimiter, decimalMark: options.decimalMark)
    self.header = header
    guard header.isUsable else {
      header.problems.forEach { log.note($0) }
      return
    }
    let ids = organizations.columns.ids
    let index = organizations.index
    let spellings = organizations.spellings
    let products = organizations.products
    let limit = options.problemLimit
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
      header: header,
      isDone: {
        isDone($0)
        forget($0)
      }
    ) { rows in
      LinkRows(
        header: header, ids: ids, index: index, spellings: spellings, products: products,
        problemLimit: limit,
        buffers: buffers, rows: rows)
    }.read(bytes, plan)
    var unknownRelations: [String: UnknownRelation] = [:]
    var selfLoops: (first: FoundProblem, count: Int)?
    for piece in pieces {
      log.append(piece.log)
      scannedRows += piece.scannedRows
      for (text, relation) in piece.unknownRelations {
        unknownRelations[text, default: UnknownRelation(problem: relation.problem, count: 0)]
          .count += relation.count
      }
      if let loops = piece.selfLoops {
        selfLoops = (selfLoops?.first ?? loops.first, (selfLoops?.count ?? 0) + loops.count)
      }
    }
    translateProducts(of: pieces, buffers)
    columns = buffers.finished(pieces.map { $0.rows.prefix($0.count) })
    warnings = unknownRelations.values.map { relation in
      var problem = relation.problem
      problem.details = ["\(relation.count)"]
      return problem
    }
    if let selfLoops {
      var problem = selfLoops.first
      problem.details = ["\(selfLoops.count)"]
      warnings.append(problem)
    }
    warnings.sort { $0.offset < $1.offset }
  }

  /// Gives products that only links name the codes that they have in the whole file.
  private mutating func translateProducts(of pieces: [LinkRows], _ buffers: LinkColumnBuffers) {
    let known = organizations.products.texts.count
    for piece in pieces where piece.products.texts.count > known {
      let codes = piece.products.texts.map { products.code(of: $0) }
      if codes.enumerated().allSatisfy({ UInt32($0.offset) == $0.element }) { continue }
      for row in piece.rows.prefix(piece.count) {
        let product = buffers.products[row]
        if product != LinkColumns.everyProduct { buffers.products[row] = codes[Int(product)] }
      }
    }
  }

  func report(to report: inout DataReport, _ bytes: Span<UInt8>) {
    guard let header else { return }
    let index = organizations.index
    let ids = organizations.columns.ids
    log.report(
      to: &report, file: name, header: header, skips: options.skipsBadRows,
      limit: options.problemLimit,
      warnings: warnings, bytes,
      suggest: { problem in
        guard problem.sort == .unknownOrganization, let index else { return nil }
        return Suggestion.nearestID(
          to: problem.text, ids: ids, index: index, comparesAll: false)
      })
  }
}
