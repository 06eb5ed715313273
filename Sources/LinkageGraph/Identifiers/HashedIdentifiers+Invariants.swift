import LabeledGraph

extension HashedIdentifiers {
  /// Holds the table to what look-ups rely on: slots are taken from the first of a bucket, and each id is
  /// found where it stands, or where it stands first.
  ///
  /// Release builds check nothing here.
  func checkInvariants(_ ids: TextColumn, positions: [UInt32]?) {
    #if DEBUG
      let broken = brokenInvariant(ids, positions: positions)
      precondition(broken == nil, broken ?? "")
    #endif
  }
}

#if DEBUG
  extension HashedIdentifiers {
    /// What should hold of a table of some ids of a column and does not.
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
#endif
