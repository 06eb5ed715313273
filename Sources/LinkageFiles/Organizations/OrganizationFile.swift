import LabeledGraph
import LinkageGraph

/// The reading of `organizations.csv`: its pieces put together.
struct OrganizationFile {
  let options: LinkageReader
  let name: String
  private(set) var header: HeaderRow?
  private(set) var columns = OrganizationColumns()
  private(set) var products = TextTable()
  private(set) var index: IdentifierIndex?
  /// Ids as they stand in the file, where that is not how they are kept.
  private(set) var spellings: IdentifierSpellings?
  /// The ids of organizations whose rows are bad and left out.
  private(set) var lostIDs: Set<String> = []
  /// How many rows are bad and do not say whose they are.
  private(set) var rowsWithoutID = 0
  /// Where each product stands first, by its code.
  private(set) var firstProducts: [FoundProblem] = []
  /// Where each organization's row begins, where somebody asked for it.
  private(set) var rowOffsets: [Int] = []
  /// What is odd about names and districts; the text is the first detail.
  private(set) var oddTexts: [Notice] = []
  private var log: ProblemLog
  private(set) var scannedRows = 0

  init(options: LinkageReader, name: String) {
    self.options = options
    self.name = name
    log = ProblemLog(limit: options.problemLimitOfSort)
  }

  /// Whether the header could be read, so that rows were.
  var isUsable: Bool { header?.isUsable ?? false }

  /// Reads the file; `forget` is called with the bytes that are not needed again for now.
  mutating func read(
    _ bytes: Span<UInt8>, forget: @escaping @Sendable (Range<Int>) -> Void = { _ in }
  ) {
    let header = HeaderRow(
      bytes, words: Vocabulary.organizationColumns, matcher: Vocabulary.organizationColumnMatcher,
      required: OrganizationColumn.required, delimiter: options.delimiter,
      decimalMark: options.decimalMark)
    self.header = header
    guard header.isUsable else {
      header.problems.forEach { log.note($0) }
      return
    }
    let options = options
    let observer = options.observer
    observer?.begin(.countingOrganizations, bytes: bytes.count, rows: nil)
    let isDone = { @Sendable (range: Range<Int>) -> Void in
      observer?.advance(bytes: range.count)
    }
    let plan = PiecePlan(
      bytes, bodyStart: header.bodyStart, pieceSize: options.pieceSize, isDone: isDone)
    observer?.begin(.organizations, bytes: bytes.count, rows: plan.rowCount)
    let buffers = OrganizationColumnBuffers(
      header: header, rowCount: plan.rowCount, keepsNames: options.keepsNames)
    let pieces = PieceReader(
      header: header, skipsBadFields: options.skipsBadFields, isDone: isDone
    ) { rows in
      OrganizationRows(header: header, options: options, buffers: buffers, rows: rows)
    }.read(bytes, plan)
    var decimals = pieces.first?.decimals
    for (number, piece) in pieces.enumerated() {
      log.append(piece.log)
      scannedRows += piece.scannedRows
      lostIDs.formUnion(piece.lostIDs)
      rowsWithoutID += piece.rowsWithoutID
      if number > 0 { decimals?.append(piece.decimals) }
    }
    decimals?.report(to: &log)
    putTogether(pieces, buffers, bytes)
    noteOddTexts(header, pieces, buffers)
    forget(0..<bytes.count)
    if options.locatesRows {
      rowOffsets = pieces.flatMap { $0.rows.prefix($0.count).map { Int(buffers.fields[$0]) } }
    }
    indexIDs(header, pieces, buffers)
    // What stands behind a quote that never closes is not known, nor is then which links are wrong.
    if log.counts[.unclosedQuote] != nil { index = nil }
  }

  /// Makes the columns of the whole file of those of its pieces.
  private mutating func putTogether(
    _ pieces: [OrganizationRows], _ buffers: OrganizationColumnBuffers, _ bytes: Span<UInt8>
  ) {
    var districts = TextTable(first: "")
    // The codes in the whole file of the products and districts of each piece.
    var codesOfPieces: [[UInt32]] = []
    for piece in pieces {
      var codes: [UInt32] = []
      for (own, text) in piece.products.texts.enumerated() {
        codes.append(products.code(of: text))
        if products.texts.count > firstProducts.count {
          firstProducts.append(piece.firstProducts[own])
        }
      }
      codesOfPieces.append(codes)
    }
    let productCodes = codesOfPieces
    let districtCodes = pieces.map { $0.districts.texts.map { districts.code(of: $0) } }
    let starts = pieces.reduce(into: [PieceStart()]) { $0.append($0[$0.count - 1].end(of: $1)) }
    let total = starts[pieces.count]
    let ids = TextColumnBuffer(count: total.row, byteCount: total.id)
    let names = TextColumnBuffer(
      count: buffers.names.count == 0 ? 0 : total.row, byteCount: total.name)
    let taxCodes = TextColumnBuffer(
      count: buffers.taxCodes.count == 0 ? 0 : total.row, byteCount: total.taxCode)
    let declared = ParallelBuffer<UInt32>(count: total.product)
    let declaredEnds = ParallelBuffer<UInt32>(
      count: buffers.productLists.count == 0 ? 0 : total.row)
    // Each piece writes rows of its own.
    Parallel.forEach(pieces.count) { number in
      let (piece, start) = (pieces[number], starts[number])
      let rows = piece.rows.prefix(piece.count)
      ids.put(
        buffers.ids.span.extracting(rows), piece.ids, of: bytes, at: start.row, byte: start.id)
      if names.count > 0 {
        names.put(
          buffers.names.span.extracting(rows), piece.names, of: bytes, at: start.row,
          byte: start.name)
      }
      if taxCodes.count > 0 {
        taxCodes.put(
          buffers.taxCodes.span.extracting(rows), piece.taxCodes, of: bytes, at: start.row,
          byte: start.taxCode)
      }
      if declaredEnds.count > 0 {
        var next = start.product
        for (position, row) in rows.enumerated() {
          for product in piece.products(ofList: buffers.productLists[row]) {
            declared[next] = productCodes[number][Int(product)]
            next += 1
          }
          declaredEnds[start.row + position] = UInt32(truncatingIfNeeded: next)
        }
      }
      if buffers.districts.count > 0 {
        for row in rows {
          buffers.districts[row] = districtCodes[number][Int(buffers.districts[row])]
        }
      }
    }
    columns = buffers.finished(pieces.map { $0.rows.prefix($0.count) })
    columns.ids = ids.finished()
    if names.count > 0 { columns.names = names.finished() }
    if taxCodes.count > 0 { columns.taxCodes = taxCodes.finished() }
    columns.products = declared.finished()
    columns.productEnds = declaredEnds.finished()
    columns.districts.values = districts.texts
  }

  private mutating func noteOddTexts(
    _ header: HeaderRow, _ pieces: [OrganizationRows], _ buffers: OrganizationColumnBuffers
  ) {
    oddTexts = OddTexts.findings(columns, looksAtAllTexts: options.locatesRows).map { finding in
      // Rows that were passed over leave gaps among those of the pieces.
      var rest = finding.row
      var row = rest
      for piece in pieces {
        if rest < piece.count {
          row = piece.rows.lowerBound + rest
          break
        }
        rest -= piece.count
      }
      let offset = Int(buffers.fields[row])
      return Notice(
        problem: FoundProblem(
          sort: finding.sort, record: offset, offset: offset, text: offset..<offset,
          column: header.columns[finding.column.rawValue], details: [finding.text],
          remedy: finding.remedy), count: finding.count)
    }
  }

  private mutating func indexIDs(
    _ header: HeaderRow, _ pieces: [OrganizationRows], _ buffers: OrganizationColumnBuffers
  ) {
    // The rows of the buffers, wanted only where an id or a tax code is used twice.
    var rows: [Int] = []
    func note(
      _ sort: DataProblem.Sort, _ column: OrganizationColumn, _ text: String,
      _ fields: ParallelBuffer<UInt32>, _ first: Int, _ second: Int
    ) {
      if rows.isEmpty { rows = pieces.flatMap { $0.rows.prefix($0.count) } }
      let offset = Int(fields[rows[second]])
      log.note(
        FoundProblem(
          sort: sort, record: Int(buffers.fields[rows[second]]), offset: offset,
          text: offset..<offset, column: header.columns[column.rawValue],
          details: [text], firstUse: Int(fields[rows[first]])))
    }
    var leftOut: Set<Int> = []
    index = IdentifierIndex(columns.ids) { first, second in
      leftOut.insert(second)
      note(.duplicateID, .id, columns.ids[second], buffers.fields, first, second)
    }
    if columns.taxCodes.count > 0 {
      // A row whose id is used twice says nothing more; the tax code of the one before it counts.
      let repeatedIDs = leftOut
      let (codes, positions) = columns.taxCodes.withoutBlanks()
      var uses: [Int: Int] = [:]
      var blanked: Set<Int> = []
      _ = IdentifierIndex(codes) { first, second in
        let (first, second) = (Int(positions[first]), Int(positions[second]))
        guard !repeatedIDs.contains(second) else { return }
        guard let used = uses[first] ?? (repeatedIDs.contains(first) ? nil : first) else {
          uses[first] = second
          return
        }
        if options.skipsBadFields {
          blanked.insert(second)
          log.noteBlankedField(.duplicateTaxCode)
          return
        }
        leftOut.insert(second)
        note(
          .duplicateTaxCode, .taxCode, columns.taxCodes[second], buffers.taxCodeFields, used,
          second)
      }
      if !blanked.isEmpty { columns.taxCodes = columns.taxCodes.blanking(blanked) }
    }
    guard options.skipsBadRows, !leftOut.isEmpty else {
      keepSpellings(of: pieces)
      return
    }
    for row in leftOut { lostIDs.insert(columns.ids[row]) }
    let names = products.texts
    let kept = (0..<columns.count).filter { !leftOut.contains($0) }
    columns = columns.keeping(kept)
    if !rowOffsets.isEmpty { rowOffsets = kept.map { rowOffsets[$0] } }
    // Products that only left-out rows named are not products of the set.
    products = TextTable()
    let places = firstProducts
    firstProducts = []
    columns.products = SharedArray(
      columns.products.map { code in
        let known = products.texts.count
        let new = products.code(of: names[Int(code)])
        if products.texts.count > known { firstProducts.append(places[Int(code)]) }
        return new
      })
    index = IdentifierIndex(columns.ids)
  }

  private mutating func keepSpellings(of pieces: [OrganizationRows]) {
    var first: UInt32 = 0
    var organizations: [UInt32] = []
    var texts = TextColumn()
    for piece in pieces {
      for (spelling, row) in piece.spelledRows.enumerated() {
        texts.append(piece.spellings.span(of: spelling))
        organizations.append(first + row)
      }
      first += UInt32(piece.count)
    }
    if organizations.isEmpty { return }
    spellings = IdentifierSpellings(texts, organizations: organizations)
  }

  func report(to report: inout DataReport, _ bytes: Span<UInt8>) {
    guard let header else { return }
    log.report(
      to: &report, file: name, header: header, options: options, bytes,
      remedy: { problems in
        problems.map { problem in
          switch problem.sort {
          case .unknownKind, .unknownRole: Suggestion.remedy(for: problem, among: Vocabulary.kinds)
          case .unknownRating: Suggestion.remedy(for: problem, among: Vocabulary.ratings)
          case .unknownAnswer: Suggestion.remedy(for: problem, among: Vocabulary.answers)
          default: nil
          }
        }
      })
  }
}

/// Where the rows, the texts and the declared products of a piece begin.
private struct PieceStart: Sendable {
  var row = 0
  var id = 0
  var name = 0
  var taxCode = 0
  var product = 0

  func end(of piece: OrganizationRows) -> PieceStart {
    PieceStart(
      row: row + piece.count, id: id + piece.ids.byteCount, name: name + piece.names.byteCount,
      taxCode: taxCode + piece.taxCodes.byteCount,
      product: product + piece.declaredProductCount)
  }
}
