import LabeledGraph
public import LinkageGraph

/// Writes linkage sets as the two CSV files that ``LinkageReader`` reads.
///
/// Fields are separated by commas and quoted as RFC 4180 says, the decimal mark is a point, words are
/// English, lines end with a line feed, and the text is UTF-8 in NFC. A column that the set does not
/// have is left out. What is written reads back as the same set, every number to its last bit.
///
/// ```swift
/// var sink = MemoryByteSink()
/// try LinkageWriter(set).writeLinks(to: &sink)
/// ```
public struct LinkageWriter: Sendable {
  private let set: LinkageSet

  /// Rows are written in pieces of so many, several pieces at a time.
  static let pieceLength = 1 << 13

  /// Few records have more bytes.
  private static let usualRecord = 64

  /// Creates a writer of a set.
  public init(_ set: LinkageSet) {
    self.set = set
  }

  /// Writes what belongs in `organizations.csv`, header included.
  ///
  /// - Parameter sink: Where the bytes go, in pieces of some hundred kilobytes, in their order.
  /// - Throws: What the sink throws.
  /// - Complexity: O(bytes), on all cores; a few pieces a core are in memory at a time.
  public func writeOrganizations<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    let rows = OrganizationRecords(set)
    try Self.write(set.organizationColumns.count, header: rows.header, to: &sink) { range, csv in
      rows.append(range, to: &csv)
    }
  }

  /// Writes what belongs in `links.csv`, header included.
  ///
  /// - Parameter sink: Where the bytes go, in pieces of some hundred kilobytes, in their order.
  /// - Throws: What the sink throws.
  /// - Complexity: O(bytes), on all cores; a few pieces a core are in memory at a time.
  public func writeLinks<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    let rows = LinkRecords(set)
    try Self.write(set.linkCount, header: rows.header, to: &sink) { range, csv in
      rows.append(range, to: &csv)
    }
  }

  private static func write<Sink: ByteSink & ~Copyable>(
    _ count: Int, header: [VocabularyWord], to sink: inout Sink,
    _ append: @escaping @Sendable (Range<Int>, inout CSVBuffer) -> Void
  ) throws {
    var csv = CSVBuffer()
    try csv.appendHeader(header, to: &sink)
    try csv.flush(to: &sink)
    try sink.write(pieces: (count + pieceLength - 1) / pieceLength) { piece in
      var csv = CSVBuffer(capacity: pieceLength * Self.usualRecord)
      append(piece * pieceLength..<min((piece + 1) * pieceLength, count), &csv)
      return csv.take()
    }
  }
}

/// The records of organizations.
private struct OrganizationRecords: Sendable {
  private let columns: OrganizationColumns
  private let present: [OrganizationColumn]
  private let products: [String]
  private let districts: PreparedFields
  /// The field of each set of roles, by its raw value.
  private let roleTexts: [String]

  init(_ set: LinkageSet) {
    let columns = set.organizationColumns
    self.columns = columns
    products = set.productNames
    districts = PreparedFields(columns.districts.values)
    roleTexts =
      columns.roles.isEmpty
      ? []
      : (0...OrganizationKinds.all.rawValue).map {
        OrganizationKinds(rawValue: $0).kinds.map(\.word).joined(separator: "|")
      }
    present = OrganizationColumn.allCases.filter { column in
      switch column {
      case .id, .kind: true
      case .name: columns.names.count > 0
      case .roles: !columns.roles.isEmpty
      case .taxCode: columns.taxCodes.count > 0
      case .district: !columns.districts.codes.isEmpty
      case .products: !columns.productEnds.isEmpty
      case .members: !columns.members.isEmpty
      case .rating: !columns.ratings.isEmpty
      case .highTechnology: !columns.highTechnology.isEmpty
      case .digital: !columns.digitalTechnology.isEmpty
      case .capacity: !columns.capacities.isEmpty
      }
    }
  }

  var header: [VocabularyWord] { present.map { Vocabulary.organizationColumns[$0.rawValue] } }

  func append(_ range: Range<Int>, to csv: inout CSVBuffer) {
    for organization in range {
      for column in present {
        switch column {
        case .id: csv.append(columns.ids.span(of: organization))
        case .name: csv.append(columns.names.span(of: organization))
        case .kind: csv.append(columns.kinds[organization].word)
        case .roles: csv.append(roleTexts[Int(columns.roles[organization].rawValue)])
        case .taxCode: csv.append(columns.taxCodes.span(of: organization))
        case .district:
          csv.append(fields: districts.texts[Int(columns.districts.codes[organization])])
        case .products: csv.append(declaredProducts(of: organization))
        case .members:
          let members = columns.members[organization]
          csv.append(members == OrganizationColumns.unknownMembers ? nil : members)
        case .rating:
          let rating = columns.ratings[organization]
          csv.append(rating == 0 ? nil : OrganizationRating(rawValue: rating - 1)?.word)
        case .highTechnology: csv.append(columns.highTechnology[organization])
        case .digital: csv.append(columns.digitalTechnology[organization])
        case .capacity: csv.append(amount: columns.capacities[organization])
        }
      }
      csv.end()
    }
  }

  private func declaredProducts(of organization: Int) -> String {
    let start = organization == 0 ? 0 : Int(columns.productEnds[organization - 1])
    let end = Int(columns.productEnds[organization])
    if end - start == 1 { return products[Int(columns.products[start])] }
    return columns.products[start..<end].map { products[Int($0)] }.joined(separator: "|")
  }
}

/// The records of links.
private struct LinkRecords: Sendable {
  private let columns: LinkColumns
  private let ids: PreparedFields
  private let present: [LinkColumn]
  /// The products, and after them the empty field of links that carry every product.
  private let products: PreparedFields
  private let everyProduct: Int
  private let relations = PreparedFields(LinkRelation.allCases.map(\.word))

  /// The ids of so many rows are brought from memory together.
  private static let blockLength = 128

  init(_ set: LinkageSet) {
    let columns = set.linkColumns
    self.columns = columns
    ids = PreparedFields(set.organizationColumns.ids)
    products = PreparedFields(set.productNames + [""])
    everyProduct = set.productNames.count
    let carriesProducts = Self.carriesProducts(columns)
    present = LinkColumn.allCases.filter { column in
      switch column {
      case .source, .target: true
      case .product: carriesProducts
      case .relation: !columns.relations.isEmpty
      case .contract: !columns.contracts.isEmpty
      case .volume: !columns.volumes.isEmpty
      case .value: !columns.values.isEmpty
      case .since: !columns.since.isEmpty
      case .until: !columns.until.isEmpty
      }
    }
  }

  var header: [VocabularyWord] { present.map { Vocabulary.linkColumns[$0.rawValue] } }

  /// Whether some link names a product.
  private static func carriesProducts(_ columns: LinkColumns) -> Bool {
    let products = columns.products.span
    for link in products.indices where products[link] != LinkColumns.everyProduct { return true }
    return false
  }

  func append(_ range: Range<Int>, to csv: inout CSVBuffer) {
    // Ids lie anywhere in memory. A loop that does nothing else has many of them on their way at a time;
    // the first byte of each brings the others.
    let heads = ParallelBuffer<UInt8>(count: 2 * Self.blockLength)
    let idTexts = ids.texts
    let (sources, targets) = (columns.sources.span, columns.targets.span)
    var first = range.lowerBound
    while first < range.upperBound {
      let block = first..<min(first + Self.blockLength, range.upperBound)
      for link in block {
        heads[2 * (link - first)] = idTexts.firstByte(of: Int(sources[link]))
        heads[2 * (link - first) + 1] = idTexts.firstByte(of: Int(targets[link]))
      }
      append(block: block, to: &csv)
      first = block.upperBound
    }
  }

  private func append(block: Range<Int>, to csv: inout CSVBuffer) {
    // Spans, since columns that threads share would be counted in and out for each field.
    let present = present.span
    let idTexts = ids.texts
    let (sources, targets) = (columns.sources.span, columns.targets.span)
    let (productTexts, labels) = (products.texts, columns.products.span)
    let (relationTexts, relations) = (relations.texts, columns.relations.span)
    let contracts = columns.contracts.span
    let (volumes, values) = (columns.volumes.span, columns.values.span)
    let (since, until) = (columns.since.span, columns.until.span)
    for link in block {
      for column in present.indices {
        switch present[column] {
        case .source: csv.append(fields: idTexts[Int(sources[link])])
        case .target: csv.append(fields: idTexts[Int(targets[link])])
        case .product: csv.append(fields: productTexts[min(Int(labels[link]), everyProduct)])
        case .relation: csv.append(fields: relationTexts[Int(relations[link].rawValue)])
        case .contract: csv.append(contracts[link])
        case .volume: csv.append(amount: volumes[link])
        case .value: csv.append(amount: values[link])
        case .since: Self.append(year: since[link], to: &csv)
        case .until: Self.append(year: until[link], to: &csv)
        }
      }
      csv.end()
    }
  }

  private static func append(year: Int16, to csv: inout CSVBuffer) {
    csv.append(year == LinkColumns.openYear ? nil : Int(year))
  }
}
