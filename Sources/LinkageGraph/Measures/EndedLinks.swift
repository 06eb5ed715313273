import LabeledGraph

/// Links that had ended before the latest year that a set names, though a measure counts them.
public struct EndedLinks: Sendable, Hashable {
  /// How many there are.
  public var count: Int
  /// The latest year in which a link of the set begins or ends.
  public var latestYear: Int

  /// Creates a count.
  public init(count: Int, latestYear: Int) {
    self.count = count
    self.latestYear = latestYear
  }
}

extension ChainGraph {
  /// The links of the graph that ended before the latest year that the set names; `nil` where there are none,
  /// and in a graph of one year.
  ///
  /// Without a year every link counts, those of former years too. Years after 2100, such as 9999, are none that the set
  /// has reached.
  ///
  /// - Complexity: O(links) where links have years.
  public var endedLinks: EndedLinks? {
    if year != nil { return nil }
    if let packed = self.set.packedLinks, packed.since == nil, packed.until == nil { return nil }
    let links = self.set.linkColumns
    let until = links.until
    if until.isEmpty { return nil }
    let latest = Int16(self.set.latestYearNamed ?? Int(LinkColumns.openYear))
    let count = Parallel.mapPieces(of: links.count, least: 1 << 14) { piece in
      piece.count { until[$0] != LinkColumns.openYear && until[$0] < latest && isInForce($0) }
    }.reduce(0, +)
    return count == 0 ? nil : EndedLinks(count: count, latestYear: Int(latest))
  }
}

extension LinkageSet {
  /// The latest year in which a link begins or ends; `nil` where none names a year.
  ///
  /// Years after 2100, such as 9999, are none that a set has reached.
  ///
  /// - Complexity: O(links) where links have years.
  public var latestYearNamed: Int? {
    if let packed = packedLinks, packed.since == nil, packed.until == nil { return nil }
    let (since, until) = (linkColumns.since, linkColumns.until)
    if since.isEmpty, until.isEmpty { return nil }
    let greatest = Int16(LinkageSet.likelyYears.upperBound)
    let count = linkCount
    let latest =
      Parallel.mapPieces(of: count, least: 1 << 14) { piece in
        // An open year is less than any other.
        piece.reduce(LinkColumns.openYear) { latest, link in
          let begins = since.isEmpty ? LinkColumns.openYear : since[link]
          let ends = until.isEmpty ? LinkColumns.openYear : until[link]
          return max(
            latest, begins <= greatest ? begins : latest, ends <= greatest ? ends : latest)
        }
      }.max() ?? LinkColumns.openYear
    return latest == LinkColumns.openYear ? nil : Int(latest)
  }

  /// The first and the last year that a link names; `nil` where none names one.
  ///
  /// - Complexity: O(links) where links have years.
  package var yearsNamed: ClosedRange<Int>? {
    if let packed = packedLinks, packed.since == nil, packed.until == nil { return nil }
    var years: ClosedRange<Int16>?
    for column in [linkColumns.since, linkColumns.until] {
      for year in column where year != LinkColumns.openYear {
        years = years.map { min($0.lowerBound, year)...max($0.upperBound, year) } ?? year...year
      }
    }
    return years.map { Int($0.lowerBound)...Int($0.upperBound) }
  }
}
