import LinkageGraph

/// The columns of `organizations.csv`, by their place in the vocabulary.
enum OrganizationColumn: Int, CaseIterable {
  case id, name, kind, district, products, members, rating, highTechnology, digital, capacity

  static let required = [id.rawValue, kind.rawValue]
}

/// The organizations of one piece of a file.
struct OrganizationRows: RowCollector {
  var log: ProblemLog
  /// What is known of one organization beside its texts.
  ///
  /// All of it is appended at once: a column for each would ask ten times a row whether it has room.
  struct Row: Sendable {
    /// The offsets of the row and of its id; a file of organizations is shorter than 4 GiB.
    var record: UInt32
    var id: UInt32
    var kind: OrganizationKind
    var rating: UInt8
    var highTechnology: Answer
    var digitalTechnology: Answer
    /// A code of ``districts``.
    var district: UInt32
    /// Where the organization's products end.
    var productEnd: UInt32
    var members: Int
    var capacity: Double
  }

  private(set) var rows: [Row] = []
  private(set) var ids = TextColumn()
  private(set) var names = TextColumn()
  /// The ids that stand otherwise in the file than they are kept, and their rows.
  private(set) var spellings = TextColumn()
  private(set) var spelledRows: [UInt32] = []
  /// Codes of ``products``, an organization's after those of the one before.
  private(set) var declared: [UInt32] = []
  /// Products and districts of this piece, by code.
  private(set) var products = TextTable()
  private(set) var districts = TextTable(first: "")

  private let header: HeaderRow
  private let numbers: NumberReader
  private let skipsBadRows: Bool
  private var kinds = FieldCache()
  private var ratings = FieldCache()
  private var places = FieldCache()
  private var answers = FieldCache()
  private var productLists = FieldCache()
  private var listTexts = TextTable()
  /// The products of the lists met, and where those of each end.
  private var listedProducts: [UInt32] = []
  private var listEnds: [Int] = []
  private var kindWords = WordCache()
  private var ratingWords = WordCache()
  private var districtWords = WordCache()
  private var answerWords = WordCache()
  private var productWords = WordCache()

  init(header: HeaderRow, skipsBadRows: Bool, problemLimit: Int) {
    self.header = header
    self.skipsBadRows = skipsBadRows
    numbers = NumberReader(header.dialect)
    log = ProblemLog(limit: problemLimit)
  }

  private func column(_ column: OrganizationColumn) -> Int { header.columns[column.rawValue] }

  mutating func addPlain(_ row: borrowing PlainRow, _ bytes: Span<UInt8>) -> Bool {
    @inline(__always) func place(_ column: OrganizationColumn) -> Int {
      header.columns[column.rawValue]
    }
    guard let id = row.field(place(.id), longest: .max, bytes), id.length > 0,
      row.isASCII || FieldText.isPlainlyNormalized(bytes, id.range),
      let kindField = row.field(place(.kind), longest: 16, bytes), kindField.length > 0
    else { return false }
    var kindCode = kindWords.code(of: bytes.key(kindField))
    if kindCode == WordCache.absent {
      kindCode =
        Vocabulary.kind(named: row.text(kindField, bytes).string(bytes)).map { UInt32($0.rawValue) }
        ?? .max
      kindWords.remember(bytes.key(kindField), code: kindCode)
    }
    guard let kind = OrganizationKind(rawValue: UInt8(truncatingIfNeeded: kindCode)) else {
      return false
    }
    var name = PlainField(start: id.start, length: 0)
    if place(.name) >= 0 {
      guard let field = row.field(place(.name), longest: .max, bytes),
        row.isASCII || FieldText.isPlainlyNormalized(bytes, field.range)
      else { return false }
      name = field
    }
    var rating: UInt8 = 0
    if place(.rating) >= 0 {
      guard let field = row.field(place(.rating), longest: 16, bytes) else { return false }
      if field.length > 0 {
        var code = ratingWords.code(of: bytes.key(field))
        if code == WordCache.absent {
          code =
            Vocabulary.rating(named: row.text(field, bytes).string(bytes)).map {
              UInt32($0.rawValue) + 1
            } ?? 0
          ratingWords.remember(bytes.key(field), code: code)
        }
        rating = UInt8(code)
        if rating == 0 { return false }
      }
    }
    var answersGiven = (Answer.unknown, Answer.unknown)
    if place(.highTechnology) >= 0 {
      guard let answer = answer(row, place(.highTechnology), bytes) else { return false }
      answersGiven.0 = answer
    }
    if place(.digital) >= 0 {
      guard let answer = answer(row, place(.digital), bytes) else { return false }
      answersGiven.1 = answer
    }
    var members = OrganizationColumns.unknownMembers
    if place(.members) >= 0 {
      guard let field = row.field(place(.members), longest: 16, bytes) else { return false }
      if field.length > 0 {
        let number = numbers.readPlain(field, bytes, greatest: Double(LinkageSet.mostMembers))
        guard number.rounded(.down) == number else { return false }
        members = Int(number)
      }
    }
    var capacity = Double.nan
    if place(.capacity) >= 0 {
      guard let field = row.field(place(.capacity), longest: 16, bytes) else { return false }
      if field.length > 0 {
        capacity = numbers.readPlain(field, bytes, greatest: LinkageSet.greatestAmount)
        if capacity.isNaN { return false }
      }
    }
    var district: UInt32 = 0
    if place(.district) >= 0 {
      guard let field = row.field(place(.district), longest: .max, bytes) else { return false }
      if field.length > IdentifierKey.longestInline {
        district = districtCode(FieldText(field.range, bytes, isASCII: row.isASCII), bytes)
      } else if field.length > 0 {
        district = districtWords.code(of: bytes.key(field))
        if district == WordCache.absent {
          district = districtCode(row.text(field, bytes), bytes)
          districtWords.remember(bytes.key(field), code: district)
        }
      }
    }
    if place(.products) >= 0 {
      guard let field = row.field(place(.products), longest: .max, bytes) else { return false }
      if field.length > IdentifierKey.longestInline {
        addProducts(FieldText(field.range, bytes, isASCII: row.isASCII), bytes)
      } else if field.length > 0 {
        var list = productWords.code(of: bytes.key(field))
        if list == WordCache.absent {
          list = productList(row.text(field, bytes), bytes)
          productWords.remember(bytes.key(field), code: list)
        }
        declare(Int(list))
      }
    }

    append(id, to: &ids, bytes)
    if place(.name) >= 0 { append(name, to: &names, bytes) }
    rows.append(
      Row(
        record: UInt32(row.record), id: UInt32(id.start), kind: kind, rating: rating,
        highTechnology: answersGiven.0, digitalTechnology: answersGiven.1, district: district,
        productEnd: UInt32(declared.count), members: members, capacity: capacity))
    return true
  }

  mutating func addPlainBlock(_ block: borrowing PlainBlock, _ bytes: Span<UInt8>) -> Bool { false }

  @inline(__always)
  private mutating func answer(
    _ row: borrowing PlainRow, _ column: Int, _ bytes: Span<UInt8>
  ) -> Answer? {
    guard let field = row.field(column, longest: 16, bytes) else { return nil }
    if field.length == 0 { return .unknown }
    var code = answerWords.code(of: bytes.key(field))
    if code == WordCache.absent {
      code = UInt32(Answer(Vocabulary.answer(named: row.text(field, bytes).string(bytes))).rawValue)
      answerWords.remember(bytes.key(field), code: code)
    }
    let answer = Answer(rawValue: UInt8(truncatingIfNeeded: code))
    return answer == .unknown ? nil : answer
  }

  @inline(__always)
  private func append(_ field: PlainField, to column: inout TextColumn, _ bytes: Span<UInt8>) {
    column.bytes.append(copying: bytes.extracting(field.range))
    column.ends.append(UInt32(column.bytes.count))
  }

  private mutating func districtCode(_ text: FieldText, _ bytes: Span<UInt8>) -> UInt32 {
    if text.isEmpty { return 0 }
    return places.code(of: text, bytes) { districts.code(of: $0) }
  }

  mutating func add(
    _ scanner: borrowing RecordScanner, record: Int, isASCII: Bool, _ bytes: Span<UInt8>
  ) {
    var row = RowFields(record: record, isASCII: isASCII)
    let id = row.text(column(.id), scanner, bytes)
    if id == nil { row.note(.missingValue, column(.id), scanner, &log) }

    var kind = OrganizationKind.group
    if let text = row.text(column(.kind), scanner, bytes) {
      let code = kinds.code(of: text, bytes) {
        Vocabulary.kind(named: $0).map { UInt32($0.rawValue) } ?? .max
      }
      if let known = OrganizationKind(rawValue: UInt8(truncatingIfNeeded: code)) {
        kind = known
      } else {
        row.note(.unknownKind, column(.kind), scanner, &log)
      }
    } else {
      row.note(.missingValue, column(.kind), scanner, &log)
    }

    var rating: UInt8 = 0
    if let text = row.text(column(.rating), scanner, bytes) {
      let code = ratings.code(of: text, bytes) {
        Vocabulary.rating(named: $0).map { UInt32($0.rawValue) + 1 } ?? 0
      }
      rating = UInt8(code)
      if rating == 0 { row.note(.unknownRating, column(.rating), scanner, &log) }
    }
    let members = row.wholeNumber(
      column(.members), scanner, bytes, numbers, greatest: LinkageSet.mostMembers, &log)
    let highTechnology = row.answer(column(.highTechnology), scanner, bytes, &answers, &log)
    let digital = row.answer(column(.digital), scanner, bytes, &answers, &log)
    let capacity = row.amount(
      column(.capacity), scanner, bytes, numbers, greatest: LinkageSet.greatestAmount, &log)

    // A bad row's id is kept where bad rows end the reading, so that links to it are not reported too.
    guard let id, row.isSound || !skipsBadRows else { return }
    if case .rewritten = id, let range = row.spelling(column(.id), scanner, bytes) {
      spellings.bytes.append(copying: bytes.extracting(range))
      spellings.ends.append(UInt32(spellings.bytes.count))
      spelledRows.append(UInt32(rows.count))
    }
    id.append(to: &ids, bytes)
    if column(.name) >= 0 {
      if let name = row.text(column(.name), scanner, bytes) {
        name.append(to: &names, bytes)
      } else {
        names.ends.append(UInt32(names.bytes.count))
      }
    }
    let district = row.text(column(.district), scanner, bytes).map { districtCode($0, bytes) }
    if let text = row.text(column(.products), scanner, bytes) { addProducts(text, bytes) }
    rows.append(
      Row(
        record: UInt32(record), id: UInt32(scanner.fields[column(.id)].start), kind: kind,
        rating: rating,
        highTechnology: highTechnology, digitalTechnology: digital, district: district ?? 0,
        productEnd: UInt32(declared.count),
        members: members ?? OrganizationColumns.unknownMembers,
        capacity: capacity))
  }

  /// Reads a list of products; a list met before is not taken apart again.
  private mutating func addProducts(_ text: FieldText, _ bytes: Span<UInt8>) {
    declare(Int(productList(text, bytes)))
  }

  /// The position of a list of products among those met.
  private mutating func productList(_ text: FieldText, _ bytes: Span<UInt8>) -> UInt32 {
    let list = productLists.code(of: text, bytes) { listTexts.code(of: $0) }
    while listEnds.count <= Int(list) {
      listedProducts += split(listTexts.texts[listEnds.count])
      listEnds.append(listedProducts.count)
    }
    return list
  }

  /// Adds the products of a list to those declared.
  @inline(__always)
  private mutating func declare(_ list: Int) {
    for position in (list == 0 ? 0 : listEnds[list - 1])..<listEnds[list] {
      declared.append(listedProducts[position])
    }
  }

  private mutating func split(_ list: String) -> [UInt32] {
    var codes: [UInt32] = []
    for part in list.split(whereSeparator: { $0 == "|" || $0 == ";" }) {
      let name = Vocabulary.productName(of: String(part))
      if name.isEmpty { continue }
      let code = products.code(of: name)
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  mutating func finish(_ bytes: Span<UInt8>) {}
}
