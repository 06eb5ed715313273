import LinkageGraph

/// The reading of `links.csv`: its pieces put together.
struct LinkFile {
  let options: LinkageReader
  let name: String
  private let organizations: OrganizationFile
  private(set) var header: HeaderRow?
  private(set) var columns = LinkColumns()
  private(set) var products: TextTable
  private var log: ProblemLog
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

  mutating func read(_ bytes: Span<UInt8>) {
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
    let limit = options.problemLimit
    var pieces = PieceReader(header: header) {
      LinkRows(header: header, ids: ids, index: index, problemLimit: limit)
    }.read(bytes, pieceSize: options.pieceSize)
    var unknownRelations: [String: UnknownRelation] = [:]
    var selfLoops: (first: FoundProblem, count: Int)?
    var rows = LinkColumnRows()
    rows.reserve(pieces.reduce(0) { $0 + $1.columns.sources.count }, like: pieces.first?.columns)
    for piece in pieces.indices {
      let read = pieces[piece]
      log.append(read.log)
      rows.append(read.columns, products: read.products.texts.map { products.code(of: $0) })
      for (text, relation) in read.unknownRelations {
        unknownRelations[text, default: UnknownRelation(problem: relation.problem, count: 0)]
          .count += relation.count
      }
      if let loops = read.selfLoops {
        selfLoops = (selfLoops?.first ?? loops.first, (selfLoops?.count ?? 0) + loops.count)
      }
      // Each piece is let go as soon as it is copied.
      pieces[piece] = LinkRows(header: header, ids: TextColumn(), index: nil, problemLimit: 0)
    }
    columns = rows.columns
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

  func tell(_ report: inout DataReport, _ bytes: Span<UInt8>) {
    guard let header else { return }
    let index = organizations.index
    let ids = organizations.columns.ids
    log.tell(
      &report, file: name, header: header, skips: options.skipsBadRows, limit: options.problemLimit,
      warnings: warnings, bytes,
      suggest: { problem in
        guard problem.sort == .unknownOrganization, let index else { return nil }
        return Suggestion.nearestID(to: problem.text, ids: ids, index: index)
      })
  }
}

extension LinkColumnRows {
  mutating func reserve(_ count: Int, like piece: LinkColumnRows?) {
    sources.reserveCapacity(count)
    targets.reserveCapacity(count)
    products.reserveCapacity(count)
    guard let piece else { return }
    if !piece.relations.isEmpty { relations.reserveCapacity(count) }
    if !piece.contracts.isEmpty { contracts.reserveCapacity(count) }
    if !piece.volumes.isEmpty { volumes.reserveCapacity(count) }
    if !piece.values.isEmpty { values.reserveCapacity(count) }
    if !piece.since.isEmpty { since.reserveCapacity(count) }
    if !piece.until.isEmpty { until.reserveCapacity(count) }
  }

  /// Adds the links of a later piece, its codes of products translated.
  mutating func append(_ piece: LinkColumnRows, products codes: [UInt32]) {
    sources.append(contentsOf: piece.sources)
    targets.append(contentsOf: piece.targets)
    products.append(
      contentsOf: piece.products.lazy.map { $0 == LinkColumns.everyProduct ? $0 : codes[Int($0)] })
    relations.append(contentsOf: piece.relations)
    contracts.append(contentsOf: piece.contracts)
    volumes.append(contentsOf: piece.volumes)
    values.append(contentsOf: piece.values)
    since.append(contentsOf: piece.since)
    until.append(contentsOf: piece.until)
  }
}
