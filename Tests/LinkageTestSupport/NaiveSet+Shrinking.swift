extension NaiveSet {
  /// Returns a set that still fails and has nothing left to take away.
  ///
  /// Organizations are removed with their links, then links, then what fields hold.
  package func shrunk<Failure: Error>(
    while fails: (NaiveSet) throws(Failure) -> Bool
  ) throws(Failure) -> NaiveSet {
    var smallest = self
    var before: NaiveSet
    repeat {
      before = smallest
      smallest = try smallest.withoutOrganizations(while: fails)
      smallest = try smallest.withoutLinks(while: fails)
      smallest = try smallest.withoutFields(while: fails)
    } while smallest != before
    return smallest
  }

  private func withoutOrganizations<Failure: Error>(
    while fails: (NaiveSet) throws(Failure) -> Bool
  ) throws(Failure) -> NaiveSet {
    var smallest = self
    for count in Self.counts(upTo: organizations.count) {
      var start = 0
      while start < smallest.organizations.count {
        var fewer = smallest
        let end = min(start + count, fewer.organizations.count)
        let removed = Set(fewer.organizations[start..<end].map(\.id))
        fewer.organizations.removeSubrange(start..<end)
        fewer.links.removeAll { removed.contains($0.source) || removed.contains($0.target) }
        if try fails(fewer) { smallest = fewer } else { start += count }
      }
    }
    return smallest
  }

  private func withoutLinks<Failure: Error>(
    while fails: (NaiveSet) throws(Failure) -> Bool
  ) throws(Failure) -> NaiveSet {
    var smallest = self
    for count in Self.counts(upTo: links.count) {
      var start = 0
      while start < smallest.links.count {
        var fewer = smallest
        fewer.links.removeSubrange(start..<min(start + count, fewer.links.count))
        if try fails(fewer) { smallest = fewer } else { start += count }
      }
    }
    return smallest
  }

  private func withoutFields<Failure: Error>(
    while fails: (NaiveSet) throws(Failure) -> Bool
  ) throws(Failure) -> NaiveSet {
    var smallest = self
    func attempt(_ change: (inout NaiveSet) -> Void) throws(Failure) {
      var simpler = smallest
      change(&simpler)
      if simpler != smallest, try fails(simpler) { smallest = simpler }
    }
    for index in organizations.indices {
      try attempt { $0.organizations[index].name = "" }
      try attempt { $0.organizations[index].roles = [] }
      try attempt { $0.organizations[index].taxCode = "" }
      try attempt { $0.organizations[index].district = "" }
      try attempt { $0.organizations[index].rating = "" }
      try attempt { $0.organizations[index].members = nil }
      try attempt { $0.organizations[index].highTechnology = nil }
      try attempt { $0.organizations[index].digital = nil }
      try attempt { $0.organizations[index].capacity = nil }
      for product in organizations[index].products {
        try attempt { set in
          set.organizations[index].products.removeAll { $0 == product }
        }
      }
    }
    for index in links.indices {
      try attempt { $0.links[index].relation = "supply" }
      try attempt { $0.links[index].contract = nil }
      try attempt { $0.links[index].volume = nil }
      try attempt { $0.links[index].value = nil }
      try attempt { $0.links[index].since = nil }
      try attempt { $0.links[index].until = nil }
    }
    return smallest
  }

  /// Half of all, a quarter, and so on to one at a time.
  private static func counts(upTo total: Int) -> [Int] {
    var counts: [Int] = []
    var count = max(1, total / 2)
    while count > 1 {
      counts.append(count)
      count /= 2
    }
    return counts + [1]
  }
}
