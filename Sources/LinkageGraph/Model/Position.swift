/// A position in one of the collections of a set: of its organizations, its links or its products.
///
/// Positions in different collections are different types, so that a product's position never passes
/// for an organization's. A position speaks of one set: in another it may mean something else.
///
/// It costs what a number costs.
@frozen
public struct Position<Collection>: Sendable, Hashable, Strideable, CustomStringConvertible {
  /// How many elements of the collection stand before it.
  public let offset: Int

  /// Creates the position of the element before which so many others stand.
  @inlinable
  public init(_ offset: Int) { self.offset = offset }

  /// The position so many elements further on.
  @inlinable
  public func advanced(by count: Int) -> Position { Position(offset + count) }

  /// How many elements further on another position is.
  @inlinable
  public func distance(to other: Position) -> Int { other.offset - offset }

  /// Whether a position comes before another.
  @inlinable
  public static func < (left: Position, right: Position) -> Bool { left.offset < right.offset }

  /// The offset as text.
  public var description: String { offset.description }
}

/// The position of an organization in ``LinkageSet/organizations``.
public typealias OrganizationPosition = Position<LinkageSet.Organizations>

/// The position of a link in ``LinkageSet/links``.
public typealias LinkPosition = Position<LinkageSet.Links>

/// The position of a product in ``LinkageSet/products``.
public typealias ProductPosition = Position<LinkageSet.Products>

extension Position {
  /// The position of a row of a column or of a vertex of a graph.
  package init(_ row: UInt32) { self.init(Int(row)) }
}
