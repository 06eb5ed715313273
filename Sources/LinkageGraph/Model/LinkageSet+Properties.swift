import LabeledGraph

extension LinkageSet {
  /// Returns the id of an organization.
  public func id(of organization: OrganizationPosition) -> String { id(of: organization.offset) }

  /// Returns the name of an organization, or its id where it has no name.
  public func displayName(of organization: OrganizationPosition) -> String {
    displayName(of: organization.offset)
  }

  /// Returns the kind of an organization.
  public func kind(of organization: OrganizationPosition) -> OrganizationKind {
    kind(of: organization.offset)
  }

  /// Returns the kinds that an organization acts as beside its own.
  public func roles(of organization: OrganizationPosition) -> [OrganizationKind] {
    organizationColumns.roles.isEmpty ? [] : organizationColumns.roles[organization.offset].kinds
  }

  /// Returns whether an organization is of a kind or has it as a role.
  public func acts(_ organization: OrganizationPosition, as kind: OrganizationKind) -> Bool {
    organizationColumns.acting[organization.offset].contains(OrganizationKinds(kind))
  }

  /// Returns the number under which an organization is registered, or `nil`.
  public func taxCode(of organization: OrganizationPosition) -> String? {
    taxCode(of: organization.offset)
  }

  /// Returns the district that an organization is filed under, or `nil`.
  public func district(of organization: OrganizationPosition) -> String? {
    district(of: organization.offset)
  }

  /// Returns the members of an organization, or `nil` where unknown.
  public func members(of organization: OrganizationPosition) -> Int? {
    members(of: organization.offset)
  }

  /// Returns the rating of an organization, or `nil` where it is not rated.
  public func rating(of organization: OrganizationPosition) -> OrganizationRating? {
    rating(of: organization.offset)
  }

  /// Returns the positions in ``products`` of the products that an organization declares.
  public func declaredProducts(of organization: OrganizationPosition) -> [ProductPosition] {
    declaredProducts(of: organization.offset).map { ProductPosition($0) }
  }
}

/// The same by rows of the columns, for loops that go over columns.
extension LinkageSet {
  package func id(of organization: Int) -> String { organizationColumns.ids[organization] }

  package func displayName(of organization: Int) -> String {
    name(of: organization) ?? id(of: organization)
  }

  package func kind(of organization: Int) -> OrganizationKind {
    organizationColumns.kinds[organization]
  }

  package func district(of organization: Int) -> String? {
    let column = organizationColumns.districts
    if column.codes.isEmpty || column.codes[organization] == 0 { return nil }
    return column.values[Int(column.codes[organization])]
  }

  package func members(of organization: Int) -> Int? {
    let column = organizationColumns.members
    if column.isEmpty || column[organization] < 0 { return nil }
    return column[organization]
  }

  func taxCode(of organization: Int) -> String? {
    let column = organizationColumns.taxCodes
    if column.count == 0 || column.range(of: organization).isEmpty { return nil }
    return column[organization]
  }

  package func rating(of organization: Int) -> OrganizationRating? {
    let column = organizationColumns.ratings
    if column.isEmpty || column[organization] == 0 { return nil }
    return OrganizationRating(rawValue: column[organization] - 1)
  }

  package func name(of organization: Int) -> String? {
    let column = organizationColumns.names
    if column.count == 0 || column.range(of: organization).isEmpty { return nil }
    return column[organization]
  }

  package func declaredProducts(of organization: Int) -> [Int] {
    let ends = organizationColumns.productEnds
    if ends.isEmpty { return [] }
    let first = organization == 0 ? 0 : ends[organization - 1]
    return organizationColumns.products[Int(first)..<Int(ends[organization])].map { Int($0) }
  }
}

extension LinkageSet {
  /// Whether some link stands under contract.
  ///
  /// - Complexity: O(links) where none does.
  public var statesContracts: Bool {
    if let packed = packedLinks {
      return packed.contracts?.contains(UInt64(Answer.yes.rawValue), in: 0..<packed.count) ?? false
    }
    return linkColumns.contracts.contains(.yes)
  }
}
