import LabeledGraph
import LinkageGraph

/// The columns of `links.csv`, by their order in the vocabulary.
enum LinkColumn: Int, CaseIterable {
  case source, target, product, relation, contract, volume, value, since, until

  static let required = [source.rawValue, target.rawValue]
}

/// The links of one piece of a file.
struct LinkRows: RowCollector {
  var log: ProblemLog
  var scannedRows = 0
  /// The rows of the columns that are this piece's, and how many of them are taken.
  let rows: Range<Int>
  private(set) var count = 0
  /// Products of the organizations, then new ones of this piece in order of first appearance, by code.
  private(set) var products: TextTable
  /// Where each product stands first, for those that the organizations do not name.
  private(set) var firstProducts: [FoundProblem] = []
  private(set) var decimals: [DecimalsCensus]
  /// The ids that no organization has, as many as there are rows of organizations that do not say whose they are, and
  /// one more.
  private(set) var unknownIDs: Set<String> = []

  private let header: HeaderRow
  private let numbers: NumberReader
  private let unitOfValues: NumberUnit
  private let ids: TextColumn
  /// `nil` where the organizations could not be read: then no id is called unknown.
  private let index: IdentifierIndex?
  private let spellings: IdentifierSpellings?
  /// The ids of organizations whose rows are bad.
  private let lost: Set<String>
  private let skipsBadRows: Bool
  private let rowsWithoutID: Int
  private let buffers: LinkColumnBuffers
  private var productWords = WordCodes(blank: LinkColumns.everyProduct)
  private var relationWords = WordCodes(blank: UInt32(LinkRelation.supply.rawValue))
  private var answerWords = WordCodes(blank: UInt32(Answer.unknown.rawValue))

  init(
    header: HeaderRow, organizations: KnownOrganizations, options: LinkageReader,
    buffers: LinkColumnBuffers, rows: Range<Int>, unitOfValues: NumberUnit
  ) {
    self.header = header
    self.unitOfValues = unitOfValues
    ids = organizations.columns.ids
    index = organizations.index
    spellings = organizations.spellings
    lost = organizations.lostIDs
    products = organizations.products
    skipsBadRows = options.skipsBadRows
    rowsWithoutID = organizations.rowsWithoutID
    decimals = [LinkColumn.volume, .value].map {
      DecimalsCensus(column: header.columns[$0.rawValue], dialect: header.dialect)
    }
    self.buffers = buffers
    self.rows = rows
    numbers = NumberReader(header.dialect)
    log = ProblemLog(limit: options.problemLimitOfSort)
  }

  @inline(__always)
  private func column(_ column: LinkColumn) -> Int { header.columns[column.rawValue] }

  /// A blank product would be every product, so it is no less required than the ends.
  private var requiredColumns: [Int] { [column(.source), column(.target), column(.product)] }

  // MARK: Rows written the usual way

  mutating func add(_ block: borrowing RowBlock, _ bytes: Span<UInt8>) -> Int {
    if index == nil { return 0 }
    let first = rows.lowerBound + count
    // Words come first: a new one ends the block before its ids are looked up.
    var taken = readWords(block, to: first)
    // Whether some volume, or some value, has a mark.
    var marks: (volumes: UInt64, values: UInt64) = (0, 0)
    taken = readNumbers(block, rows: taken, to: first, &marks.volumes, &marks.values)
    taken = findEnds(of: block, rows: taken, bytes, to: first)
    var loops = 0
    for row in first..<first + taken {
      loops += buffers.sources[row] == buffers.targets[row] ? 1 : 0
    }
    if loops != 0 { noteSelfLoops(loops, in: block, to: first) }
    if marks.volumes != 0, decimals[0].isOpen { decimals[0].look(at: block, rows: taken) }
    if marks.values != 0, decimals[1].isOpen { decimals[1].look(at: block, rows: taken) }
    noteUnlikelyYears(in: block, .since, buffers.since, first..<first + taken)
    noteUnlikelyYears(in: block, .until, buffers.until, first..<first + taken)
    count += taken
    return taken
  }

  @inline(__always)
  private func readWords(_ block: borrowing RowBlock, to first: Int) -> Int {
    var taken = block.count
    var codes = InlineArray<64, UInt32>(repeating: 0)
    var codeSpan = codes.mutableSpan
    if column(.relation) >= 0 {
      taken = block.readWords(
        column(.relation), rows: taken, relationWords, into: &codeSpan)
      for row in 0..<taken { buffers.relations[first &+ row] = .init(code: codeSpan[row]) }
    }
    if column(.contract) >= 0 {
      taken = block.readWords(column(.contract), rows: taken, answerWords, into: &codeSpan)
      for row in 0..<taken { buffers.contracts[first &+ row] = .init(code: codeSpan[row]) }
    }
    var products = buffers.products.part(first..<first + block.count)
    if column(.product) >= 0 {
      return block.readWords(column(.product), rows: taken, productWords, into: &products)
    }
    for row in 0..<taken { products[row] = LinkColumns.everyProduct }
    return taken
  }

  @inline(__always)
  private func readNumbers(
    _ block: borrowing RowBlock, rows: Int, to first: Int, _ volumeMarks: inout UInt64,
    _ valueMarks: inout UInt64
  ) -> Int {
    var taken = rows
    for column in header.splitColumns { taken = block.findWholeNumbers(column, rows: taken) }
    if column(.volume) >= 0 {
      taken = block.readAmounts(
        column(.volume), rows: taken, numbers, greatest: LinkageSet.greatestAmount,
        into: buffers.volumes, at: first, marks: &volumeMarks)
    }
    if column(.value) >= 0 {
      taken = block.readAmounts(
        column(.value), rows: taken, numbers, greatest: LinkageSet.greatestAmount,
        into: buffers.values, at: first, marks: &valueMarks)
    }
    if column(.since) >= 0 {
      taken = block.readYears(
        column(.since), rows: taken, numbers, into: buffers.since, at: first)
    }
    if column(.until) >= 0 {
      taken = block.readYears(
        column(.until), rows: taken, numbers, into: buffers.until, at: first)
    }
    guard column(.since) >= 0, column(.until) >= 0 else { return taken }
    for row in 0..<taken {
      let until = buffers.until[first &+ row]
      if until < buffers.since[first &+ row], until != LinkColumns.openYear { return row }
    }
    return taken
  }

  /// Finds the organizations that links join, all at once, so that the waits for memory overlap; returns
  /// how many rows have two known ones, from the first.
  @inline(__always)
  private func findEnds(
    of block: borrowing RowBlock, rows: Int, _ bytes: Span<UInt8>, to first: Int
  ) -> Int {
    var texts = InlineArray<128, TextRange>(repeating: TextRange(start: 0, length: 0))
    var textSpan = texts.mutableSpan
    let sources = block.readIdentifiers(
      column(.source), rows: rows, into: &textSpan, from: 0)
    let targets = block.readIdentifiers(
      column(.target), rows: sources, into: &textSpan, from: sources)
    var found = InlineArray<128, UInt32>(repeating: 0)
    var positions = found.mutableSpan
    let batch = textSpan.span.extracting(first: sources + targets)
    // Not unwrapped into a constant: that would copy the index, which retains its tables, once a block.
    index?.find(batch, base: block.base, bytes, in: ids, positions: &positions)
    var unknown = 0
    for end in batch.indices { unknown |= positions[end] == IdentifierIndex.absent ? 1 : 0 }
    if unknown != 0 {
      for end in batch.indices where positions[end] == IdentifierIndex.absent {
        positions[end] =
          spellings?.find(block.span(batch[end]))
          ?? IdentifierIndex.absent
      }
    }
    for row in 0..<targets {
      let source = positions[row]
      let target = positions[sources &+ row]
      if unknown != 0, source == IdentifierIndex.absent || target == IdentifierIndex.absent {
        return row
      }
      buffers.sources[first &+ row] = source
      buffers.targets[first &+ row] = target
    }
    return targets
  }

  /// Notices the links of a block that lead from an organization to itself, at the first of them.
  private mutating func noteSelfLoops(
    _ loops: Int, in block: borrowing RowBlock, to first: Int
  ) {
    var row = 0
    while buffers.sources[first + row] != buffers.targets[first + row] { row += 1 }
    let text = block.text(column(.source), of: row)
    let start = block.base + Int(text.start)
    log.notice(
      FoundProblem(
        sort: .selfLoop, record: block.record(row),
        offset: block.fieldStart(column(.source), of: row),
        text: start..<start + Int(text.length), column: column(.source)),
      count: loops)
  }

  /// Notes the years of a block that are hardly meant, at the first of them.
  @inline(__always)
  private mutating func noteUnlikelyYears(
    in block: borrowing RowBlock, _ column: LinkColumn, _ years: ParallelBuffer<Int16>,
    _ rows: Range<Int>
  ) {
    if self.column(column) < 0 { return }
    var unlikely = 0
    for row in rows { unlikely &+= Self.isUnlikely(years[row]) ? 1 : 0 }
    if unlikely != 0 { noteUnlikelyYears(unlikely, in: block, column, years, rows) }
  }

  @inline(__always)
  private static func isUnlikely(_ year: Int16) -> Bool {
    year != LinkColumns.openYear
      && UInt16(bitPattern: year &- Int16(LinkageSet.likelyYears.lowerBound))
        >= UInt16(LinkageSet.likelyYears.count)
  }

  @inline(never)
  private mutating func noteUnlikelyYears(
    _ count: Int, in block: borrowing RowBlock, _ column: LinkColumn,
    _ years: ParallelBuffer<Int16>, _ rows: Range<Int>
  ) {
    let column = self.column(column)
    guard let first = rows.first(where: { Self.isUnlikely(years[$0]) }) else { return }
    let row = first - rows.lowerBound
    let text = block.text(column, of: row)
    let start = block.base + Int(text.start)
    log.notice(
      FoundProblem(
        sort: .unlikelyYear, record: block.record(row),
        offset: block.fieldStart(column, of: row), text: start..<start + Int(text.length),
        column: column), about: "\(column)", count: count)
  }

  // MARK: Any row

  mutating func addUnreadable(_ row: borrowing RowFields) {}

  mutating func add(_ row: inout RowFields) {
    row.noteErrorCells(in: header.columns, required: requiredColumns, &log)
    let source = row.text(column(.source))
    let target = row.text(column(.target))
    if source == nil { row.note(.missingValue, column(.source), &log) }
    if target == nil { row.note(.missingValue, column(.target), &log) }

    // A product has its code only once a link that carries it is taken.
    var product = LinkColumns.everyProduct
    var newProduct: String?
    switch row.word(column(.product), in: productWords) {
    case .blank: break
    case .known(let code): product = code
    case .new(let text):
      if ProductList.isSeveral(text) {
        row.note(.severalProducts, column(.product), &log)
      } else {
        newProduct = Vocabulary.productName(of: text)
      }
    }
    let relation = relation(of: row)
    let contract = row.answer(column(.contract), &answerWords, &log)
    row.noteSplitNumbers(
      in: header.splitColumns, columnCount: header.names.count, &log)
    let volume = row.amount(column(.volume), numbers, in: .tonnesAYear, &log)
    let value = row.amount(column(.value), numbers, in: unitOfValues, &log)
    let since = row.year(column(.since), isLast: false, &log)
    var until = row.year(column(.until), isLast: true, &log)
    if until < since, until != LinkColumns.openYear {
      row.noteBlankable(.yearsReversed, column(.until), &log, details: ["\(since)"])
      until = LinkColumns.openYear
    }

    guard let source, let target else { return }
    // The ids of a row that is lost are checked all the same.
    let sourcePosition = find(source, column(.source), row)
    let targetPosition = find(target, column(.target), row)
    guard row.isSound, let sourcePosition, let targetPosition else { return }
    if index != nil, sourcePosition == targetPosition {
      log.notice(row.problem(.selfLoop, column(.source)))
    }
    let own = rows.lowerBound + count
    buffers.sources[own] = sourcePosition
    buffers.targets[own] = targetPosition
    if let newProduct {
      let known = products.texts.count
      product = products.code(of: newProduct)
      if products.texts.count > known {
        firstProducts.append(row.problem(.oddProduct, column(.product)))
      }
      row.remember(column(.product), as: product, in: &productWords)
    }
    buffers.products[own] = product
    if buffers.relations.count > 0 { buffers.relations[own] = relation }
    if buffers.contracts.count > 0 { buffers.contracts[own] = contract }
    if buffers.volumes.count > 0 { buffers.volumes[own] = volume }
    if buffers.values.count > 0 { buffers.values[own] = value }
    if buffers.since.count > 0 { buffers.since[own] = since }
    if buffers.until.count > 0 { buffers.until[own] = until }
    for number in decimals.indices { decimals[number].look(at: row) }
    count += 1
  }

  /// The relation of a row; one that is not in the vocabulary counts as supply and is noted.
  private mutating func relation(of row: borrowing RowFields) -> LinkRelation {
    switch row.word(column(.relation), in: relationWords) {
    case .blank: return .supply
    case .known(let code): return LinkRelation(code: code)
    case .new(let text):
      guard let relation = Vocabulary.relation(named: text) else {
        noteUnknownRelation(text, row)
        return .supply
      }
      row.remember(column(.relation), as: UInt32(relation.rawValue), in: &relationWords)
      return relation
    }
  }

  /// The position of an id, which is noted as unknown where no organization has it.
  private mutating func find(
    _ id: FieldText, _ column: Int, _ row: borrowing RowFields
  ) -> UInt32? {
    guard let index else { return 0 }
    let position: UInt32
    switch id {
    case .slice(let range): position = index.find(row.bytes.extracting(range), in: ids)
    case .rewritten(let own): position = index.find(own.span, in: ids)
    }
    if position != IdentifierIndex.absent { return position }
    if !lost.isEmpty, lost.contains(id.string(row.bytes)) {
      // The organization's own row has the report.
      if skipsBadRows { log.note(row.problem(.organizationLeftOut, column)) }
      return nil
    }
    if unknownIDs.count <= rowsWithoutID { unknownIDs.insert(id.string(row.bytes)) }
    log.note(row.problem(.unknownOrganization, column))
    return nil
  }

  private mutating func noteUnknownRelation(_ text: String, _ row: borrowing RowFields) {
    row.notice(.unknownRelation, column(.relation), &log, about: text)
  }
}

extension LinkRelation {
  /// The relation of a raw value that was a relation's.
  @inline(__always)
  init(code: UInt32) { self = LinkRelation(rawValue: UInt8(truncatingIfNeeded: code)) ?? .supply }
}

extension Answer {
  /// The answer of a raw value that was an answer's.
  @inline(__always)
  init(code: UInt32) { self = Answer(rawValue: UInt8(truncatingIfNeeded: code)) ?? .unknown }
}
