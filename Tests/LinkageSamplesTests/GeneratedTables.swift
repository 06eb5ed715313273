import LinkageSamples
import LinkageGraph

/// What a generated set wrote, taken apart by a reader of its own: nothing of the product's.
struct GeneratedTables {
  let organizationBytes: [UInt8]
  let linkBytes: [UInt8]
  let organizations: [[String: String]]
  let links: [[String: String]]
  let organizationsHeader: String
  let linksHeader: String

  init(_ set: some GeneratedLinkageSet) throws {
    var organizationSink = MemoryByteSink()
    try set.writeOrganizations(to: &organizationSink)
    var linkSink = MemoryByteSink()
    try set.writeLinks(to: &linkSink)
    organizationBytes = organizationSink.bytes
    linkBytes = linkSink.bytes
    (organizationsHeader, organizations) = Self.table(organizationSink.text)
    (linksHeader, links) = Self.table(linkSink.text)
  }

  /// Cuts RFC 4180 text into records; a record with a field too many or too few gets none at all.
  private static func table(_ text: String) -> (header: String, rows: [[String: String]]) {
    var records: [[String]] = []
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(String(field))
        field = .init()
      case "\n" where !isQuoted:
        records.append(fields + [String(field)])
        fields = []
        field = .init()
      default: field.append(scalar)
      }
    }
    guard let header = records.first else { return ("", []) }
    let rows = records.dropFirst().map { record in
      record.count == header.count
        ? Dictionary(uniqueKeysWithValues: zip(header, record)) : [:]
    }
    return (header.joined(separator: ","), rows)
  }

  /// A hash that any tool can repeat (FNV-1a, 64 bits).
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  func ids(of kind: String) -> [String] {
    organizations.filter { $0["kind"] == kind }.compactMap { $0["id"] }
  }

  /// Finds the organizations that `coverage` counts as participating in its row `any`, the slow
  /// way: by searches along the links, product after product.
  ///
  /// - Parameter year: Only links in force that year count; all of them if it is `nil`.
  /// - Returns: Their ids.
  func participating(year: Int? = nil) -> Set<String> {
    var kinds: [String: String] = [:]
    for organization in organizations { kinds[organization["id"] ?? ""] = organization["kind"] }
    let inForce = links.filter { link in
      guard let year else { return true }
      return Int(link["since"] ?? "") ?? .min <= year && year <= Int(link["until"] ?? "") ?? .max
    }
    var participating: Set<String> = []
    for product in ["rice", "fruit", "seafood"] {
      var buyers: [String: [String]] = [:]
      var sellers: [String: [String]] = [:]
      var outlets = Set(ids(of: "processor") + ids(of: "buyer") + ids(of: "exporter"))
      for link in inForce where link["product"] == product {
        guard let source = link["source"], let target = link["target"] else { continue }
        buyers[source, default: []].append(target)
        sellers[target, default: []].append(source)
        if link["relation"] == "export" || kinds[target] == "market" { outlets.insert(source) }
      }
      let producers = organizations.filter { organization in
        ["group", "cooperative", "union"].contains(organization["kind"])
          && (organization["products"] ?? "").split(separator: "|").contains { $0 == product }
      }
      let supplied = Self.reached(from: Set(producers.compactMap { $0["id"] }), along: buyers)
      participating.formUnion(supplied.intersection(Self.reached(from: outlets, along: sellers)))
    }
    return participating
  }

  static func reached(from starts: Set<String>, along links: [String: [String]]) -> Set<String> {
    var reached = starts
    var waiting = Array(starts)
    while let organization = waiting.popLast() {
      for next in links[organization, default: []] where reached.insert(next).inserted {
        waiting.append(next)
      }
    }
    return reached
  }
}
