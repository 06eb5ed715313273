import LabeledGraph

extension HashedIdentifiers {
  /// Says what is broken of this, or `nil`: slots are taken from the first of a bucket, and each id is
  /// found where it stands, or where it stands first.
  ///
  /// Debug builds ask where the value is made; release builds never.
  func brokenInvariant(_ ids: TextColumn, positions: [UInt32]?) -> String? {
    for bucket in IdentifierIndex.sample(of: buckets.count) {
      let (first, second, third) = buckets[bucket].positions
      if first == 0 && second != 0 || second == 0 && third != 0 {
        return "slots are taken from the first"
      }
      if max(first, second, third) > ids.count { return "positions are of the column" }
    }
    let areFound = IdentifierIndex.sample(of: positions?.count ?? ids.count).allSatisfy {
      number in
      let position = positions.map { Int($0[number]) } ?? number
      return IdentifierIndex.isFirstUse(
        find(ids.span(of: position), in: ids), of: position, in: ids)
    }
    return areFound ? nil : "each id is found where it stands, or where it stands first"
  }
}
