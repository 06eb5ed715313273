// Method. Ids are looked up 64 rows at a time: the index then loads the buckets of a whole batch before
// it compares any, so that the waits for memory overlap.

import LabeledGraph
import LinkageGraph

/// The columns of `links.csv`, by their place in the vocabulary.
enum LinkColumn: Int, CaseIterable {
  case source, target, product, relation, contract, volume, value, since, until

  static let required = [source.rawValue, target.rawValue]
}

/// A relation that is not in the vocabulary: where it stands first, and in how many rows.
struct UnknownRelation {
  var problem: FoundProblem
  var count: Int
}

/// The links of one piece of a file.
struct LinkRows: RowCollector {
  private static let batchRows = PlainBlock.mostRows

  var log: ProblemLog
  /// Where the rows go, and how many there are.
  let places: Range<Int>
  var count = 0
  /// Products of the organizations, then new ones of this piece in order of first appearance, by code.
  private(set) var products: TextTable
  private(set) var unknownRelations: [String: UnknownRelation] = [:]
  private(set) var selfLoops: (first: FoundProblem, count: Int)?

  let header: HeaderRow
  let numbers: NumberReader
  let ids: TextColumn
  /// `nil` where the organizations could not be read, so that no id can be told to be unknown.
  let index: IdentifierIndex?
  private let spellings: IdentifierSpellings?
  let buffers: LinkColumnBuffers
  private var productNames = FieldCache()
  private var productTexts: [String] = []
  var productCodes: [UInt32] = []
  private var relations = FieldCache()
  private var answers = FieldCache()
  var productWords = WordCache()
  var relationWords = WordCache()
  var answerWords = WordCache()

  // The columns of the header, to be at hand.
  let sourceColumn: Int
  let targetColumn: Int
  let productColumn: Int
  let relationColumn: Int
  let contractColumn: Int
  let volumeColumn: Int
  let valueColumn: Int
  let sinceColumn: Int
  let untilColumn: Int

  /// The two ends of one row of the batch.
  struct Ends {
    var record: Int
    var source: Range<Int>
    var target: Range<Int>
  }
  var batch: [Ends] = []
  var keys: [IdentifierKey] = []
  /// Whether all rows of the batch are ASCII.
  var isASCII = true

  init(
    header: HeaderRow, ids: TextColumn, index: IdentifierIndex?, spellings: IdentifierSpellings?,
    products: TextTable, problemLimit: Int, buffers: LinkColumnBuffers, places: Range<Int>
  ) {
    self.header = header
    self.ids = ids
    self.index = index
    self.spellings = spellings
    self.products = products
    self.buffers = buffers
    self.places = places
    numbers = NumberReader(header.dialect)
    log = ProblemLog(limit: problemLimit)
    sourceColumn = header.columns[LinkColumn.source.rawValue]
    targetColumn = header.columns[LinkColumn.target.rawValue]
    productColumn = header.columns[LinkColumn.product.rawValue]
    relationColumn = header.columns[LinkColumn.relation.rawValue]
    contractColumn = header.columns[LinkColumn.contract.rawValue]
    volumeColumn = header.columns[LinkColumn.volume.rawValue]
    valueColumn = header.columns[LinkColumn.value.rawValue]
    sinceColumn = header.columns[LinkColumn.since.rawValue]
    untilColumn = header.columns[LinkColumn.until.rawValue]
    keys.reserveCapacity(2 * Self.batchRows)
    batch.reserveCapacity(Self.batchRows)
  }

  @inline(__always)
  mutating func addPlain(_ row: borrowing PlainRow, _ bytes: Span<UInt8>) -> Bool {
    guard let source = row.field(sourceColumn, longest: .max, bytes), source.length > 0,
      let target = row.field(targetColumn, longest: .max, bytes), target.length > 0
    else { return false }
    var product = LinkColumns.everyProduct
    if productColumn >= 0 {
      guard let field = row.field(productColumn, longest: 16, bytes) else { return false }
      if field.length > 0 {
        product = productWords.code(of: bytes.key(field))
        if product == WordCache.absent {
          product = productText(row.text(field, bytes), bytes)
          productWords.remember(bytes.key(field), code: product)
        }
        if product == LinkColumns.everyProduct { return false }
      }
    }
    var relation = LinkRelation.supply
    if relationColumn >= 0 {
      guard let field = row.field(relationColumn, longest: 16, bytes) else { return false }
      if field.length > 0 {
        var code = relationWords.code(of: bytes.key(field))
        if code == WordCache.absent {
          code = relationCode(row.text(field, bytes), bytes)
          relationWords.remember(bytes.key(field), code: code)
        }
        guard let known = LinkRelation(rawValue: UInt8(truncatingIfNeeded: code)) else {
          return false
        }
        relation = known
      }
    }
    var contract = Answer.unknown
    if contractColumn >= 0 {
      guard let field = row.field(contractColumn, longest: 16, bytes) else { return false }
      if field.length > 0 {
        guard let known = answer(bytes.key(field), field, row.isASCII, bytes) else { return false }
        contract = known
      }
    }
    var volume = Double.nan
    if volumeColumn >= 0 {
      guard let field = row.field(volumeColumn, longest: 16, bytes) else { return false }
      if field.length > 0 {
        volume = numbers.readPlain(field, bytes, greatest: LinkageSet.greatestAmount)
        if volume.isNaN { return false }
      }
    }
    var value = Double.nan
    if valueColumn >= 0 {
      guard let field = row.field(valueColumn, longest: 16, bytes) else { return false }
      if field.length > 0 {
        value = numbers.readPlain(field, bytes, greatest: LinkageSet.greatestAmount)
        if value.isNaN { return false }
      }
    }
    var since = LinkColumns.openYear
    var until = LinkColumns.openYear
    if sinceColumn >= 0 {
      guard let field = row.field(sinceColumn, longest: 4, bytes) else { return false }
      if field.length > 0 {
        since = numbers.readPlainYear(field, bytes)
        if since == LinkColumns.openYear { return false }
      }
    }
    if untilColumn >= 0 {
      guard let field = row.field(untilColumn, longest: 4, bytes) else { return false }
      if field.length > 0 {
        until = numbers.readPlainYear(field, bytes)
        if until == LinkColumns.openYear || until < since { return false }
      }
    }

    put(
      places.lowerBound + count + batch.count, product: product, relation: relation,
      contract: contract, volume: volume, value: value,
      since: since, until: until)
    keys.append(bytes.key(at: source.start, length: source.length))
    keys.append(bytes.key(at: target.start, length: target.length))
    batch.append(
      Ends(
        record: row.record, source: source.range, target: target.range))
    isASCII = isASCII && row.isASCII
    if batch.count == Self.batchRows { resolveBatch(bytes) }
    return true
  }

  @inline(__always)
  private func put(
    _ row: Int, product: UInt32, relation: LinkRelation, contract: Answer, volume: Double,
    value: Double, since: Int16, until: Int16
  ) {
    buffers.products[row] = product
    if relationColumn >= 0 { buffers.relations[row] = relation }
    if contractColumn >= 0 { buffers.contracts[row] = contract }
    if buffers.volumes.count > 0 { buffers.volumes[row] = volume }
    if buffers.values.count > 0 { buffers.values[row] = value }
    if sinceColumn >= 0 { buffers.since[row] = since }
    if untilColumn >= 0 { buffers.until[row] = until }
  }

  /// The answer that a field gives, `nil` where it gives none.
  @inline(__always)
  mutating func answer(
    _ key: IdentifierKey, _ field: PlainField, _ isASCII: Bool, _ bytes: Span<UInt8>
  ) -> Answer? {
    var code = answerWords.code(of: key)
    if code == WordCache.absent {
      let text = FieldText(field.range, bytes, isASCII: isASCII)
      code = UInt32(Answer(Vocabulary.answer(named: text.string(bytes))).rawValue)
      answerWords.remember(key, code: code)
    }
    let answer = Answer(rawValue: UInt8(truncatingIfNeeded: code))
    return answer == .unknown ? nil : answer
  }

  @inline(never)
  mutating func productText(_ text: FieldText, _ bytes: Span<UInt8>) -> UInt32 {
    // Blanks beyond ASCII may leave nothing.
    if text.isEmpty { return LinkColumns.everyProduct }
    return productNames.code(of: text, bytes) {
      productTexts.append(Vocabulary.productName(of: $0))
      productCodes.append(LinkColumns.everyProduct)
      return UInt32(productTexts.count - 1)
    }
  }

  @inline(never)
  mutating func relationCode(_ text: FieldText, _ bytes: Span<UInt8>) -> UInt32 {
    relations.code(of: text, bytes) {
      Vocabulary.relation(named: $0).map { UInt32($0.rawValue) } ?? .max
    }
  }

  @inline(__always)
  private func column(_ column: LinkColumn) -> Int { header.columns[column.rawValue] }

  @inline(never)
  mutating func add(
    _ scanner: borrowing RecordScanner, record: Int, isASCII: Bool, _ bytes: Span<UInt8>
  ) {
    var row = RowFields(record: record, isASCII: isASCII)
    let source = row.text(column(.source), scanner, bytes)
    let target = row.text(column(.target), scanner, bytes)
    if source == nil { row.note(.missingValue, column(.source), scanner, &log) }
    if target == nil { row.note(.missingValue, column(.target), scanner, &log) }

    var product = LinkColumns.everyProduct
    if let text = row.text(column(.product), scanner, bytes) {
      product = productText(text, bytes)
    }
    var relation = LinkRelation.supply
    if let text = row.text(column(.relation), scanner, bytes) {
      let code = relationCode(text, bytes)
      if let known = LinkRelation(rawValue: UInt8(truncatingIfNeeded: code)) {
        relation = known
      } else {
        noteUnknownRelation(text.string(bytes), row, scanner)
      }
    }
    let contract = row.answer(column(.contract), scanner, bytes, &answers, &log)
    let volume = row.amount(
      column(.volume), scanner, bytes, numbers, greatest: LinkageSet.greatestAmount, &log)
    let value = row.amount(
      column(.value), scanner, bytes, numbers, greatest: LinkageSet.greatestAmount, &log)
    let since = row.year(column(.since), scanner, bytes, numbers, &log)
    let until = row.year(column(.until), scanner, bytes, numbers, &log)
    if until < since, until != LinkColumns.openYear {
      row.note(.yearsReversed, column(.until), scanner, &log, details: ["\(since)"])
    }

    guard let source, let target else { return }
    if row.isSound, let sourceRange = source.keyedRange(bytes),
      let targetRange = target.keyedRange(bytes)
    {
      put(
        places.lowerBound + count + batch.count, product: product, relation: relation,
        contract: contract, volume: volume, value: value, since: since, until: until)
      keys.append(bytes.key(at: sourceRange.lowerBound, length: sourceRange.count))
      keys.append(bytes.key(at: targetRange.lowerBound, length: targetRange.count))
      batch.append(Ends(record: record, source: sourceRange, target: targetRange))
      self.isASCII = self.isASCII && isASCII
      if batch.count == Self.batchRows { resolveBatch(bytes) }
      return
    }
    resolveBatch(bytes)
    if !row.isSound {
      // The row is lost, but its ids are checked all the same.
      checkLostRow(source, target, row, scanner, bytes)
      return
    }
    let sourcePosition = Self.position(of: source, index, ids, bytes)
    let targetPosition = Self.position(of: target, index, ids, bytes)
    if sourcePosition == IdentifierIndex.absent || targetPosition == IdentifierIndex.absent {
      checkLostRow(source, target, row, scanner, bytes)
      return
    }
    if index != nil, sourcePosition == targetPosition {
      noteSelfLoop(row.problem(.selfLoop, column(.source), scanner))
    }
    let place = places.lowerBound + count
    put(
      place, product: settled(product), relation: relation, contract: contract, volume: volume,
      value: value, since: since, until: until)
    buffers.sources[place] = sourcePosition
    buffers.targets[place] = targetPosition
    count += 1
  }

  mutating func finish(_ bytes: Span<UInt8>) {
    resolveBatch(bytes)
  }

  mutating func resolveBatch(_ bytes: Span<UInt8>) {
    let rows = batch.count
    if rows == 0 { return }
    let first = places.lowerBound + count
    var found = InlineArray<128, UInt32>(repeating: 0)
    if let index {
      var positions = found.mutableSpan
      index.find(keys.span, positions: &positions)
    }
    var place = first
    for row in 0..<rows {
      var source = found[2 * row]
      var target = found[2 * row + 1]
      if batch[row].source.count > IdentifierKey.longestInline {
        source = Self.confirmed(source, batch[row].source, ids, bytes)
      }
      if batch[row].target.count > IdentifierKey.longestInline {
        target = Self.confirmed(target, batch[row].target, ids, bytes)
      }
      if source == IdentifierIndex.absent || target == IdentifierIndex.absent {
        source = resolveSlowly(batch[row].source, row, sourceColumn, source, bytes)
        target = resolveSlowly(batch[row].target, row, targetColumn, target, bytes)
        if source == IdentifierIndex.absent || target == IdentifierIndex.absent { continue }
      }
      if source == target, index != nil { noteSelfLoop(Self.selfLoop(batch[row], sourceColumn)) }
      // The rows after a lost one move up.
      if place != first + row { buffers.move(first + row, to: place) }
      buffers.sources[place] = source
      buffers.targets[place] = target
      buffers.products[place] = settled(buffers.products[place])
      place += 1
    }
    count += place - first
    isASCII = true
    batch.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
  }

  /// Gives a product its code, in the order in which products come to be used.
  @inline(__always)
  mutating func settled(_ product: UInt32) -> UInt32 {
    if product == LinkColumns.everyProduct { return product }
    let code = productCodes[Int(product)]
    return code != LinkColumns.everyProduct ? code : settle(product)
  }

  @inline(never)
  mutating func settle(_ product: UInt32) -> UInt32 {
    let code = products.code(of: productTexts[Int(product)])
    productCodes[Int(product)] = code
    return code
  }

  /// A position found by the fingerprint of a long id, if the ids are the same.
  private static func confirmed(
    _ position: UInt32, _ id: Range<Int>, _ ids: borrowing TextColumn, _ bytes: Span<UInt8>
  ) -> UInt32 {
    if position == IdentifierIndex.absent || Int(position) >= ids.count { return position }
    return ids.holds(bytes.extracting(id), at: Int(position)) ? position : IdentifierIndex.absent
  }

  /// Looks up an id that the batch did not find: it is written otherwise than its organization's, or
  /// it is unknown.
  @inline(never)
  private mutating func resolveSlowly(
    _ range: Range<Int>, _ row: Int, _ column: Int, _ known: UInt32, _ bytes: Span<UInt8>
  ) -> UInt32 {
    if known != IdentifierIndex.absent { return known }
    if let spelled = spellings?.find(bytes.extracting(range)), spelled != IdentifierIndex.absent {
      return spelled
    }
    let position = Self.position(
      of: FieldText(range, bytes, isASCII: isASCII), index, ids, bytes)
    if position == IdentifierIndex.absent {
      log.note(
        FoundProblem(
          sort: .unknownOrganization, record: batch[row].record, offset: range.lowerBound,
          text: range, column: column))
    }
    return position
  }

  private static func position(
    of text: FieldText, _ index: IdentifierIndex?, _ ids: TextColumn, _ bytes: Span<UInt8>
  ) -> UInt32 {
    guard let index else { return 0 }
    switch text {
    case .slice(let range): return index.find(bytes.extracting(range), in: ids)
    case .rewritten(let own): return index.find(own.span, in: ids)
    }
  }

  private mutating func checkLostRow(
    _ source: FieldText, _ target: FieldText, _ row: RowFields,
    _ scanner: borrowing RecordScanner,
    _ bytes: Span<UInt8>
  ) {
    for (text, column) in [(source, column(.source)), (target, column(.target))]
    where Self.position(of: text, index, ids, bytes) == IdentifierIndex.absent {
      log.note(row.problem(.unknownOrganization, column, scanner))
    }
  }

  private mutating func noteUnknownRelation(
    _ text: String, _ row: RowFields, _ scanner: borrowing RecordScanner
  ) {
    if unknownRelations[text] != nil {
      unknownRelations[text]?.count += 1
    } else {
      unknownRelations[text] = UnknownRelation(
        problem: row.problem(.unknownRelation, column(.relation), scanner), count: 1)
    }
  }

  mutating func noteSelfLoop(_ problem: FoundProblem) {
    selfLoops = (selfLoops?.first ?? problem, (selfLoops?.count ?? 0) + 1)
  }

  static func selfLoop(_ row: Ends, _ column: Int) -> FoundProblem {
    FoundProblem(
      sort: .selfLoop, record: row.record, offset: row.source.lowerBound, text: row.source,
      column: column)
  }
}
