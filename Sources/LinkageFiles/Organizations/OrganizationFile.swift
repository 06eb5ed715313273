import Dispatch
import LinkageGraph
import Synchronization

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
    let pieces = PieceReader(
      header: header,
      isDone: {
        isDone($0)
        forget($0)
      }
    ) { _ in
      OrganizationRows(
        header: header, skipsBadRows: options.skipsBadRows, problemLimit: options.problemLimit)
    }.read(bytes, plan)
    var districts = TextTable(first: "")
    var productCodes: [[UInt32]] = []
    var districtCodes: [[UInt32]] = []
    for piece in pieces {
      log.append(piece.log)
      productCodes.append(piece.products.texts.map { products.code(of: $0) })
      districtCodes.append(piece.districts.texts.map { districts.code(of: $0) })
    }
    columns = OrganizationColumns(
      pieces, header, products: productCodes, districts: districtCodes)
    columns.districts.values = districts.texts
    indexIDs(header, pieces, bytes)
  }

  private mutating func indexIDs(
    _ header: HeaderRow, _ pieces: [OrganizationRows], _ bytes: Span<UInt8>
  ) {
    // Wanted only where an id is used twice.
    var rows: [OrganizationRows.Row] = []
    var later: [Int] = []
    let built = IdentifierIndex(columns.ids) { first, second in
      later.append(second)
      if rows.isEmpty { rows = pieces.flatMap(\.rows) }
      log.note(
        FoundProblem(
          sort: .duplicateID, record: Int(rows[second].record), offset: Int(rows[second].id),
          text: Int(rows[second].id)..<Int(rows[second].id),
          column: header.columns[OrganizationColumn.id.rawValue],
          details: [columns.ids[second]], firstUse: Int(rows[first].id)))
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
    for piece in pieces {
      for row in piece.spelledRows { organizations.append(first + row) }
      first += UInt32(piece.rows.count)
    }
    if organizations.isEmpty { return }
    spellings = IdentifierSpellings(
      TextColumn(pieces.map(\.spellings)), organizations: organizations)
  }

  func tell(_ report: inout DataReport, _ bytes: Span<UInt8>) {
    guard let header else { return }
    log.tell(
      &report, file: name, header: header, skips: options.skipsBadRows, limit: options.problemLimit,
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
  /// Puts the columns of pieces together, their codes of products and districts translated.
  fileprivate init(
    _ pieces: [OrganizationRows], _ header: HeaderRow, products productCodes: [[UInt32]],
    districts districtCodes: [[UInt32]]
  ) {
    let rowCount = pieces.reduce(0) { $0 + $1.rows.count }
    @Sendable func has(_ column: OrganizationColumn) -> Bool {
      header.columns[column.rawValue] >= 0
    }
    let parts = Mutex(OrganizationColumns())
    // A few columns a thread, of about the same number of bytes.
    DispatchQueue.concurrentPerform(iterations: 4) { part in
      func column<Value>(
        _ column: OrganizationColumn, _ value: (OrganizationRows.Row) -> Value
      ) -> [Value] {
        var result: [Value] = []
        guard has(column) else { return result }
        result.reserveCapacity(rowCount)
        for piece in pieces {
          for row in piece.rows { result.append(value(row)) }
        }
        return result
      }
      var own = OrganizationColumns()
      switch part {
      case 0: own.names = TextColumn(pieces.map(\.names))
      case 1:
        own.ids = TextColumn(pieces.map(\.ids))
        own.kinds = column(.kind, \.kind)
      case 2:
        own.members = column(.members, \.members)
        own.capacities = column(.capacity, \.capacity)
        own.ratings = column(.rating, \.rating)
        own.highTechnology = column(.highTechnology, \.highTechnology)
        own.digitalTechnology = column(.digital, \.digitalTechnology)
      default:
        if has(.district) {
          own.districts.codes.reserveCapacity(rowCount)
          for (piece, codes) in zip(pieces, districtCodes) {
            for row in piece.rows { own.districts.codes.append(codes[Int(row.district)]) }
          }
        }
        if has(.products) {
          own.productEnds.reserveCapacity(rowCount)
          own.products.reserveCapacity(pieces.reduce(0) { $0 + $1.declared.count })
          for (piece, codes) in zip(pieces, productCodes) {
            let base = UInt32(own.products.count)
            for row in piece.rows { own.productEnds.append(base + row.productEnd) }
            for product in piece.declared { own.products.append(codes[Int(product)]) }
          }
        }
      }
      let columns = own
      parts.withLock { $0.take(columns, part: part) }
    }
    self = parts.withLock { $0 }
  }

  private mutating func take(_ columns: OrganizationColumns, part: Int) {
    switch part {
    case 0: names = columns.names
    case 1:
      ids = columns.ids
      kinds = columns.kinds
    case 2:
      members = columns.members
      capacities = columns.capacities
      ratings = columns.ratings
      highTechnology = columns.highTechnology
      digitalTechnology = columns.digitalTechnology
    default:
      districts = columns.districts
      productEnds = columns.productEnds
      products = columns.products
    }
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

extension TextColumn {
  /// Puts columns one after another.
  fileprivate init(_ columns: [TextColumn]) {
    self.init()
    bytes.reserveCapacity(columns.reduce(0) { $0 + $1.bytes.count })
    ends.reserveCapacity(columns.reduce(0) { $0 + $1.ends.count })
    for column in columns {
      let base = UInt32(bytes.count)
      bytes.append(contentsOf: column.bytes)
      for end in column.ends { ends.append(base + end) }
    }
  }
}
