import LabeledGraph
import LinkageGraph

/// The columns of `organizations.csv`, by their order in the vocabulary.
enum OrganizationColumn: Int, CaseIterable {
  case id, name, kind, roles, district, products, members, taxCode, rating, highTechnology
  case digital, capacity

  static let required = [id.rawValue, kind.rawValue]
}

/// The organizations of one piece of a file.
struct OrganizationRows: RowCollector {
  var log: ProblemLog
  var scannedRows = 0
  /// The rows of the columns that are this piece's, and how many of them are taken.
  let rows: Range<Int>
  private(set) var count = 0
  private(set) var ids = KeptTexts()
  private(set) var names = KeptTexts()
  private(set) var taxCodes = KeptTexts()
  /// The ids that stand otherwise in the file than they are kept, and their rows.
  private(set) var spellings = TextColumn()
  private(set) var spelledRows: [UInt32] = []
  /// The ids of rows that are bad, but for those that are kept all the same.
  private(set) var lostIDs: Set<String> = []
  /// How many rows are bad and do not say whose they are.
  private(set) var rowsWithoutID = 0
  private(set) var decimals: DecimalsCensus
  /// Products and districts of this piece, by code.
  private(set) var products = TextTable()
  /// Where each product stands first.
  private(set) var firstProducts: [FoundProblem] = []
  private(set) var districts = TextTable(first: "")
  /// The products of the lists met, and where those of each end; the first list is a blank one.
  private(set) var listedProducts: [UInt32] = []
  private(set) var listEnds = [0]

  private let header: HeaderRow
  private let numbers: NumberReader
  private let skipsBadRows: Bool
  private let buffers: OrganizationColumnBuffers
  private var kindWords = WordCodes(blank: WordCodes.absent)
  private var roleWords = WordCodes(blank: 0)
  private var ratingWords = WordCodes(blank: 0)
  private var districtWords = WordCodes(blank: 0)
  private var answerWords = WordCodes(blank: UInt32(Answer.unknown.rawValue))
  private var listWords = WordCodes(blank: 0)
  private var listTexts = TextTable(first: "")

  init(
    header: HeaderRow, options: LinkageReader, buffers: OrganizationColumnBuffers,
    rows: Range<Int>
  ) {
    self.header = header
    skipsBadRows = options.skipsBadRows
    decimals = DecimalsCensus(
      column: header.columns[OrganizationColumn.capacity.rawValue], dialect: header.dialect)
    self.buffers = buffers
    self.rows = rows
    numbers = NumberReader(header.dialect)
    log = ProblemLog(limit: options.problemLimitOfSort)
  }

  @inline(__always)
  private func column(_ column: OrganizationColumn) -> Int { header.columns[column.rawValue] }

  // MARK: Rows written the usual way

  mutating func add(_ block: borrowing RowBlock, _ bytes: Span<UInt8>) -> Int {
    let first = rows.lowerBound + count
    var taken = readWords(block, to: first)
    // Whether some capacity has a mark.
    var marks: UInt64 = 0
    taken = readNumbers(block, rows: taken, to: first, &marks)
    var texts = InlineArray<64, TextRange>(repeating: TextRange(start: 0, length: 0))
    var textSpan = texts.mutableSpan
    taken = block.readIdentifiers(column(.id), rows: taken, into: &textSpan, from: 0)
    taken = block.checkTexts(column(.id), rows: taken)
    if column(.name) >= 0 { taken = block.checkTexts(column(.name), rows: taken) }
    if column(.taxCode) >= 0 { taken = block.checkTexts(column(.taxCode), rows: taken) }
    for row in 0..<taken {
      buffers.fields[first &+ row] = UInt32(
        truncatingIfNeeded: block.fieldStart(column(.id), of: row))
      buffers.ids[first &+ row] = ids.keep(textSpan[row], base: block.base)
    }
    if buffers.names.count > 0 {
      for row in 0..<taken {
        buffers.names[first &+ row] = names.keep(
          block.text(column(.name), of: row), base: block.base)
      }
    }
    if buffers.taxCodes.count > 0 {
      for row in 0..<taken {
        buffers.taxCodes[first &+ row] = taxCodes.keep(
          block.text(column(.taxCode), of: row), base: block.base)
        buffers.taxCodeFields[first &+ row] = UInt32(
          truncatingIfNeeded: block.fieldStart(column(.taxCode), of: row))
      }
    }
    if marks != 0, decimals.isOpen { decimals.look(at: block, rows: taken) }
    count += taken
    return taken
  }

  @inline(__always)
  private func readWords(_ block: borrowing RowBlock, to first: Int) -> Int {
    var codes = InlineArray<64, UInt32>(repeating: 0)
    var codeSpan = codes.mutableSpan
    var taken = block.readWords(
      column(.kind), rows: block.count, kindWords, into: &codeSpan)
    for row in 0..<taken {
      buffers.kinds[first &+ row] = OrganizationKind(code: codeSpan[row])
    }
    if column(.roles) >= 0 {
      taken = block.readWords(column(.roles), rows: taken, roleWords, into: &codeSpan)
      for row in 0..<taken { buffers.roles[first &+ row] = .init(code: codeSpan[row]) }
    }
    if column(.rating) >= 0 {
      taken = block.readWords(column(.rating), rows: taken, ratingWords, into: &codeSpan)
      for row in 0..<taken {
        buffers.ratings[first &+ row] = UInt8(truncatingIfNeeded: codeSpan[row])
      }
    }
    if column(.highTechnology) >= 0 {
      taken = block.readWords(
        column(.highTechnology), rows: taken, answerWords, into: &codeSpan)
      for row in 0..<taken { buffers.highTechnology[first &+ row] = .init(code: codeSpan[row]) }
    }
    if column(.digital) >= 0 {
      taken = block.readWords(column(.digital), rows: taken, answerWords, into: &codeSpan)
      for row in 0..<taken { buffers.digitalTechnology[first &+ row] = .init(code: codeSpan[row]) }
    }
    if column(.district) >= 0 {
      var districts = buffers.districts.part(first..<first + block.count)
      taken = block.readWords(
        column(.district), rows: taken, districtWords, into: &districts)
    }
    if column(.products) >= 0 {
      var lists = buffers.productLists.part(first..<first + block.count)
      taken = block.readWords(column(.products), rows: taken, listWords, into: &lists)
    }
    return taken
  }

  @inline(__always)
  private func readNumbers(
    _ block: borrowing RowBlock, rows: Int, to first: Int, _ marks: inout UInt64
  ) -> Int {
    var taken = rows
    for column in header.splitColumns { taken = block.findWholeNumbers(column, rows: taken) }
    if column(.members) >= 0 {
      taken = block.readWholeNumbers(
        column(.members), rows: taken, numbers, greatest: LinkageSet.mostMembers,
        blank: OrganizationColumns.unknownMembers, into: buffers.members, at: first)
    }
    if column(.capacity) >= 0 {
      taken = block.readAmounts(
        column(.capacity), rows: taken, numbers, greatest: LinkageSet.greatestAmount,
        into: buffers.capacities, at: first, marks: &marks)
    }
    return taken
  }

  // MARK: Any row

  mutating func addUnreadable(_ row: borrowing RowFields) {
    if let id = row.text(column(.id)) {
      lostIDs.insert(id.string(row.bytes))
    } else {
      rowsWithoutID += 1
    }
  }

  mutating func add(_ row: inout RowFields) {
    row.noteErrorCells(in: header.columns, required: [column(.id), column(.kind)], &log)
    let id = row.text(column(.id))
    if id == nil { row.note(.missingValue, column(.id), &log) }

    let kind = kind(of: &row)
    let roles = roles(of: &row)
    let rating = rating(of: &row)
    row.noteSplitNumbers(
      in: header.splitColumns, columnCount: header.names.count, &log)
    let members = row.wholeNumber(
      column(.members), numbers, greatest: LinkageSet.mostMembers, &log)
    let highTechnology = row.answer(column(.highTechnology), &answerWords, &log)
    let digital = row.answer(column(.digital), &answerWords, &log)
    let capacity = row.amount(column(.capacity), numbers, in: .tonnesAYear, &log)

    // A bad row's id is kept where bad rows end the reading, so that links to it are not reported too.
    guard let id else {
      rowsWithoutID += 1
      return
    }
    guard row.isSound || !skipsBadRows else {
      lostIDs.insert(id.string(row.bytes))
      return
    }
    if case .rewritten = id, let range = row.spelling(column(.id)) {
      spellings.append(row.bytes.extracting(range))
      spelledRows.append(UInt32(count))
    }
    let own = rows.lowerBound + count
    buffers.fields[own] = UInt32(row.start(of: column(.id)))
    buffers.ids[own] = ids.keep(id)
    if buffers.names.count > 0 {
      buffers.names[own] = row.name(column(.name)).map { names.keep($0) } ?? .blank
    }
    buffers.kinds[own] = kind
    if buffers.roles.count > 0 { buffers.roles[own] = roles }
    if buffers.ratings.count > 0 { buffers.ratings[own] = rating }
    if buffers.highTechnology.count > 0 { buffers.highTechnology[own] = highTechnology }
    if buffers.digitalTechnology.count > 0 { buffers.digitalTechnology[own] = digital }
    if buffers.members.count > 0 {
      buffers.members[own] = members ?? OrganizationColumns.unknownMembers
    }
    if buffers.taxCodes.count > 0 {
      let taxCode = row.text(column(.taxCode))
      buffers.taxCodes[own] = taxCode.map { taxCodes.keep($0) } ?? .blank
      buffers.taxCodeFields[own] = taxCode == nil ? 0 : UInt32(row.start(of: column(.taxCode)))
    }
    if buffers.capacities.count > 0 { buffers.capacities[own] = capacity }
    if buffers.districts.count > 0 { buffers.districts[own] = district(of: row) }
    if buffers.productLists.count > 0 { buffers.productLists[own] = productList(of: row) }
    decimals.look(at: row)
    count += 1
  }

  private mutating func kind(of row: inout RowFields) -> OrganizationKind {
    switch row.word(column(.kind), in: kindWords) {
    case .blank: row.note(.missingValue, column(.kind), &log)
    case .known(let code): return OrganizationKind(code: code)
    case .new(let text):
      if let kind = Vocabulary.kind(named: text) {
        row.remember(column(.kind), as: UInt32(kind.rawValue), in: &kindWords)
        return kind
      }
      row.note(.unknownKind, column(.kind), &log)
    }
    return .group
  }

  /// The roles of a list of kinds.
  private mutating func roles(of row: inout RowFields) -> OrganizationKinds {
    switch row.word(column(.roles), in: roleWords) {
    case .blank: return []
    case .known(let code): return OrganizationKinds(code: code)
    case .new(let text):
      var roles: OrganizationKinds = []
      for part in text.split(whereSeparator: { $0 == "|" || $0 == ";" })
      where !String(part).trimmedAndNormalized.isEmpty {
        guard let kind = Vocabulary.kind(named: String(part)) else {
          row.noteBlankable(.unknownRole, column(.roles), &log)
          return []
        }
        roles.insert(OrganizationKinds(kind))
      }
      row.remember(column(.roles), as: UInt32(roles.rawValue), in: &roleWords)
      return roles
    }
  }

  /// The raw value of a rating plus one; 0 where blank.
  private mutating func rating(of row: inout RowFields) -> UInt8 {
    switch row.word(column(.rating), in: ratingWords) {
    case .blank: break
    case .known(let code): return UInt8(truncatingIfNeeded: code)
    case .new(let text):
      if let rating = Vocabulary.rating(named: text) {
        row.remember(column(.rating), as: UInt32(rating.rawValue) + 1, in: &ratingWords)
        return rating.rawValue + 1
      }
      if Vocabulary.isUnrated(text) {
        row.remember(column(.rating), as: 0, in: &ratingWords)
        return 0
      }
      row.noteBlankable(.unknownRating, column(.rating), &log)
    }
    return 0
  }

  private mutating func district(of row: borrowing RowFields) -> UInt32 {
    switch row.word(column(.district), in: districtWords) {
    case .blank: return 0
    case .known(let code): return code
    case .new(let text):
      let code = districts.code(of: text)
      row.remember(column(.district), as: code, in: &districtWords)
      return code
    }
  }

  private mutating func productList(of row: borrowing RowFields) -> UInt32 {
    switch row.word(column(.products), in: listWords) {
    case .blank: return 0
    case .known(let code): return code
    case .new(let text):
      let code = list(of: text)
      while firstProducts.count < products.texts.count {
        firstProducts.append(row.problem(.oddProduct, column(.products)))
      }
      row.remember(column(.products), as: code, in: &listWords)
      return code
    }
  }

  /// The code of a list of products; one that was met before is not taken apart again.
  private mutating func list(of text: String) -> UInt32 {
    let list = listTexts.code(of: text)
    if Int(list) == listEnds.count {
      for part in ProductList.parts(text) {
        let name = Vocabulary.productName(of: part)
        if name.isEmpty { continue }
        let code = products.code(of: name)
        if !listedProducts[listEnds[Int(list) - 1]...].contains(code) {
          listedProducts.append(code)
        }
      }
      listEnds.append(listedProducts.count)
    }
    return list
  }
}

extension OrganizationRows {
  /// How many products the organizations declare.
  var declaredProductCount: Int {
    guard buffers.productLists.count > 0 else { return 0 }
    return rows.prefix(count).reduce(0) { $0 + products(ofList: buffers.productLists[$1]).count }
  }

  /// The products of a list that the piece met.
  func products(ofList list: UInt32) -> ArraySlice<UInt32> {
    let list = Int(list)
    return listedProducts[(list == 0 ? 0 : listEnds[list - 1])..<listEnds[list]]
  }
}

extension OrganizationKind {
  /// The kind of a raw value that was a kind's.
  @inline(__always)
  fileprivate init(code: UInt32) {
    self = OrganizationKind(rawValue: UInt8(truncatingIfNeeded: code)) ?? .group
  }
}

extension OrganizationKinds {
  /// The kinds of a raw value.
  @inline(__always)
  fileprivate init(code: UInt32) { self.init(rawValue: UInt8(truncatingIfNeeded: code)) }
}
