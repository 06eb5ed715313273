import LabeledGraph
import Foundation

/// Why organizations and links do not make a set.
public enum LinkageSetError: Error, Sendable, Hashable {
  /// An organization, by its position, has an empty id.
  case emptyID(organization: Int)
  /// Two organizations have one id.
  case duplicateID(String, first: Int, second: Int)
  /// A link, by its position, names an organization that is not in the set.
  case unknownOrganization(String, link: Int)
  /// A number is negative, too large, or not a number; the text says which.
  case badNumber(String)
  /// A link, by its position, ends before it begins.
  case yearsReversed(link: Int)
}

extension LinkageSet {
  /// The greatest number of members that one organization may have.
  public static let mostMembers = 10_000_000_000

  /// The greatest tonnes or million đồng a year that one record may state.
  public static let greatestAmount = 1e15

  /// The years that a link may begin or end in.
  public static let years = 1...9999

  /// Builds a set from values.
  ///
  /// Ids and products are trimmed of blanks and put into NFC.
  ///
  /// - Parameters:
  ///   - organizations: The organizations; their order is kept.
  ///   - links: The links; their order is kept.
  /// - Throws: ``LinkageSetError`` for the first value that breaks a rule.
  /// - Complexity: O(organizations + links).
  public init(organizations: [Organization], links: [Link]) throws(LinkageSetError) {
    var products = TextTable()
    var districts = TextTable(first: "")
    var columns = OrganizationColumns()
    for (position, organization) in organizations.enumerated() {
      let id = organization.id.trimmedAndNormalized
      if id.isEmpty { throw .emptyID(organization: position) }
      columns.ids.append(id)
      columns.names.append((organization.name ?? "").trimmedAndNormalized)
      columns.kinds.append(organization.kind)
      columns.districts.codes.append(
        districts.code(of: (organization.district ?? "").trimmedAndNormalized))
      for product in organization.products {
        let name = product.trimmedAndNormalized
        if !name.isEmpty { columns.products.append(products.code(of: name)) }
      }
      columns.productEnds.append(UInt32(columns.products.count))
      if let members = organization.members, !(0...Self.mostMembers).contains(members) {
        throw .badNumber("members of \(id): \(members)")
      }
      columns.members.append(organization.members ?? OrganizationColumns.unknownMembers)
      columns.ratings.append(organization.rating.map { $0.rawValue + 1 } ?? 0)
      columns.highTechnology.append(Answer(organization.usesHighTechnology))
      columns.digitalTechnology.append(Answer(organization.usesDigitalTechnology))
      columns.capacities.append(
        try Self.checked(organization.capacity, "capacity of \(id)"))
    }
    columns.districts.values = districts.texts
    var duplicate: (Int, Int)?
    let index = IdentifierIndex(columns.ids) { duplicate = duplicate ?? ($0, $1) }
    if let duplicate {
      throw .duplicateID(columns.ids[duplicate.1], first: duplicate.0, second: duplicate.1)
    }

    var rows = LinkColumnRows()
    for (position, link) in links.enumerated() {
      for (end, path) in [(link.source, true), (link.target, false)] {
        let id = Array(end.trimmedAndNormalized.utf8)
        let found = index.find(id.span, in: columns.ids)
        if found == IdentifierIndex.absent { throw .unknownOrganization(end, link: position) }
        if path { rows.sources.append(found) } else { rows.targets.append(found) }
      }
      let product = (link.product ?? "").trimmedAndNormalized
      rows.products.append(
        product.isEmpty ? LinkColumns.everyProduct : products.code(of: product))
      rows.relations.append(link.relation)
      rows.contracts.append(Answer(link.contract))
      rows.volumes.append(try Self.checked(link.volume, "volume of link \(position)"))
      rows.values.append(try Self.checked(link.value, "value of link \(position)"))
      for year in [link.since, link.until].compactMap(\.self) where !Self.years.contains(year) {
        throw .badNumber("year of link \(position): \(year)")
      }
      if let since = link.since, let until = link.until, until < since {
        throw .yearsReversed(link: position)
      }
      rows.since.append(link.since.map { Int16($0) } ?? LinkColumns.openYear)
      rows.until.append(link.until.map { Int16($0) } ?? LinkColumns.openYear)
    }
    self.init(
      products: products.texts, organizations: columns, links: rows.columns, index: index)
  }

  private static func checked(_ amount: Double?, _ what: String) throws(LinkageSetError) -> Double {
    guard let amount else { return .nan }
    guard amount >= 0, amount <= greatestAmount else {
      throw .badNumber("\(what): \(amount)")
    }
    return amount
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

  package mutating func code(of text: String) -> UInt32 {
    if let code = codes[text] { return code }
    let code = UInt32(texts.count)
    texts.append(text)
    codes[text] = code
    return code
  }
}

extension String {
  /// The text in Normalization Form C.
  package var normalizedToNFC: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }

  /// The text without blanks around it, in Normalization Form C.
  package var trimmedAndNormalized: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    var end = scalars.endIndex
    while scalars[scalars.index(before: end)].properties.isWhitespace {
      end = scalars.index(before: end)
    }
    return String(scalars[first..<end]).normalizedToNFC
  }
}
