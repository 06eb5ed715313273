import LabeledGraph
import LinkageGraph

/// Sets from packed files, which keep their links in an order of their own.
enum PackedSets {
  /// Holds a set to the one that it was packed from: its organizations one by one, and its links
  /// whatever their order.
  static func verify(_ packed: LinkageSet, against set: LinkageSet) throws {
    try expect(packed.products == set.products, "other products")
    try expect(
      packed.organizations.count == set.organizations.count,
      "\(packed.organizations.count) organizations of \(set.organizations.count)")
    let checked = max(1, set.organizations.count / 1000)
    let organizations = set.organizations
    for position in stride(
      from: organizations.startIndex, to: organizations.endIndex, by: checked)
    {
      try expect(
        packed.organizations[position] == organizations[position],
        "\(set.id(of: position)) became \(packed.organizations[position])")
    }
    try expect(
      packed.links.count == set.links.count, "\(packed.links.count) links of \(set.links.count)")
    try expect(sum(packed.linkColumns) == sum(set.linkColumns), "other links")
  }

  /// A number that follows from the links and not from their order.
  private static func sum(_ links: LinkColumns) -> UInt64 {
    var sum: UInt64 = 0
    for link in 0..<links.count {
      var digest = Digest()
      digest.add(links.sources[link])
      digest.add(links.targets[link])
      digest.add(links.products[link])
      digest.add(links.volumes.isEmpty ? 0 : links.volumes[link].bitPattern)
      sum &+= digest.value
    }
    return sum
  }
}
