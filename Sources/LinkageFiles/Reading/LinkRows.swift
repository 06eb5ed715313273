// Method. Ids are looked up 32 rows at a time: the index then loads the slots of a whole batch before
// it compares any, so that the waits for memory overlap.

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
  private static let batchRows = 32

  var log: ProblemLog
  private(set) var columns = LinkColumnRows()
  /// Products of this piece in order of first appearance, by code.
  private(set) var products = TextTable()
  private(set) var unknownRelations: [String: UnknownRelation] = [:]
  private(set) var selfLoops: (first: FoundProblem, count: Int)?

  private let header: HeaderRow
  private let numbers: NumberReader
  private let ids: TextColumn
  /// `nil` where the organizations could not be read, so that no id can be told to be unknown.
  private let index: IdentifierIndex?
  private var productNames = FieldCache()
  private var productTexts: [String] = []
  private var productCodes: [UInt32] = []
  private var relations = FieldCache()
  private var answers = FieldCache()

  /// The two ends of one row of the batch.
  private struct Ends {
    var record: Int
    var source: Field
    var target: Field
    var isASCII: Bool
  }
  private var batch: [Ends] = []
  private var keys: [IdentifierKey] = []

  init(
    header: HeaderRow, ids: TextColumn, index: IdentifierIndex?, problemLimit: Int
  ) {
    self.header = header
    self.ids = ids
    self.index = index
    numbers = NumberReader(header.dialect)
    log = ProblemLog(limit: problemLimit)
    keys.reserveCapacity(2 * Self.batchRows)
    batch.reserveCapacity(Self.batchRows)
  }

  @inline(__always)
  private func column(_ column: LinkColumn) -> Int { header.columns[column.rawValue] }

  @inline(__always)
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
      product = productNames.code(of: text, bytes) {
        productTexts.append(Vocabulary.productName(of: $0))
        productCodes.append(LinkColumns.everyProduct)
        return UInt32(productTexts.count - 1)
      }
    }
    var relation = LinkRelation.supply
    if let text = row.text(column(.relation), scanner, bytes) {
      let code = relations.code(of: text, bytes) {
        Vocabulary.relation(named: $0).map { UInt32($0.rawValue) } ?? .max
      }
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
    if !row.isSound {
      // The row is lost, but its ids are checked all the same.
      checkLostRow(source, target, row, scanner, bytes)
      return
    }
    columns.products.append(product)
    if column(.relation) >= 0 { columns.relations.append(relation) }
    if column(.contract) >= 0 { columns.contracts.append(contract) }
    if column(.volume) >= 0 { columns.volumes.append(volume) }
    if column(.value) >= 0 { columns.values.append(value) }
    if column(.since) >= 0 { columns.since.append(since) }
    if column(.until) >= 0 { columns.until.append(until) }

    keys.append(Self.batchKey(source, bytes))
    keys.append(Self.batchKey(target, bytes))
    batch.append(
      Ends(
        record: record, source: scanner.fields[column(.source)],
        target: scanner.fields[column(.target)], isASCII: isASCII))
    if batch.count == Self.batchRows { resolveBatch(bytes) }
  }

  mutating func finish(_ bytes: Span<UInt8>) {
    resolveBatch(bytes)
  }

  /// The key of an id in a batch; an id longer than a key gets one that no id has, since none holds a
  /// NUL, and is looked up by itself.
  @inline(__always)
  private static func batchKey(_ id: FieldText, _ bytes: Span<UInt8>) -> IdentifierKey {
    let (key, isInline) = id.key(bytes)
    return isInline ? key : IdentifierKey(low: 0, high: 1)
  }

  private mutating func resolveBatch(_ bytes: Span<UInt8>) {
    let rows = batch.count
    let first = columns.sources.count
    if let index, rows > 0 {
      var found = InlineArray<64, UInt32>(repeating: 0)
      do {
        var positions = found.mutableSpan
        index.find(keys.span, in: ids, positions: &positions)
      }
      var lost: [Int] = []
      for row in 0..<rows {
        var source = found[2 * row]
        var target = found[2 * row + 1]
        if source == IdentifierIndex.absent || target == IdentifierIndex.absent {
          source = resolveSlowly(batch[row].source, row, column(.source), source, bytes)
          target = resolveSlowly(batch[row].target, row, column(.target), target, bytes)
        }
        columns.sources.append(source)
        columns.targets.append(target)
        if source == IdentifierIndex.absent || target == IdentifierIndex.absent {
          lost.append(row)
          continue
        }
        if source == target { noteSelfLoop(row) }
        settleProduct(first + row)
      }
      for row in lost.reversed() { removeRow(first + row) }
    } else {
      for row in 0..<rows {
        columns.sources.append(0)
        columns.targets.append(0)
        settleProduct(first + row)
      }
    }
    batch.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
  }

  /// Gives the row's product its code, in the order in which products come to be used.
  @inline(__always)
  private mutating func settleProduct(_ row: Int) {
    let product = columns.products[row]
    if product == LinkColumns.everyProduct { return }
    var code = productCodes[Int(product)]
    if code == LinkColumns.everyProduct {
      code = products.code(of: productTexts[Int(product)])
      productCodes[Int(product)] = code
    }
    columns.products[row] = code
  }

  /// Looks up an id that the batch did not find: it is longer than a key, or it is unknown.
  private mutating func resolveSlowly(
    _ field: Field, _ row: Int, _ column: Int, _ known: UInt32, _ bytes: Span<UInt8>
  ) -> UInt32 {
    if known != IdentifierIndex.absent { return known }
    let ends = batch[row]
    let position = position(of: FieldText(field, bytes, isASCII: ends.isASCII), bytes)
    if position == IdentifierIndex.absent {
      log.note(
        FoundProblem(
          sort: .unknownOrganization, record: ends.record, offset: field.start,
          text: field.textStart..<field.textEnd, column: column))
    }
    return position
  }

  private func position(of text: FieldText, _ bytes: Span<UInt8>) -> UInt32 {
    guard let index else { return 0 }
    switch text {
    case .slice(let range): return index.find(bytes.extracting(range), in: ids)
    case .rewritten(let own): return index.find(own.span, in: ids)
    }
  }

  private mutating func checkLostRow(
    _ source: FieldText, _ target: FieldText, _ row: RowFields, _ scanner: borrowing RecordScanner,
    _ bytes: Span<UInt8>
  ) {
    for (text, column) in [(source, column(.source)), (target, column(.target))]
    where position(of: text, bytes) == IdentifierIndex.absent {
      log.note(row.problem(.unknownOrganization, column, scanner))
    }
  }

  private mutating func removeRow(_ row: Int) {
    columns.sources.remove(at: row)
    columns.targets.remove(at: row)
    columns.products.remove(at: row)
    if !columns.relations.isEmpty { columns.relations.remove(at: row) }
    if !columns.contracts.isEmpty { columns.contracts.remove(at: row) }
    if !columns.volumes.isEmpty { columns.volumes.remove(at: row) }
    if !columns.values.isEmpty { columns.values.remove(at: row) }
    if !columns.since.isEmpty { columns.since.remove(at: row) }
    if !columns.until.isEmpty { columns.until.remove(at: row) }
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

  private mutating func noteSelfLoop(_ row: Int) {
    if let loops = selfLoops {
      selfLoops = (loops.first, loops.count + 1)
      return
    }
    let field = batch[row].source
    selfLoops = (
      FoundProblem(
        sort: .selfLoop, record: batch[row].record, offset: field.start,
        text: field.textStart..<field.textEnd, column: column(.source)), 1
    )
  }
}
