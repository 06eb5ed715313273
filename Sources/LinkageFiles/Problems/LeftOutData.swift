/// What of the data does not count, because whoever read them asked for that.
public struct LeftOutData: Sendable, Hashable {
  /// Rows of organizations that were left out.
  public var organizations: Int
  /// Rows of links that were left out.
  public var links: Int

  /// Creates an account; by default nothing is left out.
  public init(organizations: Int = 0, links: Int = 0) {
    self.organizations = organizations
    self.links = links
  }

  /// Whether everything counts.
  public var isEmpty: Bool { self == LeftOutData() }
}
