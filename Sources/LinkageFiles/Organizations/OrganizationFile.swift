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
  private var log: ProblemLog
  private(set) var scannedRows = 0

  init(options: LinkageReader, name: String) {
    self.options = options
    self.name = name
    log = ProblemLog(limit: options.problemLimit)
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
    let buffers = OrganizationColumnBuffers(header: header, rowCount: plan.rowCount)
    let pieces = PieceReader(header: header, isDone: isDone) { rows in
      OrganizationRows(
        header: header, skipsBadRows: options.skipsBadRows, problemLimit: options.problemLimit,
        buffers: buffers, rows: rows)
    }.read(bytes, plan)
    var districts = TextTable(first: "")
    var codes: [OrganizationColumns.PieceCodes] = []
    for piece in pieces {
      log.append(piece.log)
      scannedRows += piece.scannedRows
      codes.append(
        OrganizationColumns.PieceCodes(
          products: piece.products.texts.map { products.code(of: $0) },
          districts: piece.districts.texts.map { districts.code(of: $0) }))
    }
    columns = OrganizationColumns(pieces, buffers, codes, bytes)
    forget(0..<bytes.count)
    columns.districts.values = districts.texts
    indexIDs(header, pieces, buffers)
  }

  private mutating func indexIDs(
    _ header: HeaderRow, _ pieces: [OrganizationRows], _ buffers: OrganizationColumnBuffers
  ) {
    // Wanted only where an id is used twice.
    var fields: [Int] = []
    var later: [Int] = []
    let built = IdentifierIndex(columns.ids) { first, second in
      later.append(second)
      if fields.isEmpty {
        fields = pieces.flatMap { $0.rows.prefix($0.count).map { Int(buffers.fields[$0]) } }
      }
      log.note(
        FoundProblem(
          sort: .duplicateID, record: fields[second], offset: fields[second],
          text: fields[second]..<fields[second],
          column: header.columns[OrganizationColumn.id.rawValue],
          details: [columns.ids[second]], firstUse: fields[first]))
    }
    index = built
    guard options.skipsBadRows, !later.isEmpty else {
      keepSpellings(of: pieces)
      return
    }
    let names = products.texts
    columns.remove(Set(later))
    // Products that only left-out rows named are not products of the set.
    products = TextTable()
    columns.products = columns.products.map { products.code(of: names[Int($0)]) }
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
      to: &report, file: name, header: header, skips: options.skipsBadRows,
      limit: options.problemLimit,
      bytes,
      suggest: { problem in
        switch problem.sort {
        case .unknownKind: Suggestion.nearest(to: problem.text, among: Vocabulary.kinds)
        case .unknownRating: Suggestion.nearest(to: problem.text, among: Vocabulary.ratings)
        default: nil
        }
      })
  }
}

extension OrganizationColumns {
  /// The codes in the whole file of the products and districts of a piece.
  fileprivate struct PieceCodes: Sendable {
    let products: [UInt32]
    let districts: [UInt32]
  }

  /// Puts the rows of pieces together, their codes translated.
  fileprivate init(
    _ pieces: [OrganizationRows], _ buffers: OrganizationColumnBuffers, _ codes: [PieceCodes],
    _ bytes: Span<UInt8>
  ) {
    self.init()
    // Where the rows, the texts and the declared products of each piece begin.
    var starts = PieceStarts()
    var allStarts = [starts]
    for piece in pieces {
      starts.row += piece.count
      starts.id += piece.ids.byteCount
      starts.name += piece.names.byteCount
      starts.product += piece.declaredProductCount
      allStarts.append(starts)
    }
    let count = starts.row
    let ids = TextColumnBuffer(count: count, byteCount: starts.id)
    let names = TextColumnBuffer(
      count: buffers.names.count == 0 ? 0 : count, byteCount: starts.name)
    let hasProducts = buffers.productLists.count > 0
    let productEnds = ParallelBuffer<UInt32>(count: hasProducts ? count : 0)
    let products = ParallelBuffer<UInt32>(count: starts.product)
    let placed = allStarts
    // Each piece writes rows of its own.
    Parallel.forEach(pieces.count) { number in
      let piece = pieces[number]
      let start = placed[number]
      let rows = piece.rows.prefix(piece.count)
      ids.put(
        buffers.ids.span.extracting(rows), piece.ids, of: bytes, at: start.row, byte: start.id)
      if names.count > 0 {
        names.put(
          buffers.names.span.extracting(rows), piece.names, of: bytes, at: start.row,
          byte: start.name)
      }
      guard hasProducts else { return }
      var next = start.product
      for row in 0..<piece.count {
        let list = Int(buffers.productLists[piece.rows.lowerBound + row])
        for listed in (list == 0 ? 0 : piece.listEnds[list - 1])..<piece.listEnds[list] {
          products[next] = codes[number].products[Int(piece.listedProducts[listed])]
          next += 1
        }
        productEnds[start.row + row] = UInt32(truncatingIfNeeded: next)
      }
    }
    // The columns that are only moved together, each by one thread.
    let own = pieces.map { $0.rows.prefix($0.count) }
    let columns = Parallel.map(6) { column -> OrganizationColumns in
      var part = OrganizationColumns()
      switch column {
      case 0: part.kinds = buffers.kinds.joined(own, count)
      case 1: part.members = buffers.members.joined(own, count)
      case 2: part.capacities = buffers.capacities.joined(own, count)
      case 3: part.productEnds = Array(copying: productEnds.span)
      case 4:
        part.ratings = buffers.ratings.joined(own, count)
        part.highTechnology = buffers.highTechnology.joined(own, count)
        part.digitalTechnology = buffers.digitalTechnology.joined(own, count)
        part.products = Array(copying: products.span)
      default:
        guard buffers.districts.count > 0 else { break }
        part.districts.codes.reserveCapacity(count)
        for (rows, codes) in zip(own, codes) {
          for row in rows {
            part.districts.codes.append(codes.districts[Int(buffers.districts[row])])
          }
        }
      }
      return part
    }
    self.ids = ids.finished()
    if names.count > 0 { self.names = names.finished() }
    kinds = columns[0].kinds
    members = columns[1].members
    capacities = columns[2].capacities
    self.productEnds = columns[3].productEnds
    ratings = columns[4].ratings
    highTechnology = columns[4].highTechnology
    digitalTechnology = columns[4].digitalTechnology
    self.products = columns[4].products
    districts = columns[5].districts
  }

  private struct PieceStarts: Sendable {
    var row = 0
    var id = 0
    var name = 0
    var product = 0
  }

  /// Removes organizations by their positions.
  mutating func remove(_ positions: Set<Int>) {
    let kept = (0..<count).filter { !positions.contains($0) }
    var result = OrganizationColumns()
    result.districts.values = districts.values
    for position in kept {
      result.ids.append(ids[position])
      if names.count > 0 { result.names.append(names[position]) }
      result.kinds.append(kinds[position])
      if !districts.codes.isEmpty { result.districts.codes.append(districts.codes[position]) }
      if !productEnds.isEmpty {
        let first = position == 0 ? 0 : productEnds[position - 1]
        result.products.append(contentsOf: products[Int(first)..<Int(productEnds[position])])
        result.productEnds.append(UInt32(result.products.count))
      }
      if !members.isEmpty { result.members.append(members[position]) }
      if !ratings.isEmpty { result.ratings.append(ratings[position]) }
      if !highTechnology.isEmpty { result.highTechnology.append(highTechnology[position]) }
      if !digitalTechnology.isEmpty {
        result.digitalTechnology.append(digitalTechnology[position])
      }
      if !capacities.isEmpty { result.capacities.append(capacities[position]) }
    }
    self = result
  }
}

extension ParallelBuffer {
  /// Some rows one after another.
  fileprivate func joined(_ pieces: [Range<Int>], _ total: Int) -> [Element] {
    var result: [Element] = []
    if count == 0 { return result }
    result.reserveCapacity(total)
    for rows in pieces { result.append(copying: span.extracting(rows)) }
    return result
  }
}
