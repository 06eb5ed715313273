import LabeledGraph

extension LinkageSet {
  /// The greatest number of members that one organization may have.
  public static let mostMembers = 10_000_000_000

  /// The greatest tonnes or million đồng a year that one record may state.
  public static let greatestAmount = 1e15

  /// The years that a link may begin or end in.
  public static let years = 1...9999

  /// The years that links stand in; others are most likely misspelled, or 9999 in place of a blank.
  package static let likelyYears = 1900...2100

  /// Builds a set from values.
  ///
  /// Texts are trimmed of blanks and put into NFC. Products are named in English or Vietnamese, as in
  /// files: "lúa gạo" and "rice" are one product.
  ///
  /// - Parameters:
  ///   - organizations: The organizations; their order is kept.
  ///   - links: The links; their order is kept.
  /// - Throws: ``LinkageSetError`` for the first value that breaks a rule.
  /// - Complexity: O(organizations + links).
  public init(organizations: [Organization], links: [Link]) throws(LinkageSetError) {
    var products = ProductTable()
    var districts = TextTable(first: "")
    var rows = OrganizationColumnRows()
    for (position, organization) in organizations.enumerated() {
      try rows.append(
        organization, at: OrganizationPosition(position), products: &products,
        districts: &districts)
    }
    let columns = rows.columns(districts: districts.texts)
    var duplicate: (Int, Int)?
    let index = IdentifierIndex(columns.ids) { duplicate = duplicate ?? ($0, $1) }
    if let duplicate {
      throw .duplicateID(
        columns.ids[duplicate.1], first: OrganizationPosition(duplicate.0),
        second: OrganizationPosition(duplicate.1))
    }
    if let repeated = columns.taxCodes.firstRepetition {
      throw .duplicateTaxCode(
        columns.taxCodes[repeated.second], first: OrganizationPosition(repeated.first),
        second: OrganizationPosition(repeated.second))
    }

    var linkRows = LinkColumnRows()
    for (position, link) in links.enumerated() {
      try linkRows.append(
        link, at: LinkPosition(position), index: index, ids: columns.ids, products: &products)
    }
    self.init(
      products: products.names, organizations: columns, links: linkRows.columns, index: index)
  }

  /// An amount as a column has it, or `nil` where it is out of range.
  fileprivate static func amount(_ amount: Double?) -> Double? {
    guard let amount else { return .nan }
    return amount >= 0 && amount <= greatestAmount ? amount : nil
  }
}

/// Products in order of first appearance, each text looked up in the vocabulary once.
struct ProductTable {
  private var table = TextTable()
  /// The code of each text; `nil` for blanks.
  private var codes: [String: UInt32?] = [:]

  init() {}

  /// Begins with the products of a set.
  init(_ names: [String]) {
    for name in names { _ = table.code(of: name) }
  }

  var names: [String] { table.texts }

  /// The code of the product that a text names, or `nil` where it is blank.
  mutating func code(of text: String) -> UInt32? {
    if let known = codes[text] { return known }
    let isBlank = text.cleanedWord.isEmpty
    let code = isBlank ? nil : table.code(of: Vocabulary.productName(of: text))
    codes[text] = .some(code)
    return code
  }
}

extension TextColumn {
  /// The first text that is not blank and occurred before, with the position of its first use; `nil` where
  /// there is none.
  package var firstRepetition: (first: Int, second: Int)? {
    let (texts, positions) = withoutBlanks()
    var repetition: (first: Int, second: Int)?
    _ = IdentifierIndex(texts) { first, second in
      if second < repetition?.second ?? .max { repetition = (first, second) }
    }
    return repetition.map { (Int(positions[$0.first]), Int(positions[$0.second])) }
  }
}

/// The organizations of a set while they are put together one by one.
private struct OrganizationColumnRows {
  private var ids = TextColumn()
  private var names = TextColumn()
  private var kinds: [OrganizationKind] = []
  private var roles: [OrganizationKinds] = []
  private var districtCodes: [UInt32] = []
  private var declared: [UInt32] = []
  private var declaredEnds: [UInt32] = []
  private var members: [Int] = []
  private var taxCodes = TextColumn()
  private var ratings: [UInt8] = []
  private var highTechnology: [Answer] = []
  private var digitalTechnology: [Answer] = []
  private var capacities: [Double] = []

  /// Adds an organization.
  ///
  /// - Throws: ``LinkageSetError`` where it breaks a rule.
  mutating func append(
    _ organization: Organization, at position: OrganizationPosition,
    products: inout ProductTable, districts: inout TextTable
  ) throws(LinkageSetError) {
    let id = organization.id.cleanedWord
    if id.isEmpty { throw .emptyID(organization: position) }
    for text in [id, organization.name, organization.district, organization.taxCode]
      + organization.products
    {
      if text?.hasNullCharacter ?? false { throw .nullCharacterInOrganization(position) }
    }
    if let members = organization.members, !(0...LinkageSet.mostMembers).contains(members) {
      throw .badMembers(members, organization: position)
    }
    guard let capacity = LinkageSet.amount(organization.capacity) else {
      throw .badCapacity(organization.capacity ?? .nan, organization: position)
    }
    ids.append(id)
    names.append((organization.name ?? "").trimmedAndNormalized)
    kinds.append(organization.kind)
    roles.append(OrganizationKinds(organization.roles))
    districtCodes.append(districts.code(of: (organization.district ?? "").cleanedWord))
    declared += organization.products.compactMap { products.code(of: $0) }
    declaredEnds.append(UInt32(declared.count))
    members.append(organization.members ?? OrganizationColumns.unknownMembers)
    taxCodes.append((organization.taxCode ?? "").trimmedAndNormalized)
    ratings.append(organization.rating.map { $0.rawValue + 1 } ?? 0)
    highTechnology.append(Answer(organization.usesHighTechnology))
    digitalTechnology.append(Answer(organization.usesDigitalTechnology))
    capacities.append(capacity)
  }

  func columns(districts: [String]) -> OrganizationColumns {
    var columns = OrganizationColumns()
    columns.ids = ids
    columns.names = names
    columns.kinds = SharedArray(kinds)
    if roles.contains(where: { !$0.isEmpty }) { columns.roles = SharedArray(roles) }
    columns.districts = CategoryColumn(codes: SharedArray(districtCodes), values: districts)
    columns.products = SharedArray(declared)
    columns.productEnds = SharedArray(declaredEnds)
    columns.members = SharedArray(members)
    if !taxCodes.byteSpan.isEmpty { columns.taxCodes = taxCodes }
    columns.ratings = SharedArray(ratings)
    columns.highTechnology = SharedArray(highTechnology)
    columns.digitalTechnology = SharedArray(digitalTechnology)
    columns.capacities = SharedArray(capacities)
    return columns
  }
}

/// The links of a set while they are put together one by one.
package struct LinkColumnRows {
  package var sources: [UInt32] = []
  package var targets: [UInt32] = []
  package var products: [UInt32] = []
  package var relations: [LinkRelation] = []
  package var contracts: [Answer] = []
  package var volumes: [Double] = []
  package var values: [Double] = []
  package var since: [Int16] = []
  package var until: [Int16] = []

  package init() {}

  /// Adds a link.
  ///
  /// - Throws: ``LinkageSetError`` where it breaks a rule; then nothing is added.
  mutating func append(
    _ link: Link, at position: LinkPosition, index: IdentifierIndex, ids: TextColumn,
    products: inout ProductTable
  ) throws(LinkageSetError) {
    for text in [link.source, link.target, link.product] {
      if text?.hasNullCharacter ?? false { throw .nullCharacterInLink(position) }
    }
    let source = try Self.end(link.source, of: position, index, ids)
    let target = try Self.end(link.target, of: position, index, ids)
    guard let volume = LinkageSet.amount(link.volume) else {
      throw .badVolume(link.volume ?? .nan, link: position)
    }
    guard let value = LinkageSet.amount(link.value) else {
      throw .badValue(link.value ?? .nan, link: position)
    }
    for year in [link.since, link.until].compactMap(\.self)
    where !LinkageSet.years.contains(year) {
      throw .badYear(year, link: position)
    }
    if let since = link.since, let until = link.until, until < since {
      throw .yearsReversed(link: position)
    }
    sources.append(source)
    targets.append(target)
    self.products.append(
      link.product.flatMap { products.code(of: $0) } ?? LinkColumns.everyProduct)
    relations.append(link.relation)
    contracts.append(Answer(link.contract))
    volumes.append(volume)
    values.append(value)
    since.append(link.since.map { Int16($0) } ?? LinkColumns.openYear)
    until.append(link.until.map { Int16($0) } ?? LinkColumns.openYear)
  }

  private static func end(
    _ id: String, of link: LinkPosition, _ index: IdentifierIndex, _ ids: TextColumn
  ) throws(LinkageSetError) -> UInt32 {
    let bytes = Array(id.cleanedWord.utf8)
    let found = index.find(bytes.span, in: ids)
    if found == IdentifierIndex.absent { throw .unknownOrganization(id, link: link) }
    return found
  }

  package var columns: LinkColumns {
    var columns = LinkColumns()
    columns.sources = SharedArray(sources)
    columns.targets = SharedArray(targets)
    columns.products = SharedArray(products)
    columns.relations = SharedArray(relations)
    columns.contracts = SharedArray(contracts)
    columns.volumes = SharedArray(volumes)
    columns.values = SharedArray(values)
    columns.since = SharedArray(since)
    columns.until = SharedArray(until)
    return columns
  }
}

/// Texts in order of first appearance, each with a code.
package struct TextTable: Sendable {
  package private(set) var texts: [String] = []
  private var codes: [String: UInt32] = [:]

  package init() {}

  package init(first: String) {
    _ = code(of: first)
  }

  /// Begins with texts that differ from each other, by their positions.
  package init(_ texts: [String]) {
    for text in texts { _ = code(of: text) }
  }

  package mutating func code(of text: String) -> UInt32 {
    if let code = codes[text] { return code }
    let code = UInt32(texts.count)
    texts.append(text)
    codes[text] = code
    return code
  }
}

extension String {
  fileprivate var hasNullCharacter: Bool { utf8.contains(0) }
}
