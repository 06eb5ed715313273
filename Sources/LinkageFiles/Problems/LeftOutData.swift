/// What of the data does not count, because whoever read them asked for that.
public struct LeftOutData: Sendable, Hashable {
  /// Rows of organizations that were left out.
  public var organizations: Int
  /// Rows of links that were left out.
  public var links: Int
  /// Fields of organizations that were left blank.
  public var organizationFields: Int
  /// Fields of links that were left blank.
  public var linkFields: Int

  /// Creates an account; by default nothing is left out.
  public init(
    organizations: Int = 0, links: Int = 0, organizationFields: Int = 0, linkFields: Int = 0
  ) {
    self.organizations = organizations
    self.links = links
    self.organizationFields = organizationFields
    self.linkFields = linkFields
  }

  /// Whether everything counts.
  public var isEmpty: Bool { self == LeftOutData() }

  /// What of two sets does not count.
  package func adding(_ other: LeftOutData, where isOther: Bool) -> LeftOutData {
    if !isOther { return self }
    return LeftOutData(
      organizations: organizations + other.organizations, links: links + other.links,
      organizationFields: organizationFields + other.organizationFields,
      linkFields: linkFields + other.linkFields)
  }
}
