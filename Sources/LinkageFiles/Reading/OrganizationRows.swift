import LinkageGraph

/// The columns of `organizations.csv`, by their place in the vocabulary.
enum OrganizationColumn: Int, CaseIterable {
  case id, name, kind, district, products, members, rating, highTechnology, digital, capacity

  static let required = [id.rawValue, kind.rawValue]
}

/// The organizations of one piece of a file.
struct OrganizationRows: RowCollector {
  var log: ProblemLog
  private(set) var columns = OrganizationColumns()
  /// Products and districts of this piece, by code.
  private(set) var products = TextTable()
  private(set) var districts = TextTable(first: "")
  /// For each organization the offsets of its row and its id.
  private(set) var offsets: [(record: Int, id: Int)] = []

  private let header: HeaderRow
  private let numbers: NumberReader
  private let skipsBadRows: Bool
  private var kinds = FieldCache()
  private var ratings = FieldCache()
  private var places = FieldCache()
  private var answers = FieldCache()
  private var productNames = FieldCache()
  private var productTexts = TextTable()

  init(header: HeaderRow, skipsBadRows: Bool, problemLimit: Int) {
    self.header = header
    self.skipsBadRows = skipsBadRows
    numbers = NumberReader(header.dialect)
    log = ProblemLog(limit: problemLimit)
  }

  private func column(_ column: OrganizationColumn) -> Int { header.columns[column.rawValue] }

  mutating func addPlain(
    record: Int, ends: Span<UInt32>, first: Int, base: Int, isASCII: Bool, _ bytes: Span<UInt8>
  ) -> Bool { false }

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
    id.append(to: &columns.ids, bytes)
    offsets.append((record, scanner.fields[column(.id)].start))
    columns.kinds.append(kind)
    if column(.name) >= 0 {
      if let name = row.text(column(.name), scanner, bytes) {
        name.append(to: &columns.names, bytes)
      } else {
        columns.names.ends.append(UInt32(columns.names.bytes.count))
      }
    }
    if column(.district) >= 0 {
      let place = row.text(column(.district), scanner, bytes)
      columns.districts.codes.append(
        place.map { places.code(of: $0, bytes) { districts.code(of: $0) } } ?? 0)
    }
    if column(.products) >= 0 {
      if let text = row.text(column(.products), scanner, bytes) { addProducts(text, bytes) }
      columns.productEnds.append(UInt32(columns.products.count))
    }
    if column(.members) >= 0 {
      columns.members.append(members ?? OrganizationColumns.unknownMembers)
    }
    if column(.rating) >= 0 { columns.ratings.append(rating) }
    if column(.highTechnology) >= 0 { columns.highTechnology.append(highTechnology) }
    if column(.digital) >= 0 { columns.digitalTechnology.append(digital) }
    if column(.capacity) >= 0 { columns.capacities.append(capacity) }
  }

  /// Reads a list of products; a list met before is not taken apart again.
  private mutating func addProducts(_ text: FieldText, _ bytes: Span<UInt8>) {
    let list = productNames.code(of: text, bytes) { productTexts.code(of: $0) }
    let names = lists[Int(list)] ?? split(productTexts.texts[Int(list)])
    lists[Int(list)] = names
    columns.products.append(contentsOf: names)
  }

  private var lists: [Int: [UInt32]] = [:]

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
