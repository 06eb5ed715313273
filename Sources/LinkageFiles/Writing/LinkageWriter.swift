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

  /// Creates a writer of a set.
  public init(_ set: LinkageSet) {
    self.set = set
  }

  /// Writes what belongs in `organizations.csv`, header included.
  ///
  /// - Parameter sink: Where the bytes go, in pieces of about 64 KiB.
  /// - Throws: What the sink throws.
  /// - Complexity: O(bytes).
  public func writeOrganizations<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    let columns = set.organizationColumns
    let has = Self.present(columns)
    var record = RecordBuffer()
    for column in has { record.append(Vocabulary.organizationColumns[column.rawValue].english) }
    try record.end(to: &sink)
    for organization in 0..<columns.count {
      for column in has {
        switch column {
        case .id: record.append(columns.ids.span(of: organization))
        case .name: record.append(columns.names.span(of: organization))
        case .kind: record.append(columns.kinds[organization].word)
        case .district:
          record.append(columns.districts.values[Int(columns.districts.codes[organization])])
        case .products:
          let names = set.declaredProducts(of: organization).map { set.productNames[$0] }
          record.append(names.joined(separator: "|"))
        case .members:
          record.append(whole: columns.members[organization])
        case .rating: record.append(set.rating(of: organization)?.word ?? "")
        case .highTechnology: record.append(Self.word(columns.highTechnology[organization]))
        case .digital: record.append(Self.word(columns.digitalTechnology[organization]))
        case .capacity: record.append(amount: columns.capacities[organization])
        }
      }
      try record.end(to: &sink)
    }
    try record.flush(to: &sink)
  }

  /// Writes what belongs in `links.csv`, header included.
  ///
  /// - Parameter sink: Where the bytes go, in pieces of about 64 KiB.
  /// - Throws: What the sink throws.
  /// - Complexity: O(bytes).
  public func writeLinks<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    let columns = set.linkColumns
    let ids = set.organizationColumns.ids
    let has = Self.present(columns)
    var record = RecordBuffer()
    for column in has { record.append(Vocabulary.linkColumns[column.rawValue].english) }
    try record.end(to: &sink)
    for link in 0..<columns.count {
      for column in has {
        switch column {
        case .source: record.append(ids.span(of: Int(columns.sources[link])))
        case .target: record.append(ids.span(of: Int(columns.targets[link])))
        case .product:
          let product = columns.products[link]
          record.append(product == LinkColumns.everyProduct ? "" : set.productNames[Int(product)])
        case .relation: record.append(columns.relations[link].word)
        case .contract: record.append(Self.word(columns.contracts[link]))
        case .volume: record.append(amount: columns.volumes[link])
        case .value: record.append(amount: columns.values[link])
        case .since: record.append(whole: Int(columns.since[link]))
        case .until: record.append(whole: Int(columns.until[link]))
        }
      }
      try record.end(to: &sink)
    }
    try record.flush(to: &sink)
  }

  private static func present(_ columns: OrganizationColumns) -> [OrganizationColumn] {
    OrganizationColumn.allCases.filter { column in
      switch column {
      case .id, .kind: true
      case .name: columns.names.count > 0
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

  private static func present(_ columns: LinkColumns) -> [LinkColumn] {
    LinkColumn.allCases.filter { column in
      switch column {
      case .source, .target: true
      case .product:
        columns.products.span.indices.contains {
          columns.products[$0] != LinkColumns.everyProduct
        }
      case .relation: !columns.relations.isEmpty
      case .contract: !columns.contracts.isEmpty
      case .volume: !columns.volumes.isEmpty
      case .value: !columns.values.isEmpty
      case .since: !columns.since.isEmpty
      case .until: !columns.until.isEmpty
      }
    }
  }

  private static func word(_ answer: Answer) -> String {
    switch answer {
    case .unknown: ""
    case .yes: Vocabulary.answers[0].english
    case .no: Vocabulary.answers[1].english
    }
  }
}
