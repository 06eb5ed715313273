import LabeledGraph

/// Sets that differ a little from others, as scenarios do: what stays the same is shared or copied a column
/// at a time, and no value is put together or checked again.
extension LinkageSet {
  /// Returns the set with more links, after those that it has.
  ///
  /// Organizations and their index are shared. Products that no other link and no organization names
  /// come after the products of the set, whose positions stay the same.
  ///
  /// - Parameter links: The links to add; they are checked as ``init(organizations:links:)`` does.
  /// - Returns: A set of its own; this one stays as it is.
  /// - Throws: ``LinkageSetError`` for the first link that breaks a rule, by the position that it would
  ///   have in the new set.
  /// - Complexity: O(links of both), one copy of each column; for the first time of a packed set
  ///   also that of ``links``.
  public func adding(_ links: some Collection<Link>) throws(LinkageSetError) -> LinkageSet {
    let (columns, products) = try columns(of: links)
    return LinkageSet(self, products: products, links: linkColumns.appending(columns))
  }

  /// Returns links as columns, by the positions of this set.
  ///
  /// - Parameter links: The links; they are checked.
  /// - Returns: The columns, and the products of the set with those that only these links name.
  /// - Throws: ``LinkageSetError`` for the first link that breaks a rule, by the position that it would
  ///   have behind those of the set.
  package func columns(
    of links: some Collection<Link>
  ) throws(LinkageSetError) -> (columns: LinkColumns, products: [String]) {
    var products = ProductTable(productNames)
    var rows = LinkColumnRows()
    for (number, link) in links.enumerated() {
      try rows.append(
        link, at: LinkPosition(linkCount + number), index: index, ids: organizationColumns.ids,
        products: &products)
    }
    return (rows.columns, products.names)
  }

  /// Returns the set without some organizations and all their links.
  ///
  /// Those that stay keep their order, and so do links. Products keep their positions, also those
  /// that nothing names any more, so that rows of the two sets can be compared.
  ///
  /// - Parameter organizations: The organizations to leave out.
  /// - Returns: A set of its own; this one stays as it is.
  /// - Precondition: They are organizations of the set.
  /// - Complexity: O(organizations + links), one pass over each column; for the first time of a packed
  ///   set also that of ``links``.
  public func removing(_ organizations: Set<OrganizationPosition>) -> LinkageSet {
    let count = organizationColumns.count
    precondition(
      organizations.allSatisfy { $0.offset >= 0 && $0.offset < count }, "organizations of the set")
    var isKept = [Bool](repeating: true, count: count)
    for organization in organizations { isKept[organization.offset] = false }
    let kept = isKept.indices.filter { isKept[$0] }
    var numbers = [UInt32](repeating: .max, count: count)
    for (number, organization) in kept.enumerated() { numbers[organization] = UInt32(number) }
    return LinkageSet(
      products: productNames, organizations: organizationColumns.keeping(kept),
      links: linkColumns.keeping(numbers))
  }
}

extension OrganizationColumns {
  /// The rows at some positions, in their order.
  package func keeping(_ rows: [Int]) -> OrganizationColumns {
    var result = OrganizationColumns()
    result.ids = ids.keeping(rows)
    if names.count > 0 { result.names = names.keeping(rows) }
    result.kinds = kinds.keeping(rows)
    result.roles = roles.keeping(rows)
    result.districts = CategoryColumn(
      codes: districts.codes.keeping(rows), values: districts.values)
    if !productEnds.isEmpty {
      var kept: [UInt32] = []
      result.productEnds = SharedArray(count: rows.count) { position in
        let row = rows[position]
        kept += products[Int(row == 0 ? 0 : productEnds[row - 1])..<Int(productEnds[row])]
        return UInt32(kept.count)
      }
      result.products = SharedArray(kept)
    }
    result.members = members.keeping(rows)
    if taxCodes.count > 0 { result.taxCodes = taxCodes.keeping(rows) }
    result.ratings = ratings.keeping(rows)
    result.highTechnology = highTechnology.keeping(rows)
    result.digitalTechnology = digitalTechnology.keeping(rows)
    result.capacities = capacities.keeping(rows)
    return result
  }
}

extension SharedArray {
  /// The elements at some positions, in their order; those of a column that has none are none.
  fileprivate func keeping(_ positions: [Int]) -> SharedArray {
    isEmpty ? self : SharedArray(count: positions.count) { self[positions[$0]] }
  }
}

extension TextColumn {
  /// The texts at some positions, in their order.
  fileprivate func keeping(_ rows: [Int]) -> TextColumn {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    ends.reserveCapacity(rows.count)
    for row in rows {
      bytes.append(copying: span(of: row))
      ends.append(UInt32(bytes.count))
    }
    return TextColumn(bytes: bytes, ends: ends)
  }
}

extension LinkColumns {
  /// The links at some positions, in their order.
  func keeping(links: [Int]) -> LinkColumns {
    var result = LinkColumns()
    result.sources = sources.keeping(links)
    result.targets = targets.keeping(links)
    result.products = products.keeping(links)
    result.relations = relations.keeping(links)
    result.contracts = contracts.keeping(links)
    result.volumes = volumes.keeping(links)
    result.values = values.keeping(links)
    result.since = since.keeping(links)
    result.until = until.keeping(links)
    return result
  }

  /// These links, then others.
  func appending(_ other: LinkColumns) -> LinkColumns {
    /// A column that one of the two does not have is blank there.
    func joined<Element: BitwiseCopyable & Sendable & Equatable>(
      _ column: KeyPath<LinkColumns, SharedArray<Element>>, blank: Element,
      isRequired: Bool = false
    ) -> SharedArray<Element> {
      let (first, second) = (self[keyPath: column], other[keyPath: column])
      // Not-a-number, the blank of amounts, is equal to nothing.
      let isBlank = second.span.indices.allSatisfy {
        second[$0] == blank || second[$0] != second[$0]
      }
      if first.isEmpty, isBlank, !isRequired { return first }
      let result = ParallelBuffer<Element>(count: count + other.count)
      if first.isEmpty {
        for link in 0..<count { result[link] = blank }
      } else {
        result.copy(first.span, to: 0)
      }
      result.copy(second.span, to: count)
      return result.finished()
    }
    if other.count == 0 { return self }
    var result = LinkColumns()
    result.sources = joined(\.sources, blank: .max, isRequired: true)
    result.targets = joined(\.targets, blank: .max, isRequired: true)
    result.products = joined(\.products, blank: LinkColumns.everyProduct, isRequired: true)
    result.relations = joined(\.relations, blank: .supply)
    result.contracts = joined(\.contracts, blank: .unknown)
    result.volumes = joined(\.volumes, blank: .nan)
    result.values = joined(\.values, blank: .nan)
    result.since = joined(\.since, blank: LinkColumns.openYear)
    result.until = joined(\.until, blank: LinkColumns.openYear)
    return result
  }

  /// The links whose ends both stay, between the new numbers of these; an organization that goes has
  /// the number `UInt32.max`.
  fileprivate func keeping(_ numbers: [UInt32]) -> LinkColumns {
    let (sources, targets) = (sources, targets)
    let links = (0..<count).filter {
      numbers[Int(sources[$0])] != .max && numbers[Int(targets[$0])] != .max
    }
    var result = LinkColumns()
    result.sources = SharedArray(links.map { numbers[Int(sources[$0])] })
    result.targets = SharedArray(links.map { numbers[Int(targets[$0])] })
    result.products = products.keeping(links)
    result.relations = relations.keeping(links)
    result.contracts = contracts.keeping(links)
    result.volumes = volumes.keeping(links)
    result.values = values.keeping(links)
    result.since = since.keeping(links)
    result.until = until.keeping(links)
    return result
  }
}
