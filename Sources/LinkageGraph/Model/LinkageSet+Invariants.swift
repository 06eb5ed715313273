import LabeledGraph

extension LinkageSet {
  /// Says what is broken of this, or `nil`: columns have one length, codes and positions exist, numbers
  /// are in range, ids are not blank and are found.
  ///
  /// Debug builds ask where the value is made; release builds never.
  var brokenInvariant: String? {
    let count = organizationColumns.count
    if let broken = organizationColumns.brokenInvariant(products: productNames.count) {
      return broken
    }
    if let packed = packedLinks {
      return packed.brokenInvariant(organizations: count, products: productNames.count)
    }
    if let broken = linkColumns.brokenInvariant(
      organizations: count, products: productNames.count)
    {
      return broken
    }
    guard let index = knownIndex else { return nil }
    let ids = organizationColumns.ids
    let areFound = IdentifierIndex.sample(of: count).allSatisfy {
      Int(index.find(ids.span(of: $0), in: ids)) == $0
    }
    return areFound ? nil : "each id is found where it stands"
  }
}

extension OrganizationColumns {
  /// What should hold and does not, in a set of so many products.
  func brokenInvariant(products productCount: Int) -> String? {
    let lengths = [
      names.count, roles.count, districts.codes.count, productEnds.count, members.count,
      taxCodes.count, ratings.count, highTechnology.count, digitalTechnology.count,
      capacities.count,
    ]
    guard ids.count == count, lengths.allSatisfy({ $0 == 0 || $0 == count }) else {
      return "a column has a row for each organization, or none"
    }
    guard areAscending(ids.endSpan), areAscending(names.endSpan),
      areAscending(taxCodes.endSpan)
    else {
      return "texts end in order"
    }
    for organization in 0..<count where ids.range(of: organization).isEmpty {
      return "no id is blank"
    }
    let bytes = ids.byteSpan
    for offset in bytes.indices where bytes[offset] == 0 { return "no id has NUL" }
    guard roles.allSatisfy({ $0.isSubset(of: .all) }) else { return "roles exist" }
    guard taxCodes.firstRepetition == nil else { return "each tax code occurs once" }
    if !productEnds.isEmpty || !products.isEmpty {
      guard areAscending(productEnds.span), Int(productEnds.last ?? 0) == products.count else {
        return "rows of declared products end in order, the last with the products"
      }
    }
    guard products.indices.allSatisfy({ Int(products[$0]) < productCount }) else {
      return "declared products exist"
    }
    guard
      districts.codes.indices.allSatisfy({ Int(districts.codes[$0]) < districts.values.count })
    else { return "districts exist" }
    let greatestRating = OrganizationRating.allCases.map(\.rawValue).max() ?? 0
    guard ratings.indices.allSatisfy({ ratings[$0] <= greatestRating + 1 }) else {
      return "ratings exist"
    }
    guard
      members.indices.allSatisfy({
        members[$0] == Self.unknownMembers || 0...LinkageSet.mostMembers ~= members[$0]
      })
    else { return "members are in range" }
    return areAmounts(capacities.span) ? nil : "capacities are in range"
  }
}

extension LinkColumns {
  /// What should hold and does not, in a set of so many organizations and products.
  func brokenInvariant(organizations: Int, products productCount: Int) -> String? {
    let lengths = [
      relations.count, contracts.count, volumes.count, values.count, since.count, until.count,
    ]
    guard targets.count == count, products.count == count,
      lengths.allSatisfy({ $0 == 0 || $0 == count })
    else { return "a column has a row for each link, or none" }
    let (sources, targets, products) = (sources.span, targets.span, products.span)
    for link in 0..<count
    where Int(sources[link]) >= organizations || Int(targets[link]) >= organizations {
      return "links join organizations of the set"
    }
    for link in 0..<count
    where products[link] != Self.everyProduct && Int(products[link]) >= productCount {
      return "products of links exist"
    }
    guard areAmounts(volumes.span) else { return "volumes are in range" }
    guard areAmounts(values.span) else { return "values are in range" }
    let (since, until) = (since.span, until.span)
    guard since.indices.allSatisfy({ isYear(since[$0]) }),
      until.indices.allSatisfy({ isYear(until[$0]) })
    else { return "years are in range" }
    if !since.isEmpty, !until.isEmpty {
      for link in 0..<count where areReversed(since[link], until[link]) {
        return "no link ends before it begins"
      }
    }
    return nil
  }
}

extension PackedLinks {
  /// What should hold and does not, in a set of so many organizations and products.
  func brokenInvariant(organizations: Int, products productCount: Int) -> String? {
    guard rows.vertexCount == organizations, rows.labelCount == productCount + 1 else {
      return "rows of the organizations and products of the set"
    }
    let lengths = [
      relations?.count, contracts?.count, volumes?.count, values?.count, since?.codes.count,
      until?.codes.count,
    ]
    guard order.count == count, lengths.allSatisfy({ $0 ?? count == count }) else {
      return "a column has a row for each link"
    }
    for case .doubles(let amounts)? in [volumes, values] where !areAmounts(amounts.span) {
      return "amounts are in range"
    }
    for edge in 0..<count {
      let begins = since.map { $0.year($0.codes[edge]) } ?? LinkColumns.openYear
      let ends = until.map { $0.year($0.codes[edge]) } ?? LinkColumns.openYear
      if !isYear(begins) || !isYear(ends) { return "years are in range" }
      if areReversed(begins, ends) { return "no link ends before it begins" }
    }
    return nil
  }
}

extension PackedAmounts {
  fileprivate var count: Int {
    switch self {
    case .decimals(let codes, _): codes.count
    case .doubles(let amounts): amounts.count
    }
  }
}

private func areAscending(_ ends: Span<UInt32>) -> Bool {
  ends.indices.dropFirst().allSatisfy { ends[$0 - 1] <= ends[$0] }
}

/// Whether amounts are blank or in range.
private func areAmounts(_ amounts: Span<Double>) -> Bool {
  amounts.indices.allSatisfy {
    amounts[$0].isNaN || 0...LinkageSet.greatestAmount ~= amounts[$0]
  }
}

private func isYear(_ year: Int16) -> Bool {
  year == LinkColumns.openYear || LinkageSet.years.contains(Int(year))
}

private func areReversed(_ since: Int16, _ until: Int16) -> Bool {
  since != LinkColumns.openYear && until != LinkColumns.openYear && until < since
}
