import LabeledGraph

extension IdentifierIndex {
  /// Says what is broken of this, or `nil`: each id of the column is found where it stands, or where it
  /// stands first.
  ///
  /// Debug builds ask where the value is made; release builds never.
  func brokenInvariant(_ ids: TextColumn) -> String? {
    let areFound = Self.sample(of: ids.count).allSatisfy {
      Self.isFirstUse(find(ids.span(of: $0), in: ids), of: $0, in: ids)
    }
    return areFound ? nil : "each id is found where it stands, or where it stands first"
  }

  /// Positions to check: all, or of many a few thousand at equal distances.
  static func sample(of count: Int) -> StrideTo<Int> {
    stride(from: 0, to: count, by: max(1, count >> 12))
  }

  /// Whether a position that was found for an id is its own, or that of an earlier use.
  static func isFirstUse(_ found: UInt32, of position: Int, in ids: TextColumn) -> Bool {
    found != absent && found <= position && ids.holds(ids.span(of: position), at: Int(found))
  }
}
