import LinkageGraph

/// The reading of `organizations.csv`: its pieces put together.
struct OrganizationFile {
  let options: LinkageReader
  let name: String
  private(set) var header: HeaderRow?
  private(set) var columns = OrganizationColumns()
  private(set) var products = TextTable()
  private(set) var index: IdentifierIndex?
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
    var offsets: [(record: Int, id: Int)] = []
    columns.reserve(pieces.map(\.columns))
    offsets.reserveCapacity(pieces.reduce(0) { $0 + $1.offsets.count })
    for piece in pieces {
      log.append(piece.log)
      offsets.append(contentsOf: piece.offsets)
      columns.append(
        piece.columns,
        products: piece.products.texts.map { products.code(of: $0) },
        districts: piece.districts.texts.map { districts.code(of: $0) })
    }
    columns.districts.values = districts.texts
    indexIDs(header, offsets, bytes)
  }

  private mutating func indexIDs(
    _ header: HeaderRow, _ offsets: [(record: Int, id: Int)], _ bytes: Span<UInt8>
  ) {
    var later: [Int] = []
    let built = IdentifierIndex(columns.ids) { first, second in
      later.append(second)
      log.note(
        FoundProblem(
          sort: .duplicateID, record: offsets[second].record, offset: offsets[second].id,
          text: offsets[second].id..<offsets[second].id,
          column: header.columns[OrganizationColumn.id.rawValue],
          details: [columns.ids[second]], firstUse: offsets[first].id))
    }
    index = built
    guard options.skipsBadRows, !later.isEmpty else { return }
    let names = products.texts
    columns.remove(Set(later))
    // Products that only left-out rows named are not products of the set.
    products = TextTable()
    columns.products = columns.products.map { products.code(of: names[Int($0)]) }
    index = IdentifierIndex(columns.ids)
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
  /// Takes the room that pieces need together, once and for all.
  fileprivate mutating func reserve(_ pieces: [OrganizationColumns]) {
    func sum(_ count: (OrganizationColumns) -> Int) -> Int { pieces.reduce(0) { $0 + count($1) } }
    ids.reserve(texts: sum(\.ids.count), bytes: sum(\.ids.bytes.count))
    names.reserve(texts: sum(\.names.count), bytes: sum(\.names.bytes.count))
    kinds.reserveCapacity(sum(\.kinds.count))
    districts.codes.reserveCapacity(sum(\.districts.codes.count))
    productEnds.reserveCapacity(sum(\.productEnds.count))
    products.reserveCapacity(sum(\.products.count))
    members.reserveCapacity(sum(\.members.count))
    ratings.reserveCapacity(sum(\.ratings.count))
    highTechnology.reserveCapacity(sum(\.highTechnology.count))
    digitalTechnology.reserveCapacity(sum(\.digitalTechnology.count))
    capacities.reserveCapacity(sum(\.capacities.count))
  }

  /// Adds the organizations of a later piece, its codes of products and districts translated.
  mutating func append(
    _ piece: OrganizationColumns, products productCodes: [UInt32], districts districtCodes: [UInt32]
  ) {
    ids.append(piece.ids)
    names.append(piece.names)
    kinds.append(contentsOf: piece.kinds)
    districts.codes.append(contentsOf: piece.districts.codes.map { districtCodes[Int($0)] })
    let base = UInt32(products.count)
    productEnds.append(contentsOf: piece.productEnds.map { base + $0 })
    products.append(contentsOf: piece.products.map { productCodes[Int($0)] })
    members.append(contentsOf: piece.members)
    ratings.append(contentsOf: piece.ratings)
    highTechnology.append(contentsOf: piece.highTechnology)
    digitalTechnology.append(contentsOf: piece.digitalTechnology)
    capacities.append(contentsOf: piece.capacities)
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
  fileprivate mutating func reserve(texts: Int, bytes byteCount: Int) {
    bytes.reserveCapacity(byteCount)
    ends.reserveCapacity(texts)
  }

  mutating func append(_ other: TextColumn) {
    let base = UInt32(bytes.count)
    bytes.append(contentsOf: other.bytes)
    ends.append(contentsOf: other.ends.map { base + $0 })
  }
}
